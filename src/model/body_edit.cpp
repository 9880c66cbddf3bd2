#include "model/body_edit.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

#include "expr/ends.h"
#include "model/cell_writer.h"
#include "model/edit_place.h"
#include "model/front_scalar.h"
#include "model/region.h"

namespace guidelint::model {
namespace {

constexpr double k_hundredths = 100;
constexpr double k_percent_parts = 10'000;
constexpr std::int64_t k_months = 12;

// Nothing if it is no whole number of parts.
std::optional<std::int64_t> parts_of(double value, double parts) {
  constexpr double k_most = 1e15;
  constexpr double k_noise = 1e-6;
  const double exact = value * parts;
  if (!(std::abs(exact) < k_most)) return std::nullopt;
  const double whole = std::round(exact);
  if (std::abs(exact - whole) > k_noise * std::max(1.0, std::abs(whole) * 1e-6)) return std::nullopt;
  return static_cast<std::int64_t>(whole);
}

// Without a line end, and every pipe behind a backslash.
bool fits_cell(std::string_view text) {
  if (text.find_first_of("\r\n") != std::string_view::npos) return false;
  for (std::size_t at = text.find('|'); at != std::string_view::npos; at = text.find('|', at + 1)) {
    if (at == 0 || text[at - 1] != '\\') return false;
  }
  return true;
}

struct OpenCell {
  std::string_view text = {};
  CellWriter writer;
};

class BodyWriter {
 public:
  BodyWriter(const Bound::Impl& bound, const BoundRow& row) : bound_(&bound), row_(row.body) {}

  bool write(const Wish& wish) {
    const Model::Impl& model = *bound_->model;
    if (wish.field == model.symbol_field) return false;
    const ValueType type = model.of(EntityKind::row).compiled[wish.field].type;
    if (wish.field == model.row_key) return wish.value && write_text(row_->region, wish.value->text);
    const Figure& figure = row_->figures[wish.field];
    if (!figure.has_column || bound_->compensation->layout == Layout::levels_regions) return false;
    if (type == ValueType::money) return write_money(figure, wish);
    if (type == ValueType::percent) return write_percent(figure, wish);
    const auto text = wish.value ? plain_text(type, *wish.value) : std::nullopt;
    return text && figure.kind != money::CellKind::absent && write_text(without_emphasis(figure.text), *text);
  }

  std::optional<std::vector<text::Edit>> finish() {
    for (const OpenCell& cell : cells_) {
      const text::Offset base = bound_->guide->source->span_of(cell.text).begin;
      for (const text::Edit& edit : cell.writer.edits()) {
        if (!add({edit.span.begin + base, edit.span.end + base}, edit.text)) return std::nullopt;
      }
    }
    std::sort(edits_.begin(), edits_.end());
    return std::move(edits_);
  }

 private:
  bool add(text::Span in_text, std::string with) {
    auto edit = edit_at(*bound_->guide->source, in_text, std::move(with));
    if (edit) edits_.push_back(std::move(*edit));
    return edit.has_value();
  }

  bool write_text(std::string_view written, std::string_view wanted) {
    if (written == wanted) return true;
    if (written.empty() || wanted.empty() || !fits_cell(wanted)) return false;
    return add(bound_->guide->source->span_of(written), std::string(wanted));
  }

  CellWriter& cell_of(const Figure& figure) {
    for (OpenCell& cell : cells_) {
      if (cell.text.data() == figure.text.data()) return cell.writer;
    }
    const auto context = cell_context(figure.text, Heading(figure.header), Heading(row_->region));
    return cells_.emplace_back(OpenCell{figure.text, CellWriter(figure.text, context)}).writer;
  }

  // As the table writes the figure, if it was taken from there.
  [[nodiscard]] std::string_view in_table(const expr::End& end) const {
    const text::Span table = bound_->in_file(bound_->compensation->table->span);
    if (end.span.size() == 0 || !table.contains(end.span)) return {};
    return bound_->guide->source->slice(end.span);
  }

  bool write_money(const Figure& figure, const Wish& wish) {
    CellWriter& cell = cell_of(figure);
    if (!figure.range || !cell.read().range) return false;
    const money::Range before = *cell.read().range;
    const money::Basis basis =
        before.basis == money::Basis::unknown ? money::basis_named_in(figure.header) : before.basis;
    std::array<std::int64_t, 2> wanted = {before.low.hundredths, before.high.hundredths};
    for (std::size_t end = 0; end < 2; ++end) {
      if (!wish.ends[end]) continue;
      if (expr::differ(wish.ends[end]->currency, (end == 0 ? before.low : before.high).currency)) return false;
      auto hundredths = parts_of(wish.ends[end]->low, k_hundredths);
      if (!hundredths || (basis == money::Basis::month && *hundredths % k_months != 0)) return false;
      wanted[end] = basis == money::Basis::month ? *hundredths / k_months : *hundredths;
      if (!cell.set_amount(0, end, wanted[end], in_table(*wish.ends[end]))) return false;
    }
    const bool is_swapped = before.low.hundredths > before.high.hundredths && wanted[0] == before.high.hundredths &&
                            wanted[1] == before.low.hundredths;
    for (std::size_t other = 0; is_swapped && other < cell.read().alternatives.size(); ++other) {
      const money::Range& alternative = cell.read().alternatives[other];
      if (alternative.low.hundredths > alternative.high.hundredths && !cell.swap_alternative(other)) return false;
    }
    return true;
  }

  bool write_percent(const Figure& figure, const Wish& wish) {
    CellWriter& cell = cell_of(figure);
    if (!figure.percent) return false;
    for (std::size_t end = 0; end < 2; ++end) {
      if (!wish.ends[end]) continue;
      const auto parts = parts_of(wish.ends[end]->low, k_percent_parts);
      if (!parts || !cell.set_percent(end, *parts, in_table(*wish.ends[end]))) return false;
    }
    return true;
  }

  const Bound::Impl* bound_;
  const CompensationRow* row_;
  std::deque<OpenCell> cells_ = {};
  std::vector<text::Edit> edits_ = {};
};

}  // namespace

std::optional<std::vector<text::Edit>> edit_body(const Bound::Impl& bound, const BoundRow& row,
                                                 std::span<const Wish> wishes) {
  BodyWriter writer(bound, row);
  for (const Wish& wish : wishes) {
    if (wish.side == Side::body && !writer.write(wish)) return std::nullopt;
  }
  return writer.finish();
}

}  // namespace guidelint::model
