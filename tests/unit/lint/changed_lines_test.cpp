#include "lint/changed_lines.h"

#include <string>

#include "support/catch.h"

namespace guidelint::lint {
namespace {

std::string text_of(const std::vector<LineRange>& ranges) {
  std::string text;
  for (const LineRange& range : ranges) {
    text += (text.empty() ? "" : " ") + std::to_string(range.first) + "-" + std::to_string(range.last);
  }
  return text;
}

std::string changed(std::string_view before, std::string_view now) { return text_of(changed_lines(before, now)); }

finding::Place lines(std::uint32_t first, std::uint32_t last, std::uint32_t last_column = 2) {
  return {.span = {}, .begin = {first, 1}, .end = {last, last_column}};
}

std::uint32_t g_seed = 3;
std::uint32_t pick(std::uint32_t below) { return (g_seed = g_seed * 1664525U + 1013904223U) / 65536U % below; }

TEST_CASE("lines that the earlier version lacks are changed", "[lint]") {
  CHECK(changed("a\nb\nc\n", "a\nb\nc\n").empty());
  CHECK(changed("a\nb\nc\n", "a\nx\nc\n") == "2-2");
  CHECK(changed("a\nb\nc\n", "a\nc\n").empty());
  CHECK(changed("a\nc\n", "a\nx\ny\nc\n") == "2-3");
  CHECK(changed("", "a\nb") == "1-2");
  CHECK(changed("a\nb\n", "").empty());
  CHECK(changed("a\nb\nc\nd\ne\n", "x\nb\nc\nd\ny\n") == "1-1 5-5");
  CHECK(changed("a\n", "a\r\n") == "1-1");
}

TEST_CASE("equal lines beside a line that stands once are not changed", "[lint]") {
  CHECK(changed("---\na\n\nb\n\nc\n---\n", "---\nx\n\nb\n\ny\n---\n") == "2-2 6-6");
}

TEST_CASE("of lines that changed places the longest run is kept", "[lint]") {
  CHECK(changed("1\n2\n3\n4\n5\n", "5\n1\n2\n3\n4\n") == "1-1");
  CHECK(changed("1\n2\n3\n", "3\n0\n1\n2\n") == "1-2");
}

TEST_CASE("what is called unchanged is a common subsequence, for any text", "[lint]") {
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::string> before, now;
    for (auto size = pick(12); size > 0; --size) before.push_back(std::string(1, static_cast<char>('a' + pick(6))));
    for (auto size = pick(12); size > 0; --size) now.push_back(std::string(1, static_cast<char>('a' + pick(6))));
    std::string before_text, now_text;
    for (const auto& line : before) before_text += line + "\n";
    for (const auto& line : now) now_text += line + "\n";
    const auto ranges = changed_lines(before_text, now_text);
    CAPTURE(before_text, now_text, text_of(ranges));
    std::size_t at = 0;
    for (std::uint32_t line = 1; line <= now.size(); ++line) {
      if (is_within(ranges, lines(line, line))) continue;
      while (at < before.size() && before[at] != now[line - 1]) ++at;
      REQUIRE(at < before.size());
      ++at;
    }
  }
}

TEST_CASE("large texts without a common line, and of one line many times, take no time", "[lint]") {
  std::string before, now;
  for (int i = 0; i < 200000; ++i) {
    before += "a\n";
    now += i % 2 == 0 ? "a\n" : "b\n";
  }
  CHECK_FALSE(changed_lines(before, now).empty());
}

TEST_CASE("a place is on changed lines if all its lines are", "[lint]") {
  const std::vector<LineRange> ranges = {{2, 3}, {5, 5}};
  CHECK(is_within(ranges, lines(2, 3)));
  CHECK(is_within(ranges, lines(5, 5)));
  CHECK(is_within(ranges, lines(5, 6, 1)));
  CHECK_FALSE(is_within(ranges, lines(1, 1)));
  CHECK_FALSE(is_within(ranges, lines(3, 4)));
  CHECK_FALSE(is_within(ranges, lines(3, 5)));
  CHECK_FALSE(is_within(ranges, lines(6, 6)));
  CHECK_FALSE(is_within({}, lines(1, 1)));
}

}  // namespace
}  // namespace guidelint::lint
