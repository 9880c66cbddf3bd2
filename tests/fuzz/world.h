// What targets need around the bytes they are given: the rules that come with the program, a guide that is right, a
// day.
//
// Lifetime  all of the program's.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "lint/discover.h"
#include "lint/lint.h"
#include "rule/rule_set.h"
#include "rule/run.h"

namespace guidelint::fuzz {

constexpr base::Date k_today{20513};  // 2026-03-01

std::vector<rule::RuleFile> shipped_files();
const rule::RuleSet& shipped_rules();
const rule::RunPlan& shipped_plan();

std::string_view example_guide();  // rules/example.md

// `texts` as guides of two companies, judged by all rules with all that compares them; never from the disk.
std::vector<lint::Input> guides_of(std::vector<std::string> texts);
lint::LintResult judge(const std::vector<lint::Input>& inputs, unsigned jobs, bool for_fixes = false);

}  // namespace guidelint::fuzz
