#include "model/front_value.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/date.h"

namespace guidelint::model {
namespace {

using expr::State;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::size_t k_digits = 15;  // exact in a double

// Digits without a superfluous zero in front; the length, or 0.
std::size_t whole_digits(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && is_digit(text[length])) ++length;
  return length > 1 && text[0] == '0' ? 0 : length;
}

double value_of(std::string_view digits) {
  double value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::string_view plain(const yaml::Node& node) {
  return node.kind == yaml::Kind::scalar && !node.quoted ? node.scalar : std::string_view();
}

}  // namespace

std::optional<double> whole_number(const yaml::Node& node) {
  std::string_view text = plain(node);
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  const std::size_t length = whole_digits(text);
  if (length == 0 || length != text.size() || length > k_digits) return std::nullopt;
  return negative ? -value_of(text) : value_of(text);
}

std::optional<WrittenPercent> written_percent(const yaml::Node& node) {
  std::string_view text = plain(node);
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  const std::size_t length = whole_digits(text);
  if (length == 0 || text.size() > k_digits) return std::nullopt;
  WrittenPercent percent = {.value = value_of(text.substr(0, length))};
  text.remove_prefix(length);
  if (!text.empty()) {
    if (text[0] != '.' || text.size() == 1) return std::nullopt;
    text.remove_prefix(1);
    double scale = 1;
    for (const char c : text) {
      if (!is_digit(c)) return std::nullopt;
      scale *= 10;
    }
    percent.value += value_of(text) / scale;
    percent.step = 1 / scale;
  }
  if (negative) percent.value = -percent.value;
  return percent;
}

bool is_readable(ValueType type, const yaml::Node& node) {
  if (node.is_null()) return true;
  switch (type) {
    case ValueType::text:
    case ValueType::words:
    case ValueType::code:
    case ValueType::quarter:
      return node.kind == yaml::Kind::scalar;
    case ValueType::date:
      return node.kind == yaml::Kind::scalar && base::parse_date(node.scalar).has_value();
    case ValueType::number:
    case ValueType::money:
      return whole_number(node).has_value();
    case ValueType::percent:
      return written_percent(node).has_value();
    case ValueType::list:
      return node.kind == yaml::Kind::sequence &&
             std::all_of(node.items.begin(), node.items.end(),
                         [](const yaml::Node& item) { return item.kind == yaml::Kind::scalar; });
  }
  return false;
}

bool is_allowed(ValueType type, const yaml::Node& node, const std::vector<std::string_view>& words) {
  if (node.is_null() || node.kind != yaml::Kind::scalar) return true;
  if (type == ValueType::words) return std::find(words.begin(), words.end(), node.scalar) != words.end();
  if (type == ValueType::quarter) return base::parse_quarter(node.scalar).has_value();
  if (type == ValueType::code) return money::parse_currency(node.scalar).has_value();
  return true;
}

std::string wanted(ValueType type, const std::vector<std::string_view>& words) {
  switch (type) {
    case ValueType::text:
      return "text";
    case ValueType::date:
      return "a date (YYYY-MM-DD)";
    case ValueType::quarter:
      return "a quarter (YYYY-Qn)";
    case ValueType::number:
    case ValueType::money:
      return "a whole number";
    case ValueType::percent:
      return "a number";
    case ValueType::code:
      return "a currency (like USD)";
    case ValueType::list:
      return "a list";
    case ValueType::words:
      return fmt::format("one of {}", fmt::join(words, ", "));
  }
  return "";
}

const yaml::Node* FrontReader::find(const std::vector<std::string_view>& keys, bool* blocked) const {
  const yaml::Node* node = map_;
  for (const std::string_view key : keys) {
    if (node == nullptr || node->is_null()) return nullptr;
    if (node->kind != yaml::Kind::map) {
      if (blocked != nullptr) *blocked = true;
      return nullptr;
    }
    const yaml::Entry* entry = node->find(key);
    if (entry == nullptr && blocked != nullptr && misspelt_->has(node, key)) *blocked = true;
    node = entry == nullptr ? nullptr : &entry->value;
  }
  return node;
}

expr::Value FrontReader::read(const FieldDef& field, const CompiledField& compiled, money::Currency currency) const {
  if (!field.type.ended) return read_single(field, compiled);
  expr::Value value = {.type = field.type};
  if (compiled.keys.empty()) return expr::make_missing(field.type, State::none, field.name);
  for (std::size_t end = 0; end < 2; ++end) {
    const std::size_t key = std::min(end, compiled.keys.size() - 1);
    value.ends[end] = read_end(compiled.keys[key], field.front[key], compiled.type, currency);
    if (value.ends[end].state != State::present) value.missing = field.name;
  }
  return value;
}

expr::End FrontReader::read_end(const std::vector<std::string_view>& keys, std::string_view name, ValueType type,
                                money::Currency currency) const {
  expr::End end = {.name = name};
  bool blocked = false;
  const yaml::Node* node = find(keys, &blocked);
  if (node == nullptr) {
    end.state = blocked || incomplete_ ? State::unknown : State::none;
    return end;
  }
  end.span = source_->in_file(node->span);
  if (node->is_null()) return end;
  end.state = State::unknown;
  if (type == ValueType::percent) {
    if (const auto percent = written_percent(*node)) {
      end.low = end.high = percent->value / 100;
      end.step = percent->step / 100;
      end.state = State::present;
    }
  } else if (const auto number = whole_number(*node)) {
    end.low = end.high = *number;
    end.step = 1;
    end.currency = currency;
    end.state = State::present;
  }
  return end;
}

expr::Value FrontReader::read_single(const FieldDef& field, const CompiledField& compiled) const {
  const std::string_view name =
      field.front.empty() ? std::string_view(field.name) : std::string_view(field.front.front());
  bool blocked = false;
  const yaml::Node* node = compiled.keys.empty() ? nullptr : find(compiled.keys.front(), &blocked);
  if (node == nullptr) {
    const bool unknown = !compiled.keys.empty() && (blocked || incomplete_);
    return expr::make_missing(field.type, unknown ? State::unknown : State::none, field.name, {}, name);
  }
  const text::Span span = source_->in_file(node->span);
  if (node->is_null()) return expr::make_missing(field.type, State::none, field.name, span, name);
  if (!is_readable(compiled.type, *node)) return expr::make_missing(field.type, State::unknown, field.name, span, name);
  switch (compiled.type) {
    case ValueType::date:
      return expr::make_days(expr::Kind::date, base::parse_date(node->scalar)->days, span, name);
    case ValueType::quarter: {
      const auto quarter = base::parse_quarter(node->scalar);
      if (!quarter) return expr::make_missing(field.type, State::unknown, field.name, span, name);
      return expr::make_days(expr::Kind::quarter, quarter->index, span, name);
    }
    case ValueType::number: {
      expr::Value value = expr::make_number(*whole_number(*node));
      value.ends[0].span = span;
      value.ends[0].name = name;
      return value;
    }
    case ValueType::list: {
      std::vector<std::string_view>& items = lists_->emplace_back();
      items.reserve(node->items.size());
      for (const yaml::Node& item : node->items) items.push_back(item.scalar);
      expr::Value value = expr::make_text({}, span, name);
      value.type = field.type;
      value.list = items;
      return value;
    }
    case ValueType::code:
      if (!money::parse_currency(node->scalar))
        return expr::make_missing(field.type, State::unknown, field.name, span, name);
      return expr::make_text(node->scalar, span, name);
    case ValueType::text:
    case ValueType::words:
    case ValueType::money:
    case ValueType::percent:
      return expr::make_text(node->scalar, span, name);
  }
  return {};
}

}  // namespace guidelint::model
