#include "made_up.h"

namespace guidelint::report {
namespace {

lint::LintResult one_of_each() {
  auto total = finding_at(20, 22, "total-mismatch", "238,000, \"expected\" 158,750\xFF");
  total.level = finding::Level::warning;
  total.place = {.span = {423, 429}, .begin = {20, 22}, .end = {20, 28}};
  total.entity = "row[Amsterdam]";
  total.field = "total_comp_high";
  total.cause = finding::Cause{.id = "total-mismatch/1", .text = "added 5", .group = "added {stock}"};
  total.cause->peers = finding::Peers{.company = "adyen", .same = 42, .of = 43};
  total.measured = finding::Measured{.left = {.name = "total", .low = 238000, .high = 238000},
                                     .right = {.name = "formula", .low = 158750, .high = 166750},
                                     .off_by = 0.42728,
                                     .operands = {{.name = "base", .low = 125000, .high = 125000}}};
  total.about = "total";
  total.digest = "9f31c2";
  total.labels = {{.place = {.span = {9, 10}, .begin = {2, 1}, .end = {2, 2}}, .text = "base"}};
  auto result = result_of({{.path = "a.md", .findings = {total}, .owners = {"@pay"}}});
  lint::Coverage coverage{
      .rule = "total-mismatch", .each = "row", .looked_at = 10, .passed = 4, .failed = 1, .not_judged = 5};
  coverage.reasons = {{"stock is missing", 5}};
  result.coverage = {coverage};
  return result;
}

const std::string k_run =
    R"("tool":"guidelint","version":"0.1.0","today":"2026-01-01","rules":46,"guides":1,"corpus":1})";
const std::string k_finding =
    R"("rule":"total-mismatch","level":"warning","path":"a.md","entity":"row[Amsterdam]","field":"total_comp_high",)"
    R"("span":{"start":{"line":20,"column":22,"byte":423},"end":{"line":20,"column":28,"byte":429}},)"
    "\"message\":\"238,000, \\\"expected\\\" 158,750\xEF\xBF\xBD\","
    R"("detail":"","places":1,"values":{"left":238000,"right":[158750,166750],"off_by":0.4273,"operands":{"base":125000}},)"
    R"("cause":{"id":"total-mismatch/1","text":"added 5","group":"added {stock}",)"
    R"("peers":{"company":"adyen","same":42,"of":43}},)"
    R"("related":[{"path":"a.md","span":{"start":{"line":2,"column":1,"byte":9},"end":{"line":2,"column":2,"byte":10}},)"
    R"("message":"base","role":"related"}],"fixes":[],)"
    R"("fingerprint":"total-mismatch|a.md|row[Amsterdam].total|9f31c2","status":"new","owner":["@pay"]})";
const std::string k_coverage =
    R"("rule":"total-mismatch","each":"row","scheduled":false,"entities":10,"judged":5,"passed":4,"failed":1,)"
    R"("accepted":0,"ignored":0,"not_judged":5,"reasons":{"stock is missing":5}})";
const std::string k_summary =
    R"("guides":1,"passed_over":0,"unreadable":0,"unreadable_messages":[],"errors":0,"warnings":1,"infos":0,)"
    R"("accepted":0,"ignored":0,"expired":0,"stale_baseline_lines":0,"safe_fixes":0,"unsafe_fixes":0,"exit":1})";

}  // namespace

TEST_CASE("jsonl writes run, findings, coverage and summary, one a line", "[report]") {
  CHECK(rendered("jsonl", one_of_each(), {.exit_code = 1, .version = "0.1.0"}) ==
        R"({"type":"run",)" + k_run + "\n" + R"({"type":"finding",)" + k_finding + "\n" + R"({"type":"coverage",)" +
            k_coverage + "\n" + R"({"type":"summary",)" + k_summary + "\n");
}

TEST_CASE("json holds the same records in one object", "[report]") {
  CHECK(rendered("json", one_of_each(), {.exit_code = 1, .version = "0.1.0"}) ==
        R"({"run":{)" + k_run + R"(,"findings":[{)" + k_finding + R"(],"coverage":[{)" + k_coverage +
            R"(],"summary":{)" + k_summary + "}\n");
}

TEST_CASE("jsonl holds every finding, infos too, and stays one line each", "[report]") {
  std::vector<finding::Finding> many;
  for (std::uint32_t line = 1; line <= 50; ++line) {
    auto one = finding_at(line, 1, "x", "a\nb\xE2\x80\xA8");
    one.level = finding::Level::info;
    many.push_back(one);
  }
  const auto out = rendered("jsonl", result_of({{.path = "a\nb.md", .findings = many}}), {.summary = false});
  CHECK(std::count(out.begin(), out.end(), '\n') == 52);
  CHECK(out.find(R"("path":"a\nb.md")") != std::string::npos);
}

}  // namespace guidelint::report
