#include "report/rule_source.h"

#include <algorithm>
#include <cstdint>

#include "base/strings.h"

namespace guidelint::report {
namespace {

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

std::uint32_t line_of(const text::SourceFile& file, text::Span in_text) {
  return file.position(file.in_file(in_text).begin).line;
}

std::string_view line_at(const text::SourceFile& file, std::uint32_t line) { return file.slice(file.line_span(line)); }

// The first line of what follows in the file: another example, or the next key.
std::uint32_t line_behind(const rule::Rule& rule, text::Span span) {
  std::uint32_t behind = rule.file->line_count() + 1;
  const auto consider = [&](text::Span other) {
    if (other.begin > span.begin) behind = std::min(behind, line_of(*rule.file, other));
  };
  for (const rule::Example& other : rule.examples) consider(other.entry->span);
  for (const yaml::Entry& entry : rule.node->entries) consider(entry.key_span);
  return behind;
}

}  // namespace

std::string source_of(const rule::Rule& rule, const rule::Example& example) {
  const text::SourceFile& file = *rule.file;
  const std::uint32_t first = line_of(file, example.entry->span);
  const std::size_t indent = indent_of(line_at(file, first));
  if (!line_at(file, first).substr(indent).starts_with('-')) {  // several in one line: [{good: …}, {bad: …}]
    return std::string(file.slice(file.in_file(example.entry->span))) + "\n";
  }
  std::uint32_t behind = line_behind(rule, example.entry->span);
  // Comments at the edge speak of the examples below them
  while (behind > first + 1) {
    const std::string_view line = line_at(file, behind - 1);
    const bool is_own = indent_of(line) > indent && !base::trim(line).empty();
    if (is_own) break;
    --behind;
  }
  std::string source;
  for (std::uint32_t number = first; number < behind; ++number) {
    const std::string_view line = line_at(file, number);
    source += line.substr(std::min(indent, indent_of(line)));
    source += '\n';
  }
  return source;
}

std::string source_of(const rule::Rule& rule, std::string_view key) {
  const yaml::Entry* entry = rule.node->find(key);
  if (entry == nullptr) return {};
  const text::SourceFile& file = *rule.file;
  const std::uint32_t behind = line_behind(rule, entry->key_span);
  std::string source;
  for (std::uint32_t number = line_of(file, entry->value.span); number < behind; ++number) {
    const std::string_view line = line_at(file, number);
    const bool is_comment_at_edge = line.starts_with('#');
    if (base::trim(line).empty() || is_comment_at_edge) continue;
    source += line;
    source += '\n';
  }
  return source;
}

}  // namespace guidelint::report
