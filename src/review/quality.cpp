#include "review/quality.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace guidelint::review {
namespace {

using CauseKey = std::pair<std::string_view, std::string_view>;  // rule, group

struct Tally {
  CauseLine line = {};
  const lint::FileReport* last = nullptr;  // the guide it was last found in
};

void count_cause(std::map<CauseKey, Tally>& causes, const lint::FileReport& file, const finding::Finding& finding) {
  const std::string_view group = finding.cause ? std::string_view(finding.cause->group) : std::string_view();
  const std::string& text = finding.cause ? finding.cause->text : finding.rule;
  const auto [entry, is_new] = causes.try_emplace({finding.rule, group});
  Tally& tally = entry->second;
  CauseLine& line = tally.line;
  if (is_new) line = {.rule = finding.rule, .level = finding.level, .cause = text, .company = file.company};
  line.level = std::max(line.level, finding.level);
  if (line.cause != text) line.cause = group.empty() ? finding.rule : std::string(group);
  if (line.company != file.company) line.company = {};
  ++line.findings;
  if (std::exchange(tally.last, &file) != &file) ++line.guides;
}

}  // namespace

Quality quality_of(const lint::LintResult& result) {
  Quality quality;
  QualityPoint& now = quality.now;
  now.date = result.today;
  now.guides = result.guides;
  std::map<CauseKey, Tally> causes;
  for (const lint::FileReport& file : result.files) {
    for (const finding::Finding& finding : file.findings) {
      if (finding.level < finding::Level::warning) continue;
      ++(finding.level == finding::Level::error ? now.errors : now.warnings);
      ++now.by_rule[finding.rule];
      count_cause(causes, file, finding);
    }
    for (const finding::Finding& finding : file.kept_back) {
      if (finding.status == finding::Status::accepted && finding.level >= finding::Level::warning) ++now.accepted;
    }
  }
  for (auto& [key, tally] : causes) quality.causes.push_back(std::move(tally.line));
  std::ranges::stable_sort(quality.causes, [](const CauseLine& a, const CauseLine& b) {
    return std::pair(a.level, a.findings) > std::pair(b.level, b.findings);
  });
  return quality;
}

void count_reviews(QualityPoint& point, const Register& reviews) {
  constexpr std::int32_t k_week = 7;
  std::set<std::pair<base::Date, std::string_view>> seen;
  for (const Review& review : reviews.reviews()) {
    const std::int32_t age = point.date.days - review.date.days;
    if (age < 0 || age >= k_week || !seen.emplace(review.date, review.path).second) continue;
    ++point.reviewed;
    if (!review.changed) continue;
    ++point.measured;
    if (*review.changed < 0 || *review.changed > 0) ++point.changed;
  }
}

void count_overdue(QualityPoint& point, std::span<const Guide> guides) {
  point.overdue = static_cast<std::uint64_t>(std::ranges::count_if(
      guides, [&](const Guide& guide) { return guide.next_review_due && *guide.next_review_due < point.date; }));
}

Precision precision_of(const Quality& quality, int weeks) {
  Precision sum{.measured = quality.now.measured, .changed = std::min(quality.now.changed, quality.now.measured)};
  base::Date taken = quality.now.date;
  for (auto point = quality.history.rbegin(); point != quality.history.rend(); ++point) {
    if (quality.now.date.days - point->date.days >= weeks * 7) break;
    if (taken.days - point->date.days < 7) continue;
    taken = point->date;
    sum.measured += point->measured;
    sum.changed += std::min(point->changed, point->measured);
  }
  return sum;
}

}  // namespace guidelint::review
