// Any bytes: nothing crashes, spans stay inside, and what they cut out reads the same again.
#include <array>
#include <random>

#include "money/amount_scanner.h"
#include "reading.h"
#include "support/catch.h"

namespace guidelint::money {
namespace {

constexpr text::Offset k_base = 7;

std::string_view cut(std::string_view text, text::Span span) {
  REQUIRE(span.begin >= k_base);
  REQUIRE(span.begin <= span.end);
  REQUIRE(span.end - k_base <= text.size());
  return text.substr(span.begin - k_base, span.size());
}

void check_amount(std::string_view text, const Amount& amount) {
  const auto again = scan_amount(cut(text, amount.span), 0, {});
  REQUIRE(again);
  CHECK(again->amount.hundredths == amount.hundredths);
  CHECK(again->amount.step == amount.step);
  CHECK(again->amount.span.size() == amount.span.size());
  if (again->mark == MarkKind::certain) CHECK(again->amount.currency == amount.currency);
}

void check_range(std::string_view text, const Range& range) {
  check_amount(text, range.low);
  check_amount(text, range.high);
  CHECK(range.span.contains(range.low.span));
  CHECK(range.span.contains(range.high.span));
  cut(text, range.span);
}

void check_spans(std::string_view text) {
  const auto cell = parse_cell(text, k_base);
  cut(text, cell.span);
  if (cell.range) check_range(text, *cell.range);
  for (const auto& range : cell.alternatives) check_range(text, range);
  if (cell.count) cut(text, cell.count->span);
  if (!cell.percent) return;
  const auto high = parse_cell(cut(text, cell.percent->high_span), 0);
  REQUIRE(high.percent);
  CHECK(high.percent->high == cell.percent->high);
  CHECK(cell.percent->span.contains(cell.percent->low_span));
  CHECK(cell.percent->span.contains(cell.percent->high_span));
  cut(text, cell.percent->span);
}

std::string repeated(std::string_view part, std::size_t size) {
  std::string text;
  while (text.size() < size) text += part;
  return text;
}

}  // namespace

TEST_CASE("spans of cells made of random pieces cut out what was read", "[money]") {
  constexpr std::array<std::string_view, 44> k_pieces = {
      "$",  "£",   "€",     "₹",         "HK$", "SEK ", "CAD $",    "USD",      "kr",       "¥",    "1",
      "12", "140", "1,000", "20,00,000", ".5",  "K",    "M",        "L",        "Cr",       "B",    "-",
      "–",  " – ", " / ",   "/",         "/yr", "/mo",  "/4yr",     "%",        "+",        "(",    ")",
      " (", "~",   " ",     "**",        "RSU", "vest", " options", "\xC2\xA0", "\xE2\x80", "\xFF", " to "};
  std::mt19937 random(20260223);  // NOLINT: the same cells every time
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (auto pieces = random() % 14; pieces > 0; --pieces) text += k_pieces[random() % k_pieces.size()];
    CAPTURE(text);
    check_spans(text);
    (void)currency_named_in(text);
    (void)basis_named_in(text);
  }
}

TEST_CASE("spans of likely cells cut out what was read", "[money]") {
  for (const std::string_view text :
       {" **£573K-£878K / $715K-$1.097K** ", "£109K / $137K - £148K / $186K",
        "£121K - £227K / $151K - $284K (£30K-£57K / $38K-$71K/yr)", "10% target (₹2,60,000 – ₹4,00,000)",
        "$12K-$25K (10-15%)", "430K–570K PLN", "$120K–$160K CAD", "13,000 – 27,000 options"}) {
    CAPTURE(text);
    CHECK(parse_cell(text, k_base).kind == CellKind::amounts);
    check_spans(text);
  }
}

TEST_CASE("an amount too large to be one is words", "[money]") {
  CHECK(describe("$999999B") == "999999000000000..999999000000000 USD");
  CHECK(describe("$1000001B") == "words");
  CHECK(describe("$99999999999999999999") == "words");
  CHECK(describe("$" + std::string(1000, '9') + "K") == "words");
  CHECK(describe("$0." + std::string(1000, '0') + "1K") == "words");
  CHECK(describe("99999999999999999999%") == "words");
}

TEST_CASE("at most eight alternatives are kept", "[money]") {
  const auto cell = parse_cell("£1K" + repeated(" / $2K-$3K / €4K-€5K", 10'000), 0);
  CHECK(cell.kind == CellKind::words);  // amounts follow those that were kept
  const auto parentheses = parse_cell("£1K" + repeated(" ($2K-$3K)", 10'000), 0);
  CHECK(parentheses.alternatives.size() == 8);
}

TEST_CASE("long cells of anything are read in linear time", "[money]") {
  constexpr std::size_t k_size = 1U << 15U;
  for (const std::string_view part :
       {"1",    "1,",  "1,1",   "9,999", "/",  "(",        ")",    "()",  "$",     "$1",  "$1 / ", "£1-£2 / ",
        "USD ", "USD", "$ ",    " ",     "1%", "1% ",      "1 ",   "%",   "-",     "– ",  "*",     "(1%)",
        "($1)", "kr",  "sign-", "per ",  "4 ", "\xC2\xA0", "\xE2", "10-", "$1K (", "Rs.", "1.1",   "1'"}) {
    CAPTURE(part);
    for (const std::string_view start : {"", "$1K", "10%", "1% ("}) {
      const auto text = std::string(start) + repeated(part, k_size);
      const auto cell = parse_cell(text, 0);
      CHECK(cell.alternatives.size() <= 8);
      (void)currency_named_in(text);
      (void)basis_named_in(text);
    }
  }
}

}  // namespace guidelint::money
