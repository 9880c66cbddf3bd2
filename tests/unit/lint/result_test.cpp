#include "lint/result.h"

#include "support/catch.h"

namespace guidelint::lint {
namespace {

TEST_CASE("a result counts findings of one level in all files", "[lint]") {
  finding::Finding error;
  finding::Finding info;
  info.level = finding::Level::info;
  LintResult result;
  CHECK(result.count(finding::Level::error) == 0);
  result.files.push_back({.path = "a.md", .findings = {error, info, error}});
  result.files.push_back({.path = "b.md", .findings = {error}});
  CHECK(result.count(finding::Level::error) == 3);
  CHECK(result.count(finding::Level::warning) == 0);
  CHECK(result.count(finding::Level::info) == 1);
}

}  // namespace
}  // namespace guidelint::lint
