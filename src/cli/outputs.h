// What commands print and where. For `check` the formats asked for, or those that fit the place it runs in.
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

// Why these outputs cannot all be written: two into one file, or a format for programs on standard output
// that is not alone there. Nothing if they can.
std::optional<std::string> conflict_of(const std::vector<Output>& outputs);

// Whether standard output will say what could not be read.
bool says_errors(const Options& options);

report::Style style_of(const Options& options, const rule::RuleSet& rules, bool to_file, int exit_code);

// What `make` makes of the bytes there is room for: added to the job summary if the file is that, else a file written
// whole, or on standard output. False, and said, if it cannot be written.
bool write_output(const Output& output, const std::function<std::string(std::size_t most_bytes)>& make);

bool write_outputs(const lint::LintResult& result, const Options& options, const rule::RuleSet& rules, int exit_code);

// On GitHub a line of a guide could otherwise act as a command of the runner. The token must not be guessable by who
// wrote the guide.
std::string without_commands(const std::string& text);

}  // namespace guidelint::cli
