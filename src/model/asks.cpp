// What the strategy block asks for, as entities: each amount beside what the table says of the same component.
//
// Compared is like with like: the row of the region that is named, else all rows; figures in the ask's currency, a
// row's second currency included; stock as a grant of four years where the text or the header says "per year". Where that
// cannot be known, `range` is none and nothing is judged.
#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "model/bind_impl.h"
#include "model/body_value.h"

namespace guidelint::model {
namespace {

using expr::State;
using guide::AskKind;
using guide::AskOf;
using money::Basis;

constexpr expr::Type k_money = {expr::Kind::money, true};
constexpr double k_hundredths = 100;  // of a unit of money
constexpr double k_years = 4;         // of a grant

void multiply(expr::Value& value, double factor) {
  for (expr::End& end : value.ends) {
    end.low *= factor;
    end.high *= factor;
    end.step *= factor;
  }
}

void widen(expr::Value& range, const expr::Value& more) {
  expr::End& low = range.ends[0];
  expr::End& high = range.ends[1];
  if (low.state != State::present || more.ends[0].low < low.low) low = more.ends[0];
  if (high.state != State::present || more.ends[1].high > high.high) {
    const bool open = high.open;
    high = more.ends[1];
    high.open = high.open || open;
  }
}

bool is_whole(const expr::Value& value, money::Currency currency) {
  return std::all_of(value.ends.begin(), value.ends.end(), [currency](const expr::End& end) {
    return end.state == State::present && end.currency == currency;
  });
}

class AskCollector {
 public:
  explicit AskCollector(const Bound::Impl& bound) : bound_(&bound), fields_(&bound.model->of(EntityKind::row)) {}

  std::vector<BoundAsk> collect() {
    if (!bound_->guide->strategy) return {};
    std::vector<const BoundRow*> rows;
    std::vector<std::string_view> regions;
    for (const BoundRow& row : bound_->rows) {
      if (row.key.empty()) continue;
      rows.push_back(&row);
      regions.push_back(row.body != nullptr ? std::string_view(row.body->region) : std::string_view(row.key));
    }
    std::vector<BoundAsk> asks;
    for (const guide::Ask& one : guide::read_asks(*bound_->guide, regions)) {
      BoundAsk ask = {.ask = one};
      if (one.region) ask.row = rows[*one.region];
      fill(ask);
      asks.push_back(std::move(ask));
    }
    for (BoundAsk& ask : asks) ask.asked = asked(ask, asks);
    return asks;
  }

 private:
  void fill(BoundAsk& ask) {
    money::Range& amount = ask.ask.amount;
    if (ask.ask.bare_dollar && ask.row != nullptr && ask.row->body != nullptr) {
      constexpr std::string_view k_dollars[] = {"CAD", "AUD", "SGD", "HKD", "NZD"};
      const money::Currency own = ask.row->body->currency;
      if (std::find(std::begin(k_dollars), std::end(k_dollars), own.text()) != std::end(k_dollars))
        amount.low.currency = amount.high.currency = own;
    }
    const auto end = [&](const money::Amount& one) {
      return expr::End{.low = static_cast<double>(one.hundredths) / k_hundredths,
                       .high = static_cast<double>(one.hundredths) / k_hundredths,
                       .step = static_cast<double>(one.step) / k_hundredths,
                       .state = State::present,
                       .open = one.open,
                       .currency = one.currency,
                       .span = bound_->in_file(one.span),
                       .name = to_string(ask.ask.of)};
    };
    ask.amount = {.type = k_money, .ends = {end(amount.low), end(amount.high)}};
    ask.amount.basis = amount.basis;
    if (ask.ask.of == AskOf::stock && amount.basis == Basis::year) {
      multiply(ask.amount, k_years);
      ask.amount.basis = Basis::four_years;
    }
    ask.range = expr::make_missing(k_money, State::none, "range");
    if (amount.low.currency != amount.high.currency) return;
    for (std::size_t row = 0; row < bound_->rows.size(); ++row) {
      if (ask.row != nullptr && ask.row != &bound_->rows[row]) continue;
      add_row(ask, row);
    }
    // "$520K+" has no top
    if (ask.range.ends[1].open) ask.range.ends[1].state = State::none;
  }

  void add_row(BoundAsk& ask, std::size_t row) {
    const auto found = fields_->index.find(to_string(ask.ask.of));
    if (found == fields_->index.end() || found->second >= k_built_in) return;
    if (fields_->fields[found->second].type != k_money) return;
    const auto value_of = [&](Side side) {
      return bound_->row_value({.owner = EntityKind::row, .side = side, .index = found->second}, row);
    };
    const money::Currency currency = ask.ask.amount.low.currency;
    const auto* const body = bound_->rows[row].body;
    expr::Value value = value_of(body == nullptr ? Side::bare : Side::body);
    if (!is_whole(value, currency) && value.alternative != nullptr) value = *value.alternative;
    if (!is_whole(value, currency)) value = value_of(Side::bare);
    if (!is_whole(value, currency)) return;
    if (ask.ask.of == AskOf::stock && value.basis == Basis::year) {
      if (ask.amount.basis != Basis::four_years) {
        ask.range = expr::make_missing(k_money, State::unknown, "range");  // a year or four? nobody knows
        return;
      }
      multiply(value, k_years);
    }
    if (ask.range.ends[0].state == State::unknown) return;
    widen(ask.range, value);
    ask.low_confidence = ask.low_confidence || (body != nullptr && body->low_confidence);
  }

  // What the same block asks for the same component, of the same region.
  static expr::Value asked(const BoundAsk& floor, const std::vector<BoundAsk>& asks) {
    expr::Value value = expr::make_missing(k_money, State::none, "asked");
    if (floor.ask.kind != AskKind::floor) return value;
    for (const BoundAsk& other : asks) {
      if (other.ask.kind != AskKind::ask || other.ask.of != floor.ask.of || other.row != floor.row) continue;
      if (!is_whole(other.amount, floor.ask.amount.low.currency)) continue;
      // One says per year, and the other says nothing
      const bool yearly = floor.ask.amount.basis == Basis::year, other_yearly = other.ask.amount.basis == Basis::year;
      const bool told = floor.ask.amount.basis != Basis::unknown && other.ask.amount.basis != Basis::unknown;
      if (yearly != other_yearly && !told) continue;
      widen(value, other.amount);
    }
    value.type = k_money;
    return value;
  }

  const Bound::Impl* bound_;
  const EntityDef* fields_;
};

}  // namespace

const std::vector<BoundAsk>& Bound::Impl::asks() const {
  if (!later.asks_made) {
    later.asks_made = true;
    later.asks = AskCollector(*this).collect();
    later.ask_entities.reserve(later.asks.size());
    for (std::size_t ask = 0; ask < later.asks.size(); ++ask)
      later.ask_entities.emplace_back(*this, EntityKind::ask, ask);
  }
  return later.asks;
}

std::string Bound::Impl::ask_name(std::size_t index) const {
  const auto region_of = [](const BoundAsk& ask) {
    return ask.row == nullptr ? std::string_view() : std::string_view(ask.row->name);
  };
  const BoundAsk& ask = asks()[index];
  std::size_t nth = 1;
  for (const BoundAsk& other : std::span(later.asks).first(index)) {
    if (other.ask.kind == ask.ask.kind && other.ask.of == ask.ask.of && region_of(other) == region_of(ask)) ++nth;
  }
  std::string name = fmt::format("{} {}", to_string(ask.ask.kind), to_string(ask.ask.of));
  if (ask.row != nullptr) name += fmt::format(" {}", ask.row->name);
  return nth == 1 ? name : fmt::format("{}#{}", name, nth);
}

expr::Value Bound::Impl::ask_value(const FieldRef& ref, std::size_t index) const {
  const BoundAsk& ask = asks()[index];
  const text::Span place = in_file(ask.ask.amount.span);
  switch (static_cast<AskField>(ref.index - k_built_in)) {
    case AskField::path:
      return expr::make_text(guide->source->path());
    case AskField::kind:
      return expr::make_text(to_string(ask.ask.kind), place, "kind");
    case AskField::of:
      return expr::make_text(to_string(ask.ask.of), place, "of");
    case AskField::amount:
      return ask.amount;
    case AskField::region:
      return ask.row == nullptr ? expr::make_missing({expr::Kind::text, false}, State::none, "region")
                                : expr::make_text(ask.row->name, place, "region");
    case AskField::text: {
      const text::Span sentence = ask.ask.sentence;
      return expr::make_text(guide->source->text().substr(sentence.begin, sentence.size()), in_file(sentence), "text");
    }
    case AskField::range:
      return ask.range;
    case AskField::asked:
      return ask.asked;
    case AskField::confidence:
      return expr::make_text(ask.low_confidence ? "low" : "high", place, "confidence");
  }
  return {};
}

}  // namespace guidelint::model
