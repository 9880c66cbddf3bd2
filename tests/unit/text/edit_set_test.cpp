#include "text/edit_set.h"

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

TEST_CASE("it takes what overlap() says is apart", "[text]") {
  for (unsigned seed = 0; seed < 500; ++seed) {
    std::mt19937 random(seed);
    EditSet set;
    for (int i = 0; i < 12; ++i) {
      const auto begin = static_cast<Offset>(random() % 20);
      const Edits one = {{.span = {begin, begin + static_cast<Offset>(random() % 4)}, .text = "x"}};
      const bool apart = !overlap(set.edits(), one);
      CAPTURE(seed, i, begin);
      CHECK(set.add(one) == apart);
    }
    CHECK(are_apart(set.edits()));
  }
}

}  // namespace
}  // namespace guidelint::text
