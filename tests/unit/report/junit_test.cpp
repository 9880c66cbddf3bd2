#include "made_up.h"

namespace guidelint::report {
namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

finding::Finding at_level(finding::Finding finding, finding::Level level) {
  finding.level = level;
  return finding;
}

}  // namespace

TEST_CASE("junit has a suite for the guides and one for each rule that failed", "[report]") {
  auto first = at_level(finding_at(20, 22, "total-mismatch", "238,000 is not 5"), finding::Level::warning);
  first.cause = cause("a sum");
  const auto second = at_level(finding_at(21, 22, "total-mismatch", "7 is not 5"), finding::Level::warning);
  const auto info = at_level(finding_at(1, 1, "hint", "well"), finding::Level::info);
  auto result = result_of({{.path = "a.md", .findings = {info, first, second}}, {.path = "b.md", .findings = {info}}});
  result.unreadable = {{"cannot read c.md: permission denied"}};
  CHECK(rendered("junit", result) ==
        R"xml(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="guidelint" tests="3" failures="1" errors="1" skipped="0" time="0">
  <testsuite name="guides" tests="2" failures="0" errors="1" skipped="0" time="0">
    <properties>
      <property name="guides" value="2"/>
      <property name="passed" value="1"/>
      <property name="rules" value="46"/>
    </properties>
    <testcase name="cannot read c.md: permission denied" classname="guides" time="0">
      <error type="unreadable" message="cannot read c.md: permission denied"/>
    </testcase>
    <testcase name="b.md" classname="guides" file="b.md" time="0"/>
  </testsuite>
  <testsuite name="total-mismatch" tests="1" failures="1" errors="0" skipped="0" time="0">
    <testcase name="a.md" classname="total-mismatch" file="a.md" line="20" time="0">
      <failure type="warning" message="238,000 is not 5 (+1 more)">a.md:20:22: warning: 238,000 is not 5
cause: a sum
a.md:21:22: warning: 7 is not 5
</failure>
    </testcase>
  </testsuite>
</testsuites>
)xml");
}

TEST_CASE("what fails nothing is a skipped case of junit", "[report]") {
  auto expired = finding_at(1, 1, "x", "no");
  expired.status = finding::Status::expired;
  auto accepted = finding_at(2, 1, "y", "no");
  accepted.status = finding::Status::accepted;
  const auto result = result_of({{.path = "a.md", .findings = {expired}, .kept_back = {accepted}}});
  const std::string out = rendered("junit", result, {.show_accepted = true});
  CHECK(holds(out, R"(<testsuites name="guidelint" tests="3" failures="0" errors="0" skipped="2")"));
  CHECK(holds(out, R"(<skipped message="ignored by a comment that has expired"/>)"));
  CHECK(holds(out, R"(<skipped message="accepted in the baseline"/>)"));
  CHECK_FALSE(holds(rendered("junit", result), "accepted"));
}

TEST_CASE("a failed case of junit tells of the findings that fail, and of no others", "[report]") {
  auto accepted = at_level(finding_at(2, 1, "x", "known"), finding::Level::error);
  accepted.status = finding::Status::accepted;
  auto expired = at_level(finding_at(4, 1, "x", "late"), finding::Level::error);
  expired.status = finding::Status::expired;
  const auto fresh = at_level(finding_at(3, 1, "x", "new"), finding::Level::warning);
  const auto result = result_of({{.path = "a.md", .findings = {fresh, expired}, .kept_back = {accepted}}});
  const std::string out = rendered("junit", result, {.show_accepted = true});
  CHECK(holds(out, R"(<testsuite name="x" tests="1" failures="1" errors="0" skipped="0")"));
  CHECK(holds(out, R"(file="a.md" line="3" time="0">
      <failure type="warning" message="new">a.md:3:1: warning: new
</failure>)"));
  CHECK_FALSE(holds(out, "known"));
  CHECK_FALSE(holds(out, "late"));
}

TEST_CASE("junit lists only so many guides that pass, and says how many there are", "[report]") {
  std::vector<lint::FileReport> files(10'005);
  for (std::size_t i = 0; i < files.size(); ++i) files[i].path = std::to_string(i) + ".md";
  const std::string out = rendered("junit", result_of(std::move(files)));
  CHECK(holds(out, R"(<testsuite name="guides" tests="10000" failures="0")"));
  CHECK(holds(out, R"(<property name="passed" value="10005"/>)"));
}

TEST_CASE("nothing of a guide acts in junit", "[report]") {
  auto bad = finding_at(1, 1, "rule", "]]> <b a=\"1\"> & \x01\x1b[31m \xEF\xBF\xBE \xFF ##[error]x");
  bad.detail = "::error::y";
  const std::string out = rendered("junit", result_of({{.path = "\"::\n<.md", .findings = {bad}}}));
  CHECK(holds(out, R"(name="&quot;:&#58;\n&lt;.md")"));
  CHECK(holds(out, R"(message="]]&gt; &lt;b a=&quot;1&quot;&gt; &amp; \x01\x1b[31m)"));
  CHECK(holds(out, "\n:&#58;error:&#58;y\n"));
  CHECK_FALSE(holds(out, "##["));
  CHECK_FALSE(holds(out, "\xEF\xBF\xBE"));
}

}  // namespace guidelint::report
