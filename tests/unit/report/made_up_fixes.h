// A guide with a fault that a fix with two edits mends, for tests of formats that write fixes.
#pragma once

#include "made_up.h"

namespace guidelint::report {

inline const std::string k_guide =
    "---\nrole: \xF0\x9F\x91\x8D x\nbase_low: 165000\nbase_high: 120000\n---\n| é | 165K |\n";

inline finding::Finding reversed(finding::Safety safety) {
  auto finding = finding_at(3, 1, "range-reversed", "base_low 165,000 is above base_high 120,000");
  finding.place = place_of(k_guide, "165000");
  const auto low = finding.place.span, high = place_of(k_guide, "120000").span;
  finding.fix = finding::Fix{
      .title = "swap base_low and base_high", .safety = safety, .edits = {{low, "120000"}, {high, "165000"}}};
  return finding;
}

inline lint::LintResult with(std::vector<finding::Finding> findings) {
  return result_of({{.path = "a.md", .findings = std::move(findings), .text = k_guide}});
}

inline bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace guidelint::report
