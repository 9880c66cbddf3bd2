#include "expr/functions.h"

#include "fake.h"
#include "support/catch.h"

namespace guidelint::expr {
namespace {

TEST_CASE("every function by an example", "[expr]") {
  FakeRow row;
  row.money("base", 100'400, 200'000);
  row.money("stock", 80'000, 100'000);
  row.text("region", "London");
  row.text("text", "| London | Â£85Kâ€“Â£138K |");
  row.date("next_review_due", "2026-05-23");
  row.date("last_updated", "2026-11-21");
  struct Case {
    std::string_view source, text;
  };
  const Case cases[] = {
      {"abs(base - stock * 2)", "59,600…0"},
      {"abs(-3)", "3"},
      {"any(base)", "100,400…200,000"},
      {"codec(text)", "Windows-1252"},
      {"days(next_review_due - last_updated)", "-182"},
      {"exists(base)", "true"},
      {"has(region, 'don')", "true"},
      {"has(region, 'Don')", "false"},
      {"len(region)", "6"},
      {"len('é£')", "2"},
      {"len(['a', 'b'])", "2"},
      {"log(1)", "0"},
      {"lookup(currencies, region)", "GBP"},
      {"lost(text)", "false"},
      {"max(base, stock, 150K)", "150,000…200,000"},
      {"mid(base)", "150,200"},
      {"min(base, stock)", "80,000…100,000"},
      {"min(last_updated, today)", "2026-11-21"},
      {"mojibake(text)", "true"},
      {"mojibake(region)", "false"},
      {"ratio(base, stock.low)", "1.25…2.5"},
      {"repaired(text)", "| London | £85K–£138K |"},
      {"repaired(region)", "London"},
      {"replace(region, 'n', 'N')", "LoNdoN"},
      {"replace(region, '^(..)(.*)$', '\\2-\\1')", "ndon-Lo"},
      {"replace(region, 'o*', '.')", ".L.n.d.n."},
      {"replace('東京', '', '|')", "|東|京|"},
      {"replace('a1b', '[0-9]', region)", "aLondonb"},
      {"replace(region, 'x', '')", "London"},
      {"round(base, 1000)", "100,000…200,000"},
      {"round(2.6)", "3"},
      {"starts(region, 'Lon')", "true"},
      {"times(310, 100)", "3.1 ×"},
      {"when(next_review_due)", "183 days ago (2026-05-23)"},
      {"when(last_updated)", "1 day ago (2026-11-21)"},
      {"when(today)", "today (2026-11-22)"},
      {"when(today + 12d)", "in 12 days (2026-12-04)"},
      {"without(['a', 'b', 'c', 'b'], ['b', 'x'])", "a, c"},
      {"without(['a'], ['a'])", ""},
      {"yearly(stock)", "20,000…25,000"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.source);
    CHECK(shown(each.source, row) == each.text);
  }
  CHECK(judged("not mojibake(text)", row).state == Verdict::State::failed);
}

TEST_CASE("what nobody can read goes before what is not there, whichever comes first", "[expr]") {
  FakeRow row;
  row.money("base", 100'000, 200'000);
  row.unknown("total");
  // `??` replaces none, and never unknown.
  for (const std::string_view source :
       {"min(stock, total) ?? base", "max(total, stock) ?? base", "min(stock, base, total) ?? base",
        "(stock + total) ?? base", "base.low * (ratio(stock, total) ?? 1)", "base.low * (ratio(total, stock) ?? 1)"}) {
    CAPTURE(source);
    CHECK(judged(std::string(source) + " >= 1", row).state == Verdict::State::not_judged);
  }
  CHECK(judged("(ratio(stock, base) ?? 1) == 1", row).state == Verdict::State::passed);
  CHECK(judged("min(stock, base) ?? base == base", row).state == Verdict::State::passed);
}

TEST_CASE("a ratio to nothing leaves its other end as it is", "[expr]") {
  FakeRow row;
  row.money("base", 100'000, 200'000);
  CHECK(judged("ratio(base, base - base.low) == 2", row).state == Verdict::State::passed);
  CHECK(judged("ratio(base.low, base.low - base.low) == 2", row).state == Verdict::State::not_judged);
}

TEST_CASE("what lost bytes cannot be turned back", "[expr]") {
  FakeRow row;
  CHECK(shown("lost('â€œcompetitiveâ€')", row) == "true");  // its closing quote lost the last of three
  CHECK(shown("lost('ðŸ—ï¸')", row) == "true");
  CHECK(shown("lost('Â£85K')", row) == "false");
  CHECK(shown("lost('£85K')", row) == "false");
  row.text("text", std::string("\xEF\xBB\xBF\x41"));
  CHECK(shown("lost(text)", row) == "false");
  row.text("text", std::string_view("a\0b", 3));
  CHECK(shown("lost(text)", row) == "true");
  row.text("text",
           "\xA3"
           "85K");
  CHECK(shown("lost(text)", row) == "true");
}

TEST_CASE("a replacement is checked when the rule is read", "[expr]") {
  const auto mistake = [](std::string_view source) {
    const auto expression = Expression::compile(source, 0, environment());
    return expression ? std::string() : expression.error().front().message;
  };
  CHECK(mistake("replace(region, '(', '')").starts_with("the pattern cannot be read: "));
  CHECK(mistake("replace(region, '(a)', '\\2')").starts_with("the replacement cannot be read: "));
  CHECK(mistake("replace(region, path, '')") == "replace() takes a pattern in quotes");
  CHECK(mistake("replace(region, 'a')") == "replace() takes 3 arguments, not 2");
  CHECK(mistake("replace(base, 'a', 'b')") == "replace() takes text");
  CHECK(mistake("without(sources, region)") == "without() takes list");
  CHECK(mistake("without(sources, ['a']) ~ 'b'").empty());
}

TEST_CASE("what stands in a guide is no replacement's group", "[expr]") {
  FakeRow row;
  row.text("region", "\\1");
  CHECK(shown("replace('ab', '(a)', region)", row) == "\\1b");
}

TEST_CASE("a pattern that reads on to the end of a long text each time is given up", "[expr]") {
  FakeRow row;
  row.text("text", std::string(100'000, 'a'));
  CHECK(outcome("replace(text, 'a.*b|a', 'c') == 'c'", row) == "text is too long for the pattern");
  row.text("text", std::string(4000, 'a'));
  CHECK(shown("len(replace(text, 'a.*b|a', 'cc'))", row) == "8,000");
}

TEST_CASE("a list without some items keeps its place and its missing operands", "[expr]") {
  FakeRow row;
  CHECK(outcome("without(sources, ['a']) == ['b']", row) == "sources is missing");
  Value& sources = row.text("sources", "");
  sources.type.kind = Kind::list;
  constexpr std::string_view k_items[] = {"a", "b", "a"};
  sources.list = k_items;
  const Value value = evaluate(compiled("without(sources, ['a'])"), row, today("2026-11-22"));
  CHECK(to_text(value) == "b");
  CHECK(value.ends[0].span == sources.ends[0].span);
  CHECK(evaluate(compiled("without(sources, ['c'])"), row, today("2026-11-22")).list.size() == 3);
}

TEST_CASE("what functions made stays while it is kept", "[expr]") {
  FakeRow row;
  row.text("region", "London");
  const Context context = today("2026-11-22");
  const Expression first = compiled("replace(region, 'o', 'a long text of its own, not in place ')");
  const Expression second = compiled("without(['a', 'b'], ['a'])");
  const Expression other = compiled("replace(region, 'n', 'another text of its own, not in place ')");
  Value list, text;
  {
    const KeepMade keeps;
    text = evaluate(first, row, context);
    list = evaluate(second, row, context);
    for (int i = 0; i < 100; ++i) (void)evaluate(other, row, context);
    CHECK(text.text.starts_with("La long text of its own"));
    CHECK(to_text(list) == "b");
  }
}

TEST_CASE("abs of an end that was negative is not negative", "[expr]") {
  FakeRow row;
  row.money("base", -5, 3);
  CHECK(shown("abs(base)", row) == "5…3");
  CHECK(shown("abs(any(base))", row) == "0…5");
}

TEST_CASE("yearly follows what the cell says it covers", "[expr]") {
  FakeRow row;
  Value& stock = row.money("stock", 40'000, 80'000);
  CHECK(shown("yearly(stock)", row) == "10,000…20,000");
  stock.basis = money::Basis::year;
  CHECK(shown("yearly(stock)", row) == "40,000…80,000");
  stock.basis = money::Basis::month;
  CHECK(shown("yearly(stock)", row) == "480,000…960,000");
  CHECK(shown("yearly(stock).basis", row) == "1y");
}

TEST_CASE("a year is that of a date or a quarter, or the latest a text names", "[expr]") {
  FakeRow row;
  const auto passes = [&row](const char* source) { return judged(source, row).state == Verdict::State::passed; };
  CHECK(passes("year(2026-05-23) == 2026"));
  CHECK(passes("year(2025-Q4) == 2025"));
  row.text("text", "Levels 2023, 2024-2025 and 2019");
  CHECK(passes("year(text) == 2025"));
  row.text("text", "120240 rows, page 3000, forecast 2101, item 20245");
  CHECK(passes("not known(year(text))"));
}

TEST_CASE("garbled text is pointed at where it begins", "[expr]") {
  FakeRow row;
  row.text("text", "abc Â£85K");
  CHECK(judged("not mojibake(text)", row).evidence == text::Span{104, 108});
  CHECK(judged("not has(text, 'bc')", row).evidence == text::Span{101, 103});
}

TEST_CASE("functions are listed by name, each once, with its signature", "[expr]") {
  std::string_view last;
  for (const Function& function : functions()) {
    CAPTURE(function.name);
    CHECK(last < function.name);
    CHECK(function.signature.substr(0, function.name.size() + 1) == std::string(function.name) + "(");
    CHECK(!function.summary.empty());
    last = function.name;
  }
  CHECK(functions().size() == 33);
}

class OneGroup final : public Groups {
 public:
  [[nodiscard]] Value aggregate(std::size_t index, const AggregateInput& input) const override {
    seen = std::to_string(index) + (input.key == expected.key ? " same key" : " other key") +
           (input.values == expected.values ? " same values" : " other values");
    return answer;
  }
  AggregateInput expected;
  Value answer = make_number(7);
  mutable std::string seen;
};

TEST_CASE("aggregates are collected and asked with the same key", "[expr]") {
  FakeRow row;
  row.money("base", 1, 2);
  row.money("total", 2, 6);
  row.text("path", "a/b.md");
  const Expression expression = compiled("median(total / base, by=[path], min=3)");
  const auto input = aggregate_input(expression.aggregates()[0], row, {});
  REQUIRE(input);
  CHECK(to_text(input->first) == "2…3");
  OneGroup groups;
  groups.expected.key = input->key;
  CHECK(to_text(evaluate(expression, row, {.groups = &groups})) == "7");
  CHECK(groups.seen == "0 same key same values");  // none: a median is not about the value at hand

  const auto message = Template::compile("{median(total / base, by=[path], min=3)} {shared(base)}", 0, environment());
  REQUIRE(message->aggregates().size() == 2);
  groups.expected = *aggregate_input(message->aggregates()[1], row, {});
  CHECK(message->render(row, {.groups = &groups}) == "7 7");
  CHECK(groups.seen == "1 same key same values");

  FakeRow other;
  other.money("base", 1, 2);
  other.money("total", 2, 7);
  other.text("path", "a/c.md");
  const auto different = aggregate_input(expression.aggregates()[0], other, {});
  REQUIRE(different);
  CHECK(different->key != input->key);
  CHECK(to_text(different->first) != to_text(input->first));  // of a median its values are kept, and not compared
  CHECK(!aggregate_input(expression.aggregates()[0], FakeRow(), {}));
  CHECK(outcome("base > 0 and shared(base) > 3", row) == "shared(base) is missing");
}

TEST_CASE("where decides who is collected, not who may ask", "[expr]") {
  FakeRow senior, junior;
  for (FakeRow* row : {&senior, &junior}) {
    row->text("path", "a/b.md");
    row->text("region", "London");
  }
  senior.money("total", 100, 200);
  senior.text("role", "senior");
  junior.text("role", "junior");  // and no total at all
  const Expression expression = compiled("median(mid(total), by=[region], where=role == 'senior') > 0");
  const Aggregate& aggregate = expression.aggregates()[0];
  const auto given = aggregate_input(aggregate, senior, {});
  REQUIRE(given);
  CHECK(given->first.ends[0].low == 150);
  CHECK(!aggregate_input(aggregate, junior, {}));
  OneGroup groups;
  groups.expected.key = given->key;
  CHECK(judge(expression, junior, {.groups = &groups}).state == Verdict::State::passed);
  CHECK(groups.seen == "0 same key same values");
}

TEST_CASE("a group without an answer says why", "[expr]") {
  FakeRow row;
  row.money("total", 100, 200);
  row.text("region", "London");
  const Expression expression = compiled("abs(robust_z(mid(total), by=[region], min=20)) <= 6");
  OneGroup groups;
  const auto reason = [&] { return judge(expression, row, {.groups = &groups}).reason; };
  groups.answer = make_missing({Kind::number, false}, State::none, {});
  CHECK(reason() == "too few others to compare with");
  groups.answer = make_missing({Kind::number, false}, State::unknown, {});
  CHECK(reason() == "the others are paid in several currencies");
  groups.answer = make_missing({Kind::number, false}, State::none, "a difference among the others");
  CHECK(reason() == "a difference among the others is missing");
  groups.answer = make_number(-6.5);
  const Verdict verdict = judge(expression, row, {.groups = &groups});
  CHECK(verdict.state == Verdict::State::failed);
  CHECK(verdict.read.size() == 2);  // robust_z reads both ends of the total at hand
}

}  // namespace
}  // namespace guidelint::expr
