// Calls; the part of typecheck.h about functions, tables and aggregates.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "expr/pattern.h"
#include "expr/typecheck.h"

namespace guidelint::expr {
namespace {

std::string accepted_kinds(unsigned accepts) {
  std::vector<std::string_view> names;
  for (unsigned i = 0; i < 9; ++i) {
    const auto kind = static_cast<Kind>(i);
    if ((accepts & bit(kind)) != 0) names.push_back(to_string(kind));
  }
  if (names.size() == 1) return std::string(names.front());
  const std::string_view last = names.back();
  names.pop_back();
  return fmt::format("{} or {}", fmt::join(names, ", "), last);
}

std::string argument_count(const FunctionEntry& entry) {
  if (entry.least == entry.most) return base::counted(entry.least, "argument");
  if (entry.most == entry.least + 1) return fmt::format("{} or {} arguments", entry.least, entry.most);
  return fmt::format("{} to {} arguments", entry.least, entry.most);
}

}  // namespace

void Checker::check_call(Node& node) {
  const FunctionEntry* entry = find_function(node.name);
  const bool has_group = std::ranges::any_of(
      node.named, [](const Node::Named& named) { return named.name == "by" || named.name == "where"; });
  if (const FunctionEntry* const group = find_group_function(node.name); group != nullptr && has_group) entry = group;
  if (entry == nullptr) {
    std::vector<std::string_view> names;
    for (const Function& function : functions()) names.push_back(function.name);
    const auto near = base::nearest(node.name, names);
    const auto begin = node.span.begin + static_cast<text::Offset>(node.name.data() - node.source.data());
    return refuse(
        node, {begin, begin + static_cast<text::Offset>(node.name.size())},
        fmt::format("unknown function `{}`", node.name), {},
        near ? fmt::format("did you mean `{}`?", *near) : fmt::format("functions: {}", fmt::join(names, ", ")));
  }
  node.function = entry;
  if (entry->reads_today) program_.uses_today = true;
  if (constants_only_) return refuse(node, node.span, "a parameter is a constant");
  const std::size_t count = node.children.size();
  if (count < entry->least || count > entry->most) {
    return refuse(node, node.span, fmt::format("{}() takes {}, not {}", node.name, argument_count(*entry), count), {},
                  std::string(entry->about.signature));
  }
  using Special = FunctionEntry::Special;
  if (entry->special == Special::lookup) return check_lookup(node);
  if (entry->special == Special::column) return check_column(node);
  if (entry->special == Special::aggregate || entry->special == Special::count) return check_aggregate(node, *entry);
  refuse_named(node);
  if (check_arguments(node, *entry) && entry->result != Result::like_arguments) {
    const bool ended = std::ranges::any_of(node.children, [](const Node* child) { return child->type.ended; });
    node.type.ended = entry->ends && ended;
    node.type.kind = entry->result == Result::number    ? Kind::number
                     : entry->result == Result::boolean ? Kind::boolean
                                                        : Kind::text;
  }
  if (!node.wrong && entry->special == Special::pattern) check_replacement(node);
}

// \1 in what is put there means a group only where it is written in the rule; a text of the guide is taken as it is.
void Checker::check_replacement(Node& node) {
  const Node& pattern = *node.children[1];
  if (pattern.form != Form::constant) {
    return refuse(node, pattern.span, fmt::format("{}() takes a pattern in quotes", node.name), {},
                  std::string(node.function->about.signature));
  }
  node.pattern = compile_pattern(node, pattern);
  const Node& with = resolved(*node.children[2]);
  if (node.wrong || with.form != Form::constant) return;
  const std::string fault = fault_of_replacement(*node.pattern, with.value.text);
  if (!fault.empty()) refuse(node, node.children[2]->span, fmt::format("the replacement cannot be read: {}", fault));
}

void Checker::refuse_named(Node& node) {
  for (const Node::Named& named : node.named) {
    refuse(node, named.span, fmt::format("{}() has no argument `{}`", node.name, named.name), {},
           std::string(node.function->about.signature));
  }
}

// Also gives the node the common type of its arguments.
bool Checker::check_arguments(Node& node, const FunctionEntry& entry) {
  for (Node* child : node.children) check(*child);
  for (const Node* child : node.children) {
    node.wrong = node.wrong || child->wrong;
    if (child->wrong || (entry.accepts & bit(child->type.kind)) != 0) continue;
    refuse(node, child->span, fmt::format("{}() takes {}", node.name, accepted_kinds(entry.accepts)),
           {{child->span, std::string(to_string(child->type.kind))}}, std::string(entry.about.signature));
  }
  if (node.wrong) return false;
  if (entry.result != Result::like_arguments) return true;
  const Node* first = node.children.front();
  for (const Node* child : node.children) {
    const auto kind = common_kind(*first, *child);
    if (!kind) {
      refuse(node, node.span, fmt::format("{}() takes arguments of one kind", node.name),
             {{first->span, std::string(to_string(first->type.kind))},
              {child->span, std::string(to_string(child->type.kind))}},
             std::string(entry.about.signature));
      return false;
    }
    if (*kind != first->type.kind) first = child;
    node.type.ended = node.type.ended || (entry.ends && child->type.ended);
  }
  node.type.kind = first->type.kind;
  return true;
}

void Checker::check_lookup(Node& node) {
  refuse_named(node);
  const Node& table = *node.children[0];
  Node& key = *node.children[1];
  check(key);
  if (table.form != Form::name || table.parts.size() != 1) {
    return refuse(node, table.span, "lookup() takes the name of a table first", {},
                  std::string(node.function->about.signature));
  }
  const auto found = environment_.tables.find(table.parts.front());
  if (found == environment_.tables.end() || found->second == nullptr) {
    std::vector<std::string_view> names;
    for (const auto& [name, each] : environment_.tables) names.push_back(name);
    const auto near = base::nearest(table.parts.front(), names);
    return refuse(node, table.span, fmt::format("unknown table `{}`", table.parts.front()), {},
                  near ? fmt::format("did you mean `{}`?", *near) : fmt::format("tables: {}", fmt::join(names, ", ")));
  }
  if (key.wrong) {
    node.wrong = true;
    return;
  }
  if (key.type.kind != Kind::text) {
    return refuse(node, key.span, "a table is asked with a text", {{key.span, std::string(to_string(key.type.kind))}});
  }
  node.table = found->second;
  node.type = found->second->type();
  node.name = table.parts.front();
}

// Becomes a field of its own, the header's text: the model knows it under the side `column`.
void Checker::check_column(Node& node) {
  refuse_named(node);
  const Node& named = *node.children[0];
  std::vector<std::string_view> parts = {"column"};
  parts.insert(parts.end(), named.parts.begin(), named.parts.end());
  const auto field = named.form == Form::name && environment_.scope != nullptr ? environment_.scope->find(parts)
                                                                               : std::optional<Field>();
  if (!field || field->parts != parts.size()) {
    return refuse(node, named.span, "column() takes a field that has a column in the table", {},
                  std::string(node.function->about.signature));
  }
  node.form = Form::field;
  node.field = field->id;
  node.type = field->type;
  node.name = node.source;
  node.children.clear();
  if (std::ranges::find(program_.fields, field->id) == program_.fields.end()) program_.fields.push_back(field->id);
}

void Checker::check_aggregate(Node& node, const FunctionEntry& entry) {
  Aggregate aggregate;
  aggregate.function = std::string(entry.about.name);
  for (const Node::Named& named : node.named) check_named(node, named, aggregate);
  if (entry.special == FunctionEntry::Special::count) {
    check_count(node, aggregate);
  } else if (check_arguments(node, entry)) {
    if (entry.result == Result::number) node.type = {Kind::number, entry.ends && node.children.front()->type.ended};
  }
  for (const Node* child : node.children) refuse_aggregated(node, *child);
  if (node.wrong) return;
  node.aggregated = true;
  aggregate.arguments.assign(node.children.begin(), node.children.end());
  aggregate.type = node.type;
  node.form = Form::aggregate;
  node.aggregate = static_cast<std::uint32_t>(program_.aggregates.size());
  program_.aggregates.push_back(std::move(aggregate));
}

void Checker::refuse_aggregated(Node& node, const Node& part) {
  if (!node.wrong && part.aggregated)
    refuse(node, part.span, "a function of the corpus cannot stand inside another one");
}

void Checker::check_named(Node& node, const Node::Named& named, Aggregate& aggregate) {
  if (named.name != "by" && named.name != "where" && named.name != "min") {
    return refuse(node, named.span, fmt::format("{}() has no argument `{}`", node.name, named.name), {},
                  std::string(node.function->about.signature));
  }
  Node& value = *named.value;
  check(value);
  node.wrong = node.wrong || value.wrong;
  if (value.wrong) return;
  if (named.name == "by") {
    if (!check_by(value, aggregate)) node.wrong = true;
    for (const Node* item : aggregate.by) refuse_aggregated(node, *item);
  } else if (named.name == "where") {
    if (value.type.kind != Kind::boolean) {
      return refuse(node, value.span, "`where` is something that is true or false",
                    {{value.span, std::string(to_string(value.type.kind))}});
    }
    refuse_aggregated(node, value);
    aggregate.where = &value;
  } else if (!is_free_number(value) || value.value.ends[0].low < 0) {
    refuse(node, value.span, "`min` is a number");
  } else {
    aggregate.min = static_cast<std::size_t>(std::min(value.value.ends[0].low, 1e9));
  }
}

// count(guide) without a group is known without collecting. With one, a rule on guides counts its own entities, a rule
// on rows the different guides that its rows are of.
void Checker::check_count(Node& node, Aggregate& aggregate) {
  const std::string_view entity = environment_.scope == nullptr ? "guide" : environment_.scope->entity();
  const Node& word = *node.children[0];
  const bool is_word = word.form == Form::name && word.parts.size() == 1;
  if (!is_word || (word.parts[0] != "guide" && word.parts[0] != entity)) {
    const std::string also = entity == "guide" ? "" : fmt::format(" or {0}s: count({0})", entity);
    return refuse(node, word.span, fmt::format("count() counts guides: count(guide){}", also));
  }
  const bool counts_own = word.parts[0] == entity;
  node.children.clear();
  node.type = {Kind::number, false};
  if (word.parts[0] == "guide" && aggregate.by.empty() && aggregate.where == nullptr) {
    aggregate.function = "guides";
  } else if (!counts_own) {
    aggregate.function = "unique";
    Node& path = program_.nodes.emplace_back();
    path.form = Form::name;
    path.span = node.span;
    path.source = path.name = "guide.path";
    constexpr std::array<std::string_view, 2> k_path = {"guide", "path"};
    find_field(path, k_path);
    node.children = {&path};
  }
}

bool Checker::check_by(const Node& by, Aggregate& aggregate) {
  const Node& list = resolved(by);
  if (list.form != Form::list || list.children.empty()) {
    mistakes_.push_back({.span = by.span, .message = "`by` is a list of fields: by=[path]"});
    return false;
  }
  for (const Node* item : list.children) {
    aggregate.by.push_back(item);
    const Node& field = resolved(*item);
    if (field.form == Form::field && (field.name == "path" || field.name == "guide.path"))
      aggregate.within_guide = true;
  }
  return true;
}

}  // namespace guidelint::expr
