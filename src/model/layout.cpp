#include "model/layout.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "model/model_impl.h"
#include "model/region.h"

namespace guidelint::model {
namespace {

std::string first_word(std::string_view text) {
  text = without_emphasis(text);
  return base::to_lower(text.substr(0, text.find_first_of(" (/")));
}

// Each column is taken once. "w/ 40% Premium" is a variant of a figure, not the figure.
std::vector<std::size_t> take_columns(const std::vector<std::string_view>& names, const Model::Impl& model) {
  std::vector<std::size_t> place_of(model.of(EntityKind::row).fields.size(), k_no_column);
  std::vector<bool> taken(names.size());
  for (std::size_t at = 0; at < names.size(); ++at) taken[at] = names[at].empty() || names[at].substr(0, 2) == "w/";
  for (const ColumnDef& column : model.columns) {
    for (std::size_t at = 0; at < names.size(); ++at) {
      if (taken[at] || !column.pattern.found_in(names[at])) continue;
      taken[at] = true;
      for (const std::size_t field : column.fields) place_of[field] = at;
      break;
    }
  }
  return place_of;
}

bool has_money(std::string_view cell) { return money::parse_cell(cell, 0).range.has_value(); }

constexpr std::size_t k_rows_looked_at = 50;

// At least half of the cells behind the first column are amounts.
bool mostly_money(const guide::Table& table) {
  std::size_t amounts = 0;
  std::size_t cells = 0;
  for (std::size_t row = 0; row < std::min(table.rows.size(), k_rows_looked_at); ++row) {
    for (std::size_t at = 1; at < std::min(table.rows[row].cells.size(), table.header.cells.size()); ++at) {
      ++cells;
      if (has_money(table.rows[row].cells[at].text)) ++amounts;
    }
  }
  return cells > 0 && amounts * 2 >= cells;
}

bool names_currencies(const std::vector<std::string_view>& headers) {
  return std::all_of(headers.begin() + 1, headers.end(),
                     [](std::string_view header) { return money::currency_named_in(header).has_value(); });
}

// "Target | Accept-At | Walk-Away", "Year 1 | Year 2", "Ask | Floor": columns of a plan, not of places.
bool names_steps(const std::vector<std::string_view>& headers) {
  constexpr std::array<std::string_view, 14> k_steps = {"target", "accept",  "walk", "ask",     "floor",
                                                        "offer",  "year",    "yr",   "counter", "initial",
                                                        "anchor", "minimum", "goal", "stretch"};
  return std::any_of(headers.begin() + 1, headers.end(), [&](std::string_view header) {
    const std::string lower = base::to_lower(header);
    return std::any_of(k_steps.begin(), k_steps.end(),
                       [&](std::string_view step) { return lower.substr(0, step.size()) == step; });
  });
}

std::size_t count_money(const std::vector<std::size_t>& place_of, const Model::Impl& model) {
  std::vector<std::size_t> places;
  for (std::size_t field = 0; field < place_of.size(); ++field) {
    if (place_of[field] == k_no_column || model.of(EntityKind::row).compiled[field].type != ValueType::money) continue;
    if (std::find(places.begin(), places.end(), place_of[field]) == places.end()) places.push_back(place_of[field]);
  }
  return places.size();
}

// The fields whose sign is the row's currency: base and total.
bool has_main(const std::vector<std::size_t>& place_of, const Model::Impl& model, bool all) {
  const auto placed = [&](std::size_t field) { return place_of[field] != k_no_column; };
  const auto& main = model.currency_of;
  return all ? std::all_of(main.begin(), main.end(), placed) : std::any_of(main.begin(), main.end(), placed);
}

}  // namespace

std::optional<TableShape> shape_of(const guide::Table& table, const Model& model, bool first) {
  const Model::Impl& impl = model.impl();
  if (table.header.cells.size() < 2 || table.header.cells.size() > 100 || table.rows.empty()) return std::nullopt;
  std::vector<std::string_view> headers;
  for (const guide::Cell& cell : table.header.cells) headers.push_back(without_emphasis(cell.text));
  const std::string kind = first_word(headers[0]);
  std::vector<std::size_t> place_of = take_columns(headers, impl);

  if (place_of[impl.row_key] != k_no_column) {
    const std::size_t amounts = count_money(place_of, impl);
    if (amounts == 0 || (amounts == 1 && !has_main(place_of, impl, false))) return std::nullopt;
    const bool has_level = std::any_of(headers.begin(), headers.end(),
                                       [](std::string_view header) { return first_word(header) == "level"; });
    return TableShape{.layout = has_level ? Layout::levels_in_regions : Layout::regions,
                      .place_of = std::move(place_of)};
  }
  if (kind == "level" || kind == "levels") {
    if (has_main(place_of, impl, true)) {
      TableShape shape = {.layout = Layout::levels_titles, .place_of = std::move(place_of)};
      for (std::size_t at = 1; at < headers.size() && shape.title_column == k_no_column; ++at) {
        if (first_word(headers[at]) == "title") shape.title_column = at;
      }
      if (shape.title_column == k_no_column) shape.title_column = 0;
      return shape;
    }
    if (!impl.total || table.rows.size() > 100 || has_main(place_of, impl, false) || names_steps(headers) ||
        !mostly_money(table))
      return std::nullopt;
    if (!first && !names_currencies(headers)) return std::nullopt;
    return TableShape{.layout = Layout::levels_regions, .place_of = {}};
  }
  if (kind == "component" || kind == "components") {
    std::vector<std::string_view> names;
    for (const guide::TableRow& row : table.rows)
      names.push_back(row.cells.empty() ? std::string_view() : without_emphasis(row.cells[0].text));
    if (names.size() > 100) return std::nullopt;
    place_of = take_columns(names, impl);
    if (!has_main(place_of, impl, true) || names_steps(headers) || !mostly_money(table)) return std::nullopt;
    if (!first && !names_currencies(headers)) return std::nullopt;
    return TableShape{.layout = Layout::components_regions, .place_of = std::move(place_of)};
  }
  return std::nullopt;
}

}  // namespace guidelint::model
