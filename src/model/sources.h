// Whether the front matter's list of sources is that of the text.
//
//   Blind, TeamBlind          TeamBlind repeats: one is the beginning or the end of the other, letters and digits only
//   H1B, H1B Salary Data      so does H1B Salary Data
//   Dice                      is unfounded where the text says "cost of living indices": no word begins with it
//
// A citation that was cut off ("Exampleco annual report, Febr") begins a word and is found. Decided against: a list of
// known sources; it would have to grow with every guide.
//
// Lifetime  results are among the views given. Lists are looked at up to k_most_sources items (the longest of 4,466
//           guides has 10): a hostile one must not buy quadratic time.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace guidelint::model {

// A citation as it stands in a list: without the brackets around it, the target of a link and the number of a note.
//   "[Pay survey 2026](https://a.example)" -> "Pay survey 2026"
//   "Survey: [https://a.example](https://a.example)" -> "Survey: https://a.example"
std::string citation(std::string_view item);

constexpr std::size_t k_most_sources = 200;

std::vector<std::string_view> repeated_sources(std::span<const std::string_view> listed);

std::vector<std::string_view> unfounded_sources(std::span<const std::string_view> listed,
                                                std::span<const std::string_view> cited);

}  // namespace guidelint::model
