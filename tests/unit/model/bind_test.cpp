#include "model/bind.h"

#include "reading.h"

namespace guidelint::model {
namespace {

using expr::State;

std::string whole() { return std::string(k_front) + std::string(k_body); }

TEST_CASE("rows of the front matter come first and take their row of the table by region", "[model]") {
  const Reading reading(whole());
  REQUIRE(reading.bound.count(EntityKind::row) == 3);
  CHECK(reading.bound.label(EntityKind::row, 0) == "row[London]");
  CHECK(reading.bound.label(EntityKind::row, 1) == "row[Berlin]");
  CHECK(reading.bound.label(EntityKind::row, 2) == "row[Oslo]");
  CHECK(reading.at(reading.bound.place(EntityKind::row, 0)) == "\"London (GBP)\"");
  CHECK(reading.at(reading.bound.place(EntityKind::row, 1)) == "Berlin");
  CHECK(reading.at(reading.bound.place(EntityKind::row, 2)) == "Oslo (NOK)");
  CHECK(reading.of_row(0, "front").state == State::present);
  CHECK(reading.of_row(0, "body").state == State::present);
  CHECK(reading.of_row(2, "front").state == State::none);
  CHECK(reading.of_row(0, "region").text == "London (GBP)");
  CHECK(reading.of_row(0, "body.region").text == "London");
  CHECK(reading.of_row(1, "body.region").text == "Berlin");
  CHECK(reading.bound.has_compensation_table());
}

TEST_CASE("each end of a value knows its amount, its step, its place and its name", "[model]") {
  const Reading reading(whole());
  const expr::Value front = reading.of_row(0, "front.base");
  CHECK(ends_of(front) == "80,000 GBP..110,000 GBP");
  CHECK(reading.at(front.ends[1].span) == "110000");
  CHECK(front.ends[1].name == "base_high");
  CHECK(front.ends[1].step == 1);
  const expr::Value body = reading.of_row(0, "body.base");
  CHECK(ends_of(body) == "80,000 GBP..110,000 GBP");
  CHECK(reading.at(body.ends[0].span) == "£80K");
  CHECK(reading.at(body.ends[1].span) == "£110K");
  CHECK(body.ends[0].name == "Base Salary");
  CHECK(body.ends[0].step == 1000);
  REQUIRE(body.alternative != nullptr);
  CHECK(ends_of(*body.alternative) == "100,000 USD..138,000 USD");
  CHECK(reading.at(body.alternative->ends[1].span) == "$138K");
  CHECK(ends_of(reading.of_row(1, "body.total")) == "80,000 EUR..110,000 EUR+");
}

TEST_CASE("the day of the last commit is known where git was asked", "[model]") {
  CHECK(Reading(whole()).of_guide("committed").state == State::none);
  const base::Date day = *base::parse_date("2026-02-23");
  const Reading reading(whole(), nullptr, "guides/acme/data-engineer.md", day);
  CHECK(expr::to_text(reading.of_guide("committed")) == "2026-02-23");
  const Reading later(whole(), &reading.bound);
  CHECK(later.of_guide("committed").state == State::none);
  CHECK(expr::to_text(later.of_guide("before.committed")) == "2026-02-23");
  CHECK(expr::to_text(reading.of_row(0, "guide.committed")) == "2026-02-23");
}

TEST_CASE("a guide without front matter has the company and the role of its path", "[model]") {
  const Reading reading("### Data Engineer | Acme Global Negotiation Guide\n");
  CHECK(reading.of_guide("path.company").text == "acme");
  CHECK(reading.of_guide("path.role").text == "data-engineer");
}

TEST_CASE("a line knows how the one above it ends", "[model]") {
  const Reading reading("one\r\ntwo\nthree\r\nfour");
  const auto above = [&](std::size_t line) { return reading.value(EntityKind::line, line, "ending_above").text; };
  CHECK(above(0) == "\n");
  CHECK(above(1) == "\r\n");
  CHECK(above(2) == "\n");
  CHECK(above(3) == "\r\n");
  CHECK(reading.value(EntityKind::line, 3, "ending").text.empty());
}

TEST_CASE("a bare name is the front matter's value and, where that is none, the table's, end by end", "[model]") {
  const Reading reading(whole());
  CHECK(ends_of(reading.of_row(0, "front.stock")) == "40,000 GBP..none");
  CHECK(ends_of(reading.of_row(0, "stock")) == "40,000 GBP..90,000 GBP");
  CHECK(reading.of_row(0, "stock").ends[1].name == "Stock (RSU/4yr)");
  CHECK(reading.of_row(0, "stock").basis == money::Basis::year);  // the cell says /yr, the header four years
  CHECK(reading.of_row(1, "stock").basis == money::Basis::four_years);
  CHECK(ends_of(reading.of_row(0, "front.bonus_rate")) == "10..10");
  CHECK(ends_of(reading.of_row(0, "bonus_rate")) == "10..15");  // prefer: body
  CHECK(ends_of(reading.of_row(1, "total")) == "80,000 EUR..110,000 EUR+");
  CHECK(reading.of_guide("summary").text == "Base + RSU");
  CHECK(reading.of_guide("front.summary").state == State::none);
}

TEST_CASE("what cannot be read is unknown and is not replaced by the other side", "[model]") {
  const Reading reading(whole());
  const expr::Value base = reading.of_row(1, "base");
  CHECK(ends_of(base) == "unknown..unknown");
  CHECK(base.missing == "base");
  CHECK(reading.at(base.ends[0].span) == "172K");
  CHECK(reading.at(base.ends[1].span) == "\"90000\"");
  CHECK(reading.of_row(1, "front.currency").state == State::unknown);
  CHECK(reading.of_row(1, "currency").state == State::unknown);
  CHECK(reading.of_row(1, "body.currency").text == "EUR");
  CHECK(reading.at(reading.of_row(1, "body.currency").ends[0].span) == "€70K");
  CHECK(ends_of(reading.of_row(1, "body.bonus_rate")) == "unknown..unknown");  // "Variable"
  CHECK(ends_of(reading.of_row(1, "front.bonus_paid")) == "unknown..0");
  CHECK(ends_of(reading.of_row(2, "body.stock")) == "none..none");    // a dash
  CHECK(ends_of(reading.of_row(2, "body.signing")) == "none..none");  // no column
}

TEST_CASE("the bonus is worked out from the same side", "[model]") {
  const Reading reading(whole());
  CHECK(ends_of(reading.of_row(0, "front.bonus")) == "8,000 GBP..11,000 GBP");
  CHECK(ends_of(reading.of_row(0, "body.bonus")) == "8,000 GBP..16,500 GBP");
  CHECK(ends_of(reading.of_row(2, "bonus_paid")) == "12,000 USD..25,000 USD");
  CHECK(ends_of(reading.of_row(2, "bonus")) == "12,000 USD..25,000 USD");
  CHECK(ends_of(reading.of_row(2, "body.base")) == "700,000 NOK..900,000 NOK");
}

TEST_CASE("the nth of a region joins the nth on the other side", "[model]") {
  const Reading reading(
      "---\ncompensation:\n  - region: Seattle\n    base_low: 1\n  - region: Seattle\n    base_low: 2\n  - base_low: "
      "3\n---\n"
      "# Data Engineer - Acme Negotiation Guide\n\n| Region | Base Salary | Total |\n|---|---|---|\n"
      "| Seattle | $10–$11 | $20–$21 |\n| Oslo | $1–$2 | $3–$4 |\n| Seattle (USD) | $12–$13 | $22–$23 |\n| Seattle | "
      "$14–$15 | $24–$25 |\n");
  REQUIRE(reading.bound.count(EntityKind::row) == 5);
  CHECK(reading.bound.label(EntityKind::row, 1) == "row[Seattle#2]");
  CHECK(ends_of(reading.of_row(1, "body.base")) == "12 USD..13 USD");
  CHECK(reading.of_row(1, "times").ends[0].low == 2);
  CHECK(reading.bound.label(EntityKind::row, 2) == "row[3]");  // an entry without region
  CHECK(reading.of_row(2, "key").state == State::none);
  CHECK(reading.of_row(2, "body").state == State::none);
  CHECK(reading.bound.label(EntityKind::row, 3) == "row[Oslo]");
  CHECK(reading.bound.label(EntityKind::row, 4) == "row[Seattle#3]");
  CHECK(reading.of_row(4, "front").state == State::unknown);  // it may be the one without a name
}

TEST_CASE("a guide without front matter has none of its values", "[model]") {
  const Reading reading{std::string(k_body)};
  CHECK(reading.of_guide("front").state == State::none);
  CHECK(reading.of_guide("missing").state == State::none);
  CHECK(reading.of_guide("company").state == State::none);
  CHECK(reading.of_guide("path.company").text == "acme");
  CHECK(reading.of_guide("role_display").text == "Data Engineer");
  REQUIRE(reading.bound.count(EntityKind::row) == 3);
  CHECK(reading.of_row(0, "front").state == State::none);
  CHECK(ends_of(reading.of_row(0, "front.base")) == "none..none");
  CHECK(ends_of(reading.of_row(0, "base")) == "70,000 EUR..90,000 EUR");
  CHECK(reading.bound.count(EntityKind::key) == 0);
}

TEST_CASE("what YAML broke off before is unknown, not missing", "[model]") {
  const Reading reading("---\ncompany: acme\ncompensation:\n  - region: London\n    base_low: 80000\n   bad: [\n---\n" +
                        std::string(k_body));
  CHECK(reading.of_guide("front").state == State::present);
  CHECK(reading.of_guide("company").text == "acme");
  CHECK(reading.of_guide("role").state == State::unknown);
  CHECK(reading.of_guide("missing").state == State::unknown);
  for (std::size_t row = 0; row < reading.bound.count(EntityKind::row); ++row) {
    CAPTURE(row);
    CHECK(reading.of_row(row, "front").state != State::none);
    CHECK(reading.of_row(row, "front.total").ends[0].state == State::unknown);
  }
}

TEST_CASE("a compensation that is no list leaves the front matter's rows unknown", "[model]") {
  for (const std::string_view text : {"compensation: 12", "compensation: {a: 1}", "compensation: [1, two]"}) {
    CAPTURE(text);
    const Reading reading("---\n" + std::string(text) + "\n---\n" + std::string(k_body));
    REQUIRE(reading.bound.count(EntityKind::row) == 3);
    CHECK(reading.of_row(0, "front").state == State::unknown);
    CHECK(ends_of(reading.of_row(0, "base")) == "unknown..unknown");
    CHECK(reading.of_key("compensation", "readable").ends[0].low == 0);
    CHECK(reading.of_key("compensation", "wanted").text == "a list");
  }
}

TEST_CASE("before is the same row of the earlier version", "[model]") {
  const Reading earlier(whole());
  std::string changed = whole();
  changed.replace(changed.find("base_low: 80000"), 15, "base_low: 85000");
  const Reading now(changed, &earlier.bound);
  CHECK(ends_of(now.of_row(0, "base")) == "85,000 GBP..110,000 GBP");
  CHECK(ends_of(now.of_row(0, "before.base")) == "80,000 GBP..110,000 GBP");
  CHECK(ends_of(now.of_row(0, "before.front.base")) == "80,000 GBP..110,000 GBP");
  CHECK(ends_of(now.of_row(0, "before.body.bonus")) == "8,000 GBP..16,500 GBP");
  CHECK(now.of_row(0, "guide.before.company").text == "acme");
  CHECK(now.of_guide("before").state == State::present);
  CHECK(now.of_guide("figures").text != earlier.of_guide("figures").text);
  CHECK(now.of_guide("before.figures").text == earlier.of_guide("figures").text);
  CHECK(earlier.of_guide("before").state == State::none);
  CHECK(ends_of(earlier.of_row(0, "before.base")) == "none..none");
  CHECK(earlier.of_guide("before.company").state == State::none);
}

TEST_CASE("a row, a key and a line name the guide's fields", "[model]") {
  const Reading reading(whole());
  CHECK(reading.of_row(1, "role").text == "data-engineer");
  CHECK(reading.of_row(1, "guide.company").text == "acme");
  CHECK(reading.of_row(1, "path").text == "guides/acme/data-engineer.md");
  CHECK(reading.value(EntityKind::line, 0, "guide.front").state == State::present);
  CHECK(reading.of_key("role", "guide.path").text == "guides/acme/data-engineer.md");
}

TEST_CASE("values of garbled guides stand at their place in the file", "[model]") {
  const Reading reading(
      "# Data Engineer - Acme Negotiation Guide\n\n| Region | Base Salary | Total Comp |\n|---|---|---|\n"
      "| London | \xC3\x82\xC2\xA3"
      "80K\xC3\xA2\xE2\x82\xAC\xE2\x80\x9C\xC3\x82\xC2\xA3"
      "90K | \xC3\x82\xC2\xA3"
      "98K\xC3\xA2\xE2\x82\xAC\xE2\x80\x9C\xC3\x82\xC2\xA3"
      "99K |\n");
  const expr::Value base = reading.of_row(0, "base");
  CHECK(ends_of(base) == "80,000 GBP..90,000 GBP");
  CHECK(reading.at(base.ends[1].span) ==
        "\xC3\x82\xC2\xA3"
        "90K");
}

TEST_CASE("a guide of thousands of entries is read up to a limit", "[model]") {
  std::string text = "---\ncompensation:\n";
  for (int entry = 0; entry < 5000; ++entry) text += "  - {}\n";
  const Reading reading(text + "---\n" + std::string(k_body));
  CHECK(reading.bound.count(EntityKind::row) == 2003);
}

}  // namespace
}  // namespace guidelint::model
