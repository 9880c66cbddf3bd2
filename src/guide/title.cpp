#include "guide/markers.h"
#include "guide/prose.h"

namespace guidelint::guide {
namespace {

using text::Offset;

constexpr std::string_view k_guide = "negotiation guide";
constexpr std::string_view k_signature = "signature role";

std::string_view strip_emphasis(std::string_view text) {
  text = trim(text);
  while (!text.empty() && (text.front() == '*' || text.front() == '_')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == '*' || text.back() == '_')) text.remove_suffix(1);
  return trim(text);
}

bool is_signature(std::string_view text) { return text.size() == k_signature.size() && begins_with(text, k_signature); }

struct Separator {
  std::size_t place = std::string_view::npos;
  std::size_t length = 0;
};

// The last of the first kind there is: a role may hold a dash, and hardly a pipe.
Separator find_separator(std::string_view text) {
  for (const std::string_view sign : {" | ", " \xE2\x80\x94 ", " \xE2\x80\x93 ", " - "}) {
    if (const auto place = text.rfind(sign); place != std::string_view::npos) return {place, sign.size()};
  }
  return {};
}

// "— SIGNATURE ROLE" and the like.
std::string_view strip_signature(std::string_view text) {
  const auto dash = text.rfind("SIGNATURE ROLE");
  if (dash == std::string_view::npos || dash == 0 || !is_signature(strip_emphasis(text.substr(dash)))) return text;
  const auto before = text.substr(0, dash);
  for (const std::string_view sign : {"|", "\xE2\x80\x94", "\xE2\x80\x93", "-"}) {
    const auto place = before.rfind(sign);
    if (place != std::string_view::npos && strip_emphasis(before.substr(place + sign.size())).empty()) {
      return trim(before.substr(0, place));
    }
  }
  return text;
}

// Without "Global Negotiation Guide".
std::string_view strip_guide(std::string_view text) {
  if (text.size() < k_guide.size() || !begins_with(text.substr(text.size() - k_guide.size()), k_guide)) return text;
  text = trim(text.substr(0, text.size() - k_guide.size()));
  for (const std::string_view word : {"global", "salary"}) {
    const auto at = text.size() < word.size() ? 0 : text.size() - word.size();
    if (begins_with(text.substr(at), word) && (at == 0 || text[at - 1] == ' ')) return trim(text.substr(0, at));
  }
  return text;
}

// Where the parenthesis begins that ends `text`.
std::size_t last_parenthesis(std::string_view text) {
  if (text.empty() || text.back() != ')') return std::string_view::npos;
  int depth = 0;
  for (auto at = text.size(); at-- > 0;) {
    if (text[at] == ')') ++depth;
    if (text[at] == '(' && --depth == 0) return at;
  }
  return std::string_view::npos;
}

}  // namespace

Title parse_title(std::string_view heading, Offset base) {
  Title title;
  title.span = {base, base + static_cast<Offset>(heading.size())};
  const auto text = strip_guide(strip_signature(strip_emphasis(heading)));
  const auto separator = find_separator(text);
  title.role = strip_emphasis(text.substr(0, separator.place));
  if (separator.length > 0) title.company = strip_emphasis(text.substr(separator.place + separator.length));
  title.role_as_written = title.role;
  if (const auto at = last_parenthesis(title.role); at != std::string_view::npos && at > 0) {
    title.level = trim(title.role.substr(at + 1, title.role.size() - at - 2));
    title.role = trim(title.role.substr(0, at));
  }
  return title;
}

// The first heading, if it says that it is a guide's or nothing but comments and rules stands before it.
std::optional<Title> find_title(const Blocks& blocks, std::string_view text) {
  bool is_first = true;
  for (const auto& block : blocks.blocks) {
    if (block.in_quote || block.in_item) continue;
    if (block.kind == BlockKind::heading) {
      const auto heading = text.substr(block.content.begin, block.content.size());
      if (is_signature(strip_emphasis(heading))) continue;
      if (!is_first && !contains(heading, k_guide)) return std::nullopt;
      return parse_title(heading, block.content.begin);
    }
    if (block.kind != BlockKind::comment && block.kind != BlockKind::rule) is_first = false;
  }
  return std::nullopt;
}

}  // namespace guidelint::guide
