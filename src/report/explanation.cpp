#include "report/explanation.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "report/computation.h"
#include "report/paint.h"
#include "report/printable.h"
#include "report/readings.h"

namespace guidelint::report {
namespace {

using expr::Verdict;
using rule::Opinion;
using rule::TracedExpectation;
using Outcome = rule::Opinion::Outcome;

constexpr std::size_t k_longest_sentence = 400;
constexpr std::size_t k_shown_in_short = 2;  // expectations of one rule

std::string_view tier_text(rule::Tier tier) {
  return tier == rule::Tier::expect ? "expect" : tier == rule::Tier::warn ? "warn" : "note";
}

class Printer {
 public:
  Printer(const lint::InspectedLine& line, const ExplanationStyle& style)
      : line_(line), style_(style), paint_{.color = style.color} {}

  std::string print() {
    add_heading();
    out_ += readings(line_);
    for (const Outcome outcome :
         {Outcome::failed, Outcome::not_judged, Outcome::passed, Outcome::passed_over, Outcome::off}) {
      bool is_first = true;
      std::vector<const Opinion*> about_keys;
      for (const Opinion& opinion : line_.inspection.opinions) {
        if (opinion.outcome != outcome) continue;
        if (is_plain_key_rule(opinion)) {
          about_keys.push_back(&opinion);
          continue;
        }
        if (is_first || style_.full || outcome == Outcome::failed) out_ += '\n';
        is_first = false;
        add(opinion);
      }
      if (is_first && !about_keys.empty()) out_ += '\n';
      add_key_rules(about_keys);
    }
    return std::move(out_);
  }

 private:
  void add_line(std::size_t indent, std::string_view text) {
    if (!text.empty()) out_ += std::string(indent, ' ');
    out_ += text;
    out_ += '\n';
  }

  [[nodiscard]] std::size_t count(Outcome outcome) const {
    return static_cast<std::size_t>(std::ranges::count(line_.inspection.opinions, outcome, &Opinion::outcome));
  }

  void add_heading() {
    const text::SourceFile& source = *line_.source;
    const text::Span span = source.line_span(line_.line);
    const std::string text = quoted_part(base::trim(source.slice(span)), 100);
    add_line(0, paint_.bold(fmt::format("{}:{}:{}{}", printable_path(source.path()), line_.line,
                                        text.empty() ? "" : " ", text)));
    std::string what = line_.role.what;
    for (const std::size_t row : line_.role.rows) {
      const std::string label = line_.bound->label(model::EntityKind::row, row);
      if (what.find(label.substr(3)) == std::string::npos) what += fmt::format(", {}", label);
    }
    add_line(0, quoted_part(what, k_longest_sentence));
    add_line(0, summary());
    const bool compares = line_.corpus > 0;
    if (compares) add_line(0, fmt::format("rules that compare guides looked at {}", line_.corpus));
    if (line_.role.below != text::Span{}) {
      add_line(0, fmt::format("rules judge its rows, lines {} to {}", source.position(line_.role.below.begin).line,
                              source.position(line_.role.below.end).line));
    }
  }

  [[nodiscard]] std::string summary() const {
    const std::size_t passed = count(Outcome::passed);
    const std::size_t failed = count(Outcome::failed);
    const std::size_t judged = passed + failed;
    std::string text = judged == 0 ? "no rule judged it" : fmt::format("{} judged it: ", base::counted(judged, "rule"));
    if (judged > 0 && passed > 0) text += fmt::format("{} passed", passed);
    if (failed > 0) text += fmt::format("{}{} failed", passed > 0 ? ", " : "", failed);
    const auto add = [&](std::size_t number, std::string_view words) {
      if (number > 0) text += fmt::format("; {} {}", number, words);
    };
    add(count(Outcome::not_judged), "could not judge it");
    add(count(Outcome::passed_over), count(Outcome::passed_over) == 1 ? "does not apply" : "do not apply");
    add(count(Outcome::off), count(Outcome::off) == 1 ? "is switched off" : "are switched off");
    const std::size_t form = line_.inspection.lines_passed;
    if (form > 0) text += fmt::format("; {} about the form of lines passed", base::counted(form, "rule"));
    return text;
  }

  // Rules about keys as such hold for nearly every key; together they take one line.
  [[nodiscard]] bool is_plain_key_rule(const Opinion& opinion) const {
    return !style_.full && opinion.rule->each == model::EntityKind::key && opinion.outcome != Outcome::failed;
  }

  void add_key_rules(const std::vector<const Opinion*>& opinions) {
    if (opinions.empty()) return;
    std::vector<std::string_view> ids;
    for (const Opinion* one : opinions) {
      if (std::ranges::find(ids, one->rule->id) == ids.end()) ids.emplace_back(one->rule->id);
    }
    add_line(0, fmt::format("{}  {}, about the key as such", word_of(opinions.front()->outcome), fmt::join(ids, ", ")));
  }

  static std::string_view word_of(Outcome outcome) {
    switch (outcome) {
      case Outcome::failed:
        return "FAILED";
      case Outcome::passed:
        return "passed";
      case Outcome::not_judged:
        return "not judged";
      case Outcome::passed_over:
        return "does not apply";
      case Outcome::off:
        return "off";
    }
    return "";
  }

  void add(const Opinion& opinion) {
    if (opinion.outcome == Outcome::failed) return add_failed(opinion);
    add_title(opinion, word_of(opinion.outcome));
    switch (opinion.outcome) {
      case Outcome::failed:
      case Outcome::passed:
        return add_expectations(opinion);
      case Outcome::not_judged:
        add_line(2, quoted_part(opinion.reason.empty() ? "a value is missing" : opinion.reason, k_longest_sentence));
        if (style_.full) add_expectations(opinion);
        return;
      case Outcome::passed_over:
        return add_where(opinion);
      case Outcome::off:
        return add_line(2, "the configuration switches it off for this guide");
    }
  }

  // The heading names the row, if the line is about one only.
  [[nodiscard]] std::string about(const Opinion& opinion) const {
    const auto& rows = line_.role.rows;
    const bool is_the_row =
        rows.size() == 1 && line_.bound->label(model::EntityKind::row, rows.front()) == opinion.entity;
    if (is_the_row || opinion.rule->each == model::EntityKind::guide || opinion.rule->each == model::EntityKind::line)
      return {};
    return fmt::format(", {}", quoted_part(opinion.entity, 100));
  }

  void add_title(const Opinion& opinion, std::string_view word) {
    add_line(0, fmt::format("{}  {}{}: {}", word, paint_.bold(opinion.rule->id), about(opinion),
                            printable(opinion.rule->title)));
  }

  void add_failed(const Opinion& opinion) {
    const finding::Level level = opinion.findings.empty() ? opinion.rule->level : opinion.findings.front().level;
    add_title(opinion, paint_.level(level, "FAILED"));
    for (const finding::Finding& finding : opinion.findings) {
      add_line(2,
               fmt::format("{} at line {}, column {}: {}", finding::to_string(finding.level), finding.place.begin.line,
                           finding.place.begin.column, quoted_part(finding.message, k_longest_sentence)));
      if (!finding.detail.empty()) add_line(4, quoted_part(finding.detail, k_longest_sentence));
      if (finding.cause) add_line(4, fmt::format("cause: {}", quoted_part(finding.cause->text, k_longest_sentence)));
      if (opinion.rule->check == nullptr) continue;
      for (const finding::Label& label : finding.labels)
        add_line(4, fmt::format("line {}: {}", label.place.begin.line, quoted_part(label.text, k_longest_sentence)));
    }
    if (opinion.rule->check != nullptr) {
      add_line(2, fmt::format("decided by a check in C++: {}", opinion.rule->check->summary));
      return;
    }
    add_expectations(opinion);
    add_causes(opinion);
  }

  [[nodiscard]] static std::vector<const TracedExpectation*> shown(const Opinion& opinion) {
    std::vector<const TracedExpectation*> all;
    const auto matters = [](const TracedExpectation& one) {
      return one.reads_line || (one.asked && one.condition.state == Verdict::State::failed);
    };
    for (const TracedExpectation& one : opinion.expectations) {
      if (matters(one)) all.push_back(&one);
    }
    if (all.empty()) {
      for (const TracedExpectation& one : opinion.expectations) all.push_back(&one);
    }
    return all;
  }

  void add_expectations(const Opinion& opinion) {
    Computation computation(*line_.source);
    std::set<std::string> told;
    const auto expectations = shown(opinion);
    std::size_t in_few_words = 0, hidden = 0, unjudged = 0;
    for (const TracedExpectation* one : expectations) {
      const std::string heading = fmt::format("{}  {}", tier_text(one->tier), quoted_part(one->condition.text, 200));
      if (!one->asked) {
        add_line(2, fmt::format("{}: not asked, the one before failed", heading));
        continue;
      }
      if (style_.full || one->condition.state == Verdict::State::failed) {
        add_line(2, heading);
        for (const std::string& text : computation.table(one->condition)) add_line(4, text);
        continue;
      }
      const bool holds = one->condition.state == Verdict::State::passed;
      if (!holds || in_few_words == k_shown_in_short) {
        ++(holds ? hidden : unjudged);
        continue;
      }
      ++in_few_words;
      const std::string tier = opinion.outcome == Outcome::failed ? fmt::format("{}  ", tier_text(one->tier)) : "";
      add_line(2, fmt::format("{}{}", tier, fmt::join(in_short(one->condition, told), "; ")));
    }
    if (in_few_words == 0 && unjudged > 0 && opinion.outcome == Outcome::passed) {
      for (const TracedExpectation* one : expectations) {
        if (one->condition.state == Verdict::State::not_judged)
          add_line(2, fmt::format("{}", fmt::join(in_short(one->condition, told), "; ")));
      }
      add_line(2, "what else it expects holds");
    }
    if (hidden > 0) {
      add_line(2, fmt::format("and {} more {}{} (--verbose shows each)", hidden, hidden == 1 ? "holds" : "hold",
                              unjudged == 0 ? "" : fmt::format(", {} could not be judged", unjudged)));
    }
    const std::size_t elsewhere = opinion.expectations.size() - expectations.size();
    if (elsewhere > 0 && style_.full)
      add_line(2, fmt::format("its other {}: no value of this line", base::counted(elsewhere, "expectation")));
  }

  void add_causes(const Opinion& opinion) {
    if (opinion.maybe.empty()) return;
    add_line(2, "causes, in the order they are tried");
    for (const rule::TracedHypothesis& one : opinion.maybe) {
      add_line(4, fmt::format("{} {}: {}", one.number, one.holds ? "yes" : "no",
                              quoted_part(one.because, k_longest_sentence)));
      if (!one.condition) {
        add_line(6, "has no condition: it is what remains");
        continue;
      }
      for (const std::string& text : in_short(*one.condition, told_)) add_line(6, text);
    }
    if (opinion.maybe_left > 0) add_line(4, fmt::format("{} more not tried", opinion.maybe_left));
    const bool none = std::ranges::none_of(opinion.maybe, &rule::TracedHypothesis::holds);
    if (none) add_line(4, "none holds, so no cause is named");
  }

  void add_where(const Opinion& opinion) {
    if (!opinion.where) return;
    const expr::Condition& where = *opinion.where;
    if (where.parts.empty()) return add_line(2, fmt::format("only where  {}", fmt::join(in_short(where, told_), "; ")));
    add_line(2, fmt::format("only where  {}", quoted_part(where.text, 200)));
    const bool is_all = where.form == expr::Condition::Form::all;
    const std::vector<expr::Condition> whole = {where};
    for (const expr::Condition& part : is_all ? where.parts : whole) {
      if (part.state == Verdict::State::passed) continue;
      for (const std::string& text : in_short(part, told_)) add_line(4, text);
    }
  }

  const lint::InspectedLine& line_;
  ExplanationStyle style_;
  Paint paint_;
  std::set<std::string> told_;  // notes of conditions that chose entities or causes
  std::string out_;
};

}  // namespace

std::string explanation(const lint::InspectedLine& line, const ExplanationStyle& style) {
  return Printer(line, style).print();
}

}  // namespace guidelint::report
