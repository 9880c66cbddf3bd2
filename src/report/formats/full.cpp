// For people: the fact, the lines it stands on with what played a part, the likely cause, and what would mend it.
//
//   warning[unknown-key]: unknown key `stock_hgh`
//     --> guides/sony/data-engineer.md:16:5
//      |
//   16 |     stock_hgh: 140000
//      |     ^^^^^^^^^ did you mean `stock_high`?
#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "report/causes.h"
#include "report/closing.h"
#include "report/excerpt.h"
#include "report/fixes.h"
#include "report/format.h"
#include "report/grouping.h"
#include "report/printable.h"

namespace guidelint::report {
namespace {

using finding::Finding;
using finding::Label;

constexpr std::size_t k_most_related = 5;  // drawn; the others are named by line
constexpr std::size_t k_most_lines = 8;

struct Parts {
  std::vector<Mark> marks;              // what is judged first
  std::vector<const Label*> elsewhere;  // not drawn
};

Parts parts_of(const Finding& finding) {
  Parts parts;
  parts.marks.push_back({finding.place.span, finding.place.begin.line, finding.detail, '^'});
  std::size_t related = 0;
  for (const Label& label : finding.labels) {
    const bool is_related = label.role == Label::Role::related;
    if (is_related && (related == k_most_related || (finding.places > 1 && label.text.empty()))) {
      parts.elsewhere.push_back(&label);
      continue;
    }
    if (is_related) ++related;
    parts.marks.push_back({label.place.span, label.place.begin.line, label.text, '-'});
  }
  return parts;
}

// "42 of 42 rows of adyen have this cause", if that says more than the finding itself.
std::string peers(const Finding& finding) {
  if (!finding.cause || !finding.cause->peers || finding.cause->peers->same <= finding.places) return {};
  const auto& [company, same, of] = *finding.cause->peers;
  const std::string_view kind = std::string_view(finding.entity).substr(0, finding.entity.find('['));
  return fmt::format("{} of {} of {} have this cause", base::grouped(static_cast<double>(same)),
                     base::counted(of, kind), printable(company));
}

// "41 more places (lines 31, 35, 39 and 38 more)"
std::string also(const Finding& finding, const std::vector<const Label*>& elsewhere) {
  std::string lines;
  std::size_t shown = 0;
  for (const Label* label : elsewhere) {
    if (shown == k_most_lines) {
      lines += fmt::format(" and {} more", base::grouped(static_cast<double>(elsewhere.size() - shown)));
      break;
    }
    lines += fmt::format("{}{}", shown == 0 ? "" : ", ", label->place.begin.line);
    ++shown;
  }
  if (!lines.empty()) lines = fmt::format("{} {}", elsewhere.size() == 1 ? "line" : "lines", lines);
  if (finding.places <= 1) return lines;
  const std::string places = base::counted(finding.places - 1, "more place");
  return lines.empty() ? places : fmt::format("{} ({})", places, lines);
}

class Printer {
 public:
  Printer(const Style& style, std::string path, const text::SourceFile* source)
      : paint_{style.color}, width_(style.width), path_(std::move(path)), source_(source) {}

  [[nodiscard]] std::string print(const Finding& finding) const {
    const Parts parts = parts_of(finding);
    const std::string indent(gutter_digits(parts.marks), ' ');
    const auto& [line, column] = finding.place.begin;
    const std::string head = fmt::format("{}{}[{}]", finding.status == finding::Status::accepted ? "accepted " : "",
                                         finding::to_string(finding.level), printable(finding.rule));
    std::string out =
        fmt::format("{}{}\n{}{} {}:{}:{}\n", paint_.level(finding.level, head),
                    paint_.bold(": " + printable(finding.message)), indent, paint_.gutter("-->"), path_, line, column);
    std::string elsewhere = also(finding, parts.elsewhere);
    if (const std::string others = peers(finding); !others.empty()) {
      elsewhere += (elsewhere.empty() ? "" : "; ") + others;
    }
    const ExcerptStyle style{.paint = paint_,
                             .level = finding.level,
                             .width = width_,
                             .closed = finding.cause || finding.fix || !elsewhere.empty()};
    const std::string lines = source_ != nullptr ? excerpt(*source_, parts.marks, style) : "";
    out += lines.empty() ? without_lines(parts.marks, indent) : lines;
    if (finding.cause) out += note(indent, "cause", " " + printable(finding.cause->text));
    if (!elsewhere.empty()) out += note(indent, "also", "  " + elsewhere);
    if (finding.fix) {
      const std::string title = printable(finding.fix->title);
      out += note(indent, "fix", fmt::format("   {} ({})", title, flags_for(finding.fix->safety)));
    }
    return out + "\n";
  }

 private:
  [[nodiscard]] std::string note(const std::string& indent, std::string_view name, std::string_view text) const {
    return fmt::format("{} {} {}{}\n", indent, paint_.gutter("="), paint_.bold(fmt::format("{}:", name)), text);
  }

  // The file cannot be read any more, or has become shorter: the labels are still said.
  [[nodiscard]] std::string without_lines(const std::vector<Mark>& marks, const std::string& indent) const {
    std::string out;
    for (const Mark& mark : marks) {
      if (!mark.label.empty()) out += note(indent, fmt::format("line {}", mark.line), " " + printable(mark.label));
    }
    return out;
  }

  Paint paint_;
  std::size_t width_;
  std::string path_;
  const text::SourceFile* source_;
};

// Every line grey by itself, as pagers want it.
std::string by_line(std::string_view text, const Paint& paint) {
  std::string out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size() - 1);
    out += paint.faint(text.substr(0, end)) + "\n";
    text.remove_prefix(end + 1);
  }
  return out;
}

std::string render(const lint::LintResult& result, const Style& style, const Sources& sources) {
  const Paint paint{style.color};
  Style greyed = style;
  greyed.color = false;
  FoldingOfAll folding(result, style);
  std::string out;
  for (const Group& group : grouped(result, style)) {
    if (const std::string title = heading(group); !title.empty()) out += paint.bold(title) + "\n\n";
    const lint::FileReport* open = nullptr;
    std::unique_ptr<text::SourceFile> source;
    for (const auto& [file, finding] : group.members) {
      const auto verdict = folding.next(*finding);
      if (!verdict.shown) continue;
      if (file != open) source = sources(*file);
      open = file;
      const bool is_accepted = finding->status == finding::Status::accepted;
      const Printer printer(is_accepted ? greyed : style, printable_path(file->path), source.get());
      const std::string text = printer.print(*finding);
      out += is_accepted ? by_line(text, paint) : text;
      if (verdict.more > 0) out += paint.faint(folded_line(verdict.more, *finding)) + "\n";
    }
  }
  return out + closing_lines(result, style);
}

}  // namespace

extern const Format full{"full", "the lines of each finding with its cause, for people", render};

}  // namespace guidelint::report
