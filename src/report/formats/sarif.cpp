// SARIF 2.1.0, for GitHub's code scanning and editors that read it.
//
// GitHub stores 5,000 results of an upload and does not say which it drops, so no more are written: errors first,
// of these what is on changed lines, then some of every cause; a notification of the run says how many there are. What
// is accepted or ignored is left out, because GitHub shows suppressed results as open; with --no-baseline it is written
// with its suppression.
// Fingerprints are our own key, made from rule, path and values without any line; equal ones are counted, since GitHub
// merges results whose fingerprints are equal. Nothing in a message becomes a link: "](" is written "] (".
// A result stands on the side that changed (review_place.h), because GitHub shows only what lies inside the diff.
//
// Fixes are offered if they are safe (fixes.h says why), if the file is valid UTF-8, and if they leave the byte order
// mark alone, which has no place in a file of UTF-16 columns.
//
// Units     lines from 1, columns from 1 in UTF-16 code units, ends exclusive. Of a file that cannot be read any more
// only lines are written.
// Source    OASIS SARIF 2.1.0 errata 01; GitHub, "SARIF support for code scanning" (limits).
#include <fmt/format.h>

#include <optional>
#include <unordered_map>

#include "base/digest.h"
#include "base/strings.h"
#include "report/annotation_text.h"
#include "report/chosen_results.h"
#include "report/fixes.h"
#include "report/format.h"
#include "report/json_records.h"
#include "report/review_place.h"
#include "report/sarif_rules.h"
#include "report/utf16.h"

namespace guidelint::report {
namespace {

using finding::Finding;

constexpr std::size_t k_most_results = 5000;
constexpr std::size_t k_most_related = 100;  // what GitHub shows of a result
constexpr std::string_view k_schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
constexpr std::string_view k_base = "%SRCROOT%";

bool is_absolute(std::string_view path) { return path.starts_with('/'); }

std::string uri_of(std::string_view path) {
  constexpr std::string_view k_unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string uri = is_absolute(path) ? "file://" : "";
  for (const char c : path) {
    if (k_unreserved.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

std::string without_links(std::string text) {
  for (auto at = text.find("]("); at != std::string::npos; at = text.find("](", at)) text.insert(at + 1, 1, ' ');
  return text;
}

void write_message(JsonWriter& writer, std::string_view name, std::string_view text) {
  key(writer, name);
  writer.StartObject();
  member(writer, "text", without_links(std::string(text)));
  writer.EndObject();
}

class ResultWriter {
 public:
  ResultWriter(JsonWriter& writer, const SarifRules& rules) : writer_(writer), rules_(rules) {}

  // `source` may be nullptr.
  void open(const lint::FileReport& file, const text::SourceFile* source) {
    file_ = &file;
    source_ = source;
    places_.reset();
    if (source != nullptr) places_.emplace(*source);
  }

  void write(const Finding& finding) {
    writer_.StartObject();
    member(writer_, "ruleId", finding.rule);
    member(writer_, "ruleIndex", rules_.index_of(finding.rule));
    member(writer_, "level", sarif_level(finding.level));
    write_message(writer_, "message", annotation_text(finding));
    key(writer_, "locations");
    writer_.StartArray();
    writer_.StartObject();
    write_physical(finding.place);
    writer_.EndObject();
    writer_.EndArray();
    write_related(finding);
    write_fingerprint(finding);
    write_fix(finding);
    write_suppression(finding);
    writer_.EndObject();
  }

 private:
  void write_artifact() {
    key(writer_, "artifactLocation");
    writer_.StartObject();
    member(writer_, "uri", uri_of(file_->path));
    if (!is_absolute(file_->path)) member(writer_, "uriBaseId", k_base);
    writer_.EndObject();
  }

  [[nodiscard]] bool is_in_source(text::Span span) const {
    return places_ && span.begin <= span.end && span.end <= source_->raw().size();
  }

  // Requires: is_in_source(span).
  void write_region(std::string_view name, text::Span span) {
    const text::Position begin = places_->position(span.begin), end = places_->position(span.end);
    key(writer_, name);
    writer_.StartObject();
    member(writer_, "startLine", std::uint64_t{begin.line});
    member(writer_, "startColumn", std::uint64_t{begin.column});
    member(writer_, "endLine", std::uint64_t{end.line});
    member(writer_, "endColumn", std::uint64_t{end.column});
    writer_.EndObject();
  }

  void write_physical(const finding::Place& place) {
    key(writer_, "physicalLocation");
    writer_.StartObject();
    write_artifact();
    if (is_in_source(place.span)) {
      write_region("region", place.span);
    } else {
      key(writer_, "region");
      writer_.StartObject();
      member(writer_, "startLine", std::uint64_t{place.begin.line});
      member(writer_, "endLine", std::uint64_t{place.end.line});
      writer_.EndObject();
    }
    writer_.EndObject();
  }

  void write_related(const Finding& finding) {
    if (finding.labels.empty()) return;
    key(writer_, "relatedLocations");
    writer_.StartArray();
    std::uint64_t id = 0;
    for (const finding::Label& label : finding.labels) {
      if (id == k_most_related) break;
      writer_.StartObject();
      member(writer_, "id", ++id);
      write_physical(label.place);
      if (!label.text.empty()) write_message(writer_, "message", printable(label.text));
      writer_.EndObject();
    }
    writer_.EndArray();
  }

  void write_fingerprint(const Finding& finding) {
    base::Hasher hasher;
    const std::string identity = fingerprint(*file_, finding);
    hasher.add(identity);
    hasher.add(++seen_[identity]);
    const base::Digest digest = hasher.digest();
    key(writer_, "partialFingerprints");
    writer_.StartObject();
    member(writer_, "guidelint/v1", fmt::format("{:016x}{:016x}", digest.first, digest.second));
    writer_.EndObject();
  }

  [[nodiscard]] bool is_offered(const Finding& finding) const {
    if (!finding.fix || finding.fix->safety != finding::Safety::safe || finding.fix->edits.empty()) return false;
    return places_ && places_->is_exact() && fits(*finding.fix, *source_) &&
           finding.fix->edits.front().span.begin >= places_->mark_size();
  }

  void write_fix(const Finding& finding) {
    if (!is_offered(finding)) return;
    key(writer_, "fixes");
    writer_.StartArray();
    writer_.StartObject();
    write_message(writer_, "description", printable(finding.fix->title));
    key(writer_, "artifactChanges");
    writer_.StartArray();
    writer_.StartObject();
    write_artifact();
    key(writer_, "replacements");
    writer_.StartArray();
    for (const text::Edit& edit : finding.fix->edits) {
      writer_.StartObject();
      write_region("deletedRegion", edit.span);
      if (!edit.text.empty()) {
        key(writer_, "insertedContent");
        writer_.StartObject();
        member(writer_, "text", edit.text);
        writer_.EndObject();
      }
      writer_.EndObject();
    }
    writer_.EndArray();
    writer_.EndObject();
    writer_.EndArray();
    writer_.EndObject();
    writer_.EndArray();
  }

  void write_suppression(const Finding& finding) {
    const bool is_ignored = finding.status == finding::Status::ignored;
    if (!is_ignored && finding.status != finding::Status::accepted) return;
    key(writer_, "suppressions");
    writer_.StartArray();
    writer_.StartObject();
    member(writer_, "kind", is_ignored ? "inSource" : "external");
    member(writer_, "justification", is_ignored ? "ignored by a comment" : "accepted in the baseline");
    writer_.EndObject();
    writer_.EndArray();
  }

  JsonWriter& writer_;
  const SarifRules& rules_;
  const lint::FileReport* file_ = nullptr;
  const text::SourceFile* source_ = nullptr;
  std::optional<Utf16Places> places_ = {};
  std::unordered_map<std::string, std::uint64_t> seen_ = {};
};

void write_tool(JsonWriter& writer, const SarifRules& rules, const Style& style) {
  key(writer, "tool");
  writer.StartObject();
  key(writer, "driver");
  writer.StartObject();
  member(writer, "name", "guidelint");
  if (!style.version.empty()) member(writer, "semanticVersion", style.version);
  member(writer, "informationUri", "https://github.com/guidelint/guidelint");  // the validator warns without it
  key(writer, "rules");
  rules.write(writer);
  writer.EndObject();
  writer.EndObject();
}

void write_notification(JsonWriter& writer, std::string_view level, std::string_view text) {
  writer.StartObject();
  member(writer, "level", level);
  write_message(writer, "message", text);
  writer.EndObject();
}

void write_invocation(JsonWriter& writer, const lint::LintResult& result, const ChosenResults& chosen) {
  key(writer, "invocations");
  writer.StartArray();
  writer.StartObject();
  key(writer, "executionSuccessful");
  writer.Bool(result.unreadable.empty());
  key(writer, "toolExecutionNotifications");
  writer.StartArray();
  for (const base::Error& error : result.unreadable) write_notification(writer, "error", printable(error.message));
  if (chosen.shown.size() < chosen.of) {
    const auto number = [](std::size_t count) { return base::grouped(static_cast<double>(count)); };
    write_notification(writer, "warning",
                       fmt::format("{} of {} findings are listed: by level, then some of every cause; "
                                   "the json format holds all",
                                   number(chosen.shown.size()), number(chosen.of)));
  }
  writer.EndArray();
  writer.EndObject();
  writer.EndArray();
}

void write_results(JsonWriter& writer, const ChosenResults& chosen, const SarifRules& rules, const Sources& sources) {
  key(writer, "results");
  writer.StartArray();
  ResultWriter one(writer, rules);
  const lint::FileReport* open = nullptr;
  std::unique_ptr<text::SourceFile> source;
  for (const auto& [file, finding] : chosen.shown) {
    if (file != open) {
      source = sources(*file);
      one.open(*file, source.get());
      open = file;
    }
    one.write(for_review(*file, *finding));
  }
  writer.EndArray();
}

std::string render(const lint::LintResult& result, const Style& style, const Sources& sources) {
  const ChosenResults chosen = choose_results(result, k_most_results, style.show_accepted);
  const SarifRules rules(result, style);
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  writer.StartObject();
  member(writer, "$schema", k_schema);
  member(writer, "version", "2.1.0");
  key(writer, "runs");
  writer.StartArray();
  writer.StartObject();
  write_tool(writer, rules, style);
  write_invocation(writer, result, chosen);
  key(writer, "originalUriBaseIds");
  writer.StartObject();
  key(writer, k_base);
  writer.StartObject();
  write_message(writer, "description", "the folder guidelint was run in");
  writer.EndObject();
  writer.EndObject();
  key(writer, "automationDetails");
  writer.StartObject();
  member(writer, "id", "guidelint/");
  writer.EndObject();
  member(writer, "columnKind", "utf16CodeUnits");
  write_results(writer, chosen, rules, sources);
  writer.EndObject();
  writer.EndArray();
  writer.EndObject();
  return finished(buffer);
}

}  // namespace

extern const Format sarif{"sarif", "SARIF 2.1.0 for code scanning, at most 5,000 findings", render, true};

}  // namespace guidelint::report
