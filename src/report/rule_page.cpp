#include "report/rule_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "proof/demonstration.h"
#include "report/chosen_examples.h"
#include "report/format.h"
#include "report/markdown_text.h"
#include "report/rule_fixes.h"
#include "report/rule_index.h"
#include "report/rule_source.h"
#include "rule/check.h"

namespace guidelint::report {
namespace {

using Rules = std::span<const rule::Rule* const>;

// What `full` prints for the findings of an example.
std::string printed(const proof::Demonstration& one) {
  const auto formats = all_formats();
  const auto full = std::ranges::find(formats, std::string_view("full"), [](const Format* f) { return f->name; });
  lint::LintResult result;
  result.rules = result.guides = result.corpus = 1;
  result.files.push_back({.path = one.path, .findings = one.findings, .text = one.guide});
  const Sources sources = [](const lint::FileReport& file) {
    return text::SourceFile::from_string(file.path, *file.text);
  };
  return (*full)->render(result, {.show_infos = true, .show_all = true, .summary = false}, sources);
}

std::string_view looked_at(model::EntityKind each) {
  switch (each) {
    case model::EntityKind::guide:
      return "Every guide is judged";
    case model::EntityKind::row:
      return "Every row is judged (a region of a guide: its line of the table and its entry in the front matter)";
    case model::EntityKind::key:
      return "Every key of the front matter is judged";
    case model::EntityKind::line:
      return "Every line of the file is judged";
    case model::EntityKind::ask:
      return "Every amount is judged that the strategy block asks for or accepts";
  }
  return "";
}

std::string with_article(std::string_view level) {
  return fmt::format("{} {}", level == finding::to_string(finding::Level::warning) ? "a" : "an", level);
}

// Without the middle of what is too long to read.
std::string shortened(std::string_view source) {
  constexpr std::size_t k_most_lines = 30, k_kept = 4;
  std::vector<std::string_view> lines = base::split(source, '\n');
  if (lines.back().empty()) lines.pop_back();
  if (lines.size() <= k_most_lines) return std::string(source);
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == k_kept) text += fmt::format("    … {} more lines …\n", lines.size() - 2 * k_kept);
    if (i < k_kept || i + k_kept >= lines.size()) text += fmt::format("{}\n", lines[i]);
  }
  return text;
}

// The texts of a scalar or a list, one a line.
std::string lines_of(const yaml::Node& node) {
  std::string lines;
  const auto add = [&](const yaml::Node& one) {
    const std::string_view text = base::trim(one.scalar);
    lines += std::string(text) + '\n';
  };
  if (node.kind == yaml::Kind::scalar) add(node);
  for (const yaml::Node& item : node.items) add(item);
  return lines;
}

class PageWriter {
 public:
  PageWriter(const rule::RuleSet& set, const rule::Rule& rule, Rules pages, const RuleAddress& address)
      : set_(set), rule_(rule), pages_(pages), address_(address(rule)) {}

  [[nodiscard]] std::string write() {
    add_head();
    add_expectations();
    add_causes();
    text_ += rule_fixes(rule_);
    add_order();
    add_examples();
    return std::move(text_);
  }

 private:
  [[nodiscard]] const yaml::Node* value(std::string_view key) const {
    const yaml::Entry* entry = rule_.node->find(key);
    return entry == nullptr ? nullptr : &entry->value;
  }

  [[nodiscard]] std::string link(const rule::Rule& other) const {
    const bool has_page = std::ranges::find(pages_, &other) != pages_.end();
    return has_page ? fmt::format("[{}]({}.md)", markdown_text(other.id), other.id) : markdown_code(other.id);
  }

  [[nodiscard]] std::string file_link() const {
    const std::string name = fmt::format("{}/{}.yaml", rule_.topic, rule_.id);
    return address_.empty() ? markdown_code(name) : fmt::format("[{}]({})", markdown_text(name), address_);
  }

  void add_head() {
    text_ += fmt::format("{} from {}/{}.yaml; that is the file to change. -->\n", k_page_mark, rule_.topic, rule_.id);
    text_ += fmt::format("# {}\n\n**{}**\n\n{}\n\n", markdown_text(rule_.id), markdown_text(rule_.title),
                         markdown_text(rule_.why));
    text_ += fmt::format("Level: {} · {}{}\n\n", levels_of(rule_), address_.empty() ? "built in, " : "", file_link());
    text_ += looked_at(rule_.each);
    if (const yaml::Node* where = value("where")) {
      text_ += fmt::format(", but only where {}", markdown_code(where->scalar));
    }
    text_ += ".";
    if (rule_.scheduled) text_ += " What it says depends on the day.";
    if (rule_.per_guide) text_ += " The findings of one guide are shown as one.";
    text_ += "\n\n";
  }

  void add_tier(std::string_view key, std::string_view says) {
    const yaml::Node* node = value(key);
    if (node != nullptr) text_ += fmt::format("{}\n\n{}\n", says, markdown_block(lines_of(*node), ""));
  }

  void add_expectations() {
    text_ += "## What must hold\n\n";
    if (rule_.check != nullptr) {
      text_ += fmt::format("A check written in C++ decides: {}{} ({}).\n\n", markdown_code(rule_.check->name),
                           rule_.check_with.empty() ? "" : " of " + markdown_code(rule_.check_with),
                           markdown_text(rule_.check->summary));
    }
    add_tier("expect", fmt::format("This, or {} is reported:", with_article(finding::to_string(rule_.level))));
    add_tier("warn", "And this, or a warning is reported:");
    add_tier("note", "And this, or an info is reported:");
    if (const yaml::Node* lets = value("let")) {
      text_ += "In which\n\n";
      for (const yaml::Entry& let : lets->entries)
        text_ += fmt::format("- {} is {}\n", markdown_code(let.key), markdown_code(let.value.scalar));
      text_ += "\n";
    }
    if (const yaml::Node* params = value("params")) {
      std::string yaml;
      for (const yaml::Entry& one : params->entries)
        yaml += fmt::format("{}{}: {}", yaml.empty() ? "" : ", ", one.key, base::trim(one.value.scalar));
      text_ += fmt::format("`guidelint.yaml` may change the numbers, which are\n\n{}\n",
                           markdown_block(fmt::format("params: {{{}: {{{}}}}}", rule_.id, yaml), "yaml"));
    }
  }

  void add_causes() {
    const yaml::Node* maybe = value("maybe");
    if (maybe == nullptr) return;
    text_ += "## Likely causes\n\nThe first that holds is named.\n\n";
    std::size_t number = 0;
    for (const yaml::Node& one : maybe->items) {
      const auto scalar = [&](std::string_view key) {
        const yaml::Entry* entry = one.find(key);
        return entry == nullptr ? std::string_view() : base::trim(entry->value.scalar);
      };
      const std::string_view when = scalar("if"), level = scalar("level");
      ++number;
      text_ += fmt::format("{}. {}\\\n   {}{}\n", number, markdown_text(scalar("because")),
                           !when.empty()             ? "if " + markdown_code(when)
                           : maybe->items.size() > 1 ? "if nothing above holds"
                                                     : "always",
                           level.empty() ? "" : fmt::format("; {}", with_article(level)));
    }
    text_ += "\n";
  }

  // Which rules speak before this one, and which after it.
  void add_order() {
    std::string before, after;
    for (const std::string& id : rule_.yields_to) {
      const rule::Rule* other = set_.find(id);
      if (other != nullptr) before += fmt::format("{}{}", before.empty() ? "" : ", ", link(*other));
    }
    for (const auto& other : set_.rules()) {
      const bool yields =
          std::ranges::any_of(other->yields_to, [&](const auto& id) { return set_.find(id) == &rule_; });
      if (yields) after += fmt::format("{}{}", after.empty() ? "" : ", ", link(*other));
    }
    if (before.empty() && after.empty()) return;
    text_ += "## One fault, one finding\n\n";
    if (!before.empty())
      text_ += fmt::format("Says nothing about a value that one of these has reported: {}.\n\n", before);
    if (!after.empty()) text_ += fmt::format("What this rule has reported, these leave alone: {}.\n\n", after);
  }

  void add_quiet(const std::vector<const proof::Demonstration*>& shown, rule::ExampleKind kind, std::string_view says) {
    std::string source;
    for (const proof::Demonstration* one : shown) {
      if (one->example->kind == kind) source += shortened(source_of(rule_, *one->example));
    }
    if (!source.empty()) text_ += fmt::format("### {}\n\n{}\n", says, markdown_block(source, "yaml"));
  }

  void add_examples() {
    const auto all = proof::demonstrate(set_, rule_);
    const ChosenExamples chosen = choose_examples(all);
    text_ += "## Examples\n\n";
    add_quiet(chosen.shown, rule::ExampleKind::good, "All is well");
    add_quiet(chosen.shown, rule::ExampleKind::skip, "Not judged");
    text_ += "### Reported\n\n";
    for (const proof::Demonstration* one : chosen.shown) {
      if (one->example->kind == rule::ExampleKind::good || one->example->kind == rule::ExampleKind::skip) continue;
      text_ += markdown_block(shortened(source_of(rule_, *one->example)), "yaml") + "\n";
      if (!one->findings.empty()) text_ += markdown_block(printed(*one), "text") + "\n";
    }
    if (chosen.left_out > 0) text_ += fmt::format("And {} more in {}.\n", chosen.left_out, file_link());
    while (text_.ends_with("\n\n")) text_.pop_back();
  }

  const rule::RuleSet& set_;
  const rule::Rule& rule_;
  Rules pages_;
  std::string address_;
  std::string text_ = {};
};

}  // namespace

std::vector<Page> rule_pages(const rule::RuleSet& set, Rules rules, const RuleAddress& address) {
  std::vector<Page> pages;
  for (const rule::Rule* rule : rules)
    pages.push_back({.name = rule->id + ".md", .text = PageWriter(set, *rule, rules, address).write()});
  pages.push_back({.name = "README.md", .text = rule_index(rules)});
  return pages;
}

}  // namespace guidelint::report
