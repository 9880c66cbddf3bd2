#include "proof/expected.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"

namespace guidelint::proof {
namespace {

using finding::Finding;
using finding::Level;
using model::EntityKind;
using rule::ExampleKind;
using text::Span;

std::string shown(const Finding& finding) {
  std::string text = fmt::format("{}:{} {}: {}", finding.place.begin.line, finding.place.begin.column,
                                 finding::to_string(finding.level), finding.message);
  if (finding.cause) text += fmt::format(" ({})", finding.cause->text);
  return text;
}

std::string shown(const std::vector<Finding>& findings) {
  constexpr std::size_t k_most = 3;
  if (findings.empty()) return "none";
  std::string text = findings.size() == 1 ? "" : fmt::format("{}: ", findings.size());
  for (std::size_t i = 0; i < std::min(findings.size(), k_most); ++i)
    text += fmt::format("{}{}", i == 0 ? "" : " | ", shown(findings[i]));
  if (findings.size() > k_most) text += " | …";
  return text;
}

void add_value(const expr::Value& value, std::string_view name, bool by_name, std::vector<Span>& places) {
  for (const expr::End& end : value.ends) {
    if (end.span != Span{} && (by_name || end.name == name)) places.push_back(end.span);
  }
}

// The places a name may mean: a key of the front matter, a header of the table, a field (front matter before text), or
// one side of a field.
class Places {
 public:
  Places(const model::Model& model, const MadeGuide& made) : model_(model), made_(made) {}

  std::vector<Span> of(std::string_view name) {
    add_fields(EntityKind::guide, name);
    add_fields(EntityKind::row, name);
    for (std::size_t i = 0; i < made_.bound->count(EntityKind::key); ++i) {
      const std::string label = made_.bound->label(EntityKind::key, i);
      const std::string_view path = std::string_view(label).substr(4, label.size() - 5);  // key[…]
      if (path == name) places_.push_back(made_.bound->place(EntityKind::key, i));
    }
    return std::move(places_);
  }

 private:
  void add_fields(EntityKind kind, std::string_view name) {
    for (std::size_t i = 0; i < std::min<std::size_t>(made_.bound->count(kind), 1); ++i) {
      for (const model::FieldDef& field : model_.fields(kind)) add_field(kind, i, field, name);
    }
  }

  void add_field(EntityKind kind, std::size_t index, const model::FieldDef& field, std::string_view name) {
    if (!field.is.empty()) return;
    const auto side = [&](std::string_view which) { return value_of(kind, index, which, field.name); };
    const expr::Value front = side("front"), body = side("body");
    add_value(front, name, name == fmt::format("front.{}", field.name), places_);
    add_value(body, name, name == fmt::format("body.{}", field.name), places_);
    if (name != field.name) return;
    const std::size_t before = places_.size();
    add_value(front, name, true, places_);
    if (places_.size() == before) add_value(body, name, true, places_);
  }

  [[nodiscard]] expr::Value value_of(EntityKind kind, std::size_t index, std::string_view side,
                                     const std::string& field) const {
    const std::string_view parts[] = {side, field};
    const auto found = model_.scope(kind).find(parts);
    return found ? made_.bound->entity(kind, index).get(found->id) : expr::Value{};
  }

  const model::Model& model_;
  const MadeGuide& made_;
  std::vector<Span> places_;
};

std::vector<Span> places_found(const rule::Rule& rule, const std::vector<Finding>& findings) {
  std::vector<Span> places;
  for (const Finding& finding : findings) {
    places.push_back(finding.place.span);
    if (!rule.per_guide) continue;
    for (std::size_t i = 0; i + 1 < finding.places && i < finding.labels.size(); ++i) {
      places.push_back(finding.labels[finding.labels.size() - 1 - i].place.span);
    }
  }
  std::ranges::sort(places);
  return places;
}

Level wanted_level(const rule::Rule& rule, const Wanted& wanted) {
  if (wanted.level) return *wanted.level;
  return wanted.kind == ExampleKind::warn ? Level::warning : rule.level;
}

bool says(const Finding& finding, std::string_view part) {
  return finding.message.find(part) != std::string::npos || finding.detail.find(part) != std::string::npos ||
         (finding.cause && finding.cause->text.find(part) != std::string::npos);
}

std::string where(const MadeGuide& made, const Wanted& wanted) {
  if (!wanted.at.empty()) return fmt::format(" at {}", wanted.at);
  if (!made.marks.empty()) {
    const auto position = made.source->position(made.marks.front().begin);
    return fmt::format(" at {}:{}", position.line, position.column);
  }
  if (made.line) return fmt::format(" in line {}", made.source->position(made.line->begin).line);
  return {};
}

bool stands_right(const rule::Rule& rule, const model::Model& model, const MadeGuide& made, const Wanted& wanted,
                  const std::vector<Finding>& findings) {
  if (!made.marks.empty()) {
    std::vector<Span> marks = made.marks;
    std::ranges::sort(marks);
    return places_found(rule, findings) == marks;
  }
  const Span place = findings.front().place.span;
  // With its line end
  if (made.line && !(made.line->begin <= place.begin && place.end <= made.line->end + 1)) return false;
  if (wanted.at.empty()) return true;
  const std::vector<Span> places = Places(model, made).of(wanted.at);
  return std::ranges::find(places, place) != places.end();
}

}  // namespace

Comparison compare(const rule::Rule& rule, const model::Model& model, const MadeGuide& made, const Wanted& wanted,
                   const Found& found) {
  const auto& findings = found.findings;
  const auto differs = [&](Result result, std::string expected) {
    return Comparison{.result = result, .message = fmt::format("expected {}, found {}", expected, shown(findings))};
  };
  if (wanted.kind == ExampleKind::good || wanted.kind == ExampleKind::skip) {
    if (!findings.empty()) return differs(Result::noisy, "no finding");
    if (wanted.kind == ExampleKind::skip && !found.skipped.empty() &&
        found.skipped.find(wanted.says) == std::string::npos) {
      return {.result = Result::misworded,
              .message = fmt::format("expected it not to be judged because \"{}\", but the reason is \"{}\"",
                                     wanted.says, found.skipped)};
    }
    if (wanted.kind == ExampleKind::skip && found.skipped.empty()) {
      return {.result = Result::noisy,
              .message = fmt::format("expected the {} not to be judged, but it was", model::to_string(rule.each))};
    }
    return {.result = Result::silent, .passed = true};
  }

  const std::size_t marks = std::max<std::size_t>(made.marks.size(), 1);
  const std::string expected =
      fmt::format("{}{}", marks == 1 ? "a finding" : fmt::format("{} findings", marks), where(made, wanted));
  if (findings.empty()) return differs(Result::missing, expected);
  if (places_found(rule, findings).size() > marks && findings.size() > 1) return differs(Result::noisy, expected);
  if (!stands_right(rule, model, made, wanted, findings)) return differs(Result::misplaced, expected);
  const Finding& first = findings.front();
  if (!says(first, wanted.says))
    return differs(Result::misworded, fmt::format("a finding that says \"{}\"", wanted.says));
  for (const std::string_view part : wanted.unsaid) {
    if (says(first, part)) return differs(Result::misworded, fmt::format("a finding that does not say \"{}\"", part));
  }
  if (const Level level = wanted_level(rule, wanted); first.level != level) {
    return differs(Result::misworded,
                   fmt::format("{} {}", level == Level::warning ? "a" : "an", finding::to_string(level)));
  }
  return {.result = Result::reported, .passed = true};
}

}  // namespace guidelint::proof
