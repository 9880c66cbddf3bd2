#include "report/mistakes.h"

#include <fmt/format.h>

#include "finding/finding.h"
#include "report/excerpt.h"
#include "report/paint.h"
#include "report/printable.h"

namespace guidelint::report {
namespace {

std::vector<Mark> marks_of(const SeenMistake& mistake) {
  const auto line_of = [&mistake](text::Span span) { return mistake.file->position(span.begin).line; };
  std::vector<Mark> marks;
  marks.push_back({mistake.span, line_of(mistake.span), "", '^'});
  for (const SeenMistake::Note& note : mistake.notes) {
    if (note.span == mistake.span && marks.front().label.empty()) {
      marks.front().label = note.text;
    } else {
      marks.push_back({note.span, line_of(note.span), std::string(note.text), '~'});
    }
  }
  return marks;
}

// A span that is not of this file is drawn at its end rather than trusted.
SeenMistake inside_its_file(SeenMistake mistake) {
  const auto size = static_cast<text::Offset>(mistake.file->raw().size());
  const auto clamp = [size](text::Span& span) {
    span.begin = std::min(span.begin, size);
    span.end = std::min(std::max(span.begin, span.end), size);
  };
  clamp(mistake.span);
  for (SeenMistake::Note& note : mistake.notes) clamp(note.span);
  return mistake;
}

std::string print(const SeenMistake& given, const Paint& paint, std::size_t width) {
  const std::string message =
      fmt::format("{} {}\n", paint.level(finding::Level::error, "error:"), paint.bold(printable(given.message)));
  std::string indent = " ";
  std::string out = message;
  if (given.file != nullptr) {
    const SeenMistake mistake = inside_its_file(given);
    const text::Position at = mistake.file->position(mistake.span.begin);
    const auto marks = marks_of(mistake);
    indent = std::string(gutter_digits(marks), ' ');
    out = fmt::format("{}:{}:{}: {}", printable_path(mistake.file->path()), at.line, at.column, message);
    out += excerpt(*mistake.file, marks, {.paint = paint, .width = width});
  }
  if (!given.help.empty()) out += fmt::format("{} {} {}\n", indent, paint.gutter("="), printable(given.help));
  return out;
}

}  // namespace

std::string print_mistakes(const std::vector<SeenMistake>& mistakes, bool color, std::size_t width) {
  std::string out;
  for (const SeenMistake& mistake : mistakes) {
    if (!out.empty()) out += "\n";
    out += print(mistake, Paint{color}, width);
  }
  return out;
}

}  // namespace guidelint::report
