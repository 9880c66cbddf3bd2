#include "model/derive.h"
#include "reading.h"
#include "text/edit.h"

namespace guidelint::model {
namespace {

// The file after derive_entry, or "nothing".
std::string with_entry(const Reading& guide, std::size_t row) {
  const auto edits = derive_entry(guide.bound, row);
  return edits ? text::edited(guide.source->raw(), *edits) : "nothing";
}

TEST_CASE("a row that only the table has gets its entry in the table's order", "[model]") {
  const std::string body = R"md(---
### Data Engineer | Acme Global Negotiation Guide

| Region | Base Salary | Total Comp |
|---|---|---|
| London | £80K–£110K | £98K–£140K |
| Leeds | £70K–£100K | £90K–£120K |
| Paris | €60K–€90K | €80K–€100K |
)md";
  const auto entry = [](std::string_view name, std::string_view rest) {
    return "- region: " + std::string(name) + std::string(rest);
  };
  const std::string london =
      "\n    base_low: 80000\n    base_high: 110000\n    stock_low: null\n    stock_high: null\n    bonus_pct: null\n  "
      "  total_comp_low: "
      "98000\n    total_comp_high: 140000\n    currency: GBP\n";
  const std::string leeds =
      "\n    base_low: 70000\n    base_high: 100000\n    stock_low: null\n    stock_high: null\n    bonus_pct: null\n  "
      "  total_comp_low: "
      "90000\n    total_comp_high: 120000\n    currency: GBP\n";
  const std::string paris =
      "\n    base_low: 60000\n    base_high: 90000\n    stock_low: null\n    stock_high: null\n    bonus_pct: null\n   "
      " total_comp_low: "
      "80000\n    total_comp_high: 100000\n    currency: EUR\n";
  const std::string before = "---\ncompensation:\n  - region: London\n    base_low: 1 # mine\n";
  const std::string after = "  - region: Paris\n    currency: EUR\nrole: a\n";
  CHECK(with_entry(Reading(before + after + body), 2) == before + "  " + entry("Leeds", leeds) + after + body);

  const std::string first = "---\ncompensation:\n  # all of them\n";
  CHECK(with_entry(Reading(first + after + body), 1) == first + "  " + entry("London", london) + after + body);

  const std::string last = "---\ncompensation:\n- region: London\n  currency: GBP\n- region: Leeds\n";
  CHECK(with_entry(Reading(last + body), 2).substr(last.size(), 34) == "- region: Paris\n  base_low: 60000\n");

  for (const std::string empty : {"---\ncompensation:\n", "---\ncompensation: []\n", "---\ncompensation: null\n"}) {
    CAPTURE(empty);
    CHECK(with_entry(Reading(empty + body), 1) == "---\ncompensation:\n  " + entry("London", london) + "  " +
                                                      entry("Leeds", leeds) + "  " + entry("Paris", paris) + body);
  }
  for (const std::string other :
       {"---\nrole: a\n", "---\ncompensation: [{region: London}]\n", "---\n{compensation: []}\n",
        "---\ncompensation:\n  - {region: London}\n", "---\ncompensation: [] # none\n", "---\ncompensation: text\n"}) {
    CAPTURE(other);
    CHECK(with_entry(Reading(other + body), 2) == "nothing");
  }
}

TEST_CASE("an empty list of a table of thousands of rows is filled once", "[model]") {
  std::string text = "---\ncompensation: []\n---\n| Region | Base Salary | Total Comp |\n|---|---|---|\n";
  for (int row = 0; row < 3000; ++row) text += "| Place " + std::to_string(row) + " | $1K–$2K | $3K–$4K |\n";
  const Reading guide(text);
  REQUIRE(guide.bound.count(EntityKind::row) == 2000);
  CHECK(with_entry(guide, 1) == "nothing");
  CHECK(Reading(with_entry(guide, 0)).of_row(1999, "front.region").text == "Place 1999");
}

}  // namespace
}  // namespace guidelint::model
