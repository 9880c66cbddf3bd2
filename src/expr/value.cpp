#include "expr/value.h"

namespace guidelint::expr {

std::string_view to_string(Kind kind) {
  switch (kind) {
    case Kind::boolean:
      return "boolean";
    case Kind::number:
      return "number";
    case Kind::money:
      return "money";
    case Kind::percent:
      return "percent";
    case Kind::date:
      return "date";
    case Kind::duration:
      return "duration";
    case Kind::quarter:
      return "quarter";
    case Kind::text:
      return "text";
    case Kind::list:
      return "list";
  }
  return "";
}

namespace {

Value make_single(Kind kind, double number) {
  Value value;
  value.type = {kind, false};
  value.state = State::present;
  value.ends[0].low = value.ends[0].high = number;
  value.ends[0].state = State::present;
  return value;
}

}  // namespace

Value make_number(double number) { return make_single(Kind::number, number); }

Value make_boolean(bool truth) { return make_single(Kind::boolean, truth ? 1 : 0); }

Value make_text(std::string_view text, text::Span span, std::string_view name) {
  Value value = make_single(Kind::text, 0);
  value.text = text;
  value.ends[0].span = span;
  value.ends[0].name = name;
  return value;
}

Value make_days(Kind kind, std::int64_t days, text::Span span, std::string_view name) {
  Value value = make_single(kind, static_cast<double>(days));
  value.ends[0].span = span;
  value.ends[0].name = name;
  return value;
}

Value make_missing(Type type, State state, std::string_view field, text::Span span, std::string_view name) {
  Value value;
  value.type = type;
  value.state = state;
  value.missing = field;
  for (End& end : value.ends) {
    end.state = state;
    end.span = span;
    end.name = name;
  }
  return value;
}

}  // namespace guidelint::expr
