// Rule sets for tests: the model and the example of the repository, with rules made up on the spot.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/checks.h"
#include "proof/examples.h"
#include "rule/rule_set.h"
#include "support/catch.h"
#include "text/source_file.h"

namespace guidelint::proof {

inline rule::RuleFile rule_file(const std::string& path) {
  const auto source = text::SourceFile::read(std::filesystem::path(GUIDELINT_SOURCE_DIR) / "rules" / path);
  REQUIRE(source);
  return {.path = path, .shown = "rules/" + path, .text = std::string((*source)->raw())};
}

inline std::unique_ptr<rule::RuleSet> build_rules(std::vector<rule::RuleFile> files) {
  auto rules = rule::RuleSet::build(std::move(files), {}, check::all_checks());
  for (const rule::Mistake& mistake : rules->mistakes()) {
    FAIL_CHECK(mistake.file->path() << ":" << mistake.file->position(mistake.span.begin).line << ": " << mistake.message
                                    << " " << mistake.help);
  }
  return rules;
}

// A rule called "made-up" beside the real model and example; `others`: more rules, id and text.
inline std::unique_ptr<rule::RuleSet> made_up(const std::string& text,
                                              const std::vector<std::pair<std::string, std::string>>& others = {}) {
  std::vector<rule::RuleFile> files = {rule_file("model.yaml"), rule_file("example.md")};
  files.push_back({.path = "made/made-up.yaml", .shown = "made-up.yaml", .text = "title: t\nwhy: w\n" + text});
  for (const auto& [id, other] : others) {
    files.push_back({.path = "made/" + id + ".yaml", .shown = id + ".yaml", .text = "title: t\nwhy: w\n" + other});
  }
  return build_rules(std::move(files));
}

inline std::vector<ExampleResult> results_of(const rule::RuleSet& rules) {
  const rule::Rule* rule = rules.find("made-up");
  REQUIRE(rule != nullptr);
  return test_rule(rules, *rule);
}

}  // namespace guidelint::proof
