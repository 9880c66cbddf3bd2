// The rules of the repository, as far as this layer knows them: checks belong to a layer above and find nothing here.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "unit/rule/made_rules.h"

namespace guidelint::lint {

inline std::vector<rule::Hit> find_nothing(const model::Bound& /*guide*/, std::string_view /*with*/) { return {}; }

inline std::unique_ptr<rule::RuleSet> shipped_rules() {
  static constexpr std::array<std::string_view, 5> k_problems = {"yaml-syntax", "unterminated", "invalid-utf8",
                                                                 "nul-byte", "table-ragged"};
  static constexpr std::array<std::string_view, 2> k_ignores = {"malformed", "unused"};
  static const rule::Check reader_problem{
      .name = "reader-problem", .summary = "s", .find = find_nothing, .arguments = k_problems};
  static const rule::Check ignore_comment{
      .name = "ignore-comment", .summary = "s", .find = find_nothing, .arguments = k_ignores};
  static const rule::Check text_likeness{.name = "text-likeness", .summary = "s", .find = find_nothing};

  std::vector<rule::RuleFile> files;
  const auto folder = std::filesystem::path(GUIDELINT_SOURCE_DIR) / "rules";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const std::string path = entry.path().lexically_relative(folder).generic_string();
    const auto source = text::SourceFile::read(entry.path());
    REQUIRE(source);
    files.push_back({.path = path, .shown = path, .text = std::string((*source)->raw())});
  }
  const std::array<const rule::Check*, 3> checks = {&reader_problem, &ignore_comment, &text_likeness};
  auto rules = rule::RuleSet::build(std::move(files), {}, checks);
  for (const std::string& line : rule::lines_of(rules->mistakes())) FAIL_CHECK(line);
  REQUIRE(rules->mistakes().empty());
  return rules;
}

}  // namespace guidelint::lint
