// An output format: one file in src/report/formats/, one entry of all_formats() by being there.
//
// A format turns a result into text and decides nothing else: levels, order and exit code come with the result. `full`,
// `concise` and `markdown` are for eyes and fold many findings of one cause; `json` and `jsonl` hold every finding, and
// formats that review tools read (`github`, `sarif`, `rdjson`, `junit`) what is new, as much as those tools take.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "finding/finding.h"
#include "lint/result.h"
#include "rule/rule_set.h"
#include "text/source_file.h"

namespace guidelint::report {

enum class GroupBy : std::uint8_t { none, rule, cause, company, owner, file };

constexpr std::array<std::string_view, 6> k_group_names = {"", "rule", "cause", "company", "owner", "file"};

// GitHub refuses a job summary above 1 MiB as a whole.
constexpr std::size_t k_most_summary = 1'048'575;

struct Style {
  bool color = false;
  bool show_infos = false;     // --verbose
  bool show_all = false;       // --all: do not fold causes
  bool show_accepted = false;  // --no-baseline: what is in the baseline too, marked
  GroupBy group_by = GroupBy::none;
  bool summary = true;      // --quiet leaves the closing lines out
  std::size_t width = 120;  // of the terminal, for excerpts
  int exit_code = 0;        // of the run; `jsonl` states it
  std::string_view version = "";
  std::size_t most_bytes = k_most_summary;  // `markdown` stays below
  bool has_job_summary = false;             // `markdown` is written into it by this run: `github` refers to it
  const rule::RuleSet* rules = nullptr;     // what `sarif` says of rules; without it their ids only
};

// The source of a reported file, for excerpts; nullptr if it cannot be read any more.
using Sources = std::function<std::unique_ptr<text::SourceFile>(const lint::FileReport& file)>;

struct Format {
  std::string_view name;     // what --format takes; the file's stem
  std::string_view summary;  // one line for --help
  std::string (*render)(const lint::LintResult& result, const Style& style, const Sources& sources);
  bool stands_alone = false;  // for programs that read all of a file: nothing else may stand in it
};

// Every format of this build, in name order.
std::span<const Format* const> all_formats();

}  // namespace guidelint::report
