// The baseline on disk: lines that come back as they were, files that are written only where they change.
#include "lint/baseline.h"

#include <random>

#include "support/catch.h"
#include "support/temporary_folder.h"
#include "unit/rule/made_rules.h"

namespace guidelint::lint {
namespace {

using support::TemporaryFolder;

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST_CASE("a line is readable, and only what would break it is escaped", "[lint]") {
  CHECK(format_line({"research/crédit agricole/data-engineer.md", "row[São Paulo #2].total", "9f31c2"}) ==
        "research/crédit agricole/data-engineer.md  row[São Paulo #2].total  9f31c2");
  CHECK(format_line({"#a  b /c\nd\\", "row[ \t\xFF].x", "000000"}) ==
        "\\x23a\\x20\\x20b /c\\nd\\\\  row[ \\x09\\xff].x  000000");
}

TEST_CASE("any path and any name come back from their line", "[lint]") {
  std::mt19937 random(20261122);
  const std::vector<std::string> pieces = {
      " ",    "  ",   "#",           "\\",   "\\x20", "\\n", "\n", "\r",
      "\t",   "a",    "é",           "\xC3", "\xFF",  "|",   ".",  std::string(1, '\0'),
      "日本", "\x7F", "\xE2\x80\xA8"};
  for (int i = 0; i < 20000; ++i) {
    const auto word = [&] {
      std::string text;
      for (std::size_t left = random() % 6 + 1; left > 0; --left) text += pieces[random() % pieces.size()];
      return text;
    };
    const AcceptedLine line{word(), word(), fmt::format("{:06x}", random() & 0xFFFFFFU)};
    const std::string text = format_line(line);
    CAPTURE(text);
    REQUIRE(text.find('\n') == std::string::npos);
    REQUIRE(text.front() != '#');
    REQUIRE(parse_line(text) == line);
  }
}

TEST_CASE("what is no line is refused", "[lint]") {
  for (const std::string_view text : {"", "a.md", "a.md  x", "a.md x 000000", "a.md  x  00000", "a.md  x  00000G",
                                      "a.md  x  0000000", "  x  000000", "a.md    000000", "a\\q  x  000000",
                                      "a\\x2  x  000000", "a.md  x  000000 ", "a.md  x  000000  y", "a\t  x  000000"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_line(text));
  }
}

TEST_CASE("a baseline comes back as it was written, under the new id of a rule", "[lint]") {
  const auto rules = rule::made_rules({{"above", "each: row\nformerly: [over]\nexpect: base.low <= base.high"}});
  const TemporaryFolder folder;
  CHECK_FALSE(read_baseline(folder.path(), *rules)->exists);
  const AcceptedLines lines = {{"over", {{"b.md", "row[Oslo].base", "000001"}, {"a.md", "row[Oslo].base", "000001"}}},
                               {"gone", {{"a.md", "guide", "000002"}}},
                               {"none", {}}};
  const auto written = write_baseline(folder.path(), lines);
  REQUIRE(written);
  CHECK(written->files == 2);
  CHECK(written->replaced == 2);
  const auto baseline = read_baseline(folder.path(), *rules);
  REQUIRE(baseline);
  CHECK(baseline->exists);
  CHECK(baseline->lines == AcceptedLines{{"above", lines.at("over")}, {"gone", lines.at("gone")}});
  const std::string text = read(folder.path() / ".guidelint/accepted/over.txt");
  CHECK(text.substr(text.find('\n') + 1) == "a.md  row[Oslo].base  000001\nb.md  row[Oslo].base  000001\n");

  const auto renamed = write_baseline(folder.path(), baseline->lines);
  CHECK(renamed->replaced == 1);
  CHECK(renamed->removed == 1);
  CHECK_FALSE(std::filesystem::exists(folder.path() / ".guidelint/accepted/over.txt"));
  CHECK(write_baseline(folder.path(), {})->removed == 2);
  CHECK(read_baseline(folder.path(), *rules)->exists);
}

TEST_CASE("every line that is none is told with its place", "[lint]") {
  const auto rules = rule::made_rules({{"above", "each: row\nexpect: base.low <= base.high"}});
  const TemporaryFolder folder;
  folder.write(".guidelint/accepted/above.txt", "# c\r\n\r\na.md  row[Oslo].base  000001\r\n>>>>>>> main\nx\n");
  const auto baseline = read_baseline(folder.path(), *rules);
  REQUIRE_FALSE(baseline);
  REQUIRE(baseline.error().size() == 2);
  const std::string place = (folder.path() / ".guidelint/accepted/above.txt").string();
  CHECK(baseline.error()[0].message ==
        place + ":4: not a line of the baseline (guide, field and digest, two blanks between)");
}

}  // namespace
}  // namespace guidelint::lint
