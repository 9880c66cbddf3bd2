#include "cli/config.h"

#include <fmt/format.h>

#include "support/catch.h"
#include "support/temporary_folder.h"

namespace guidelint::cli {
namespace {

namespace fs = std::filesystem;
using support::TemporaryFolder;
using support::WorkingDirectory;
using Lines = std::vector<std::string>;

LoadedConfig load(const std::string& named = "") {
  auto loaded = load_config(named);
  if (!loaded) FAIL(loaded.error().message);
  return *std::move(loaded);
}

// "3:9: message | help" of guidelint.yaml with this text.
Lines mistakes(std::string_view text) {
  const TemporaryFolder folder;
  folder.write("guidelint.yaml", text);
  const WorkingDirectory inside(folder.path());
  const LoadedConfig loaded = load();
  Lines lines;
  for (const rule::Mistake& mistake : loaded.mistakes) {
    REQUIRE(mistake.file == loaded.file.get());
    const text::Position at = mistake.file->position(mistake.span.begin);
    lines.push_back(fmt::format("{}:{}: {}{}{}", at.line, at.column, mistake.message, mistake.help.empty() ? "" : " | ",
                                mistake.help));
  }
  return lines;
}

TEST_CASE("a configuration says all it can, and is read as written", "[cli]") {
  const TemporaryFolder folder;
  folder.write("guidelint.yaml", R"(files: [research/**/*.md]
exclude: ['**/drafts/**']
rules: own
fail_on: warning
levels: {mojibake: warning, summary-cut: info}
paths:
  - files: [research/acme/**, research/bolt/**]
    levels: {total-mismatch: off}
    because: their totals hold benefits
params:
  total-mismatch: {loose: -15%..+40%}
)");
  const WorkingDirectory inside(folder.path());
  const LoadedConfig loaded = load();
  CHECK(loaded.mistakes.empty());
  const Config& config = loaded.config;
  CHECK(config.root == fs::path("."));
  CHECK(config.shown == "guidelint.yaml");
  CHECK(config.files == Lines{"research/**/*.md"});
  CHECK(config.exclude == Lines{"**/drafts/**"});
  CHECK(config.rules == "own");
  CHECK(config.fail_on == finding::Level::warning);
  CHECK(config.levels == std::map<std::string, finding::Level>{{"mojibake", finding::Level::warning},
                                                               {"summary-cut", finding::Level::info}});
  REQUIRE(config.paths.size() == 1);
  CHECK(config.paths[0].files == Lines{"research/acme/**", "research/bolt/**"});
  CHECK(config.paths[0].levels.at("total-mismatch") == finding::Level::off);
  REQUIRE(config.params.size() == 1);
  CHECK(config.params[0].rule == "total-mismatch");
  CHECK(config.params[0].name == "loose");
  CHECK(config.params[0].value == "-15%..+40%");
  CHECK(config.params[0].origin == "guidelint.yaml:11");
  CHECK(config.named_at == std::map<std::string, std::string>{{"mojibake", "guidelint.yaml:5"},
                                                              {"summary-cut", "guidelint.yaml:5"},
                                                              {"total-mismatch", "guidelint.yaml:8"}});
}

TEST_CASE("without a configuration everything is as usual", "[cli]") {
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / ".git");
  const WorkingDirectory inside(folder.path());
  const LoadedConfig loaded = load();
  CHECK(loaded.file == nullptr);
  CHECK(loaded.mistakes.empty());
  CHECK(loaded.config.root == fs::path("."));
  CHECK(loaded.config.rules.empty());
}

TEST_CASE("an empty configuration is one", "[cli]") {
  CHECK(mistakes("").empty());
  CHECK(mistakes("# nothing yet\n").empty());
}

TEST_CASE("the nearest configuration above the working directory applies, and names are seen from there", "[cli]") {
  const TemporaryFolder folder;
  folder.write("guidelint.yaml", "rules: own\n");
  folder.write("research/acme/a.md", "");
  {
    const WorkingDirectory inside(folder.path() / "research/acme");
    const Config config = load().config;
    CHECK(config.shown == "../../guidelint.yaml");
    CHECK(config.root == fs::path("../.."));
    CHECK(config.rules == "../../own");
  }
  folder.write("research/guidelint.yaml", "");
  const WorkingDirectory inside(folder.path() / "research/acme");
  CHECK(load().config.shown == "../guidelint.yaml");
}

TEST_CASE("the search ends at the folder that holds .git", "[cli]") {
  const TemporaryFolder folder;
  folder.write("guidelint.yaml", "fail_on: never\n");
  folder.write("repository/.git/HEAD", "");
  folder.write("repository/research/a.md", "");
  {
    const WorkingDirectory inside(folder.path() / "repository/research");
    CHECK(load().file == nullptr);
  }
  folder.write("repository/guidelint.yaml", "");
  const WorkingDirectory inside(folder.path() / "repository/research");
  CHECK(load().config.shown == "../guidelint.yaml");
}

TEST_CASE("a worktree's .git is a file and ends the search too", "[cli]") {
  const TemporaryFolder folder;
  folder.write("guidelint.yaml", "");
  folder.write("tree/.git", "gitdir: elsewhere\n");
  const WorkingDirectory inside(folder.path() / "tree");
  CHECK(load().file == nullptr);
}

TEST_CASE("a configuration that is named is taken instead of the nearest", "[cli]") {
  const TemporaryFolder folder;
  folder.write("guidelint.yaml", "fail_on: never\n");
  folder.write("ci/strict.yaml", "fail_on: warning\nrules: own\n");
  const WorkingDirectory inside(folder.path());
  const Config config = load("ci/strict.yaml").config;
  CHECK(config.fail_on == finding::Level::warning);
  CHECK(config.root == fs::path("ci"));
  CHECK(config.rules == "ci/own");
  const auto missing = load_config("ci/loose.yaml");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().message == "cannot read ci/loose.yaml: no such file or directory");
}

TEST_CASE("a folder called rules beside the configuration is used if none is named", "[cli]") {
  const TemporaryFolder folder;
  folder.write("guidelint.yaml", "fail_on: never\n");
  folder.write("rules/pay/a.yaml", "");
  const WorkingDirectory inside(folder.path());
  CHECK(load().config.rules == "rules");
}

TEST_CASE("YAML that does not parse is told once, at its place", "[cli]") {
  const Lines lines = mistakes("files: [a\nlevels: {\n");
  REQUIRE_FALSE(lines.empty());
}

TEST_CASE("keys and words have to be known", "[cli]") {
  CHECK(mistakes("level: {}\nfail_on: warnings\n") ==
        Lines{"1:1: unknown key \"level\" in the configuration | did you mean `levels`?",
              "2:10: \"fail_on\" is one of error, warning, never; not \"warnings\" | did you mean `warning`?"});
  CHECK(mistakes("- a\n") == Lines{"1:1: the configuration is a map of keys, not a list"});
  CHECK(mistakes("files: {a: b}\nlevels: [a]\n") ==
        Lines{"1:8: \"files\" is a text or a list of texts, not a map", "2:9: \"levels\" is a map, not a list"});
  CHECK(mistakes("fail_on: error\nfail_on: never\n") ==
        Lines{"2:1: the key \"fail_on\" stands twice in the configuration"});
}

TEST_CASE("levels are words, and off needs a reason", "[cli]") {
  CHECK(mistakes("levels:\n  mojibake: warn\n") == Lines{"2:13: the level of mojibake is error, warning, info or off"});
  CHECK(mistakes("levels:\n  mojibake: [error]\n") ==
        Lines{"2:13: the level of mojibake is error, warning, info or off"});
  CHECK(mistakes("levels:\n  mojibake: off\n") ==
        Lines{"2:13: mojibake is switched off for every guide without a reason | use paths: [{files: [**], levels: "
              "{rule: off}, because: …}]"});
}

TEST_CASE("an entry of paths says where, what, and why something is off", "[cli]") {
  CHECK(mistakes("paths:\n  - files: a/**\n    levels: {x: off}\n") ==
        Lines{"2:5: an entry of paths lacks the key \"because\""});
  CHECK(mistakes("paths:\n  - files: a/**\n    levels: {x: info}\n").empty());
  CHECK(mistakes("paths:\n  - levels: {x: info}\n    why: b\n") ==
        Lines{"2:5: an entry of paths lacks the key \"files\"",
              "3:5: unknown key \"why\" in an entry of paths | known: files, levels, because"});
  CHECK(mistakes("paths: {a: b}\n") == Lines{"1:8: \"paths\" is a list, not a map"});
}

TEST_CASE("params are values by rule", "[cli]") {
  CHECK(mistakes("params:\n  total-mismatch: 30%\n") ==
        Lines{"2:19: params of total-mismatch are a map: {loose: -15%..+30%}"});
  CHECK(
      mistakes("params:\n  a: {loose: [1], most: null}\n") ==
      Lines{"2:14: \"loose\" of a is a value such as -15%..+30%", "2:25: \"most\" of a is a value such as -15%..+30%"});
}

TEST_CASE("places are those of the file, byte order mark included", "[cli]") {
  CHECK(mistakes("\xEF\xBB\xBFlevels: {x: warn}\n") == Lines{"1:14: the level of x is error, warning, info or off"});
}

}  // namespace
}  // namespace guidelint::cli
