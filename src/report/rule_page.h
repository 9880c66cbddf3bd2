// A page of Markdown for each rule and an index of them: `guidelint explain --pages DIR`.
//
// A page says what the rule file says, in the order a reader asks, and shows what the program prints for its examples:
// they are judged and rendered by `full` while the page is written. Decided against: prose of its own beside the rule
// file, which would grow old. A page is a function of the rule files alone: no date, no path of the machine, and
// nothing that a configuration changes.
//
// Lifetime  pages own their text.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rule/rule_set.h"

namespace guidelint::report {

struct Page {
  std::string name;  // "range-reversed.md", "README.md"
  std::string text;
};

// The address of a rule's file, seen from the pages; empty: it has none (built in).
using RuleAddress = std::function<std::string(const rule::Rule& rule)>;

// What pages begin with, so that they are known again when they are replaced.
constexpr std::string_view k_page_mark = "<!-- Written by `guidelint explain --pages`";

// One for each of `rules`, and README.md. Requires: as proof::test_rule(); `rules` are of `set`.
std::vector<Page> rule_pages(const rule::RuleSet& set, std::span<const rule::Rule* const> rules,
                             const RuleAddress& address);

}  // namespace guidelint::report
