#include "rule/span_set.h"

#include "support/catch.h"

namespace guidelint::rule {
namespace {

TEST_CASE("a span set knows which places overlap one of its own", "[rule]") {
  SpanSet set;
  CHECK_FALSE(set.overlaps({0, 100}));
  set.add({10, 20});
  set.add({30, 40});
  CHECK(set.overlaps({10, 20}));
  CHECK(set.overlaps({19, 30}));
  CHECK(set.overlaps({0, 11}));
  CHECK(set.overlaps({0, 100}));
  CHECK_FALSE(set.overlaps({0, 10}));
  CHECK_FALSE(set.overlaps({20, 30}));
  CHECK_FALSE(set.overlaps({40, 50}));
}

TEST_CASE("a span that bridges others swallows them, one inside another adds nothing", "[rule]") {
  SpanSet set;
  set.add({30, 40});
  set.add({10, 20});
  set.add({50, 60});
  set.add({15, 45});
  set.add({32, 33});
  CHECK(set.overlaps({22, 23}));
  CHECK(set.overlaps({44, 45}));
  CHECK_FALSE(set.overlaps({45, 50}));
  CHECK(set.overlaps({59, 60}));
}

TEST_CASE("a value without bytes finds itself and no neighbour", "[rule]") {
  SpanSet set;
  set.add({7, 7});
  CHECK(set.overlaps({7, 7}));
  CHECK_FALSE(set.overlaps({6, 6}));
  CHECK_FALSE(set.overlaps({8, 8}));
  CHECK_FALSE(set.overlaps({0, 7}));
}

}  // namespace
}  // namespace guidelint::rule
