// The asks of a guide beside its table.
#include <string>

#include "reading.h"
#include "support/catch.h"

using namespace guidelint;
using model::EntityKind;
using model::Reading;

namespace {

std::string guide_with(const std::string& table, const std::string& strategy) {
  return "### Data Engineer | Acme Global Negotiation Guide\n\n" + table + "\n> **Negotiate Up Strategy:** " +
         strategy + "\n";
}

const std::string k_table =
    "| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |\n|---|---|---|---|---|\n"
    "| New York | $120K–$160K | $40K–$80K | 10% | $142K–$197K |\n"
    "| Austin | $100K–$140K | $30K–$60K | 10% | $118K–$170K |\n"
    "| London | £80K–£110K / $100K–$137K | £28K–£56K | 10% | £95K–£137K |\n";

expr::Value of_ask(const Reading& reading, std::size_t index, std::string_view name) {
  return reading.value(EntityKind::ask, index, name);
}

}  // namespace

TEST_CASE("an ask stands beside what all rows in its currency say", "[model]") {
  const Reading reading(guide_with(k_table, "I need $150K base. Accept at $145K base."));
  REQUIRE(reading.bound.count(EntityKind::ask) == 2);
  CHECK(of_ask(reading, 0, "kind").text == "ask");
  CHECK(of_ask(reading, 0, "of").text == "base");
  CHECK(of_ask(reading, 0, "text").text == "I need $150K base.");
  CHECK(of_ask(reading, 0, "amount").ends[0].low == 150'000);
  CHECK(reading.at(of_ask(reading, 0, "amount").ends[0].span) == "$150K");
  const expr::Value range = of_ask(reading, 0, "range");
  CHECK(range.ends[0].low == 100'000);
  CHECK(range.ends[1].high == 160'000);
  CHECK(of_ask(reading, 0, "region").state == expr::State::none);
  CHECK(of_ask(reading, 0, "asked").ends[0].state == expr::State::none);
  CHECK(of_ask(reading, 1, "asked").ends[1].high == 150'000);
  CHECK(of_ask(reading, 0, "confidence").text == "high");
  CHECK(reading.bound.label(EntityKind::ask, 1) == "ask[floor base]");
  CHECK(reading.at(reading.bound.place(EntityKind::ask, 1)) == "$145K");
}

TEST_CASE("an ask of a region stands beside its row", "[model]") {
  const Reading reading(guide_with(
      k_table, "For Austin, open at $130K base. In London, open at £100K base. My floor is $125K base in New York."));
  REQUIRE(reading.bound.count(EntityKind::ask) == 3);
  CHECK(of_ask(reading, 0, "region").text == "Austin");
  CHECK(of_ask(reading, 0, "range").ends[1].high == 140'000);
  CHECK(of_ask(reading, 1, "range").ends[0].low == 80'000);
  CHECK(reading.bound.label(EntityKind::ask, 1) == "ask[ask base London]");
  // The ask of Austin is none for New York
  CHECK(of_ask(reading, 2, "asked").ends[1].state == expr::State::none);
}

TEST_CASE("stock by the year is compared as a grant of four", "[model]") {
  const Reading reading(guide_with(k_table, "Request $20K/yr in RSUs."));
  CHECK(of_ask(reading, 0, "amount").ends[0].low == 80'000);
  CHECK(of_ask(reading, 0, "range").ends[1].high == 80'000);

  const std::string yearly =
      "| Region | Base Salary | Equity (Annual) | Total Comp |\n|---|---|---|---|\n"
      "| New York | $120K–$160K | $10K–$20K | $142K–$197K |\n";
  const Reading grant(guide_with(yearly, "I need $70K in RSUs over 4 years."));
  CHECK(of_ask(grant, 0, "range").ends[1].high == 80'000);
  const Reading unknown(guide_with(yearly, "I need $70K in RSUs."));
  CHECK(of_ask(unknown, 0, "range").ends[1].state == expr::State::unknown);
}

TEST_CASE("what has no row in its currency, or no column, has no range", "[model]") {
  const Reading reading(guide_with(k_table, "I need €150K base and a $20K signing bonus."));
  REQUIRE(reading.bound.count(EntityKind::ask) == 2);
  CHECK(of_ask(reading, 0, "range").ends[0].state == expr::State::none);
  CHECK(of_ask(reading, 1, "range").ends[0].state == expr::State::none);
}

TEST_CASE("a dollar is the region's own where the region has one", "[model]") {
  const Reading reading(guide_with(
      "| Region | Base Salary | Total Comp |\n|---|---|---|\n| Toronto (CAD) | $105K–$145K | $124K–$180K |\n",
      "In Toronto, open at $140K base."));
  REQUIRE(reading.bound.count(EntityKind::ask) == 1);
  CHECK(of_ask(reading, 0, "amount").ends[0].currency.text() == "CAD");
  CHECK(of_ask(reading, 0, "range").ends[1].high == 145'000);
}

TEST_CASE("a table of levels makes low confidence, and an open end no top", "[model]") {
  const Reading levels(
      guide_with("| Level | New York (USD) | London (GBP £) |\n|---|---|---|\n"
                 "| Mid | $150K–$200K | £90K–£120K |\n",
                 "Accept if total comp exceeds $240K."));
  REQUIRE(levels.bound.count(EntityKind::ask) == 1);
  CHECK(of_ask(levels, 0, "confidence").text == "low");
  CHECK(of_ask(levels, 0, "range").ends[1].high == 200'000);
  const Reading open(
      guide_with("| Region | Base Salary | Total Comp |\n|---|---|---|\n"
                 "| New York | $120K–$160K+ | $142K–$197K |\n",
                 "I need $250K base."));
  CHECK(of_ask(open, 0, "range").ends[0].low == 120'000);
  CHECK(of_ask(open, 0, "range").ends[1].state == expr::State::none);
}

TEST_CASE("an ask may name the fields of its guide", "[model]") {
  const std::string_view parts[] = {"guide", "company"};
  CHECK(model::house_model().scope(EntityKind::ask).find(parts));
  const std::string_view bare[] = {"role"};
  CHECK(model::house_model().scope(EntityKind::ask).find(bare));
  const std::string_view sided[] = {"front", "amount"};
  CHECK_FALSE(model::house_model().scope(EntityKind::ask).find(sided));
}
