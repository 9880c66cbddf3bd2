#include "review/priority.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "base/glob.h"
#include "base/strings.h"

namespace guidelint::review {
namespace {

constexpr double k_least_weight = 1e-3, k_most_weight = 1e6;
constexpr std::size_t k_longest_value = 40;  // of a guide, in a reason

double role_weight(const Guide& guide, const Settings& settings) {
  const auto matches = [&](const auto& role) { return base::glob_matches(role.first, guide.role); };
  const auto found = std::ranges::find_if(settings.roles, matches);
  return found == settings.roles.end() ? 1 : found->second;
}

double quality_weight(const Guide& guide, const Settings& settings) {
  const auto is_it = [&](const auto& quality) { return quality.first == guide.quality; };
  const auto found = std::ranges::find_if(settings.qualities, is_it);
  return found == settings.qualities.end() ? 1 : found->second;
}

double error_weight(const Guide& guide, const Settings& settings) {
  return std::min(1 + settings.per_error * guide.errors, std::max(1.0, settings.most_errors));
}

std::string cut(std::string_view text) {
  return text.size() <= k_longest_value ? std::string(text) : std::string(text.substr(0, k_longest_value)) + "…";
}

std::string when_due(const Guide& guide, const Settings& settings, base::Date today) {
  if (!guide.next_review_due) {
    if (!guide.has_front_matter) return "no front matter";
    return guide.unreadable.empty() ? "no review date"
                                    : fmt::format("next_review_due {} is not a date", cut(guide.unreadable));
  }
  const std::int64_t late = std::int64_t{today.days} - due_date_of(guide, settings, today).days;
  if (late == 0) return "due today";
  const std::string days = base::counted(static_cast<std::uint64_t>(late < 0 ? -late : late), "day");
  return late > 0 ? days + " late" : "due in " + days;
}

std::string times(double factor) { return factor == 2 ? "twice" : base::grouped(factor, 2) + " times"; }

}  // namespace

double weight_of(const Guide& guide, const Settings& settings) {
  const double weight = role_weight(guide, settings) * error_weight(guide, settings) * quality_weight(guide, settings);
  return std::isfinite(weight) ? std::clamp(weight, k_least_weight, k_most_weight) : k_most_weight;
}

base::Date due_date_of(const Guide& guide, const Settings& settings, base::Date today) {
  if (!guide.next_review_due) return std::min(today, guide.committed.value_or(guide.last_updated.value_or(today)));
  const base::Date due = *guide.next_review_due;
  if (!guide.last_reviewed || *guide.last_reviewed <= due) return due;
  return {guide.last_reviewed->days + 7 * settings.every_weeks};
}

std::string reason_of(const Guide& guide, const Settings& settings, base::Date today, bool is_new) {
  std::string reason = when_due(guide, settings, today);
  if (guide.errors > 0) reason += ", " + base::counted(guide.errors, "error");
  if (guide.never_reviewed() && !is_new) reason += ", never reviewed";
  if (const double role = role_weight(guide, settings); role != 1)
    reason += fmt::format(", {} counts {}", guide.role.empty() ? "its role" : cut(guide.role), times(role));
  if (const double quality = quality_weight(guide, settings); quality != 1)
    reason += fmt::format(", {} quality counts {}", cut(guide.quality), times(quality));
  return reason;
}

}  // namespace guidelint::review
