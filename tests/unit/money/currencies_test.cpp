#include <limits>

#include "money/cell.h"
#include "money/money.h"
#include "support/catch.h"

namespace guidelint::money {
namespace {

std::string named(std::string_view text) { return std::string(currency_named_in(text).value_or(Currency{}).text()); }

}  // namespace

TEST_CASE("parse_currency knows active codes in capitals and nothing else", "[money]") {
  for (const std::string_view code : {"AED", "USD", "ZWG", "UYU", "VND", "XCG"}) {
    CAPTURE(code);
    REQUIRE(parse_currency(code));
    CHECK(parse_currency(code)->text() == code);
  }
  for (const std::string_view code : {"", "US", "usd", "USDX", "XAU", "XXX", "HRK", "ZZZ", "D A", "AAA"}) {
    CAPTURE(code);
    CHECK_FALSE(parse_currency(code));
  }
}

TEST_CASE("sign_of gives the sign people know or the code and a blank", "[money]") {
  CHECK(sign_of(make_currency("USD")) == "$");
  CHECK(sign_of(make_currency("HKD")) == "HK$");
  CHECK(sign_of(make_currency("SEK")) == "SEK ");
  CHECK(sign_of(make_currency("CNY")) == "CNY ");
  CHECK(sign_of(Currency{}).empty());
  CHECK(sign_of(make_currency("ZZZ")).empty());
}

TEST_CASE("to_text groups thousands and shows hundredths only if there are any", "[money]") {
  CHECK(to_text(0) == "0");
  CHECK(to_text(99'900) == "999");
  CHECK(to_text(14'000'000) == "140,000");
  CHECK(to_text(125'050) == "1,250.50");
  CHECK(to_text(-14'000'005) == "-140,000.05");
  CHECK(to_text(std::numeric_limits<std::int64_t>::min()) == "-92,233,720,368,547,758.08");
}

TEST_CASE("a header or region names its currency, the first of several", "[money]") {
  CHECK(named("London (GBP £)") == "GBP");
  CHECK(named("Sydney (AUD)") == "AUD");
  CHECK(named(":gb: London (GBP)") == "GBP");
  CHECK(named("Ottawa (CAD C$)") == "CAD");
  CHECK(named("Toronto (C$)") == "CAD");
  CHECK(named("London (£)") == "GBP");
  CHECK(named("Europe (EUR/GBP)") == "EUR");
  CHECK(named("London (GBP/USD)") == "GBP");
  CHECK(named("São Paulo (Global HQ) (BRL)") == "BRL");
  CHECK(named("Base (annual, SGD)") == "SGD");
  CHECK(named("**Total Comp USD**") == "USD");
  CHECK(named("London £") == "GBP");
  CHECK(named("Lima (PEN)") == "PEN");
}

TEST_CASE("words that happen to be codes name no currency", "[money]") {
  for (const std::string_view text : {"", "Remote EU", "Remote US", "London (HQ)", "ALL regions", "Equity (ALL levels)",
                                      "Bonus (TOP)", "Stock (AMD RSU/4yr)", "Stock (PEN test)", "AutoCAD",
                                      "Regions (AUDIT)", "Sydney ($)", "(", "USDA", "Total (usd)", "CAD tools"}) {
    CAPTURE(text);
    CHECK(named(text).empty());
  }
}

}  // namespace guidelint::money
