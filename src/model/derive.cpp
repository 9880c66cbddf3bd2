#include "model/derive.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "model/bind_impl.h"
#include "model/front_facts.h"
#include "model/front_lines.h"
#include "model/front_place.h"
#include "model/row_facts.h"

namespace guidelint::model {
namespace {

using text::Offset;

// Edits of the front matter, placed in text() and made edits of the file.
class FrontEdits {
 public:
  explicit FrontEdits(const text::SourceFile& source) : source_(&source), text_(source.text()), lines_(text_) {
    const auto newline = text_.find('\n');
    if (newline != std::string_view::npos && newline > 0 && text_[newline - 1] == '\r') line_end_ = "\r\n";
  }

  [[nodiscard]] std::string_view line_end() const { return line_end_; }

  [[nodiscard]] const FrontLines& lines() const { return lines_; }

  [[nodiscard]] bool is_block_map(const yaml::Node& node) const {
    return node.kind == yaml::Kind::map && !node.entries.empty() && !lines_.is_flow(node);
  }

  // Puts the key among those of `map`, a block map.
  void add(const Model& model, EntityKind kind, std::string_view parent, const yaml::Node& map, const BlockKey& key) {
    const auto indent = lines_.indent(map.entries.front().key_span.begin);
    if (!indent) return;
    std::vector<std::string_view> present;
    for (const yaml::Entry& entry : map.entries) present.push_back(entry.key);
    std::string lines = lines_of(key, *indent, line_end_);
    if (const auto behind = place_behind(model, kind, parent, present, key.name)) {
      insert(after(map, *behind), lines);
      return;
    }
    lines.erase(0, *indent);  // the indentation of the first key is there already
    insert(map.entries.front().key_span.begin, lines + std::string(*indent, ' '));
  }

  void insert(Offset at, std::string_view lines) { places_[{at, at}] += lines; }
  void replace(text::Span span, std::string lines) { places_[span] = std::move(lines); }

  [[nodiscard]] std::vector<text::Edit> take() const {
    std::vector<text::Edit> edits;
    for (const auto& [span, lines] : places_) edits.push_back({.span = source_->in_file(span), .text = lines});
    return edits;
  }

 private:
  // Behind the value of a key; a block scalar goes on to the next key, since its last line ends may count.
  [[nodiscard]] Offset after(const yaml::Node& map, std::size_t index) const {
    const yaml::Entry& entry = map.entries[index];
    const yaml::Node& value = entry.value;
    const char first = value.span.size() == 0 ? ' ' : text_[value.span.begin];
    const bool is_block_scalar = value.kind == yaml::Kind::scalar && value.quoted && (first == '|' || first == '>');
    if (is_block_scalar && index + 1 < map.entries.size()) return lines_.start(map.entries[index + 1].key_span.begin);
    return lines_.next(std::max(entry.key_span.end, lines_.end_of(value)));
  }

  const text::SourceFile* source_;
  std::string_view text_;
  FrontLines lines_;
  std::string_view line_end_ = "\n";
  std::map<text::Span, std::string> places_;
};

std::optional<std::vector<text::Edit>> result(const FrontEdits& edits) {
  std::vector<text::Edit> made = edits.take();
  return made.empty() ? std::nullopt : std::optional(std::move(made));
}

std::string dotted(const KeyPath& key) { return fmt::format("{}", fmt::join(key, ".")); }

class Completion {
 public:
  Completion(const Bound& guide, std::span<const Assignment> given, FrontEdits& edits)
      : guide_(&guide), bound_(&guide.impl()), facts_(guide, given), edits_(&edits) {}

  void complete_guide() const {
    complete(*bound_->front, {});
    for (std::size_t row = 0; row < bound_->rows.size(); ++row) {
      if (bound_->rows[row].item != nullptr && bound_->rows[row].body != nullptr) complete_row(row);
    }
  }

  // Every key of the model that is stated, for a guide that has none.
  [[nodiscard]] std::string everything() const {
    std::string lines;
    for (const std::string& name : guide_->model().front_order()) {
      if (auto value = facts_.value_of({name}))
        lines += lines_of({.name = name, .value = std::move(*value)}, 0, edits_->line_end());
    }
    return lines;
  }

 private:
  void complete(const yaml::Node& map, const KeyPath& parent) const {
    if (!edits_->is_block_map(map)) return;
    for (const std::string_view name : key_order(guide_->model(), EntityKind::guide, dotted(parent))) {
      KeyPath key = parent;
      key.push_back(name);
      if (!is_wanted(key)) continue;
      if (const yaml::Entry* entry = map.find(name)) {
        complete(entry->value, key);
      } else if (!bound_->misspelt->has(&map, name)) {
        if (auto value = facts_.value_of(key)) {
          edits_->add(guide_->model(), EntityKind::guide, dotted(parent), map,
                      {.name = std::string(name), .value = std::move(*value)});
        }
      }
    }
  }

  void complete_row(std::size_t row) const {
    const yaml::Node& map = *bound_->rows[row].item;
    if (!edits_->is_block_map(map)) return;
    for (const std::string_view name : key_order(guide_->model(), EntityKind::row, {})) {
      if (!is_required(EntityKind::row, {name}) || map.find(name) != nullptr || bound_->misspelt->has(&map, name))
        continue;
      if (auto value = row_key_value(*guide_, row, name)) {
        edits_->add(guide_->model(), EntityKind::row, {}, map, {.name = std::string(name), .value = std::move(*value)});
      }
    }
  }

  [[nodiscard]] bool is_wanted(const KeyPath& key) const {
    if (key.size() == 1 && key.front() == bound_->model->compensation) return bound_->model->compensation_required;
    return is_required(EntityKind::guide, key) || facts_.is_given(key);
  }

  // Whether the key, or one inside it, must be there.
  [[nodiscard]] bool is_required(EntityKind kind, const KeyPath& key) const {
    const EntityDef& entity = bound_->model->of(kind);
    for (std::size_t field = 0; field < entity.fields.size(); ++field) {
      if (!entity.fields[field].required) continue;
      for (const auto& keys : entity.compiled[field].keys) {
        if (keys.size() >= key.size() && std::equal(key.begin(), key.end(), keys.begin())) return true;
      }
    }
    return false;
  }

  const Bound* guide_;
  const Bound::Impl* bound_;
  FrontFacts facts_;
  FrontEdits* edits_;
};

// Of a longer table (the longest of 4,466 guides has 57 rows) only the first row gets them all: an edit of all rows for
// each row would be quadratic.
constexpr std::size_t k_most_repeated = 100;

// All rows at once, where the list is empty or null.
std::optional<std::vector<text::Edit>> fill_list(const Bound& guide, std::size_t row, const yaml::Entry& list,
                                                 FrontEdits& edits) {
  const std::vector<std::size_t> order = rows_of_table(guide.impl());
  if (order.size() > k_most_repeated && order.front() != row) return std::nullopt;
  const std::string_view text = guide.guide().source->text();
  const auto rows = FrontFacts(guide).value_of({guide.model().compensation_key()});
  const Offset begin = list.key_span.end;
  const Offset end = std::max(begin, list.value.span.end);
  const std::string_view colon = text.substr(begin, end - begin);
  const std::string_view rest = text.substr(end, edits.lines().next(end) - end);
  if (!rows || colon.substr(0, 1) != ":" || colon.find('\n') != std::string_view::npos ||
      rest.find_first_not_of(" \r\n") != std::string_view::npos)
    return std::nullopt;
  const Offset key = list.key_span.begin;
  const std::size_t indent = key - edits.lines().start(key);
  std::string lines;
  for (const Block& item : rows->items) lines += lines_of_item(item, indent + 2, indent + 4, edits.line_end());
  lines.resize(lines.size() - edits.line_end().size());
  edits.replace({begin + 1, end}, std::string(edits.line_end()) + lines);
  return result(edits);
}

}  // namespace

std::optional<std::vector<text::Edit>> derive_front(const Bound& guide, std::span<const Assignment> given) {
  const guide::Front& front = guide.guide().front;
  FrontEdits edits(*guide.guide().source);
  const Completion completion(guide, given, edits);
  if (!front.present) {
    const std::string lines = completion.everything();
    if (lines.empty()) return std::nullopt;
    const std::string fence = "---" + std::string(edits.line_end());
    edits.insert(0, fence + lines + fence);
    return result(edits);
  }
  if (!front.terminated || guide.impl().incomplete) return std::nullopt;
  if (guide.impl().front != nullptr) {
    completion.complete_guide();
  } else if (!front.document.has_content) {
    const std::string lines = completion.everything();
    if (!lines.empty()) edits.insert(front.span.end, lines);
  }
  return result(edits);
}

std::optional<std::vector<text::Edit>> derive_entry(const Bound& guide, std::size_t row) {
  const Bound::Impl& bound = guide.impl();
  if (bound.rows[row].body == nullptr || bound.rows[row].item != nullptr || bound.front == nullptr ||
      bound.rows_unknown || !guide.guide().front.terminated)
    return std::nullopt;
  const yaml::Entry* list = bound.front->find(bound.model->compensation);
  if (list == nullptr) return std::nullopt;  // derive_front adds the whole of it
  FrontEdits edits(*guide.guide().source);
  if (!edits.is_block_map(*bound.front)) return std::nullopt;
  if (list->value.items.empty()) return fill_list(guide, row, *list, edits);
  const auto entry = row_entry(guide, row);
  const std::string_view text = guide.guide().source->text();
  if (!entry || text[list->value.span.begin] == '[') return std::nullopt;

  const yaml::Node* before = nullptr;
  for (const std::size_t other : rows_of_table(guide.impl())) {
    if (other == row) break;
    if (bound.rows[other].item != nullptr) before = bound.rows[other].item;
  }
  const yaml::Node& sibling = before == nullptr ? list->value.items.front() : *before;
  if (!edits.is_block_map(sibling)) return std::nullopt;
  const Offset start = edits.lines().start(sibling.span.begin);
  const std::string_view prefix = text.substr(start, sibling.span.begin - start);
  const auto dash = prefix.find('-');
  const bool is_item = dash != std::string_view::npos && prefix.find_first_not_of(' ') == dash &&
                       prefix.find_first_not_of(' ', dash + 1) == std::string_view::npos;
  if (!is_item) return std::nullopt;
  const Offset at = before == nullptr ? start : edits.lines().next(edits.lines().end_of(sibling));
  edits.insert(at, lines_of_item(*entry, dash, prefix.size(), edits.line_end()));
  return result(edits);
}

}  // namespace guidelint::model
