// The Reviewdog Diagnostic Format as one JSON object: comments and suggestions in a review.
//
//   {"source":{"name":"guidelint"},"severity":"ERROR","diagnostics":[{"message":…,"location":{"path":…,"range":…},
//    "severity":"ERROR","code":{"value":"range-reversed"},"suggestions":[{"range":…,"text":…}]}]}
//
// A safe fix is one suggestion, from its first edit to its last with what stands between them. Decided against: one
// suggestion an edit. Reviewdog turns each into a block of its own that must cover the lines of the comment; of two
// blocks one is marked invalid, and a reviewer could accept half a fix. So a fix whose edits lie further apart than
// k_most_lines is not offered. Unsafe ones are not, see fixes.h. A diagnostic that was moved to the side that changed
// (review_place.h) has none: the suggestion would be for other lines than the comment. Accepted and ignored findings
// are left out: the format cannot mark them.
//
// Units     lines from 1; columns from 1 in bytes of UTF-8, ends exclusive. Of a file that cannot be read any more only
// lines are written.
// Source    reviewdog proto/rdf/reviewdog.proto; its service/github (which suggestions it takes).
#include <algorithm>
#include <optional>

#include "report/annotation_text.h"
#include "report/fixes.h"
#include "report/format.h"
#include "report/json_writer.h"
#include "report/review_place.h"
#include "text/encoding.h"

namespace guidelint::report {
namespace {

using finding::Finding;
using finding::Level;

constexpr std::uint32_t k_most_lines = 100;         // of a suggestion
constexpr text::Offset k_most_between = 1U << 15U;  // bytes from the first edit to the last

std::string_view severity_of(Level level) {
  return level == Level::error ? "ERROR" : level == Level::warning ? "WARNING" : "INFO";
}

void write_position(JsonWriter& writer, std::string_view name, std::uint32_t line, std::optional<text::Offset> column) {
  key(writer, name);
  writer.StartObject();
  member(writer, "line", std::uint64_t{line});
  if (column) member(writer, "column", std::uint64_t{*column});
  writer.EndObject();
}

void write_end(JsonWriter& writer, std::string_view name, const text::SourceFile& source, text::Offset at) {
  const std::uint32_t line = source.position(at).line;
  write_position(writer, name, line, at - source.line_span(line).begin + 1);
}

// Requires: the span lies in the file.
void write_range(JsonWriter& writer, const text::SourceFile& source, text::Span span) {
  key(writer, "range");
  writer.StartObject();
  write_end(writer, "start", source, span.begin);
  write_end(writer, "end", source, span.end);
  writer.EndObject();
}

bool lies_in(text::Span span, const text::SourceFile* source) {
  return source != nullptr && span.begin <= span.end && span.end <= source->raw().size();
}

void write_location(JsonWriter& writer, const std::string& path, const finding::Place& place,
                    const text::SourceFile* source) {
  key(writer, "location");
  writer.StartObject();
  member(writer, "path", path);
  if (lies_in(place.span, source)) {
    write_range(writer, *source, place.span);
  } else {
    key(writer, "range");
    writer.StartObject();
    write_position(writer, "start", place.begin.line, std::nullopt);
    write_position(writer, "end", place.end.line, std::nullopt);
    writer.EndObject();
  }
  writer.EndObject();
}

// The whole fix as one edit. Nothing if it is not to be offered.
std::optional<text::Edit> suggestion(const Finding& finding, const text::SourceFile* source) {
  if (!finding.fix || finding.fix->safety != finding::Safety::safe || source == nullptr) return std::nullopt;
  const auto& edits = finding.fix->edits;
  if (edits.empty() || !fits(*finding.fix, *source)) return std::nullopt;
  const text::Span span{edits.front().span.begin, edits.back().span.end};
  const std::uint32_t lines = source->position(span.end).line - source->position(span.begin).line;
  if (edits.size() > 1 && (lines >= k_most_lines || span.size() > k_most_between)) return std::nullopt;
  text::Edit whole{.span = span};
  text::Offset at = span.begin;
  for (const text::Edit& edit : edits) {
    whole.text.append(source->slice({at, edit.span.begin})).append(edit.text);
    at = edit.span.end;
  }
  if (!text::is_valid_utf8(whole.text)) return std::nullopt;
  // Of whole lines the last line end stays out: reviewdog looks up the line a range ends on, and there may be none.
  if (source->slice(span).ends_with('\n') && whole.text.ends_with('\n')) {
    --whole.span.end;
    whole.text.pop_back();
  }
  return whole;
}

void write_related(JsonWriter& writer, const lint::FileReport& file, const Finding& finding,
                   const text::SourceFile* source) {
  const auto has_text = [](const finding::Label& label) { return !label.text.empty(); };
  if (std::ranges::none_of(finding.labels, has_text)) return;
  key(writer, "related_locations");
  writer.StartArray();
  for (const finding::Label& label : finding.labels) {
    if (!has_text(label)) continue;
    writer.StartObject();
    member(writer, "message", printable(label.text));
    write_location(writer, file.path, label.place, source);
    writer.EndObject();
  }
  writer.EndArray();
}

void write_diagnostic(JsonWriter& writer, const lint::FileReport& file, const Finding& found,
                      const text::SourceFile* source) {
  const Finding finding = for_review(file, found);
  writer.StartObject();
  member(writer, "message", annotation_text(finding));
  write_location(writer, file.path, finding.place, source);
  member(writer, "severity", severity_of(finding.level));
  key(writer, "code");
  writer.StartObject();
  member(writer, "value", finding.rule);
  writer.EndObject();
  const bool moved = changed_elsewhere(file, found);
  if (const auto whole = moved ? std::nullopt : suggestion(finding, source)) {
    key(writer, "suggestions");
    writer.StartArray();
    writer.StartObject();
    write_range(writer, *source, whole->span);
    member(writer, "text", whole->text);
    writer.EndObject();
    writer.EndArray();
  }
  write_related(writer, file, finding, source);
  writer.EndObject();
}

// Of what could not be read there is no line to comment on: the file, and what went wrong.
void write_unreadable(JsonWriter& writer, const base::Error& error) {
  writer.StartObject();
  member(writer, "message", printable(error.message));
  member(writer, "severity", "ERROR");
  writer.EndObject();
}

std::string render(const lint::LintResult& result, const Style& /*style*/, const Sources& sources) {
  Level worst = result.unreadable.empty() ? Level::info : Level::error;
  for (const lint::FileReport& file : result.files) {
    for (const Finding& finding : file.findings) worst = std::max(worst, finding.level);
  }
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  writer.StartObject();
  key(writer, "source");
  writer.StartObject();
  member(writer, "name", "guidelint");
  writer.EndObject();
  member(writer, "severity", severity_of(worst));
  key(writer, "diagnostics");
  writer.StartArray();
  for (const base::Error& error : result.unreadable) write_unreadable(writer, error);
  for (const lint::FileReport& file : result.files) {
    const auto source = file.findings.empty() ? nullptr : sources(file);
    for (const Finding& finding : file.findings) write_diagnostic(writer, file, finding, source.get());
  }
  writer.EndArray();
  writer.EndObject();
  return finished(buffer);
}

}  // namespace

extern const Format rdjson{"rdjson", "Reviewdog Diagnostic Format: comments and suggestions in a review", render, true};

}  // namespace guidelint::report
