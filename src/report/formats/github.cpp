// Annotations of GitHub Actions: one workflow command a line.
//
//   ::error file=guides/a.md,line=20,endLine=20,col=22,endColumn=28,title=total-mismatch::238,000, expected …
//
// GitHub keeps ten errors and ten warnings of a step and drops the rest in silence, in print order. So no more are
// printed: those on changed lines first, of these one of each cause (chosen_results.h), at the place that changed
// (review_place.h); the rest is counted in a notice, which GitHub counts by itself. What could not be read comes before
// everything. Infos are not annotated. Columns are left out where a place spans lines, because the runner would drop
// them. Everything a guide or a path contributes is escaped, so that no command but ours stands in the output.
//
// Source    actions/runner ActionCommand.cs (escapes), ActionCommandManager.cs (places), GitHub's documentation of
// workflow commands (limits).
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "report/annotation_text.h"
#include "report/chosen_results.h"
#include "report/format.h"
#include "report/printable.h"
#include "report/review_place.h"

namespace guidelint::report {
namespace {

using finding::Finding;
using finding::Level;

constexpr std::size_t k_most_of_level = 10;

std::string escape(std::string_view text, bool is_property) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '%':
        out += "%25";
        break;
      case '\r':
        out += "%0D";
        break;
      case '\n':
        out += "%0A";
        break;
      case ':':
        out += is_property ? "%3A" : ":";
        break;
      case ',':
        out += is_property ? "%2C" : ",";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string escape_data(std::string_view text) { return escape(text, false); }

// The runner opens this file, so a line break in a name stays one.
std::string path_property(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const auto end = std::min(path.find_first_of("\r\n"), path.size());
    out += printable(path.substr(0, end), std::string_view::npos);
    if (end < path.size()) out += path[end];
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return escape(out, true);
}

std::string command(const ChosenResult& chosen) {
  const Finding finding = for_review(*chosen.file, *chosen.finding);
  const auto& [begin, end] = std::pair(finding.place.begin, finding.place.end);
  std::string place = fmt::format("line={}", begin.line);
  if (end.line >= begin.line) place += fmt::format(",endLine={}", end.line);
  if (end.line == begin.line) {
    place += fmt::format(",col={}", begin.column);
    if (end.column >= begin.column) place += fmt::format(",endColumn={}", end.column);
  }
  const std::string file = chosen.file->path.empty() ? "" : fmt::format("file={},", path_property(chosen.file->path));
  return fmt::format("::{} {}{},title={}::{}\n", finding::to_string(finding.level), file, place,
                     escape(printable(finding.rule), true), escape_data(annotation_text(finding)));
}

std::string rest_notice(std::uint64_t errors, std::uint64_t warnings, bool has_job_summary) {
  if (errors + warnings == 0) return {};
  std::string parts;
  if (errors > 0) parts = base::counted(errors, "error");
  if (warnings > 0) parts += (parts.empty() ? "" : ", ") + base::counted(warnings, "warning");
  return fmt::format("::notice title=guidelint::+{} more not shown here ({}): GitHub keeps {} of each{}\n",
                     base::grouped(static_cast<double>(errors + warnings)), parts, k_most_of_level,
                     has_job_summary ? "; see the job summary" : "");
}

std::string render(const lint::LintResult& result, const Style& style, const Sources& /*sources*/) {
  std::string out;
  const std::size_t unreadable = std::min(result.unreadable.size(), k_most_of_level);
  for (std::size_t i = 0; i < unreadable; ++i) {
    out += fmt::format("::error title=guidelint::{}\n", escape_data(printable(result.unreadable[i].message)));
  }
  const auto errors = choose_of_level(result, Level::error, k_most_of_level - unreadable);
  const auto warnings = choose_of_level(result, Level::warning, k_most_of_level);
  for (const ChosenResult& chosen : errors.shown) out += command(chosen);
  for (const ChosenResult& chosen : warnings.shown) out += command(chosen);
  const std::uint64_t more_errors = errors.of - errors.shown.size() + result.unreadable.size() - unreadable;
  return out + rest_notice(more_errors, warnings.of - warnings.shown.size(), style.has_job_summary);
}

}  // namespace

extern const Format github{"github", "annotations of GitHub Actions, ten of a level", render};

}  // namespace guidelint::report
