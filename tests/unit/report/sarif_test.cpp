#include "made_up_fixes.h"
#include "report/chosen_results.h"
#include "report/utf16.h"

namespace guidelint::report {
namespace {

// A thumb is two units of UTF-16 and four bytes.
const std::string k_thumb = "\xF0\x9F\x91\x8D";

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

finding::Finding at_part(const std::string& text, std::string_view part, std::string rule = "x") {
  auto finding = finding_at(1, 1, std::move(rule), "y");
  finding.place = place_of(text, part);
  return finding;
}

std::string sarif(std::vector<finding::Finding> findings, std::string text, std::string path = "a.md") {
  return rendered("sarif",
                  result_of({{.path = std::move(path), .findings = std::move(findings), .text = std::move(text)}}));
}

finding::Fix safe_fix(std::vector<text::Edit> edits) {
  return {.title = "t", .safety = finding::Safety::safe, .edits = std::move(edits)};
}

}  // namespace

TEST_CASE("sarif counts columns in units of UTF-16, without a byte order mark", "[report]") {
  const std::string text = "\xEF\xBB\xBF" + k_thumb + "é" + k_thumb + "b\n" + k_thumb + "c";
  CHECK(holds(sarif({at_part(text, "b")}, text),
              R"("region":{"startLine":1,"startColumn":6,"endLine":1,"endColumn":7})"));
  CHECK(holds(sarif({at_part(text, "c")}, text),
              R"("region":{"startLine":2,"startColumn":3,"endLine":2,"endColumn":4})"));
}

TEST_CASE("sarif describes rule, place, cause and related places of a finding", "[report]") {
  const std::string text = "ab\ncd\n";
  auto finding = at_part(text, "b", "rule-b");
  finding.level = finding::Level::info;
  finding.detail = "detail";
  finding.cause = cause("a [link](http://example.com) here");
  finding.labels = {{.place = place_of(text, "cd"), .text = "the other"}, {.place = place_of(text, "d"), .text = ""}};
  auto result = result_of({{.path = "b c/ü:1.md", .findings = {finding}, .text = text}});
  result.coverage = {{.rule = "rule-a", .each = "row"}, {.rule = "rule-c", .each = "row"}};
  const std::string out = rendered("sarif", result, {.version = "0.1.0"});
  CHECK(holds(
      out, R"("driver":{"name":"guidelint","semanticVersion":"0.1.0",)"
           R"("informationUri":"https://github.com/guidelint/guidelint","rules":[{"id":"rule-a"},{"id":"rule-b"},)"));
  CAPTURE(out);
  CHECK(holds(out, R"({"ruleId":"rule-b","ruleIndex":1,"level":"note",)"
                   R"("message":{"text":"y\ndetail\ncause: a [link] (http://example.com) here"},)"));
  CHECK(holds(out, R"("artifactLocation":{"uri":"b%20c/%C3%BC%3A1.md","uriBaseId":"%SRCROOT%"})"));
  CHECK(holds(out, R"("relatedLocations":[{"id":1,"physicalLocation")"));
  CHECK(holds(out, R"("message":{"text":"the other"}},{"id":2,)"));
  CHECK(holds(out, R"("invocations":[{"executionSuccessful":true,"toolExecutionNotifications":[]}])"));
}

TEST_CASE("sarif tells equal findings apart by counting them", "[report]") {
  const auto key = [](const std::string& out, std::size_t from) {
    const std::string_view name = R"("guidelint/v1":")";
    return out.substr(out.find(name, from) + name.size(), 32);
  };
  const std::string out = sarif({at_part("aa", "a"), at_part("aa", "a")}, "aa");
  const std::string first = key(out, 0);
  CHECK(first != key(out, out.find(first)));
  CHECK(key(sarif({at_part("\n\naa", "a")}, "\n\naa"), 0) == first);
  CHECK(key(sarif({at_part("aa", "a")}, "aa", "b.md"), 0) != first);
}

TEST_CASE("sarif offers safe fixes only, of files an editor can show as they are", "[report]") {
  const std::string mark = "\xEF\xBB\xBF";
  const auto offers = [](std::string text, finding::Fix fix) {
    auto finding = at_part(text, "a");
    finding.fix = std::move(fix);
    return holds(sarif({finding}, std::move(text)), R"("fixes":[)");
  };
  CHECK(offers("a\n", safe_fix({{{0, 1}, "b"}})));
  CHECK(offers(mark + "a\n", safe_fix({{{3, 4}, "b"}})));
  CHECK_FALSE(offers(mark + "a\n", safe_fix({{{0, 3}, ""}})));
  CHECK_FALSE(offers("a\xFF\n", safe_fix({{{0, 1}, "b"}})));
  CHECK_FALSE(offers("a\n", safe_fix({{{3, 4}, "b"}})));
  auto unsafe = safe_fix({{{0, 1}, "b"}});
  unsafe.safety = finding::Safety::unsafe;
  CHECK_FALSE(offers("a\n", unsafe));
}

TEST_CASE("a fix in sarif deletes regions and inserts text", "[report]") {
  auto finding = at_part("a\n", "a");
  finding.fix = safe_fix({{{0, 0}, k_thumb}, {{1, 2}, ""}});
  CHECK(holds(
      sarif({finding}, "a\n"),
      R"("fixes":[{"description":{"text":"t"},"artifactChanges":[{"artifactLocation":)"
      R"({"uri":"a.md","uriBaseId":"%SRCROOT%"},"replacements":[)"
      R"({"deletedRegion":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":1},"insertedContent":{"text":")" +
          k_thumb + R"("}},{"deletedRegion":{"startLine":1,"startColumn":2,"endLine":2,"endColumn":1}}]}]}])"));
}

TEST_CASE("sarif writes suppressed findings only when they are asked for", "[report]") {
  auto accepted = at_part("ab", "a"), ignored = at_part("ab", "b");
  accepted.status = finding::Status::accepted;
  ignored.status = finding::Status::ignored;
  const auto result = result_of({{.path = "a.md", .kept_back = {accepted, ignored}, .text = "ab"}});
  CHECK(holds(rendered("sarif", result), R"("results":[])"));
  const std::string out = rendered("sarif", result, {.show_accepted = true});
  CHECK(holds(out, R"("suppressions":[{"kind":"external","justification":"accepted in the baseline"}])"));
  CHECK(holds(out, R"("suppressions":[{"kind":"inSource","justification":"ignored by a comment"}])"));
}

TEST_CASE("sarif says what could not be read", "[report]") {
  auto result = result_of({});
  result.unreadable = {{"cannot read b.md: permission denied"}};
  CHECK(holds(rendered("sarif", result),
              R"("executionSuccessful":false,"toolExecutionNotifications":[{"level":"error",)"
              R"("message":{"text":"cannot read b.md: permission denied"}}])"));
}

TEST_CASE("sarif writes lines alone where the file is gone", "[report]") {
  const auto result = result_of({{.path = "/a.md", .findings = {finding_at(7, 3, "x", "y")}}});
  CHECK(holds(rendered("sarif", result),
              R"({"artifactLocation":{"uri":"file:///a.md"},"region":{"startLine":7,"endLine":7}})"));
}

TEST_CASE("sarif holds 5,000 findings and says how many there are", "[report]") {
  std::vector<finding::Finding> many(6000, finding_at(1, 1, "common", "y"));
  for (auto& finding : many) finding.level = finding::Level::warning;
  many.push_back(finding_at(1, 1, "rare", "y"));
  many.back().level = finding::Level::warning;
  many.push_back(finding_at(1, 1, "wrong", "y"));
  const std::string out = sarif(many, "x\n");
  CHECK(count_of(out, R"("ruleId":"common")") == 4998);
  CHECK(count_of(out, R"("ruleId":"rare")") == 1);
  CHECK(count_of(out, R"("ruleId":"wrong")") == 1);
  CHECK(holds(out, R"({"level":"warning","message":{"text":"5,000 of 6,002 findings are listed: )"));
}

TEST_CASE("results are chosen by level, then some of every cause, and stay in their order", "[report]") {
  std::vector<finding::Finding> findings;
  for (const char* rule : {"a", "a", "a", "b", "b", "c"}) findings.push_back(finding_at(1, 1, rule, "y"));
  findings[5].level = finding::Level::warning;
  const auto result = result_of({{.path = "a.md", .findings = findings}});
  const auto rules = [&](std::size_t most) {
    std::string names;
    for (const auto& one : choose_results(result, most, false).shown) names += one.finding->rule;
    return names;
  };
  CHECK(rules(1) == "a");
  CHECK(rules(2) == "ab");
  CHECK(rules(4) == "aabb");
  CHECK(rules(5) == "aaabb");
  CHECK(rules(9) == "aaabbc");
}

TEST_CASE("places in UTF-16 are found in a line of many emoji without walking it", "[report]") {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += k_thumb;
  const auto source = text::SourceFile::from_string("a.md", text);
  const Utf16Places places(*source);
  bool right = true;
  for (text::Offset at = 0; at < text.size(); at += 4) right = right && places.position(at).column == at / 2 + 1;
  CHECK(right);
}

}  // namespace guidelint::report
