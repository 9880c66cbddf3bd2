#include "money/cell.h"
#include "support/catch.h"

namespace guidelint::money {

TEST_CASE("a header that says four years means four years", "[money]") {
  for (const std::string_view header :
       {"Stock (RSU/4yr)", "RSU (4-Year)", "RSU Grant (4-yr vest)", "RSU Grant (4-Year Vest)", "Options (4yr vesting)",
        "Options/4yr", "Equity (4 years)", "four-year grant", "RSU (4-yr grant, annual vest)"}) {
    CAPTURE(header);
    CHECK(basis_named_in(header) == Basis::four_years);
  }
}

TEST_CASE("a header that says annual or per year means a year", "[money]") {
  for (const std::string_view header : {"Equity/Profit Sharing (Annual)", "Total Comp (Est. Annual)",
                                        "Annual Bonus / Commission", "RSU/yr", "Stock (per year)", "Bonus, yearly"}) {
    CAPTURE(header);
    CHECK(basis_named_in(header) == Basis::year);
  }
}

TEST_CASE("a header may name a month or a single payment", "[money]") {
  CHECK(basis_named_in("Base (Monthly)") == Basis::month);
  CHECK(basis_named_in("Base/mo") == Basis::month);
  CHECK(basis_named_in("Signing Bonus") == Basis::once);
  CHECK(basis_named_in("Sign-On") == Basis::once);
}

TEST_CASE("a header that says nothing, or two things, names no basis", "[money]") {
  for (const std::string_view header :
       {"", "Base Salary", "Total Comp (Year 1)", "Total Year-1 Comp", "Sign-On / Bonus", "Bonus / Sign-On",
        "Semi-annual bonus", "RSU (4yr, annualized)", "Equity (14yr)", "Design"}) {
    CAPTURE(header);
    CHECK(basis_named_in(header) == Basis::unknown);
  }
}

}  // namespace guidelint::money
