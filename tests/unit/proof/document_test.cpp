#include "proof/document.h"

#include "made_rules.h"

namespace guidelint::proof {
namespace {

TEST_CASE("marks are taken out and their places kept", "[proof]") {
  const auto marked = take_marks("a: «1»\nb: «22»«»\n");
  REQUIRE(marked);
  CHECK(marked->text == "a: 1\nb: 22\n");
  REQUIRE(marked->marks.size() == 3);
  CHECK(marked->marks[0] == text::Span{3, 4});
  CHECK(marked->marks[1] == text::Span{8, 10});
  CHECK(marked->marks[2] == text::Span{10, 10});
}

TEST_CASE("marks that do not pair are refused", "[proof]") {
  CHECK(take_marks("a «b").error() == "a mark « without its »");
  CHECK(take_marks("a» b").error() == "a mark » without its «");
  CHECK(take_marks("«a «b» c»").error() == "a mark « stands inside a mark");
}

TEST_CASE("bytes of a line are written as escapes", "[proof]") {
  CHECK(decode_bytes(R"(\xEF\xbb\xBF---)") == "\xEF\xBB\xBF---");
  CHECK(decode_bytes(R"(a\r\0b)") == std::string("a\r\0b", 4));
  CHECK(decode_bytes(R"(\xG1 \x \n \)") == R"(\xG1 \x \n \)");
}

TEST_CASE("a line becomes a paragraph behind the title, one with a byte order mark the first line", "[proof]") {
  const auto example = text::SourceFile::from_string("e.md", "---\na: 1\n---\n### Role | Company\n\ntext\n");
  const Placed placed = place_line(*example, "new line");
  CHECK(placed.text == "---\na: 1\n---\n### Role | Company\n\nnew line\n\n\ntext\n");
  CHECK(placed.text.substr(placed.line.begin, placed.line.size()) == "new line");
  const Placed first = place_line(*example, "\xEF\xBB\xBF---");
  CHECK(first.text == "\xEF\xBB\xBF---\na: 1\n---\n### Role | Company\n\ntext\n");
  CHECK(first.line == text::Span{0, 6});
}

}  // namespace
}  // namespace guidelint::proof
