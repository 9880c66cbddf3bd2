#include "lint/lint.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <memory>
#include <set>

#include "lint/accept.h"
#include "lint/parallel.h"
#include "lint/rejudge.h"
#include "lint/settle.h"
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

tl::expected<std::unique_ptr<text::SourceFile>, base::Error> open(const Input& input) {
  if (input.text) return text::SourceFile::from_string(input.path, *input.text);
  return text::SourceFile::read(input.path);
}

// Whoever names a file, or sends one, means it to be a guide.
bool is_guide(const Input& input, const guide::Guide& guide, const model::Bound& bound) {
  return input.named || input.text.has_value() || looks_like_guide(guide, bound);
}

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

rule::IgnoreContext ignore_context(const Options& options) {
  return {.today = options.today, .corpus_is_whole = options.corpus_is_whole};
}

// Of every input how it was, nullptr for one that did not change.
std::vector<const OldGuide*> old_guides(std::size_t inputs, const Earlier* earlier) {
  std::vector<const OldGuide*> old(inputs, nullptr);
  if (earlier == nullptr) return old;
  for (const OldGuide& guide : earlier->guides) {
    if (guide.now) old[*guide.now] = &guide;
  }
  return old;
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

bool is_new(const finding::Finding& finding) { return finding.status == finding::Status::fresh; }

// Merged and in order.
FileReport report_of(const rule::RunPlan& plan, FileReport report, std::vector<finding::Finding> findings) {
  for (finding::Finding& finding : findings) {
    const bool counts = finding.status == finding::Status::fresh || finding.status == finding::Status::expired;
    (counts ? report.findings : report.kept_back).push_back(std::move(finding));
  }
  for (auto* list : {&report.findings, &report.kept_back}) {
    rule::merge_per_guide(plan, *list);
    std::ranges::sort(*list, finding::comes_before);
  }
  return report;
}

}  // namespace

bool looks_like_guide(const guide::Guide& guide, const model::Bound& bound) {
  const yaml::Node& root = guide.front.document.root;
  constexpr std::array<std::string_view, 2> k_keys = {"compensation", "company"};
  if (std::ranges::any_of(k_keys, [&](std::string_view key) { return root.find(key) != nullptr; })) return true;
  if (bound.has_compensation_table()) return true;
  return guide.title && !guide.title->company.empty();
}

LintResult lint(const std::vector<Input>& inputs, const rule::RuleSet& rules, const rule::RunPlan& plan,
                const Options& options) {
  const auto start = std::chrono::steady_clock::now();
  std::vector<Work> works(inputs.size());
  const std::vector<const OldGuide*> old = old_guides(inputs.size(), options.earlier);
  judge_all(inputs, old, rules, plan, options, works);

  LintResult result{.today = options.today, .rules = plan.rules.size()};
  std::optional<EarlierFindings> earlier;  // before the outcomes move
  if (options.earlier != nullptr) {
    result.against = options.earlier->name;
    earlier.emplace(plan, works, old, rules, options);
  }
  std::vector<rule::Outcome> outcomes;
  std::vector<std::size_t> guides;  // index of the input each outcome came from
  for (std::size_t i = 0; i < works.size(); ++i) {
    if (works[i].error) {
      result.unreadable.push_back(*works[i].error);
    } else if (!works[i].is_guide) {
      ++result.passed_over;
    } else {
      if (!works[i].is_judged) ++result.compared;
      outcomes.push_back(std::move(works[i].outcome));
      guides.push_back(i);
    }
  }
  result.corpus = guides.size();
  auto common = rule::finish_corpus(plan, outcomes, {.today = options.today});
  if (options.for_fixes) result.common = std::move(common);
  common.reset();
  for (std::size_t k = 0; k < guides.size(); ++k) {
    if (works[guides[k]].is_judged) rule::apply_ignores(plan, ignore_context(options), outcomes[k]);
  }

  std::vector<Settled> settled;
  for (std::size_t k = 0; k < guides.size(); ++k) {
    settled.push_back({.company = works[guides[k]].report.company,
                       .reported = inputs[guides[k]].reported && works[guides[k]].is_judged,
                       .findings = std::move(outcomes[k].findings),
                       .tallies = std::move(outcomes[k].tallies),
                       .path = inputs[guides[k]].path});
  }
  if (options.baseline != nullptr) {
    const AcceptContext context{
        .root = options.root, .corpus_is_whole = options.corpus_is_whole, .reports_all = options.reports_all};
    result.acceptance = accept(*options.baseline, plan, context, settled);
  }
  count_peers(plan, settled);
  for (std::size_t k = 0; earlier && k < guides.size(); ++k) {
    const std::size_t known = drop_known(settled[k].findings, earlier->of(guides[k]));
    if (settled[k].reported) result.known += known;
  }
  result.coverage = coverage_of(plan, settled);
  for (std::size_t k = 0; k < guides.size(); ++k) {
    if (!settled[k].reported) continue;
    ++result.guides;
    FileReport& report = works[guides[k]].report;
    if (options.for_fixes) std::ranges::copy_if(settled[k].findings, std::back_inserter(report.single), is_new);
    result.files.push_back(report_of(plan, std::move(report), std::move(settled[k].findings)));
  }
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return result;
}

Rejudge::Rejudge(const std::vector<Input>& inputs, const rule::RuleSet& rules, const rule::RunPlan& plan,
                 const Options& options, std::shared_ptr<const rule::Corpus> corpus)
    : inputs_(&inputs),
      old_(old_guides(inputs.size(), options.earlier)),
      rules_(&rules),
      plan_(&plan),
      options_(options),
      corpus_(std::move(corpus)) {}

std::vector<finding::Finding> Rejudge::judge(std::size_t index, std::string text) const {
  Input edited = (*inputs_)[index];
  edited.text = std::move(text);
  rule::Outcome outcome = lint::judge(edited, old_[index], *rules_, *plan_, options_).outcome;
  rule::absorb(outcome, corpus_->finish(outcome, {.today = options_.today}));
  rule::apply_ignores(*plan_, ignore_context(options_), outcome);
  std::ranges::sort(outcome.findings, finding::comes_before);
  return std::move(outcome.findings);
}

Read for_each_guide(const std::vector<Input>& inputs, const model::Model& model, unsigned jobs,
                    const std::function<std::string(const model::Bound&)>& print,
                    const std::function<void(std::string_view)>& write) {
  struct Printed {
    std::string text;
    std::optional<base::Error> error;
    bool is_guide = false;
  };
  std::vector<Printed> printed(inputs.size());
  for_each_index(inputs.size(), jobs, [&](std::size_t i) {
    auto source = open(inputs[i]);
    if (!source) {
      printed[i].error = source.error();
      return;
    }
    const guide::Guide guide = guide::build(**source);
    const model::Bound bound(guide, model, nullptr, inputs[i].committed);
    printed[i].is_guide = is_guide(inputs[i], guide, bound);
    if (printed[i].is_guide && inputs[i].reported) printed[i].text = print(bound);
  });
  Read read;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (printed[i].error) {
      read.unreadable.push_back(*std::move(printed[i].error));
    } else if (!printed[i].is_guide) {
      ++read.passed_over;
    } else if (inputs[i].reported) {
      ++read.guides;
      write(printed[i].text);
    }
  }
  return read;
}

}  // namespace guidelint::lint
