// Findings of one cause: which they are, how many there are, and which of them a text shows.
//
// A cause is known by its rule and by Cause::group, the sentence without values; a finding without a cause counts for
// its rule. Of a cause with more than k_fold_above findings a text shows the first k_shown_of_fold in path order and
// says how many more there are.
//
// Lifetime  Causes keeps views into the result it was made from.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "finding/finding.h"
#include "lint/result.h"
#include "report/format.h"

namespace guidelint::report {

constexpr std::uint64_t k_fold_above = 10;
constexpr std::uint64_t k_shown_of_fold = 3;

using CauseKey = std::pair<std::string_view, std::string_view>;  // rule, group

CauseKey cause_of(const finding::Finding& finding);

struct CauseCount {
  CauseKey key;
  std::string_view name;     // the sentence if all findings say the same, else the group, else the rule
  std::string_view company;  // if all findings are of one company
  std::uint64_t count = 0;
};

enum class Of : std::uint8_t { findings, accepted };  // those that count, or those in the baseline

class Causes {
 public:
  // Counts findings at or above `least`.
  Causes(const lint::LintResult& result, finding::Level least, Of of = Of::findings);

  [[nodiscard]] std::uint64_t count(const finding::Finding& finding) const;
  [[nodiscard]] std::vector<CauseCount> by_size() const;  // largest first, then by rule and group

 private:
  std::map<CauseKey, CauseCount> counts_;
};

// What a text shows of a file, in order of place: accepted findings only if the style wants them.
std::vector<const finding::Finding*> shown_findings(const lint::FileReport& file, const Style& style);

// Decides for each finding, asked once in output order, whether it is shown.
class Folding {
 public:
  Folding(const Causes& causes, bool show_all) : causes_(causes), show_all_(show_all) {}

  struct Verdict {
    bool shown = true;
    std::uint64_t more = 0;  // after this one, so many of its cause are folded away; 0: nothing to say
  };
  Verdict next(const finding::Finding& finding);

 private:
  const Causes& causes_;
  bool show_all_;
  std::map<CauseKey, std::uint64_t> seen_;
};

// The same with accepted findings folded by themselves, so that a new one never hides among them.
class FoldingOfAll {
 public:
  FoldingOfAll(const lint::LintResult& result, const Style& style);
  Folding::Verdict next(const finding::Finding& finding);

 private:
  Causes findings_;
  Causes accepted_;
  Folding folding_;
  Folding folding_accepted_;
};

// "… and 4,463 more of this cause (review-overdue; --all shows each)"
std::string folded_line(std::uint64_t more, const finding::Finding& like);

}  // namespace guidelint::report
