// Where ignore comments are found and what they cover; which findings they take.
#include "rule/ignores.h"

#include <algorithm>

#include "unit/rule/made_rules.h"

namespace guidelint::rule {
namespace {

const std::string k_table =
    "---\n### Data Engineer | Acme Global Negotiation Guide\n\n| Region | Base Salary | Total Comp |\n|---|---|---|\n";

struct Read {
  explicit Read(const std::string& text)
      : rules(made_rules({{"above", "each: row\nexpect: base.low <= base.high"}})),
        source(text::SourceFile::from_string("acme/data-engineer.md", text)),
        guide(guide::build(*source)),
        bound(guide, rules->model()),
        ignores(find_ignores(bound)) {}

  // What each ignore covers, first and last line: "3-5"; "" for nothing.
  [[nodiscard]] Lines lines() const {
    Lines all;
    for (const Ignore& ignore : ignores.all) {
      all.push_back(ignore.covers ? fmt::format("{}-{}", source->position(ignore.covers->begin).line,
                                                source->position(ignore.covers->end).line)
                                  : "");
    }
    return all;
  }
  std::unique_ptr<RuleSet> rules;
  std::unique_ptr<text::SourceFile> source;
  guide::Guide guide;
  model::Bound bound;
  Ignores ignores;
};

TEST_CASE("a comment covers the node below it, one behind a node the outermost of its line", "[rule]") {
  const Read read(
      "---\n"
      "company: acme  # guidelint-ignore a: 2\n"
      "# guidelint-ignore a: 4 to 9\n"
      "compensation:  # guidelint-ignore a: the same\n"
      "  - region: Oslo   # guidelint-ignore a: 5 to 6\n"
      "    base_low: 1    # guidelint-ignore a: 6\n"
      "  # guidelint-ignore a: 8 to 9\n"
      "  - region: Bergen\n"
      "    base_low: 2\n"
      "  -   # guidelint-ignore a: 11\n"
      "    region: Molde\n"
      "text: \"of two\n"
      "  lines\"  # guidelint-ignore a: 12 to 13\n"
      "# guidelint-ignore a: nothing\n"
      "---\n");
  CHECK(read.lines() == Lines{"2-2", "4-11", "4-11", "5-6", "6-6", "8-9", "11-11", "12-13", ""});
  CHECK(read.ignores.all[3].rows == std::vector<std::uint32_t>{0});
  CHECK(read.ignores.all[4].rows.empty());
  CHECK(read.ignores.all[4].in_row == 0U);
  CHECK(read.ignores.all[1].rows == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("what looks like a comment in a quoted or a block scalar is text", "[rule]") {
  const Read read(
      "---\n"
      "a: \"x # guidelint-ignore a: r\"\n"
      "'k # guidelint-ignore a: r': 'y # guidelint-ignore a: r'  # guidelint-ignore a: 3\n"
      "b: |  # guidelint-ignore a: 4 to 5\n"
      "  # guidelint-ignore a: r\n"
      "c: x#guidelint-ignore a: r\n"
      "d: see guidelint-ignore in the manual\n"
      "---\n");
  CHECK(read.lines() == Lines{"3-3", "4-5"});
}

TEST_CASE("a comment in the text covers the next block, one inside a block that block, in a table its row", "[rule]") {
  const Read read(
      "<!-- guidelint-ignore a: 2 -->\n"
      "### Data Engineer | Acme Global Negotiation Guide\n"
      "\n"
      "Words <!-- guidelint-ignore a: 4 --> and more\n"
      "\n"
      "<!--\n"
      "guidelint-ignore a: over\n"
      "  two lines, 11 to 13\n"
      "guidelint-ignore b: the same\n"
      "-->\n"
      "| Region | Base Salary | Total Comp |\n"
      "|---|---|---|\n"
      "| Oslo | $1 <!-- guidelint-ignore a: 13 --> | $2 |\n"
      "\n"
      "<!-- guidelint-ignore a: 16 -->\n"
      "- one\n"
      "- two\n"
      "\n"
      "    <!-- guidelint-ignore a: the item's -->\n"
      "\n"
      "`<!-- guidelint-ignore a: explained -->`\n"
      "\n"
      "```\n<!-- guidelint-ignore a: shown -->\n```\n"
      "<!-- guidelint-ignore a: never closed\n");
  CHECK(read.lines() == Lines{"2-2", "4-4", "11-13", "11-13", "13-13", "16-16", "21-21", ""});
  CHECK(read.ignores.all[2].reason == "over   two lines, 11 to 13");
  CHECK(read.ignores.all[0].of_guide);
  CHECK_FALSE(read.ignores.all[1].of_guide);
  CHECK(read.ignores.all[4].rows == std::vector<std::uint32_t>{0});
}

TEST_CASE("a comment in a cell is no part of its value, and one behind the row no cell", "[rule]") {
  const Read read(
      "| Region | Base Salary | Total Comp |\n|---|---|---|\n"
      "| Oslo | $1K–$2K <!-- until 2026-12-31 --> | $3K | <!-- guidelint-ignore a: r -->\n");
  REQUIRE(read.guide.blocks.tables.size() == 1);
  const auto& cells = read.guide.blocks.tables[0].rows[0].cells;
  REQUIRE(cells.size() == 3);
  CHECK(cells[1].text == "$1K–$2K");
  CHECK(cells[2].text == "$3K");
  CHECK(read.lines() == Lines{"3-3"});
}

std::vector<finding::Finding> judged(const std::string& text, std::string_view today = "2026-03-01") {
  const auto rules = made_rules({{"above",
                                  "each: row\nformerly: [over]\nexpect: [front.base.low <= front.base.high, "
                                  "body.base.low <= body.base.high]"}});
  Ran ran = run(*rules, text);
  apply_ignores(ran.plan, {.today = *base::parse_date(today)}, ran.outcomes[0]);
  return ran.outcomes[0].findings;
}

TEST_CASE("an ignore of a row on one side covers the row's findings on the other", "[rule]") {
  const std::string front = "---\ncompensation:\n  - {region: Oslo, base_low: 1000, base_high: 2000}";
  const auto in_front = judged(front + "  # guidelint-ignore above: r\n" + k_table + "| Oslo | $2K–$1K | $3K |\n");
  REQUIRE(in_front.size() == 1);
  CHECK(in_front[0].status == finding::Status::ignored);
  const auto in_table = judged("---\ncompensation:\n  - {region: Oslo, base_low: 2000, base_high: 1000}\n" + k_table +
                               "| Oslo | $1K–$2K | $3K <!-- guidelint-ignore over: the old id works --> |\n");
  REQUIRE(in_table.size() == 1);
  CHECK(in_table[0].status == finding::Status::ignored);
  const auto other_row =
      judged("---\ncompensation:\n  - {region: Oslo, base_low: 2000, base_high: 1000}\n" + k_table +
             "| Oslo | $1K–$2K | $3K |\n| Bergen | $1K | $3K <!-- guidelint-ignore above: r --> |\n");
  REQUIRE(other_row.size() == 1);
  CHECK(other_row[0].status == finding::Status::fresh);
}

TEST_CASE("an ignore holds until its day is over, then the finding is a warning that says so", "[rule]") {
  const std::string text =
      "---\ncompensation:\n  - region: Oslo\n    base_low: 2  # guidelint-ignore above until 2026-03-01: HR\n"
      "    base_high: 1\n---\n";
  CHECK(judged(text, "2026-03-01")[0].status == finding::Status::ignored);
  const auto later = judged(text, "2026-03-02");
  REQUIRE(later.size() == 1);
  CHECK(later[0].status == finding::Status::expired);
  CHECK(later[0].level == finding::Level::warning);
  CHECK(later[0].message == "base_low 2 is above base_high 1 for Oslo; the ignore ran out on 2026-03-01: HR");
}

TEST_CASE("an ignore at the other end of a range covers it, one at another value does not", "[rule]") {
  const auto with = [](std::string_view low, std::string_view high, std::string_view stock) {
    return judged(
               fmt::format("---\ncompensation:\n  - region: Oslo\n    base_low: 2 {}\n    base_high: 1 {}\n"
                           "    stock_low: 1 {}\n---\n",
                           low, high, stock))[0]
        .status;
  };
  const std::string ignore = "# guidelint-ignore above: r";
  CHECK(with(ignore, "", "") == finding::Status::ignored);
  CHECK(with("", ignore, "") == finding::Status::ignored);
  CHECK(with("", "", ignore) == finding::Status::fresh);
}

TEST_CASE("ten thousand comments in one line, or in one guide, cost no more than their length", "[rule]") {
  std::string many = "---\n", line = "---\na: \"", open = "# T\n\n";
  for (int i = 0; i < 10000; ++i) {
    many += "# guidelint-ignore above: r\n";
    line += "# guidelint-ignore above: r ";
    open += "<!-- guidelint-ignore <!-- guidelint-";
  }
  CHECK(Read(many + "a: 1\n---\n").ignores.all.size() == k_most_ignores);
  CHECK(Read(many + "a: 1\n---\n").ignores.cut);
  CHECK(Read(line + "\"\n---\n").ignores.all.empty());
  CHECK(Read(open).ignores.all.size() <= k_most_ignores);
}

}  // namespace
}  // namespace guidelint::rule
