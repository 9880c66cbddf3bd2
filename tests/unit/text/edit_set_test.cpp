#include "text/edit_set.h"

#include <algorithm>
#include <random>

#include "support/catch.h"

namespace guidelint::text {
namespace {

using Edits = std::vector<Edit>;

TEST_CASE("a fix is taken whole or not at all", "[text]") {
  EditSet set;
  CHECK(set.add(Edits{{.span = {4, 6}, .text = "a"}, {.span = {10, 10}, .text = "b"}}));
  CHECK_FALSE(set.add(Edits{{.span = {0, 1}}, {.span = {5, 8}}}));
  CHECK_FALSE(set.add(Edits{{.span = {10, 10}, .text = "c"}}));
  CHECK(set.add(Edits{{.span = {6, 10}}}));
  CHECK(set.edits() == Edits{{.span = {4, 6}, .text = "a"}, {.span = {6, 10}}, {.span = {10, 10}, .text = "b"}});
}

TEST_CASE("a fix that touches what is there is not taken", "[text]") {
  const auto is_taken = [](const Edits& there, const Edits& one) {
    EditSet set;
    REQUIRE(set.add(there));
    return set.add(one);
  };
  const Edits a = {{.span = {0, 2}, .text = "a"}, {.span = {10, 12}, .text = "b"}};
  const Edits between = {{.span = {4, 11}, .text = "c"}};
  CHECK(is_taken(a, {{.span = {2, 4}, .text = "c"}, {.span = {12, 13}, .text = "d"}}));
  CHECK_FALSE(is_taken(a, between));
  CHECK_FALSE(is_taken(a, {{.span = {0, 0}, .text = "c"}}));
  CHECK_FALSE(is_taken(between, a));
  CHECK(is_taken(a, {}));
}

// Together in order of place: the definition, in as many comparisons as it takes.
bool are_apart_together(Edits all, const Edits& more) {
  all.insert(all.end(), more.begin(), more.end());
  std::ranges::sort(all);
  return are_apart(all);
}

TEST_CASE("whatever came before, a fix is taken if it is apart from all of it", "[text]") {
  for (unsigned seed = 0; seed < 500; ++seed) {
    std::mt19937 random(seed);
    EditSet set;
    for (int i = 0; i < 12; ++i) {
      const auto begin = static_cast<Offset>(random() % 20);
      const Edits one = {{.span = {begin, begin + static_cast<Offset>(random() % 4)}, .text = "x"}};
      const bool apart = are_apart_together(set.edits(), one);
      CAPTURE(seed, i, begin);
      CHECK(set.add(one) == apart);
    }
    CHECK(are_apart(set.edits()));
  }
}

}  // namespace
}  // namespace guidelint::text
