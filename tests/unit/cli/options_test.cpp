#include "cli/options.h"

#include <filesystem>

#include "support/catch.h"
#include "support/temporary_folder.h"

namespace guidelint::cli {
namespace {

using Words = std::vector<std::string>;

tl::expected<Options, Stop> parse(const Words& words) {
  std::vector<const char*> argv = {"guidelint"};
  for (const std::string& word : words) argv.push_back(word.c_str());
  return parse_options(static_cast<int>(argv.size()), argv.data());
}

Options parsed(const Words& words) {
  auto options = parse(words);
  if (!options) FAIL(options.error().error << options.error().out);
  return *std::move(options);
}

std::string mistake(const Words& words) {
  const auto options = parse(words);
  REQUIRE_FALSE(options);
  CHECK(options.error().exit_code == 2);
  CHECK(options.error().out.empty());
  return options.error().error;
}

TEST_CASE("each command is known by its name", "[cli]") {
  CHECK(parsed({"check"}).command == Command::check);
  CHECK(parsed({"due"}).command == Command::due);
  CHECK(parsed({"test"}).command == Command::test);
  CHECK(parsed({"export"}).command == Command::export_rows);
  const Options explain = parsed({"explain", "a", "b"});
  CHECK(explain.command == Command::explain);
  CHECK(explain.arguments == Words{"a", "b"});
}

TEST_CASE("a path or a flag without a command is for check", "[cli]") {
  const support::TemporaryFolder folder;
  folder.write("research/a.md", "");
  const support::WorkingDirectory inside(folder.path());
  const Options options = parsed({"research", "--quiet"});
  CHECK(options.command == Command::check);
  CHECK(options.arguments == Words{"research"});
  CHECK(options.quiet);
  CHECK(parsed({"--statistics"}).statistics);
}

TEST_CASE("a word that is neither command nor file is told with the nearest command", "[cli]") {
  CHECK(mistake({"chek"}) ==
        "guidelint: \"chek\" is neither a command nor a file, did you mean check?; see guidelint --help\n");
  CHECK(mistake({"zzzzzz"}) == "guidelint: \"zzzzzz\" is neither a command nor a file; see guidelint --help\n");
}

TEST_CASE("a flag that is misspelt is told with the nearest one", "[cli]") {
  CHECK(mistake({"check", "--fail_on", "error"}) == "guidelint: unknown flag --fail_on; did you mean --fail-on?\n");
  CHECK(mistake({"check", "--formt=full"}) == "guidelint: unknown flag --formt; did you mean --format?\n");
  CHECK(mistake({"due", "--wihtin", "3d"}) == "guidelint: unknown flag --wihtin; did you mean --within?\n");
  CHECK(mistake({"check", "--zzzzzzzzz"}) == "guidelint: unknown flag --zzzzzzzzz\n");
}

TEST_CASE("what stands after two dashes is a path and never blamed", "[cli]") {
  CHECK(parsed({"check", "--", "--odd.md"}).arguments == Words{"--odd.md"});
  CHECK(mistake({"check", "--jobs", "0", "--", "--odd.md"}).find("--odd.md") == std::string::npos);
}

TEST_CASE("defaults are quiet and safe", "[cli]") {
  const Options options = parsed({"check"});
  CHECK(options.arguments.empty());
  CHECK(options.formats.empty());
  CHECK_FALSE(options.fail_on);
  CHECK_FALSE(options.today);
  CHECK(options.color == "auto");
  CHECK(options.jobs == 0);
  CHECK(options.within_days == 14);
  CHECK(options.verbose == 0);
  CHECK_FALSE(options.statistics);
  CHECK_FALSE(options.show_all);
}

TEST_CASE("flags of check are read", "[cli]") {
  const Options options = parsed({"check",    "a.md",     "b.md",     "--select", "range-*,total-mismatch",
                                  "--ignore", "mojibake", "--select", "x",        "--config",
                                  "c.yaml",   "--rules",  "own",      "--jobs",   "3",
                                  "--color",  "never",    "-vv",      "--all",    "--stdin-filename",
                                  "x/a.md"});
  CHECK(options.arguments == Words{"a.md", "b.md"});
  CHECK(options.select == Words{"range-*", "total-mismatch", "x"});
  CHECK(options.ignore == Words{"mojibake"});
  CHECK(options.config == "c.yaml");
  CHECK(options.rules == "own");
  CHECK(options.jobs == 3);
  CHECK(options.color == "never");
  CHECK(options.verbose == 2);
  CHECK(options.show_all);
  CHECK(options.stdin_filename == "x/a.md");
}

TEST_CASE("a list of rules does not swallow the path after it", "[cli]") {
  const Options options = parsed({"check", "--select", "a,b", "x.md"});
  CHECK(options.select == Words{"a", "b"});
  CHECK(options.arguments == Words{"x.md"});
}

TEST_CASE("formats may be several and go to files", "[cli]") {
  const Options options = parsed({"check", "--format", "full", "--format", "jsonl=out=1.jsonl"});
  REQUIRE(options.formats.size() == 2);
  CHECK(options.formats[0].format == "full");
  CHECK(options.formats[0].file.empty());
  CHECK(options.formats[1].format == "jsonl");
  CHECK(options.formats[1].file == "out=1.jsonl");
}

TEST_CASE("a format nobody writes is told with those of the command", "[cli]") {
  CHECK(mistake({"check", "--format", "ful"})
            .starts_with("guidelint: unknown format \"ful\", did you mean full?; known: concise, full, github, "));
  CHECK(mistake({"export", "--format", "full"}) == "guidelint: unknown format \"full\"; known: csv, json, jsonl\n");
  CHECK(mistake({"check", "--format", "full="}) == "guidelint: --format full= lacks the file's name after =\n");
}

TEST_CASE("due counts by guide, company or owner", "[cli]") {
  CHECK(parsed({"due"}).group_by == report::GroupBy::none);
  CHECK(parsed({"due", "--by", "guide"}).group_by == report::GroupBy::none);
  CHECK(parsed({"due", "--by", "company"}).group_by == report::GroupBy::company);
  CHECK(parsed({"due", "--by", "owner"}).group_by == report::GroupBy::owner);
  CHECK(mistake({"due", "--by", "rule"}) == "guidelint: --by is guide, company or owner, not \"rule\"\n");
}

TEST_CASE("whoever reviewed is named as CODEOWNERS names owners", "[cli]") {
  for (const std::string name : {"@kim", "@org/pay-team", "@org/team.of_two", "kim.o-neil+pay@example.co.uk"})
    CHECK(parsed({"reviewed", "a", "--by", name}).by == name);
  for (const std::string name : {"kim", "@", "@a b", "@a/b/c", "@a/", "kim@host", "@kim\n", "@kim\"", "a@b@c.d", "@é"})
    CHECK(mistake({"reviewed", "a", "--by", name}).starts_with("guidelint: --by is @name, @organisation/team or an"));
  CHECK(mistake({"reviewed", "a"}) == "guidelint: reviewed takes --by: who compared the guides with their sources\n");
  CHECK(mistake({"reviewed", "--by", "@kim"}) ==
        "guidelint: reviewed takes the guides that were reviewed, or folders of them\n");
  CHECK(parsed({"reviewed", "a", "--by", "@kim", "--note", "levels.fyi"}).note == "levels.fyi");
  CHECK(mistake({"reviewed", "a", "--by", "@kim", "--note", std::string(501, 'x')}) ==
        "guidelint: --note is longer than 500 bytes\n");
}

TEST_CASE("time is days or weeks", "[cli]") {
  CHECK(parsed({"due", "--within", "30d"}).within_days == 30);
  CHECK(parsed({"due", "--within", "2w"}).within_days == 14);
  CHECK(parsed({"due", "--within", "7"}).within_days == 7);
  for (const char* text : {"", "d", "2m", "-3d", "1.5w", "123456d"}) {
    CAPTURE(text);
    CHECK(mistake({"due", "--within", text}) ==
          std::string("guidelint: --within is a number of days or weeks such as 14d or 2w, not \"") + text + "\"\n");
  }
}

TEST_CASE("today is a date that exists", "[cli]") {
  CHECK(parsed({"check", "--today", "2026-03-01"}).today == base::parse_date("2026-03-01"));
  CHECK(mistake({"check", "--today", "2026-02-30"}) ==
        "guidelint: --today \"2026-02-30\" is not a date (YYYY-MM-DD)\n");
}

TEST_CASE("the level that fails a run is one of three", "[cli]") {
  CHECK(parsed({"check", "--fail-on", "warning"}).fail_on == finding::Level::warning);
  CHECK(parsed({"check", "--fail-on", "never"}).fail_on == finding::Level::off);
  CHECK(mistake({"check", "--fail-on", "info"}).starts_with("guidelint: "));
}

TEST_CASE("numbers out of range and missing values are mistakes, not crashes", "[cli]") {
  CHECK(mistake({"check", "--jobs", "0"}).starts_with("guidelint: "));
  CHECK(mistake({"check", "--jobs", "many"}).starts_with("guidelint: "));
  CHECK(mistake({"check", "--config"}).starts_with("guidelint: "));
  CHECK(mistake({"check", "--color", "blue"}).starts_with("guidelint: "));
  CHECK(mistake({"explain"}).starts_with("guidelint: "));
}

TEST_CASE("a value that is empty is none, so that scripts need not ask whether they have one", "[cli]") {
  const Options options = parsed({"check", "--fail-on", "", "--group-by", "", "--today", "", "--color", ""});
  CHECK_FALSE(options.fail_on);
  CHECK(options.group_by == report::GroupBy::none);
  CHECK_FALSE(options.today);
  CHECK(options.color == "auto");
}

TEST_CASE("the reference of --changed is optional and never the next word", "[cli]") {
  CHECK(parsed({"check", "--changed", "a.md"}).changed == "");
  CHECK(parsed({"check", "--changed", "a.md"}).arguments == Words{"a.md"});
  CHECK(parsed({"check", "--changed=origin/main"}).changed == "origin/main");
  CHECK_FALSE(parsed({"check", "--", "--changed=x"}).changed);
}

TEST_CASE("a flag without a value is given none", "[cli]") {
  CHECK(mistake({"check", "--staged=x"}) == "guidelint: --staged takes no value\n");
  CHECK(mistake({"check", "--quiet=maybe"}) == "guidelint: --quiet takes no value\n");
  CHECK(mistake({"init", "--dry-run="}) == "guidelint: --dry-run takes no value\n");
  CHECK(parsed({"check", "--", "--staged=x"}).arguments == Words{"--staged=x"});
}

TEST_CASE("what would be passed over in silence is a mistake", "[cli]") {
  CHECK(mistake({"check", "--statistics", "--format", "sarif=a"}).starts_with("guidelint: --statistics is printed"));
  CHECK(mistake({"export", "--format", "csv=a", "--format", "json=b"}) ==
        "guidelint: export writes one format; run it twice for two\n");
  CHECK(mistake({"due", "--format", "text=a", "--format", "markdown=a"}) ==
        "guidelint: --format text and --format markdown are written to one file, a\n");
}

TEST_CASE("standard output has several names", "[cli]") {
  for (const std::string name : {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}) {
    CAPTURE(name);
    CHECK(parsed({"check", "--format", "sarif=" + name}).formats[0].file.empty());
    CHECK(mistake({"check", "--format", "json", "--format", "sarif=" + name}).starts_with("guidelint: --format json"));
  }
}

TEST_CASE("a flag that takes one value is not given two", "[cli]") {
  CHECK(mistake({"check", "--config", "a", "--config", "b"}).starts_with("guidelint: "));
  CHECK(parsed({"check", "--all", "--all"}).show_all);
}

TEST_CASE("a shell nobody knows is told with the nearest", "[cli]") {
  CHECK(parsed({"completion", "zsh"}).arguments == Words{"zsh"});
  CHECK(mistake({"completion", "bsh"}) ==
        "guidelint: completion is for bash, zsh or fish, not \"bsh\"; did you mean bash?\n");
  CHECK(mistake({"completion"}) == "guidelint: completion takes one of bash, zsh, fish\n");
  CHECK(parsed({"completion", "--rule-ids"}).rule_ids);
}

TEST_CASE("help and version are printed, not judged", "[cli]") {
  for (const Words& words : {Words{}, Words{"--help"}, Words{"-h"}, Words{"check", "--help"}, Words{"due", "--help"}}) {
    const auto options = parse(words);
    REQUIRE_FALSE(options);
    CHECK(options.error().exit_code == 0);
    CHECK(options.error().error.empty());
    CHECK_FALSE(options.error().out.empty());
  }
  CHECK(parse({"--help"}).error().out.find("Exit codes:\n  0   nothing new to report\n") != std::string::npos);
  CHECK(parse({"due", "--help"}).error().out.find("--within") != std::string::npos);
  CHECK(parse({"--version"}).error().out.starts_with("guidelint "));
}

}  // namespace
}  // namespace guidelint::cli
