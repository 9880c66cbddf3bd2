#include "model/line_role.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "model/bind_impl.h"
#include "model/region.h"

namespace guidelint::model {
namespace {

bool meet(text::Span a, text::Span b) {
  if (a == text::Span{} || b == text::Span{}) return false;
  return a.begin <= b.end && b.begin <= a.end;
}

class RoleReader {
 public:
  RoleReader(const Bound& guide, std::uint32_t line)
      : impl_(guide.impl()), guide_(guide.guide()), line_(guide_.source->line_span(line)) {}

  LineRole read() {
    role_.places.push_back(line_);
    if (is_front()) {
      role_.what = what_of_front();
    } else {
      role_.what = what_of_body();
    }
    find_rows();
    find_values();
    return std::move(role_);
  }

 private:
  [[nodiscard]] text::Span in_file(text::Span in_text) const { return guide_.source->in_file(in_text); }
  // A span in the text; an empty line inside it counts.
  [[nodiscard]] bool is_in(text::Span in_text) const {
    const text::Span span = in_file(in_text);
    return span.begin <= line_.end && line_.begin <= span.end && span.size() > 0;
  }
  [[nodiscard]] bool is_blank() const { return base::trim(guide_.source->slice(line_)).empty(); }

  [[nodiscard]] bool is_front() const {
    return guide_.front.present && line_.begin < in_file({guide_.body.begin, guide_.body.begin}).begin;
  }

  std::string what_of_front() {
    if (is_in(guide_.front.opening)) return "the first line of the front matter";
    std::string_view innermost;
    for (std::size_t key = 0; key < impl_.keys().size(); ++key) {
      const BoundKey& one = impl_.keys()[key];
      const text::Span whole = {one.entry->key_span.begin,
                                std::max(one.entry->key_span.end, one.entry->value.span.end)};
      if (meet(in_file(one.entry->key_span), line_)) return fmt::format("front matter, key {}", impl_.key_path(key));
      // A list or a map ends where the next key begins
      if (in_file(whole).begin <= line_.begin && line_.end <= in_file(whole).end) innermost = impl_.key_path(key);
    }
    if (base::trim(guide_.source->slice(line_)) == "---") return "the last line of the front matter";
    if (!innermost.empty()) return fmt::format("front matter, inside {}", innermost);
    return is_blank() ? "a blank line of the front matter" : "front matter";
  }

  std::string what_of_body() {
    if (guide_.title && is_in(guide_.title->span)) return "the title";
    for (const guide::Item& item : guide_.sources) {
      if (!is_in(item.span)) continue;
      if (guide_.sources_heading) role_.places.push_back(in_file(*guide_.sources_heading));
      return "a source";
    }
    if (guide_.sources_heading && is_in(*guide_.sources_heading)) return "the heading of the sources";
    if (guide_.summary && is_in(guide_.summary->span)) return "the negotiation summary";
    if (is_blank()) return "a blank line";
    std::string what = "text";
    for (const guide::Block& block : guide_.blocks.blocks) {
      if (!is_in(block.span)) continue;
      what = block.kind == guide::BlockKind::table ? what_of_table(guide_.blocks.tables[block.table])
                                                   : name_of(block.kind);
    }
    if (guide_.level_mapping && is_in(guide_.level_mapping->span)) what += ", part of the level mapping";
    if (guide_.strategy && is_in(guide_.strategy->span)) what += ", part of the strategy";
    return what;
  }

  static std::string name_of(guide::BlockKind kind) {
    switch (kind) {
      case guide::BlockKind::heading:
        return "a heading";
      case guide::BlockKind::paragraph:
        return "a paragraph";
      case guide::BlockKind::item:
        return "an item of a list";
      case guide::BlockKind::quote:
        return "a quote";
      case guide::BlockKind::code:
        return "code";
      case guide::BlockKind::comment:
        return "a comment";
      case guide::BlockKind::rule:
        return "a rule between sections";
      case guide::BlockKind::table:
        return "a table";
      case guide::BlockKind::html:
        return "HTML";
    }
    return "text";
  }

  std::string what_of_table(const guide::Table& table) {
    const bool is_pay = impl_.compensation && impl_.compensation->table == &table;
    const std::string_view of = is_pay ? "the compensation table" : "a table that holds no pay";
    if (is_in(table.header.span)) {
      if (is_pay) find_columns(table);
      return fmt::format("the header of {}", of);
    }
    if (is_in(table.delimiter)) return fmt::format("the line below the header of {}", of);
    return fmt::format("a row of {}", of);
  }

  void find_columns(const guide::Table& table) {
    for (const guide::Cell& cell : table.header.cells)
      role_.columns.push_back({.header = cell.text, .basis = money::basis_named_in(cell.text)});
    const auto& fields = impl_.model->of(EntityKind::row).fields;
    if (!table.rows.empty()) role_.below = in_file({table.rows.front().span.begin, table.rows.back().span.end});
    if (impl_.compensation->rows.empty()) return;
    const CompensationRow& row = impl_.compensation->rows.front();
    for (std::size_t i = 0; i < role_.columns.size(); ++i) {
      ColumnRole& column = role_.columns[i];
      const std::string_view name = without_emphasis(column.header);
      for (std::size_t field = 0; field < fields.size(); ++field) {
        const Figure& figure = row.figures[field];
        const bool is_region = field == impl_.model->row_key && i == 0 && impl_.compensation->layout == Layout::regions;
        if (is_region || (figure.has_column && !figure.header.empty() && figure.header == name))
          column.fields.push_back(fields[field].name);
      }
    }
  }

  // An entry ends where the next begins, so the line that a key of it stands on counts, not its span.
  void find_rows() {
    for (std::size_t row = 0; row < impl_.rows.size(); ++row) {
      const BoundRow& one = impl_.rows[row];
      bool is_here = one.body != nullptr && is_in(one.body->span);
      if (one.item != nullptr && !is_here) {
        is_here = std::ranges::any_of(one.item->entries, [&](const yaml::Entry& entry) {
          return meet(in_file(entry.key_span), line_) || meet(in_file(entry.value.span), line_);
        });
      }
      if (is_here) role_.rows.push_back(row);
    }
  }

  void find_values() {
    add_values(EntityKind::guide, 0, impl_.guide_values);
    const std::size_t count = impl_.model->of(EntityKind::row).fields.size();
    for (std::size_t row = 0; row < impl_.rows.size(); ++row)
      add_values(EntityKind::row, row, std::span(impl_.row_values).subspan(row * count * 2, count * 2));
  }

  void add_values(EntityKind kind, std::size_t index, std::span<const expr::Value> values) {
    const auto& fields = impl_.model->of(kind).fields;
    for (std::size_t field = 0; field < fields.size(); ++field) {
      if (!fields[field].is.empty()) continue;
      for (const Side side : {Side::front, Side::body}) {
        const expr::Value& value = values[field + (side == Side::body ? fields.size() : 0)];
        const expr::Value& other = values[field + (side == Side::body ? 0 : fields.size())];
        PlacedValue placed = {
            .kind = kind, .index = index, .field = &fields[field], .side = side, .value = value, .other = other};
        for (std::size_t end = 0; end < (value.type.ended ? 2U : 1U); ++end)
          placed.here[end] = meet(value.ends[end].span, line_);
        if (placed.here[0] || placed.here[1]) role_.values.push_back(placed);
      }
    }
  }

  const Bound::Impl& impl_;
  const guide::Guide& guide_;
  text::Span line_;
  LineRole role_;
};

}  // namespace

LineRole line_role(const Bound& guide, std::uint32_t line) { return RoleReader(guide, line).read(); }

}  // namespace guidelint::model
