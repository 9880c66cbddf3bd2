// What every rule thought of one line of a guide, with the computation: the data of `explain FILE:LINE`.
//
// The guide is judged as always, by the same code and in the same order; a Watch sees each judgement and takes it apart
// if the rule looked at the line. A rule looked at a line if a value it reads stands there, on either side: the table's
// figure is explained with the front matter's. Rules that need the corpus are judged when finish() brings the others.
//
// Lifetime  an Inspection owns all but its rules.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "expr/trace.h"
#include "finding/finding.h"
#include "model/line_role.h"
#include "rule/run.h"

namespace guidelint::rule {

struct TracedExpectation {
  Tier tier = Tier::expect;
  finding::Level level = finding::Level::error;
  bool asked = true;        // false: an earlier tier failed, so this one was not asked
  bool reads_line = false;  // it alone, not another expectation of the rule
  expr::Condition condition = {};
};

struct TracedHypothesis {
  std::size_t number = 0;                         // in `maybe`, from 1
  std::optional<expr::Condition> condition = {};  // none: it always holds
  std::string because = {};                       // as written; of the one that holds with its values
  bool holds = false;
};

struct Opinion {  // of one rule, about one entity
  enum class Outcome : std::uint8_t { passed, failed, not_judged, passed_over, off };
  const Rule* rule = nullptr;
  Outcome outcome = Outcome::passed;
  std::string entity = {};  // "row[amsterdam]"
  std::string reason = {};  // not judged
  std::vector<finding::Finding> findings = {};
  std::vector<TracedExpectation> expectations = {};
  std::vector<TracedHypothesis> maybe = {};  // of the first expectation that failed: those tried
  std::size_t maybe_left = 0;                // ... and how many were not, because one held
  std::optional<expr::Condition> where = {};
};

struct Inspection {
  std::vector<Opinion> opinions = {};  // in the order rules run
  std::size_t lines_passed = 0;        // rules about lines as such that found nothing wrong here
  std::size_t checks_passed = 0;       // checks written in C++ that found nothing wrong here
};

class LineInspector {
 public:
  // Judges the guide. `guide` and `plan` outlive this.
  LineInspector(const RunPlan& plan, const model::Bound& guide, const expr::Context& context, std::uint32_t line);
  ~LineInspector();

  // The plan for the other guides, if a rule that looked at the line compares with them; for run_guide().
  [[nodiscard]] std::optional<RunPlan> corpus_plan() const;
  // `others` were judged by corpus_plan(); empty if there was none.
  Inspection finish(std::span<const Outcome* const> others);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace guidelint::rule
