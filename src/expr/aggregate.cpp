#include "expr/aggregate.h"

#include <array>
#include <bit>

namespace guidelint::expr {
namespace {

void append_bytes(std::string& out, std::uint64_t number) {
  for (int i = 0; i < 8; ++i) {
    out.push_back(static_cast<char>(number & 0xFFU));
    number >>= 8U;
  }
}

void append_text(std::string& out, std::string_view text) {
  append_bytes(out, text.size());
  out += text;
}

void append_value(std::string& out, const Value& value) {
  out.push_back(static_cast<char>(value.type.kind));
  if (value.type.kind == Kind::text) return append_text(out, value.text);
  if (value.type.kind == Kind::list) {
    append_bytes(out, value.list.size());
    for (const std::string_view item : value.list) append_text(out, item);
    return;
  }
  for (std::size_t i = 0; i < (value.type.ended ? 2U : 1U); ++i) {
    const End& end = value.ends[i];
    out.push_back(static_cast<char>(end.state));
    if (end.state != State::present) continue;
    append_bytes(out, std::bit_cast<std::uint64_t>(end.low + 0.0));  // -0 becomes 0
    append_bytes(out, std::bit_cast<std::uint64_t>(end.high + 0.0));
    out.append(end.currency.code.data(), end.currency.code.size());
  }
}

bool append_all(std::string& out, const std::vector<const Node*>& nodes, Evaluator& evaluator, Value* first) {
  for (const Node* node : nodes) {
    const Value value = evaluator.value(*node);
    if (state_of(value) != State::present) return false;
    if (first != nullptr && node == nodes.front()) *first = value;
    append_value(out, value);
  }
  return true;
}

}  // namespace

std::optional<AggregateInput> read_aggregate(const Aggregate& aggregate, Evaluator& evaluator) {
  AggregateInput input;
  if (!append_all(input.key, aggregate.by, evaluator, nullptr)) return {};
  if (!append_all(input.values, aggregate.arguments, evaluator, &input.first)) return {};
  return input;
}

std::optional<AggregateInput> aggregate_input(const Aggregate& aggregate, const Entity& entity,
                                              const Context& context) {
  Evaluator evaluator(&entity, context, nullptr);
  return read_aggregate(aggregate, evaluator);
}

}  // namespace guidelint::expr
