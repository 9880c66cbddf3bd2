// One JSON record a line; a file whose last line is not the summary was cut off.
#include "report/fixes.h"
#include "report/json_records.h"

namespace guidelint::report {
namespace {

class Lines {
 public:
  template <typename Write>
  void add(Write write) {
    buffer_.Clear();
    JsonWriter writer(buffer_);
    write(writer);
    out_ += finished(buffer_);
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  rapidjson::StringBuffer buffer_;
  std::string out_;
};

std::string render(const lint::LintResult& result, const Style& style, const Sources& sources) {
  Lines lines;
  lines.add([&](JsonWriter& writer) { write_run(writer, result, style, true); });
  for (const lint::FileReport& file : result.files) {
    const auto source = has_fix(file) ? sources(file) : nullptr;
    for (const auto* findings : {&file.findings, &file.kept_back}) {
      for (const finding::Finding& finding : *findings)
        lines.add([&](JsonWriter& writer) { write_finding(writer, file, finding, source.get(), true); });
    }
  }
  for (const lint::Coverage& coverage : result.coverage) {
    lines.add([&](JsonWriter& writer) { write_coverage(writer, coverage, true); });
  }
  lines.add([&](JsonWriter& writer) { write_summary(writer, result, style, true); });
  return lines.take();
}

}  // namespace

extern const Format jsonl{"jsonl", "one JSON record a line: run, findings, coverage, summary", render, true};

}  // namespace guidelint::report
