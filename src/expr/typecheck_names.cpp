// What names mean; the part of typecheck.h about lets, params, fields and accessors.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"
#include "expr/typecheck.h"

namespace guidelint::expr {
namespace {

struct AccessorName {
  std::string_view name;
  Accessor accessor;
};
constexpr std::array<AccessorName, 7> k_accessors = {{{"low", Accessor::low},
                                                      {"high", Accessor::high},
                                                      {"basis", Accessor::basis},
                                                      {"open", Accessor::open},
                                                      {"alt", Accessor::alt},
                                                      {"currency", Accessor::currency},
                                                      {"key", Accessor::key}}};

const AccessorName* find_accessor(std::string_view name) {
  const auto* const found = std::ranges::find(k_accessors, name, &AccessorName::name);
  return found == k_accessors.end() ? nullptr : found;
}

std::string joined(std::span<const std::string_view> parts) { return fmt::format("{}", fmt::join(parts, ".")); }

template <class List>
Node* find_compiled(const List& list, std::string_view name) {
  const auto found = std::ranges::find(list, name, [](const auto& each) { return each.first; });
  return found == list.end() ? nullptr : found->second;
}

}  // namespace

std::string Checker::fields_help() const {
  if (environment_.scope == nullptr) return {};
  return fmt::format("fields of {}: {}", environment_.scope->entity(), fmt::join(environment_.scope->names(), ", "));
}

void Checker::check_name(Node& node) {
  node.name = node.source;
  const std::string_view first = node.parts.front();
  if (find_param(node)) return;
  if (!constants_only_) {
    if (find_let(node)) return;
    const bool is_left = first == "left" && environment_.left;
    const bool is_right = first == "right" && environment_.right;
    if (is_left || is_right) {
      node.form = is_left ? Form::left : Form::right;
      node.type = is_left ? *environment_.left : *environment_.right;
      node.name = first;
      return split_accessors(node, 1);
    }
    if (first == "today") {
      node.form = Form::today;
      node.type = {Kind::date, false};
      node.name = first;
      program_.uses_today = true;
      return split_accessors(node, 1);
    }
    const std::vector<std::string_view> parts = node.parts;
    if (find_field(node, parts)) return;
  }
  unknown_name(node);
}

bool Checker::find_param(Node& node) {
  const std::string_view name = node.parts.front();
  const auto definition = std::ranges::find(environment_.params, name, &Environment::Definition::name);
  if (definition == environment_.params.end()) return false;
  Node* constant = find_compiled(params_, name);
  if (constant == nullptr) {
    if (constants_only_) return false;  // a param cannot use a param
    program_.used.push_back(program_.texts.emplace_back(name));
    constants_only_ = true;
    constant = compile(program_.texts.emplace_back(definition->source), definition->base);
    constants_only_ = false;
    if (constant == nullptr) {
      constant = &program_.nodes.emplace_back();
      constant->wrong = true;
    } else if (!constant->wrong && !constant->constant) {
      refuse(*constant, constant->span, "a parameter is a constant");
    }
    params_.emplace_back(definition->name, constant);
  }
  node.wrong = constant->wrong;
  node.form = constant->form;
  node.constant = true;
  node.type = constant->type;
  node.value = constant->value;
  node.children = constant->children;
  node.name = name;
  if (constant->form != Form::list) return split_accessors(node, 1), true;
  node.parts = constant->parts;
  return true;
}

bool Checker::find_let(Node& node) {
  const std::string_view name = node.parts.front();
  const std::span lets(environment_.lets.data(), visible_lets_);
  const auto definition = std::ranges::find(lets, name, &Environment::Definition::name);
  if (definition == lets.end()) return false;
  Node* tree = find_compiled(lets_, name);
  if (tree == nullptr) {
    program_.used.push_back(program_.texts.emplace_back(name));
    if (let_depth_ >= k_max_depth) {
      refuse(node, node.span, "the expression is nested too deeply");
      return true;
    }
    ++let_depth_;
    const std::size_t outer = visible_lets_;
    visible_lets_ = static_cast<std::size_t>(definition - lets.begin());
    tree = compile(program_.texts.emplace_back(definition->source), definition->base);
    visible_lets_ = outer;
    --let_depth_;
    if (tree == nullptr) {
      tree = &program_.nodes.emplace_back();
      tree->wrong = true;
    }
    lets_.emplace_back(definition->name, tree);
  }
  node.wrong = tree->wrong;
  node.form = Form::reference;
  node.type = tree->type;
  node.constant = tree->constant;
  node.target = tree;
  node.name = name;
  split_accessors(node, 1);
  return true;
}

bool Checker::find_field(Node& node, std::span<const std::string_view> parts) {
  if (environment_.scope == nullptr) return false;
  const auto field = environment_.scope->find(parts);
  if (!field || field->parts == 0 || field->parts > parts.size()) return false;
  // `front.bsae`: the side was found, the field was not.
  const bool is_slip =
      field->parts < parts.size() && field->type.kind == Kind::boolean && find_accessor(parts[field->parts]) == nullptr;
  if (is_slip) return false;
  node.form = Form::field;
  node.field = field->id;
  node.type = field->type;
  node.allowed = field->allowed;
  if (std::ranges::find(program_.fields, field->id) == program_.fields.end()) program_.fields.push_back(field->id);
  node.name = node.source.substr(0, static_cast<std::size_t>(parts[field->parts - 1].data() - node.source.data()) +
                                        parts[field->parts - 1].size());
  // A field in parentheses is named without them.
  const auto letter = node.name.find_first_not_of("( +\t\r\n");
  if (letter != std::string_view::npos) node.name.remove_prefix(letter);
  split_accessors(node, field->parts);
  return true;
}

// `node` has become what its first `used` parts name; the other parts are put around it as accessors.
void Checker::split_accessors(Node& node, std::size_t used) {
  const std::vector<std::string_view> parts = std::exchange(node.parts, {});
  if (used >= parts.size()) return;
  Node* inner = &program_.nodes.emplace_back(node);
  const auto begin = static_cast<text::Offset>(parts.front().data() - node.source.data());
  const auto reaches = [&](std::string_view part) {
    return static_cast<text::Offset>(part.data() + part.size() - node.source.data());
  };
  for (std::size_t i = used; i <= parts.size(); ++i) {
    const text::Offset end = reaches(parts[i - 1]);
    inner->span = {node.span.begin + begin, node.span.begin + end};
    inner->source = node.source.substr(begin, end - begin);
    if (i == parts.size()) break;
    Node& outer = program_.nodes.emplace_back();
    outer.form = Form::accessor;
    outer.name = parts[i];
    outer.children = {inner};
    outer.wrong = inner->wrong;
    outer.constant = inner->constant;
    outer.depth = static_cast<std::uint8_t>(std::min<int>(inner->depth + 1, k_max_depth));
    outer.source = node.source.substr(begin, reaches(parts[i]) - begin);
    outer.span = {node.span.begin + begin, node.span.begin + reaches(parts[i])};
    if (!outer.wrong) check_accessor(outer);
    inner = &outer;
  }
  const text::Span span = node.span;
  const std::string_view source = node.source;
  node = *inner;
  node.span = span;
  node.source = source;
}

void Checker::check_accessor(Node& node) {
  const Node& child = *node.children[0];
  const AccessorName* const found = find_accessor(node.name);
  if (found == nullptr) {
    std::array<std::string_view, k_accessors.size()> names;
    std::ranges::transform(k_accessors, names.begin(), &AccessorName::name);
    const auto near = base::nearest(node.name, names);
    return refuse(
        node, node.span, fmt::format("unknown accessor `.{}`", node.name), {},
        near ? fmt::format("did you mean `.{}`?", *near) : fmt::format("accessors: .{}", fmt::join(names, " .")));
  }
  node.accessor = found->accessor;
  const auto needs = [&](std::string_view what) {
    refuse(node, node.span, fmt::format("`.{}` needs {}", node.name, what),
           {{child.span, child.type.ended ? fmt::format("{} with two ends", to_string(child.type.kind))
                                          : std::string(to_string(child.type.kind))}});
  };
  const bool is_money = child.type.kind == Kind::money;
  switch (node.accessor) {
    case Accessor::low:
    case Accessor::high:
      node.type = {child.type.kind, false};
      if (!child.type.ended) needs("a value with two ends");
      return;
    case Accessor::alt:
      node.type = child.type;
      if (!child.type.ended || !is_money) needs("money with two ends");
      return;
    case Accessor::open:
      node.type = {Kind::boolean, false};
      if ((bit(child.type.kind) & k_amounts) == 0) needs("an amount");
      return;
    case Accessor::basis:
    case Accessor::currency:
      node.type = {Kind::text, false};
      if (!is_money) needs("money");
      return;
    case Accessor::key:
      node.type = {Kind::text, false};
      return;
  }
}

void Checker::unknown_name(Node& node) {
  const std::string name = joined(node.parts);
  std::vector<std::string_view> candidates;
  std::vector<std::string> sided;
  const bool is_sided = node.parts.size() > 1;
  bool has_side = false;
  if (constants_only_) {
    return refuse(node, node.span, "a parameter is a constant", {{node.span, fmt::format("`{}` is a name", name)}});
  }
  if (environment_.scope != nullptr) candidates = environment_.scope->names();
  if (is_sided) {
    for (const std::string_view each : candidates) sided.push_back(fmt::format("{}.{}", node.parts.front(), each));
    has_side = environment_.scope != nullptr && environment_.scope->find({node.parts.data(), 1}).has_value();
    if (has_side) candidates.assign(sided.begin(), sided.end());
  }
  for (std::size_t i = 0; i < visible_lets_; ++i) candidates.push_back(environment_.lets[i].name);
  for (const auto& param : environment_.params) candidates.push_back(param.name);
  if (environment_.left) candidates.emplace_back("left");
  if (environment_.right) candidates.emplace_back("right");
  candidates.emplace_back("today");
  // `bsae.low`: the accessor is right, the name before it is not.
  const std::string_view wanted = is_sided && find_accessor(node.parts.back()) != nullptr && !has_side
                                      ? node.parts.front()
                                      : std::string_view(name);
  const auto near = base::nearest(wanted, candidates);
  const auto begin = node.span.begin + static_cast<text::Offset>(node.parts.front().data() - node.source.data());
  const auto end = wanted == node.parts.front()
                       ? begin + static_cast<text::Offset>(wanted.size())
                       : begin + static_cast<text::Offset>(node.parts.back().data() + node.parts.back().size() -
                                                           node.parts.front().data());
  refuse(node, {begin, end}, fmt::format("unknown name `{}`", wanted), {},
         near ? fmt::format("did you mean `{}`?", *near) : fields_help());
}

}  // namespace guidelint::expr
