#include "report/statistics.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "report/closing.h"
#include "report/paint.h"
#include "report/printable.h"

namespace guidelint::report {
namespace {

constexpr std::size_t k_most_reasons = 3;
constexpr std::size_t k_columns = 8;

struct Row {
  std::array<std::string, k_columns> cells;
  std::string remark;
};

std::string number(std::uint64_t value) { return base::grouped(static_cast<double>(value)); }

// "stock is missing 1,200 · base is missing 646"; a single reason needs no number, the column before it has it.
std::string reasons_of(const lint::Coverage& rule) {
  std::vector<std::pair<std::string, std::uint64_t>> reasons(rule.reasons.begin(), rule.reasons.end());
  std::ranges::stable_sort(reasons, std::greater<>(), [](const auto& reason) { return reason.second; });
  if (reasons.size() == 1) return printable(reasons.front().first);
  std::string out;
  for (std::size_t i = 0; i < std::min(reasons.size(), k_most_reasons); ++i) {
    out += fmt::format("{}{} {}", i == 0 ? "" : " · ", printable(reasons[i].first), number(reasons[i].second));
  }
  if (reasons.size() > k_most_reasons) out += fmt::format(" · {} more", number(reasons.size() - k_most_reasons));
  return out;
}

Row row_of(const lint::Coverage& rule) {
  Row row{.cells = {printable(rule.rule), number(rule.looked_at), number(rule.passed + rule.failed),
                    number(rule.passed), number(rule.failed), rule.scheduled ? "–" : number(rule.accepted),
                    number(rule.ignored), number(rule.not_judged)},
          .remark = rule.looked_at == 0 ? "looked at nothing" : reasons_of(rule)};
  if (rule.scheduled) row.remark += row.remark.empty() ? "(scheduled)" : " (scheduled)";
  return row;
}

}  // namespace

std::string statistics(const lint::LintResult& result, const Style& style) {
  const Paint paint{style.color};
  std::vector<Row> rows = {
      {.cells = {"rule", "looked at", "judged", "passed", "failed", "accepted", "ignored", "not judged"},
       .remark = ""}};
  for (const lint::Coverage& rule : result.coverage) rows.push_back(row_of(rule));

  std::array<std::size_t, k_columns> widths{};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < k_columns; ++i) widths[i] = std::max(widths[i], width(row.cells[i]));
  }
  std::string out;
  for (const Row& row : rows) {
    std::string line = row.cells[0] + std::string(widths[0] - width(row.cells[0]), ' ');
    for (std::size_t i = 1; i < k_columns; ++i)
      line += "  " + std::string(widths[i] - width(row.cells[i]), ' ') + row.cells[i];
    if (!row.remark.empty()) line += "  " + row.remark;
    out += (&row == &rows.front() ? paint.bold(line) : line) + "\n";
  }
  return out + closing_lines(result, style, Reasons::left_out);
}

}  // namespace guidelint::report
