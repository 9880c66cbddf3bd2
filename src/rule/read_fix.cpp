#include "rule/read_fix.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "model/field_id.h"
#include "model/write.h"

namespace guidelint::rule {
namespace {

using model::EntityKind;
using yaml::Text;

bool is_derivation(std::string_view text) {
  std::string bare(text);
  std::erase(bare, ' ');
  return bare == "derive(path,body)";
}

bool fits(expr::Type target, expr::Type value) {
  using expr::Kind;
  if (target.kind == value.kind) return true;
  return value.kind == Kind::number && (target.kind == Kind::money || target.kind == Kind::percent);
}

class FixReader {
 public:
  FixReader(const Rule& rule, const model::Model& model, const expr::Environment& environment, Compiler& compiler)
      : rule_(rule), model_(model), environment_(environment), compiler_(compiler) {}

  std::optional<FixStep> step(const yaml::Entry& entry) {
    if (entry.value.kind != yaml::Kind::scalar || entry.value.is_null()) {
      compiler_.add(entry.key_span,
                    fmt::format("\"{}\" in fix needs an expression that says what is written", entry.key));
      return std::nullopt;
    }
    const Text text = yaml::to_text(entry.value);
    if (entry.key == "front" && is_derivation(text.value)) return derivation(entry);
    FixStep step;
    const auto type = read_target(entry, step);
    step.value = compiler_.expression(text, std::nullopt, environment_);
    if (!type || !step.value) return std::nullopt;
    if (!fits(*type, step.value->type())) {
      compiler_.add(text.inner, fmt::format("{} cannot be written to {}", to_string(step.value->type().kind),
                                            to_string(type->kind)));
      return std::nullopt;
    }
    return step;
  }

 private:
  std::optional<FixStep> derivation(const yaml::Entry& entry) {
    if (rule_.each == EntityKind::guide || rule_.each == EntityKind::row)
      return FixStep{.target = FixStep::Target::derived};
    compiler_.add(entry.key_span, "front matter is derived for a guide or a row, not for each " +
                                      std::string(model::to_string(rule_.each)));
    return std::nullopt;
  }

  std::optional<expr::Type> read_target(const yaml::Entry& entry, FixStep& step) {
    if (entry.key == "left" || entry.key == "right") return read_operand(entry, step);
    const Text name{.value = entry.key, .span = entry.key_span, .inner = entry.key_span};
    const auto target = compiler_.expression(name, std::nullopt, environment_);
    if (!target) return std::nullopt;
    const auto field = expr::plain_field(*target);
    if (!field || !model::is_writable(model_, field->field) || model::decode(field->field).owner != rule_.each) {
      compiler_.add(entry.key_span, fmt::format("a fix cannot write to \"{}\"", entry.key),
                    "it writes to `left`, `right`, `front` and to fields that stand in the guide");
      return std::nullopt;
    }
    step.field = *field;
    step.every_side = model::decode(field->field).side == model::Side::bare;
    return target->type();
  }

  // A field of every comparison of the rule.
  std::optional<expr::Type> read_operand(const yaml::Entry& entry, FixStep& step) {
    const bool is_left = entry.key == "left";
    step.target = is_left ? FixStep::Target::left : FixStep::Target::right;
    const auto& type = is_left ? environment_.left : environment_.right;
    if (!type) {
      compiler_.add(entry.key_span,
                    fmt::format("\"{}\" is no one thing here: expect is no comparison, or holds several "
                                "of different types",
                                entry.key));
      return std::nullopt;
    }
    for (const Expectation& expectation : rule_.expectations) {
      const auto& field = expectation.compared[is_left ? 0 : 1];
      if (field && model::is_writable(model_, field->field)) continue;
      compiler_.add(entry.key_span, fmt::format("a fix cannot write to the {} side of `{}`", entry.key,
                                                expectation.expression.source()));
      return std::nullopt;
    }
    return type;
  }

  const Rule& rule_;
  const model::Model& model_;
  const expr::Environment& environment_;
  Compiler& compiler_;
};

template <typename Program>
bool needs_corpus(const Program& program) {
  const auto aggregates = program.aggregates();
  return !std::ranges::all_of(aggregates, &expr::Aggregate::within_guide);
}

bool waits_for_corpus(const Rule& rule) {
  const auto of_hypothesis = [](const Hypothesis& hypothesis) {
    return (hypothesis.when && needs_corpus(*hypothesis.when)) || needs_corpus(hypothesis.because);
  };
  return std::ranges::any_of(rule.expectations, [](const auto& one) { return needs_corpus(one.expression); }) ||
         std::ranges::any_of(rule.maybe, of_hypothesis) || (rule.say && needs_corpus(*rule.say)) ||
         (rule.at && needs_corpus(*rule.at));
}

}  // namespace

ReadFix read_fix(yaml::Decoder& decoder, const Rule& rule, const model::Model& model,
                 const expr::Environment& within_failure, bool may_be_none, Compiler& compiler) {
  ReadFix read;
  const yaml::Node* node = decoder.node("fix");
  const auto safe = decoder.text("safe");
  if (node == nullptr) {
    const bool of_check = rule.check != nullptr && !may_be_none;  // its hits may carry edits
    if (safe && !of_check) compiler.add(safe->span, "\"safe\" says something of a fix, and there is none");
    return read;
  }
  if (may_be_none && node->kind == yaml::Kind::scalar && node->scalar == "none") {
    if (safe) compiler.add(safe->span, "\"safe\" says something of a fix, and there is none");
    read.none = true;
    return read;
  }
  if (node->kind != yaml::Kind::map || node->entries.empty()) {
    compiler.add(node->span, may_be_none ? "\"fix\" is a map of what is written where, or none"
                                         : "\"fix\" is a map of what is written where");
    return read;
  }
  if (rule.check != nullptr) {
    compiler.add(node->span, "a check makes its fixes itself; a rule with \"check\" has no \"fix\"");
    return read;
  }
  decoder.each_once(*node, "fix");
  FixProgram program{.place = node->span};
  FixReader reader(rule, model, within_failure, compiler);
  bool whole = true;
  for (const yaml::Entry& entry : node->entries) {
    if (auto step = reader.step(entry)) {
      program.steps.push_back(*std::move(step));
    } else {
      whole = false;
    }
  }
  const auto derives = [](const FixStep& step) { return step.target == FixStep::Target::derived; };
  if (rule.each == EntityKind::row && program.steps.size() > 1 && std::ranges::any_of(program.steps, derives)) {
    compiler.add(node->span, "an entry is derived whole; nothing else can be written beside it");
    whole = false;
  }
  if (safe && safe->value == "true") {
    program.is_safe = true;
  } else if (safe && safe->value != "false") {
    program.safe_if = compiler.expression(*safe, expr::Kind::boolean, within_failure);
  }
  if (whole) read.program = std::move(program);
  return read;
}

void check_fixes(const Rule& rule, Compiler& compiler) {
  if (!waits_for_corpus(rule)) return;
  const auto complain = [&](const std::optional<FixProgram>& fix) {
    if (fix) compiler.add(fix->place, "a rule that compares guides cannot have a fix: its guide is closed by then");
  };
  complain(rule.fix);
  for (const Hypothesis& hypothesis : rule.maybe) complain(hypothesis.fix);
}

}  // namespace guidelint::rule
