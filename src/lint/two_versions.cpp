#include "lint/two_versions.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <set>

#include "lint/opened.h"
#include "lint/parallel.h"
#include "rule/questions.h"

namespace guidelint::lint {
namespace {

struct Work {  // what a worker leaves for one input
  FileReport report;
  rule::Outcome outcome;
  std::optional<rule::Outcome> before;  // of a guide that changed
  std::optional<base::Error> error;
  bool is_guide = false;
  bool is_judged = false;
};

// A guide as it was, judged; kept while the guide it became is judged.
struct Before {
  Before(const OldGuide& old, const model::Model& model)
      : source(text::SourceFile::from_string(old.path, *old.text)), guide(guide::build(*source)), bound(guide, model) {}
  std::unique_ptr<text::SourceFile> source;
  guide::Guide guide;
  model::Bound bound;
};

std::unique_ptr<Before> read_before(const OldGuide* old, bool named, const model::Model& model) {
  if (old == nullptr || !old->text) return nullptr;
  auto before = std::make_unique<Before>(*old, model);
  return named || looks_like_guide(before->guide, before->bound) ? std::move(before) : nullptr;
}

// Whether a guide is judged; the others are only compared with.
using Choice = std::function<bool(std::string_view company)>;

Work judge(const Input& input, const OldGuide* old, const rule::RuleSet& rules, const rule::RunPlan& plan,
           const Options& options, const Choice& choice = {}, const rule::Questions* asked = nullptr) {
  Work work;
  work.report.path = input.path;
  auto source = open(input);
  if (!source) {
    work.error = source.error();
    return work;
  }
  const expr::Context context{.today = options.today};
  const std::unique_ptr<Before> before = read_before(old, input.named, rules.model());
  if (before != nullptr) work.before = rule::run_guide(plan, before->bound, context);
  const guide::Guide guide = guide::build(**source);
  const model::Bound bound(guide, rules.model(), before == nullptr ? nullptr : &before->bound, input.committed);
  work.is_guide = is_guide(input, guide, bound);
  if (!work.is_guide) return work;
  work.report.company = model::company_of(bound);
  work.is_judged = !choice || choice(work.report.company);
  if (!work.is_judged) {
    work.outcome = rule::collect_guide(plan, bound, context, asked);
    return work;
  }
  work.report.text = input.text;
  if (options.earlier != nullptr) {
    work.report.changed.emplace();
    if (old != nullptr) work.report.changed = changed_lines(old->text.value_or(std::string()), (*source)->raw());
  }
  work.outcome = rule::run_guide(plan, bound, context);
  return work;
}

void note_judged(const Options& options) {
  if (options.judged != nullptr) options.judged->fetch_add(1, std::memory_order_relaxed);
}

// With `changed_only` the guides that changed, then those of their companies, which a cause is counted in; the others
// are read for their part in what these are compared with.
class SomeJudged {
 public:
  SomeJudged(const std::vector<Input>& inputs, const std::vector<const OldGuide*>& old, const rule::RuleSet& rules,
             const rule::RunPlan& plan, const Options& options, std::vector<Work>& works)
      : inputs_(inputs), old_(old), rules_(rules), plan_(plan), options_(options), works_(works), asked_(plan) {}

  void run() {
    std::vector<std::size_t> changed, near, far;
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      if (old_[i] != nullptr) changed.push_back(i);
    }
    judge(changed, {}, nullptr);
    for (const std::size_t i : changed) companies_.insert(works_[i].report.company);
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      if (old_[i] != nullptr) continue;
      const bool is_near = companies_.contains(model::path_parts(rules_.model(), inputs_[i].path).company);
      (is_near ? near : far).push_back(i);
    }
    const Choice choice = [&](std::string_view company) { return !company.empty() && companies_.contains(company); };
    judge(near, choice, nullptr);
    ask(changed);
    ask(near);
    // Whoever mends a guide may ask anything of it again.
    const rule::Questions* asked = options_.for_fixes ? nullptr : &asked_;
    do {
      judge(far, choice, asked);
    } while (asked != nullptr && ask(far));  // again, if one of a changed company stood where its path does not say so
  }

 private:
  void judge(const std::vector<std::size_t>& indexes, const Choice& choice, const rule::Questions* asked) {
    for_each_index(indexes.size(), options_.jobs, [&](std::size_t k) {
      const std::size_t i = indexes[k];
      works_[i] = lint::judge(inputs_[i], old_[i], rules_, plan_, options_, choice, asked);
      note_judged(options_);
    });
  }

  bool ask(const std::vector<std::size_t>& indexes) {
    bool is_new = false;
    const expr::Context context{.today = options_.today};
    for (const std::size_t i : indexes) {
      if (works_[i].before) is_new = asked_.add(*works_[i].before, context) || is_new;
      is_new = asked_.add(works_[i].outcome, context) || is_new;
    }
    return is_new;
  }

  const std::vector<Input>& inputs_;
  const std::vector<const OldGuide*>& old_;
  const rule::RuleSet& rules_;
  const rule::RunPlan& plan_;
  const Options& options_;
  std::vector<Work>& works_;
  std::set<std::string, std::less<>> companies_;
  rule::Questions asked_;
};

void judge_all(const std::vector<Input>& inputs, const std::vector<const OldGuide*>& old, const rule::RuleSet& rules,
               const rule::RunPlan& plan, const Options& options, std::vector<Work>& works) {
  if (options.changed_only && options.earlier != nullptr)
    return SomeJudged(inputs, old, rules, plan, options, works).run();
  for_each_index(inputs.size(), options.jobs, [&](std::size_t i) {
    works[i] = judge(inputs[i], old[i], rules, plan, options);
    note_judged(options);
  });
}

// What the guides of the earlier version were found to have, by input. Guides that are gone count for corpus rules.
class EarlierFindings {
 public:
  EarlierFindings(const rule::RunPlan& plan, const std::vector<Work>& works, const std::vector<const OldGuide*>& old,
                  const rule::RuleSet& rules, const Options& options)
      : found_(works.size()) {
    std::vector<const rule::Outcome*> outcomes;
    std::vector<std::size_t> inputs;
    for (std::size_t i = 0; i < works.size(); ++i) {
      const rule::Outcome* outcome = works[i].before ? &*works[i].before : &works[i].outcome;
      const bool was_there = works[i].before.has_value() || (old[i] == nullptr && works[i].is_guide);
      if (!was_there) continue;
      outcomes.push_back(outcome);
      inputs.push_back(i);
    }
    std::vector<rule::Outcome> gone;
    for (const OldGuide& guide : options.earlier->guides) {
      if (guide.now) continue;
      if (const auto before = read_before(&guide, false, rules.model()))
        gone.push_back(rule::run_guide(plan, before->bound, {.today = options.today}));
    }
    for (const rule::Outcome& outcome : gone) outcomes.push_back(&outcome);

    std::vector<rule::Finished> finished = rule::finish_corpus(plan, outcomes, {.today = options.today});
    for (std::size_t k = 0; k < inputs.size(); ++k) {
      std::vector<finding::Finding>& found = found_[inputs[k]];
      std::vector<rule::Tally> tallies = outcomes[k]->tallies;
      found = outcomes[k]->findings;
      std::ranges::move(finished[k].findings, std::back_inserter(found));
      for (std::size_t i = 0; i < finished[k].tallies.size(); ++i) tallies[i].merge(finished[k].tallies[i]);
      rule::apply_ignores(plan, ignore_context(options), outcomes[k]->ignores, found, tallies);
    }
  }
  [[nodiscard]] const std::vector<finding::Finding>& of(std::size_t input) const { return found_[input]; }

 private:
  std::vector<std::vector<finding::Finding>> found_;
};

}  // namespace

std::vector<const OldGuide*> old_guides(std::size_t inputs, const Earlier* earlier) {
  std::vector<const OldGuide*> old(inputs, nullptr);
  if (earlier == nullptr) return old;
  for (const OldGuide& guide : earlier->guides) {
    if (guide.now) old[*guide.now] = &guide;
  }
  return old;
}

rule::Outcome judge_guide(const Input& input, const OldGuide* old, const rule::RuleSet& rules,
                          const rule::RunPlan& plan, const Options& options) {
  return judge(input, old, rules, plan, options).outcome;
}

Judged judge_two_versions(const std::vector<Input>& inputs, const rule::RuleSet& rules, const rule::RunPlan& plan,
                          const Options& options) {
  Judged judged;
  std::vector<Work> works(inputs.size());
  const std::vector<const OldGuide*> old = old_guides(inputs.size(), options.earlier);
  judge_all(inputs, old, rules, plan, options, works);
  const EarlierFindings earlier(plan, works, old, rules, options);  // before the outcomes move
  std::vector<rule::Outcome> outcomes;
  for (std::size_t i = 0; i < works.size(); ++i) {
    if (works[i].error) {
      judged.unreadable.push_back(*works[i].error);
    } else if (!works[i].is_guide) {
      ++judged.passed_over;
    } else {
      if (!works[i].is_judged) ++judged.compared;
      outcomes.push_back(std::move(works[i].outcome));
      judged.inputs.push_back(i);
    }
  }
  judged.common = rule::finish_corpus(plan, outcomes, {.today = options.today});
  for (std::size_t k = 0; k < outcomes.size(); ++k) {
    const std::size_t i = judged.inputs[k];
    if (works[i].is_judged) rule::apply_ignores(plan, ignore_context(options), outcomes[k]);
    judged.settled.push_back({.company = works[i].report.company,
                              .reported = inputs[i].reported && works[i].is_judged,
                              .findings = std::move(outcomes[k].findings),
                              .path = inputs[i].path});
    judged.counts.add(judged.settled[k].company, judged.settled[k].reported, outcomes[k].tallies);
    judged.earlier.push_back(earlier.of(i));
    judged.changed.push_back(std::move(works[i].report.changed));
  }
  return judged;
}

}  // namespace guidelint::lint
