// Judges one guide: every rule on every entity, with coverage, causes and places.
//
// Three kinds of rules pass through here. Most are judged at once. One that compares rows of the guide with each other
// collects them first. One that compares with the whole corpus leaves Snapshots, and finish_corpus() judges them when
// all guides were read. One fault, one finding: when a comparison fails on a value that a rule named in `yields_to` has
// reported in this guide, it is "not judged (reported by X)". What a rule reports only after the last guide comes too
// late for rules that are judged at once; those never yield to it.
//
// Threads   RunPlan is const and shared; an Outcome belongs to one worker.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.h"
#include "model/bind.h"
#include "rule/aggregates.h"
#include "rule/check.h"
#include "rule/ignores.h"
#include "rule/judge.h"
#include "rule/rule_set.h"
#include "rule/snapshot.h"
#include "rule/span_set.h"

namespace guidelint::rule {

// The level a rule has for a guide; nothing: as the rule says; Level::off: it does not run there.
using LevelFor = std::function<std::optional<finding::Level>(const Rule& rule, std::string_view path)>;

struct ActiveRule {
  const Rule* rule = nullptr;
  std::vector<Site> sites = {};
  std::vector<std::size_t> yields = {};    // indexes of earlier active rules
  std::vector<expr::FieldId> fields = {};  // all fields it reads, for snapshots
  bool waits = false;                      // its expectations need the corpus
  bool finishes_later = false;             // its causes or message do
  bool by_class = false;                   // entities that are alike are judged by one of them
};

// Whether it can be silent for want of other guides.
inline bool compares_guides(const ActiveRule& active) {
  return active.waits || (active.rule->check != nullptr && active.rule->check->compare != nullptr);
}

// A fix verifies itself by reading the guide again. Per rule and guide they are made until that much was read (a usual
// guide has 10 KiB); the findings after that come without, and get theirs when fix/ judges the mended guide again.
constexpr std::size_t k_most_fix_bytes = std::size_t{4} << 20;

// A rule that fails so often in one guide is not judged any further there, and that is counted: 660,000 lines that end
// in CRLF took 1.3 GB of findings. The next guide of a corpus has a few dozen of all rules together.
constexpr std::size_t k_most_findings = 5000;

struct RunPlan {
  std::vector<ActiveRule> rules;
  LevelFor level_for = {};
  const RuleSet* rule_set = nullptr;  // all there are, for ignores of rules that do not run
  bool makes_fixes = true;            // false: findings come without, which costs less
};

// `wanted` chooses rules; the order is the rule set's.
RunPlan make_plan(const RuleSet& rules, const std::function<bool(const Rule&)>& wanted, LevelFor level_for = {});

// The same plan with `variant` in the place of the rule of its id.
RunPlan replaced(const RunPlan& plan, const Rule& variant);

struct Tally {
  std::uint64_t looked_at = 0, passed = 0, failed = 0, not_judged = 0;
  std::map<std::string, std::uint64_t, std::less<>> reasons = {};
  void merge(const Tally& other);
};

struct Deferred {           // an entity that is judged, or whose finding is written, after the last guide
  std::size_t rule = 0;     // index in the plan
  std::uint32_t index = 0;  // of the entity in its guide
  std::optional<finding::Level> level = {};  // for this guide
  std::string label;
  std::string suffix;    // " for Amsterdam"
  finding::Place place;  // where the entity stands
  Snapshot entity;
};

struct Kept {                                // by a check that compares guides
  std::size_t rule = 0;                      // index in the plan
  std::optional<finding::Level> level = {};  // for this guide
  finding::Place place = {};
  std::string digest = {};
  std::string path = {};
  Trace trace = {};
};

struct Outcome {
  std::vector<finding::Finding> findings = {};
  std::vector<Tally> tallies = {};                         // per rule of the plan
  std::vector<std::vector<std::vector<Fact>>> facts = {};  // per rule, per site
  std::vector<Deferred> deferred = {};
  std::vector<Kept> kept = {};
  Ignores ignores = {};
  std::vector<SpanSet> reported = {};  // per rule: the values its findings were about; only while something is deferred
};

// What somebody who looks on sees, in the order it happens; a finding is not yet merged.
struct Watched {
  enum class Event : std::uint8_t { judged, passed_over, checked, off };  // passed over: by the rule's `where`
  Event event = Event::judged;
  std::size_t rule = 0;                          // index in the plan
  std::size_t entity = 0;                        // judged, passed over
  const Judgement* judgement = nullptr;          // judged
  const GroupsOf* groups_of = nullptr;           // judged
  std::span<const finding::Finding> found = {};  // checked
};
using Watch = std::function<void(const Watched&)>;

Outcome run_guide(const RunPlan& plan, const model::Bound& guide, const expr::Context& context,
                  const Watch& watch = {});

class Corpus;

// Among the guides of a Gathering, as the `number`th of them: nothing waits, nothing is kept.
Outcome run_guide_among(const Corpus& corpus, std::size_t number, const RunPlan& plan, const model::Bound& guide,
                        const expr::Context& context);

class Questions;  // rule/questions.h

// What a guide is to the others: its part in their groups, and what checks compare them with. It is not judged.
// `asked`: only its part in these groups; nullptr: in all.
Outcome collect_guide(const RunPlan& plan, const model::Bound& guide, const expr::Context& context,
                      const Questions* asked = nullptr);

struct Finished {  // what the last guide brought for one outcome
  std::vector<finding::Finding> findings = {};
  std::vector<Tally> tallies = {};  // per rule of the plan; empty if nothing waited
};

// Judges what waited for the last guide. `outcomes` in path order, one result each. They stay as they are, so that two
// versions of a corpus can share the guides that did not change.
std::vector<Finished> finish_corpus(const RunPlan& plan, std::span<const Outcome* const> outcomes,
                                    const expr::Context& context);

void absorb(Outcome& outcome, Finished finished);

// What the guides of a run have in common: the values of aggregates. Kept, it lets a guide that is edited later be judged
// among the others as they were; rules that compare texts of guides (checks) do not judge it again.
class Corpus {
 public:
  Corpus(const RunPlan& plan, std::span<const Outcome* const> outcomes);
  struct Impl;
  explicit Corpus(std::unique_ptr<const Impl> impl);  // of a Gathering
  ~Corpus();
  Corpus(const Corpus&) = delete;
  Corpus& operator=(const Corpus&) = delete;

  // What waited in one guide, but for the checks that compare guides.
  [[nodiscard]] Finished finish(const Outcome& outcome, const expr::Context& context) const;

  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<const Impl> impl_;
};

// Both, for a corpus that has one version. What the guides have in common, for whoever goes on to edit them.
std::shared_ptr<const Corpus> finish_corpus(const RunPlan& plan, std::span<Outcome> outcomes,
                                            const expr::Context& context);

struct IgnoreContext {
  base::Date today = {};
  bool corpus_is_whole = true;  // else a rule that compares guides may be silent for want of guides
};

// Marks findings as ignored or expired, and judges the ignores themselves (apply_ignores.cpp). After finish_corpus(),
// once; `tallies` is per rule of the plan.
void apply_ignores(const RunPlan& plan, const IgnoreContext& context, const Ignores& ignores,
                   std::vector<finding::Finding>& findings, std::vector<Tally>& tallies);
void apply_ignores(const RunPlan& plan, const IgnoreContext& context, Outcome& outcome);

// Makes the findings of a rule with `per: guide` into one (merge.cpp). Done last, after anything that takes single
// findings away.
void merge_per_guide(const RunPlan& plan, std::vector<finding::Finding>& findings);

}  // namespace guidelint::rule
