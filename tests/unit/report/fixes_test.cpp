#include "report/fixes.h"

#include "made_up_fixes.h"

namespace guidelint::report {
namespace {

std::string closing_of(std::size_t safe, std::size_t unsafe) {
  std::vector<finding::Finding> findings;
  for (std::size_t i = 0; i < safe; ++i) findings.push_back(reversed(finding::Safety::safe));
  for (std::size_t i = 0; i < unsafe; ++i) findings.push_back(reversed(finding::Safety::unsafe));
  const std::string out = rendered("concise", with(findings));
  const auto line = out.find("in 1 guide\n") + std::string_view("in 1 guide\n").size();
  return out.substr(line);
}

}  // namespace

TEST_CASE("json writes the edits of a fix with their places", "[report]") {
  const std::string out = rendered("json", with({reversed(finding::Safety::unsafe)}));
  CHECK(holds(
      out,
      R"("fixes":[{"title":"swap base_low and base_high","safe":false,"edits":[)"
      R"({"span":{"start":{"line":3,"column":11,"byte":27},"end":{"line":3,"column":17,"byte":33}},"text":"120000"},)"
      R"({"span":{"start":{"line":4,"column":12,"byte":45},"end":{"line":4,"column":18,"byte":51}},"text":"165000"}]}])"));
  CHECK(holds(out, R"("safe_fixes":0,"unsafe_fixes":1)"));
}

TEST_CASE("json leaves out a fix whose file is gone or has become shorter", "[report]") {
  auto gone = with({reversed(finding::Safety::safe)});
  gone.files[0].text.reset();
  CHECK(holds(rendered("json", gone), R"("fixes":[])"));
  auto shorter = with({reversed(finding::Safety::safe)});
  shorter.files[0].text = k_guide.substr(0, 50);
  CHECK(holds(rendered("json", shorter), R"("fixes":[])"));
}

TEST_CASE("full says what would mend a finding and by which flags", "[report]") {
  const auto last = [](finding::Safety safety) {
    const std::string out = rendered("full", with({reversed(safety)}), {.summary = false});
    return out.substr(out.find("  |\n", out.find('^')));
  };
  CHECK(last(finding::Safety::safe) == "  |\n  = fix:   swap base_low and base_high (--fix)\n\n");
  CHECK(last(finding::Safety::unsafe) == "  |\n  = fix:   swap base_low and base_high (--fix --unsafe-fixes)\n\n");
}

TEST_CASE("the closing lines count fixes, safe and unsafe, if there are any", "[report]") {
  CHECK(closing_of(1, 0) == "1 safe fix (--fix)\n");
  CHECK(closing_of(0, 2) == "2 unsafe fixes (--fix --unsafe-fixes)\n");
  CHECK(closing_of(10, 2) == "12 fixes: 10 safe (--fix), 2 unsafe (--fix --unsafe-fixes)\n");
  CHECK(rendered("concise", with({finding_at(1, 1, "x", "y")})) == "a.md:1:1: error[x] y\n1 error in 1 guide\n");
}

TEST_CASE("fixes of accepted, ignored and expired findings are not counted", "[report]") {
  auto result = with({reversed(finding::Safety::safe)});
  result.files[0].findings[0].status = finding::Status::expired;
  result.files[0].kept_back = {reversed(finding::Safety::safe)};
  result.files[0].kept_back[0].status = finding::Status::accepted;
  CHECK(count_fixes(result).safe == 0);
}

}  // namespace guidelint::report
