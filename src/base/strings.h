// Small operations on text that several layers need: trimming, cutting, nearest name, numbers for people.
//
// Lifetime  functions that take and return string_view return a part of what they were given.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace guidelint::base {

// Without leading and trailing blanks, tabs, carriage returns and newlines.
std::string_view trim(std::string_view text);

// Parts between separators, untrimmed; "" gives one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);

// ASCII only; other bytes stay.
std::string to_lower(std::string_view text);

// The candidate nearest to `name` by edit distance (insert, delete, replace, swap neighbours), if near enough to be a
// slip: at most a third of the longer name's length, and at least 1. Ties go to the first candidate. Compares bytes;
// names longer than 100 are never near (a hostile file must not buy quadratic time).
std::optional<std::string_view> nearest(std::string_view name, std::span<const std::string_view> candidates);

// "1,234,567"; up to `decimals` digits after the point, trailing zeros dropped: 1234.5 -> "1,234.5". The minus sign is
// '-'.
std::string grouped(double value, int decimals = 0);

// "1 row", "2,271 rows", "2 entries", "2 branches": regular English plurals only.
std::string counted(std::uint64_t count, std::string_view singular);

}  // namespace guidelint::base
