#include "report/markdown_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "report/markup.h"

namespace guidelint::report {
namespace {

constexpr std::string_view k_special = "\\`*_[]<>&#|~$";

// Runs of white space, line breaks included, as one blank.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : base::trim(text)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) line += c;
    if (blank && !line.ends_with(' ')) line += ' ';
  }
  return printable(line);
}

std::size_t longest_run(std::string_view text, char wanted) {
  std::size_t longest = 0, run = 0;
  for (const char c : text) {
    run = c == wanted ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

// What makes a list or a numbered one of a line: "- ", "+ ", "12. ", "12) ", and the underline "---", "===".
bool begins_a_block(std::string_view line, std::size_t at) {
  if (line[at] == '-' || line[at] == '+' || line[at] == '=') return at == 0;
  if (line[at] != '.' && line[at] != ')') return false;
  return at > 0 && std::ranges::all_of(line.substr(0, at), [](char c) { return c >= '0' && c <= '9'; });
}

// Of ASCII: of the others, some are punctuation to Markdown.
bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_hexadecimal(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// Whether a run of 7 to 40 hexadecimal digits stands in it by itself: the name of a commit.
bool names_commit(std::string_view word) {
  constexpr std::size_t k_shortest = 7, k_longest = 40;
  std::size_t run = 0;
  bool all_hexadecimal = true;
  for (std::size_t i = 0; i <= word.size(); ++i) {
    if (i < word.size() && is_letter_or_digit(word[i])) {
      ++run;
      all_hexadecimal = all_hexadecimal && is_hexadecimal(word[i]);
      continue;
    }
    if (all_hexadecimal && run >= k_shortest && run <= k_longest) return true;
    run = 0;
    all_hexadecimal = true;
  }
  return false;
}

// ":+1:" and its like; times of day are taken for one, too.
bool names_emoji(std::string_view word) {
  const auto is_of_name = [](char c) { return is_letter_or_digit(c) || c == '_' || c == '+' || c == '-'; };
  std::size_t begin = word.find(':');
  while (begin != std::string_view::npos) {
    std::size_t end = begin + 1;
    while (end < word.size() && is_of_name(word[end])) ++end;
    if (end == word.size()) return false;
    if (word[end] == ':' && end > begin + 1) return true;
    begin = word.find(':', word[end] == ':' ? end : end + 1);
  }
  return false;
}

// Whether GitHub would make a link, a mention, a reference or a picture of it.
bool acts(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] == '@') return true;
    if (word[i] == '#' && i + 1 < word.size() && is_digit(word[i + 1])) return true;
  }
  const std::string lower = base::to_lower(word);
  const auto holds = [&lower](std::string_view part) { return lower.find(part) != std::string::npos; };
  if (holds("www.") || holds("://") || holds("mailto:") || holds("xmpp:")) return true;
  for (auto at = lower.find("gh-"); at != std::string::npos; at = lower.find("gh-", at + 1)) {
    if (at + 3 < lower.size() && is_digit(lower[at + 3])) return true;
  }
  return names_commit(word) || names_emoji(word);
}

// `plain` and `acting` of each word, with the blanks between.
template <typename Plain, typename Acting>
std::string by_word(std::string_view line, const Plain& plain, const Acting& acting) {
  std::string out;
  for (std::size_t begin = 0; begin < line.size();) {
    const auto end = std::min(line.find(' ', begin), line.size());
    const std::string_view word = line.substr(begin, end - begin);
    out += acts(word) ? acting(word) : plain(begin, end);
    if (end < line.size()) out += ' ';
    begin = end + 1;
  }
  return out;
}

// Requires: one line, printable.
std::string name_of_line(std::string_view line) {
  if (line.empty()) return {};
  std::string out = "`";
  for (const char c : line) {
    if (c == '|') {
      out += "\\x7c";
    } else if (c == '`') {
      out += "\\x60";
    } else {
      out += c;
    }
  }
  return out + "`";
}

std::string html_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const std::string_view entity = entity_of(c);
    if (!entity.empty()) {
      out += entity;
    } else if (c == '$') {
      out += "<span>$</span>";  // else two of them hold a formula
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string markdown_text(std::string_view text) {
  const std::string line = on_one_line(text);
  const auto plain = [&line](std::size_t begin, std::size_t end) {
    std::string out;
    for (std::size_t i = begin; i < end; ++i) {
      const char c = line[i];
      // GitHub reads `_` inside a word as itself: field names stay as they are
      const bool inside_word = c == '_' && i > 0 && i + 1 < line.size() && is_letter_or_digit(line[i - 1]) &&
                               is_letter_or_digit(line[i + 1]);
      if ((k_special.find(c) != std::string_view::npos && !inside_word) || begins_a_block(line, i)) out += '\\';
      out += c;
    }
    return out;
  };
  return by_word(line, plain, name_of_line);
}

std::string html_text(std::string_view text) {
  const std::string line = on_one_line(text);
  const auto plain = [&line](std::size_t begin, std::size_t end) {
    return html_escaped(std::string_view(line).substr(begin, end - begin));
  };
  return by_word(line, plain, [](std::string_view word) { return "<code>" + html_escaped(word) + "</code>"; });
}

std::string markdown_name(std::string_view text, std::size_t limit) { return name_of_line(printable(text, limit)); }

std::string markdown_code(std::string_view text) {
  const std::string line = on_one_line(text);
  if (line.empty()) return {};
  const std::string fence(longest_run(line, '`') + 1, '`');
  const std::string_view pad = line.front() == '`' || line.back() == '`' ? " " : "";
  return fmt::format("{}{}{}{}{}", fence, pad, line, pad, fence);
}

std::string markdown_block(std::string_view text, std::string_view language) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  const std::string fence(std::max<std::size_t>(longest_run(text, '`') + 1, 3), '`');
  return fmt::format("{}{}\n{}\n{}\n", fence, language, text, fence);
}

}  // namespace guidelint::report
