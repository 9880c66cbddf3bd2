#include "guide/html.h"

#include <algorithm>
#include <array>
#include <string>

#include "guide/markers.h"

namespace guidelint::guide {
namespace {

constexpr auto k_block_tags = std::to_array<std::string_view>(
    {"address",  "article",    "aside",  "base",    "basefont", "blockquote", "body",     "caption",  "center",
     "col",      "colgroup",   "dd",     "details", "dialog",   "dir",        "div",      "dl",       "dt",
     "fieldset", "figcaption", "figure", "footer",  "form",     "frame",      "frameset", "h1",       "h2",
     "h3",       "h4",         "h5",     "h6",      "head",     "header",     "hr",       "html",     "iframe",
     "legend",   "li",         "link",   "main",    "menu",     "menuitem",   "nav",      "noframes", "ol",
     "optgroup", "option",     "p",      "param",   "section",  "source",     "summary",  "table",    "tbody",
     "td",       "tfoot",      "th",     "thead",   "title",    "tr",         "track",    "ul"});
static_assert(std::ranges::is_sorted(k_block_tags));

constexpr std::array<std::string_view, 3> k_raw_tags = {"script", "pre", "style"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_name(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-'; }

bool is_same_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

// Of `text` from `at`: past the characters that `wanted` accepts.
template <class Wanted>
std::size_t skip(std::string_view text, std::size_t at, Wanted wanted) {
  while (at < text.size() && wanted(text[at])) ++at;
  return at;
}

// Past one `name="value"` with the blanks before it, or `at`.
std::size_t skip_attribute(std::string_view text, std::size_t at) {
  const auto begins = [](char c) { return is_letter(c) || c == '_' || c == ':'; };
  const auto goes_on = [](char c) { return is_name(c) || c == '_' || c == ':' || c == '.'; };
  const auto name = skip(text, at, is_space);
  if (name == at || name == text.size() || !begins(text[name])) return at;
  const auto name_end = skip(text, name, goes_on);

  auto value = skip(text, name_end, is_space);
  if (value == text.size() || text[value] != '=') return name_end;
  value = skip(text, value + 1, is_space);
  if (value == text.size()) return name_end;
  if (text[value] == '"' || text[value] == '\'') {
    const auto closing = text.find(text[value], value + 1);
    return closing == std::string_view::npos ? name_end : closing + 1;
  }
  const auto plain = [](char c) {
    return !is_space(c) && std::string_view("\"'=<>`").find(c) == std::string_view::npos;
  };
  const auto value_end = skip(text, value, plain);
  return value_end == value ? name_end : value_end;
}

// "<b>", "</b>" or "<a href=x>" and nothing but blanks after it.
bool is_lone_tag(std::string_view rest) {
  const bool is_closing = rest.size() > 1 && rest[1] == '/';
  std::size_t at = is_closing ? 2 : 1;
  if (at >= rest.size() || !is_letter(rest[at])) return false;
  at = skip(rest, at, is_name);
  if (!is_closing) {
    for (auto next = skip_attribute(rest, at); next != at; next = skip_attribute(rest, at)) at = next;
  }
  at = skip(rest, at, is_space);
  if (!is_closing && at < rest.size() && rest[at] == '/') ++at;
  return at < rest.size() && rest[at] == '>' && trim(rest.substr(at + 1)).empty();
}

bool contains_ignoring_case(std::string_view text, std::string_view part) {
  const auto same = [](char a, char b) { return lower(a) == lower(b); };
  return std::search(text.begin(), text.end(), part.begin(), part.end(), same) != text.end();
}

}  // namespace

int html_kind(std::string_view rest) {
  if (rest.size() < 2 || rest[0] != '<') return 0;
  if (rest.substr(0, 4) == "<!--") return k_html_comment;
  if (rest[1] == '?') return 3;
  if (is_same_ignoring_case(rest.substr(0, 9), "<![CDATA[")) return 5;
  if (rest[1] == '!') return rest.size() > 2 && rest[2] >= 'A' && rest[2] <= 'Z' ? 4 : 0;

  const std::size_t begin = rest[1] == '/' ? 2 : 1;
  const auto end = skip(rest, begin, is_name);
  const auto name = rest.substr(begin, end - begin);
  const auto is_name_of = [name](std::string_view tag) { return is_same_ignoring_case(tag, name); };
  const bool ends_here = end == rest.size() || is_space(rest[end]) || rest[end] == '>';
  if (begin == 1 && ends_here && std::ranges::any_of(k_raw_tags, is_name_of)) return 1;
  if ((ends_here || rest.substr(end, 2) == "/>") && std::ranges::any_of(k_block_tags, is_name_of)) return 6;
  return is_lone_tag(rest) ? 7 : 0;
}

bool html_ends_with(int kind, std::string_view rest) {
  switch (kind) {
    case 1:
      return std::ranges::any_of(k_raw_tags, [rest](std::string_view tag) {
        return contains_ignoring_case(rest, std::string("</").append(tag).append(">"));
      });
    case k_html_comment:
      return rest.find("-->") != std::string_view::npos;
    case 3:
      return rest.find("?>") != std::string_view::npos;
    case 4:
      return rest.find('>') != std::string_view::npos;
    case 5:
      return rest.find("]]>") != std::string_view::npos;
    default:
      return false;
  }
}

}  // namespace guidelint::guide
