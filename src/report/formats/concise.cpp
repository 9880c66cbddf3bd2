// One line a finding, for logs, editors and problem matchers:
//
//   guides/adyen/data-engineer.md:20:22: warning[total-mismatch] 238,000, expected 158,750…166,750: the whole stock
//   column was added
#include <fmt/format.h>

#include "report/causes.h"
#include "report/closing.h"
#include "report/format.h"
#include "report/grouping.h"
#include "report/paint.h"
#include "report/printable.h"

namespace guidelint::report {
namespace {

std::string line_of(const std::string& path, const finding::Finding& finding, const Paint& paint) {
  const auto& [line, column] = finding.place.begin;
  const bool is_accepted = finding.status == finding::Status::accepted;
  const Paint own{paint.color && !is_accepted};
  std::string out = fmt::format(
      "{} {}{}[{}] {}", own.bold(fmt::format("{}:{}:{}:", path, line, column)), is_accepted ? "accepted " : "",
      own.level(finding.level, finding::to_string(finding.level)), printable(finding.rule), printable(finding.message));
  if (finding.cause) out += ": " + printable(finding.cause->text);
  return (is_accepted ? paint.faint(out) : out) + "\n";
}

std::string render(const lint::LintResult& result, const Style& style, const Sources& /*sources*/) {
  const Paint paint{style.color};
  FoldingOfAll folding(result, style);
  std::string out;
  for (const Group& group : grouped(result, style)) {
    const std::string title = heading(group);
    if (!title.empty()) out += (out.empty() ? "" : "\n") + paint.bold(title) + "\n";
    for (const auto& [file, finding] : group.members) {
      const auto verdict = folding.next(*finding);
      if (verdict.shown) out += line_of(printable_path(file->path), *finding, paint);
      if (verdict.more > 0) out += paint.faint(folded_line(verdict.more, *finding));
    }
  }
  if (style.group_by != GroupBy::none && !out.empty()) out += "\n";
  return out + closing_lines(result, style);
}

}  // namespace

extern const Format concise{"concise", "one line a finding, for logs and editors", render};

}  // namespace guidelint::report
