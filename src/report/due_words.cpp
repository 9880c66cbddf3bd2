#include "report/due_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

#include "base/strings.h"
#include "report/printable.h"

namespace guidelint::report {

using review::DueKind;

namespace {

using base::counted;

constexpr std::size_t k_most_quoted = 40;

std::string soon_words(const review::DueList& list) {
  if (list.within_days == 0) return "due today";
  return fmt::format("due within {}", counted(static_cast<std::uint64_t>(list.within_days), "day"));
}

std::vector<CompanyCount> counted(std::span<const review::DueGuide> guides, const auto& name_of) {
  std::map<std::string_view, CompanyCount> counts;
  for (const review::DueGuide& due : guides) {
    const std::string_view name = name_of(due.guide);
    const CompanyCount none{name, 0, std::numeric_limits<std::int64_t>::min()};
    CompanyCount& entry = counts.try_emplace(name, none).first->second;
    ++entry.guides;
    entry.days_late = std::max(entry.days_late, due.days_late);
  }
  std::vector<CompanyCount> sorted;
  for (const auto& [name, entry] : counts) sorted.push_back(entry);
  std::ranges::stable_sort(sorted, std::greater<>(),
                           [](const CompanyCount& one) { return std::tuple(one.days_late, one.guides); });
  return sorted;
}

}  // namespace

std::string due_totals(const review::DueList& list) {
  const auto number = [](std::uint64_t value) { return base::grouped(static_cast<double>(value)); };
  std::string parts;
  const auto add = [&parts, &number](std::uint64_t count, std::string_view what) {
    if (count > 0) parts += fmt::format("{}{} {}", parts.empty() ? "" : ", ", number(count), what);
  };
  add(list.undated, "without a readable date");
  add(list.overdue, "overdue");
  add(list.soon, soon_words(list));
  if (parts.empty()) parts = "none overdue or " + soon_words(list);
  return fmt::format("{}: {}", counted(list.guides, "guide"), parts);
}

std::string due_heading(const review::DueList& list, DueKind kind) {
  switch (kind) {
    case DueKind::undated:
      return fmt::format("no readable review date: {}", counted(list.undated, "guide"));
    case DueKind::overdue:
      return fmt::format("overdue: {}", counted(list.overdue, "guide"));
    case DueKind::soon:
      return fmt::format("{}: {}", soon_words(list), counted(list.soon, "guide"));
  }
  return {};
}

std::string why_undated(const review::DueGuide& guide, std::string_view quoted) {
  switch (guide.why) {
    case review::Undated::no_front_matter:
      return "no front matter";
    case review::Undated::missing:
      return "next_review_due is missing";
    case review::Undated::not_a_date:
      return fmt::format("next_review_due {} is not a date", quoted);
  }
  return {};
}

std::string lateness(std::int64_t days_late) {
  if (days_late == 0) return "due today";
  const auto days = counted(static_cast<std::uint64_t>(days_late < 0 ? -days_late : days_late), "day");
  return days + (days_late > 0 ? " late" : " left");
}

std::string bulk_sentence(const review::BulkStamp& stamp) {
  return fmt::format("{} share the due date {}", counted(stamp.guides, "guide"), base::format_date(stamp.date));
}

std::span<const review::DueGuide> of_kind(const review::DueList& list, DueKind kind) {
  // Not equal_range(): Clang 14 does not compile the subrange of libstdc++ 12.
  const auto begin = std::ranges::lower_bound(list.due, kind, {}, &review::DueGuide::kind);
  return {begin, std::ranges::upper_bound(list.due, kind, {}, &review::DueGuide::kind)};
}

std::string bulk_remark(const review::BulkStamp& stamp) {
  if (stamp.never_reviewed == 0) return ", a bulk stamp; each was reviewed";
  if (stamp.never_reviewed == stamp.guides) return ", a bulk stamp: none was ever reviewed";
  return fmt::format(", a bulk stamp: {} of them {} never reviewed",
                     base::grouped(static_cast<double>(stamp.never_reviewed)),
                     stamp.never_reviewed == 1 ? "was" : "were");
}

std::string due_reason(const review::DueGuide& guide) {
  std::string reason = guide.kind == DueKind::undated
                           ? why_undated(guide, fmt::format("\"{}\"", printable(guide.guide.unreadable, k_most_quoted)))
                           : lateness(guide.days_late);
  if (guide.guide.never_reviewed()) reason += ", never reviewed";
  return reason;
}

std::string_view kind_word(DueKind kind) {
  switch (kind) {
    case DueKind::undated:
      return "undated";
    case DueKind::overdue:
      return "overdue";
    case DueKind::soon:
      return "soon";
  }
  return {};
}

std::string_view owner_of(const review::Guide& guide) {
  return guide.owners.empty() ? std::string_view() : std::string_view(guide.owners.front());
}

std::vector<CompanyCount> by_company(std::span<const review::DueGuide> guides) {
  return counted(guides, [](const review::Guide& guide) { return std::string_view(guide.company); });
}

std::vector<CompanyCount> by_owner(std::span<const review::DueGuide> guides) { return counted(guides, owner_of); }

std::string_view nameless(GroupBy group) { return group == GroupBy::owner ? "(no owner)" : "(no company)"; }

std::vector<CompanyCount> counted_by(GroupBy group, std::span<const review::DueGuide> guides) {
  return group == GroupBy::owner ? by_owner(guides) : by_company(guides);
}

}  // namespace guidelint::report
