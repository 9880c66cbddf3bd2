#include "report/computation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "report/printable.h"
#include "text/encoding.h"

namespace guidelint::report {
namespace {

using expr::Condition;
using expr::Kind;
using expr::State;
using expr::Step;
using expr::Verdict;

bool is_amount(Kind kind) { return kind == Kind::money || kind == Kind::number || kind == Kind::percent; }
bool is_day(Kind kind) { return kind == Kind::date; }

std::string percent_text(double fraction) {
  const double percent = std::abs(fraction) * 100;
  return fmt::format("{} %", base::grouped(percent, percent < 10 ? 1 : 0));
}

// "0.5 % above", "21 days before"; empty where the distance says nothing.
std::string margin(const Condition& condition, std::size_t index) {
  const expr::TracedComparison& end = condition.end[index];
  const Kind kind = condition.left.type.kind;
  if (condition.op == "in" || condition.op == "!=" || end.distance == 0) return {};
  if (kind == Kind::number && condition.tolerance.empty()) return {};
  if (is_amount(kind)) {
    if (std::abs(end.off_by) < 0.0005) return {};
    return fmt::format("{} {}", percent_text(end.off_by), end.off_by > 0 ? "above" : "below");
  }
  if (!is_day(kind) || !is_day(condition.right.type.kind)) return {};
  const double days = std::round(std::abs(end.distance));
  return fmt::format("{} {}", base::counted(static_cast<std::uint64_t>(days), "day"),
                     end.distance > 0 ? "after" : "before");
}

// With a tolerance the two need not be equal.
std::string relation(const Condition& condition, std::size_t index) {
  const expr::TracedComparison& end = condition.end[index];
  if (condition.op == "==" && end.left != end.right && !end.failed) return "against";
  return condition.op;
}

std::string end_text(const Condition& condition, std::size_t index) {
  const expr::TracedComparison& end = condition.end[index];
  const std::string name = condition.ends == 2 ? (index == 0 ? "low " : "high ") : "";
  const std::string left = quoted_part(base::trim(end.left));
  std::string text = fmt::format("{}{} {} {}", name, left, relation(condition, index), quoted_part(end.right));
  const std::string off = margin(condition, index);
  const Kind kind = condition.left.type.kind;
  const bool says_off = !off.empty() && ((!condition.tolerance.empty() && condition.op == "==") || is_day(kind) ||
                                         (end.failed && kind != Kind::number));
  if (says_off) text += fmt::format(" ({})", off);
  if (end.failed) text += " fails";
  return text;
}

std::string comparison_text(const Condition& condition, std::set<std::string>& told) {
  const std::string source = quoted_part(condition.text, 100);
  if (condition.state == Verdict::State::not_judged)
    return fmt::format("{}: not judged, {}", source, quoted_part(condition.reason, 200));
  if (condition.op == "~" || condition.op == "!~") {
    return fmt::format("{}: {} {}", quoted_part(condition.text, 40), quoted_part(base::trim(condition.end[0].left)),
                       condition.end[0].failed ? "fails" : "holds");
  }
  std::string ends;
  for (std::size_t i = 0; i < condition.ends; ++i) {
    if (!condition.end[i].judged) continue;
    ends += fmt::format("{}{}", ends.empty() ? "" : ", ", end_text(condition, i));
  }
  std::string text = fmt::format("{}: {}", source, ends);
  const bool has_percents = !condition.tolerance.empty() && condition.tolerance != "rounding";
  if (has_percents) text += fmt::format("; {} allowed", condition.tolerance);
  for (const Step* side : {&condition.left, &condition.right}) {
    const bool is_new = side->is_let && told.insert(side->text).second;
    if (is_new) text += fmt::format("; {} = {}", side->text, quoted_part(side->definition, 100));
    for (const std::string& note : side->notes) {
      if (told.insert(note).second) text += fmt::format("; {}", quoted_part(note, 200));
    }
  }
  return text;
}

// The fields below a step, for conditions that are no comparison: "base 120,000…160,000".
void add_fields(const Step& step, std::vector<std::string>& texts) {
  if (!step.is_field && !step.parts.empty()) {
    for (const Step& part : step.parts) add_fields(part, texts);
    return;
  }
  if (step.is_constant || step.type.kind == Kind::boolean) return;
  const auto& ends = step.ends;
  std::string value = ends[0].text;
  if (step.type.ended && ends[0].text != ends[1].text)
    value = ends[0].state != State::present   ? ends[1].text
            : ends[1].state != State::present ? ends[0].text
                                              : fmt::format("{}…{}", ends[0].text, ends[1].text);
  std::string text = fmt::format("{} is {}", quoted_part(step.text), quoted_part(value));
  if (std::ranges::find(texts, text) == texts.end()) texts.push_back(std::move(text));
}

void add_short(const Condition& condition, std::vector<std::string>& lines, std::set<std::string>& told) {
  switch (condition.form) {
    case Condition::Form::comparison:
      lines.push_back(comparison_text(condition, told));
      return;
    case Condition::Form::any:
      // One that holds is enough to say
      for (const Condition& part : condition.parts) {
        if (condition.state == Verdict::State::passed && part.state != Verdict::State::passed) continue;
        add_short(part, lines, told);
        if (condition.state == Verdict::State::passed) return;
      }
      return;
    case Condition::Form::all:
      for (const Condition& part : condition.parts) add_short(part, lines, told);
      return;
    case Condition::Form::negation:
    case Condition::Form::truth:
      break;
  }
  const std::string source = quoted_part(condition.text, 100);
  if (condition.state == Verdict::State::not_judged) {
    lines.push_back(fmt::format("{}: not judged, {}", source, quoted_part(condition.reason, 200)));
    return;
  }
  std::vector<std::string> values;
  const auto collect = [&](const Condition& one, const auto& self) -> void {
    for (const Condition& part : one.parts) self(part, self);
    if (!one.parts.empty()) return;
    add_fields(one.left, values);
    if (one.form == Condition::Form::comparison) add_fields(one.right, values);
  };
  collect(condition, collect);
  lines.push_back(fmt::format("{}: {}{}{}", source, condition.state == Verdict::State::passed ? "true" : "false",
                              values.empty() ? "" : ", ", fmt::join(values, ", ")));
}

std::string padded(const std::string& text, std::size_t columns, bool right) {
  const std::size_t taken = width(text);
  const std::string blanks(columns > taken ? columns - taken : 0, ' ');
  return right ? blanks + text : text + blanks;
}

std::string_view basis_text(money::Basis basis) {
  switch (basis) {
    case money::Basis::four_years:
      return "for 4 years";
    case money::Basis::year:
      return "per year";
    case money::Basis::month:
      return "per month";
    case money::Basis::once:
      return "paid once";
    case money::Basis::unknown:
      break;
  }
  return "";
}

}  // namespace

std::string quoted_part(std::string_view text, std::size_t limit) {
  std::size_t bytes = 0;
  for (std::size_t count = 0; bytes < text.size(); ++count) {
    if (count == limit) return fmt::format("{}…", printable(text.substr(0, bytes)));
    bytes += text::code_point_length(text.substr(bytes));
  }
  return printable(text);
}

std::vector<std::string> in_short(const Condition& condition, std::set<std::string>& told) {
  std::vector<std::string> lines;
  add_short(condition, lines, told);
  return lines;
}

std::string places_of(const Step& step, const text::SourceFile& source) {
  std::vector<std::uint32_t> lines;
  std::string name;
  for (const expr::TracedEnd& end : step.ends) {
    if (end.span == text::Span{}) continue;
    const std::uint32_t line = source.position(end.span.begin).line;
    if (std::ranges::find(lines, line) == lines.end()) lines.push_back(line);
    if (name.empty()) name = end.name;
  }
  if (lines.empty()) return {};
  // Of the front matter the line says enough, of the table the column is needed.
  const bool says_column = lines.size() == 1 && !name.empty() && name != step.text;
  return fmt::format("{} {}{}", lines.size() == 1 ? "line" : "lines", fmt::join(lines, ", "),
                     says_column ? fmt::format(" ({})", quoted_part(name)) : "");
}

std::string Computation::note_of(const Step& step) const {
  std::vector<std::string> parts;
  if (const std::string places = places_of(step, source_); !places.empty() && step.is_field) parts.push_back(places);
  const bool says_basis = step.is_field && step.type.kind == Kind::money && !basis_text(step.basis).empty();
  if (says_basis) parts.emplace_back(basis_text(step.basis));
  if (!step.definition.empty()) parts.push_back(fmt::format("= {}", quoted_part(step.definition, 100)));
  if (step.notes.size() == 1) parts.push_back(quoted_part(step.notes.front(), 200));
  return fmt::format("{}", fmt::join(parts, ", "));
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the expression
void Computation::add_step(const Step& step, std::string_view sign, std::size_t depth, std::vector<Row>& rows) {
  const std::size_t own_depth = sign.empty() ? depth : depth + 1;
  const bool is_known = step.is_let && !lets_shown_.insert(step.text).second;
  Row row{.label = fmt::format("{}{}{}", std::string(depth * 2, ' '), sign, quoted_part(step.text)),
          .ended = step.type.ended,
          .right = step.type.kind != Kind::text && step.type.kind != Kind::list && step.type.kind != Kind::boolean};
  for (std::size_t i = 0; i < (step.type.ended ? 2U : 1U); ++i)
    row.cells[i] = step.ends[i].state == State::unknown ? "unreadable" : quoted_part(step.ends[i].text, 100);
  row.note = note_of(step);
  if (is_known) row.note = "as above";
  rows.push_back(std::move(row));
  if (is_known) return;
  if (step.notes.size() > 1) {
    for (const std::string& note : step.notes)
      rows.push_back({.label = fmt::format("{}{}", std::string((own_depth + 1) * 2, ' '), quoted_part(note, 200)),
                      .is_text = true});
  }
  for (const Step& part : step.parts) {
    const bool is_first = &part == &step.parts.front();
    add_step(part, part.minus ? "- " : !step.is_sum ? "" : is_first ? "  " : "+ ", own_depth + 1, rows);
  }
}

void Computation::add_comparison(const Condition& condition, bool with_verdict, std::vector<Row>& rows) {
  for (const Step* side : {&condition.left, &condition.right}) {
    // The heading says it already
    if (!side->is_constant || side->text != side->ends[0].text) add_step(*side, "", 0, rows);
  }
  const bool is_ended = condition.ends == 2;
  if (!condition.tolerance.empty()) {
    Row allowed{.label = fmt::format("allowed ({})", condition.tolerance), .ended = is_ended};
    for (std::size_t i = 0; i < condition.ends; ++i) allowed.cells[i] = condition.end[i].allowed;
    rows.push_back(std::move(allowed));
  }
  if (!with_verdict) return;  // under a "not" it would be the opposite
  Row verdict{.label = "verdict", .ended = is_ended, .right = condition.left.type.kind != Kind::text};
  for (std::size_t i = 0; i < condition.ends; ++i) {
    const expr::TracedComparison& end = condition.end[i];
    verdict.cells[i] = !end.judged ? "not judged" : end.failed ? "fails" : "holds";
    const std::string off = margin(condition, i);
    if (end.judged && !off.empty()) {
      verdict.note +=
          fmt::format("{}{}{}", verdict.note.empty() ? "" : ", ", is_ended ? (i == 0 ? "low " : "high ") : "", off);
    }
  }
  if (condition.state == Verdict::State::not_judged) verdict.note = quoted_part(condition.reason, 200);
  rows.push_back(std::move(verdict));
}

std::vector<std::string> Computation::table(const Condition& condition, bool with_verdict) {
  std::vector<std::string> lines;
  if (condition.form == Condition::Form::comparison) {
    std::vector<Row> rows;
    add_comparison(condition, with_verdict, rows);
    return lay_out(rows);
  }
  if (condition.form == Condition::Form::truth) {
    std::vector<Row> rows;
    add_step(condition.left, "", 0, rows);
    return lay_out(rows);
  }
  if (condition.form == Condition::Form::negation && condition.parts.front().form == Condition::Form::truth)
    return table(condition.parts.front());
  for (const Condition& part : condition.parts) {
    const std::string_view state = part.state == Verdict::State::passed   ? "true"
                                   : part.state == Verdict::State::failed ? "false"
                                                                          : "not judged";
    lines.push_back(fmt::format("{}: {}", quoted_part(part.text, 100), state));
    for (const std::string& line : table(part, condition.form != Condition::Form::negation))
      lines.push_back("  " + line);
  }
  return lines;
}

std::vector<std::string> Computation::lay_out(const std::vector<Row>& rows) {
  constexpr std::size_t k_widest_label = 52;
  std::size_t label_width = 0;
  std::array<std::size_t, 2> cell_width = {0, 0};
  const bool any_ended = std::ranges::any_of(rows, &Row::ended);
  if (any_ended) cell_width = {3, 4};
  for (const Row& row : rows) {
    if (row.is_text) continue;
    label_width = std::max(label_width, std::min(width(row.label), k_widest_label));
    for (std::size_t i = 0; i < 2; ++i) {
      if (row.right) cell_width[i] = std::max(cell_width[i], width(row.cells[row.ended ? i : 0]));
    }
  }
  std::vector<std::string> lines;
  const auto add = [&](const Row& row) {
    if (row.is_text) return lines.push_back(row.label);
    std::string line = padded(row.label, label_width, false);
    line += "  " + padded(row.cells[0], cell_width[0], row.right);
    // What has one end stands for both
    const std::string& second = row.ended || !row.right ? row.cells[1] : row.cells[row.cells[1].empty() ? 0 : 1];
    if (any_ended) line += "  " + padded(second, cell_width[1], row.right);
    if (!row.note.empty()) line += "  " + row.note;
    line.erase(line.find_last_not_of(' ') + 1);
    lines.push_back(std::move(line));
  };
  if (any_ended) add({.label = "", .cells = {"low", "high"}, .ended = true});
  for (const Row& row : rows) add(row);
  return lines;
}

}  // namespace guidelint::report
