#include "proof/examples.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "base/date.h"
#include "proof/expected.h"
#include "proof/made_guide.h"
#include "rule/judge.h"
#include "rule/run.h"
#include "text/encoding.h"
#include "yaml/parse.h"

namespace guidelint::proof {
namespace {

constexpr base::Date k_usual_today{20'513};  // 2026-03-01

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

class RuleProof {
 public:
  RuleProof(const rule::RuleSet& rules, const rule::Rule& rule)
      : rules_(rules), rule_(rule), maker_(rules, rule.each), written_(as_written(*rule.file)) {
    const auto ids = with_earlier(rules, rule);
    plan_ = rule::make_plan(rules, [&](const rule::Rule& other) { return ids.contains(other.id); });
    const auto own = std::ranges::find(plan_.rules, &rule, &rule::ActiveRule::rule);
    index_ = static_cast<std::size_t>(own - plan_.rules.begin());
    note_untouched_rows();
  }

  ExampleResult run(std::size_t number) const {
    const rule::Example& example = rule_.examples[number];
    ExampleResult result{.example = &example, .place = rule_.file->in_file(example.entry->span)};
    const yaml::Node& entry = entry_of(number);
    auto compared = judge(entry, example.kind);
    if (!compared) {
      result.result = Result::broken;
      result.message = std::move(compared.error());
      return result;
    }
    result.result = compared->result;
    result.passed = compared->passed;
    result.message = std::move(compared->message);
    return result;
  }

 private:
  // An overlay changes the first row of rules/example.md; what a rule says of the others is no matter of the example.
  void note_untouched_rows() {
    const guide::Guide guide = guide::build(*rules_.example());
    const model::Bound bound(guide, rules_.model());
    for (std::size_t row = 1; row < bound.count(model::EntityKind::row); ++row) {
      untouched_rows_.insert(bound.label(model::EntityKind::row, row));
    }
  }

  // Whether `finding` is about such a row. Not if rows share a name: then the overlay made them, and which is which
  // matters.
  [[nodiscard]] bool is_beside_the_point(const MadeGuide& made, const finding::Finding& finding) const {
    if (!made.is_overlay || rule_.each != model::EntityKind::row || !untouched_rows_.contains(finding.entity))
      return false;
    for (std::size_t row = 0; row < made.bound->count(model::EntityKind::row); ++row) {
      if (made.bound->label(model::EntityKind::row, row).find('#') != std::string::npos) return false;
    }
    return true;
  }

  [[nodiscard]] const yaml::Node& entry_of(std::size_t number) const {
    const yaml::Entry* list = written_ ? written_->root.find("examples") : nullptr;
    if (list == nullptr || number >= list->value.items.size()) return *rule_.examples[number].entry;
    return list->value.items[number];
  }

  static std::string_view name_of(rule::ExampleKind kind) {
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

  static std::string_view text_of(const yaml::Node& entry, std::string_view key) {
    const yaml::Entry* found = entry.find(key);
    return found == nullptr ? std::string_view() : found->value.scalar;
  }

  [[nodiscard]] tl::expected<Comparison, std::string> judge(const yaml::Node& entry, rule::ExampleKind kind) const {
    const yaml::Entry* own = entry.find(name_of(kind));
    if (own == nullptr) return tl::make_unexpected(std::string("the example cannot be read as it is written"));
    expr::Context context{.today = k_usual_today};
    if (const yaml::Entry* today = entry.find("today")) {
      const auto date = base::parse_date(today->value.scalar);
      if (!date) return tl::make_unexpected(fmt::format("today: {} is not a date", today->value.scalar));
      context.today = *date;
    }
    const bool finds = kind == rule::ExampleKind::bad || kind == rule::ExampleKind::warn;
    const yaml::Entry* before = entry.find("before");
    auto made = maker_.make(own->value, finds, before == nullptr ? nullptr : &before->value);
    if (!made) return tl::make_unexpected(std::move(made.error()));
    std::vector<std::unique_ptr<MadeGuide>> crowd;
    if (const yaml::Entry* among = entry.find("among")) {
      auto more = maker_.make_crowd(among->value);
      if (!more) return tl::make_unexpected(std::move(more.error()));
      crowd = std::move(*more);
    }
    const Found found = find(**made, crowd, context);
    const Wanted wanted{.kind = kind, .at = text_of(entry, "at"), .says = text_of(entry, "says")};
    return compare(rule_, rules_.model(), **made, wanted, found);
  }

  [[nodiscard]] Found find(const MadeGuide& made, const std::vector<std::unique_ptr<MadeGuide>>& crowd,
                           const expr::Context& context) const {
    std::vector<rule::Outcome> outcomes;
    outcomes.push_back(rule::run_guide(plan_, *made.bound, context));
    for (const auto& other : crowd) outcomes.push_back(rule::run_guide(plan_, *other->bound, context));
    rule::finish_corpus(plan_, outcomes, context);
    rule::Outcome& outcome = outcomes.front();
    std::erase_if(outcome.findings,
                  [&](const finding::Finding& one) { return one.rule != rule_.id || is_beside_the_point(made, one); });
    std::ranges::sort(outcome.findings, finding::comes_before);
    Found found{.findings = outcome.findings, .first_judged = is_first_judged(made, outcome.tallies[index_], context)};
    rule::merge_per_guide(plan_, found.findings);
    return found;
  }

  // Of a rule that compares entities with each other only the counts are known.
  [[nodiscard]] bool is_first_judged(const MadeGuide& made, const rule::Tally& tally,
                                     const expr::Context& context) const {
    const std::size_t count = made.bound->count(rule_.each);
    if (count == 0 || tally.looked_at == 0) return false;
    if (rule_.check != nullptr) return true;
    if (!plan_.rules[index_].sites.empty() || count == 1) return tally.not_judged == 0 && tally.looked_at == count;
    const expr::Entity& entity = made.bound->entity(rule_.each, 0);
    if (rule_.where && !expr::holds(*rule_.where, entity, context)) return false;
    const rule::Places places = [](text::Span span) { return finding::Place{.span = span, .begin = {}, .end = {}}; };
    const rule::Subject subject{.entity = &entity, .places = &places};
    const auto no_groups = [](std::span<const expr::Aggregate>) -> const expr::Groups* { return nullptr; };
    const auto nobody = [](const std::vector<text::Span>&) { return std::string_view(); };
    const rule::Judgement alone = rule::judge(rule_, subject, context, no_groups, nobody);
    if (alone.state == expr::Verdict::State::failed) return tally.failed > 0;  // else another rule spoke first
    return alone.state == expr::Verdict::State::passed;
  }

  const rule::RuleSet& rules_;
  const rule::Rule& rule_;
  GuideMaker maker_;
  std::optional<yaml::Document> written_;
  rule::RunPlan plan_;
  std::size_t index_ = 0;
  std::set<std::string> untouched_rows_;  // labels
};

}  // namespace

std::string_view to_string(Result result) {
  switch (result) {
    case Result::reported:
      return "reported";
    case Result::silent:
      return "silent";
    case Result::missing:
      return "missing";
    case Result::noisy:
      return "noisy";
    case Result::misplaced:
      return "misplaced";
    case Result::misworded:
      return "misworded";
    case Result::broken:
      return "broken";
  }
  return "";
}

std::vector<ExampleResult> test_rule(const rule::RuleSet& rules, const rule::Rule& rule) {
  std::vector<ExampleResult> results;
  if (rules.example() == nullptr) {
    for (const rule::Example& example : rule.examples) {
      results.push_back({.example = &example,
                         .place = rule.file->in_file(example.entry->span),
                         .result = Result::broken,
                         .message = "rules/example.md is missing"});
    }
    return results;
  }
  const RuleProof proof(rules, rule);
  for (std::size_t number = 0; number < rule.examples.size(); ++number) results.push_back(proof.run(number));
  return results;
}

}  // namespace guidelint::proof
