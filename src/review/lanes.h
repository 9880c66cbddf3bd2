// Guides sorted into companies, and companies into lanes: whose minutes review them.
//
// A company belongs to the owner of most of its guides, because its sources are opened once, by one. Owners that
// plan.owners names have a lane each; all others, and what nobody owns, share one with the minutes that are left.
// Where nothing is left the companies of that lane go where a pass is shortest for the minutes there are: a guide that
// nobody owns is planned all the same, and its owner stays empty.
//
// A guide without a company belongs to the folder it lies in.
//
// Lifetime  owns everything; guides are indices.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "review/guide.h"
#include "review/settings.h"
#include "review/week.h"

namespace guidelint::review {

struct Company {
  std::string name = {};   // empty: its guides have none
  std::string owner = {};  // empty: nobody
  std::vector<std::size_t> guides = {};
};

struct Lane {
  std::string owner = {};  // empty: everybody who has no lane
  int minutes = 0;         // of an ordinary week
  std::vector<std::size_t> companies = {};
  [[nodiscard]] long pass_minutes(const std::vector<Company>& all, const Settings& settings) const;
};

// The first of a guide's owners; empty: nobody.
std::string owner_of(const Guide& guide);

// In the order of their names and folders.
std::vector<Company> companies_of(const std::vector<Guide>& guides);

// None without companies. Every company is in one lane.
std::vector<Lane> lanes_of(const std::vector<Company>& companies, const Settings& settings);

// Minutes of a week after those away: a fifth less for each of its weekdays.
int minutes_in(Week week, int week_minutes, const Settings& settings);

}  // namespace guidelint::review
