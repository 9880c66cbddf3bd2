#include "review/schedule.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

#include "base/strings.h"
#include "review/blocks.h"
#include "review/lanes.h"
#include "review/priority.h"
#include "review/week_list.h"
#include "review/week_prices.h"

namespace guidelint::review {
namespace {

constexpr int k_most_weeks = 2080;      // 40 years: whatever takes longer is no plan
constexpr int k_bound_steps = 60;       // enough to say how good the plan of whole companies is
constexpr int k_most_away_weeks = 520;  // weeks off are known for ten years

// Builds one Schedule; its members are what the steps of build() leave for the next.
class Builder {
 public:
  Builder(std::vector<Guide> guides, const Settings& settings, const ScheduleOptions& options)
      : options_(options), settings_(settings), first_(week_of(options.today)) {
    schedule_.today = options.today;
    schedule_.settings = settings;
    schedule_.is_optimized = options.optimize;
    schedule_.guides = std::move(guides);
    std::ranges::stable_sort(schedule_.guides, {}, &Guide::path);
    for (Guide& guide : schedule_.guides) {
      if (guide.last_reviewed && *guide.last_reviewed > options.today) guide.last_reviewed.reset();  // nobody can know
    }
  }

  Schedule build() {
    count();
    companies_ = companies_of(schedule_.guides);
    lanes_ = lanes_of(companies_, settings_);
    measure_pass();
    list_owners();
    schedule_.impossible = why_impossible();
    if (!schedule_.impossible.empty()) return std::move(schedule_);
    WeekList list(companies_, settings_);
    index();
    note_done();
    note_frozen();
    for (const Lane& lane : lanes_) plan_lane(lane, list);
    schedule_.weeks = list.finish(first_, schedule_.guides);
    finish();
    return std::move(schedule_);
  }

 private:
  enum class Place : std::uint8_t { open, done, frozen };

  [[nodiscard]] const Guide& guide(std::size_t index) const { return schedule_.guides[index]; }

  [[nodiscard]] base::Date due_of(std::size_t index) const {
    return due_date_of(guide(index), settings_, options_.today);
  }

  [[nodiscard]] int due_week(std::size_t index) const { return weeks_between(first_, week_of(due_of(index))); }

  void count() {
    DueList list = find_due(schedule_.guides, options_.today);
    schedule_.bulk = std::move(list.bulk);
    schedule_.overdue = list.overdue;
    schedule_.undated = list.undated;
    schedule_.never_reviewed =
        static_cast<std::uint64_t>(std::ranges::count_if(schedule_.guides, &Guide::never_reviewed));
  }

  void index() {
    places_.assign(schedule_.guides.size(), Place::open);
    is_listed_.assign(schedule_.guides.size(), false);
    is_open_.assign(companies_.size(), false);
    company_of_.resize(schedule_.guides.size());
    lane_of_.resize(companies_.size());
    for (const Lane& lane : lanes_) {
      for (const std::size_t company : lane.companies) lane_of_[company] = &lane;
    }
    for (std::size_t company = 0; company < companies_.size(); ++company) {
      for (const std::size_t one : companies_[company].guides) company_of_[one] = company;
    }
  }

  void measure_pass() {
    PlanQuality& quality = schedule_.quality;
    for (const Lane& lane : lanes_) quality.pass_minutes += lane.pass_minutes(companies_, settings_);
    const int every = std::max(1, settings_.every_weeks);
    quality.pass_weeks = static_cast<double>(quality.pass_minutes) / std::max(1, settings_.week_minutes);
    quality.needed_minutes = static_cast<int>((quality.pass_minutes + every - 1) / every);
  }

  void list_owners() {
    std::map<std::pair<bool, std::string>, OwnerLoad> loads;
    const auto load_of = [&](const std::string& owner) -> OwnerLoad& {
      OwnerLoad& load = loads[{owner.empty(), owner}];
      load.owner = owner;
      return load;
    };
    for (const auto& [owner, minutes] : settings_.owners) load_of(owner).week_minutes = minutes;
    for (const Guide& one : schedule_.guides) {
      OwnerLoad& load = load_of(owner_of(one));
      ++load.guides;
      if (one.next_review_due && *one.next_review_due < options_.today) ++load.overdue;
    }
    for (const Company& company : companies_) {
      load_of(company.owner).pass_minutes += settings_.company_minutes + static_cast<long>(settings_.guide_minutes) *
                                                                             static_cast<long>(company.guides.size());
    }
    if (settings_.owners.empty() && loads.size() == 1) loads.begin()->second.week_minutes = settings_.week_minutes;
    for (auto& [name, load] : loads) schedule_.owners.push_back(std::move(load));
  }

  [[nodiscard]] std::string why_impossible() const {
    const int least = settings_.company_minutes + settings_.guide_minutes;
    const auto too_short = [&](std::string_view what, int minutes) {
      return fmt::format("{} is {}, less than one visit with one guide: {} + {} = {} minutes", what,
                         base::counted(static_cast<std::uint64_t>(std::max(0, minutes)), "minute"),
                         settings_.company_minutes, settings_.guide_minutes, least);
    };
    if (settings_.week_minutes < least) return too_short("plan.minutes.week", settings_.week_minutes);
    for (const Lane& lane : lanes_) {
      if (lane.companies.empty()) continue;
      if (lane.minutes < least) return too_short(fmt::format("plan.owners {}", lane.owner), lane.minutes);
      const auto weeks = static_cast<double>(lane.pass_minutes(companies_, settings_)) / lane.minutes;
      if (weeks > k_most_weeks)
        return fmt::format("{} minutes a week review every guide{} once in {} weeks; raise plan.minutes.week",
                           lane.minutes, lane.owner.empty() ? "" : " of " + lane.owner,
                           base::grouped(std::ceil(weeks)));
    }
    return {};
  }

  void note_done() {
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const auto reviewed = guide(i).last_reviewed;
      if (reviewed && week_of(*reviewed) == first_) places_[i] = Place::done;
    }
  }

  // frozen_: this week's guides as they were announced, also those that are done by now.
  void note_frozen() {
    if (!options_.previous || options_.previous->week != first_) return;
    schedule_.has_previous = true;
    std::unordered_map<std::string_view, std::size_t> index_of;
    for (std::size_t i = 0; i < places_.size(); ++i) index_of.emplace(guide(i).path, i);
    for (const std::string& path : options_.previous->paths) {
      const auto found = index_of.find(path);
      if (found == index_of.end()) continue;
      frozen_.push_back(found->second);
      if (places_[found->second] == Place::open) places_[found->second] = Place::frozen;
      index_of.erase(found);
    }
  }

  // Weeks that a plan looks ahead: what is due after them is due after a pass came to it, and after plan.every.
  [[nodiscard]] int horizon() const {
    return std::max(settings_.every_weeks, static_cast<int>(std::ceil(schedule_.quality.pass_weeks)));
  }

  [[nodiscard]] PlannedGuide planned(std::size_t index, std::size_t week) const {
    const Guide& one = guide(index);
    const bool is_new = schedule_.never_reviewed == schedule_.guides.size();
    PlannedGuide place{.guide = index, .weight = weight_of(one, settings_)};
    place.is_done = places_[index] == Place::done;
    place.days_late = std::int64_t{friday_of(week_after(first_, static_cast<int>(week))).days} - due_of(index).days;
    place.reason = place.is_done ? "reviewed " + base::format_date(*one.last_reviewed)
                                 : reason_of(one, settings_, options_.today, is_new);
    return place;
  }

  // What the lane's current week holds before anything is planned. The minutes that are left; negative: more was done
  // than there were.
  int fill_current(const Lane& lane, WeekList& list) {
    int room = minutes_in(first_, lane.minutes, settings_);
    for (const std::size_t company : lane.companies) {
      int minutes = settings_.company_minutes;
      for (const std::size_t index : companies_[company].guides) {
        if (places_[index] == Place::done) minutes += settings_.guide_minutes;
      }
      if (minutes == settings_.company_minutes) continue;
      room -= minutes;
      is_open_[company] = true;
    }
    bool is_full = false;
    for (const std::size_t index : frozen_) {
      const std::size_t company = company_of_[index];
      if (lane_of_[company] != &lane) continue;
      if (places_[index] == Place::frozen) {
        const int cost = settings_.guide_minutes + (is_open_[company] ? 0 : settings_.company_minutes);
        is_full = is_full || cost > room;
        if (is_full) {
          places_[index] = Place::open;
          continue;
        }
        room -= cost;
        is_open_[company] = true;
      }
      is_listed_[index] = true;
      list.add(0, company, planned(index, 0));
    }
    for (const std::size_t company : lane.companies) {
      for (const std::size_t index : companies_[company].guides) {
        if (places_[index] == Place::done && !is_listed_[index]) done_later_.emplace_back(company, index);
      }
    }
    return room;
  }

  [[nodiscard]] Workload workload_of(const Lane& lane, int room) const {
    Workload work{.visit_minutes = settings_.company_minutes,
                  .task_minutes = settings_.guide_minutes,
                  .week_minutes = lane.minutes};
    work.first_weeks.push_back(schedule_.has_previous ? 0 : std::max(0, room));
    int away = 0;
    for (const Settings::Away& range : settings_.away)
      away = std::max(away, std::min(k_most_away_weeks, weeks_between(first_, week_of(range.last))));
    for (int week = 1; week <= away; ++week)
      work.first_weeks.push_back(minutes_in(week_after(first_, week), lane.minutes, settings_));
    return work;
  }

  void plan_lane(const Lane& lane, WeekList& list) {
    done_later_.clear();
    Workload work = workload_of(lane, fill_current(lane, list));
    std::vector<std::size_t> family_company;
    std::vector<std::vector<std::size_t>> family_guides;
    for (const std::size_t company : lane.companies) {
      Family family{.is_begun = is_open_[company]};
      std::vector<std::size_t> open;
      for (const std::size_t index : companies_[company].guides) {
        if (places_[index] != Place::open) continue;
        if (due_week(index) > horizon()) {
          schedule_.later.push_back(index);
          continue;
        }
        family.tasks.push_back({.weight = weight_of(guide(index), settings_), .due = due_week(index)});
        open.push_back(index);
      }
      if (open.empty()) continue;
      work.families.push_back(std::move(family));
      family_company.push_back(company);
      family_guides.push_back(std::move(open));
    }
    if (!work.families.empty()) {
      const Plan blocks = plan_blocks(work);
      Optimised best =
          optimise(work, blocks, options_.optimize ? options_.steps : std::min(options_.steps, k_bound_steps));
      if (!options_.optimize) best.plan = blocks;
      assert(is_sound(work, best.plan));
      schedule_.quality.lateness += measure(work, best.plan).lateness;
      schedule_.quality.bound += std::max(0.0, best.bound);
      for (std::size_t week = 0; week < best.plan.weeks.size(); ++week) {
        for (const Visit& visit : best.plan.weeks[week]) {
          for (const std::size_t task : visit.tasks)
            list.add(week, family_company[visit.family], planned(family_guides[visit.family][task], week));
        }
      }
    }
    for (const auto& [company, index] : done_later_) list.add(0, company, planned(index, 0));
  }

  void finish() {
    std::ranges::sort(schedule_.later, {}, [&](std::size_t one) { return std::pair(due_of(one), one); });
    PlanQuality& quality = schedule_.quality;
    std::set<std::pair<std::string_view, std::string_view>> companies;
    for (PlannedWeek& week : schedule_.weeks) {
      for (const Lane& lane : lanes_) week.limit += minutes_in(week.week, lane.minutes, settings_);
      if (lanes_.empty()) week.limit = minutes_in(week.week, settings_.week_minutes, settings_);
      week.is_frozen = schedule_.has_previous && week.week == first_;
      if (week.visits.empty()) continue;
      const int number = weeks_between(first_, week.week) + 1;
      quality.weeks = number;
      quality.visits += week.visits.size();
      const int used = std::min(week.minutes, week.limit);  // more was done than planned: no fault of the plan
      if (week.limit > 0) quality.busiest = std::max(quality.busiest, static_cast<double>(used) / week.limit);
      for (const PlannedVisit& visit : week.visits) {
        companies.emplace(visit.company, visit.company.empty() ? folder_of(visit) : std::string_view());
        const auto load = std::ranges::find(schedule_.owners, visit.owner, &OwnerLoad::owner);
        if (load != schedule_.owners.end()) load->weeks = number;
      }
    }
    quality.companies = companies.size();
  }

  [[nodiscard]] std::string_view folder_of(const PlannedVisit& visit) const {
    const std::string_view path = guide(visit.guides.front().guide).path;
    return path.substr(0, path.rfind('/'));
  }

  const ScheduleOptions& options_;
  const Settings& settings_;
  Week first_;
  Schedule schedule_ = {};
  std::vector<Company> companies_ = {};
  std::vector<Lane> lanes_ = {};
  std::vector<std::size_t> company_of_ = {};  // of a guide
  std::vector<const Lane*> lane_of_ = {};     // of a company
  std::vector<Place> places_ = {};
  std::vector<bool> is_open_ = {};    // companies with a visit in the current week
  std::vector<bool> is_listed_ = {};  // guides that are in it as they were announced
  std::vector<std::size_t> frozen_ = {};
  std::vector<std::pair<std::size_t, std::size_t>> done_later_ = {};  // company and guide: done, and not announced
};

}  // namespace

std::size_t PlannedWeek::count_guides() const {
  std::size_t count = 0;
  for (const PlannedVisit& visit : visits) count += visit.guides.size();
  return count;
}

double PlanQuality::gap() const { return bound > 0 ? (lateness - bound) / bound : 0; }

Schedule make_schedule(std::vector<Guide> guides, const Settings& settings, const ScheduleOptions& options) {
  return Builder(std::move(guides), settings, options).build();
}

}  // namespace guidelint::review
