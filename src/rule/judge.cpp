#include "rule/judge.h"

#include <fmt/format.h>

#include <algorithm>

#include "rule/identity.h"
#include "text/encoding.h"

namespace guidelint::rule {
namespace {

using expr::Verdict;
using finding::Finding;
using finding::Label;

constexpr text::Span k_nowhere = {};

expr::Context with_groups(const expr::Context& context, const GroupsOf& groups_of,
                          std::span<const expr::Aggregate> aggregates) {
  return {.today = context.today, .groups = aggregates.empty() ? nullptr : groups_of(aggregates)};
}

// "{shared(x)} guides share one due date" -> "… guides share one due date": what findings of one cause have in common.
std::string without_values(std::string_view source) {
  std::string text;
  int depth = 0;
  for (const char c : source) {
    if (c == '{' && depth++ == 0) text += "…";
    if (depth == 0) text += c;
    if (c == '}' && depth > 0) --depth;
  }
  return text;
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t length = text::count_code_points(text);
  return std::string(text) + std::string(width > length ? width - length : 0, ' ');
}

// One label per summand of the right side, aligned: "base         125,000", "+ stock / 4   23,750".
void add_operands(const Verdict& verdict, const Subject& subject, std::vector<Label>& labels) {
  struct Line {
    std::string name, amount;
    text::Span span;
  };
  std::vector<Line> lines;
  for (const expr::Term& term : verdict.terms) {
    const auto span = std::ranges::find_if(term.spans, [](const text::Span& s) { return s != k_nowhere; });
    if (span == term.spans.end()) continue;
    const std::string_view sign = term.minus ? "- " : &term == &verdict.terms.front() ? "" : "+ ";
    const expr::End& end = term.value.ends[term.value.type.ended ? verdict.worse : 0];
    lines.push_back({fmt::format("{}{}", sign, term.text), expr::to_text(end, term.value.type.kind), *span});
  }
  std::size_t name_width = 0, amount_width = 0;
  for (const Line& line : lines) {
    name_width = std::max(name_width, text::count_code_points(line.name));
    amount_width = std::max(amount_width, text::count_code_points(line.amount));
  }
  for (const Line& line : lines) {
    const std::size_t blanks = amount_width - text::count_code_points(line.amount);
    labels.push_back(
        {.place = (*subject.places)(line.span),
         .text = fmt::format("{}  {}{}", padded(line.name, name_width), std::string(blanks, ' '), line.amount),
         .role = Label::Role::operand});
  }
}

void add_labels(const Verdict& verdict, const Subject& subject, Finding& finding) {
  if (!verdict.is_comparison) return;
  if (!verdict.terms.empty()) {
    add_operands(verdict, subject, finding.labels);
    return;
  }
  const expr::End& right = verdict.right.ends[verdict.right.type.ended ? verdict.worse : 0];
  if (right.span == k_nowhere || right.span == finding.place.span) return;
  const std::string value = verdict.right.type.kind == expr::Kind::text || verdict.right.type.kind == expr::Kind::list
                                ? expr::to_text(verdict.right)
                                : expr::to_text(right, verdict.right.type.kind);
  finding.labels.push_back({.place = (*subject.places)(right.span),
                            .text = right.name.empty() ? value : fmt::format("{} {}", right.name, value)});
}

std::optional<std::size_t> find_cause(const Rule& rule, const Subject& subject, const expr::Context& context,
                                      const GroupsOf& groups_of, const Verdict& verdict) {
  for (std::size_t i = 0; i < rule.maybe.size(); ++i) {
    const auto& when = rule.maybe[i].when;
    if (!when || expr::holds(*when, *subject.entity, with_groups(context, groups_of, when->aggregates()), &verdict))
      return i;
  }
  return std::nullopt;
}

std::optional<finding::Measured> measure(const Verdict& verdict) {
  if (!verdict.is_comparison || verdict.allowed.state != expr::State::present) return std::nullopt;
  const auto amount = [&](std::string_view name, const expr::End& end) {
    return finding::Amount{.name = std::string(name), .low = end.low, .high = end.high};
  };
  const expr::End& left = verdict.left.ends[verdict.left.type.ended ? verdict.worse : 0];
  finding::Measured measured{.left = amount(verdict.left_text, left),
                             .right = amount(verdict.right_text, verdict.allowed),
                             .off_by = verdict.off_by};
  for (const expr::Term& term : verdict.terms) {
    const expr::End& end = term.value.ends[term.value.type.ended ? verdict.worse : 0];
    measured.operands.push_back(amount(term.text, end));
    if (term.minus) measured.operands.back() = {.name = term.text, .low = -end.high, .high = -end.low};
  }
  return measured;
}

// Where the value that was judged stands a second time: the front matter's in the table, or the other way round.
void add_other_side(const Expectation& expectation, const Subject& subject, const Verdict& verdict, Finding& finding) {
  if (!expectation.sides) return;
  const expr::Value front = subject.entity->get(expectation.sides->front);
  const expr::Value body = subject.entity->get(expectation.sides->body);
  const std::size_t end = front.type.ended ? verdict.worse : 0;
  const auto is_judged = [&](const expr::End& one) { return one.span != k_nowhere && one.span == finding.place.span; };
  const bool shows_front = is_judged(front.ends[end]), shows_body = is_judged(body.ends[end]);
  if (shows_front == shows_body) return;
  const expr::Value& other = shows_front ? body : front;
  const expr::End& there = other.ends[end];
  const bool is_known = there.state == expr::State::present && there.span != k_nowhere;
  const auto is_told = [&](const Label& label) { return label.place.span == there.span; };
  if (!is_known || std::ranges::any_of(finding.labels, is_told)) return;
  const bool is_text = other.type.kind == expr::Kind::text || other.type.kind == expr::Kind::list;
  const std::string value = is_text ? std::string() : " " + expr::to_text(there, other.type.kind);
  finding.labels.push_back({.place = (*subject.places)(there.span),
                            .text = fmt::format("{}{}", shows_front ? "the table's" : "the front matter's", value)});
}

void add_sights(const Hypothesis& hypothesis, const Subject& subject, const expr::Context& context,
                const GroupsOf& groups_of, const Verdict& verdict, Finding& finding) {
  for (const Sight& sight : hypothesis.see) {
    const expr::Value value =
        expr::evaluate(sight.what, *subject.entity, with_groups(context, groups_of, sight.what.aggregates()), &verdict);
    const text::Span span = value.ends[value.type.ended ? verdict.worse : 0].span;
    if (span == k_nowhere || span == finding.place.span) continue;
    std::string text =
        sight.says.render(*subject.entity, with_groups(context, groups_of, sight.says.aggregates()), &verdict);
    finding.labels.push_back({.place = (*subject.places)(span), .text = std::move(text)});
  }
}

void add_fix(const std::optional<FixProgram>& program, const Rule& rule, const Expectation& expectation,
             const Subject& subject, const expr::Context& context, const Verdict& verdict, Finding& finding) {
  if (!program || subject.guide == nullptr) return;
  finding.fix = make_fix(*program, {.guide = subject.guide,
                                    .kind = rule.each,
                                    .index = subject.index,
                                    .context = &context,
                                    .verdict = &verdict,
                                    .expectation = &expectation});
}

// The place of the field named by `at`: of the worse end, if it has two.
text::Span place_of_at(const Rule& rule, const Subject& subject, const expr::Context& context, const Verdict& verdict) {
  const expr::Value value = expr::evaluate(*rule.at, *subject.entity, context, &verdict);
  if (!value.type.ended) return value.ends[0].span;
  const text::Span worse = value.ends[verdict.worse].span;
  return worse != k_nowhere ? worse : value.ends[1 - verdict.worse].span;
}

Finding write_finding(const Rule& rule, const Expectation& expectation, const Subject& subject,
                      const expr::Context& context, const GroupsOf& groups_of, const Verdict& verdict) {
  Finding finding;
  finding.rule = rule.id;
  finding.entity = subject.label;
  finding.subject = subject.index;
  finding.about = expectation.about;
  finding.digest = digest_of(expectation.telling, *subject.entity);
  finding.field = verdict.name;
  finding.measured = measure(verdict);
  finding.level = expectation.level;
  if (subject.level)
    finding.level = expectation.tier == Tier::expect ? *subject.level : std::min(expectation.level, *subject.level);

  text::Span span = rule.at
                        ? place_of_at(rule, subject, with_groups(context, groups_of, rule.at->aggregates()), verdict)
                        : verdict.evidence;
  finding.place = span == k_nowhere ? subject.place : (*subject.places)(span);

  const std::string fact = verdict.is_comparison ? expr::describe(verdict) : std::string();
  if (rule.say) {
    finding.message =
        rule.say->render(*subject.entity, with_groups(context, groups_of, rule.say->aggregates()), &verdict);
    // Of a computed value it would only quote the rule
    if (fact != finding.message && !verdict.name.empty()) finding.detail = fact;
  } else {
    finding.message = fmt::format("{}{}", fact.empty() ? rule.title : fact, subject.suffix);
  }
  add_labels(verdict, subject, finding);
  add_other_side(expectation, subject, verdict, finding);

  if (const auto index = find_cause(rule, subject, context, groups_of, verdict)) {
    const Hypothesis& hypothesis = rule.maybe[*index];
    const std::string text = hypothesis.because.render(
        *subject.entity, with_groups(context, groups_of, hypothesis.because.aggregates()), &verdict);
    finding.cause = finding::Cause{.id = fmt::format("{}/{}", rule.id, *index + 1),
                                   .text = text,
                                   .group = without_values(hypothesis.because.source())};
    if (hypothesis.level)
      finding.level = subject.level ? std::min(*hypothesis.level, *subject.level) : *hypothesis.level;
    add_sights(hypothesis, subject, context, groups_of, verdict, finding);
    add_fix(hypothesis.fix || hypothesis.has_no_fix ? hypothesis.fix : rule.fix, rule, expectation, subject, context,
            verdict, finding);
  } else {
    add_fix(rule.fix, rule, expectation, subject, context, verdict, finding);
  }
  return finding;
}

}  // namespace

Judgement judge(const Rule& rule, const Subject& subject, const expr::Context& context, const GroupsOf& groups_of,
                const ReportedBy& reported_by) {
  Judgement judgement;
  bool any_passed = false;
  std::string_view reporter;
  // The tier in which a comparison failed, reported by this rule or by another: stricter ones would fail too
  std::optional<Tier> broken;

  for (const Expectation& expectation : rule.expectations) {
    if (broken && expectation.tier != *broken) break;
    const expr::Context own = with_groups(context, groups_of, expectation.expression.aggregates());
    Verdict verdict = expr::judge(expectation.expression, *subject.entity, own);
    if (verdict.state == Verdict::State::passed) {
      any_passed = true;
      continue;
    }
    if (verdict.state == Verdict::State::not_judged) {
      if (judgement.reason.empty()) judgement.reason = std::move(verdict.reason);
      continue;
    }
    broken = expectation.tier;
    if (const std::string_view by = reported_by(verdict.read); !by.empty()) {
      reporter = by;
      continue;
    }
    judgement.state = Verdict::State::failed;
    Finding finding = write_finding(rule, expectation, subject, context, groups_of, verdict);
    judgement.read.insert(judgement.read.end(), verdict.read.begin(), verdict.read.end());
    const bool told =
        std::ranges::any_of(judgement.findings, [&](const Finding& other) { return other.place == finding.place; });
    if (!told) judgement.findings.push_back(std::move(finding));
  }

  if (judgement.state == Verdict::State::failed) return judgement;
  if (!reporter.empty()) {
    judgement.state = Verdict::State::not_judged;
    judgement.reason = fmt::format("reported by {}", reporter);
  } else if (!any_passed) {
    judgement.state = Verdict::State::not_judged;
  }
  return judgement;
}

}  // namespace guidelint::rule
