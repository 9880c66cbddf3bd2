#include "text/edit.h"

#include "support/catch.h"

using guidelint::text::are_apart;
using guidelint::text::Edit;
using guidelint::text::edited;

namespace {
std::vector<Edit> edits(std::initializer_list<Edit> list) { return list; }
}  // namespace

TEST_CASE("edits change what they name and nothing else", "[text]") {
  const auto both = edits({{{4, 7}, "90"}, {{8, 8}, "!"}});
  REQUIRE(are_apart(both));
  CHECK(edited("low 120 high", both) == "low 90 !high");
  CHECK(edited("low", {}) == "low");
  CHECK(edited("", edits({{{0, 0}, "a"}})) == "a");
}

TEST_CASE("edits that touch the same bytes are not apart", "[text]") {
  CHECK(are_apart(edits({{{0, 2}, "a"}, {{2, 4}, "b"}})));
  CHECK_FALSE(are_apart(edits({{{0, 3}, "a"}, {{2, 4}, "b"}})));
  CHECK_FALSE(are_apart(edits({{{2, 4}, "a"}, {{0, 1}, "b"}})));  // out of order
  CHECK_FALSE(are_apart(edits({{{2, 2}, "a"}, {{2, 2}, "b"}})));  // which comes first would be a guess
  CHECK_FALSE(are_apart(edits({{{2, 2}, "a"}, {{2, 4}, "b"}})));
}
