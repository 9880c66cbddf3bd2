#include "base/strings.h"

#include <array>
#include <limits>

#include "support/catch.h"

namespace guidelint::base {

TEST_CASE("trim removes blanks, tabs and line ends at both ends only", "[base]") {
  CHECK(trim(" \t a b \r\n") == "a b");
  CHECK(trim(" \r\n\t").empty());
  CHECK(trim("").empty());
  CHECK(trim("\xC2\xA0x") == "\xC2\xA0x");  // a no-break space is not a blank
}

TEST_CASE("split keeps empty parts", "[base]") {
  using Parts = std::vector<std::string_view>;
  CHECK(split("", ',') == Parts{""});
  CHECK(split("a, b,,", ',') == Parts{"a", " b", "", ""});
}

TEST_CASE("to_lower leaves what is not ASCII", "[base]") { CHECK(to_lower("AZaz[É€]") == "azaz[É€]"); }

TEST_CASE("nearest finds slips", "[base]") {
  constexpr std::array<std::string_view, 5> k_names = {"require", "each", "expect", "last_updated", "level"};
  CHECK(nearest("requires", k_names) == "require");
  CHECK(nearest("exepct", k_names) == "expect");  // two neighbours swapped
  CHECK(nearest("lst_update", k_names) == "last_updated");
  CHECK(nearest("levle", k_names) == "level");
  CHECK(nearest("each", k_names) == "each");
}

TEST_CASE("nearest is silent when nothing is near", "[base]") {
  constexpr std::array<std::string_view, 2> k_names = {"require", "each"};
  CHECK_FALSE(nearest("colour", k_names));
  CHECK_FALSE(nearest("", k_names));
  CHECK_FALSE(nearest("ch", k_names));
  CHECK_FALSE(nearest(std::string(5000, 'e'), k_names));
  CHECK_FALSE(nearest("each", {}));
}

TEST_CASE("nearest prefers the first of equals", "[base]") {
  constexpr std::array<std::string_view, 2> k_names = {"cat", "car"};
  CHECK(nearest("cab", k_names) == "cat");
}

TEST_CASE("grouped writes numbers for people", "[base]") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(grouped(-1234567) == "-1,234,567");
  CHECK(grouped(-100) == "-100");
  CHECK(grouped(1234.5, 2) == "1,234.5");
  CHECK(grouped(1234.25, 2) == "1,234.25");
  CHECK(grouped(100.0, 2) == "100");
  CHECK(grouped(99.999, 2) == "100");
  CHECK(grouped(-0.001, 2) == "0");
  CHECK(grouped(1234.56) == "1,235");
  CHECK(grouped(std::numeric_limits<double>::infinity()) == "inf");
}

TEST_CASE("counted agrees with its number", "[base]") {
  CHECK(counted(0, "row") == "0 rows");
  CHECK(counted(1, "row") == "1 row");
  CHECK(counted(2271, "row") == "2,271 rows");
  CHECK(counted(2, "entry") == "2 entries");
  CHECK(counted(2, "day") == "2 days");
  CHECK(counted(2, "branch") == "2 branches");
}

}  // namespace guidelint::base
