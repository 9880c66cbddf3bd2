#include "yaml/subset.h"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "yaml/lines.h"
#include "yaml/subset_scalar.h"

namespace guidelint::yaml {
namespace {

constexpr int k_deepest = 30;              // levels; parse() allows two more
constexpr std::size_t k_usual = 48;        // entries and items that are held at a time
constexpr std::ptrdiff_t k_widest = 1000;  // bytes from the beginning of a key to its colon

// A collection is built on a stack that all of them share and moved into its node when it ends: one allocation of the
// right size for each.
template <typename Element>
std::vector<Element> take_from(std::vector<Element>& stack, std::size_t first) {
  const auto begin = stack.begin() + static_cast<std::ptrdiff_t>(first);
  std::vector<Element> taken(std::make_move_iterator(begin), std::make_move_iterator(stack.end()));
  stack.erase(begin, stack.end());
  return taken;
}

// Where a node is being built. By number, because the stacks move their elements when they grow.
struct Slot {
  enum class In : std::uint8_t { root, map, list };
  In in = In::root;
  std::size_t number = 0;
};

// Each read_… function leaves the cursor at the line that follows what it read, except in brackets. Columns are bytes:
// only spaces and dashes stand before them. `indent` is the column of the collection around, -1 for the root.
class SubsetReader {
 public:
  SubsetReader(std::string_view text, text::Offset base)
      : text_(text), base_(base), lines_(text), scalars_(lines_, document_.pool) {}

  std::optional<Document> run() {
    if (!is_tame(text_)) return std::nullopt;
    lines_.next();
    if (lines_.column == Lines::k_ended) return std::nullopt;
    entries_.reserve(k_usual);
    items_.reserve(k_usual);
    if (!read_node({}, -1, Keys::allowed) || lines_.column != Lines::k_ended) return std::nullopt;
    if (document_.root.kind == Kind::scalar) return std::nullopt;
    document_.has_content = true;
    return std::move(document_);
  }

 private:
  enum class Keys : std::uint8_t { allowed, refused };  // whether a map or list may begin where the cursor stands

  // Whatever begins at the cursor.
  bool read_node(Slot slot, int indent, Keys keys) {
    if (lines_.column == 0 && lines_.is_marker()) return false;
    const char first = *lines_.at;
    if (first == '-' && lines_.is_end_or_space(lines_.at + 1)) {
      return keys == Keys::allowed && read_sequence(slot);
    }
    if (first == '[' || first == '{') {
      if (!read_flow(slot)) return false;
      lines_.skip_spaces();
      if (!lines_.is_over()) return false;
      lines_.next();
      return true;
    }
    Scalar scalar;
    if (first == '|' || first == '>') {
      if (!scalars_.read_block(scalar, indent)) return false;
      set(slot, scalar);
      return true;
    }
    if (!scalars_.read_on_line(scalar, Context::block)) return false;
    if (is_colon()) return keys == Keys::allowed && read_map(slot, scalar);
    if (!lines_.is_over()) return false;
    if (scalar.quoted) {
      lines_.next();
    } else if (!scalars_.read_folded(scalar, indent)) {
      return false;
    }
    set(slot, scalar);
    return true;
  }

  // What follows "-" or ":": something on this line, or on the next ones if they are indented, or nothing.
  bool read_value(Slot slot, int indent, Keys keys) {
    const char* absent = lines_.at;
    lines_.skip_spaces();
    if (!lines_.is_over()) return read_node(slot, indent, keys);
    lines_.next();
    if (lines_.column > indent) return read_node(slot, indent, Keys::allowed);
    if (lines_.column == indent && keys == Keys::refused && lines_.is_dash()) return read_sequence(slot);
    at(slot).span = {offset(absent), offset(absent)};
    return true;
  }

  bool read_map(Slot slot, Scalar key) {
    if (++depth_ > k_deepest) return false;
    const int column = static_cast<int>(key.begin - lines_.begin);
    const std::size_t first = entries_.size();
    for (;;) {
      if (lines_.at - key.begin > k_widest) return false;
      const text::Span key_span = span(key);
      ++lines_.at;
      if (!read_value(add_entry(key.value, key_span), column, Keys::refused)) return false;
      if (lines_.column > column) return false;
      if (lines_.column < column) break;
      if (column == 0 && lines_.is_marker()) return false;
      if (lines_.is_dash() || !scalars_.read_on_line(key, Context::block) || !is_colon()) return false;
    }
    Node& node = at(slot);
    node.kind = Kind::map;
    node.entries = take_from(entries_, first);
    node.span = {node.entries.front().key_span.begin, node.entries.back().value.span.end};
    --depth_;
    return true;
  }

  bool read_sequence(Slot slot) {
    if (++depth_ > k_deepest) return false;
    const int column = static_cast<int>(lines_.at - lines_.begin);
    const text::Offset begin = offset(lines_.at);
    const std::size_t first = items_.size();
    do {
      ++lines_.at;
      if (!read_value(add_item(), column, Keys::allowed)) return false;
      if (lines_.column > column) return false;
    } while (lines_.column == column && lines_.is_dash());
    Node& node = at(slot);
    node.kind = Kind::sequence;
    node.items = take_from(items_, first);
    node.span = {begin, node.items.back().span.end};
    --depth_;
    return true;
  }

  // A list or map in brackets, to behind the closing one.
  bool read_flow(Slot slot) {
    if (++depth_ > k_deepest) return false;
    const bool is_map = *lines_.at == '{';
    const char closing = is_map ? '}' : ']';
    const text::Offset begin = offset(lines_.at);
    const std::size_t first = is_map ? entries_.size() : items_.size();
    ++lines_.at;
    for (;;) {
      if (!skip_in_flow()) return false;
      if (*lines_.at == closing) break;
      if (is_map ? !read_flow_entry() : !read_flow_value(add_item())) return false;
      if (!skip_in_flow()) return false;
      if (*lines_.at == closing) break;
      if (*lines_.at != ',') return false;
      ++lines_.at;
    }
    ++lines_.at;
    Node& node = at(slot);
    node.kind = is_map ? Kind::map : Kind::sequence;
    if (is_map) {
      node.entries = take_from(entries_, first);
    } else {
      node.items = take_from(items_, first);
    }
    node.span = {begin, offset(lines_.at)};
    --depth_;
    return true;
  }

  bool read_flow_entry() {
    Scalar key;
    if (!scalars_.read_on_line(key, Context::flow) || !is_colon() || lines_.at - key.begin > k_widest) return false;
    const char* absent = ++lines_.at;
    if (!skip_in_flow()) return false;
    const Slot slot = add_entry(key.value, span(key));
    if (*lines_.at != ',' && *lines_.at != '}') return read_flow_value(slot);
    at(slot).span = {offset(absent), offset(absent)};
    return true;
  }

  bool read_flow_value(Slot slot) {
    if (*lines_.at == '[' || *lines_.at == '{') return read_flow(slot);
    Scalar scalar;
    if (!scalars_.read_on_line(scalar, Context::flow)) return false;
    set(slot, scalar);
    return true;
  }

  // To the next thing in brackets; false if the text ends before.
  bool skip_in_flow() {
    lines_.skip_spaces();
    if (!lines_.is_over()) return true;
    lines_.next();
    return lines_.column > 0 || (lines_.column == 0 && !lines_.is_marker());
  }

  [[nodiscard]] bool is_colon() const {
    return lines_.at != lines_.end && *lines_.at == ':' && lines_.is_end_or_space(lines_.at + 1);
  }

  Slot add_entry(std::string_view key, text::Span key_span) {
    entries_.push_back({key, key_span, {}});
    return {Slot::In::map, entries_.size() - 1};
  }

  Slot add_item() {
    items_.emplace_back();
    return {Slot::In::list, items_.size() - 1};
  }

  Node& at(Slot slot) {
    if (slot.in == Slot::In::map) return entries_[slot.number].value;
    return slot.in == Slot::In::list ? items_[slot.number] : document_.root;
  }

  void set(Slot slot, const Scalar& scalar) {
    Node& node = at(slot);
    node.quoted = scalar.quoted;
    node.span = span(scalar);
    node.scalar = scalar.value;
  }

  [[nodiscard]] text::Offset offset(const char* place) const {
    return base_ + static_cast<text::Offset>(place - text_.data());
  }
  [[nodiscard]] text::Span span(const Scalar& scalar) const { return {offset(scalar.begin), offset(scalar.end)}; }

  std::string_view text_;
  text::Offset base_;
  Document document_{};
  Lines lines_;
  ScalarReader scalars_;
  std::vector<Entry> entries_{};  // of the maps being read, the innermost last
  std::vector<Node> items_{};     // of the lists being read
  int depth_ = 0;
};

}  // namespace

std::optional<Document> parse_subset(std::string_view text, text::Offset base) {
  return SubsetReader(text, base).run();
}

}  // namespace guidelint::yaml
