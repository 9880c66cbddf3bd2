// Repaired text: always UTF-8, every place of it has one in the file, and what was garbled on purpose comes back.
#include "fuzz/target.h"
#include "support/garble.h"
#include "text/source_file.h"

namespace guidelint::fuzz {
namespace {

void run(std::string_view input) {
  const auto source = text::SourceFile::from_string("a.md", std::string(input));
  const std::string_view text = source->text();
  const text::Span file{0, static_cast<text::Offset>(input.size())};
  require(source->raw() == input, "the bytes of the file");
  require(text::is_valid_utf8(text), "UTF-8");
  require(text.find('\0') == std::string_view::npos, "no NUL");

  text::Offset last = 0;
  for (const text::Repair& repair : source->repairs()) {
    require_within(repair.in_file, file, "a repair in the file");
    require_within(repair.in_text, {0, static_cast<text::Offset>(text.size())}, "a repair in the text");
    require(repair.in_file.begin >= last, "repairs in order");
    last = repair.in_file.end;
  }
  // Places go to the file in order; what was not repaired is the same bytes.
  text::Span before{};
  for (std::size_t at = 0; at < text.size() && at < 4000;) {
    const std::size_t length = text::code_point_length(text.substr(at));
    const text::Span here = source->in_file({static_cast<text::Offset>(at), static_cast<text::Offset>(at + length)});
    require_within(here, file, "a place in the file");
    require(here.begin >= before.begin && here.end >= before.end, "places in order");
    const text::Position position = source->position(here.begin);
    require(position.line >= 1 && position.line <= source->line_count(), "a line of the file");
    before = here;
    at += length;
  }
  for (std::uint32_t line = 1; line <= source->line_count() && line < 100; ++line)
    require_within(source->line_span(line), file, "a line");

  // Garbled by another table than the one that mends it. Without a letter that could lead a garbled sequence, what comes
  // back can only be the text; the pound sign is the strong evidence that weak ones need.
  if (!text::is_valid_utf8(input) || input.find('\0') != std::string_view::npos) return;
  if (input.find('\xC3') != std::string_view::npos || input.find("\xEF\xBB\xBF") != std::string_view::npos) return;
  const std::string plain = "\xC2\xA3" + std::string(input);
  const auto mended = text::SourceFile::from_string("a.md", support::garble(plain));
  require(mended->text() == plain, "the text that was garbled");
}

}  // namespace

extern const Target mojibake{.name = "mojibake", .run = run};

}  // namespace guidelint::fuzz
