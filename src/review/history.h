// The course of the corpus over time as a file: one day a point, one number a line.
//
//   2026-11-23<TAB>errors<TAB>31
//   2026-11-23<TAB>guides<TAB>4466
//   2026-11-23<TAB>rule:review-overdue<TAB>4466
//
// Long rather than a column per measure, because rules come and go: a file of last year stays good, a spreadsheet makes
// columns of it, and two versions merge line by line. It is written whole, sorted by day and measure; a day that is
// there already is replaced, so a job that runs twice a day does not double it. What is older than k_kept_days goes.
//
// A measure this version does not know is left out, so that a file of a later one can be read.
//
// Errors    the line and what is wrong with it: "history.tsv:7: "many" is no number".
// Lifetime  owns everything.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/error.h"
#include "review/quality.h"

namespace guidelint::review {

constexpr int k_kept_days = 3 * 366;
constexpr std::size_t k_most_points = 2 * static_cast<std::size_t>(k_kept_days);  // more in a file is an Error

// Oldest first. Of a measure that a day has twice the later line counts. `name` is for messages.
tl::expected<std::vector<QualityPoint>, base::Error> parse_history(std::string_view text, std::string_view name);

std::string format_history(std::span<const QualityPoint> points);

// With `now` in the place of its day, without what is too old by then, oldest first.
std::vector<QualityPoint> with_point(std::vector<QualityPoint> points, const QualityPoint& now);

// What was before `date`.
std::vector<QualityPoint> before(std::vector<QualityPoint> points, base::Date date);

}  // namespace guidelint::review
