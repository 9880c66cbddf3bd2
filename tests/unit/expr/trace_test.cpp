// A condition taken apart: what each operand was, which end failed, and by how much.
#include "expr/trace.h"

#include <fmt/format.h>

#include "support/catch.h"
#include "unit/expr/fake.h"

namespace guidelint::expr {
namespace {

using Lines = std::vector<std::string>;

Condition traced(std::string_view source, const Entity& row, const Environment& names = environment()) {
  return trace(compiled(source, names), row, today("2026-11-22"), {});
}

// "+ yearly(stock ?? 0) 5,000 23,750", children indented.
void add(const Step& step, std::size_t depth, bool is_summand, Lines& lines) {
  std::string line = std::string(depth * 2, ' ') + (step.minus ? "- " : is_summand ? "+ " : "") + step.text;
  for (std::size_t i = 0; i < (step.type.ended ? 2U : 1U); ++i) line += " " + step.ends[i].text;
  for (const std::string& note : step.notes) line += " (" + note + ")";
  lines.push_back(std::move(line));
  for (const Step& part : step.parts) add(part, depth + 1, step.is_sum, lines);
}

Lines lines_of(const Step& step) {
  Lines lines;
  add(step, 0, false, lines);
  return lines;
}

Environment with_formula() {
  Environment names = environment();
  names.lets.push_back({.name = "formula", .source = "base + yearly(stock ?? 0) + any(bonus ?? 0)", .base = 0});
  return names;
}

FakeRow usual_row() {
  FakeRow row;
  row.money("base", 100'000, 125'000);
  row.money("stock", 20'000, 95'000);
  row.money("bonus", 10'000, 18'000);
  row.money("total", 120'000, 238'000);
  return row;
}

TEST_CASE("trace takes a let apart into its summands, down to the fields", "[expr]") {
  const Condition condition = traced("total == formula within 15%", usual_row(), with_formula());
  REQUIRE(condition.form == Condition::Form::comparison);
  CHECK(condition.right.is_let);
  CHECK(condition.right.definition == "base + yearly(stock ?? 0) + any(bonus ?? 0)");
  CHECK(lines_of(condition.right) == Lines{"formula 115,000…123,000 158,750…166,750", "  + base 100,000 125,000",
                                           "  + yearly(stock ?? 0) 5,000 23,750", "    stock 20,000 95,000",
                                           "  + any(bonus ?? 0) 10,000…18,000", "    bonus 10,000 18,000"});
}

TEST_CASE("trace says of each end what was allowed and how far off it is", "[expr]") {
  const Condition condition = traced("total == formula within -15%..+15%", usual_row(), with_formula());
  CHECK(condition.state == Verdict::State::failed);
  CHECK(condition.op == "==");
  CHECK(condition.tolerance == "−15…+15 %");
  REQUIRE(condition.ends == 2);
  CHECK_FALSE(condition.end[0].failed);
  CHECK(condition.end[0].distance == 0);
  CHECK(condition.end[0].allowed == "97,750…141,450");
  CHECK(condition.end[1].failed);
  CHECK(condition.end[1].left == "238,000");
  CHECK(condition.end[1].right == "158,750…166,750");
  CHECK(condition.end[1].distance == 71'250);
  CHECK(fmt::format("{:.3f}", condition.end[1].off_by) == "0.427");
}

TEST_CASE("trace agrees with judge", "[expr]") {
  const FakeRow row = usual_row();
  for (const std::string_view source :
       {"total >= base", "total <= base", "signing >= 0", "not (total < base)", "total > base and base > stock",
        "total < base or signing > base", "exists(stock)", "base == total within 20%", "region == 'Oslo'"}) {
    CAPTURE(source);
    const Verdict verdict = judged(source, row);
    const Condition condition = traced(source, row);
    CHECK(condition.state == verdict.state);
    CHECK(condition.reason == verdict.reason);
  }
}

TEST_CASE("trace says which value is not there and what is taken for it", "[expr]") {
  FakeRow row = usual_row();
  row.set("stock", make_missing({Kind::money, true}, State::none, "stock"));
  const Condition condition = traced("total == formula within 15%", row, with_formula());
  CHECK(lines_of(condition.right)[2] == "  + yearly(stock ?? 0) 0 0");
  CHECK(lines_of(condition.right)[3] == "    stock 0 0 (there is none, 0 is taken)");
}

TEST_CASE("trace keeps the parts of and, or and not, each with its own answer", "[expr]") {
  const Condition condition =
      traced("total >= base and (signing > base or not (stock > base)) and base > 0", usual_row());
  REQUIRE(condition.form == Condition::Form::all);
  REQUIRE(condition.parts.size() == 3);
  CHECK(condition.parts[0].state == Verdict::State::passed);
  const Condition& either = condition.parts[1];
  REQUIRE(either.form == Condition::Form::any);
  CHECK(either.parts[0].state == Verdict::State::not_judged);
  CHECK(either.parts[0].reason == "signing is missing");
  CHECK(either.parts[1].form == Condition::Form::negation);
  CHECK(either.parts[1].state == Verdict::State::passed);
}

TEST_CASE("trace gives left and right of a failed comparison to its hypotheses", "[expr]") {
  const FakeRow row = usual_row();
  const Environment names = with_formula();
  const Expression expectation = compiled("total == formula within 15%", names);
  const Verdict failed = judge(expectation, row, today("2026-11-22"));
  Environment inside = names;
  inside.left = inside.right = Type{Kind::money, true};
  const Condition condition = trace(compiled("left == base + stock + any(bonus ?? 0) within 10%", inside), row,
                                    today("2026-11-22"), {}, &failed);
  CHECK(condition.state == Verdict::State::passed);
  CHECK_FALSE(condition.end[0].judged);  // the low end held, so no cause is sought for it
  CHECK(condition.end[1].left == "238,000");
  CHECK(condition.end[1].distance == 0);
}

TEST_CASE("trace knows where values stand", "[expr]") {
  FakeRow row;
  row.money("base", 100'000, 125'000);
  const Condition condition = traced("base.low <= base.high", row);
  CHECK(condition.left.is_field);
  CHECK(condition.left.ends[0].span == text::Span{100, 106});
  CHECK(condition.right.ends[0].name == "base_high");
}

TEST_CASE("trace shows what a derived field is made of", "[expr]") {
  FakeRow row = usual_row();
  row.percent("bonus_rate", 0.1, 0.1);
  const Expression made = compiled("base * bonus_rate");
  const Tracing tracing = {.derived = [&](FieldId id, const Entity&) -> std::optional<Derived> {
    if (id != k_scope.id("bonus")) return std::nullopt;
    return Derived{.expression = &made};
  }};
  const Condition condition = trace(compiled("bonus <= total"), row, today("2026-11-22"), tracing);
  CHECK(condition.left.definition == "base * bonus_rate");
  CHECK(lines_of(condition.left) == Lines{"bonus 10,000 18,000", "  base 100,000 125,000", "  bonus_rate 10 % 10 %"});
}

TEST_CASE("a long text is cut between characters", "[expr]") {
  FakeRow row;
  std::string text;
  for (int i = 0; i < 500; ++i) text += "ü";
  row.text("region", text);
  const Condition condition = traced("region != 'x'", row);
  CHECK(condition.left.ends[0].text.size() == k_max_traced + std::string_view("…").size());
  CHECK(condition.left.ends[0].text.ends_with("ü…"));
}

}  // namespace
}  // namespace guidelint::expr
