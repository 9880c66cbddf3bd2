#include "report/statistics.h"

#include "made_up.h"

namespace guidelint::report {

TEST_CASE("statistics shows how each rule fared, also one that looked at nothing", "[report]") {
  auto result = result_of({{.path = "a.md"}});
  lint::Coverage total{.rule = "total-mismatch",
                       .each = "row",
                       .looked_at = 13130,
                       .passed = 2353,
                       .failed = 8930,
                       .accepted = 8902,
                       .ignored = 1,
                       .not_judged = 1846};
  total.reasons = {{"a number is null", 1846}};
  lint::Coverage mixed{.rule = "x", .each = "row", .looked_at = 20, .not_judged = 20};
  mixed.reasons = {{"a", 1}, {"b", 9}, {"c", 2}, {"d", 8}};
  const lint::Coverage nothing{.rule = "empty-column", .each = "table"};
  const lint::Coverage due{
      .rule = "review-overdue", .each = "guide", .scheduled = true, .looked_at = 4466, .failed = 4466};
  result.coverage = {nothing, due, total, mixed};
  CHECK(statistics(result, {}) ==
        "rule            looked at  judged  passed  failed  accepted  ignored  not judged\n"
        "empty-column            0       0       0       0         0        0           0  looked at nothing\n"
        "review-overdue      4,466   4,466       0   4,466         –        0           0  (scheduled)\n"
        "total-mismatch     13,130  11,283   2,353   8,930     8,902        1       1,846  a number is null\n"
        "x                      20       0       0       0         0        0          20  b 9 · d 8 · c 2 · 1 more\n"
        "1 guide, 46 rules: no findings\n");
}

}  // namespace guidelint::report
