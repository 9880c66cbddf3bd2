#include "report/json_records.h"

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <string_view>

#include "base/date.h"
#include "report/fixes.h"
#include "report/printable.h"

namespace guidelint::report {
namespace {

void begin(JsonWriter& writer, std::string_view type, bool typed) {
  writer.StartObject();
  if (typed) member(writer, "type", type);
}

void write_end(JsonWriter& writer, std::string_view name, text::Position position, text::Offset byte) {
  key(writer, name);
  writer.StartObject();
  member(writer, "line", std::uint64_t{position.line});
  member(writer, "column", std::uint64_t{position.column});
  member(writer, "byte", std::uint64_t{byte});
  writer.EndObject();
}

void write_place(JsonWriter& writer, const finding::Place& place) {
  key(writer, "span");
  writer.StartObject();
  write_end(writer, "start", place.begin, place.span.begin);
  write_end(writer, "end", place.end, place.span.end);
  writer.EndObject();
}

void write_cause(JsonWriter& writer, const finding::Finding& finding) {
  key(writer, "cause");
  if (!finding.cause) {
    writer.Null();
    return;
  }
  writer.StartObject();
  member(writer, "id", finding.cause->id);
  member(writer, "text", finding.cause->text);
  member(writer, "group", finding.cause->group);
  key(writer, "peers");
  if (const auto& peers = finding.cause->peers) {
    writer.StartObject();
    member(writer, "company", peers->company);
    member(writer, "same", peers->same);
    member(writer, "of", peers->of);
    writer.EndObject();
  } else {
    writer.Null();
  }
  writer.EndObject();
}

void write_number(JsonWriter& writer, double number) {
  const auto whole = static_cast<std::int64_t>(number);
  if (std::abs(number) < 1e15 && static_cast<double>(whole) == number) {
    writer.Int64(whole);
  } else if (std::isfinite(number)) {
    writer.Double(number);
  } else {
    writer.Null();
  }
}

void write_amount(JsonWriter& writer, const finding::Amount& amount) {
  if (amount.low == amount.high) return write_number(writer, amount.low);
  writer.StartArray();
  write_number(writer, amount.low);
  write_number(writer, amount.high);
  writer.EndArray();
}

void write_values(JsonWriter& writer, const finding::Finding& finding) {
  key(writer, "values");
  if (!finding.measured) {
    writer.Null();
    return;
  }
  const finding::Measured& measured = *finding.measured;
  writer.StartObject();
  key(writer, "left");
  write_amount(writer, measured.left);
  key(writer, "right");
  write_amount(writer, measured.right);
  key(writer, "off_by");
  write_number(writer, std::round(measured.off_by * 1e4) / 1e4);
  key(writer, "operands");
  writer.StartObject();
  for (const finding::Amount& operand : measured.operands) {
    key(writer, valid_utf8(operand.name));
    write_amount(writer, operand);
  }
  writer.EndObject();
  writer.EndObject();
}

void write_texts(JsonWriter& writer, std::string_view name, const std::vector<std::string>& texts) {
  key(writer, name);
  writer.StartArray();
  for (const std::string& text : texts) write_text(writer, text);
  writer.EndArray();
}

void write_related(JsonWriter& writer, const lint::FileReport& file, const finding::Finding& finding) {
  key(writer, "related");
  writer.StartArray();
  for (const finding::Label& label : finding.labels) {
    writer.StartObject();
    member(writer, "path", file.path);
    write_place(writer, label.place);
    member(writer, "message", label.text);
    member(writer, "role", label.role == finding::Label::Role::operand ? "operand" : "related");
    writer.EndObject();
  }
  writer.EndArray();
}

void write_fixes(JsonWriter& writer, const finding::Finding& finding, const text::SourceFile* source) {
  key(writer, "fixes");
  writer.StartArray();
  if (finding.fix && source != nullptr && fits(*finding.fix, *source)) {
    writer.StartObject();
    member(writer, "title", finding.fix->title);
    key(writer, "safe");
    writer.Bool(finding.fix->safety == finding::Safety::safe);
    key(writer, "edits");
    writer.StartArray();
    for (const text::Edit& edit : finding.fix->edits) {
      writer.StartObject();
      write_place(writer, {edit.span, source->position(edit.span.begin), source->position(edit.span.end)});
      member(writer, "text", edit.text);
      writer.EndObject();
    }
    writer.EndArray();
    writer.EndObject();
  }
  writer.EndArray();
}

}  // namespace

std::string fingerprint(const lint::FileReport& file, const finding::Finding& finding) {
  return fmt::format("{}|{}|{}|{}", finding.rule, file.path, finding::entity_and_field(finding), finding.digest);
}

void write_run(JsonWriter& writer, const lint::LintResult& result, const Style& style, bool typed) {
  begin(writer, "run", typed);
  member(writer, "tool", "guidelint");
  member(writer, "version", style.version);
  member(writer, "today", base::format_date(result.today));
  member(writer, "rules", std::uint64_t{result.rules});
  member(writer, "guides", result.guides);
  member(writer, "corpus", result.corpus);
  writer.EndObject();
}

void write_finding(JsonWriter& writer, const lint::FileReport& file, const finding::Finding& finding,
                   const text::SourceFile* source, bool typed) {
  begin(writer, "finding", typed);
  member(writer, "rule", finding.rule);
  member(writer, "level", finding::to_string(finding.level));
  member(writer, "path", file.path);
  member(writer, "entity", finding.entity);
  member(writer, "field", finding.field);
  write_place(writer, finding.place);
  member(writer, "message", finding.message);
  member(writer, "detail", finding.detail);
  member(writer, "places", std::uint64_t{finding.places});
  write_values(writer, finding);
  write_cause(writer, finding);
  write_related(writer, file, finding);
  write_fixes(writer, finding, source);
  member(writer, "fingerprint", fingerprint(file, finding));
  member(writer, "status", finding::to_string(finding.status));
  write_texts(writer, "owner", file.owners);
  writer.EndObject();
}

void write_coverage(JsonWriter& writer, const lint::Coverage& coverage, bool typed) {
  begin(writer, "coverage", typed);
  member(writer, "rule", coverage.rule);
  member(writer, "each", coverage.each);
  key(writer, "scheduled");
  writer.Bool(coverage.scheduled);
  member(writer, "entities", coverage.looked_at);
  member(writer, "judged", coverage.passed + coverage.failed);
  member(writer, "passed", coverage.passed);
  member(writer, "failed", coverage.failed);
  member(writer, "accepted", coverage.accepted);
  member(writer, "ignored", coverage.ignored);
  member(writer, "not_judged", coverage.not_judged);
  key(writer, "reasons");
  writer.StartObject();
  for (const auto& [reason, count] : coverage.reasons) {
    const std::string valid = valid_utf8(reason);
    member(writer, valid, count);
  }
  writer.EndObject();
  writer.EndObject();
}

void write_summary(JsonWriter& writer, const lint::LintResult& result, const Style& style, bool typed) {
  begin(writer, "summary", typed);
  member(writer, "guides", result.guides);
  member(writer, "passed_over", result.passed_over);
  member(writer, "unreadable", std::uint64_t{result.unreadable.size()});
  key(writer, "unreadable_messages");
  writer.StartArray();
  for (const base::Error& error : result.unreadable) write_text(writer, error.message);
  writer.EndArray();
  member(writer, "errors", result.count(finding::Level::error));
  member(writer, "warnings", result.count(finding::Level::warning));
  member(writer, "infos", result.count(finding::Level::info));
  member(writer, "accepted", result.count(finding::Status::accepted));
  member(writer, "ignored", result.count(finding::Status::ignored));
  member(writer, "expired", result.count(finding::Status::expired));
  member(writer, "stale_baseline_lines", result.acceptance ? result.acceptance->stale : 0);
  const FixCount fixes = count_fixes(result);
  member(writer, "safe_fixes", fixes.safe);
  member(writer, "unsafe_fixes", fixes.unsafe);
  key(writer, "exit");
  writer.Int(style.exit_code);
  writer.EndObject();
}

}  // namespace guidelint::report
