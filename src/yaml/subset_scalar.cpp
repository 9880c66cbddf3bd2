#include "yaml/subset_scalar.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace guidelint::yaml {
namespace {

using ByteSet = std::array<bool, 256>;

constexpr ByteSet set_of(std::string_view bytes) {
  ByteSet set{};
  for (const char c : bytes) set[static_cast<unsigned char>(c)] = true;
  return set;
}
constexpr ByteSet k_no_start = set_of(" ?:,[]{}#&*!|>'\"%@`");  // what no plain scalar begins with
constexpr ByteSet k_may_end = set_of(":#");
constexpr ByteSet k_may_end_in_flow = set_of(":#,[]{}");
constexpr ByteSet k_flow = set_of(",[]{}");

bool is_in(const ByteSet& set, char c) { return set[static_cast<unsigned char>(c)]; }

std::string_view between(const char* begin, const char* end) { return {begin, static_cast<std::size_t>(end - begin)}; }

const char* trim_end(const char* begin, const char* end) {
  while (end != begin && end[-1] == ' ') --end;
  return end;
}

}  // namespace

bool ScalarReader::read_on_line(Scalar& scalar, Context context) {
  scalar.begin = lines_.at;
  scalar.quoted = *lines_.at == '"' || *lines_.at == '\'';
  const bool is_read = *lines_.at == '"'    ? read_double_quoted(scalar)
                       : *lines_.at == '\'' ? read_single_quoted(scalar)
                                            : read_plain(scalar, context);
  lines_.skip_spaces();
  return is_read;
}

void ScalarReader::scan_plain(Context context) {
  const bool is_flow = context == Context::flow;
  const ByteSet& may_end = is_flow ? k_may_end_in_flow : k_may_end;
  const char* at = lines_.at;
  const char* const end = lines_.end;
  for (;; ++at) {
    while (at != end && !is_in(may_end, *at)) ++at;
    if (at == end) break;
    if (*at == '#') {
      if (at[-1] == ' ') break;
    } else if (*at != ':' || lines_.is_end_or_space(at + 1)) {
      break;
    } else if (is_flow && (is_in(k_flow, at[1]) || at[1] == '?')) {
      break;  // libyaml refuses that, and so does whoever asked, who finds a colon
    }
  }
  lines_.at = at;
}

bool ScalarReader::read_plain(Scalar& scalar, Context context) {
  if (is_in(k_no_start, *lines_.at)) return false;
  if (*lines_.at == '-') {
    if (lines_.is_end_or_space(lines_.at + 1)) return false;
    if (context == Context::flow && is_in(k_flow, lines_.at[1])) return false;
  }
  scan_plain(context);
  scalar.end = trim_end(scalar.begin, lines_.at);
  scalar.value = between(scalar.begin, scalar.end);
  return true;
}

bool ScalarReader::read_single_quoted(Scalar& scalar) {
  bool has_escape = false;
  for (++lines_.at; lines_.at != lines_.end; ++lines_.at) {
    if (*lines_.at != '\'') continue;
    if (lines_.at + 1 == lines_.end || lines_.at[1] != '\'') break;
    has_escape = true;
    ++lines_.at;
  }
  if (lines_.at == lines_.end) return false;
  scalar.end = ++lines_.at;
  scalar.value = between(scalar.begin + 1, scalar.end - 1);
  if (!has_escape) return true;
  std::string decoded;
  for (std::size_t i = 0; i < scalar.value.size(); ++i) {
    decoded += scalar.value[i];
    if (scalar.value[i] == '\'') ++i;
  }
  scalar.value = pool_.emplace_back(std::move(decoded));
  return true;
}

bool ScalarReader::read_double_quoted(Scalar& scalar) {
  bool has_escape = false;
  for (++lines_.at; lines_.at != lines_.end && *lines_.at != '"'; ++lines_.at) {
    if (*lines_.at != '\\') continue;
    has_escape = true;
    if (++lines_.at == lines_.end) return false;
  }
  if (lines_.at == lines_.end) return false;
  scalar.end = ++lines_.at;
  scalar.value = between(scalar.begin + 1, scalar.end - 1);
  if (!has_escape) return true;
  std::string decoded;
  for (std::size_t i = 0; i < scalar.value.size(); ++i) {
    if (scalar.value[i] != '\\') {
      decoded += scalar.value[i];
      continue;
    }
    const char escaped = scalar.value[++i];
    if (escaped != '"' && escaped != '\\' && escaped != 'n' && escaped != 't') return false;
    decoded += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
  }
  scalar.value = pool_.emplace_back(std::move(decoded));
  return true;
}

bool ScalarReader::read_folded(Scalar& scalar, int indent) {
  std::string* folded = nullptr;
  while (lines_.at == lines_.end) {  // a comment ends it
    std::size_t breaks = 0;
    do {
      ++breaks;
    } while (lines_.next_any() && lines_.at == lines_.end);
    if (lines_.column == Lines::k_ended) return true;
    if (*lines_.at == '#') break;
    if (lines_.column <= indent) return true;
    const char* begin = lines_.at;
    scan_plain(Context::block);
    if (lines_.at != lines_.end && *lines_.at == ':') return false;
    scalar.end = trim_end(begin, lines_.at);
    if (folded == nullptr) folded = &pool_.emplace_back(scalar.value);
    *folded += breaks == 1 ? std::string(1, ' ') : std::string(breaks - 1, '\n');
    *folded += between(begin, scalar.end);
    scalar.value = *folded;
  }
  lines_.next();
  return true;
}

bool ScalarReader::read_block(Scalar& scalar, int indent) {
  const bool is_literal = *lines_.at == '|';
  scalar.begin = lines_.at++;
  scalar.quoted = true;
  char chomping = ' ';
  if (lines_.at != lines_.end && (*lines_.at == '-' || *lines_.at == '+')) chomping = *lines_.at++;
  if (!lines_.is_end_or_space(lines_.at)) return false;
  lines_.skip_spaces();
  if (!lines_.is_over()) return false;

  // Line breaks are held back until it is known what follows: text, folded with it or not, or nothing.
  std::string& value = pool_.emplace_back();
  std::size_t breaks = 0;  // after the last line of text
  bool was_indented = true;
  int content = Lines::k_ended;  // the column of the text
  int deepest_blank = 0;
  while (lines_.next_any()) {
    const bool is_blank = lines_.at == lines_.end;
    if (is_blank && lines_.after == lines_.all_end && lines_.end == lines_.all_end) return false;  // no break after it
    if (content == Lines::k_ended) {
      if (is_blank) {
        deepest_blank = std::max(deepest_blank, lines_.column);
        ++breaks;
        continue;
      }
      if (lines_.column <= indent || lines_.column < deepest_blank) return false;
      content = lines_.column;
      value.append(breaks, '\n');
    } else if (is_blank && lines_.column <= content) {
      ++breaks;
      continue;
    } else if (is_blank) {
      return false;
    } else if (lines_.column < content) {
      break;
    } else {
      const bool is_indented = lines_.column > content;
      const bool is_joined = !is_literal && !was_indented && !is_indented;
      if (is_joined && breaks == 1) value += ' ';
      value.append(is_joined ? breaks - 1 : breaks, '\n');
    }
    was_indented = lines_.column > content;
    value += between(lines_.begin + content, lines_.end);
    scalar.end = trim_end(lines_.begin, lines_.end);
    breaks = lines_.end == lines_.all_end ? 0 : 1;
  }
  if (content == Lines::k_ended) return false;
  if (chomping == '+') value.append(breaks, '\n');
  if (chomping == ' ' && breaks > 0) value += '\n';
  scalar.value = value;
  if (lines_.column != Lines::k_ended && *lines_.at == '#') lines_.next();
  return true;
}

}  // namespace guidelint::yaml
