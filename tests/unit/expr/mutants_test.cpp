#include "expr/mutants.h"

#include <algorithm>

#include "support/catch.h"

namespace guidelint::expr {
namespace {

std::vector<std::string> sources(const std::vector<Mutant>& mutants) {
  std::vector<std::string> all;
  for (const Mutant& mutant : mutants) all.push_back(mutant.source);
  std::ranges::sort(all);
  return all;
}

using Sources = std::vector<std::string>;

TEST_CASE("every comparison has its neighbour", "[expr]") {
  struct Case {
    std::string source, changed, what;
  };
  for (const Case& each :
       {Case{"a < b", "a <= b", "`<` became `<=`"}, Case{"a <= b", "a < b", "`<=` became `<`"},
        Case{"a > b", "a >= b", "`>` became `>=`"}, Case{"a >= b", "a > b", "`>=` became `>`"},
        Case{"a == b", "a != b", "`==` became `!=`"}, Case{"a != b", "a == b", "`!=` became `==`"},
        Case{"a in b", "(not (a in b))", "`in` became `not in`"}, Case{"a ~ 'x'", "a !~ 'x'", "`~` became `!~`"}}) {
    CAPTURE(each.source);
    const auto mutants = mutants_of(each.source);
    REQUIRE(mutants.size() == 1);
    CHECK(mutants[0].source == each.changed);
    CHECK(mutants[0].what == each.what);
  }
}

TEST_CASE("a tolerance is dropped, halved and doubled", "[expr]") {
  CHECK(sources(mutants_of("a == b within 10%")) ==
        Sources{"a != b within 10%", "a == b ", "a == b within 20%", "a == b within 5%"});
  CHECK(sources(mutants_of("a == b within rounding")) == Sources{"a != b within rounding", "a == b "});
  CHECK(sources(mutants_of("-15%..+20%")) == Sources{"-15%..10%", "-15%..40%", "-30%..+20%", "-7.5%..+20%"});
}

TEST_CASE("a count moves by one, a bound is halved and doubled, a zero that stands in for nothing stays", "[expr]") {
  CHECK(sources(mutants_of("a in 30K..1.5M")) == Sources{"(not (a in 30K..1.5M))", "a in 15000..1.5M",
                                                         "a in 30K..3000000", "a in 30K..750000", "a in 60000..1.5M"});
  CHECK(sources(mutants_of("3")) == Sources{"2", "4"});
  CHECK(sources(mutants_of("92d")) == Sources{"184d", "46d"});
  CHECK(sources(mutants_of("f(x, min=3)")) == Sources{"f(x, min=2)", "f(x, min=4)"});
  CHECK(sources(mutants_of("a ?? 0")) == Sources{"(a)"});
  CHECK(sources(mutants_of("a >= 0%")) == Sources{"a > 0%", "a >= -1%", "a >= 1%"});
}

TEST_CASE("operands are dropped one by one, also of a longer chain", "[expr]") {
  CHECK(sources(mutants_of("a or b")) == Sources{"((a) and (b))", "(a)", "(b)"});
  CHECK(sources(mutants_of("a or b or c")) ==
        Sources{"((a or b) and (c))", "((a) and (b)) or c", "(a or b)", "(a) or c", "(b) or c"});
  CHECK(sources(mutants_of("not (a)")) == Sources{"((a))"});
  CHECK(sources(mutants_of("a + b - c")) == Sources{"(a + b)", "(a) - c", "(b) - c"});
}

TEST_CASE("of a pattern each alternative and each anchor is dropped", "[expr]") {
  CHECK(sources(mutants_of_pattern("^ab|c[|]d$")) == Sources{"^ab", "^ab|c[|]d", "ab|c[|]d$", "c[|]d$"});
  CHECK(sources(mutants_of_pattern(R"(^(?:a\|b|c)$)")) ==
        Sources{R"((?:a\|b|c)$)", R"(^(?:a\|b)$)", R"(^(?:a\|b|c))", "^(?:c)$"});
  CHECK(sources(mutants_of_pattern(R"((?i)\bremote\b)")) == Sources{R"((?i)\bremote)", R"((?i)remote\b)"});
  CHECK(mutants_of_pattern("a|").size() == 2);
  CHECK(mutants_of_pattern(R"(\)").empty());
  CHECK(mutants_of_pattern("(").empty());
  CHECK(mutants_of_pattern("[a").empty());
}

TEST_CASE("the pattern of replace() changes like that of ~", "[expr]") {
  CHECK(sources(mutants_of("replace(x, '^a', '')")) == Sources{"replace(x, 'a', '')"});
}

TEST_CASE("the place of a mutant is what changes", "[expr]") {
  const std::string source = "exists(a) and (b <= 5)";
  for (const Mutant& mutant : mutants_of(source)) {
    CAPTURE(mutant.what);
    const std::string shown = "`" + source.substr(mutant.span.begin, mutant.span.size()) + "`";
    CHECK(mutant.what.substr(0, shown.size()) == shown);
  }
}

TEST_CASE("what is no expression has no mutants", "[expr]") {
  CHECK(mutants_of("").empty());
  CHECK(mutants_of("a <").empty());
  CHECK(mutants_of(std::string(5000, '(')).empty());
}

}  // namespace
}  // namespace guidelint::expr
