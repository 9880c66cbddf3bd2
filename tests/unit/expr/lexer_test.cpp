#include "expr/lexer.h"

#include "support/catch.h"

namespace guidelint::expr {
namespace {

TEST_CASE("numbers, units, dates and quarters are one token each", "[expr]") {
  struct Case {
    std::string_view source;
    TokenKind kind;
    double number;
  };
  const Case cases[] = {{"120000", TokenKind::number, 120000},  {"120K", TokenKind::number, 120000},
                        {"1.5M", TokenKind::number, 1500000},   {"15%", TokenKind::percent, 0.15},
                        {"21d", TokenKind::duration, 21},       {"26w", TokenKind::duration, 182},
                        {"2026-05-23", TokenKind::date, 20596}, {"2025-Q4", TokenKind::quarter, 2025 * 4 + 3}};
  for (const Case& each : cases) {
    CAPTURE(each.source);
    const Tokens tokens = scan_tokens(each.source, 0);
    REQUIRE(!tokens.mistake);
    REQUIRE(tokens.list.size() == 2);
    CHECK(tokens.list[0].kind == each.kind);
    CHECK(tokens.list[0].number == each.number);
  }
}

TEST_CASE("a range between numbers is not a decimal point", "[expr]") {
  const Tokens tokens = scan_tokens("1..2.5", 0);
  REQUIRE(tokens.list.size() == 4);
  CHECK(tokens.list[0].number == 1);
  CHECK(tokens.list[1].text == "..");
  CHECK(tokens.list[2].number == 2.5);
}

TEST_CASE("texts keep their backslashes and end at their own quote", "[expr]") {
  const Tokens tokens = scan_tokens(R"('a\d"' "it's")", 0);
  REQUIRE(tokens.list.size() == 3);
  CHECK(tokens.list[0].text == R"(a\d")");
  CHECK(tokens.list[1].text == "it's");
  CHECK(tokens.list[1].begin == 7);
  CHECK(tokens.list[1].end == 13);
}

TEST_CASE("what is no token is a mistake at its place", "[expr]") {
  struct Case {
    std::string_view source, message, help;
    text::Span span;
  };
  const Case cases[] = {
      {"a == 12x", "cannot read the number 12x", "numbers end in K, M, %, d (days) or w (weeks)", {1005, 1008}},
      {"a & b", "unexpected `&`", "did you mean `and`?", {1002, 1003}},
      {"a == 2026-02-30", "2026-02-30 is not a date", "", {1005, 1015}},
      {"a == 2026-Q5", "2026-Q5 is not a quarter", "", {1005, 1012}},
      {"a ~ 'x", "the quote is not closed", "", {1004, 1006}},
      {"a £ b", "unexpected `£`", "", {1002, 1004}},
      {"99999999999999999999", "the number 99999999999999999999 is too large", "", {1000, 1020}},
  };
  for (const Case& each : cases) {
    CAPTURE(each.source);
    const Tokens tokens = scan_tokens(each.source, 1000);
    REQUIRE(tokens.mistake);
    CHECK(tokens.mistake->message == each.message);
    CHECK(tokens.mistake->help == each.help);
    CHECK(tokens.mistake->span == each.span);
    CHECK(tokens.list.back().kind == TokenKind::end);
  }
}

}  // namespace
}  // namespace guidelint::expr
