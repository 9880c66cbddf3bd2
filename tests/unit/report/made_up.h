// Findings and results for tests of formats: short to write, with places that belong to the text.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "finding/finding.h"
#include "lint/result.h"
#include "report/format.h"
#include "support/catch.h"
#include "text/source_file.h"

namespace guidelint::report {

// The place of the first `part` in `text`. Requires: it is there.
inline finding::Place place_of(std::string_view text, std::string_view part) {
  const auto at = text.find(part);
  REQUIRE(at != std::string_view::npos);
  const auto source = text::SourceFile::from_string("", std::string(text));
  const text::Span span{static_cast<text::Offset>(at), static_cast<text::Offset>(at + part.size())};
  return {.span = span, .begin = source->position(span.begin), .end = source->position(span.end)};
}

inline finding::Finding finding_at(std::uint32_t line, std::uint32_t column, std::string rule, std::string message) {
  finding::Finding finding;
  finding.rule = std::move(rule);
  finding.message = std::move(message);
  finding.place = {.span = {0, 1}, .begin = {line, column}, .end = {line, column + 1}};
  return finding;
}

inline finding::Cause cause(std::string text, std::string group = "") {
  if (group.empty()) group = text;
  return {.id = "rule/1", .text = std::move(text), .group = std::move(group)};
}

inline lint::LintResult result_of(std::vector<lint::FileReport> files) {
  lint::LintResult result;
  result.today = {20454};  // 2026-01-01
  result.rules = 46;
  result.guides = files.size();
  result.corpus = files.size();
  result.files = std::move(files);
  return result;
}

inline const Format& format(std::string_view name) {
  for (const Format* one : all_formats()) {
    if (one->name == name) return *one;
  }
  FAIL("no format " << std::string(name));
  throw 0;
}

inline std::string rendered(std::string_view name, const lint::LintResult& result, const Style& style = {}) {
  const Sources sources = [](const lint::FileReport& file) {
    return file.text ? text::SourceFile::from_string(file.path, *file.text) : nullptr;
  };
  return format(name).render(result, style, sources);
}

}  // namespace guidelint::report
