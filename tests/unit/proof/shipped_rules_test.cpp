#include <algorithm>
#include <filesystem>

#include "made_rules.h"

namespace guidelint::proof {
namespace {

std::vector<rule::RuleFile> shipped_files() {
  const std::filesystem::path root = std::filesystem::path(GUIDELINT_SOURCE_DIR) / "rules";
  std::vector<rule::RuleFile> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".yaml" || entry.path().filename() == "example.md") {
      files.push_back(rule_file(entry.path().lexically_relative(root).generic_string()));
    }
  }
  return files;
}

TEST_CASE("the shipped rules pass their examples", "[proof]") {
  const auto rules = build_rules(shipped_files());
  REQUIRE(rules->mistakes().empty());
  REQUIRE(rules->rules().size() > 30);
  for (const auto& rule : rules->rules()) {
    for (const ExampleResult& result : test_rule(*rules, *rule)) {
      const auto line = rule->file->position(result.place.begin).line;
      INFO(rule->file->path() << ":" << line << ": " << to_string(result.result) << ": " << result.message);
      CHECK(result.passed);
    }
  }
}

TEST_CASE("the tables of the shipped rules pass their examples", "[proof]") {
  const auto rules = build_rules(shipped_files());
  REQUIRE(rules->mistakes().empty());
  const std::vector<std::string> failing = rules->failing_table_examples();
  for (const std::string& message : failing) UNSCOPED_INFO(message);
  CHECK(failing.empty());
}

}  // namespace
}  // namespace guidelint::proof
