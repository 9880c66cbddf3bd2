#include "model/write.h"

#include <algorithm>
#include <cmath>

#include "model/bind_impl.h"
#include "model/body_edit.h"
#include "model/front_edit.h"
#include "model/key_edit.h"
#include "model/row_facts.h"
#include "model/wish.h"
#include "text/encoding.h"

namespace guidelint::model {
namespace {

using expr::State;

bool is_near(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)}); }

bool same_end(const expr::End& a, const expr::End& b, Side side) {
  if (a.state != b.state || (a.state == State::present && !is_near(a.low, b.low))) return false;
  // The currency of a front matter's figure is that of its entry or of the table's cell
  return side == Side::front || a.state != State::present || (a.currency == b.currency && a.open == b.open);
}

bool same_ends(const expr::Value& a, const expr::Value& b, Side side) {
  return same_end(a.ends[0], b.ends[0], side) && same_end(a.ends[1], b.ends[1], side);
}

bool same_single(const expr::Value& a, const expr::Value& b) {
  if (a.state != b.state) return false;
  if (a.state != State::present) return true;
  if (a.type.kind == expr::Kind::text) return a.text == b.text;
  if (a.type.kind == expr::Kind::list) return std::ranges::equal(a.list, b.list);
  return is_near(a.ends[0].low, b.ends[0].low);
}

bool is_unchanged(const expr::Value& before, const expr::Value& now, Side side) {
  if (!before.type.ended) return same_single(before, now);
  if (!same_ends(before, now, side)) return false;
  if (side == Side::front) return true;
  if (before.basis != now.basis || (before.alternative == nullptr) != (now.alternative == nullptr)) return false;
  return before.alternative == nullptr || same_ends(*before.alternative, *now.alternative, side);
}

// What was wished is there; ends that were not are as before. Of a cell the rest was looked at when it was written.
bool is_granted(const Wish& wish, const expr::Value& before, const expr::Value& now) {
  if (wish.value) {
    expr::Value wanted = *wish.value;
    wanted.type = now.type;
    return same_single(wanted, now);
  }
  for (std::size_t end = 0; end < 2; ++end) {
    if (!wish.ends[end]) {
      if (!same_end(before.ends[end], now.ends[end], wish.side)) return false;
    } else if (now.ends[end].state != State::present || !is_near(now.ends[end].low, wish.ends[end]->low)) {
      return false;
    }
  }
  return true;
}

using Values = std::span<const expr::Value>;

// `wishes`: of this entity, or none.
bool all_granted(std::span<const Wish> wishes, Values before, Values now, Side side) {
  for (std::size_t field = 0; field < before.size(); ++field) {
    const auto wish = std::ranges::find_if(
        wishes, [&](const Wish& one) { return one.side == side && one.field == static_cast<std::uint32_t>(field); });
    if (!(wish == wishes.end() ? is_unchanged(before[field], now[field], side)
                               : is_granted(*wish, before[field], now[field])))
      return false;
  }
  return true;
}

std::size_t count_entries(const Bound::Impl& bound) {
  return static_cast<std::size_t>(
      std::ranges::count_if(bound.rows, [](const BoundRow& row) { return row.item != nullptr; }));
}

// The whole guide says what it said, but for the wishes.
bool says_what_was_meant(const Bound::Impl& before, const Bound::Impl& now, EntityKind kind, std::size_t index,
                         std::span<const Wish> wishes) {
  const std::span<const Wish> none;
  if (before.guide->front.document.problems.size() != now.guide->front.document.problems.size()) return false;
  const std::size_t guide_fields = before.model->of(EntityKind::guide).fields.size();
  const auto of_guide = kind == EntityKind::guide ? wishes : none;
  const Values old_guide = before.guide_values, new_guide = now.guide_values;
  if (!all_granted(of_guide, old_guide.first(guide_fields), new_guide.first(guide_fields), Side::front) ||
      !all_granted(of_guide, old_guide.subspan(guide_fields), new_guide.subspan(guide_fields), Side::body))
    return false;

  const std::size_t fields = before.model->of(EntityKind::row).fields.size();
  const std::size_t entries = count_entries(before);
  // Rows of the table by where they stand, whichever entry each is joined with.
  const std::vector<std::size_t> old_table = rows_of_table(before), new_table = rows_of_table(now);
  if (entries != count_entries(now) || old_table.size() != new_table.size()) return false;
  const auto of_row = [&](std::size_t row) { return kind == EntityKind::row && row == index ? wishes : none; };
  for (std::size_t row = 0; row < entries; ++row) {  // entries come first, in their order
    const std::size_t first = row * fields * 2;
    if (!all_granted(of_row(row), Values(before.row_values).subspan(first, fields),
                     Values(now.row_values).subspan(first, fields), Side::front))
      return false;
  }
  for (std::size_t line = 0; line < old_table.size(); ++line) {
    const Values old_values = Values(before.row_values).subspan((old_table[line] * 2 + 1) * fields, fields);
    const Values new_values = Values(now.row_values).subspan((new_table[line] * 2 + 1) * fields, fields);
    if (!all_granted(of_row(old_table[line]), old_values, new_values, Side::body)) return false;
  }
  return true;
}

std::optional<std::vector<text::Edit>> edit_fields(const Bound& bound, EntityKind kind, std::size_t index,
                                                   std::span<const Assignment> assignments) {
  const auto wishes = wishes_of(bound, kind, index, assignments);
  if (!wishes) return std::nullopt;
  const Bound::Impl& impl = bound.impl();
  const auto is_on = [&](Side side) {
    return std::ranges::any_of(*wishes, [&](const Wish& wish) { return wish.side == side; });
  };
  std::vector<text::Edit> edits;
  if (is_on(Side::front)) {
    const guide::Front& front = impl.guide->front;
    const yaml::Node* map = kind == EntityKind::row ? impl.rows[index].item : impl.front;
    if (map == nullptr || !front.terminated || !front.document.problems.empty()) return std::nullopt;
    auto written = edit_front(impl, kind, *map, *wishes);
    if (!written) return std::nullopt;
    edits = std::move(*written);
  }
  if (is_on(Side::body)) {
    if (kind != EntityKind::row || impl.rows[index].body == nullptr) return std::nullopt;
    const auto written = edit_body(impl, impl.rows[index], *wishes);
    if (!written) return std::nullopt;
    edits.insert(edits.end(), written->begin(), written->end());
  }
  if (edits.empty()) return edits;
  if (!text::are_apart(edits) ||
      !std::ranges::all_of(edits, [](const text::Edit& edit) { return text::is_valid_utf8(edit.text); }))
    return std::nullopt;
  const text::SourceFile& source = *impl.guide->source;
  const auto again = text::SourceFile::from_string(source.path(), text::edited(source.raw(), edits));
  const guide::Guide guide = guide::build(*again);
  const Bound now(guide, bound.model());
  if (!says_what_was_meant(impl, now.impl(), kind, index, *wishes)) return std::nullopt;
  return edits;
}

}  // namespace

std::optional<std::vector<text::Edit>> write(const Bound& guide, EntityKind kind, std::size_t index,
                                             std::span<const Assignment> assignments) {
  if (index >= guide.count(kind)) return std::nullopt;
  for (const Assignment& assignment : assignments) {
    if (!is_writable(guide.model(), assignment.field)) return std::nullopt;
  }
  switch (kind) {
    case EntityKind::guide:
    case EntityKind::row:
      return edit_fields(guide, kind, index, assignments);
    case EntityKind::key:
      return edit_key(guide, index, assignments);
    case EntityKind::line:
      return edit_line(guide, index, assignments);
    case EntityKind::ask:
      break;
  }
  return std::nullopt;
}

bool is_writable(const Model& model, expr::FieldId id) {
  const FieldRef ref = decode(id);
  if (ref.before || ref.side == Side::path || ref.side == Side::column) return false;
  const auto is_built_in = [&](auto field) { return ref.index == k_built_in + static_cast<std::uint32_t>(field); };
  if (ref.owner == EntityKind::key)
    return ref.side == Side::bare && (is_built_in(KeyField::name) || is_built_in(KeyField::raw));
  if (ref.owner == EntityKind::line)
    return ref.side == Side::bare && (is_built_in(LineField::text) || is_built_in(LineField::ending));
  if (ref.owner != EntityKind::guide && ref.owner != EntityKind::row) return false;
  const Model::Impl& impl = model.impl();
  const EntityDef& entity = impl.of(ref.owner);
  if (ref.index >= entity.fields.size() || entity.compiled[ref.index].is) return false;
  const bool front = !entity.compiled[ref.index].keys.empty();
  const bool body = ref.owner == EntityKind::row && !entity.fields[ref.index].column.empty() &&
                    impl.symbol_field != static_cast<std::size_t>(ref.index);
  if (ref.side == Side::front) return front;
  if (ref.side == Side::body) return body;
  return front || body;
}

}  // namespace guidelint::model
