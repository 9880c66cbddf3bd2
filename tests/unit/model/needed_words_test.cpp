#include "model/needed_words.h"

#include <random>

#include "model/pattern.h"
#include "model/word_index.h"
#include "support/catch.h"

namespace guidelint::model {
namespace {

std::string shown(std::string_view pattern) {
  std::string text;
  for (const Choice& choice : needed_words(pattern)) {
    text += text.empty() ? "" : " & ";
    for (std::size_t i = 0; i < choice.size(); ++i) text += (i == 0 ? "" : "|") + choice[i];
  }
  return text;
}

TEST_CASE("a pattern needs a word of each of its choices", "[model]") {
  CHECK(shown("London") == "london");
  CHECK(shown("(?i)\\b(london|leeds)\\b|:gb:") == "london|leeds|:gb:");
  CHECK(shown("\\b(tokyo|japan)\\b.*\\bsingapore\\b") == "tokyo|japan & singapore");
  CHECK(shown("EUR ?/ ?GBP") == "eur & gbp");
  CHECK(shown("new (?-i:mexico|england)") == "new  & mexico|england");
  CHECK(shown("a\\.b\\+") == "a.b+");
  CHECK(shown("Zürich") == "rich");
}

TEST_CASE("what may be missing is not needed", "[model]") {
  CHECK(shown("abc?") == "ab");
  CHECK(shown("abc*d") == "ab");
  CHECK(shown("abc+d") == "abc");
  CHECK(shown("abc{0,2}de") == "ab & de");
  CHECK(shown("ab(cd)?ef") == "ab & ef");
  CHECK(shown("(ab|cd)*").empty());
  CHECK(shown("ab|").empty());
  CHECK(shown("ab|c").empty());  // one byte is no word
  CHECK(shown("[abc]+def[]x]gh") == "def & gh");
}

TEST_CASE("a pattern that is not understood may stand in any text", "[model]") {
  for (const std::string pattern : {"(?P<name>abc)", "\\Qabc\\E", "\\pLabc", "\\x41bc", "abc{", "abc)", "(abc",
                                    "[[:alpha:]]bc", "abc\\", "*abc", "", ".*"}) {
    CAPTURE(pattern);
    CHECK(needed_words(pattern).empty());
  }
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "(abc";
  CHECK(needed_words(deep).empty());
}

TEST_CASE("a text with letters that fold to ASCII may hold every pattern", "[model]") {
  const std::vector<std::string_view> patterns = {"(?i)kiel", "(?i)essen"};
  const WordIndex index(patterns);
  CHECK(index.candidates("\u212Aiel").size() == 2);
  CHECK(index.candidates("e\u017Fsen").size() == 2);
  CHECK(index.candidates("KIEL") == std::vector<std::size_t>{0});
  CHECK(index.candidates("Kie").empty());
  CHECK(index.candidates("").empty());
}

// Made of what patterns are made of, so that most can be read and many are found.
std::string made(std::mt19937& random, const std::vector<std::string>& parts, unsigned most) {
  std::string text;
  for (unsigned n = 1 + static_cast<unsigned>(random() % most); n > 0; --n) text += parts[random() % parts.size()];
  return text;
}

TEST_CASE("every pattern RE2 finds is among the candidates", "[model]") {
  const std::vector<std::string> of_patterns = {
      "ab",  "aB",   "c",    "kk",   "s",    "|",    "(",   ")", "(?i)", "(?:",   "?",      "*", "+",
      "{2}", "{0,}", ".",    "[ab]", "[^c]", "\\b",  "\\.", "ü", "\\d",  "(?-i:", "$",      "^", "(ab|c)",
      "b",   "\\C",  "[]a]", "{",    "+?",   "\\pL", "\\Q", "x", "cab",  "(?i:",  "[\\]a]", "-", "\\-"};
  const std::vector<std::string> of_texts = {"ab",     "aB",     "c", "K", "k",    "s", "S", "ü",
                                             "\u212A", "\u017F", ".", "x", "\xFF", "b", "-", "a]"};
  std::mt19937 random(7);
  int readable = 0;
  int found = 0;
  int spared = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string source = made(random, of_patterns, 8);
    const auto pattern = Pattern::compile(source);
    if (!pattern) continue;
    ++readable;
    const std::vector<std::string_view> one = {source};
    const WordIndex index(one);
    for (int k = 0; k < 4; ++k) {
      const std::string text = made(random, of_texts, 8);
      const bool is_found = pattern->found_in(text);
      const bool is_candidate = !index.candidates(text).empty();
      found += is_found ? 1 : 0;
      spared += is_candidate ? 0 : 1;
      CAPTURE(source, text);
      if (is_found) REQUIRE(is_candidate);
    }
  }
  CHECK(readable > 2'000);
  CHECK(found > 2'000);
  CHECK(spared > 2'000);
}

TEST_CASE("a broken pattern given to later() is found nowhere and says why", "[model]") {
  const Pattern broken = Pattern::later("(ab");
  CHECK_FALSE(broken.found_in("(ab"));
  CHECK(broken.fault() == "missing ): (ab");
  CHECK(Pattern::compile("(ab").error() == "missing ): (ab");
  CHECK(Pattern::later("b+").found_in("abc"));
}

}  // namespace
}  // namespace guidelint::model
