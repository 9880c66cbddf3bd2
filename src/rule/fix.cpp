#include "rule/fix.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "model/derive.h"
#include "model/write.h"
#include "rule/rule.h"
#include "text/encoding.h"

namespace guidelint::rule {
namespace {

using model::Assignment;

constexpr std::size_t k_most_quoted = 40;  // bytes of a text that a title quotes

// One line, cut at a character.
std::string excerpt(std::string_view text) {
  while (!text.empty() && (text.front() == '\n' || text.front() == '\r' || text.front() == ' ')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  std::size_t end = 0;
  while (end < line.size() && end < k_most_quoted) end += text::code_point_length(line.substr(end));
  end = std::min(end, line.size());
  return fmt::format("`{}{}`", line.substr(0, end), end < text.size() ? "…" : "");
}

std::string title_of(const text::Edit& edit, std::string_view raw) {
  const std::string_view old = raw.substr(edit.span.begin, edit.span.size());
  const auto is_blank = [](std::string_view text) { return text.find_first_not_of(" \r\n") == std::string_view::npos; };
  if (is_blank(edit.text) && is_blank(old)) return "mend the line end";
  if (is_blank(old)) return fmt::format("add {}", excerpt(edit.text));
  if (is_blank(edit.text)) return fmt::format("remove {}", excerpt(old));
  return fmt::format("write {} for {}", excerpt(edit.text), excerpt(old));
}

// Where a step writes; nothing if the operand is no field.
std::optional<Assignment> target_of(const FixStep& step, const FixContext& context) {
  if (step.target == FixStep::Target::field)
    return Assignment{.field = step.field.field, .end = step.field.end, .every_side = step.every_side, .value = {}};
  const auto& compared = context.expectation->compared[step.target == FixStep::Target::left ? 0 : 1];
  if (!compared) return std::nullopt;
  return Assignment{.field = compared->field, .end = compared->end, .every_side = true, .value = {}};
}

struct Written {
  std::vector<text::Edit> edits;
  bool derived = false;
};

std::optional<Written> write(const FixProgram& program, const FixContext& context) {
  const expr::Entity& entity = context.guide->entity(context.kind, context.index);
  std::vector<Assignment> assignments;
  bool derives = false;
  for (const FixStep& step : program.steps) {
    if (step.target == FixStep::Target::derived) {
      derives = true;
      continue;
    }
    auto assignment = target_of(step, context);
    if (!assignment) return std::nullopt;
    assignment->value = expr::evaluate(*step.value, entity, *context.context, context.verdict);
    assignments.push_back(*assignment);
  }
  std::optional<std::vector<text::Edit>> edits;
  if (!derives) {
    edits = model::write(*context.guide, context.kind, context.index, assignments);
  } else if (context.kind == model::EntityKind::row) {
    edits = model::derive_entry(*context.guide, context.index);
  } else {
    edits = model::derive_front(*context.guide, assignments);
  }
  if (!edits || edits->empty() || !text::are_apart(*edits)) return std::nullopt;
  return Written{.edits = *std::move(edits), .derived = derives};
}

}  // namespace

std::string title_of(const std::vector<text::Edit>& edits, std::string_view raw) {
  const auto old = [&](const text::Edit& edit) { return raw.substr(edit.span.begin, edit.span.size()); };
  const bool swaps = edits.size() == 2 && !edits[0].text.empty() && !edits[1].text.empty() &&
                     edits[0].text == old(edits[1]) && edits[1].text == old(edits[0]);
  if (swaps) return fmt::format("swap {} and {}", excerpt(old(edits[0])), excerpt(old(edits[1])));
  std::string title = title_of(edits.front(), raw);
  if (edits.size() == 2) return fmt::format("{}; {}", title, title_of(edits.back(), raw));
  if (edits.size() > 2) title += fmt::format("; {} more edits", edits.size() - 1);
  return title;
}

std::optional<finding::Fix> make_fix(const FixProgram& program, const FixContext& context) {
  const expr::KeepMade keeps;  // what is written in the guide is read, and evaluated, between one value and the next
  auto written = write(program, context);
  if (!written) return std::nullopt;
  const expr::Entity& entity = context.guide->entity(context.kind, context.index);
  const bool is_safe =
      program.is_safe || (program.safe_if && expr::holds(*program.safe_if, entity, *context.context, context.verdict));
  finding::Fix fix{.title = {}, .safety = is_safe ? finding::Safety::safe : finding::Safety::unsafe};
  fix.title = written->derived && context.kind == model::EntityKind::guide
                  ? "derive what path and text state"
                  : title_of(written->edits, context.guide->guide().source->raw());
  fix.edits = std::move(written->edits);
  return fix;
}

}  // namespace guidelint::rule
