// Comments of the front matter.
#include <algorithm>

#include "rule/comment_scan.h"
#include "rule/ignore_comment.h"

namespace guidelint::rule {
namespace {

using text::Offset;
using text::Span;

struct Covering {  // a key with its value, or an item of a list
  Span span;
  std::size_t parent = 0;  // one more than its index; 0: none
};

// What a comment may cover, outer before inner, in order of place; and the scalars in which "#" is text.
class Nodes {
 public:
  explicit Nodes(const guide::Guide& guide) : text_(guide.source->text()) {
    std::vector<Todo> todo = {{&guide.front.document.root, 0}};
    while (!todo.empty()) {
      const Todo next = todo.back();
      todo.pop_back();
      std::size_t self = next.parent;
      if (next.is_item) self = add(next.node->span, next.parent);
      if (next.entry != nullptr) {
        const Span key = next.entry->key_span;
        if (is_quote(key)) texts_.push_back(key);
        self = add({key.begin, std::max(key.end, next.node->span.end)}, next.parent);
      }
      if (next.node->kind == yaml::Kind::scalar && next.node->quoted) texts_.push_back(next.node->span);
      for (auto item = next.node->items.rbegin(); item != next.node->items.rend(); ++item)
        todo.push_back({.node = &*item, .parent = self, .is_item = true});
      for (auto entry = next.node->entries.rbegin(); entry != next.node->entries.rend(); ++entry)
        todo.push_back({.node = &entry->value, .parent = self, .entry = &*entry});
    }
  }

  // What a comment covers whose "#" stands at `hash` in the line that begins at `line`.
  [[nodiscard]] FoundComment comment(Span text, Offset line, Offset hash) const {
    const std::string_view before = text_.substr(line, hash - line);
    const bool is_alone = before.find_first_not_of(" \t") == std::string_view::npos;
    const Covering* covering = first_from(is_alone ? hash : line);
    if (!is_alone && (covering == nullptr || covering->span.begin > hash)) {
      const Covering* next = covering;  // of "-  # …" the item begins below
      covering = before.find_first_not_of(" \t-") == std::string_view::npos ? next : around(line);
    }
    FoundComment found{.text = text};
    if (covering != nullptr) found.covers = covering->span;
    found.of_guide = is_alone && (covering == nullptr ? all_.empty() : covering == all_.data());
    return found;
  }

  // Whether `at` lies in a quoted scalar, or in a block below its first line.
  [[nodiscard]] bool is_text(Offset at) const {
    const auto after = std::ranges::upper_bound(texts_, at, {}, &Span::begin);
    if (after == texts_.begin()) return false;
    const Span span = *(after - 1);
    if (at >= span.end) return false;
    const bool is_block = text_[span.begin] == '|' || text_[span.begin] == '>';
    return !is_block || text_.substr(span.begin, at - span.begin).find('\n') != std::string_view::npos;
  }

 private:
  struct Todo {
    const yaml::Node* node = nullptr;
    std::size_t parent = 0;
    const yaml::Entry* entry = nullptr;
    bool is_item = false;
  };

  std::size_t add(Span span, std::size_t parent) {
    all_.push_back({.span = span, .parent = parent});
    return all_.size();
  }
  // The first that begins at `at` or later.
  [[nodiscard]] const Covering* first_from(Offset at) const {
    const std::size_t index = index_from(at);
    return index == all_.size() ? nullptr : &all_[index];
  }
  // The innermost that goes on over `at`.
  [[nodiscard]] const Covering* around(Offset at) const {
    std::size_t one = index_from(at);
    while (one > 0 && all_[one - 1].span.end <= at) one = all_[one - 1].parent;
    return one == 0 ? nullptr : &all_[one - 1];
  }
  [[nodiscard]] bool is_quote(Span span) const {
    return span.size() > 0 && (text_[span.begin] == '"' || text_[span.begin] == '\'');
  }
  [[nodiscard]] std::size_t index_from(Offset at) const {
    const auto found =
        std::ranges::lower_bound(all_, at, {}, [](const Covering& covering) { return covering.span.begin; });
    return static_cast<std::size_t>(found - all_.begin());
  }

  std::string_view text_;
  std::vector<Covering> all_;
  std::vector<Span> texts_;
};

// From the "#" at `hash`, with the blanks before it or, if there is nothing else, the line.
Span whole_of(std::string_view text, std::size_t line, std::size_t hash) {
  const std::size_t end = std::min(text.find('\n', hash), text.size());
  const std::size_t behind = text.find_last_not_of(" \t", hash - 1) + 1;
  const bool is_alone = behind <= line;
  const bool has_return = !is_alone && text[end - 1] == '\r';
  return {static_cast<Offset>(is_alone ? line : behind), static_cast<Offset>(is_alone ? std::min(end + 1, text.size())
                                                                             : has_return ? end - 1
                                                                                          : end)};
}

// Where the comment begins of which "guidelint-" at `at` is the first word: its "#". Nothing if it is not.
std::optional<std::size_t> find_hash(std::string_view text, std::size_t line, std::size_t at) {
  std::size_t hash = at;
  while (hash > line && (text[hash - 1] == ' ' || text[hash - 1] == '\t')) --hash;
  if (hash == line || text[hash - 1] != '#') return std::nullopt;
  while (hash > line && text[hash - 1] == '#') --hash;
  const bool begins = hash == line || text[hash - 1] == ' ' || text[hash - 1] == '\t';
  return begins ? std::optional(hash) : std::nullopt;
}

}  // namespace

std::vector<FoundComment> front_comments(const guide::Guide& guide, std::size_t limit) {
  std::vector<FoundComment> found;
  const std::string_view text = guide.source->text().substr(0, guide.front.span.end);
  std::optional<Nodes> nodes;
  std::size_t line = guide.front.span.begin;
  std::size_t line_end = line;
  for (auto at = text.find(k_ignore_prefix, line); at != std::string_view::npos && found.size() < limit;) {
    if (at >= line_end) {
      line = std::max(line, text.rfind('\n', at) + 1);  // there is one: the "---" before the front matter ends with it
      line_end = std::min(text.find('\n', at), text.size());
    }
    const auto hash = find_hash(text, line, at);
    if (hash && !nodes) nodes.emplace(guide);
    if (!hash || nodes->is_text(static_cast<Offset>(*hash))) {
      at = text.find(k_ignore_prefix, at + k_ignore_prefix.size());
      continue;
    }
    const std::size_t end = text.find_last_not_of(" \t\r", line_end - 1) + 1;
    found.push_back(nodes->comment({static_cast<Offset>(at), static_cast<Offset>(end)}, static_cast<Offset>(line),
                                   static_cast<Offset>(*hash)));
    found.back().whole = whole_of(text, line, *hash);
    at = text.find(k_ignore_prefix, line_end);
  }
  return found;
}

}  // namespace guidelint::rule
