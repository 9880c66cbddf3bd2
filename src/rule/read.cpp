#include "rule/read.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "rule/check.h"
#include "rule/compile.h"
#include "rule/identity.h"
#include "rule/read_fix.h"
#include "yaml/decode.h"

namespace guidelint::rule {
namespace {

using yaml::Need;
using yaml::Text;

class Reader {
 public:
  Reader(const text::SourceFile& file, const yaml::Node& root, const Surroundings& surroundings,
         std::vector<Mistake>& mistakes)
      : file_(file),
        root_(root),
        around_(surroundings),
        compiler_(file, mistakes),
        decoder_(root, "a rule", decoded_) {}

  Rule read(std::string topic, std::string id) {
    Rule rule;
    rule.topic = std::move(topic);
    rule.id = std::move(id);
    rule.file = &file_;
    rule.node = &root_;
    read_words(rule);
    read_names(rule);
    read_expectations(rule);
    read_causes(rule);
    read_own_fix(rule);
    read_examples(rule);
    report_unused();
    decoder_.finish();
    for (yaml::Mistake& mistake : decoded_) add(mistake.span, std::move(mistake.message), std::move(mistake.help));
    return rule;
  }

 private:
  void add(text::Span span, std::string message, std::string help = {}) {
    compiler_.add(span, std::move(message), std::move(help));
  }

  void read_words(Rule& rule) {
    if (const auto text = decoder_.text("title", Need::required)) rule.title = text->value;
    if (const auto text = decoder_.text("why", Need::required)) rule.why = text->value;
    if (const auto text = decoder_.text("each", Need::required)) read_each(rule, *text);
    if (const auto text = decoder_.word("level", {"error", "warning", "info"})) {
      rule.level = finding::parse_level(text->value).value_or(finding::Level::error);
    }
    if (const auto text = decoder_.word("per", {"entity", "guide"})) rule.per_guide = text->value == "guide";
    if (const auto text = decoder_.word("when", {"always", "scheduled"})) rule.scheduled = text->value == "scheduled";
    if (const auto text = decoder_.text("since")) rule.since = text->value;
    for (const Text& text : decoder_.texts("yields_to")) rule.yields_to.emplace_back(text.value);
    for (const Text& text : decoder_.texts("leaves")) rule.leaves.emplace_back(text.value);
    for (const Text& text : decoder_.texts("formerly")) rule.formerly.emplace_back(text.value);
    for (const Text& text : decoder_.texts("tags")) rule.tags.emplace_back(text.value);
  }

  void read_each(Rule& rule, const Text& text) {
    if (const auto kind = model::parse_entity_kind(text.value)) {
      rule.each = *kind;
      environment_.scope = &around_.model->scope(*kind);
      return;
    }
    constexpr std::array<std::string_view, 5> k_kinds = {"guide", "row", "key", "line", "ask"};
    const auto near = base::nearest(text.value, k_kinds);
    add(text.inner, fmt::format("\"each\" is one of guide, row, key, line, ask; not \"{}\"", text.value),
        near ? fmt::format("did you mean `{}`?", *near) : "");
  }

  // let and params: what the expressions of this rule may name.
  void read_names(Rule& rule) {
    environment_.tables = *around_.tables;
    read_definitions("params", environment_.params, rule.params);
    for (const ParamOverride& override : around_.overrides) {
      if (override.rule == rule.id) set_param(rule, override);
    }
    read_definitions("let", environment_.lets, rule.lets);
  }

  void set_param(Rule& rule, const ParamOverride& override) {
    const auto shown =
        std::ranges::find(rule.params, override.name, &std::pair<std::string_view, std::string_view>::first);
    if (shown == rule.params.end()) {
      std::vector<std::string_view> known;
      for (const auto& [name, value] : rule.params) known.push_back(name);
      const auto near = base::nearest(override.name, known);
      add(first_key(),
          fmt::format("{} sets \"{}\", which is not a param of {}", override.origin, override.name, rule.id),
          near ? fmt::format("did you mean `{}`?", *near) : "");
      return;
    }
    if (environment_.scope == nullptr) return;
    // Tried by itself first: a mistake in it belongs to the configuration, not to the expressions that use the param.
    const expr::Environment alone{.scope = environment_.scope,
                                  .params = {{.name = override.name, .source = override.value}}};
    if (const auto tried = expr::Expression::compile(override.name, 0, alone); !tried) {
      add(root_.find("params")->value.find(override.name)->key_span,
          fmt::format("{} sets {} to \"{}\": {}", override.origin, override.name, override.value,
                      tried.error().front().message));
      return;
    }
    environment_.params[static_cast<std::size_t>(shown - rule.params.begin())].source = override.value;
    shown->second = override.value;
  }

  [[nodiscard]] text::Span first_key() const {
    return root_.entries.empty() ? root_.span : root_.entries.front().key_span;
  }

  void read_definitions(std::string_view key, std::vector<expr::Environment::Definition>& definitions,
                        std::vector<std::pair<std::string_view, std::string_view>>& shown) {
    const yaml::Node* map = decoder_.map(key);
    if (map == nullptr) return;
    for (const yaml::Entry& entry : map->entries) {
      if (entry.value.kind != yaml::Kind::scalar || entry.value.is_null()) {
        add(entry.key_span, fmt::format("\"{}\" in {} is not an expression", entry.key, key));
        continue;
      }
      const Text text = yaml::to_text(entry.value);
      definitions.push_back({.name = entry.key, .source = text.value, .base = text.inner.begin});
      shown.emplace_back(entry.key, text.value);
      if (key == "let") lets_.emplace_back(entry.key, entry.key_span);
    }
  }

  void read_expectations(Rule& rule) {
    if (const auto text = decoder_.text("where")) {
      rule.where = compiler_.expression(*text, expr::Kind::boolean, environment_);
      if (rule.where && !rule.where->aggregates().empty()) {
        add(text->span, "\"where\" chooses what median, shared and count look at, so it cannot use them");
      }
    }
    const bool has_say = decoder_.has("say");
    read_tier(rule, "expect", Tier::expect, rule.level, has_say);
    read_tier(rule, "warn", Tier::warn, finding::Level::warning, has_say);
    read_tier(rule, "note", Tier::note, finding::Level::info, has_say);
    if (const auto text = decoder_.text("say")) rule.say = compiler_.sentence(*text, within_failure());
    if (const auto text = decoder_.text("at")) rule.at = compiler_.expression(*text, std::nullopt, environment_);
    read_check(rule);
  }

  void read_tier(Rule& rule, std::string_view key, Tier tier, finding::Level level, bool has_say) {
    for (const Text& text : decoder_.texts(key)) {
      auto expression = compiler_.expression(text, expr::Kind::boolean, environment_);
      if (!expression) continue;
      if (const auto sides = expression->comparison()) {
        note_sides(*sides);
      } else if (!has_say) {
        add(text.span, "this is not a comparison, so no message can be made of it",
            "add `say:` with the sentence to report");
      }
      Expectation expectation{.expression = *std::move(expression), .tier = tier, .level = level};
      if (const auto fields = expectation.expression.fields(); !fields.empty()) {
        expectation.about = model::field_name(*around_.model, rule.each, fields.front());
        expectation.sides = model::two_sides(*around_.model, fields.front());
      }
      expectation.compared = expr::compared_fields(expectation.expression);
      expectation.telling = telling_fields(expectation.expression, *around_.model, rule.each);
      rule.expectations.push_back(std::move(expectation));
    }
  }

  // `left` and `right` have a type only if all comparisons of the rule agree on it.
  void note_sides(const std::pair<expr::Type, expr::Type>& sides) {
    if (!sides_) {
      sides_ = sides;
    } else if (*sides_ != sides) {
      sides_agree_ = false;
    }
  }

  expr::Environment within_failure() {
    expr::Environment environment = environment_;
    if (sides_ && sides_agree_) {
      environment.left = sides_->first;
      environment.right = sides_->second;
    }
    return environment;
  }

  void read_check(Rule& rule) {
    const auto name = decoder_.text("check");
    const auto with = decoder_.text("with");
    if (!name) {
      if (rule.expectations.empty() && !compiler_.has_failed() && !decoder_.has("expect") && !decoder_.has("warn") &&
          !decoder_.has("note")) {
        add(first_key(), "a rule says what must hold: the key \"expect\" is missing");
      }
      return;
    }
    std::vector<std::string_view> known;
    for (const Check* check : around_.checks) {
      known.push_back(check->name);
      if (check->name == name->value) rule.check = check;
    }
    if (rule.check == nullptr) {
      const auto near = base::nearest(name->value, known);
      add(name->inner, fmt::format("unknown check \"{}\"", name->value),
          near ? fmt::format("did you mean `{}`?", *near) : "");
      return;
    }
    if (!rule.expectations.empty()) add(name->span, "a rule has either \"expect\" or \"check\", not both");
    if (rule.each != model::EntityKind::guide) add(name->span, "a check looks at a whole guide: `each: guide`");
    rule.check_with = with ? std::string(with->value) : std::string();
    const auto& arguments = rule.check->arguments;
    if (std::ranges::find(arguments, rule.check_with) == arguments.end() &&
        !(arguments.empty() && rule.check_with.empty())) {
      const auto near = base::nearest(rule.check_with, arguments);
      add(with ? with->inner : name->inner,
          fmt::format("\"{}\" is nothing the check {} knows", rule.check_with, rule.check->name),
          near ? fmt::format("did you mean `{}`?", *near) : "");
    }
  }

  void read_causes(Rule& rule) {
    const yaml::Node* list = decoder_.list("maybe");
    if (list == nullptr) return;
    const expr::Environment environment = within_failure();
    bool always = false;
    for (const yaml::Node& item : list->items) {
      yaml::Decoder decoder(item, "an entry of maybe", decoded_);
      const auto when = decoder.text("if");
      const auto because = decoder.text("because", Need::required);
      const auto level = decoder.word("level", {"error", "warning", "info"});
      const yaml::Node* see = decoder.map("see");
      ReadFix fix = read_fix(decoder, rule, *around_.model, environment, true, compiler_);
      decoder.finish();
      if (always) add(item.span, "this entry is never reached: the one before it has no \"if\" and always holds");
      if (!decoder.has("if")) always = true;
      if (!because) continue;
      auto text = compiler_.sentence(*because, environment);
      std::optional<expr::Expression> condition;
      if (when) condition = compiler_.expression(*when, expr::Kind::boolean, environment);
      if (!text || (when && !condition)) continue;
      rule.maybe.push_back({.when = std::move(condition),
                            .because = *std::move(text),
                            .level = level ? finding::parse_level(level->value) : std::nullopt,
                            .see = see == nullptr ? std::vector<Sight>() : read_sights(*see, environment),
                            .fix = std::move(fix.program),
                            .has_no_fix = fix.none});
    }
  }

  void read_own_fix(Rule& rule) {
    if (environment_.scope != nullptr) {
      rule.fix = read_fix(decoder_, rule, *around_.model, within_failure(), false, compiler_).program;
    } else {  // nobody knows what the names in it mean, but the keys are known
      decoder_.node("fix");
      decoder_.node("safe");
    }
    if (rule.check != nullptr) {
      const auto safe = decoder_.text("safe");
      rule.check_is_safe = safe && safe->value == "true";
    }
    check_fixes(rule, compiler_);
  }

  std::vector<Sight> read_sights(const yaml::Node& map, const expr::Environment& environment) {
    std::vector<Sight> sights;
    for (const yaml::Entry& entry : map.entries) {
      if (entry.value.kind != yaml::Kind::scalar || entry.value.is_null()) {
        add(entry.key_span, fmt::format("\"{}\" in see says nothing", entry.key));
        continue;
      }
      auto what = compiler_.expression({.value = entry.key, .span = entry.key_span, .inner = entry.key_span},
                                       std::nullopt, environment);
      auto says = compiler_.sentence(yaml::to_text(entry.value), environment);
      if (what && says) sights.push_back({.what = *std::move(what), .says = *std::move(says)});
    }
    return sights;
  }

  void read_examples(Rule& rule) {
    if (around_.examples != nullptr) {
      rule.examples = *around_.examples;
      return;
    }
    const yaml::Node* list = decoder_.list("examples", Need::required);
    if (list == nullptr) return;
    bool any_good = false, any_bad = false;
    std::vector<Example> examples;
    for (const yaml::Node& item : list->items) {
      yaml::Decoder decoder(item, "an example", decoded_);
      for (const std::string_view key : {"good", "bad", "warn", "skip", "at", "says", "unsaid", "today", "committed",
                                         "among", "before", "fixed", "still", "safe"})
        decoder.node(key);
      decoder.word("level", {"error", "warning", "info"});
      decoder.finish();
      const auto [example, kinds] = read_example(item);
      if (kinds != 1) {
        add(item.span, "an example has exactly one of the keys good, bad, warn, skip");
        continue;
      }
      any_good = any_good || example.kind == ExampleKind::good;
      any_bad = any_bad || example.kind == ExampleKind::bad || example.kind == ExampleKind::warn;
      examples.push_back(example);
    }
    rule.examples = Examples(std::move(examples));
    if (!any_good) add(list->span, "the examples hold none that is good");
    if (!any_bad) add(list->span, "the examples hold none that is bad");
  }

  void report_unused() {
    if (compiler_.has_failed() || around_.unused_lets)
      return;  // the name may stand in an expression that did not compile
    for (const auto& [name, span] : lets_) {
      if (!compiler_.uses(name)) add(span, fmt::format("\"{}\" is defined but not used", name));
    }
  }

  const text::SourceFile& file_;
  const yaml::Node& root_;
  const Surroundings& around_;
  Compiler compiler_;
  std::vector<yaml::Mistake> decoded_;
  yaml::Decoder decoder_;
  expr::Environment environment_;
  std::vector<std::pair<std::string_view, text::Span>> lets_;
  std::optional<std::pair<expr::Type, expr::Type>> sides_;
  bool sides_agree_ = true;
};

}  // namespace

Rule read_rule(std::string topic, std::string id, const text::SourceFile& file, const yaml::Node& root,
               const Surroundings& surroundings, std::vector<Mistake>& mistakes) {
  return Reader(file, root, surroundings, mistakes).read(std::move(topic), std::move(id));
}

}  // namespace guidelint::rule
