// The command line, parsed.
//
// The words are described in command_line.h and sorted in given.cpp. Everything else sees this plain struct.
//
// Errors    parse_options() returns what to print and the exit code: help and version 0, a mistake 2 with the nearest
//           right word.
#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "base/date.h"
#include "finding/finding.h"
#include "lint/lint.h"
#include "report/format.h"
#include "review/week.h"

namespace guidelint::cli {

enum class Command {
  check,
  due,
  plan,
  reviewed,
  explain,
  test,
  baseline,
  export_rows,
  merge,
  init,
  completion,
  manual
};

constexpr int k_most_trend_weeks = 52;  // --since

struct Output {  // one --format
  std::string format;
  std::string file = {};  // empty: standard output
};

struct Options {
  Command command = Command::check;
  std::vector<std::string> arguments = {};  // PATH…, RULE…
  std::vector<Output> formats = {};         // empty: chosen by where the output goes
  std::vector<std::string> select = {}, ignore = {};
  std::optional<finding::Level> fail_on = {};  // Level::off: never
  std::optional<base::Date> today = {};
  std::string config = {};
  std::string rules = {};
  std::string pages = {};  // explain: the folder they go to
  bool functions = false;  // explain: those of the language
  std::string stdin_filename = {};
  std::optional<std::string> changed = {};  // --changed[=REF]; empty: the default branch
  bool staged = false;
  report::GroupBy group_by = report::GroupBy::none;
  std::string color = "auto";
  unsigned jobs = 0;
  std::optional<lint::Shard> shard = {};  // check
  int within_days = 14;
  std::size_t weeks = 8;                  // plan: how many are listed
  std::optional<review::Week> week = {};  // plan: the first that is listed
  std::string owner = {};                 // plan: whose work is listed
  std::string previous = {};              // plan: the earlier plan
  bool optimize = false;                  // plan
  std::string history = {};               // plan: the file that the course is kept in
  int since_weeks = 0;                    // plan: how far back commits are judged; 0: not at all
  int verbose = 0;
  bool quiet = false;
  bool statistics = false;
  bool show_all = false;
  bool mutate = false;
  bool no_baseline = false;
  bool fix = false;
  bool unsafe_fixes = false;
  bool diff = false;
  bool dates_from_git = false;
  bool accept_new = false;
  std::string by = {};      // reviewed: who did
  std::string note = {};    // reviewed: for the register
  bool write_due = false;   // plan
  bool dry_run = false;     // init, reviewed, plan
  std::string schema = {};  // init: the one to print; empty: none
  bool rule_ids = false;    // completion: those of the repository instead of a script
};

struct Stop {
  int exit_code = 0;
  std::string out = {};    // for standard output: help, version
  std::string error = {};  // for standard error
};

tl::expected<Options, Stop> parse_options(int argc, const char* const* argv);

}  // namespace guidelint::cli
