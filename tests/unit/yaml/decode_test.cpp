#include "yaml/decode.h"

#include "support/catch.h"
#include "yaml/parse.h"

namespace guidelint::yaml {
namespace {

std::string_view at(std::string_view text, text::Span span) { return text.substr(span.begin, span.size()); }

}  // namespace

TEST_CASE("a decoder hands out what was asked for, with places", "[yaml]") {
  const std::string_view text =
      "title: \"A – b\"\nlevel: error\non: true\nsize: -12\nlist: [a, b]\none: x\nrest: {a: 1}\n";
  const auto document = parse(text);
  std::vector<Mistake> mistakes;
  Decoder rule(document.root, "a rule", mistakes);
  const auto title = rule.text("title", Need::required);
  REQUIRE(title);
  CHECK(title->value == "A – b");
  CHECK(at(text, title->span) == "\"A – b\"");
  CHECK(at(text, title->inner) == "A – b");
  CHECK(rule.word("level", {"error", "warning", "info"})->value == "error");
  CHECK(rule.boolean("on") == true);
  CHECK(rule.integer("size") == -12);
  CHECK(rule.texts("list").size() == 2);
  CHECK(rule.texts("one").at(0).value == "x");
  CHECK(rule.map("rest")->find("a"));
  CHECK_FALSE(rule.text("absent"));
  rule.finish();
  CHECK(mistakes.empty());
}

TEST_CASE("a decoder collects every mistake at its place", "[yaml]") {
  const std::string_view text = "requires: x\nlevel: eror\non: yes\nsize: 1.5\nlist: {}\nsize: 2\nempty:\n";
  const auto document = parse(text);
  std::vector<Mistake> mistakes;
  Decoder rule(document.root, "a rule", mistakes);
  rule.text("title", Need::required);
  rule.word("level", {"error", "warning", "info"});
  rule.boolean("on");
  rule.integer("size");
  rule.texts("list");
  rule.text("empty");
  rule.text("require");
  rule.finish();
  REQUIRE(mistakes.size() == 8);
  CHECK(mistakes[0].message == "a rule lacks the key \"title\"");
  CHECK(at(text, mistakes[1].span) == "eror");
  CHECK(mistakes[1].help == "did you mean `error`?");
  CHECK(at(text, mistakes[2].span) == "yes");
  CHECK(mistakes[3].message == "\"size\" is a whole number, not \"1.5\"");
  CHECK(at(text, mistakes[4].span) == "{}");
  CHECK(at(text, mistakes[5].span) == "empty");
  CHECK(mistakes[6].message == "unknown key \"requires\" in a rule");
  CHECK(mistakes[6].help == "did you mean `require`?");
  CHECK(mistakes[7].message == "the key \"size\" stands twice in a rule");
  CHECK(mistakes[7].span.begin == text.rfind("size"));
}

TEST_CASE("a name of the author's own stands once in its map", "[yaml]") {
  const std::string_view text = "let: {usual: 1, ratio: 2, usual: 3}\n";
  const auto document = parse(text);
  std::vector<Mistake> mistakes;
  Decoder rule(document.root, "a rule", mistakes);
  rule.map("let");
  rule.finish();
  REQUIRE(mistakes.size() == 1);
  CHECK(mistakes[0].message == "the key \"usual\" stands twice in \"let\"");
  CHECK(mistakes[0].span.begin == text.rfind("usual"));
}

TEST_CASE("a decoder of what is no map says so once", "[yaml]") {
  const auto document = parse("- a\n");
  std::vector<Mistake> mistakes;
  Decoder rule(document.root, "a rule", mistakes);
  rule.text("title", Need::required);
  rule.finish();
  REQUIRE(mistakes.size() == 1);
  CHECK(mistakes[0].message == "a rule is a map of keys, not a list");
}

}  // namespace guidelint::yaml
