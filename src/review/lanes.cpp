#include "review/lanes.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace guidelint::review {
namespace {

constexpr int k_weekdays = 5;

long cost_of(const Company& company, const Settings& settings) {
  return settings.company_minutes +
         static_cast<long>(settings.guide_minutes) * static_cast<long>(company.guides.size());
}

std::string folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash));
}

// Whoever has most of them; of equals the first by name, and somebody rather than nobody.
std::string owner_of_most(const Company& company, const std::vector<Guide>& guides) {
  std::map<std::string, std::size_t> counts;
  for (const std::size_t guide : company.guides) ++counts[owner_of(guides[guide])];
  std::string owner;
  std::size_t most = 0;
  for (const auto& [name, count] : counts) {
    if (count < most || (count == most && !owner.empty())) continue;
    owner = name;
    most = count;
  }
  return owner;
}

// Each company to the lane with the shortest pass for its minutes.
void share_out(const std::vector<std::size_t>& homeless, const std::vector<Company>& companies,
               const Settings& settings, std::vector<Lane>& lanes) {
  std::vector<double> minutes;
  for (const Lane& lane : lanes) minutes.push_back(static_cast<double>(lane.pass_minutes(companies, settings)));
  for (const std::size_t company : homeless) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < lanes.size(); ++i) {
      if (minutes[i] / std::max(1, lanes[i].minutes) < minutes[best] / std::max(1, lanes[best].minutes)) best = i;
    }
    lanes[best].companies.push_back(company);
    minutes[best] += static_cast<double>(cost_of(companies[company], settings));
  }
}

}  // namespace

long Lane::pass_minutes(const std::vector<Company>& all, const Settings& settings) const {
  long sum = 0;
  for (const std::size_t company : companies) sum += cost_of(all[company], settings);
  return sum;
}

std::string owner_of(const Guide& guide) { return guide.owners.empty() ? std::string() : guide.owners.front(); }

std::vector<Company> companies_of(const std::vector<Guide>& guides) {
  std::map<std::pair<std::string, std::string>, Company> by_name;  // name, folder where it has none
  for (std::size_t i = 0; i < guides.size(); ++i) {
    const std::string& name = guides[i].company;
    Company& company = by_name[{name, name.empty() ? folder_of(guides[i].path) : std::string()}];
    company.name = name;
    company.guides.push_back(i);
  }
  std::vector<Company> companies;
  for (auto& [name, company] : by_name) {
    company.owner = owner_of_most(company, guides);
    companies.push_back(std::move(company));
  }
  return companies;
}

std::vector<Lane> lanes_of(const std::vector<Company>& companies, const Settings& settings) {
  if (companies.empty()) return {};
  std::vector<Lane> lanes;
  int left = settings.week_minutes;
  for (const auto& [owner, minutes] : settings.owners) {
    lanes.push_back({.owner = owner, .minutes = minutes});
    left -= minutes;
  }
  Lane others{.minutes = std::max(0, left)};
  for (std::size_t i = 0; i < companies.size(); ++i) {
    const auto lane = std::ranges::find(lanes, companies[i].owner, &Lane::owner);
    (lane == lanes.end() ? others : *lane).companies.push_back(i);
  }
  const bool has_minutes = lanes.empty() || others.minutes >= settings.company_minutes + settings.guide_minutes;
  if (has_minutes) {
    lanes.push_back(std::move(others));
    return lanes;
  }
  share_out(others.companies, companies, settings, lanes);
  return lanes;
}

int minutes_in(Week week, int week_minutes, const Settings& settings) {
  int away = 0;
  for (int weekday = 0; weekday < k_weekdays; ++weekday) {
    const base::Date day{week.monday.days + weekday};
    const auto covers = [&](const Settings::Away& range) { return range.first <= day && day <= range.last; };
    away += std::ranges::any_of(settings.away, covers) ? 1 : 0;
  }
  return week_minutes * (k_weekdays - away) / k_weekdays;
}

}  // namespace guidelint::review
