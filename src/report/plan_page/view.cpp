#include "report/plan_page/view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <tuple>
#include <unordered_map>

#include "report/plan_page/html.h"

namespace guidelint::report::plan_page {
namespace {

// Keyed by company; for guides without one by nothing, all together.
class Companies {
 public:
  CompanyLine& operator[](std::string_view company) {
    const auto [place, is_new] = index_.try_emplace(company, lines_.size());
    if (is_new) lines_.push_back({.company = company});
    return lines_[place->second];
  }

  std::vector<CompanyLine> sorted() {
    std::ranges::sort(lines_, {}, [](const CompanyLine& line) {
      return std::tuple(-static_cast<std::int64_t>(line.late), -line.days_late, -static_cast<std::int64_t>(line.errors),
                        line.company);
    });
    return std::move(lines_);
  }

 private:
  std::vector<CompanyLine> lines_ = {};
  std::unordered_map<std::string_view, std::size_t> index_ = {};
};

std::optional<std::int64_t> days_late(const review::Guide& guide, base::Date today) {
  if (!guide.next_review_due) return std::nullopt;
  return std::int64_t{today.days} - guide.next_review_due->days;
}

void count(const Row& row, Companies& companies) {
  CompanyLine& line = companies[row.guide->company];
  ++line.guides;
  line.errors += row.guide->errors;
  if (!row.days_late) ++line.undated;
  if (row.is_late()) {
    ++line.late;
    line.days_late = std::max(line.days_late, *row.days_late);
  }
  if (row.planned == nullptr) return;
  if (!line.first_week) line.first_week = row.week;
  line.last_week = row.week;
}

}  // namespace

View view_of(const plans::PlanReport& report) {
  View view{.report = report};
  const review::Schedule& schedule = report.schedule;
  Companies companies;
  std::vector<bool> is_planned(schedule.guides.size());
  std::vector<std::uint64_t> to_do_by_week;
  const auto add = [&](Row row) {
    row.days_late = days_late(*row.guide, schedule.today);
    count(row, companies);
    if (view.lists(row.owner)) view.rows.push_back(row);
  };
  for (std::size_t week = 0; week < schedule.weeks.size(); ++week) {
    std::uint64_t to_do = 0;
    for (const review::PlannedVisit& visit : schedule.weeks[week].visits) {
      for (const review::PlannedGuide& planned : visit.guides) {
        ++view.planned;
        if (!planned.is_done) ++to_do;
        is_planned[planned.guide] = true;
        add({.guide = &schedule.guides[planned.guide], .planned = &planned, .owner = visit.owner, .week = week});
      }
    }
    to_do_by_week.push_back(to_do);
    view.still_to_do += to_do;
  }
  const auto add_later = [&](std::size_t index) {
    if (is_planned[index]) return;
    is_planned[index] = true;
    const review::Guide& guide = schedule.guides[index];
    add({.guide = &guide, .owner = guide.owners.empty() ? std::string_view() : guide.owners.front()});
  };
  for (const std::size_t index : schedule.later) add_later(index);
  for (std::size_t index = 0; index < schedule.guides.size(); ++index) add_later(index);  // without a plan: all

  std::uint64_t left = view.still_to_do;
  for (const std::uint64_t to_do : to_do_by_week) view.left.push_back(left -= to_do);
  view.companies = companies.sorted();
  return view;
}

std::string day_and_month(base::Date date) {
  constexpr std::array<std::string_view, 12> k_months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::year_month_day day(std::chrono::sys_days(std::chrono::days(date.days)));
  return fmt::format("{} {}", unsigned{day.day()}, k_months[unsigned{day.month()} - 1]);
}

std::string company_name(std::string_view company) { return company.empty() ? "no company" : guide_text(company); }
std::string owner_name(std::string_view owner) { return owner.empty() ? "no owner" : guide_text(owner); }

}  // namespace guidelint::report::plan_page
