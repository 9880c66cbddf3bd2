// A row without a guide: fields by name, each end with a span in an imagined file (100, 110, 120 … in order of
// setting).
#pragma once

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "expr/expression.h"

namespace guidelint::expr {

class FakeScope final : public Scope {
 public:
  FakeScope() {
    for (const char* name : {"base", "stock", "bonus", "signing", "total"}) {
      add(name, {Kind::money, true});
      add(std::string("front.") + name, {Kind::money, true});
      add(std::string("body.") + name, {Kind::money, true});
    }
    add("bonus_rate", {Kind::percent, true});
    for (const char* name : {"region", "currency", "body.currency", "path", "text", "role"})
      add(name, {Kind::text, false});
    add("data_quality", {Kind::text, false});
    for (const char* name : {"last_updated", "next_review_due"}) add(name, {Kind::date, false});
    add("quarter", {Kind::quarter, false});
    add("sources", {Kind::list, false});
    for (const char* name : {"front", "body", "known"}) add(name, {Kind::boolean, false});
    add("times_seen", {Kind::number, false});
  }

  [[nodiscard]] std::optional<Field> find(std::span<const std::string_view> parts) const override {
    for (const std::size_t count : {std::size_t{2}, std::size_t{1}}) {
      if (count > parts.size()) continue;
      const std::string name = count == 1 ? std::string(parts[0]) : std::string(parts[0]) + "." + std::string(parts[1]);
      const auto found = std::find(names_.begin(), names_.end(), name);
      if (found == names_.end()) continue;
      const auto id = static_cast<FieldId>(found - names_.begin());
      Field field{.id = id, .type = types_[id], .parts = count};
      if (name == "data_quality") field.allowed = k_quality;
      return field;
    }
    return {};
  }
  [[nodiscard]] std::string_view entity() const override { return "row"; }
  [[nodiscard]] std::vector<std::string_view> names() const override {
    return {"region", "base", "stock", "bonus", "total", "data_quality"};
  }
  [[nodiscard]] FieldId id(std::string_view name) const {
    return static_cast<FieldId>(std::find(names_.begin(), names_.end(), name) - names_.begin());
  }
  [[nodiscard]] Type type(FieldId id) const { return types_[id]; }

 private:
  void add(std::string name, Type type) {
    names_.push_back(std::move(name));
    types_.push_back(type);
  }
  static constexpr std::string_view k_quality[] = {"high", "medium", "low"};
  std::vector<std::string> names_ = {};
  std::vector<Type> types_ = {};
};

inline const FakeScope k_scope;

class FakeRow final : public Entity {
 public:
  [[nodiscard]] Value get(FieldId id) const override {
    const auto found = values_.find(id);
    if (found != values_.end()) return found->second;
    Value missing = make_missing(k_scope.type(id), State::none, "x");
    return missing;
  }

  Value& set(std::string_view name, Value value) { return values_[k_scope.id(name)] = value; }

  // Ends are named NAME_low and NAME_high.
  Value& money(std::string_view name, double low, double high, const char* currency = "USD", double step = 0) {
    Value value;
    value.type = {Kind::money, true};
    for (std::size_t i = 0; i < 2; ++i) {
      End& end = value.ends[i];
      end.low = end.high = i == 0 ? low : high;
      end.state = State::present;
      end.step = step;
      if (currency[0] != 0) end.currency = {{currency[0], currency[1], currency[2]}};
      end.span = next_span(6);
      end.name = names_.emplace_back(std::string(name) + (i == 0 ? "_low" : "_high"));
    }
    return set(name, value);
  }
  Value& percent(std::string_view name, double low, double high) {
    Value& value = money(name, low, high, "");
    value.type.kind = Kind::percent;
    return value;
  }
  Value& text(std::string_view name, std::string_view text) {
    const auto size = static_cast<text::Offset>(text.size());
    return set(name, make_text(names_.emplace_back(text), next_span(size), names_.emplace_back(name)));
  }
  Value& date(std::string_view name, std::string_view day) {
    return set(name, make_days(Kind::date, base::parse_date(day)->days, next_span(10), names_.emplace_back(name)));
  }
  Value& unknown(std::string_view name) {
    return set(name, make_missing(k_scope.type(k_scope.id(name)), State::unknown, "x", next_span(8), "words"));
  }

 private:
  text::Span next_span(text::Offset size) {
    next_ += 100;
    return {next_ - 100, next_ - 100 + size};
  }
  std::map<FieldId, Value> values_ = {};
  std::deque<std::string> names_ = {};
  text::Offset next_ = 100;
};

class FakeTable final : public Table {
 public:
  [[nodiscard]] Type type() const override { return {Kind::list, false}; }
  [[nodiscard]] std::optional<Value> find(std::string_view key) const override {
    if (key != "London") return {};
    Value value = make_text({});
    value.type.kind = Kind::list;
    value.list = k_codes;
    return value;
  }

 private:
  static constexpr std::string_view k_codes[] = {"GBP"};
};

inline const FakeTable k_currencies;

inline Environment environment() {
  Environment environment;
  environment.scope = &k_scope;
  environment.tables["currencies"] = &k_currencies;
  return environment;
}

inline std::string mistakes_text(const std::vector<Mistake>& mistakes) {
  std::string text;
  for (const Mistake& mistake : mistakes) {
    text += std::to_string(mistake.span.begin) + "-" + std::to_string(mistake.span.end) + ": " + mistake.message;
    for (const auto& note : mistake.notes) {
      text += " | " + std::to_string(note.span.begin) + "-" + std::to_string(note.span.end) + " " + note.text;
    }
    if (!mistake.help.empty()) text += " = " + mistake.help;
    text += "\n";
  }
  return text;
}

inline Expression compiled(std::string_view source, const Environment& names = environment()) {
  auto expression = Expression::compile(source, 0, names);
  if (!expression) throw std::runtime_error(std::string(source) + "\n" + mistakes_text(expression.error()));
  // A verdict views its expression, so those of a test stay.
  static std::deque<Expression> kept;
  return kept.emplace_back(*expression);
}

inline Context today(std::string_view day) { return {.today = *base::parse_date(day)}; }

inline Verdict judged(std::string_view source, const Entity& row, const Environment& names = environment()) {
  return judge(compiled(source, names), row, today("2026-11-22"));
}

// "passed", "failed", or the reason it was not judged for.
inline std::string outcome(std::string_view source, const Entity& row, const Environment& names = environment()) {
  const Verdict verdict = judged(source, row, names);
  if (verdict.state == Verdict::State::passed) return "passed";
  return verdict.state == Verdict::State::failed ? "failed" : verdict.reason;
}

inline std::string shown(std::string_view source, const Entity& row, const Environment& names = environment()) {
  return to_text(evaluate(compiled(source, names), row, today("2026-11-22")));
}

}  // namespace guidelint::expr
