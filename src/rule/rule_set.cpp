#include "rule/rule_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

#include "base/strings.h"
#include "rule/lookup_table.h"
#include "rule/read.h"
#include "yaml/parse.h"

namespace guidelint::rule {
namespace {

struct Parsed {
  std::string path;  // below rules/
  std::unique_ptr<text::SourceFile> file;
  bool came_along = false;                // with the program
  yaml::Document document;                // of a file that came along without its examples
  std::optional<Examples> examples = {};  // which are these
};

std::string stem_of(std::string_view path) {
  const auto slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  return std::string(name.substr(0, name.rfind('.')));
}

std::string folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash));
}

bool is_table(std::string_view path) { return path.starts_with("tables/"); }
bool is_rule(std::string_view path) { return path.ends_with(".yaml") && path != "model.yaml" && !is_table(path); }

}  // namespace

struct RuleSet::Impl {
  std::vector<std::unique_ptr<Parsed>> parsed;
  std::unique_ptr<text::SourceFile> example;
  std::unique_ptr<model::Model> model;
  std::vector<std::unique_ptr<LookupTable>> lookup_tables;
  std::map<std::string, const expr::Table*, std::less<>> tables;
  std::vector<std::unique_ptr<Rule>> rules;
  std::vector<ParamOverride> overrides;  // rules view them
  std::span<const Check* const> checks;
  std::vector<Mistake> mistakes;

  void add(const text::SourceFile& file, text::Span span, std::string message, std::string help = {}) {
    mistakes.push_back(
        {.file = &file, .span = file.in_file(span), .message = std::move(message), .help = std::move(help)});
  }

  // Later files win: a path given twice, or a rule id in another folder.
  void keep(std::vector<RuleFile> files) {
    std::map<std::string, RuleFile> last;
    for (RuleFile& file : files) {
      std::string name = is_rule(file.path) ? "*/" + stem_of(file.path) : file.path;       // no path begins with '*'
      if (file.path == "model.yaml" && last.contains(name)) name += " of the repository";  // laid over the built-in one
      last[name] = std::move(file);
    }
    for (auto& [name, file] : last) {
      if (file.path == "example.md") {
        example = text::SourceFile::from_string(file.path, std::move(file.text));  // named as the guide it stands for
        continue;
      }
      auto one = std::make_unique<Parsed>();
      one->path = file.path;
      one->came_along = file.came_along;
      one->file = text::SourceFile::from_string(file.shown, std::move(file.text));
      std::string_view text = one->file->text();
      if (file.came_along && is_rule(file.path)) {
        const std::size_t at = find_examples(text);
        one->examples = Examples::later(text.substr(at), static_cast<text::Offset>(at));
        text = text.substr(0, at);
      }
      one->document = yaml::parse(text);
      for (const yaml::Problem& problem : one->document.problems) add(*one->file, problem.span, problem.message);
      parsed.push_back(std::move(one));
    }
  }

  [[nodiscard]] bool has_problems(const Parsed& one) const { return !one.document.problems.empty(); }

  bool read_model() {
    std::vector<const Parsed*> files;  // the built-in one, then the repository's
    for (const auto& one : parsed) {
      if (one->path == "model.yaml") files.push_back(one.get());
    }
    if (files.empty() || std::ranges::any_of(files, [this](const Parsed* one) { return has_problems(*one); }))
      return false;
    auto read = model::Model::read(*files.front()->file, files.size() > 1 ? files.back()->file.get() : nullptr);
    if (!read) {
      for (yaml::Mistake& mistake : read.error())
        add(*files.back()->file, mistake.span, std::move(mistake.message), std::move(mistake.help));
      return false;
    }
    model = std::move(*read);
    return true;
  }

  void read_tables() {
    for (const auto& one : parsed) {
      if (!is_table(one->path) || has_problems(*one)) continue;
      lookup_tables.push_back(LookupTable::read(*one->file, one->document.root, one->came_along, mistakes));
      tables.emplace(stem_of(one->path), lookup_tables.back().get());
    }
  }

  void read_rules() {
    Surroundings around{.model = model.get(), .tables = &tables, .checks = checks, .overrides = overrides};
    for (const auto& one : parsed) {
      if (!is_rule(one->path) || has_problems(*one)) continue;
      around.examples = one->examples ? &*one->examples : nullptr;
      rules.push_back(std::make_unique<Rule>(
          read_rule(folder_of(one->path), stem_of(one->path), *one->file, one->document.root, around, mistakes)));
    }
    std::ranges::sort(
        rules, [](const auto& a, const auto& b) { return std::tie(a->topic, a->id) < std::tie(b->topic, b->id); });
  }

  void check_references() {
    std::vector<std::string> names;  // of files that could not be read too: what is wrong with those is said already
    for (const auto& one : parsed) {
      if (is_rule(one->path)) names.push_back(stem_of(one->path));
    }
    const std::vector<std::string_view> ids(names.begin(), names.end());
    for (const auto& rule : rules) {
      check_ids(*rule, "yields_to", rule->yields_to, "a rule cannot yield to itself", ids);
      check_ids(*rule, "leaves", rule->leaves, {}, ids);
    }
  }

  // `own`: what is wrong with naming the rule itself; empty: nothing.
  void check_ids(const Rule& rule, std::string_view key, const std::vector<std::string>& named, std::string_view own,
                 const std::vector<std::string_view>& ids) {
    const yaml::Entry* entry = rule.node->find(key);
    for (std::size_t i = 0; i < named.size(); ++i) {
      const std::string& id = named[i];
      if (std::ranges::find(ids, id) != ids.end() && (id != rule.id || own.empty())) continue;
      const text::Span span =
          entry->value.kind == yaml::Kind::sequence ? entry->value.items[i].span : entry->value.span;
      const auto near = base::nearest(id, ids);
      add(*rule.file, span, id == rule.id ? std::string(own) : fmt::format("no rule is called \"{}\"", id),
          near && id != rule.id ? fmt::format("did you mean `{}`?", *near) : "");
    }
  }

  // Rules after those they yield to; among the rest the order of topic and id stays.
  void order() {
    std::vector<std::unique_ptr<Rule>> ordered;
    const auto is_placed = [&](const std::string& id) {
      return std::ranges::any_of(ordered, [&](const auto& rule) { return rule->id == id; });
    };
    while (!rules.empty()) {
      const auto next = std::ranges::find_if(
          rules, [&](const auto& rule) { return std::ranges::all_of(rule->yields_to, is_placed); });
      if (next == rules.end()) {
        report_cycle(is_placed);
        return;
      }
      ordered.push_back(std::move(*next));
      rules.erase(next);
    }
    rules = std::move(ordered);
  }

  // Every rule left yields to another one left, so whoever follows them long enough walks in the circle.
  void report_cycle(const std::function<bool(const std::string&)>& is_placed) {
    const Rule* rule = rules.front().get();
    for (std::size_t steps = 0; steps < rules.size(); ++steps) {
      const auto first = std::ranges::find_if_not(rule->yields_to, is_placed);
      rule = std::ranges::find(rules, *first, [](const auto& one) { return one->id; })->get();
    }
    add(*rule->file, rule->node->find("yields_to")->key_span,
        fmt::format("{} yields to a rule that, in the end, yields to it", rule->id));
  }
};

RuleSet::RuleSet() : impl_(std::make_unique<Impl>()) {}
RuleSet::~RuleSet() = default;

std::unique_ptr<RuleSet> RuleSet::build(std::vector<RuleFile> files, std::span<const ParamOverride> overrides,
                                        std::span<const Check* const> checks) {
  auto set = std::unique_ptr<RuleSet>(new RuleSet);
  Impl& impl = *set->impl_;
  impl.keep(std::move(files));
  if (impl.read_model()) {
    impl.read_tables();
    impl.overrides.assign(overrides.begin(), overrides.end());
    impl.checks = checks;
    impl.read_rules();
    impl.check_references();
    if (impl.mistakes.empty()) impl.order();
  }
  std::ranges::stable_sort(impl.mistakes, [](const Mistake& a, const Mistake& b) {
    return std::tie(a.file->path(), a.span) < std::tie(b.file->path(), b.span);
  });
  return set;
}

const std::vector<Mistake>& RuleSet::mistakes() const { return impl_->mistakes; }
const std::vector<std::unique_ptr<Rule>>& RuleSet::rules() const { return impl_->rules; }
const model::Model& RuleSet::model() const { return *impl_->model; }
const text::SourceFile* RuleSet::example() const { return impl_->example.get(); }

const Rule* RuleSet::find(std::string_view id) const {
  const auto is_named = [id](const auto& rule) { return rule->id == id; };
  const auto was_named = [id](const auto& rule) {
    return std::ranges::find(rule->formerly, id) != rule->formerly.end();
  };
  auto found = std::ranges::find_if(impl_->rules, is_named);
  if (found == impl_->rules.end()) found = std::ranges::find_if(impl_->rules, was_named);
  return found == impl_->rules.end() ? nullptr : found->get();
}

std::unique_ptr<Variant> RuleSet::variant(const Rule& rule, std::string text) const {
  const Surroundings around{.model = impl_->model.get(),
                            .tables = &impl_->tables,
                            .checks = impl_->checks,
                            .overrides = {},
                            .unused_lets = true};
  auto variant = std::make_unique<Variant>();
  variant->file = text::SourceFile::from_string(rule.file->path(), std::move(text));
  variant->document = yaml::parse(variant->file->text());
  std::vector<Mistake> mistakes;
  if (!variant->document.problems.empty()) return nullptr;
  variant->rule = read_rule(rule.topic, rule.id, *variant->file, variant->document.root, around, mistakes);
  return mistakes.empty() ? std::move(variant) : nullptr;
}

std::optional<std::string_view> RuleSet::nearest(std::string_view id) const {
  std::vector<std::string_view> known;
  for (const auto& rule : impl_->rules) known.push_back(rule->id);
  return base::nearest(id, known);
}

std::vector<std::string> RuleSet::failing_table_examples() const {
  std::vector<std::string> failing;
  for (const auto& [name, table] : impl_->tables) {
    for (const std::string& text : static_cast<const LookupTable*>(table)->failing_examples()) {
      failing.push_back(fmt::format("rules/tables/{}.yaml: {}", name, text));
    }
  }
  return failing;
}

}  // namespace guidelint::rule
