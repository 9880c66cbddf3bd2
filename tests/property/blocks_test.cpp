// cmark-gfm, GitHub's own parser, judges the block scanner: on documents made from a grammar, on mutants of them, and
// on whole guides where there are some (fixtures/guides, and a corpus beside the repository).
//
// Compared by line: headings with level and text, tables with the text and the column of each cell, quotes, items,
// code, comments. Texts are compared as the words cmark-gfm sees in them, because it hands out no raw text of a cell.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "property/judge.h"
#include "support/catch.h"
#include "support/mutation_run.h"

namespace fs = std::filesystem;
using guidelint::judge::differences;

namespace {

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string body_of(std::string text) {
  if (text.substr(0, 4) != "---\n") return text;
  const auto end = text.find("\n---\n", 3);
  return end == std::string::npos ? text : text.substr(end + 5);
}

std::vector<std::string> bodies_under(const fs::path& folder) {
  std::vector<fs::path> paths;
  if (!fs::is_directory(folder)) return {};
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".md" || entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> bodies;
  for (const auto& path : paths) bodies.push_back(body_of(read(path)));
  return bodies;
}

using guidelint::support::below;
using guidelint::support::Random;

// What lines of guides are made of, and what stands at the edges of the rules of tables, lists and headings.
const std::vector<std::string_view> k_pieces = {
    "# Title",
    "### Role | Company",
    "## Closed ##",
    "#no heading",
    "#",
    "====",
    "---",
    "- - -",
    "***",
    "| a | b |",
    "|---|---|",
    "|--|",
    "| :-: | - |",
    "a | b",
    "--- | ---",
    "| 1 | 2 | 3 |",
    "| `x|y` | z |",
    "| a \\| b | c |",
    "| a |",
    "|---|",
    ":--",
    "|",
    "||",
    "| |",
    "- item",
    "* item",
    "+",
    "-",
    "1. one",
    "2) two",
    "10. ten",
    "   - deep",
    "> quote",
    "> **Ask:** $200K",
    ">",
    "> | a | b |",
    "> |---|---|",
    "> - item",
    "lazy",
    "text of a line",
    "```",
    "~~~ yaml",
    "    code",
    "\tcode",
    "<!-- note -->",
    "<!--",
    "-->",
    "<div>",
    "</div>",
    "<b>",
    "**Bold**",
    "",
    "",
    "",
    "  ",
    "  indented",
    "- | a | b |",
    "  |---|---|",
    "  | 1 | 2 |",
    "> ```",
    "- ```",
    "- > both",
    "> # Heading",
    "- # Heading",
    "café | £85K",
    "1. > - mixed",
    "-\ttab",
    ">\ttab",
    "|\ta\t|\tb\t|",
    "<pre>",
    "</pre>",
    "a\\",
};

std::string make_document(Random& random) {
  const std::string_view end = below(random, 8) == 0 ? "\r\n" : "\n";
  std::string text;
  const auto lines = 1 + below(random, 14);
  for (std::size_t i = 0; i < lines; ++i) {
    if (below(random, 6) == 0) text += std::string(below(random, 6), ' ');
    if (below(random, 10) == 0) text += "> ";
    text += k_pieces[below(random, k_pieces.size())];
    if (i + 1 < lines || below(random, 4) != 0) text += end;
  }
  return text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

bool is_inside_character(const std::string& text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

// One to four changes to lines or characters. Characters stay whole: cmark-gfm ends a table at invalid UTF-8, which
// SourceFile::text() never has.
std::string mutate(const std::string& text, Random& random) {
  static constexpr std::string_view k_alphabet = "|-:#>*+_`~ \t\n\\<!=1.)a$";
  auto lines = lines_of(text);
  if (lines.empty()) lines.emplace_back();
  const auto changes = 1 + below(random, 4);
  for (std::size_t i = 0; i < changes; ++i) {
    const auto place = lines.begin() + static_cast<std::ptrdiff_t>(below(random, lines.size()));
    const auto other = lines[below(random, lines.size())];
    auto column = below(random, place->size() + 1);
    while (is_inside_character(*place, column)) --column;
    auto next = column + 1;
    while (is_inside_character(*place, next)) ++next;
    switch (below(random, 8)) {
      case 0:
        if (lines.size() > 1) lines.erase(place);
        break;
      case 1:
        lines.insert(place, other);
        break;
      case 2:
        *place = other;
        break;
      case 3:
        lines.insert(place, std::string(k_pieces[below(random, k_pieces.size())]));
        break;
      case 4:
        if (column < place->size()) place->erase(column, next - column);
        break;
      case 5:
        place->insert(0, below(random, 2) == 0 ? "> " : std::string(1 + below(random, 5), ' '));
        break;
      default:
        place->insert(below(random, 2) == 0 ? column : 0, 1, k_alphabet[below(random, k_alphabet.size())]);
    }
  }
  std::string out;
  for (const auto& line : lines) out.append(line).append("\n");
  return out;
}

void check(const std::string& body) {
  if (!guidelint::judge::may_be_judged(body)) return;
  const auto found = differences(body);
  CAPTURE(body, found);
  CHECK(found.empty());
}

void check_mutants(const std::vector<std::string>& bodies, std::size_t count, unsigned seed) {
  Random random(seed);
  for (std::size_t i = 0; i < count; ++i) check(mutate(bodies[below(random, bodies.size())], random));
}

}  // namespace

TEST_CASE("the scanner and cmark-gfm see the same blocks in documents made from a grammar", "[guide][property]") {
  Random random(20261122);
  for (int i = 0; i < 20'000; ++i) check(make_document(random));
}

TEST_CASE("the scanner and cmark-gfm see the same blocks in guides of the fixtures and in mutants of them",
          "[guide][property]") {
  const auto bodies = bodies_under(fs::path(GUIDELINT_SOURCE_DIR) / "fixtures" / "guides");
  if (bodies.empty()) {
    WARN("skipped: no fixtures/guides");
    return;
  }
  for (const auto& body : bodies) check(body);
  check_mutants(bodies, 3'000, 1);
}

TEST_CASE("the scanner and cmark-gfm see the same blocks in a corpus and in mutants of it",
          "[guide][property][mutants]") {
  const auto shared = fs::path(GUIDELINT_SOURCE_DIR) / ".." / "shared";
  const auto run = guidelint::support::mutation_run(3'000, shared / "corpus" / "without-front-matter");
  auto bodies = bodies_under(run.folder);
  if (bodies.empty()) {
    WARN("skipped: no " << run.folder);
    return;
  }
  const auto seeds = bodies_under(shared / "seeds");
  bodies.insert(bodies.end(), seeds.begin(), seeds.end());
  for (const auto& body : bodies) check(body);
  check_mutants(bodies, run.count, run.seed);
}
