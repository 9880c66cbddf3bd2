#include "rule/lookup_table.h"

#include "unit/rule/made_rules.h"
#include "yaml/parse.h"

namespace guidelint::rule {
namespace {

struct Read {
  std::unique_ptr<text::SourceFile> file;
  yaml::Document document;
  std::vector<Mistake> mistakes;
  std::unique_ptr<LookupTable> table;
};

Read read(const std::string& text) {
  Read read;
  read.file = text::SourceFile::from_string("tables/t.yaml", text);
  read.document = yaml::parse(read.file->text());
  REQUIRE(read.document.problems.empty());
  read.table = LookupTable::read(*read.file, read.document.root, false, read.mistakes);
  return read;
}

TEST_CASE("of patterns the first that matches anywhere in the key wins", "[rule]") {
  const Read t = read(
      "title: t\nvalue: list\nmatch: pattern\nentries:\n  - {key: '(?i)melbourne, fl', value: [USD]}\n"
      "  - {key: '(?i)melbourne', value: [AUD]}\n  - {key: London, value: [GBP, EUR], note: n}\n");
  CHECK(lines_of(t.mistakes).empty());
  CHECK(expr::to_text(*t.table->find("Melbourne, FL")) == "USD");
  CHECK(expr::to_text(*t.table->find("Greater Melbourne")) == "AUD");
  CHECK(expr::to_text(*t.table->find("London")) == "GBP, EUR");
  CHECK_FALSE(t.table->find("london"));
}

TEST_CASE("patterns that came along are read when they are asked, others at once", "[rule]") {
  const std::string text =
      "title: t\nvalue: text\nmatch: pattern\nentries:\n  - {key: '(a', value: x}\n  - {key: b, value: y}\n";
  const auto file = text::SourceFile::from_string("tables/t.yaml", text);
  const yaml::Document document = yaml::parse(file->text());
  std::vector<Mistake> mistakes;
  const auto came_along = LookupTable::read(*file, document.root, true, mistakes);
  CHECK(mistakes.empty());
  CHECK(came_along->find("(a b")->text == "y");
  CHECK(came_along->failing_examples() == std::vector<std::string>{"broken pattern (a: missing ): (a"});
  const auto others = LookupTable::read(*file, document.root, false, mistakes);
  CHECK(lines_of(mistakes) == std::vector<std::string>{"tables/t.yaml:5:11: broken pattern: missing ): (a"});
}

TEST_CASE("exact keys match whole", "[rule]") {
  const Read t = read(
      "title: t\nvalue: text\nmatch: exact\nentries: [{key: engineer, value: standard}, {key: '.*', value: other}]\n");
  CHECK(t.table->type().kind == expr::Kind::text);
  CHECK(t.table->find("engineer")->text == "standard");
  CHECK(t.table->find(".*")->text == "other");
  CHECK_FALSE(t.table->find("engineers"));
}

TEST_CASE("bounds are read as ranges of money", "[rule]") {
  const Read t = read(
      "title: t\nvalue: money\nmatch: exact\nentries: [{key: USD, value: 30K..1.5M}, {key: JPY, value: 3M..100M}]\n");
  CHECK(lines_of(t.mistakes).empty());
  const auto value = t.table->find("USD");
  REQUIRE(value);
  CHECK(value->type == expr::Type{.kind = expr::Kind::money, .ended = true});
  CHECK(expr::to_text(*value) == "30,000…1,500,000");
}

TEST_CASE("numbers and percentages are constants", "[rule]") {
  const Read numbers = read("title: t\nvalue: number\nmatch: exact\nentries: [{key: a, value: 1.5}]\n");
  CHECK(numbers.table->find("a")->ends[0].low == 1.5);
  const Read rates = read("title: t\nvalue: percent\nmatch: exact\nentries: [{key: a, value: 5%..10%}]\n");
  CHECK(expr::to_text(*rates.table->find("a")) == "5…10 %");
}

TEST_CASE("examples of a table that do not hold are named with what came out", "[rule]") {
  const Read t = read(
      "title: t\nvalue: list\nmatch: pattern\nentries: [{key: Oslo, value: [NOK]}, {key: Paris, value: [EUR, USD]}]\n"
      "examples: {Oslo: [NOK], Paris: [EUR], Atlantis: null, Oslo West: null, Nowhere: [X]}\n");
  CHECK(t.table->failing_examples() == Lines{"Paris gives EUR, USD, expected EUR",
                                             "Oslo West gives NOK, expected nothing",
                                             "Nowhere gives nothing, expected X"});
}

TEST_CASE("a table lacks what is required and knows its keys", "[rule]") {
  CHECK(lines_of(read("why: w\nentrys: []\n").mistakes) ==
        Lines{"tables/t.yaml:1:1: a table lacks the key \"title\"",
              "tables/t.yaml:1:1: a table lacks the key \"value\"",
              "tables/t.yaml:1:1: a table lacks the key \"match\"",
              "tables/t.yaml:1:1: a table lacks the key \"entries\"",
              "tables/t.yaml:2:1: unknown key \"entrys\" in a table | did you mean `entries`?"});
  CHECK(lines_of(read("title: t\nvalue: lists\nmatch: glob\nentries: []\n").mistakes) ==
        Lines{"tables/t.yaml:2:8: \"value\" is one of text, list, number, money, percent; not \"lists\" | did you mean "
              "`list`?",
              "tables/t.yaml:3:8: \"match\" is one of pattern, exact; not \"glob\""});
}

TEST_CASE("a broken pattern and a broken value stand at their place, byte order mark or not", "[rule]") {
  const std::string patterns = "title: t\nvalue: text\nmatch: pattern\nentries:\n  - {key: '(a', value: x}\n";
  for (const std::string& text : {patterns, "\xEF\xBB\xBF" + patterns}) {
    const Lines lines = lines_of(read(text).mistakes);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].starts_with("tables/t.yaml:5:11: broken pattern: "));
  }
  const Lines lines = lines_of(
      read("title: t\nvalue: money\nmatch: exact\nentries:\n  - {key: a, value: 5K..}\n  - {key: b, value: base}\n")
          .mistakes);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].starts_with("tables/t.yaml:5:"));
  CHECK(lines[1].starts_with("tables/t.yaml:6:21: "));
}

TEST_CASE("entries have a key and a value", "[rule]") {
  CHECK(
      lines_of(read("title: t\nvalue: text\nmatch: exact\nentries:\n  - {ky: a, value: x}\n  - {key: a}\n").mistakes) ==
      Lines{"tables/t.yaml:5:6: an entry of the table lacks the key \"key\"",
            "tables/t.yaml:5:6: unknown key \"ky\" in an entry of the table | did you mean `key`?",
            "tables/t.yaml:6:6: an entry of the table lacks the key \"value\""});
}

TEST_CASE("rules look up by the name of the file", "[rule]") {
  const auto rules =
      build({{"tables/money_of.yaml", "title: t\nvalue: list\nmatch: pattern\nentries: [{key: Oslo, value: [NOK]}]\n"},
             {"p/a.yaml", rule_text("each: row\nexpect: currency in lookup(money_of, region)")}});
  CHECK(lines_of(rules->mistakes()).empty());
  const Ran ran = run(*rules, guide_text({"region: Oslo, currency: EUR", "region: Oslo West, currency: NOK",
                                          "region: Pau, currency: EUR"}));
  CHECK(lines_of(ran.outcomes[0].findings).size() == 1);
  CHECK(ran.tally("a").failed == 1);
  CHECK(ran.tally("a").passed == 1);
  CHECK(ran.tally("a").not_judged == 1);
}

}  // namespace
}  // namespace guidelint::rule
