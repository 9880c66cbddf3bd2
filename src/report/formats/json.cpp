// One JSON object {run, findings, coverage, summary}, with the records of `jsonl`.
#include "report/fixes.h"
#include "report/json_records.h"

namespace guidelint::report {
namespace {

std::string render(const lint::LintResult& result, const Style& style, const Sources& sources) {
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  writer.StartObject();
  writer.Key("run");
  write_run(writer, result, style, false);
  writer.Key("findings");
  writer.StartArray();
  for (const lint::FileReport& file : result.files) {
    const auto source = has_fix(file) ? sources(file) : nullptr;
    for (const auto* findings : {&file.findings, &file.kept_back}) {
      for (const finding::Finding& finding : *findings) write_finding(writer, file, finding, source.get(), false);
    }
  }
  writer.EndArray();
  writer.Key("coverage");
  writer.StartArray();
  for (const lint::Coverage& coverage : result.coverage) write_coverage(writer, coverage, false);
  writer.EndArray();
  writer.Key("summary");
  write_summary(writer, result, style, false);
  writer.EndObject();
  return finished(buffer);
}

}  // namespace

extern const Format json{"json", "one JSON object: run, findings, coverage, summary", render, true};

}  // namespace guidelint::report
