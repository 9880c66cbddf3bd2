// What the readers met, as findings: each kind by itself, at its place.
#include <string_view>

#include "check/checks.h"
#include "support/catch.h"
#include "unit/rule/made_rules.h"

namespace guidelint::check {
namespace {

using rule::Lines;

std::vector<finding::Finding> findings(std::string_view with, const std::string& guide) {
  const auto rules =
      rule::made_rules({{"a", fmt::format("each: guide\ncheck: reader-problem\nwith: {}", with)}}, {}, all_checks());
  return rule::run(*rules, guide).outcomes[0].findings;
}

Lines found(std::string_view with, const std::string& guide) { return rule::lines_of(findings(with, guide)); }

constexpr std::array<std::string_view, 5> k_kinds = {"yaml-syntax", "unterminated", "invalid-utf8", "nul-byte",
                                                     "table-ragged"};

TEST_CASE("the check is listed with what it can be asked", "[check]") {
  REQUIRE_FALSE(all_checks().empty());
  const auto check = std::ranges::find(all_checks(), "reader-problem", &rule::Check::name);
  REQUIRE(check != all_checks().end());
  CHECK(std::ranges::equal((*check)->arguments, k_kinds));
}

TEST_CASE("a clean guide has no problem of any kind", "[check]") {
  for (const std::string_view kind : k_kinds) {
    CAPTURE(kind);
    CHECK(found(kind, rule::guide_text({"region: Oslo, base_low: 1"})).empty());
    CHECK(found(kind, "").empty());
  }
}

TEST_CASE("broken YAML is told once, where it breaks, with where it began", "[check]") {
  const auto all = findings("yaml-syntax", "---\ncompany: \"acme\nrole: x\nsources: [a\n---\n# T\n");
  REQUIRE(all.size() == 1);
  CHECK(all[0].place.begin.line >= 2);
  CHECK(all[0].place.begin.line <= 5);
  CHECK_FALSE(all[0].message.empty());
  for (const finding::Label& label : all[0].labels) CHECK(label.text == "it began here");
}

TEST_CASE("front matter that never ends is told at its first line", "[check]") {
  CHECK(found("unterminated", "---\ncompany: acme\n\n# Title\n\n| a |\n") ==
        Lines{"1:1 error a: the front matter has no closing ---"});
  CHECK(found("unterminated", "# Title\n").empty());
}

TEST_CASE("bytes that are no characters are told with the byte, NULs apart", "[check]") {
  const std::string text("# T\nLondon \xA3 85K\nx\0y\n", 21);
  CHECK(found("invalid-utf8", text) == Lines{"2:8 error a: the byte 0xA3 is not UTF-8 here"});
  CHECK(found("nul-byte", text) == Lines{"3:2 error a: a NUL byte"});
}

TEST_CASE("after twenty of a kind the rest is counted", "[check]") {
  std::string bytes;
  std::string table = "| a | b |\n|---|---|\n";
  for (int i = 0; i < 23; ++i) {
    bytes += "x\xA3x\n";
    table += "| 1 |\n";
  }
  const Lines invalid = found("invalid-utf8", bytes);
  REQUIRE(invalid.size() == 20);
  CHECK(invalid.front() == "1:2 error a: the byte 0xA3 is not UTF-8 here");
  CHECK(invalid.back() == "20:2 error a: the byte 0xA3 is not UTF-8 here; 3 more in this guide");
  const Lines ragged = found("table-ragged", table);
  REQUIRE(ragged.size() == 20);
  CHECK(ragged.back() == "22:1 error a: this row has 1 cell, its header 2; 3 more in this guide");
}

// What every finding's fix does, and the guide when all are applied.
struct Mended {
  Lines titles;
  std::string text;
};
Mended mended(std::string_view with, const std::string& guide) {
  Mended result;
  std::vector<text::Edit> edits;
  for (const finding::Finding& finding : findings(with, guide)) {
    if (!finding.fix) continue;
    CHECK(finding.fix->safety == finding::Safety::unsafe);
    result.titles.push_back(finding.fix->title);
    edits.insert(edits.end(), finding.fix->edits.begin(), finding.fix->edits.end());
  }
  REQUIRE(text::are_apart(edits));
  result.text = text::edited(guide, edits);
  return result;
}

TEST_CASE("NUL bytes are taken out", "[check]") {
  const Mended one = mended("nul-byte", std::string("# T\nx\0y\0\0\n", 10));
  CHECK(one.titles == Lines{"remove the NUL byte", "remove the NUL byte"});
  CHECK(one.text == "# T\nxy\n");
}

TEST_CASE("a byte that stands alone is the character it is in Windows-1252", "[check]") {
  const Mended two = mended("invalid-utf8", "London \xA3 85K\n\x80 9\x96 10\nna\xEFve\xE9");
  CHECK(two.titles == Lines{"write \"£\" for the byte 0xA3", "write \"€\" for the byte 0x80",
                            "write \"–\" for the byte 0x96", "write \"ï\" for the byte 0xEF",
                            "write \"é\" for the byte 0xE9"});
  CHECK(two.text == "London £ 85K\n€ 9– 10\nnaïveé");
}

TEST_CASE("a byte that may be part of another character is left", "[check]") {
  for (const std::string_view text : {"a\xC3(", "\xC2 85K", "a\xE2\x80", "a\x81z", "£\xA3", "\xA3£", "\xA3\xA3"}) {
    const Mended none = mended("invalid-utf8", std::string(text));
    CHECK(none.titles.empty());
  }
}

TEST_CASE("the last of twenty mends the rest, or nothing is mended", "[check]") {
  std::string bytes, clean;
  for (int i = 0; i < 30; ++i) {
    bytes += "x\xA3x\n";
    clean += "x£x\n";
  }
  const Mended all = mended("invalid-utf8", bytes);
  REQUIRE(all.titles.size() == 20);
  CHECK(all.titles.back() == "write \"£\" for the byte 0xA3; 10 more in this guide");
  CHECK(all.text == clean);
  CHECK(mended("invalid-utf8", bytes + "x\x81x\n").titles.empty());
}

TEST_CASE("a row of another width than its header is told with both", "[check]") {
  const auto all = findings("table-ragged", "| a | b |\n|---|---|\n| 1 | 2 |\n| 1 | 2 | 3 |\n\n| c |\n|---|\n| 1 |\n");
  CHECK(rule::lines_of(all) == Lines{"4:1 error a: this row has 3 cells, its header 2"});
  REQUIRE(all.at(0).labels.size() == 1);
  CHECK(all[0].labels[0].text == "the header");
  CHECK(all[0].labels[0].place.begin == text::Position{1, 1});
}

}  // namespace
}  // namespace guidelint::check
