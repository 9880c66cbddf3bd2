#include "expr/typecheck.h"

#include <fmt/format.h>

#include "fake.h"
#include "support/catch.h"

namespace guidelint::expr {
namespace {

constexpr std::string_view k_fields = " = fields of row: region, base, stock, bonus, total, data_quality\n";

std::string mistakes_of(std::string_view source, const Environment& names = environment(),
                        std::optional<Kind> wanted = {}) {
  const auto expression = Expression::compile(source, 0, names, wanted);
  return expression ? std::string() : mistakes_text(expression.error());
}

TEST_CASE("mistakes name both operands and their places", "[expr]") {
  struct Case {
    std::string_view source, mistakes;
    bool fields;
  };
  const Case cases[] = {
      {"total.low >= region", "0-19: cannot compare money with text | 0-9 money | 13-19 text", true},
      {"bonus_rate.high <= 15", "0-21: cannot compare percent with number | 0-15 percent | 19-21 number", true},
      {"base + region", "0-13: cannot add money and text | 0-4 money | 7-13 text", true},
      {"base - 3%", "0-9: cannot subtract percent from money | 0-4 money | 7-9 percent", true},
      {"base * stock", "0-12: cannot multiply money by money | 0-4 money | 7-12 money", true},
      {"base / region", "0-13: cannot divide money by text | 0-4 money | 7-13 text", true},
      {"region < 'x'", "0-12: `<` cannot order text | 0-6 text | 9-12 text", true},
      {"base ?? region", "0-14: `??` cannot put text in place of money | 0-4 money | 8-14 text", true},
      {"1 .. region", "0-11: `..` cannot join number and text | 0-1 number | 5-11 text", true},
      {"base in region", "0-14: cannot look for money in text | 0-4 money | 8-14 text", true},
      {"region in 'London'", "0-18: cannot look for text in text | 0-6 text | 10-18 text", true},
      {"base ~ 'x'", "0-4: `~` looks into text | 0-4 money", true},
  };
  for (const Case& each : cases) {
    CAPTURE(each.source);
    CHECK(mistakes_of(each.source) == std::string(each.mistakes) + (each.fields ? std::string(k_fields) : "\n"));
  }
}

TEST_CASE("other mistakes, word for word", "[expr]") {
  struct Case {
    std::string_view source, mistakes;
  };
  const Case cases[] = {
      {"stok == 1", "0-4: unknown name `stok` = did you mean `stock`?\n"},
      {"stok.low == 1", "0-4: unknown name `stok` = did you mean `stock`?\n"},
      {"front.stok == 1", "0-10: unknown name `front.stok` = did you mean `front.stock`?\n"},
      {"base.lo == 1", "0-7: unknown accessor `.lo` = did you mean `.low`?\n"},
      {"base.colour == 1",
       "0-11: unknown accessor `.colour` = accessors: .low .high .basis .open .alt .currency .key\n"},
      {"region.low == 1", "0-10: `.low` needs a value with two ends | 0-6 text\n"},
      {"base.low.high == 1", "0-13: `.high` needs a value with two ends | 0-8 money\n"},
      {"region.currency == 'USD'", "0-15: `.currency` needs money | 0-6 text\n"},
      {"region and known", "0-6: `and` needs something that is true or false | 0-6 text\n"},
      {"not base", "4-8: `not` needs something that is true or false | 4-8 money\n"},
      {"-region == 'x'", "0-7: cannot negate text | 1-7 text\n"},
      {"abz(base) == 1", "0-3: unknown function `abz` = did you mean `abs`?\n"},
      {"abs(region) == 1",
       "4-10: abs() takes number, money, percent or duration | 4-10 text = abs(amount) -> amount\n"},
      {"abs() == 1", "0-5: abs() takes 1 argument, not 0 = abs(amount) -> amount\n"},
      {"round(base, 1, 2) == 1", "0-17: round() takes 1 or 2 arguments, not 3 = round(amount, step) -> amount\n"},
      {"min(base, 3%) == 1",
       "0-13: min() takes arguments of one kind | 4-8 money | 10-12 percent = min(amount, amount, …) -> amount\n"},
      {"abs(base, by=[path]) == 1", "10-12: abs() has no argument `by` = abs(amount) -> amount\n"},
      {"currency in lookup(currencys, region)", "19-28: unknown table `currencys` = did you mean `currencies`?\n"},
      {"currency in lookup(currencies, base)", "31-35: a table is asked with a text | 31-35 money\n"},
      {"region ~ '('", "9-12: the pattern cannot be read: missing ): (\n"},
      {"region ~ role", "9-13: the right side of `~` is a pattern in quotes | 9-13 text\n"},
      {"data_quality == 'medum'", "16-23: `medum` is not a value of data_quality = did you mean `medium`?\n"},
      {"data_quality in ['high', 'none']",
       "25-31: `none` is not a value of data_quality = values of data_quality: high, medium, low\n"},
      {"base == stock within region",
       "21-27: `within` takes a percent, a range of percents, a number or `rounding` | 21-27 text\n"},
      {"region == role within 3%", "0-24: `within` cannot widen text\n"},
      {"last_updated == today within 3%", "29-31: `within` takes a duration here | 29-31 percent\n"},
      {"last_updated == today within rounding", "0-37: `within rounding` is for amounts, not for a date\n"},
      {"quarter == 2026-Q1 within 2d", "0-28: `within` cannot widen quarter\n"},
      {"count(rows) == 1", "6-10: count() counts guides: count(guide) or rows: count(row)\n"},
      {"median(base, by=path) == 1", "16-20: `by` is a list of fields: by=[path]\n"},
      {"median(base, of=[path]) == 1",
       "13-15: median() has no argument `of` = median(amount, by=[field, …], where=condition, min=count) -> amount\n"},
      {"median(median(base)) == 1", "7-19: a function of the corpus cannot stand inside another one\n"},
      {"median(base, where=count(row) > 3) == 1", "19-33: a function of the corpus cannot stand inside another one\n"},
      {"median(base, where=region) == 1", "19-25: `where` is something that is true or false | 19-25 text\n"},
      {"median(base, where=base > role) == 1",
       "19-30: cannot compare money with text | 19-23 money | 26-30 text = fields of row: region, base, stock, bonus, "
       "total, data_quality\n"},
      {"typical(region) == 1",
       "8-14: typical() takes number, money, percent or duration | 8-14 text = "
       "typical(amount, by=[field, …], where=condition, min=count) -> amount\n"},
      {"robust_z(total, stock) > 1",
       "0-22: robust_z() takes 1 argument, not 2 = "
       "robust_z(amount, by=[field, …], where=condition, min=count) -> number\n"},
      {"unique(region, min=region) > 1", "19-25: `min` is a number\n"},
      {"stok == reigon",
       "0-4: unknown name `stok` = did you mean `stock`?\n8-14: unknown name `reigon` = did you mean `region`?\n"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.source);
    CHECK(mistakes_of(each.source) == each.mistakes);
  }
}

TEST_CASE("a name like nothing else is answered with the fields there are", "[expr]") {
  CHECK(mistakes_of("xyzzy == 1") == "0-5: unknown name `xyzzy`" + std::string(k_fields));
}

TEST_CASE("the wanted kind is part of compiling", "[expr]") {
  CHECK(mistakes_of("base + 1", environment(), Kind::boolean) ==
        "0-8: expected something that is true or false here | 0-8 money\n");
  CHECK(mistakes_of("base == 1", environment(), Kind::boolean).empty());
}

TEST_CASE("types follow the operands", "[expr]") {
  struct Case {
    std::string_view source;
    Type type;
  };
  const Case cases[] = {
      {"base", {Kind::money, true}},
      {"base.low", {Kind::money, false}},
      {"base + 0", {Kind::money, true}},
      {"base * bonus_rate", {Kind::money, true}},
      {"base / 4", {Kind::money, true}},
      {"total / base", {Kind::number, true}},
      {"total.low / base.low", {Kind::number, false}},
      {"next_review_due - last_updated", {Kind::duration, false}},
      {"last_updated + 92d", {Kind::date, false}},
      {"bonus_rate + 3%", {Kind::percent, true}},
      {"25% * count(guide)", {Kind::number, false}},
      {"any(bonus)", {Kind::money, false}},
      {"0 .. bonus", {Kind::money, true}},
      {"stock ?? 0", {Kind::money, true}},
      {"min(base, 0)", {Kind::money, true}},
      {"mid(total)", {Kind::money, false}},
      {"log(mid(total))", {Kind::number, false}},
      {"ratio(base, total)", {Kind::number, true}},
      {"days(21d)", {Kind::number, false}},
      {"lookup(currencies, region)", {Kind::list, false}},
      {"median(total / base, by=[path])", {Kind::number, true}},
      {"quarter <= last_updated", {Kind::boolean, false}},
      {"base.alt", {Kind::money, true}},
      {"base.open", {Kind::boolean, false}},
      {"front.base.low", {Kind::money, false}},
  };
  for (const Case& each : cases) {
    CAPTURE(each.source);
    CHECK(compiled(each.source).type() == each.type);
  }
}

TEST_CASE("lets see the lets before them, params are constants, both are reported as used", "[expr]") {
  Environment names = environment();
  names.lets = {{"yearly_stock", "yearly(stock ?? 0)", 50}, {"formula", "base + yearly_stock", 100}};
  names.params = {{"loose", "-15%..+15%", 200}, {"limit", "20K", 250}, {"bad", "base", 300}};
  const Expression expression = compiled("total == formula within loose", names);
  CHECK(expression.used() == std::vector<std::string_view>{"formula", "yearly_stock", "loose"});
  CHECK(expression.fields() == std::vector<FieldId>{k_scope.id("total"), k_scope.id("base"), k_scope.id("stock")});
  CHECK(expression.comparison()->first == Type{Kind::money, true});
  CHECK(mistakes_of("base >= limit", names).empty());
  CHECK(mistakes_of("base >= bad", names) == "300-304: a parameter is a constant | 300-304 `base` is a name\n");
  names.lets[0].source = "formula";
  CHECK(mistakes_of("total == formula", names) == "50-57: unknown name `formula`" + std::string(k_fields));
}

TEST_CASE("a mistake in a let is told at its place and only once", "[expr]") {
  Environment names = environment();
  names.lets = {{"formula", "bse + 1", 100}};
  CHECK(mistakes_of("total == formula and base == formula", names) ==
        "100-103: unknown name `bse` = did you mean `base`?\n");
}

TEST_CASE("lets that double each other cannot make an expression large", "[expr]") {
  Environment names = environment();
  std::deque<std::string> texts;
  for (int i = 0; i < 40; ++i) {
    const std::string before = i == 0 ? "base" : "x" + std::to_string(i - 1);
    const std::string_view name = texts.emplace_back("x" + std::to_string(i));
    names.lets.push_back({name, texts.emplace_back(fmt::format("{0} + {0}", before)), 0});
  }
  CHECK(mistakes_of("x39 == 1", names).find("the expression is too large with its lets") != std::string::npos);
}

TEST_CASE("lets that use each other in a long row are refused, not followed", "[expr]") {
  Environment names = environment();
  std::deque<std::string> texts;
  for (int i = 0; i < 20'000; ++i) {
    const std::string_view name = texts.emplace_back("x" + std::to_string(i));
    names.lets.push_back({name, i == 0 ? "base" : std::string_view(texts[texts.size() - 2]), 0});
  }
  CHECK(mistakes_of("x19999 == 1", names) == "0-6: the expression is nested too deeply\n");
  CHECK(mistakes_of("x40 == 1", names).empty());
}

TEST_CASE("aggregates are listed with their arguments and keys", "[expr]") {
  Environment names = environment();
  names.lets = {{"ratio_of", "total / base", 0}, {"group", "[role, currency]", 0}};
  const Expression expression =
      compiled("ratio_of == median(ratio_of, by=[path], min=3) within 20% and shared(region, by=group) > 3", names);
  REQUIRE(expression.aggregates().size() == 2);
  CHECK(expression.aggregates()[0].function == "median");
  CHECK(expression.aggregates()[0].min == 3);
  CHECK(expression.aggregates()[0].within_guide);
  CHECK(expression.aggregates()[0].type == Type{Kind::number, true});
  CHECK(expression.aggregates()[1].function == "shared");
  CHECK(expression.aggregates()[1].by.size() == 2);
  CHECK(!expression.aggregates()[1].within_guide);
}

TEST_CASE("what an aggregate gives follows from what it collects", "[expr]") {
  struct Case {
    const char* source;
    const char* function;
    Type type;
    std::size_t arguments;
  };
  const Case cases[] = {
      {"median(total, by=[region])", "median", {Kind::money, true}, 1},
      {"typical(total, by=[region])", "typical", {Kind::money, false}, 1},
      {"robust_z(log(mid(total)), by=[region], min=20)", "robust_z", {Kind::number, false}, 1},
      {"robust_z(total, by=[region])", "robust_z", {Kind::number, true}, 1},
      {"min(total, by=[region])", "min", {Kind::money, true}, 1},
      {"max(last_updated, where=region == 'London')", "max", {Kind::date, false}, 1},
      {"unique(region, role)", "unique", {Kind::number, false}, 2},
      {"count(row, by=[region])", "count", {Kind::number, false}, 0},
      {"count(guide)", "guides", {Kind::number, false}, 0},
  };
  for (const Case& each : cases) {
    CAPTURE(each.source);
    const Expression expression = compiled(each.source);
    CHECK(expression.type() == each.type);
    REQUIRE(expression.aggregates().size() == 1);
    CHECK(expression.aggregates()[0].function == each.function);
    CHECK(expression.aggregates()[0].arguments.size() == each.arguments);
  }
  CHECK(compiled("min(base, total)").aggregates().empty());
}

TEST_CASE("today makes an expression depend on the day", "[expr]") {
  CHECK(compiled("today <= next_review_due").uses_today());
  CHECK(compiled("when(next_review_due)").uses_today());
  CHECK(!compiled("last_updated <= next_review_due").uses_today());
}

}  // namespace
}  // namespace guidelint::expr
