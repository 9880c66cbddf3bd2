#include "rule/run.h"

#include "rule/guide_run.h"

namespace guidelint::rule {

void Tally::merge(const Tally& other) {
  looked_at += other.looked_at;
  passed += other.passed;
  failed += other.failed;
  not_judged += other.not_judged;
  for (const auto& [reason, count] : other.reasons) reasons[reason] += count;
}

Outcome run_guide(const RunPlan& plan, const model::Bound& guide, const expr::Context& context, const Watch& watch) {
  return GuideRun(plan, guide, context, watch).run();
}

Outcome run_guide_among(const Corpus& corpus, std::size_t number, const RunPlan& plan, const model::Bound& guide,
                        const expr::Context& context) {
  const Watch nobody;
  return GuideRun(plan, guide, context, nobody, &corpus.impl(), number).run();
}

Outcome collect_guide(const RunPlan& plan, const model::Bound& guide, const expr::Context& context,
                      const Questions* asked) {
  const Watch nobody;
  return GuideRun(plan, guide, context, nobody).collect(asked);
}

}  // namespace guidelint::rule
