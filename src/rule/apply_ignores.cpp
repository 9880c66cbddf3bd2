// Ignores meet findings: which are ignored, which come back because the day is past, which ignores were for nothing.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "rule/identity.h"
#include "rule/run.h"

namespace guidelint::rule {
namespace {

using finding::Finding;
using finding::Level;
using finding::Status;

class Application {
 public:
  Application(const RunPlan& plan, const IgnoreContext& context, const Ignores& ignores, std::vector<Finding>& findings,
              std::vector<Tally>& tallies)
      : plan_(plan), context_(context), ignores_(ignores), findings_(findings), tallies_(tallies) {
    if (ignores.all.empty()) return;
    for (std::size_t i = 0; i < plan.rules.size(); ++i) index_.emplace(plan.rules[i].rule->id, i);
    for (const Ignore& ignore : ignores.all) {
      AppliedIgnore& applied = applied_.emplace_back(AppliedIgnore{.ignore = &ignore});
      for (const Ignore::Named& named : ignore.rules) {
        const Rule* rule = plan.rule_set->find(named.id);
        applied.rules.push_back({.rule = rule, .could_tell = ignore.is_certain && could_tell(rule)});
        if (rule != nullptr && ignore.fault.empty())
          by_rule_[rule->id].emplace_back(applied_.size() - 1, applied.rules.size() - 1);
      }
    }
  }

  void run() {
    for (Finding& finding : findings_) apply(finding);
    for (std::size_t i = 0; i < plan_.rules.size(); ++i) {
      const Check* check = plan_.rules[i].rule->check;
      if (check != nullptr && check->judge_ignores != nullptr) judge(i);
    }
  }

 private:
  // Nothing if the configuration switches it off for this guide.
  [[nodiscard]] std::optional<Level> level_of(const Rule& rule) const {
    const auto level = plan_.level_for ? plan_.level_for(rule, ignores_.path) : std::nullopt;
    return level == Level::off ? std::nullopt : std::optional(level.value_or(rule.level));
  }

  [[nodiscard]] bool could_tell(const Rule* rule) const {
    if (rule == nullptr || !level_of(*rule)) return false;
    const auto index = index_.find(rule->id);
    if (index == index_.end()) return false;
    const ActiveRule& active = plan_.rules[index->second];
    if (compares_guides(active) && !context_.corpus_is_whole) return false;
    return tallies_[index->second].not_judged == 0;
  }

  void apply(Finding& finding) {
    if (finding.status != Status::fresh) return;
    const auto named = by_rule_.find(finding.rule);
    if (named == by_rule_.end()) return;
    const model::EntityKind each = plan_.rules[index_.at(finding.rule)].rule->each;
    const Ignore* expired = nullptr;
    for (const auto& [ignore_index, rule_index] : named->second) {
      AppliedIgnore& applied = applied_[ignore_index];
      const Ignore& ignore = *applied.ignore;
      if (!covers(ignores_, ignore, finding, each)) continue;
      applied.rules[rule_index].was_used = true;
      if (!ignore.until || context_.today <= *ignore.until) {
        finding.status = Status::ignored;
      } else if (expired == nullptr || *expired->until < *ignore.until) {
        expired = &ignore;
      }
    }
    if (finding.status == Status::ignored || expired == nullptr) return;
    finding.status = Status::expired;
    finding.level = std::min(finding.level, Level::warning);
    const std::string until = base::format_date(*expired->until);
    finding.message += fmt::format("; the ignore ran out on {}: {}", until, expired->reason);
    finding.labels.push_back({.place = expired->place, .text = fmt::format("ran out on {}", until)});
  }

  void judge(std::size_t index) {
    const Rule& rule = *plan_.rules[index].rule;
    const auto level = level_of(rule);
    if (!level) return;
    const auto hits = rule.check->judge_ignores(applied_, ignores_.cut, *plan_.rule_set, rule.check_with);
    Tally& tally = tallies_[index];
    ++tally.looked_at;
    ++(hits.empty() ? tally.passed : tally.failed);
    for (const IgnoreHit& hit : hits) {
      Finding finding{.rule = rule.id, .level = *level, .place = hit.place};
      finding.entity = model::to_string(model::EntityKind::guide);
      finding.about = rule.check_with;
      finding.digest = digest_of(hit.message);
      finding.message = hit.message;
      if (!hit.edits.empty() && plan_.makes_fixes) {
        finding.fix = finding::Fix{.title = hit.mending,
                                   .safety = rule.check_is_safe ? finding::Safety::safe : finding::Safety::unsafe,
                                   .edits = hit.edits};
      }
      findings_.push_back(std::move(finding));
    }
  }

  const RunPlan& plan_;
  const IgnoreContext& context_;
  const Ignores& ignores_;
  std::vector<Finding>& findings_;
  std::vector<Tally>& tallies_;
  std::map<std::string_view, std::size_t> index_;
  std::vector<AppliedIgnore> applied_;
  std::map<std::string_view, std::vector<std::pair<std::size_t, std::size_t>>> by_rule_;
};

}  // namespace

void apply_ignores(const RunPlan& plan, const IgnoreContext& context, const Ignores& ignores,
                   std::vector<Finding>& findings, std::vector<Tally>& tallies) {
  Application(plan, context, ignores, findings, tallies).run();
}

void apply_ignores(const RunPlan& plan, const IgnoreContext& context, Outcome& outcome) {
  apply_ignores(plan, context, outcome.ignores, outcome.findings, outcome.tallies);
}

}  // namespace guidelint::rule
