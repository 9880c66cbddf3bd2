#include "report/review_place.h"

#include "made_up.h"
#include "report/chosen_results.h"

namespace guidelint::report {
namespace {

using Ranges = std::vector<lint::LineRange>;

finding::Finding with_labels() {
  finding::Finding finding = finding_at(3, 9, "rule", "the fact");
  finding.detail = "90,000";
  finding.labels = {{.place = finding_at(4, 1, "", "").place, .text = "+ 5,000", .role = finding::Label::Role::operand},
                    {.place = finding_at(30, 5, "", "").place, .text = "95,000"}};
  return finding;
}

lint::FileReport file_with(std::optional<std::vector<lint::LineRange>> changed) {
  return {.path = "a.md", .changed = std::move(changed)};
}

}  // namespace

TEST_CASE("a finding stands on the side that changed", "[report]") {
  const finding::Finding was = with_labels();
  const lint::FileReport file = file_with(Ranges{{30, 30}});
  CHECK(changed_elsewhere(file, was));
  CHECK(is_on_changed_lines(file, was));
  const finding::Finding now = for_review(file, was);
  CHECK(now.place == was.labels[1].place);
  CHECK(now.labels[0] == was.labels[0]);
  CHECK(now.labels[1].place == was.place);
  CHECK(now.labels[1].text == "90,000");
  CHECK(finding::identity(now) == finding::identity(was));
}

TEST_CASE("a finding stays where it is if that changed, nothing did, or there was nothing to compare with",
          "[report]") {
  const finding::Finding was = with_labels();
  CHECK(for_review(file_with(Ranges{{3, 3}, {30, 30}}), was) == was);
  CHECK(for_review(file_with(Ranges{{7, 7}}), was) == was);
  CHECK(for_review(file_with(std::nullopt), was) == was);
  CHECK(is_on_changed_lines(file_with(Ranges{{3, 3}}), was));
  CHECK_FALSE(is_on_changed_lines(file_with(Ranges{{7, 7}}), was));
  CHECK_FALSE(is_on_changed_lines(file_with(std::nullopt), was));
}

TEST_CASE("the former place says the fact where nothing is under the caret", "[report]") {
  finding::Finding was = with_labels();
  was.detail.clear();
  CHECK(for_review(file_with(Ranges{{4, 4}}), was).labels[0].text == "the fact");
}

TEST_CASE("sarif and rdjson name the place that changed, with the same fingerprint", "[report]") {
  auto result = result_of({{.path = "a.md", .findings = {with_labels()}}});
  const std::string before = rendered("sarif", result);
  result.files[0].changed = Ranges{{30, 30}};
  const std::string sarif = rendered("sarif", result), rdjson = rendered("rdjson", result);
  CHECK(sarif.find(R"("locations":[{"physicalLocation":{"artifactLocation":{"uri":"a.md","uriBaseId":"%SRCROOT%"},)"
                   R"("region":{"startLine":30,)") != std::string::npos);
  CHECK(sarif.find(R"("region":{"startLine":3,"endLine":3}},"message":{"text":"90,000"}})") != std::string::npos);
  const auto print = before.find("partialFingerprints");
  CHECK(sarif.find(before.substr(print, 72)) != std::string::npos);
  CHECK(rdjson.find(R"("message":"the fact\n90,000","location":{"path":"a.md","range":{"start":{"line":30)") !=
        std::string::npos);
}

TEST_CASE("results are ranked by level, changed lines, and turns of their causes", "[report]") {
  std::vector<finding::Finding> findings;
  for (const char* rule : {"a", "a", "b", "b", "b", "c"}) {
    findings.push_back(finding_at(static_cast<std::uint32_t>(findings.size()) + 1, 1, rule, "y"));
  }
  findings[5].level = finding::Level::warning;
  auto result = result_of({{.path = "a.md", .findings = findings}});
  const auto order = [&](finding::Level level) {
    std::string lines;
    for (const auto& one : choose_of_level(result, level, 9).shown)
      lines += std::to_string(one.finding->place.begin.line);
    return lines;
  };
  CHECK(order(finding::Level::error) == "31425");
  CHECK(order(finding::Level::warning) == "6");
  result.files[0].changed = Ranges{{2, 2}, {5, 5}};
  CHECK(order(finding::Level::error) == "25314");
  CHECK(choose_of_level(result, finding::Level::error, 2).of == 5);
}

}  // namespace guidelint::report
