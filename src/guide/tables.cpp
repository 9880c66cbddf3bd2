#include "guide/tables.h"

#include "guide/markers.h"

namespace guidelint::guide {
namespace {

bool is_row_space(char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\f'; }

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && is_row_space(text[at])) ++at;
  return at;
}

std::size_t skip_pipe(std::string_view rest, std::size_t at) {
  return at < rest.size() && rest[at] == '|' ? skip_spaces(rest, at + 1) : at;
}

std::size_t find_pipe(std::string_view rest, std::size_t begin) {
  auto at = rest.find('|', begin);
  while (at != std::string_view::npos && at > begin && rest[at - 1] == '\\') at = rest.find('|', at + 1);
  return at == std::string_view::npos ? rest.size() : at;
}

// A comment at the end of a cell is for the source only: "£95K <!-- guidelint-ignore … -->" is "£95K".
std::string_view without_comment(std::string_view text) {
  if (!text.ends_with("-->")) return text;
  const auto begin = text.rfind("<!--");
  return begin == std::string_view::npos ? text : trim_end(text.substr(0, begin));
}

// Calls `cell(begin, end)` for each.
template <class Each>
void for_each_cell(std::string_view rest, Each each) {
  auto at = skip_pipe(rest, 0);
  while (at < rest.size()) {
    const auto end = find_pipe(rest, at);
    each(at, end);
    at = skip_pipe(rest, end);
  }
}

}  // namespace

bool has_cells(std::string_view rest) { return skip_pipe(rest, 0) < rest.size(); }

std::size_t count_cells(std::string_view rest) {
  std::size_t count = 0;
  for_each_cell(rest, [&count](std::size_t, std::size_t) { ++count; });
  return count;
}

std::vector<Cell> row_cells(std::string_view rest, text::Offset base) {
  std::vector<Cell> cells;
  cells.reserve(8);
  for_each_cell(rest, [&](std::size_t begin, std::size_t end) {
    const auto written = rest.substr(begin, end - begin);
    const auto text = without_comment(trim(written));
    const auto place = text.empty() ? begin : begin + static_cast<std::size_t>(text.data() - written.data());
    const auto at = base + static_cast<text::Offset>(place);
    cells.push_back({.span = {at, at + static_cast<text::Offset>(text.size())}, .text = text});
  });
  return cells;
}

std::size_t count_delimiters(std::string_view rest) {
  std::size_t count = 0;
  std::size_t at = !rest.empty() && rest[0] == '|' ? 1 : 0;
  while (true) {
    at = skip_spaces(rest, at);
    if (at < rest.size() && rest[at] == ':') ++at;
    const auto dashes = at;
    while (at < rest.size() && rest[at] == '-') ++at;
    if (at == dashes) return 0;
    if (at < rest.size() && rest[at] == ':') ++at;
    ++count;

    at = skip_spaces(rest, at);
    if (at == rest.size()) return count;
    if (rest[at] != '|') return 0;
    at = at + 1;
    if (skip_spaces(rest, at) == rest.size()) return count;
  }
}

}  // namespace guidelint::guide
