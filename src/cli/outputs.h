// What `check` prints and where: the formats asked for, or those that fit the place it runs in.
//
//   on a terminal      full
//   on GitHub Actions  concise and github, and markdown into the job summary if there is one
//   elsewhere          concise
//
// Errors    what cannot be written is said on standard error. A job summary nobody asked for fails nothing.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "lint/result.h"
#include "report/format.h"
#include "rule/rule_set.h"

namespace guidelint::cli {

// Why these outputs of `check` cannot all be written: two into one file, or a format for programs on standard output
// that is not alone there. Nothing if they can.
std::optional<std::string> conflict_of(const std::vector<Output>& outputs);

// Whether standard output will say what could not be read.
bool says_errors(const Options& options);

report::Style style_of(const Options& options, const rule::RuleSet& rules, bool to_file, int exit_code);

bool write_outputs(const lint::LintResult& result, const Options& options, const rule::RuleSet& rules, int exit_code);

// On GitHub a line of a guide could otherwise act as a command of the runner. The token must not be guessable by who
// wrote the guide.
std::string without_commands(const std::string& text);

}  // namespace guidelint::cli
