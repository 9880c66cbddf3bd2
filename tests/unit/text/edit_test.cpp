#include "text/edit.h"

#include "support/catch.h"

using guidelint::text::are_apart;
using guidelint::text::Edit;
using guidelint::text::edited;
using guidelint::text::overlap;

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

TEST_CASE("two sets of edits overlap if one touches the other", "[text]") {
  const auto a = edits({{{0, 2}, "a"}, {{10, 12}, "b"}});
  CHECK_FALSE(overlap(a, edits({{{2, 4}, "c"}, {{12, 13}, "d"}})));
  CHECK(overlap(a, edits({{{4, 11}, "c"}})));
  CHECK(overlap(a, edits({{{0, 0}, "c"}})));
  CHECK(overlap(edits({{{4, 11}, "c"}}), a));
  CHECK_FALSE(overlap(a, {}));
}
