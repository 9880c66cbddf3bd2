#include "proof/amount_text.h"

#include <array>

#include "support/catch.h"

namespace guidelint::proof {
namespace {

struct Case {
  std::string_view written, low, high, cell;
};

TEST_CASE("amounts of examples keep their digits in tables and are whole numbers in front matter", "[proof]") {
  const std::array cases = {
      Case{"120K..165K", "120000", "165000", "£120K–£165K"},
      Case{"120400..165K", "120400", "165000", "£120,400–£165K"},
      Case{"120K", "120000", "120000", "£120K"},
      Case{"-120K..165K", "-120000", "165000", "-£120K–£165K"},
      Case{"120K..16.5K", "120000", "16500", "£120K–£16.5K"},
      Case{"1.2M..1.5M", "1200000", "1500000", "£1.2M–£1.5M"},
      Case{"0..40K", "0", "40000", "£0–£40K"},
      Case{"14.2K..196K", "14200", "196000", "£14.2K–£196K"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.written);
    const auto range = read_range(one.written);
    REQUIRE(range);
    CHECK(in_front(range->low) == one.low);
    CHECK(in_front(range->high) == one.high);
    CHECK(in_table(*range, "£") == one.cell);
  }
}

TEST_CASE("percentages are written without a sign of currency", "[proof]") {
  const auto range = read_range("10%..12.5%");
  REQUIRE(range);
  CHECK(in_front(range->low) == "10");
  CHECK(in_front(range->high) == "12.5");
  CHECK(in_table(*range, "£") == "10–12.5%");
  CHECK(in_table(*read_range("12%"), "£") == "12%");
}

TEST_CASE("text of another form is no amount", "[proof]") {
  for (const std::string_view text : {"", "Variable", "..", "120K..", "..165K", "12%..18", "1e5", "120KK", "-", "K",
                                      "1.", "1.2.3", "£120K", "1234567890123456", "120K-165K"}) {
    CAPTURE(text);
    CHECK(!read_range(text));
  }
}

TEST_CASE("a known amount is shortened only if it was written in thousands", "[proof]") {
  CHECK(write_amount(120'000, 1'000).digits == "120K");
  CHECK(write_amount(1'200'000, 100'000).digits == "1,200K");
  CHECK(write_amount(120'000, 1).digits == "120,000");
  CHECK(write_amount(16'500, 100).digits == "16,500");
}

}  // namespace
}  // namespace guidelint::proof
