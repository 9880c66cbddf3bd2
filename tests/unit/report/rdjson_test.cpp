#include "made_up_fixes.h"

namespace guidelint::report {

TEST_CASE("rdjson offers a safe fix as one suggestion from its first edit to its last, in bytes", "[report]") {
  auto result = with({reversed(finding::Safety::safe), finding_at(6, 1, "x", "y")});
  result.files[0].findings[1].place = place_of(k_guide, "165K");
  result.files[0].findings[1].level = finding::Level::info;
  CHECK(
      rendered("rdjson", result) ==
      R"({"source":{"name":"guidelint"},"severity":"ERROR","diagnostics":[)"
      R"({"message":"base_low 165,000 is above base_high 120,000","location":{"path":"a.md","range":)"
      R"({"start":{"line":3,"column":11},"end":{"line":3,"column":17}}},"severity":"ERROR",)"
      R"("code":{"value":"range-reversed"},"suggestions":[{"range":{"start":{"line":3,"column":11},)"
      R"("end":{"line":4,"column":18}},"text":"120000\nbase_high: 165000"}]},)"
      R"({"message":"y","location":{"path":"a.md","range":{"start":{"line":6,"column":8},"end":{"line":6,"column":12}}},)"
      R"("severity":"INFO","code":{"value":"x"}}]})"
      "\n");
}

TEST_CASE("rdjson offers no unsafe fix, none over a hundred lines, none that is not UTF-8", "[report]") {
  CHECK_FALSE(holds(rendered("rdjson", with({reversed(finding::Safety::unsafe)})), "suggestions"));
  const auto offers = [](std::string text, std::string_view end) {
    auto finding = finding_at(1, 1, "x", "y");
    const auto last = static_cast<text::Offset>(text.find(end));
    finding.fix =
        finding::Fix{.title = "t", .safety = finding::Safety::safe, .edits = {{{0, 1}, "b"}, {{last, last + 1}, "b"}}};
    return holds(rendered("rdjson", result_of({{.path = "a.md", .findings = {finding}, .text = std::move(text)}})),
                 "suggestions");
  };
  CHECK(offers("a" + std::string(99, '\n') + "z", "z"));
  CHECK_FALSE(offers("a" + std::string(100, '\n') + "z", "z"));
  CHECK_FALSE(offers("a \xFF z", "z"));
}

TEST_CASE("rdjson keeps the last line end out of a suggestion of whole lines", "[report]") {
  auto finding = finding_at(1, 1, "x", "y");
  finding.fix = finding::Fix{.title = "t", .safety = finding::Safety::safe, .edits = {{{0, 2}, "b\n"}}};
  const auto out = rendered("rdjson", result_of({{.path = "a.md", .findings = {finding}, .text = "a\n"}}));
  CHECK(holds(out, R"("range":{"start":{"line":1,"column":1},"end":{"line":1,"column":2}},"text":"b"})"));
}

TEST_CASE("rdjson names what could not be read, and only lines where the file is gone", "[report]") {
  auto result = with({reversed(finding::Safety::safe)});
  result.files[0].text.reset();
  result.unreadable = {{"cannot read b.md: permission denied"}};
  const auto out = rendered("rdjson", result);
  CHECK(holds(out, R"({"message":"cannot read b.md: permission denied","severity":"ERROR"})"));
  CHECK(holds(out, R"("range":{"start":{"line":3},"end":{"line":3}})"));
}

}  // namespace guidelint::report
