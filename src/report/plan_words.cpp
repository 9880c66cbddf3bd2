#include "report/plan_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>

#include "base/strings.h"

namespace guidelint::report {
namespace {

constexpr std::array<std::string_view, 12> k_months = {"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};
constexpr std::size_t k_longest_address = 2000;
constexpr std::size_t k_longest_name = 100;  // of a mention

std::chrono::year_month_day day_of(base::Date date) {
  return std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(date.days)));
}

std::string_view month_of(const std::chrono::year_month_day& day) { return k_months[unsigned{day.month()} - 1]; }

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string percent_encoded(std::string_view text, std::string_view allowed) {
  std::string out;
  for (const char c : text) {
    if (is_letter_or_digit(c) || allowed.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
  }
  return out;
}

bool leaves_its_folder(std::string_view path) {
  if (path.empty() || path.starts_with('/')) return true;
  const auto parts = base::split(path, '/');
  return std::ranges::any_of(parts, [](std::string_view part) { return part.empty() || part == "." || part == ".."; });
}

bool all_of_name(std::string_view text, std::string_view others) {
  return !text.empty() && std::ranges::all_of(text, [others](char c) {
    return is_letter_or_digit(c) || others.find(c) != std::string_view::npos;
  });
}

}  // namespace

std::string days_of_week(review::Week week) {
  const auto first = day_of(week.monday), last = day_of(review::sunday_of(week));
  const auto day = [](const auto& date) { return unsigned{date.day()}; };
  const auto year = [](const auto& date) { return int{date.year()}; };
  if (first.year() != last.year()) {
    return fmt::format("{} {} {} – {} {} {}", day(first), month_of(first), year(first), day(last), month_of(last),
                       year(last));
  }
  if (first.month() != last.month())
    return fmt::format("{} {} – {} {} {}", day(first), month_of(first), day(last), month_of(last), year(last));
  return fmt::format("{}–{} {} {}", day(first), day(last), month_of(last), year(last));
}

std::string working_time(std::int64_t minutes) {
  constexpr std::int64_t k_hour = 60, k_in_minutes_below = 90;
  if (minutes < k_in_minutes_below)
    return base::counted(static_cast<std::uint64_t>(std::max<std::int64_t>(minutes, 0)), "minute");
  return "about " + base::counted(static_cast<std::uint64_t>((minutes + k_hour / 2) / k_hour), "hour");
}

std::string weighted_weeks(double weeks) {
  constexpr double k_few = 100;
  return base::grouped(weeks, weeks < k_few ? 2 : 0);
}

std::vector<GuideCause> causes_of(const review::Schedule& schedule, const review::PlannedVisit& visit) {
  std::vector<GuideCause> causes;
  std::map<std::string_view, std::size_t> places;
  for (const review::PlannedGuide& planned : visit.guides) {
    for (const std::string& cause : schedule.guides[planned.guide].causes) {
      const auto [place, is_new] = places.try_emplace(cause, causes.size());
      if (is_new) causes.push_back({.cause = cause});
      ++causes[place->second].guides;
    }
  }
  std::ranges::stable_sort(causes, std::greater<>(), &GuideCause::guides);
  return causes;
}

std::string_view stem_of(std::string_view path) {
  path.remove_prefix(path.find_last_of('/') + 1);  // npos + 1 is 0
  if (path.size() > 3 && path.ends_with(".md")) path.remove_suffix(3);
  return path;
}

std::string address_of(std::string_view files, std::string_view path) {
  if (!(files.starts_with("https://") || files.starts_with("http://"))) return {};
  if (path.starts_with("./")) path.remove_prefix(2);
  if (leaves_its_folder(path)) return {};
  while (files.ends_with('/')) files.remove_suffix(1);
  std::string address = fmt::format("{}/{}", percent_encoded(files, "-._~/:%?&=@"), percent_encoded(path, "-._~/"));
  return address.size() <= k_longest_address ? address : std::string();
}

bool is_mention(std::string_view owner) {
  if (!owner.starts_with('@') || owner.size() > k_longest_name) return false;
  owner.remove_prefix(1);
  const auto slash = owner.find('/');
  const std::string_view user = owner.substr(0, slash);
  if (!all_of_name(user, "-_") || user.starts_with('-')) return false;
  return slash == std::string_view::npos || all_of_name(owner.substr(slash + 1), "-_.");
}

}  // namespace guidelint::report
