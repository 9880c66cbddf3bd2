#include "report/causes.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "report/closing.h"

namespace guidelint::report {

CauseKey cause_of(const finding::Finding& finding) {
  return {finding.rule, finding.cause ? std::string_view(finding.cause->group) : std::string_view()};
}

Causes::Causes(const lint::LintResult& result, finding::Level least, Of of) {
  for (const lint::FileReport& file : result.files) {
    for (const finding::Finding& finding : of == Of::findings ? file.findings : file.kept_back) {
      if (finding.level < least || finding.status == finding::Status::ignored) continue;
      const CauseKey key = cause_of(finding);
      const std::string_view text = finding.cause ? std::string_view(finding.cause->text) : finding.rule;
      CauseCount& entry = counts_.try_emplace(key, CauseCount{key, text, file.company}).first->second;
      ++entry.count;
      if (entry.name != text) entry.name = key.second.empty() ? key.first : key.second;
      if (entry.company != file.company) entry.company = {};
    }
  }
}

std::uint64_t Causes::count(const finding::Finding& finding) const {
  const auto entry = counts_.find(cause_of(finding));
  return entry == counts_.end() ? 0 : entry->second.count;
}

std::vector<CauseCount> Causes::by_size() const {
  std::vector<CauseCount> sorted;
  for (const auto& [key, entry] : counts_) sorted.push_back(entry);
  std::ranges::stable_sort(sorted, std::greater<>(), &CauseCount::count);
  return sorted;
}

std::vector<const finding::Finding*> shown_findings(const lint::FileReport& file, const Style& style) {
  std::vector<const finding::Finding*> shown;
  for (const finding::Finding& finding : file.findings) shown.push_back(&finding);
  if (style.show_accepted) {
    for (const finding::Finding& finding : file.kept_back) {
      if (finding.status == finding::Status::accepted) shown.push_back(&finding);
    }
    std::ranges::stable_sort(shown, [](const auto* a, const auto* b) { return finding::comes_before(*a, *b); });
  }
  std::erase_if(shown, [&](const auto* finding) { return finding->level < least_shown(style); });
  return shown;
}

FoldingOfAll::FoldingOfAll(const lint::LintResult& result, const Style& style)
    : findings_(result, least_shown(style)),
      accepted_(result, least_shown(style), Of::accepted),
      folding_(findings_, style.show_all),
      folding_accepted_(accepted_, style.show_all) {}

Folding::Verdict FoldingOfAll::next(const finding::Finding& finding) {
  return (finding.status == finding::Status::accepted ? folding_accepted_ : folding_).next(finding);
}

Folding::Verdict Folding::next(const finding::Finding& finding) {
  if (show_all_) return {};
  const std::uint64_t total = causes_.count(finding);
  if (total <= k_fold_above) return {};
  const std::uint64_t seen = ++seen_[cause_of(finding)];
  return {.shown = seen <= k_shown_of_fold, .more = seen == k_shown_of_fold ? total - seen : 0};
}

std::string folded_line(std::uint64_t more, const finding::Finding& like) {
  return fmt::format("… and {} more of this cause ({}; --all shows each)\n", base::grouped(static_cast<double>(more)),
                     like.rule);
}

}  // namespace guidelint::report
