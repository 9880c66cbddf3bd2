// What plans say about a week, in words for people: its days, the hours of its work, the causes behind a company.
//
//   23–29 November 2026, 28 December 2026 – 3 January 2027
//   about 10 hours
//   9 guides: stock not divided by 4 · 2 guides: London in EUR · 3 more causes
//
// Lifetime  texts of causes are as the guides have them: whoever prints them escapes them (GuideCauses views them).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "review/schedule.h"

namespace guidelint::report {

std::string days_of_week(review::Week week);

// "about 10 hours", "40 minutes"
std::string working_time(std::int64_t minutes);

// Of lateness, as exact as its gap is: "7,806", "1.74".
std::string weighted_weeks(double weeks);

struct GuideCause {
  std::string_view cause;
  std::uint64_t guides = 0;
};

// How many guides of a visit have which cause; those of most guides first, then as the guides name them.
std::vector<GuideCause> causes_of(const review::Schedule& schedule, const review::PlannedVisit& visit);

// The file's name without folder and ".md".
std::string_view stem_of(std::string_view path);

// Where the guide can be seen: below `files` ("https://github.com/o/r/blob/main"), every byte of the path that means
// something in an address, in Markdown or in HTML as %20. Empty if `files` is, or for a path that leaves its folder.
std::string address_of(std::string_view files, std::string_view path);

// Whether GitHub notifies somebody of it: "@ann", "@org/pay-team"; not an address, not "@a @b".
bool is_mention(std::string_view owner);

}  // namespace guidelint::report
