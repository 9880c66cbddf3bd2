// Messages with expressions in braces.
#include <fmt/format.h>

#include "expr/expression.h"

namespace guidelint::expr {
namespace {

// A message counts the aggregates of all its expressions in one row; each expression counts its own from 0.
class Shifted final : public Groups {
 public:
  Shifted(const Groups& groups, std::size_t first) : groups_(groups), first_(first) {}
  [[nodiscard]] Value aggregate(std::size_t index, const AggregateInput& input) const override {
    return groups_.aggregate(first_ + index, input);
  }

 private:
  const Groups& groups_;
  std::size_t first_;
};

// The brace that closes an expression begun before `from`; braces inside quotes belong to texts and patterns.
std::size_t find_close(std::string_view source, std::size_t from) {
  char quote = 0;
  for (std::size_t i = from; i < source.size(); ++i) {
    const char c = source[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '}') {
      return i;
    }
  }
  return std::string_view::npos;
}

template <class T>
void add_new(std::vector<T>& list, const std::vector<T>& more) {
  for (const T& each : more) {
    bool known = false;
    for (const T& old : list) known = known || old == each;
    if (!known) list.push_back(each);
  }
}

}  // namespace

struct Template::Impl {
  struct Part {
    std::string literal;  // before the expression
    std::optional<Expression> expression;
    std::size_t first_aggregate = 0;
  };
  std::string source;
  std::vector<Part> parts;
  std::vector<Aggregate> aggregates;
};

tl::expected<Template, std::vector<Mistake>> Template::compile(std::string_view source, text::Offset base,
                                                               const Environment& environment) {
  auto impl = std::make_shared<Impl>();
  impl->source = std::string(source);
  std::vector<Mistake> mistakes;
  std::string literal;
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t open = source.find('{', at);
    if (open == std::string_view::npos) {
      literal += source.substr(at);
      break;
    }
    literal += source.substr(at, open - at);
    if (source.substr(open).starts_with("{{")) {
      literal += '{';
      at = open + 2;
      continue;
    }
    const auto begin = static_cast<text::Offset>(open) + base;
    const std::size_t close = find_close(source, open + 1);
    if (close == std::string_view::npos) {
      mistakes.push_back(
          {.span = {begin, begin + 1}, .message = "the brace is not closed", .help = "write `{{` for a brace"});
      break;
    }
    auto expression = Expression::compile(source.substr(open + 1, close - open - 1), begin + 1, environment);
    if (!expression) {
      mistakes.insert(mistakes.end(), expression.error().begin(), expression.error().end());
    } else {
      const std::size_t first = impl->aggregates.size();
      impl->aggregates.insert(impl->aggregates.end(), expression->aggregates().begin(), expression->aggregates().end());
      impl->parts.push_back({std::move(literal), std::move(*expression), first});
      literal.clear();
    }
    at = close + 1;
  }
  if (!mistakes.empty()) return tl::unexpected(std::move(mistakes));
  impl->parts.push_back({std::move(literal), std::nullopt});
  Template result;
  result.impl_ = std::move(impl);
  return result;
}

std::string Template::render(const Entity& entity, const Context& context, const Verdict* failed) const {
  std::string text;
  for (const Impl::Part& part : impl_->parts) {
    text += part.literal;
    if (!part.expression) continue;
    if (context.groups == nullptr) {
      text += to_text(evaluate(*part.expression, entity, context, failed));
      continue;
    }
    const Shifted groups(*context.groups, part.first_aggregate);
    Context shifted = context;
    shifted.groups = &groups;
    text += to_text(evaluate(*part.expression, entity, shifted, failed));
  }
  return text;
}

std::string_view Template::source() const { return impl_->source; }

std::vector<std::string_view> Template::used() const {
  std::vector<std::string_view> names;
  for (const Impl::Part& part : impl_->parts) {
    if (part.expression) add_new(names, part.expression->used());
  }
  return names;
}

std::vector<FieldId> Template::fields() const {
  std::vector<FieldId> ids;
  for (const Impl::Part& part : impl_->parts) {
    if (part.expression) add_new(ids, part.expression->fields());
  }
  return ids;
}

std::span<const Aggregate> Template::aggregates() const { return impl_->aggregates; }

}  // namespace guidelint::expr
