#include "report/rule_fixes.h"

#include <fmt/format.h>

#include "base/strings.h"
#include "report/markdown_text.h"

namespace guidelint::report {
namespace {

std::string_view scalar(const yaml::Node& map, std::string_view key) {
  const yaml::Entry* entry = map.find(key);
  return entry == nullptr ? std::string_view() : base::trim(entry->value.scalar);
}

std::string safety(std::string_view safe) {
  if (safe == "true") return "It is safe: `--fix` applies it.";
  if (safe.empty() || safe == "false") return "It needs `--unsafe-fixes`.";
  return fmt::format("It is safe where {}; elsewhere it needs `--unsafe-fixes`.", markdown_code(safe));
}

// "`front.currency` becomes `body.currency`"
std::string steps(const yaml::Node& fix) {
  std::string text;
  for (const yaml::Entry& step : fix.entries) {
    text += fmt::format("- {} becomes {}\n", markdown_code(step.key), markdown_code(base::trim(step.value.scalar)));
  }
  return text;
}

}  // namespace

std::string rule_fixes(const rule::Rule& rule) {
  const yaml::Node& node = *rule.node;
  std::string text;
  if (const yaml::Entry* maybe = node.find("maybe")) {
    std::size_t number = 0;
    for (const yaml::Node& cause : maybe->value.items) {
      ++number;
      const yaml::Entry* fix = cause.find("fix");
      if (fix == nullptr) continue;
      text += fix->value.kind == yaml::Kind::map
                  ? fmt::format("For cause {}:\n\n{}\n{}\n\n", number, steps(fix->value), safety(scalar(cause, "safe")))
                  : fmt::format("For cause {}: none.\n\n", number);
    }
  }
  if (const yaml::Entry* fix = node.find("fix")) {
    text += fmt::format("{}{}\n{}\n\n", text.empty() ? "" : "For any other:\n\n", steps(fix->value),
                        safety(scalar(node, "safe")));
  }
  if (rule.check_is_safe) text += "The check says what to change. It is safe: `--fix` applies it.\n\n";
  if (text.empty()) return rule.check == nullptr ? "## Fix\n\nNone.\n\n" : std::string();
  if (!rule.leaves.empty()) {
    text += "Afterwards these may find something:";
    for (std::size_t i = 0; i < rule.leaves.size(); ++i)
      text += fmt::format("{} {}", i == 0 ? "" : ",", markdown_code(rule.leaves[i]));
    text += ".\n\n";
  }
  return "## Fix\n\n" + text;
}

}  // namespace guidelint::report
