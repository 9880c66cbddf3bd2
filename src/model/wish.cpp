#include "model/wish.h"

#include <algorithm>
#include <cmath>

#include "expr/ends.h"
#include "text/encoding.h"

namespace guidelint::model {
namespace {

using expr::State;

struct Request {  // the assignments to one field under one name
  Side side = Side::bare;
  bool every_side = false;
  Wish wish = {};
};

bool fits(const CompiledField& field, expr::Kind kind) {
  switch (field.type) {
    case ValueType::text:
    case ValueType::code:
    case ValueType::words:
      return kind == expr::Kind::text;
    case ValueType::date:
      return kind == expr::Kind::date;
    case ValueType::quarter:
      return kind == expr::Kind::quarter;
    case ValueType::number:
      return kind == expr::Kind::number;
    case ValueType::money:
      return kind == expr::Kind::money || kind == expr::Kind::number;
    case ValueType::percent:
      return kind == expr::Kind::percent;
    case ValueType::list:
      return kind == expr::Kind::list;
  }
  return false;
}

bool same_value(const expr::Value& a, const expr::Value& b) {
  if (a.state != State::present || b.state != State::present) return false;
  if (a.type.kind == expr::Kind::text) return a.text == b.text;
  if (a.type.kind == expr::Kind::list) return std::ranges::equal(a.list, b.list);
  return a.ends[0].low == b.ends[0].low;
}

// Characters that were lost on the way are no text to copy.
bool is_damaged(const expr::Value& value) {
  return value.type.kind == expr::Kind::text &&
         (value.text.find("\xEF\xBF\xBD") != std::string_view::npos || !text::repair(value.text).repairs.empty());
}

// The ends or the value an assignment names; false if it cannot be written.
bool take(const Assignment& assignment, const CompiledField& field, Wish& wish) {
  const expr::Value& value = assignment.value;
  const bool is_ended = type_of(field.type).ended;
  if (!is_ended) {
    if (assignment.end) return false;
    if (value.state != State::present) return true;
    if (!fits(field, value.type.kind) || is_damaged(value)) return false;
    if (wish.value && !same_value(*wish.value, value)) return false;
    wish.value = value;
    return true;
  }
  for (std::size_t end = 0; end < 2; ++end) {
    if (assignment.end && *assignment.end != end) continue;
    const expr::End& wanted = value.ends[value.type.ended ? end : 0];
    const State state = value.type.ended ? wanted.state : value.state;
    if (state != State::present) continue;
    if (!fits(field, value.type.kind) || wanted.low != wanted.high || !std::isfinite(wanted.low)) return false;
    if (wish.ends[end] && wish.ends[end]->low != wanted.low) return false;
    wish.ends[end] = wanted;
  }
  return true;
}

class Chooser {
 public:
  Chooser(const Bound& bound, EntityKind kind, std::size_t index)
      : entity_(&bound.impl().model->of(kind)), model_(&bound.model()), kind_(kind) {
    const Bound::Impl& impl = bound.impl();
    const std::size_t count = entity_->fields.size();
    if (kind == EntityKind::row) {
      values_ = std::span(impl.row_values).subspan(index * count * 2, count * 2);
      has_front_ = impl.rows[index].item != nullptr;
      has_body_ = impl.rows[index].body != nullptr;
    } else {
      values_ = impl.guide_values;
      has_front_ = impl.front != nullptr;
      has_body_ = true;
    }
  }

  bool choose(const Request& request) {
    const std::uint32_t field = request.wish.field;
    const bool front = has_front_ && can_write(Side::front, field);
    const bool body = has_body_ && can_write(Side::body, field);
    if (request.side == Side::front || request.side == Side::body) {
      if (!(request.side == Side::front ? front : body)) return false;
      const Side other = request.side == Side::front ? Side::body : Side::front;
      if (!add(request.side, request.wish)) return false;
      if (!request.every_side || !are_same(request.wish)) return true;
      return (other == Side::front ? front : body) && add(other, request.wish);
    }
    if (front && body) return choose_judged(request);
    // A side that says the same but cannot be written would be left behind
    if (are_same(request.wish) || (!front && !body)) return false;
    return add(front ? Side::front : Side::body, request.wish);
  }

  std::vector<Wish> wishes = {};

 private:
  [[nodiscard]] bool can_write(Side side, std::uint32_t field) const {
    return is_writable(*model_, encode({.owner = kind_, .side = side, .index = field}));
  }

  [[nodiscard]] const expr::Value& value(Side side, std::uint32_t field) const {
    return values_[side == Side::front ? field : entity_->fields.size() + field];
  }

  [[nodiscard]] bool are_same(const Wish& wish) const {
    const expr::Value& front = value(Side::front, wish.field);
    const expr::Value& body = value(Side::body, wish.field);
    if (!front.type.ended) return same_value(front, body);
    bool any = false;
    for (std::size_t end = 0; end < 2; ++end) {
      if (!wish.ends[end] || front.ends[end].state == State::none || body.ends[end].state == State::none) continue;
      if (!same_figure(front.ends[end], body.ends[end])) return false;
      any = true;
    }
    return any;
  }

  // Of a bare name: the side it means, end by end, and the other where that holds the same.
  bool choose_judged(const Request& request) {
    const std::uint32_t field = request.wish.field;
    const Side first = entity_->fields[field].prefer_body ? Side::body : Side::front;
    const Side second = first == Side::front ? Side::body : Side::front;
    const bool same = are_same(request.wish);
    if (!type_of(entity_->compiled[field].type).ended) {
      const bool is_there = value(first, field).state != State::none;
      const bool other_is_there = value(second, field).state != State::none;
      const Side judged = is_there ? first : other_is_there ? second : Side::front;
      return add(judged, request.wish) && (!same || add(second, request.wish));
    }
    Wish on_first = {.field = field}, on_second = {.field = field};
    for (std::size_t end = 0; end < 2; ++end) {
      if (!request.wish.ends[end]) continue;
      const bool is_there = value(first, field).ends[end].state != State::none;
      const bool other_is_there = value(second, field).ends[end].state != State::none;
      const bool on_front = !is_there && !other_is_there;  // where nothing is, a table cannot be filled
      if (is_there || (on_front && first == Side::front)) on_first.ends[end] = request.wish.ends[end];
      if ((other_is_there && (same || !is_there)) || (on_front && second == Side::front))
        on_second.ends[end] = request.wish.ends[end];
    }
    return add(first, on_first) && add(second, on_second);
  }

  bool add(Side side, Wish wish) {
    wish.side = side;
    if (!wish.value && !wish.ends[0] && !wish.ends[1]) return true;
    // One key is both ends.
    if (side == Side::front && !wish.value && entity_->compiled[wish.field].keys.size() == 1) {
      if (wish.ends[0] && wish.ends[1] && wish.ends[0]->low != wish.ends[1]->low) return false;
      (wish.ends[0] ? wish.ends[1] : wish.ends[0]) = wish.ends[0] ? wish.ends[0] : wish.ends[1];
    }
    const auto known = std::find_if(wishes.begin(), wishes.end(),
                                    [&](const Wish& other) { return other.side == side && other.field == wish.field; });
    if (known == wishes.end()) {
      wishes.push_back(wish);
      return true;
    }
    if (wish.value) return same_value(*known->value, *wish.value);
    for (std::size_t end = 0; end < 2; ++end) {
      if (!wish.ends[end]) continue;
      if (known->ends[end] && known->ends[end]->low != wish.ends[end]->low) return false;
      known->ends[end] = wish.ends[end];
    }
    return true;
  }

  const EntityDef* entity_;
  const Model* model_;
  EntityKind kind_;
  std::span<const expr::Value> values_ = {};
  bool has_front_ = false;
  bool has_body_ = false;
};

}  // namespace

bool same_figure(const expr::End& a, const expr::End& b) {
  if (a.state != State::present || b.state != State::present || expr::differ(a.currency, b.currency)) return false;
  constexpr double k_noise = 1e-9;
  const double room = std::max(a.step, b.step) / 2 + k_noise * std::max(std::abs(a.low), std::abs(b.low));
  return std::abs(a.low - b.low) <= room;
}

std::optional<std::vector<Wish>> wishes_of(const Bound& bound, EntityKind kind, std::size_t index,
                                           std::span<const Assignment> assignments) {
  std::vector<Request> requests;
  for (const Assignment& assignment : assignments) {
    const FieldRef ref = decode(assignment.field);
    if (ref.owner != kind || !is_writable(bound.model(), assignment.field)) return std::nullopt;
    auto request = std::find_if(requests.begin(), requests.end(), [&](const Request& known) {
      return known.side == ref.side && known.every_side == assignment.every_side && known.wish.field == ref.index;
    });
    if (request == requests.end()) {
      request = requests.insert(requests.end(), {.side = ref.side, .every_side = assignment.every_side});
      request->wish.field = ref.index;
    }
    if (!take(assignment, bound.impl().model->of(kind).compiled[ref.index], request->wish)) return std::nullopt;
  }
  Chooser chooser(bound, kind, index);
  for (const Request& request : requests) {
    if (!request.wish.value && !request.wish.ends[0] && !request.wish.ends[1]) continue;
    if (!chooser.choose(request)) return std::nullopt;
  }
  return std::move(chooser.wishes);
}

}  // namespace guidelint::model
