#include "report/closing.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "report/causes.h"
#include "report/fixes.h"
#include "report/printable.h"
#include "report/unjudged.h"

namespace guidelint::report {
namespace {

using base::counted;
using finding::Level;

constexpr std::size_t k_most_causes = 3;
constexpr std::size_t k_most_reasons = 3;
constexpr std::size_t k_most_unreadable = 20;

std::string number(std::uint64_t value) { return base::grouped(static_cast<double>(value)); }

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

std::uint64_t guides_with_findings(const lint::LintResult& result, Level least) {
  return static_cast<std::uint64_t>(std::ranges::count_if(result.files, [least](const lint::FileReport& file) {
    return std::ranges::any_of(file.findings, [least](const auto& finding) { return finding.level >= least; });
  }));
}

}  // namespace

std::string totals_line(const lint::LintResult& result, const Style& style) {
  const std::uint64_t errors = result.count(Level::error);
  const std::uint64_t warnings = result.count(Level::warning);
  const std::uint64_t infos = result.count(Level::info);
  std::vector<std::string> parts;
  if (errors > 0) parts.push_back(counted(errors, "error"));
  if (warnings > 0) parts.push_back(counted(warnings, "warning"));
  if (infos > 0 && style.show_infos) parts.push_back(counted(infos, "info"));

  std::string line;
  if (result.guides == 0) {
    line = "no guide was judged";
  } else if (parts.empty()) {
    line = fmt::format("{}, {}: no {}", counted(result.guides, "guide"), counted(result.rules, "rule"),
                       infos > 0 ? "errors or warnings" : "findings");
  } else {
    const std::uint64_t touched = guides_with_findings(result, least_shown(style));
    line = join(parts, ", ") + " in ";
    if (touched < result.guides) line += number(touched) + " of ";
    line += counted(std::max(touched, result.guides), "guide");
  }
  if (infos > 0 && !style.show_infos) line += fmt::format(" ({} not shown: --verbose)", counted(infos, "info"));
  return line + "\n";
}

std::string not_counted_line(const lint::LintResult& result) {
  const std::uint64_t accepted = result.count(finding::Status::accepted);
  const std::uint64_t ignored = result.count(finding::Status::ignored);
  std::vector<std::string> parts;
  if (accepted > 0) parts.push_back(fmt::format("{} accepted in the baseline", counted(accepted, "finding")));
  if (ignored > 0) parts.push_back(fmt::format("{} ignored by a comment", counted(ignored, "finding")));
  std::string line = parts.empty() ? std::string() : fmt::format("not counted: {}\n", join(parts, " · "));
  const std::uint64_t stale = result.acceptance ? result.acceptance->stale : 0;
  if (stale > 0) {
    line += fmt::format("{} of the baseline {} for findings that are gone: `guidelint check --fix` removes {}\n",
                        counted(stale, "line"), stale == 1 ? "is" : "are", stale == 1 ? "it" : "them");
  }
  return line;
}

std::string against_line(const lint::LintResult& result) {
  if (result.against.empty()) return {};
  std::vector<std::string> parts;
  if (result.known > 0) {
    parts.push_back(fmt::format("{} that {} there before not shown", counted(result.known, "finding"),
                                result.known == 1 ? "was" : "were"));
  } else if (result.compared == 0) {
    parts.emplace_back("none was there before");
  }
  if (result.compared > 0)
    parts.push_back(fmt::format("{} of other companies only compared with", counted(result.compared, "guide")));
  return fmt::format("only what is new against {}: {}\n", printable(result.against), join(parts, " · "));
}

std::string fixes_line(const lint::LintResult& result) {
  const auto [safe, unsafe] = count_fixes(result);
  if (safe + unsafe == 0) return {};
  const std::string_view with = flags_for(finding::Safety::safe), with_unsafe = flags_for(finding::Safety::unsafe);
  if (unsafe == 0) return fmt::format("{} ({})\n", counted(safe, "safe fix"), with);
  if (safe == 0) return fmt::format("{} ({})\n", counted(unsafe, "unsafe fix"), with_unsafe);
  return fmt::format("{}: {} safe ({}), {} unsafe ({})\n", counted(safe + unsafe, "fix"), number(safe), with,
                     number(unsafe), with_unsafe);
}

namespace {

// Only where it helps: several causes, and at least one that speaks for several findings.
std::string causes_line(const lint::LintResult& result, const Style& style) {
  const auto causes = Causes(result, least_shown(style)).by_size();
  if (causes.size() < 2 || causes.front().count < 2) return {};
  std::vector<std::string> parts;
  for (const CauseCount& cause : causes) {
    if (parts.size() == k_most_causes) {
      parts.push_back(number(causes.size() - k_most_causes) + " more");
      break;
    }
    const std::string company = cause.company.empty() ? "" : ", " + printable(cause.company);
    parts.push_back(fmt::format("{} ({}{})", printable(cause.name), number(cause.count), company));
  }
  return fmt::format("biggest causes: {}\n", join(parts, " · "));
}

std::string not_judged_line(const lint::LintResult& result) {
  const std::vector<Unjudged> all = unjudged(result);
  if (all.empty()) return {};
  std::vector<std::string> parts;
  for (const Unjudged& one : all) {
    if (parts.size() == k_most_reasons) {
      parts.push_back(number(all.size() - k_most_reasons) + " more (--statistics shows each)");
      break;
    }
    parts.push_back(
        fmt::format("{} {} ({})", printable(rules_of(one)), counted(one.count, one.each), printable(one.reason)));
  }
  return fmt::format("not judged: {}\n", join(parts, " · "));
}

std::string unreadable_lines(const lint::LintResult& result, const Style& style) {
  std::string out;
  std::size_t shown = 0;
  for (const base::Error& error : result.unreadable) {
    if (shown == k_most_unreadable && !style.show_all) {
      const auto rest = result.unreadable.size() - shown;
      out += fmt::format("… and {} more could not be read (--all shows each)\n", number(rest));
      break;
    }
    out += printable_path(error.message) + "\n";
    ++shown;
  }
  return out;
}

}  // namespace

std::string closing_lines(const lint::LintResult& result, const Style& style, Reasons reasons) {
  if (!style.summary) return unreadable_lines(result, style);
  std::string out = totals_line(result, style) + not_counted_line(result) + against_line(result);
  out += fixes_line(result);
  out += causes_line(result, style);
  if (reasons == Reasons::said) out += not_judged_line(result);
  if (result.passed_over > 0) out += fmt::format("{} passed over (not guides)\n", counted(result.passed_over, "file"));
  return out + unreadable_lines(result, style);
}

}  // namespace guidelint::report
