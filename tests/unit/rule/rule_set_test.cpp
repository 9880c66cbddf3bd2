// Files that belong together: which one wins, the order rules run in, mistakes between files.
#include "rule/rule_set.h"

#include "rule/example.h"
#include "unit/rule/made_rules.h"
#include "yaml/parse.h"

namespace guidelint::rule {
namespace {

const std::string k_body = "each: row\nexpect: base.low > 1\n";

Lines ids(const RuleSet& rules) {
  Lines ids;
  for (const auto& rule : rules.rules()) ids.push_back(fmt::format("{}/{}", rule->topic, rule->id));
  return ids;
}

TEST_CASE("rules run by topic and id, but after those they yield to", "[rule]") {
  const auto rules = build({{"b/one.yaml", rule_text(k_body)},
                            {"a/two.yaml", rule_text(k_body + "yields_to: [one, four]")},
                            {"a/three.yaml", rule_text(k_body)},
                            {"c/four.yaml", rule_text(k_body)}});
  CHECK(lines_of(rules->mistakes()).empty());
  CHECK(ids(*rules) == Lines{"a/three", "b/one", "c/four", "a/two"});
}

TEST_CASE("a later file with the same id takes the place of an earlier one, whatever its folder", "[rule]") {
  const auto rules =
      build({{"pay/a.yaml", rule_text(k_body)}, {"own/a.yaml", rule_text("each: guide\nexpect: role == 'x'")}});
  CHECK(ids(*rules) == Lines{"own/a"});
  CHECK(rules->find("a")->each == model::EntityKind::guide);
}

TEST_CASE("a rule may be called model", "[rule]") {
  const auto rules = build({{"pay/model.yaml", rule_text(k_body)}});
  CHECK(lines_of(rules->mistakes()).empty());
  CHECK(ids(*rules) == Lines{"pay/model"});
}

TEST_CASE("a rule is found by its id before one that was once called so", "[rule]") {
  const auto rules = build({{"a/new.yaml", rule_text(k_body + "formerly: old")}, {"b/old.yaml", rule_text(k_body)}});
  CHECK(rules->find("old")->id == "old");
  CHECK(rules->find("new")->id == "new");
  CHECK(rules->find("none") == nullptr);
}

TEST_CASE("a rule yields to rules that are there, and not to itself", "[rule]") {
  const auto rules = build({{"p/range.yaml", rule_text(k_body)},
                            {"p/total.yaml", rule_text(k_body + "yields_to: [range, rnge, total]")},
                            {"p/x.yaml", rule_text(k_body + "yields_to: zebra")}});
  CHECK(lines_of(rules->mistakes()) == Lines{"p/total.yaml:5:20: no rule is called \"rnge\" | did you mean `range`?",
                                             "p/total.yaml:5:26: a rule cannot yield to itself",
                                             "p/x.yaml:5:12: no rule is called \"zebra\""});
}

TEST_CASE("a rule may yield to one that cannot be read: that is said once, there", "[rule]") {
  const auto rules = build({{"p/a.yaml", "title: [\n"}, {"p/b.yaml", rule_text(k_body + "yields_to: a")}});
  REQUIRE(rules->mistakes().size() == 1);
  CHECK(rules->mistakes()[0].file->path() == "p/a.yaml");
}

TEST_CASE("a circle is told at a rule that is part of it", "[rule]") {
  const auto rules = build({{"p/a.yaml", rule_text(k_body + "yields_to: b")},
                            {"p/b.yaml", rule_text(k_body + "yields_to: c")},
                            {"p/c.yaml", rule_text(k_body + "yields_to: [d, b]")},
                            {"p/d.yaml", rule_text(k_body)}});
  const Lines lines = lines_of(rules->mistakes());
  REQUIRE(lines.size() == 1);
  const bool names_b_or_c = lines[0] == "p/b.yaml:5:1: b yields to a rule that, in the end, yields to it" ||
                            lines[0] == "p/c.yaml:5:1: c yields to a rule that, in the end, yields to it";
  CAPTURE(lines[0]);
  CHECK(names_b_or_c);
}

TEST_CASE("mistakes of all files come in the order of file and place", "[rule]") {
  const auto rules = build({{"p/b.yaml", rule_text("each: x\nexpect: 1")},
                            {"p/a.yaml", rule_text("each: row\nlevl: error\nexpect: base.low > 1\ntag: x")}});
  CHECK(lines_of(rules->mistakes()) == Lines{"p/a.yaml:4:1: unknown key \"levl\" in a rule | did you mean `level`?",
                                             "p/a.yaml:6:1: unknown key \"tag\" in a rule | did you mean `tags`?",
                                             "p/b.yaml:3:7: \"each\" is one of guide, row, key, line, ask; not \"x\""});
}

TEST_CASE("a broken model stops everything and is told", "[rule]") {
  const auto rules = RuleSet::build({{.path = "model.yaml", .shown = "m.yaml", .text = "guide: 1\n"},
                                     {.path = "p/a.yaml", .shown = "a.yaml", .text = "title: 1\n"}},
                                    {}, {});
  REQUIRE_FALSE(rules->mistakes().empty());
  CHECK(rules->mistakes()[0].file->path() == "m.yaml");
  CHECK(rules->rules().empty());
}

TEST_CASE("the example is a guide, not a rule", "[rule]") {
  const auto rules = build({{"example.md", "# Title\n"}});
  REQUIRE(rules->example() != nullptr);
  CHECK(rules->example()->text() == "# Title\n");
  CHECK(build({})->example() == nullptr);
}

TEST_CASE("examples that came with the program are read later, and are the same", "[rule]") {
  const std::string text = rule_text("each: row\nexpect: base.low <= base.high");
  for (const bool came_along : {false, true}) {
    CAPTURE(came_along);
    std::vector<RuleFile> files = {{.path = "model.yaml", .shown = "model.yaml", .text = model_text()},
                                   {.path = "pay/a.yaml", .shown = "a.yaml", .text = text, .came_along = came_along}};
    const auto rules = RuleSet::build(std::move(files), {}, {});
    REQUIRE(rules->mistakes().empty());
    const Rule& rule = *rules->find("a");
    REQUIRE(rule.examples.size() == 2);
    CHECK(rule.examples[0].kind == ExampleKind::good);
    CHECK(rule.file->slice(rule.examples[1].entry->span) == "{bad: {}}");
    CHECK((rule.node->find("examples") == nullptr) == came_along);
  }
}

TEST_CASE("the rules that come with the program end with their examples", "[rule]") {
  namespace fs = std::filesystem;
  std::size_t rules = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(GUIDELINT_SOURCE_DIR) / "rules")) {
    const fs::path& path = entry.path();
    if (path.extension() != ".yaml" || path.filename() == "model.yaml" || path.parent_path().filename() == "tables")
      continue;
    CAPTURE(path.string());
    const auto file = *text::SourceFile::read(path);
    const yaml::Document examples = yaml::parse(file->text().substr(find_examples(file->text())));
    REQUIRE(examples.root.entries.size() == 1);
    CHECK(examples.root.entries[0].key == "examples");
    CHECK(examples.problems.empty());
    CHECK(yaml::parse(file->text()).root.entries.back().key == "examples");
    ++rules;
  }
  CHECK(rules > 60);
}

TEST_CASE("the rules that come with the program have no mistake", "[rule]") {
  namespace fs = std::filesystem;
  Texts files;
  const fs::path folder = fs::path(GUIDELINT_SOURCE_DIR) / "rules";
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().lexically_relative(folder).generic_string();
    if (!path.starts_with("tables/")) continue;
    files.emplace_back(path, std::string((*text::SourceFile::read(entry.path()))->raw()));
  }
  const auto rules = build(files);
  CHECK(lines_of(rules->mistakes()).empty());
  CHECK(rules->failing_table_examples().empty());
}

}  // namespace
}  // namespace guidelint::rule
