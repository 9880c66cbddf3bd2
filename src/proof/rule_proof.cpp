#include "proof/rule_proof.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/date.h"
#include "rule/judge.h"
#include "text/encoding.h"
#include "yaml/parse.h"

namespace guidelint::proof {
namespace {

constexpr base::Date k_usual_today{20'513};  // 2026-03-01
const std::string k_left_out = "left out by where";
const std::string k_no_reason = "a value is missing";

// The rule and all it yields to, in the end: they decide what is left for it.
std::set<std::string_view> with_earlier(const rule::RuleSet& rules, const rule::Rule& rule) {
  std::set<std::string_view> ids = {rule.id};
  std::vector<const rule::Rule*> open = {&rule};
  while (!open.empty()) {
    const rule::Rule* next = open.back();
    open.pop_back();
    for (const std::string& id : next->yields_to) {
      const rule::Rule* other = rules.find(id);
      if (other != nullptr && ids.insert(other->id).second) open.push_back(other);
    }
  }
  return ids;
}

// The rule's file once more, from its bytes: garbled characters in an example are meant, but a SourceFile repairs them.
std::optional<yaml::Document> as_written(const text::SourceFile& file) {
  if (file.repairs().empty() || !text::is_valid_utf8(file.raw()) || file.raw().find('\0') != std::string_view::npos)
    return std::nullopt;
  return yaml::parse(file.raw());
}

std::string_view name_of(rule::ExampleKind kind) {
  switch (kind) {
    case rule::ExampleKind::good:
      return "good";
    case rule::ExampleKind::bad:
      return "bad";
    case rule::ExampleKind::warn:
      return "warn";
    case rule::ExampleKind::skip:
      return "skip";
  }
  return "";
}

// A list, or one text.
std::vector<std::string_view> texts_of(const yaml::Node& entry, std::string_view key) {
  std::vector<std::string_view> texts;
  const yaml::Entry* found = entry.find(key);
  if (found == nullptr) return texts;
  for (const yaml::Node& item : found->value.items) texts.push_back(item.scalar);
  if (found->value.kind == yaml::Kind::scalar) texts.push_back(found->value.scalar);
  return texts;
}

std::string_view text_of(const yaml::Node& entry, std::string_view key) {
  const yaml::Entry* found = entry.find(key);
  return found == nullptr ? std::string_view() : found->value.scalar;
}

bool can_mend(const rule::Rule& rule) {
  return rule.fix.has_value() || rule.check != nullptr ||
         std::ranges::any_of(rule.maybe, [](const rule::Hypothesis& one) { return one.fix.has_value(); });
}

}  // namespace

RuleProof::RuleProof(const rule::RuleSet& rules, const rule::Rule& rule)
    : rules_(rules), rule_(rule), maker_(rules, rule.each), written_(as_written(*rule.file)) {
  // Whether an ignore ignores anything is known when all rules have judged.
  const bool needs_all = rule.check != nullptr && rule.check->judge_ignores != nullptr;
  const auto ids = with_earlier(rules, rule);
  plan_ = rule::make_plan(rules, [&](const rule::Rule& other) { return needs_all || ids.contains(other.id); });
  const auto own = std::ranges::find(plan_.rules, &rule, &rule::ActiveRule::rule);
  index_ = static_cast<std::size_t>(own - plan_.rules.begin());
  all_ = rule::make_plan(rules, [](const rule::Rule&) { return true; });
  all_index_ =
      static_cast<std::size_t>(std::ranges::find(all_.rules, &rule, &rule::ActiveRule::rule) - all_.rules.begin());
  plan_.makes_fixes = false;
  note_untouched_rows();
  for (std::size_t i = 0; i < rule.examples.size(); ++i) ready_.push_back(prepare(rule.examples[i], entry_of(i)));
}

std::vector<ExampleResult> RuleProof::run() const {
  std::vector<ExampleResult> results;
  for (std::size_t i = 0; i < ready_.size(); ++i) {
    const rule::Example& example = rule_.examples[i];
    ExampleResult& result =
        results.emplace_back(ExampleResult{.example = &example, .place = rule_.file->in_file(example.entry->span)});
    if (!ready_[i]) {
      result.result = Result::broken;
      result.message = ready_[i].error();
      continue;
    }
    Comparison compared = judge(*ready_[i], plan_, all_);
    result.result = compared.result;
    result.passed = compared.passed;
    result.message = std::move(compared.message);
  }
  return results;
}

std::vector<Demonstration> RuleProof::demonstrate() const {
  std::vector<Demonstration> shown;
  rule::RunPlan plan = plan_;
  plan.makes_fixes = true;
  for (std::size_t i = 0; i < ready_.size(); ++i) {
    Demonstration& one = shown.emplace_back(Demonstration{.example = &rule_.examples[i]});
    if (!ready_[i]) continue;
    const text::SourceFile& guide = *ready_[i]->made->source;
    one.path = guide.path();
    one.guide = std::string(guide.raw());
    Found found = find(*ready_[i], plan);
    one.findings = std::move(found.findings);
    one.skipped = std::move(found.skipped);
  }
  return shown;
}

bool RuleProof::notices(const rule::Rule& variant) const {
  const rule::RunPlan plan = rule::replaced(plan_, variant), all = rule::replaced(all_, variant);
  return std::ranges::any_of(ready_, [&](const Ready& one) { return !one || !judge(*one, plan, all).passed; });
}

// An overlay changes the first row of rules/example.md; what a rule says of the others is no matter of the example.
void RuleProof::note_untouched_rows() {
  const guide::Guide guide = guide::build(*rules_.example());
  const model::Bound bound(guide, rules_.model());
  for (std::size_t row = 1; row < bound.count(model::EntityKind::row); ++row) {
    untouched_rows_.insert(bound.label(model::EntityKind::row, row));
  }
}

// Whether `finding` is about such a row. Not if rows share a name: then the overlay made them, and which is which
// matters.
bool RuleProof::is_beside_the_point(const MadeGuide& made, const finding::Finding& finding) const {
  if (!made.is_overlay || rule_.each != model::EntityKind::row || !untouched_rows_.contains(finding.entity))
    return false;
  for (std::size_t row = 0; row < made.bound->count(model::EntityKind::row); ++row) {
    if (made.bound->label(model::EntityKind::row, row).find('#') != std::string::npos) return false;
  }
  return true;
}

const yaml::Node& RuleProof::entry_of(std::size_t number) const {
  const yaml::Entry* list = written_ ? written_->root.find("examples") : nullptr;
  if (list == nullptr || number >= list->value.items.size()) return *rule_.examples[number].entry;
  return list->value.items[number];
}

RuleProof::Ready RuleProof::prepare(const rule::Example& example, const yaml::Node& entry) const {
  const yaml::Entry* own = entry.find(name_of(example.kind));
  if (own == nullptr) return tl::make_unexpected(std::string("the example cannot be read as it is written"));
  Prepared prepared;
  prepared.context.today = k_usual_today;
  if (const yaml::Entry* today = entry.find("today")) {
    const auto date = base::parse_date(today->value.scalar);
    if (!date) return tl::make_unexpected(fmt::format("today: {} is not a date", today->value.scalar));
    prepared.context.today = *date;
  }
  std::optional<base::Date> committed;
  if (const yaml::Entry* day = entry.find("committed")) {
    committed = base::parse_date(day->value.scalar);
    if (!committed) return tl::make_unexpected(fmt::format("committed: {} is not a date", day->value.scalar));
  }
  const bool finds = example.kind == rule::ExampleKind::bad || example.kind == rule::ExampleKind::warn;
  const yaml::Entry* before = entry.find("before");
  auto made = maker_.make(own->value, finds, before == nullptr ? nullptr : &before->value, committed);
  if (!made) return tl::make_unexpected(std::move(made.error()));
  prepared.made = std::move(*made);
  if (const yaml::Entry* among = entry.find("among")) {
    auto more = maker_.make_crowd(among->value);
    if (!more) return tl::make_unexpected(std::move(more.error()));
    prepared.crowd = std::move(*more);
  }
  prepared.wanted = {.kind = example.kind,
                     .at = text_of(entry, "at"),
                     .says = text_of(entry, "says"),
                     .unsaid = texts_of(entry, "unsaid"),
                     .level = finding::parse_level(text_of(entry, "level"))};
  const yaml::Entry* fixed = entry.find("fixed");
  const std::string_view safe = text_of(entry, "safe");
  if (!safe.empty() && safe != "true" && safe != "false")
    return tl::make_unexpected(fmt::format("safe: {} is neither true nor false", safe));
  prepared.wanted_fix = {.own = &own->value,
                         .fixed = fixed == nullptr ? nullptr : &fixed->value,
                         .still = texts_of(entry, "still"),
                         .safe = safe.empty() ? std::nullopt : std::optional(safe == "true")};
  return prepared;
}

Comparison RuleProof::judge(const Prepared& example, const rule::RunPlan& plan, const rule::RunPlan& all) const {
  Comparison compared = compare(rule_, rules_.model(), *example.made, example.wanted, find(example, plan));
  if (!compared.passed || compared.result != Result::reported) return compared;
  const WantedFix& fix = example.wanted_fix;
  const bool says_of_fix = fix.fixed != nullptr || fix.safe || !fix.still.empty();
  if (!can_mend(*all.rules[all_index_].rule) && !says_of_fix) return compared;
  const FixSetting setting{.plan = &all,
                           .maker = &maker_,
                           .made = example.made.get(),
                           .crowd = &example.crowd,
                           .context = &example.context,
                           .rule = rule_.id};
  std::string fault = prove_fix(setting, fix);
  if (fault.empty()) return compared;
  return {.result = Result::misfixed, .message = std::move(fault)};
}

Found RuleProof::find(const Prepared& example, const rule::RunPlan& plan) const {
  const MadeGuide& made = *example.made;
  std::vector<rule::Outcome> outcomes;
  outcomes.push_back(rule::run_guide(plan, *made.bound, example.context));
  for (const auto& other : example.crowd) outcomes.push_back(rule::run_guide(plan, *other->bound, example.context));
  rule::finish_corpus(plan, outcomes, example.context);
  rule::Outcome& outcome = outcomes.front();
  rule::apply_ignores(plan, {.today = example.context.today}, outcome);
  std::erase_if(outcome.findings, [&](const finding::Finding& one) {
    return one.rule != rule_.id || one.status == finding::Status::ignored || is_beside_the_point(made, one);
  });
  std::ranges::sort(outcome.findings, finding::comes_before);
  Found found{.findings = outcome.findings,
              .skipped = why_skipped(made, plan.rules[index_], outcome.tallies[index_], example.context)};
  rule::merge_per_guide(plan, found.findings);
  return found;
}

// Of a rule that compares entities with each other only the counts are known.
std::string RuleProof::why_skipped(const MadeGuide& made, const rule::ActiveRule& active, const rule::Tally& tally,
                                   const expr::Context& context) const {
  const rule::Rule& rule = *active.rule;
  const std::size_t count = made.bound->count(rule.each);
  if (count == 0) return fmt::format("there is no {}", model::to_string(rule.each));
  if (tally.looked_at == 0) return k_left_out;
  if (rule.check != nullptr) return {};
  if (!active.sites.empty() || count == 1) {
    if (tally.looked_at < count) return k_left_out;
    return tally.not_judged == 0 ? std::string() : tally.reasons.empty() ? k_no_reason : tally.reasons.begin()->first;
  }
  const expr::Entity& entity = made.bound->entity(rule.each, 0);
  if (rule.where && !expr::holds(*rule.where, entity, context)) return k_left_out;
  const rule::Places places = [](text::Span span) { return finding::Place{.span = span, .begin = {}, .end = {}}; };
  const rule::Subject subject{.entity = &entity, .places = &places};
  const auto no_groups = [](std::span<const expr::Aggregate>) -> const expr::Groups* { return nullptr; };
  const auto nobody = [](const std::vector<text::Span>&) { return std::string_view(); };
  const rule::Judgement alone = rule::judge(rule, subject, context, no_groups, nobody);
  if (alone.state == expr::Verdict::State::passed) return {};
  if (alone.state == expr::Verdict::State::not_judged) return alone.reason.empty() ? k_no_reason : alone.reason;
  return tally.failed > 0 ? std::string() : "reported by another rule";
}

std::vector<Demonstration> demonstrate(const rule::RuleSet& rules, const rule::Rule& rule) {
  return rules.example() == nullptr ? std::vector<Demonstration>() : RuleProof(rules, rule).demonstrate();
}

}  // namespace guidelint::proof
