#include "money/cell.h"

#include <array>
#include <span>

#include "reading.h"
#include "support/catch.h"

namespace guidelint::money {
namespace {

struct Example {
  std::string_view cell;
  std::string_view reading;
};

void check(std::span<const Example> examples) {
  for (const auto& example : examples) {
    CAPTURE(example.cell);
    CHECK(describe(example.cell) == example.reading);
  }
}

}  // namespace

TEST_CASE("a range is read with every dash guides use", "[money]") {
  for (const std::string dash : {"-", "–", "—", " - ", " – ", " — ", " to "}) {
    const std::string text = "$140K" + dash + "$200K";
    CAPTURE(text);
    CHECK(describe(text) == "140000..200000 USD");
  }
}

TEST_CASE("a single amount is a range whose ends are one", "[money]") {
  const auto cell = parse_cell("$1.4M", 100);
  REQUIRE(cell.range);
  CHECK(cell.range->low.hundredths == 140'000'000);
  CHECK(cell.range->low.span == text::Span{100, 105});
  CHECK(cell.range->high.span == cell.range->low.span);
}

TEST_CASE("the step of an amount is one unit of its last digit", "[money]") {
  const auto step_of = [](std::string_view text) { return parse_cell(text, 0).range.value().low.step; };
  CHECK(step_of("$140K") == 100'000);
  CHECK(step_of("$1.4M") == 10'000'000);
  CHECK(step_of("$140,000") == 100);
  CHECK(step_of("₹55.2L") == 1'000'000);
  CHECK(step_of("$99.95") == 1);
}

TEST_CASE("an amount has the scale that touches it, or a word", "[money]") {
  constexpr std::array k_examples = {
      Example{"$1,060K", "1060000..1060000 USD"},
      Example{"$140k–$1.2m", "140000..1200000 USD"},
      Example{"₹1.2Cr–₹1.9Cr", "12000000..19000000 INR"},
      Example{"₹24 lakh – ₹42 lakhs", "2400000..4200000 INR"},
      Example{"₹24 L", "words"},
      Example{"₹24LPA", "words"},
      Example{"$401kr", "words"},
      Example{"$140Kk", "words"},
  };
  check(k_examples);
}

TEST_CASE("digits are read in groups of thousands or of lakhs, or not at all", "[money]") {
  constexpr std::array k_examples = {
      Example{"₹20,00,000", "2000000..2000000 INR"},
      Example{"₹1,00,00,000", "10000000..10000000 INR"},
      Example{"$1,000,000", "1000000..1000000 USD"},
      Example{"CHF 120'000–160'000", "120000..160000 CHF"},
      Example{"$1,40", "words"},
      Example{"$1,0000", "words"},
      Example{"$1000,000", "words"},
      Example{"$1,00,000,000", "words"},
      Example{"€75.000–€105.000", "words"},
      Example{"€1.000.000", "words"},
      Example{"$1.5,000", "words"},
      Example{"kr 120 000", "words"},
  };
  check(k_examples);
}

TEST_CASE("an amount without a mark takes the currency of the other end", "[money]") {
  constexpr std::array k_examples = {
      Example{"PLN 430K–570K", "430000..570000 PLN"},
      Example{"430K–570K PLN", "430000..570000 PLN"},
      Example{"85K–$108K", "85000..108000 USD"},
      Example{"565,000 – 765,000 kr", "565000..765000 SEK"},
      Example{"$120K–$160K CAD", "120000..160000 CAD"},
      Example{"CAD $120K–$160K", "120000..160000 CAD"},
      Example{"SGD 190K–$310K", "190000..310000 SGD..USD MIXED"},
      Example{"A$120K–A$150K AUD", "120000..150000 AUD"},
      Example{"$120K GBP", "words"},
      Example{"GBP $120K", "words"},
      Example{"140K–200K", "140000..200000 "},
      Example{"140K", "words"},
      Example{"140K–200K somewhere", "words"},
      Example{"2-4", "words"},
  };
  check(k_examples);
}

TEST_CASE("a bare dollar, yen or krona is what the context says", "[money]") {
  const auto read = [](std::string_view text, Currency named) { return describe(text, context_of(named)); };
  CHECK(read("$140K–$200K", make_currency("AUD")) == "140000..200000 AUD");
  CHECK(read("$140K–$200K", make_currency("GBP")) == "140000..200000 USD");
  CHECK(read("US$140K–US$200K", make_currency("AUD")) == "140000..200000 USD");
  CHECK(read("¥280,000", make_currency("CNY")) == "280000..280000 CNY");
  CHECK(describe("¥8.5M") == "8500000..8500000 JPY");
  CHECK(read("kr590,000", make_currency("DKK")) == "590000..590000 DKK");
}

TEST_CASE("alternatives are listed, paired or in parentheses", "[money]") {
  constexpr std::array k_examples = {
      Example{"£1K-£2K / $3K-$4K / €5K-€6K", "1000..2000 GBP; or 3000..4000 USD; or 5000..6000 EUR"},
      Example{"£1K / $3K / €5K - £2K / $4K / €6K", "1000..2000 GBP; or 3000..4000 USD; or 5000..6000 EUR"},
      Example{"£109K / $137K", "109000..109000 GBP; or 137000..137000 USD"},
      Example{"£18K-£30K / $23K-$38K/yr", "18000..30000 GBP year; or 23000..38000 USD year"},
      Example{"$440K-$720K / $110K-$180K/yr", "440000..720000 USD; or 110000..180000 USD year"},
      Example{"$440K-$720K ($110K-$180K)", "440000..720000 USD"},
      Example{"$150K-$200K ($20K bonus)", "150000..200000 USD"},
      Example{"$100K-$150K / $160K-$200K", "words"},
      Example{"$10K / $20K - $30K / $40K", "words"},
      Example{"$10K - $20K - $30K", "words"},
      Example{"£100K / 120K", "words"},
  };
  check(k_examples);
}

TEST_CASE("a unit in the cell gives the basis, and an unknown one makes words", "[money]") {
  constexpr std::array k_examples = {
      Example{"$35K–$85K/yr", "35000..85000 USD year"},
      Example{"$35K–$85K per year", "35000..85000 USD year"},
      Example{"$3K–$5K/month", "3000..5000 USD month"},
      Example{"$45K–$135K / 4 years", "45000..135000 USD four years"},
      Example{"$60K-$90K over four years", "60000..90000 USD four years"},
      Example{"$60K-$90K/yr (4yr vest)", "60000..90000 USD year"},
      Example{"$85/hr", "words"},
      Example{"$85–$90 per share", "words"},
      Example{"$85K/3yr", "words"},
  };
  check(k_examples);
}

TEST_CASE("a percentage belongs to the cell unless it compares or has a sign", "[money]") {
  constexpr std::array k_examples = {
      Example{"12.5%", "12.50..12.50%"},
      Example{"10%–15%", "10..15%"},
      Example{"10 to 15%", "10..15%"},
      Example{"10-15% of base", "10..15%"},
      Example{"25%+", "25..25%+"},
      Example{"10–15% / $12K–$25K", "12000..25000 USD; 10..15%"},
      Example{"$12K–$25K / 10–15%", "12000..25000 USD; 10..15%"},
      Example{"5-10% lower", "words"},
      Example{"60–100% of NYC", "words"},
      Example{"+5%", "words"},
      Example{"~60%", "words"},
      Example{"10% (L4) / 15% (L5)", "words"},
      Example{"10-15", "words"},
  };
  check(k_examples);
  CHECK(parse_cell("12.5%", 0).percent.value().step == 10);
}

TEST_CASE("the spans of a percentage hold its digits, the high one its sign", "[money]") {
  const auto range = parse_cell("**10–15%+**", 10).percent.value();
  CHECK(range.low_span == text::Span{12, 14});
  CHECK(range.high_span == text::Span{17, 20});
  CHECK(range.span == text::Span{12, 20});
  CHECK(range.open);
  const auto single = parse_cell("10%", 0).percent.value();
  CHECK(single.low_span == text::Span{0, 3});
  CHECK(single.high_span == text::Span{0, 3});
}

TEST_CASE("options and shares are counted, not paid", "[money]") {
  constexpr std::array k_examples = {
      Example{"13,000 – 27,000 options", "count 13000..27000"},
      Example{"1,500 RSUs", "count 1500..1500"},
      Example{"1,500 RSUs ($210,000)", "210000..210000 USD; count 1500..1500"},
      Example{"$150,000 RSUs", "150000..150000 USD"},
  };
  check(k_examples);
}

TEST_CASE("nothing is absent and words are words", "[money]") {
  for (const std::string_view text : {"", "  ", "—", "–", "-", "None", "N/A", "**None**"}) {
    CAPTURE(text);
    CHECK(parse_cell(text, 0).kind == CellKind::absent);
  }
  for (const std::string_view text :
       {"Varies", "Nonesuch", "Up to $50K", "$140K–TBD", "$150K + $20K bonus", "$", "*", "%"}) {
    CAPTURE(text);
    CHECK(parse_cell(text, 0).kind == CellKind::words);
  }
}

TEST_CASE("words that begin a cell keep nothing of what was read", "[money]") {
  const auto cell = parse_cell("$150K (10%) and a $20K signing bonus", 0);
  CHECK(cell.kind == CellKind::words);
  CHECK_FALSE(cell.range);
  CHECK_FALSE(cell.percent);
  CHECK(cell.says_signing);
}

TEST_CASE("the span of a cell leaves out blanks and emphasis", "[money]") {
  CHECK(parse_cell("  **$388K-$548K** ", 20).span == text::Span{24, 35});
  CHECK(parse_cell(" None ", 20).span == text::Span{21, 25});
  CHECK(parse_cell("", 20).span == text::Span{20, 20});
}

}  // namespace guidelint::money
