#include "report/sarif_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/strings.h"
#include "report/markdown_text.h"
#include "report/rule_source.h"

namespace guidelint::report {
namespace {

constexpr std::size_t k_most_description = 1000;
constexpr std::size_t k_most_tags = 10;

void write_message(JsonWriter& writer, std::string_view name, std::string_view text, std::string_view markdown = {}) {
  key(writer, name);
  writer.StartObject();
  member(writer, "text", text);
  if (!markdown.empty()) member(writer, "markdown", markdown);
  writer.EndObject();
}

// As the rule file writes it; empty if none is reported.
std::string first_reported_example(const rule::Rule& rule) {
  for (const rule::ExampleKind kind : {rule::ExampleKind::bad, rule::ExampleKind::warn}) {
    const auto found = std::ranges::find(rule.examples, kind, &rule::Example::kind);
    if (found != rule.examples.end()) return source_of(rule, *found);
  }
  return {};
}

void write_help(JsonWriter& writer, const rule::Rule& rule) {
  const std::string why = printable(rule.why);
  const std::string example = first_reported_example(rule);
  if (example.empty()) return write_message(writer, "help", why, markdown_text(rule.why));
  write_message(writer, "help", fmt::format("{}\n\nReported:\n\n{}", why, example),
                fmt::format("{}\n\nReported:\n\n{}", markdown_text(rule.why), markdown_block(example, "yaml")));
}

std::string_view severity_of(finding::Level level) {
  return level == finding::Level::info ? "recommendation" : finding::to_string(level);
}

void write_properties(JsonWriter& writer, const rule::Rule& rule) {
  std::vector<std::string_view> tags = {rule.topic};
  for (const std::string& tag : rule.tags) {
    if (tags.size() < k_most_tags && std::ranges::find(tags, tag) == tags.end()) tags.push_back(tag);
  }
  key(writer, "properties");
  writer.StartObject();
  key(writer, "tags");
  writer.StartArray();
  for (const std::string_view tag : tags) write_text(writer, tag);
  writer.EndArray();
  member(writer, "problem.severity", severity_of(rule.level));
  writer.EndObject();
}

void write_rule(JsonWriter& writer, const rule::Rule& rule) {
  write_message(writer, "shortDescription", printable(rule.title));
  write_message(writer, "fullDescription", printable(rule.why, k_most_description));
  write_help(writer, rule);
  key(writer, "defaultConfiguration");
  writer.StartObject();
  member(writer, "level", sarif_level(rule.level));
  writer.EndObject();
  write_properties(writer, rule);
}

}  // namespace

std::string_view sarif_level(finding::Level level) {
  switch (level) {
    case finding::Level::error:
      return "error";
    case finding::Level::warning:
      return "warning";
    case finding::Level::info:
      return "note";
    case finding::Level::off:
      return "none";
  }
  return "none";
}

SarifRules::SarifRules(const lint::LintResult& result, const Style& style) : rules_(style.rules) {
  for (const lint::Coverage& coverage : result.coverage) index_.try_emplace(coverage.rule);
  for (const lint::FileReport& file : result.files) {
    for (const auto* findings : {&file.findings, &file.kept_back}) {
      for (const finding::Finding& finding : *findings) index_.try_emplace(finding.rule);
    }
  }
  std::uint64_t next = 0;
  for (auto& [id, index] : index_) index = next++;
}

void SarifRules::write(JsonWriter& writer) const {
  writer.StartArray();
  for (const auto& [id, index] : index_) {
    writer.StartObject();
    member(writer, "id", id);
    const rule::Rule* rule = rules_ == nullptr ? nullptr : rules_->find(id);
    if (rule != nullptr) write_rule(writer, *rule);
    writer.EndObject();
  }
  writer.EndArray();
}

}  // namespace guidelint::report
