#include "expr/aggregate.h"

#include <algorithm>
#include <array>
#include <bit>

namespace guidelint::expr {
namespace {

void add_value(base::Hasher& hasher, const Value& value) {
  hasher.add(static_cast<std::uint64_t>(value.type.kind));
  if (value.type.kind == Kind::text) return hasher.add(value.text);
  if (value.type.kind == Kind::list) {
    hasher.add(std::uint64_t{value.list.size()});
    for (const std::string_view item : value.list) hasher.add(item);
    return;
  }
  for (std::size_t i = 0; i < (value.type.ended ? 2U : 1U); ++i) {
    const End& end = value.ends[i];
    hasher.add(static_cast<std::uint64_t>(end.state));
    if (end.state != State::present) continue;
    hasher.add(std::bit_cast<std::uint64_t>(end.low + 0.0));  // -0 becomes 0
    hasher.add(std::bit_cast<std::uint64_t>(end.high + 0.0));
    hasher.add(std::string_view(end.currency.code.data(), end.currency.code.size()));
  }
}

// Whether all are present; with the digest of all and the first of them, for whoever wants them.
bool read_all(const std::vector<const Node*>& nodes, Evaluator& evaluator, base::Digest* digest, Value* first) {
  base::Hasher hasher;
  for (const Node* node : nodes) {
    Slot slot;
    const Value& value = evaluator.view(*node, slot);
    if (state_of(value) != State::present) return false;
    if (first != nullptr && node == nodes.front()) *first = value;
    if (digest != nullptr) add_value(hasher, value);
  }
  if (digest != nullptr) *digest = hasher.digest();
  return true;
}

// Within a rule a text means the same wherever it stands: it has one set of fields, lets and params.
bool are_written_alike(const std::vector<const Node*>& a, const std::vector<const Node*>& b) {
  return std::ranges::equal(
      a, b, {}, [](const Node* node) { return node->source; }, [](const Node* node) { return node->source; });
}

// Those of one kind keep the same of what they collect.
int kind_of(std::string_view function) {
  constexpr std::array<std::string_view, 5> k_others = {"guides", "count", "shared", "unique", "typical"};
  return static_cast<int>(std::ranges::find(k_others, function) - k_others.begin());  // beyond them: of numbers
}

// The others keep numbers, or nothing.
bool compares_values(const Aggregate& aggregate) {
  return aggregate.function == "shared" || aggregate.function == "unique";
}

bool read_arguments(const Aggregate& aggregate, Evaluator& evaluator, AggregateInput& input) {
  return read_all(aggregate.arguments, evaluator, compares_values(aggregate) ? &input.values : nullptr, &input.first);
}

}  // namespace

bool collect_alike(const Aggregate& a, const Aggregate& b) {
  const auto has_where = [](const Aggregate& one) { return one.where != nullptr; };
  return kind_of(a.function) == kind_of(b.function) && are_written_alike(a.arguments, b.arguments) &&
         are_written_alike(a.by, b.by) && has_where(a) == has_where(b) &&
         (a.where == nullptr || a.where->source == b.where->source);
}

bool reads_own_value(const Aggregate& aggregate) {
  return aggregate.function == "shared" || aggregate.function == "robust_z";
}

std::optional<AggregateInput> read_question(const Aggregate& aggregate, Evaluator& evaluator) {
  AggregateInput input;
  if (!read_all(aggregate.by, evaluator, &input.key, nullptr)) return {};
  if (reads_own_value(aggregate) && !read_arguments(aggregate, evaluator, input)) return {};
  return input;
}

std::optional<base::Digest> aggregate_key(const Aggregate& aggregate, const Entity& entity, const Context& context) {
  Evaluator evaluator(&entity, context, nullptr);
  base::Digest key;
  return read_all(aggregate.by, evaluator, &key, nullptr) ? std::optional(key) : std::nullopt;
}

std::optional<AggregateInput> aggregate_input(const Aggregate& aggregate, const Entity& entity,
                                              const Context& context) {
  Evaluator evaluator(&entity, context, nullptr);
  if (aggregate.where != nullptr && evaluator.test(*aggregate.where) != Verdict::State::passed) return {};
  AggregateInput input;
  if (!read_all(aggregate.by, evaluator, &input.key, nullptr)) return {};
  if (!read_arguments(aggregate, evaluator, input)) return {};
  return input;
}

}  // namespace guidelint::expr
