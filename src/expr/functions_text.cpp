// Functions of texts and lists, and of what is there at all.
#include <algorithm>
#include <iterator>
#include <vector>

#include "base/strings.h"
#include "expr/functions.h"
#include "expr/message.h"
#include "expr/pattern.h"
#include "text/encoding.h"

namespace guidelint::expr {
namespace {

Value truth(bool holds, text::Span span, std::string_view name) {
  Value value = make_boolean(holds);
  value.ends[0].span = span;
  value.ends[0].name = name;
  return value;
}

bool test_exists(Evaluator& evaluator, const Node& node) {
  Slot slot;
  const Value& value = evaluator.view(*node.children[0], slot);
  return value.ends[0].state != State::none || (value.type.ended && value.ends[1].state != State::none);
}

Value call_exists(Evaluator& evaluator, const Node& node) {
  const Value value = evaluator.value(*node.children[0]);
  const bool first = value.ends[0].state != State::none;
  const bool second = value.type.ended && value.ends[1].state != State::none;
  const End& end = value.ends[!first && second ? 1 : 0];
  return truth(first || second, end.span, end.name);
}

bool test_known(Evaluator& evaluator, const Node& node) {
  Slot slot;
  const Value& value = evaluator.view(*node.children[0], slot);
  if (!value.type.ended) return value.ends[0].state == State::present || value.state == State::present;
  return value.ends[0].state == State::present || value.ends[1].state == State::present;
}

Value call_known(Evaluator& evaluator, const Node& node) {
  const Value value = evaluator.value(*node.children[0]);
  const bool first = value.ends[0].state == State::present || (!value.type.ended && value.state == State::present);
  const bool second = value.type.ended && value.ends[1].state == State::present;
  const End& end = value.ends[!first && second ? 1 : 0];
  return truth(first || second, end.span, end.name);
}

Value call_len(Evaluator& evaluator, const Node& node) {
  Slot value_slot;
  const Value& value = evaluator.view(*node.children[0], value_slot);
  if (value.state != State::present) return Evaluator::missing_like(node, *node.children[0], value);
  const std::size_t size = value.type.kind == Kind::list ? value.list.size() : text::count_code_points(value.text);
  Value result = make_number(static_cast<double>(size));
  result.ends[0].span = value.ends[0].span;
  result.ends[0].name = value.ends[0].name;
  return result;
}

Value call_has(Evaluator& evaluator, const Node& node) {
  Slot value_slot;
  const Value& value = evaluator.view(*node.children[0], value_slot);
  Slot part_slot;
  const Value& part = evaluator.view(*node.children[1], part_slot);
  if (value.state != State::present) return Evaluator::missing_like(node, *node.children[0], value);
  if (part.state != State::present) return Evaluator::missing_like(node, *node.children[1], part);
  const std::size_t found = value.text.find(part.text);
  if (found == std::string_view::npos) return truth(false, value.ends[0].span, value.ends[0].name);
  return truth(true, span_inside(value, found, part.text.size()), value.ends[0].name);
}

Value call_lower(Evaluator& evaluator, const Node& node) {
  Value value = evaluator.value(*node.children[0]);
  if (value.state != State::present) return Evaluator::missing_like(node, value);
  std::string lower = base::to_lower(value.text);
  if (lower != value.text) value.text = evaluator.keep(std::move(lower));
  return value;
}

Value call_starts(Evaluator& evaluator, const Node& node) {
  Slot value_slot;
  const Value& value = evaluator.view(*node.children[0], value_slot);
  Slot prefix_slot;
  const Value& prefix = evaluator.view(*node.children[1], prefix_slot);
  if (value.state != State::present) return Evaluator::missing_like(node, *node.children[0], value);
  if (prefix.state != State::present) return Evaluator::missing_like(node, *node.children[1], prefix);
  const bool holds = value.text.starts_with(prefix.text);
  return truth(holds, holds ? span_inside(value, 0, prefix.text.size()) : value.ends[0].span, value.ends[0].name);
}

bool is_garbled(const text::Repair& repair) {
  return repair.kind == text::RepairKind::garbled || repair.kind == text::RepairKind::lost;
}

Value call_mojibake(Evaluator& evaluator, const Node& node) {
  Slot value_slot;
  const Value& value = evaluator.view(*node.children[0], value_slot);
  if (value.state != State::present) return Evaluator::missing_like(node, *node.children[0], value);
  for (const text::Repair& repair : text::repair(value.text).repairs) {
    if (!is_garbled(repair)) continue;
    return truth(true, span_inside(value, repair.in_file.begin, repair.in_file.size()), value.ends[0].name);
  }
  return truth(false, value.ends[0].span, value.ends[0].name);
}

Value call_repaired(Evaluator& evaluator, const Node& node) {
  Value value = evaluator.value(*node.children[0]);
  if (value.state != State::present) return Evaluator::missing_like(node, value);
  text::Repaired repaired = text::repair(value.text);
  if (!repaired.repairs.empty()) value.text = evaluator.keep(std::move(repaired.text));
  return value;
}

// What repaired() has to leave as it is, or could only mark.
Value call_lost(Evaluator& evaluator, const Node& node) {
  Slot value_slot;
  const Value& value = evaluator.view(*node.children[0], value_slot);
  if (value.state != State::present) return Evaluator::missing_like(node, *node.children[0], value);
  for (const text::Repair& repair : text::repair(value.text).repairs) {
    if (repair.kind == text::RepairKind::garbled || repair.kind == text::RepairKind::mark) continue;
    return truth(true, span_inside(value, repair.in_file.begin, repair.in_file.size()), value.ends[0].name);
  }
  return truth(false, value.ends[0].span, value.ends[0].name);
}

Value call_replace(Evaluator& evaluator, const Node& node) {
  Value value = evaluator.value(*node.children[0]);
  Slot with_slot;
  const Value& with = evaluator.view(*node.children[2], with_slot);
  if (value.state != State::present) return Evaluator::missing_like(node, value);
  if (with.state != State::present) return Evaluator::missing_like(node, *node.children[2], with);
  const bool has_groups = resolved(*node.children[2]).form == Form::constant;
  auto replaced = replace_all(*node.pattern, value.text, with.text, has_groups);
  if (!replaced) return evaluator.unknown(node, {.cause = Why::Cause::too_long, .field = node.children[0]->source});
  if (*replaced != value.text) value.text = evaluator.keep(*std::move(replaced));
  return value;
}

// Sorted first: both lists may come from a guide and be long.
Value call_without(Evaluator& evaluator, const Node& node) {
  Value value = evaluator.value(*node.children[0]);
  Slot unwanted_slot;
  const Value& unwanted = evaluator.view(*node.children[1], unwanted_slot);
  if (value.state != State::present) return Evaluator::missing_like(node, value);
  if (unwanted.state != State::present) return Evaluator::missing_like(node, *node.children[1], unwanted);
  std::vector<std::string_view> sorted(unwanted.list.begin(), unwanted.list.end());
  std::ranges::sort(sorted);
  std::vector<std::string_view> kept;
  std::ranges::copy_if(value.list, std::back_inserter(kept),
                       [&sorted](std::string_view item) { return !std::ranges::binary_search(sorted, item); });
  if (kept.size() != value.list.size()) value.list = evaluator.keep(std::move(kept));
  return value;
}

Value call_codec(Evaluator& evaluator, const Node& node) {
  Slot value_slot;
  const Value& value = evaluator.view(*node.children[0], value_slot);
  if (value.state != State::present) return Evaluator::missing_like(node, *node.children[0], value);
  return make_text("Windows-1252");
}

Value call_times(Evaluator& evaluator, const Node& node) {
  Slot above_slot;
  const Value& above = evaluator.view(*node.children[0], above_slot);
  Slot below_slot;
  const Value& below = evaluator.view(*node.children[1], below_slot);
  double middle[2] = {0, 0};
  for (const Value* value : {&above, &below}) {
    if (state_of(*value) != State::present) return Evaluator::missing_like(node, *value);
    const bool first = value->ends[0].state == State::present;
    const End& low = value->ends[first ? 0 : 1];
    const End& high = value->type.ended && value->ends[1].state == State::present ? value->ends[1] : low;
    middle[value == &above ? 0 : 1] = (low.low + high.high) / 2;
  }
  if (differ_in_currency(above, below)) {
    return evaluator.unknown(
        node, {.cause = Why::Cause::currencies, .first = above.ends[0].currency, .second = below.ends[0].currency});
  }
  if (middle[1] == 0) return evaluator.unknown(node, {.cause = Why::Cause::no_number, .field = node.source});
  return make_text(evaluator.keep(to_text(make_number(middle[0] / middle[1])) + " ×"));
}

Value call_lookup(Evaluator& evaluator, const Node& node) {
  Slot key_slot;
  const Value& key = evaluator.view(*node.children[1], key_slot);
  if (key.state != State::present) return Evaluator::missing_like(node, *node.children[1], key);
  auto found = node.table->find(key.text);
  if (!found) {
    return evaluator.unknown(node, {.cause = Why::Cause::not_in_table, .field = key.text, .table = node.name});
  }
  if (node.type.ended && !found->type.ended) found->ends[1] = found->ends[0];
  found->type = node.type;
  if (!node.type.ended) found->ends[0].state = found->state;
  settle(*found);
  return *found;
}

constexpr FunctionEntry k_entries[] = {
    {.about = {"codec", "codec(text) -> text", "what garbled UTF-8 was read as"},
     .accepts = bit(Kind::text),
     .result = Result::text,
     .call = call_codec},
    {.about = {"exists", "exists(value) -> boolean", "something is written there, readable or not; one end is enough"},
     .result = Result::boolean,
     .call = call_exists,
     .test = test_exists},
    {.about = {"has", "has(text, part) -> boolean", "the text contains the part"},
     .least = 2,
     .most = 2,
     .accepts = bit(Kind::text),
     .result = Result::boolean,
     .call = call_has},
    {.about = {"known", "known(value) -> boolean",
               "something is written there and can be read, as `Variable` cannot; one end is enough"},
     .result = Result::boolean,
     .call = call_known,
     .test = test_known},
    {.about = {"len", "len(text or list) -> number", "characters of a text, items of a list"},
     .accepts = bit(Kind::text) | bit(Kind::list),
     .result = Result::number,
     .call = call_len,
     .is_length = true},
    {.about = {"column", "column(field) -> text", "the header of the table's column that the field is read from"},
     .result = Result::text,
     .special = FunctionEntry::Special::column},
    {.about = {"lookup", "lookup(table, key) -> value", "what rules/tables says about the key"},
     .least = 2,
     .most = 2,
     .accepts = bit(Kind::text),
     .result = Result::of_table,
     .call = call_lookup,
     .special = FunctionEntry::Special::lookup},
    {.about = {"lost", "lost(text) -> boolean", "some of it was garbled and lost bytes, so that nothing turns it back"},
     .accepts = bit(Kind::text),
     .result = Result::boolean,
     .call = call_lost},
    {.about = {"lower", "lower(text) -> text", "in small letters, A to Z only"},
     .accepts = bit(Kind::text),
     .result = Result::text,
     .call = call_lower},
    {.about = {"mojibake", "mojibake(text) -> boolean", "some of it is UTF-8 that was read as another encoding"},
     .accepts = bit(Kind::text),
     .result = Result::boolean,
     .call = call_mojibake,
     .never_of_ascii = true},
    {.about = {"repaired", "repaired(text) -> text", "with garbled characters turned back"},
     .accepts = bit(Kind::text),
     .result = Result::text,
     .call = call_repaired},
    {.about = {"replace", "replace(text, pattern, with) -> text",
               "every match of the pattern replaced; \\1 in `with` is what the first group matched"},
     .least = 3,
     .most = 3,
     .accepts = bit(Kind::text),
     .result = Result::text,
     .call = call_replace,
     .special = FunctionEntry::Special::pattern},
    {.about = {"starts", "starts(text, prefix) -> boolean", "the text begins with the prefix"},
     .least = 2,
     .most = 2,
     .accepts = bit(Kind::text),
     .result = Result::boolean,
     .call = call_starts},
    {.about = {"times", "times(amount, amount) -> text", "how many times the second the first is: \"3.1 ×\""},
     .least = 2,
     .most = 2,
     .accepts = k_measures,
     .result = Result::text,
     .call = call_times},
    {.about = {"without", "without(list, list) -> list", "the items of the first that the second does not hold"},
     .least = 2,
     .most = 2,
     .accepts = bit(Kind::list),
     .result = Result::like_arguments,
     .call = call_without},
};

}  // namespace

std::span<const FunctionEntry> text_functions() { return k_entries; }

}  // namespace guidelint::expr
