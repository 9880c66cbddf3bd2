#include "model/region.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "text/encoding.h"

namespace guidelint::model {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

// ":gb:", ":flag-us:": the length of the shortcode that begins `text`, or 0.
std::size_t shortcode_length(std::string_view text) {
  if (text.empty() || text[0] != ':') return 0;
  std::size_t at = 1;
  while (at < text.size() && at < 40 && (is_word(text[at]) || text[at] == '_' || text[at] == '-' || text[at] == '+'))
    ++at;
  return at > 1 && at < text.size() && text[at] == ':' ? at + 1 : 0;
}

// Pictures: U+1F000 and above (flags are two of U+1F1E6..), U+2600..27BF, variation selectors and joiners.
std::size_t picture_length(std::string_view text) {
  if (text.empty() || static_cast<unsigned char>(text[0]) < 0xE2) return 0;
  const std::size_t length = text::code_point_length(text);
  const std::string_view point = text.substr(0, length);
  if (length == 4) return point.substr(0, 2) == "\xF0\x9F" ? 4 : 0;
  const bool picture =
      (point >= "\xE2\x98\x80" && point <= "\xE2\x9E\xBF") || point == "\xEF\xB8\x8F" || point == "\xE2\x80\x8D";
  return length == 3 && picture ? 3 : 0;
}

// "GBP", "GBP £", "EUR/GBP", "CAD C$", "€": only codes, signs and what stands between them.
bool is_currency_note(std::string_view note) {
  bool any = false;
  while (!note.empty()) {
    if (is_letter(note[0])) {
      std::size_t length = 1;
      while (length < note.size() && is_letter(note[length])) ++length;
      const bool before_dollar = length <= 2 && length < note.size() && note[length] == '$';
      if (!before_dollar && !money::parse_currency(note.substr(0, length)) && note.substr(0, length) != "kr")
        return false;
      any = true;
      note.remove_prefix(length);
    } else if (note[0] == '$') {
      any = true;
      note.remove_prefix(1);
    } else if (note[0] == ' ' || note[0] == '/' || note[0] == ',') {
      note.remove_prefix(1);
    } else {
      const std::size_t length = text::code_point_length(note);
      const std::string_view sign = note.substr(0, length);
      if (sign != "£" && sign != "€" && sign != "₹" && sign != "¥" && sign != "₪" && sign != "₩") return false;
      any = true;
      note.remove_prefix(length);
    }
  }
  return any;
}

template <std::size_t N>
bool names_any(std::string_view text, const std::array<std::string_view, N>& places) {
  return std::any_of(places.begin(), places.end(),
                     [&](std::string_view place) { return text.find(place) != std::string_view::npos; });
}

constexpr std::array<std::string_view, 16> k_chinese = {
    "China",  "Beijing", "Shanghai", "Shenzhen", "Hangzhou", "Guangzhou", "Chengdu",   "Nanjing",
    "Suzhou", "Wuhan",   "Xi'an",    "Tianjin",  "Xiamen",   "Dalian",    "Chongqing", "Zhuhai"};
constexpr std::array<std::string_view, 4> k_danish = {"Denmark", "Copenhagen", "Aarhus", "Odense"};
constexpr std::array<std::string_view, 4> k_norwegian = {"Norway", "Oslo", "Bergen", "Trondheim"};

}  // namespace

std::string_view without_emphasis(std::string_view text) {
  text = base::trim(text);
  while (text.size() > 1 && (text.front() == '*' || text.front() == '_') && text.back() == text.front())
    text = base::trim(text.substr(1, text.size() - 2));
  return text;
}

std::string region_words(std::string_view region) {
  std::string_view rest = without_emphasis(region);
  std::string key;
  bool blank = false;
  while (!rest.empty()) {
    std::size_t skipped = picture_length(rest);
    if (skipped == 0) skipped = shortcode_length(rest);
    if (skipped == 0 && (rest[0] == ' ' || rest[0] == '\t')) skipped = 1;
    if (skipped != 0) {
      blank = true;
      rest.remove_prefix(skipped);
      continue;
    }
    if (rest[0] == '*') {
      rest.remove_prefix(1);
      continue;
    }
    if (blank && !key.empty()) key += ' ';
    blank = false;
    key += rest[0];
    rest.remove_prefix(1);
  }
  return key;
}

std::string region_key(std::string_view region) {
  std::string key = region_words(region);
  if (!key.empty() && key.back() == ')') {
    const std::size_t open = key.rfind('(');
    if (open != std::string::npos && open > 0 &&
        is_currency_note(std::string_view(key).substr(open + 1, key.size() - open - 2))) {
      key.resize(open);
      while (!key.empty() && key.back() == ' ') key.pop_back();
    }
  }
  return key.empty() ? std::string(without_emphasis(region)) : key;
}

money::CellContext cell_context(std::string_view cell, const Heading& header, const Heading& region) {
  money::CellContext context = region.named ? money::context_of(*region.named) : money::CellContext();
  if (cell.find("\u00A5") != std::string_view::npos &&
      (names_any(region.text, k_chinese) || names_any(header.text, k_chinese))) {
    context.yen = money::make_currency("CNY");
  }
  if (cell.find("kr") != std::string_view::npos) {
    if (names_any(region.text, k_danish) || names_any(header.text, k_danish))
      context.krona = money::make_currency("DKK");
    if (names_any(region.text, k_norwegian) || names_any(header.text, k_norwegian))
      context.krona = money::make_currency("NOK");
  }
  if (header.named) {  // nearer to the figures, so it has the last word
    const money::CellContext named = money::context_of(*header.named);
    if (named.dollar == *header.named) context.dollar = named.dollar;
    if (named.yen == *header.named) context.yen = named.yen;
    if (named.krona == *header.named) context.krona = named.krona;
  }
  return context;
}

}  // namespace guidelint::model
