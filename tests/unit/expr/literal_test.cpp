#include "expr/literal.h"

#include <random>

#include "expr/pattern.h"
#include "support/catch.h"

namespace guidelint::expr {
namespace {

TEST_CASE("a pattern that is a mere text is taken for one", "[expr]") {
  CHECK(literal_of("Q1") == "Q1");
  CHECK(literal_of("") == "");
  CHECK(literal_of(R"(\r)") == "\r");
  CHECK(literal_of(R"(\n\t)") == "\n\t");
  CHECK(literal_of(R"(\x{FFFD})") == "\xEF\xBF\xBD");
  CHECK(literal_of(R"(\x41\x{e9}\x{1F600})") == "A\xC3\xA9\xF0\x9F\x98\x80");
  CHECK(literal_of(R"(1\.5 \(net\))") == "1.5 (net)");
  CHECK(literal_of("\xE2\x82\xAC") == "\xE2\x82\xAC");
}

TEST_CASE("a pattern that is more than a text is not taken for one", "[expr]") {
  for (const char* pattern :
       {"a.c",     "a*",       "a+",    "a?",    "(a)",      "a|b",    "[ab]",        "a{2}",          "^a",
        "a$",      R"(\d)",    R"(\b)", R"(\A)", R"(\Qa\E)", R"(\pL)", R"(\x{D800})", R"(\x{110000})", R"(\xZ)",
        R"(\x{})", R"(\x{41)", "\\",    R"(\C)", R"(\a)"}) {
    CAPTURE(pattern);
    CHECK_FALSE(literal_of(pattern).has_value());
  }
}

TEST_CASE("a literal is found where its pattern matches, in any bytes", "[expr]") {
  std::mt19937 random(7);
  const auto pick = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); };
  for (const char* source : {R"(\r)", R"(\x{FFFD})", "ab", "\xE2\x82\xAC", R"(\x{e9}b)", "aab"}) {
    const re2::RE2 pattern(source, pattern_options());
    const std::string literal = *literal_of(source);
    constexpr std::string_view k_bytes = "aab\r\n\xEF\xBF\xBD\xE2\x82\xAC\xC3\xA9\x80\xFF";
    for (int round = 0; round < 2000; ++round) {
      std::string text;
      for (std::size_t size = pick(12); size > 0; --size)
        text +=
            pick(4) == 0 ? literal.substr(0, 1 + pick(literal.size())) : std::string(1, k_bytes[pick(k_bytes.size())]);
      CAPTURE(source, text);
      CHECK((text.find(literal) != std::string::npos) == matches(pattern, text));
    }
  }
}

}  // namespace
}  // namespace guidelint::expr
