// A whole guide, judged by every rule beside a good one: places, the same findings on any number of threads, and every
// output a program can read and no terminal acts upon.
#include <rapidjson/document.h>

#include "fuzz/target.h"
#include "fuzz/world.h"
#include "report/format.h"

namespace guidelint::fuzz {
namespace {

bool is_json(std::string_view text) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseIterativeFlag>(text.data(), text.size());
  return !document.HasParseError();
}

// No control character but line ends (and the tabs of machine formats): nothing moves a cursor or rings.
void require_calm(std::string_view format, std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    require((byte >= 0x20 && byte != 0x7F) || c == '\n' || c == '\t', "no control character", format);
  }
  require(text::is_valid_utf8(text), "UTF-8", format);
  for (const std::string_view mark : {"\xE2\x80\xAE", "\xE2\x80\xAD", "\xE2\x81\xA6", "\xE2\x81\xA7", "\xE2\x81\xA8"}) {
    require(text.find(mark) == std::string_view::npos, "no mark that turns the direction of text", format);
  }
}

void require_form(std::string_view format, std::string_view text) {
  if (format == "json" || format == "sarif") require(is_json(text), "JSON", format);
  if (format != "jsonl" && format != "rdjson" && format != "github") return;
  if (format == "rdjson") return require(is_json(text), "JSON", format);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (format == "jsonl") {
      require(is_json(line), "a line of JSON", line);
    } else {
      require(line.empty() || line.starts_with("::error ") || line.starts_with("::warning ") ||
                  line.starts_with("::notice ") || line.starts_with("::notice::"),
              "a command of ours", line);
    }
    at = end + 1;
  }
}

void require_places(const lint::LintResult& result, const std::vector<lint::Input>& inputs) {
  for (std::size_t i = 0; i < result.files.size(); ++i) {
    const text::Span whole{0, static_cast<text::Offset>(inputs[i].text->size())};
    for (const finding::Finding& finding : result.files[i].findings) {
      require_within(finding.place.span, whole, finding.rule);
      require(finding.place.begin.line >= 1 && finding.place.begin.column >= 1, "a line and a column", finding.rule);
      for (const finding::Label& label : finding.labels) require_within(label.place.span, whole, label.text);
      if (finding.fix) require(text::are_apart(finding.fix->edits), "edits apart", finding.fix->title);
    }
  }
}

// `input`: which format, how many threads, and whether there is a copy of the guide, so that rules that compare guides
// have something to say; then the guide. One format at a time, or most of the time would go into printing.
void run(std::string_view input) {
  const unsigned choice = take_choice(input);
  std::vector<std::string> texts = {std::string(input)};
  if ((choice & 1U) != 0) texts.emplace_back(input);
  const auto inputs = guides_of(std::move(texts));
  const lint::LintResult result = judge(inputs, 1);
  require_places(result, inputs);
  if ((choice & 2U) != 0) {
    const lint::LintResult again = judge(inputs, 2);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      require(result.files[i].findings == again.files[i].findings, "the same findings on any number of threads");
    }
  }
  const report::Format& format = *report::all_formats()[choice / 4 % report::all_formats().size()];
  const report::Style style{.show_infos = true, .version = "0"};
  const std::string text = format.render(result, style, [&](const lint::FileReport& file) {
    return text::SourceFile::from_string(file.path, file.text.value_or(""));
  });
  require_calm(format.name, text);
  require_form(format.name, text);
}

}  // namespace

extern const Target guide{.name = "guide", .run = run};

}  // namespace guidelint::fuzz
