#include "unit/yaml/mutant.h"

#include <array>
#include <utility>

namespace guidelint::yaml {
namespace {

using support::any_of;
using support::below;
using support::Random;

constexpr std::array<std::string_view, 68> k_inserted = {" ",
                                                         "  ",
                                                         "\t",
                                                         ":",
                                                         ": ",
                                                         " :",
                                                         "\"",
                                                         "'",
                                                         "''",
                                                         "\\\"",
                                                         "\\n",
                                                         "#",
                                                         " #",
                                                         "# ",
                                                         "-",
                                                         "- ",
                                                         "--",
                                                         "\n",
                                                         "\n ",
                                                         "\n\n",
                                                         "\n  ",
                                                         "\n\t",
                                                         "\r",
                                                         "\r\n",
                                                         "[",
                                                         "]",
                                                         "{",
                                                         "}",
                                                         ",",
                                                         ", ",
                                                         "&",
                                                         "&a ",
                                                         "*",
                                                         "*a",
                                                         "!",
                                                         "!!str ",
                                                         "|",
                                                         ">",
                                                         "|-\n",
                                                         ">+\n",
                                                         "%",
                                                         "@",
                                                         "`",
                                                         "?",
                                                         "? ",
                                                         "\\",
                                                         "~",
                                                         "null",
                                                         "<<",
                                                         "=",
                                                         "---",
                                                         "---\n",
                                                         "...",
                                                         "\n...\n",
                                                         "\n---\n",
                                                         "\xC2\xA0",
                                                         "£",
                                                         "–",
                                                         "\xF0\x9F\x92\xB0",
                                                         "\xFF",
                                                         "\xC2\x85",
                                                         "\xE2\x80\xA8",
                                                         "\xEF\xBB\xBF",
                                                         "\xEF\xBF\xBE",
                                                         "\x7F",
                                                         "\x01",
                                                         "{a: b}",
                                                         "[a, b]"};

constexpr std::array<std::string_view, 66> k_pieces = {"key: value",
                                                       "key:",
                                                       "key: ",
                                                       "a: 1",
                                                       "a:b",
                                                       "a: b: c",
                                                       "a : b",
                                                       "\"k\": v",
                                                       "'k' : 'v'",
                                                       "- item",
                                                       "- key: value",
                                                       "-",
                                                       "- ",
                                                       "- - deep",
                                                       "-  wide",
                                                       "- - k: v",
                                                       "text of a line",
                                                       "more, text - here",
                                                       "# comment",
                                                       "#",
                                                       "",
                                                       "  ",
                                                       "   ",
                                                       "|",
                                                       ">",
                                                       "k: |",
                                                       "k: >-",
                                                       "k: |+ # note",
                                                       "k: >2",
                                                       "- |",
                                                       "- >+",
                                                       "k: [a, b]",
                                                       "k: {a: b, c: }",
                                                       "k: [",
                                                       "a, b,",
                                                       "]",
                                                       "}",
                                                       "k: {a: [b, {c: d}],",
                                                       "k: \"q\" # c",
                                                       "k: 'it''s'",
                                                       "k: \"a\\\"b\\n\"",
                                                       "k: \"open",
                                                       "k: 'open",
                                                       "close\"",
                                                       "? k",
                                                       ": v",
                                                       "k: &a v",
                                                       "k: *a",
                                                       "k: !t v",
                                                       "k: - v",
                                                       "k: -v",
                                                       "k: #c",
                                                       "k: v#c",
                                                       "k: v #c",
                                                       "---",
                                                       "...",
                                                       "k: https://x.y/z?q=[1]",
                                                       "{a: b}",
                                                       "[a]: b",
                                                       "k: £1 – £2",
                                                       "k: [a ?? b, c?d, -1, - ]",
                                                       "k: {a: b?, c: ?d, e?: f, ?g: h}",
                                                       "k: {a: b:c, d: e:?f, g: 'h':i}",
                                                       "k: {a: -, b: --, c: b - c}",
                                                       "k: [a b]   # c",
                                                       "k: ?? a"};

std::size_t line_begin(const std::string& text, std::size_t at) {
  const auto feed = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
  return feed == std::string::npos ? 0 : feed + 1;
}

std::string line_at(const std::string& text, std::size_t begin) {
  const auto feed = text.find('\n', begin);
  return text.substr(begin, feed == std::string::npos ? std::string::npos : feed + 1 - begin);
}

void change(std::string& text, Random& random) {
  if (text.empty()) text = "a: b\n";
  const std::size_t at = below(random, text.size());
  const std::size_t begin = line_begin(text, at);
  const std::string line = line_at(text, begin);
  switch (below(random, 16)) {
    case 0:
      text.erase(at, 1 + below(random, 3));
      return;
    case 1:
      text[at] = any_of(random, k_inserted)[0];
      return;
    case 2:
      text[at] = static_cast<char>(below(random, 256));
      return;
    case 3:
      text.erase(begin, line.size());
      return;
    case 4:
      text.insert(begin, line);
      return;
    case 5: {  // swaps two lines
      const std::size_t other = line_begin(text, below(random, text.size()));
      const std::string moved = line_at(text, other);
      if (other <= begin) return;
      text.replace(other, moved.size(), line);
      text.replace(begin, line.size(), moved);
      return;
    }
    case 6:
      text.insert(begin, 1 + below(random, 4), ' ');
      return;
    case 7:
      text.erase(begin, std::min(line.find_first_not_of(' '), 1 + below(random, 4)));
      return;
    case 8:
      text.insert(begin, std::string(below(random, 5), ' ').append(any_of(random, k_pieces)).append("\n"));
      return;
    case 9:  // a key or a value that is long
      if (below(random, 8) == 0) text.insert(at, 900 + below(random, 250), below(random, 2) == 0 ? 'x' : ' ');
      return;
    case 10:  // nested deeply
      if (below(random, 8) == 0) {
        const std::string_view opening = any_of(random, std::array<std::string_view, 4>{"- ", "[", "{a: ", "  - "});
        const std::size_t levels = 26 + below(random, 12);
        for (std::size_t i = 0; i < levels; ++i) text.insert(begin, opening);
      }
      return;
    case 11:
      if (below(random, 4) == 0) text.resize(at);
      return;
    default:
      text.insert(below(random, 3) == 0 ? begin : at, any_of(random, k_inserted));
  }
}

}  // namespace

std::string make_document(Random& random) {
  const std::string_view end = below(random, 8) == 0 ? "\r\n" : "\n";
  std::string text;
  std::size_t indent = 0;
  const std::size_t lines = 1 + below(random, 12);
  for (std::size_t i = 0; i < lines; ++i) {
    const std::size_t step = below(random, 8);
    if (step == 0) indent = 0;
    if (step <= 2) indent += 2;
    if (step == 3) indent -= std::min<std::size_t>(indent, 2);
    text.append(std::string(step == 4 ? indent + 1 : indent, ' ')).append(any_of(random, k_pieces));
    if (i + 1 < lines || below(random, 4) != 0) text += end;
  }
  return text;
}

std::string mutate(std::string_view text, Random& random) {
  std::string mutant(text);
  constexpr std::size_t k_longest = 900;  // bytes; what is changed stands among few lines, not among hundreds
  if (mutant.size() > k_longest) {
    const std::size_t begin = below(random, 3) == 0 ? 0 : line_begin(mutant, below(random, mutant.size()));
    mutant = mutant.substr(begin, k_longest - below(random, 300));
    if (below(random, 4) != 0) mutant.resize(line_begin(mutant, mutant.size()));
  }
  const std::size_t changes = 1 + below(random, 1 + below(random, 4));
  for (std::size_t i = 0; i < changes; ++i) change(mutant, random);
  return mutant;
}

std::vector<std::string> documents_below(const std::filesystem::path& folder) {
  std::vector<std::string> documents;
  for (const auto& path : support::files_below(folder, {".md", ".txt", ".yaml", ".yml"})) {
    std::string text = support::read_bytes(path);
    if (path.extension() == ".yaml" || path.extension() == ".yml") {
      documents.push_back(std::move(text));
    } else if (text.starts_with("---\n")) {
      const auto end = text.find("\n---", 3);
      documents.push_back(text.substr(4, end == std::string::npos ? end : end - 3));
    }
  }
  return documents;
}

}  // namespace guidelint::yaml
