// Rule files: refused with places in the file, or good for judging a guide.
#include "fuzz/target.h"
#include "fuzz/world.h"
#include "model/bind.h"
#include "rule/rule_set.h"

namespace guidelint::fuzz {
namespace {

void require_places(const rule::RuleSet& rules) {
  for (const rule::Mistake& mistake : rules.mistakes()) {
    require(mistake.file != nullptr && !mistake.message.empty(), "a mistake with a file and a message");
    const text::Span whole{0, static_cast<text::Offset>(mistake.file->raw().size())};
    require_within(mistake.span, whole, mistake.message);
    for (const auto& [span, note] : mistake.notes) require_within(span, whole, note);
  }
}

// Of the model that comes along, and nothing else: 67 rules would be compiled for every input.
void read_alone(std::string_view path, std::string_view text) {
  std::vector<rule::RuleFile> files;
  for (rule::RuleFile& file : shipped_files()) {
    if (file.path == "model.yaml") files.push_back(std::move(file));
  }
  files.push_back({.path = std::string(path), .shown = std::string(path), .text = std::string(text)});
  const auto rules = rule::RuleSet::build(std::move(files), {}, {});
  require_places(*rules);
}

void run(std::string_view input) {
  switch (take_choice(input) % 4) {
    case 0:
      return read_alone("model.yaml", input);  // laid over the other
    case 1:
      return read_alone("tables/fuzzed.yaml", input);
    case 2:
      return read_alone("pay/fuzzed.yaml", input);
    default:
      break;
  }
  const rule::Rule* replaced = shipped_rules().find("total-mismatch");
  require(replaced != nullptr, "the rule total-mismatch");
  const auto variant = shipped_rules().variant(*replaced, std::string(input));
  if (variant == nullptr) return;
  static const rule::RunPlan alone =
      rule::make_plan(shipped_rules(), [](const rule::Rule& rule) { return rule.id == "total-mismatch"; });
  const rule::RunPlan plan = rule::replaced(alone, variant->rule);
  const auto source = text::SourceFile::from_string("research/acme/role.md", std::string(example_guide()));
  const guide::Guide guide = guide::build(*source);
  const model::Bound bound(guide, shipped_rules().model());
  const expr::Context context{.today = k_today};
  std::vector<rule::Outcome> outcomes;
  outcomes.push_back(rule::run_guide(plan, bound, context));
  (void)rule::finish_corpus(plan, outcomes, context);
  for (const finding::Finding& finding : outcomes.front().findings)
    require_within(finding.place.span, {0, static_cast<text::Offset>(source->raw().size())}, finding.message);
}

}  // namespace

extern const Target rules{.name = "rules", .run = run};

}  // namespace guidelint::fuzz
