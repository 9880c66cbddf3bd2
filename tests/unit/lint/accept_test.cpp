// What a baseline accepts: the same faults wherever they have gone, and no other.
#include "lint/accept.h"

#include <algorithm>
#include <random>
#include <set>

#include "lint/lint.h"
#include "support/catch.h"
#include "support/shared.h"
#include "support/temporary_folder.h"
#include "unit/lint/shipped.h"

namespace guidelint::lint {
namespace {

using finding::Status;
namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Bench {
  explicit Bench(std::unique_ptr<rule::RuleSet> set)
      : rules(std::move(set)), plan(rule::make_plan(*rules, [](const rule::Rule&) { return true; })) {}

  [[nodiscard]] LintResult run(const std::vector<Input>& inputs, const Baseline& baseline) const {
    return lint(inputs, *rules, plan,
                {.jobs = 1, .today = *base::parse_date("2026-03-01"), .baseline = &baseline, .root = "/nowhere"});
  }
  [[nodiscard]] Baseline adopt(const std::vector<Input>& inputs) const {
    return {.exists = true, .lines = run(inputs, {}).acceptance->open};
  }

  std::unique_ptr<rule::RuleSet> rules;
  rule::RunPlan plan;
};

Input input(std::string path, std::string text) {
  return {.path = "/nowhere/" + path, .named = true, .text = std::move(text)};
}

std::vector<std::string> split_lines(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size() - 1);
    lines.push_back(text.substr(at, end + 1 - at));
    at = end + 1;
  }
  return lines;
}

// The same guide with comments between the keys of its front matter, and paragraphs and blank lines between its blocks.
std::string spread_out(const std::string& text, std::mt19937& random) {
  const std::vector<std::string> lines = split_lines(text);
  std::size_t front_end = 0;
  for (std::size_t i = 1; i < lines.size() && front_end == 0 && lines[0] == "---\n"; ++i) {
    if (lines[i] == "---\n") front_end = i;
  }
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool in_front = i > 0 && i < front_end;
    const bool is_key =
        in_front && lines[i].find(": ") != std::string::npos && lines[i - 1].find('|') == std::string::npos;
    if (is_key && random() % 4 == 0) out += "  # a comment\n\n";
    out += lines[i];
    const bool is_between = i > front_end && lines[i] == "\n" && i + 1 < lines.size() && lines[i + 1].starts_with("|");
    if (is_between && random() % 2 == 0) out += "Some words that change nothing.\n\n\n";
  }
  return out;
}

// The entries of the compensation list in another order; the text unchanged if it is not written as guides write it.
std::string reorder_regions(const std::string& text, std::mt19937& random) {
  const std::vector<std::string> lines = split_lines(text);
  std::size_t begin = 0;
  while (begin < lines.size() && lines[begin] != "compensation:\n") ++begin;
  if (begin == lines.size()) return text;
  ++begin;
  std::size_t end = begin;
  std::vector<std::string> entries;
  for (; end < lines.size() && lines[end].starts_with("  "); ++end) {
    if (lines[end].starts_with("  - ")) entries.emplace_back();
    if (entries.empty()) return text;
    entries.back() += lines[end];
  }
  std::shuffle(entries.begin(), entries.end(), random);
  std::string out;
  for (std::size_t i = 0; i < begin; ++i) out += lines[i];
  for (const std::string& entry : entries) out += entry;
  for (std::size_t i = end; i < lines.size(); ++i) out += lines[i];
  return out;
}

std::set<std::string> new_ones(const LintResult& result) {
  std::set<std::string> all;
  if (!result.acceptance) return all;
  for (const auto& [rule, lines] : result.acceptance->open) {
    for (const AcceptedLine& line : lines) all.insert(rule + " " + format_line(line));
  }
  return all;
}

std::vector<std::string> sample_texts() {
  std::vector<std::string> texts;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(GUIDELINT_SOURCE_DIR) / "fixtures/guides")) {
    if (entry.path().extension() == ".md") texts.push_back(read(entry.path()));
  }
  const auto shared = support::shared_files("corpus/with-front-matter", ".md");
  if (shared.empty()) WARN("no real guides beside the repository: fixtures only");
  for (std::size_t i = 0; i < shared.size(); i += 12) texts.push_back(read(shared[i]));
  return texts;
}

TEST_CASE("no accepted finding comes back when lines are inserted and regions reordered", "[lint]") {
  const Bench bench(shipped_rules());
  std::mt19937 random(5);
  std::vector<Input> before, after;
  for (const std::string& text : sample_texts()) {
    const std::string path = fmt::format("g{}/data-engineer.md", before.size());
    before.push_back(input(path, text));
    after.push_back(input(path, spread_out(reorder_regions(text, random), random)));
  }
  const Baseline baseline = bench.adopt(before);
  CHECK(count_lines(baseline.lines) > 20);
  const LintResult same = bench.run(before, baseline);
  CHECK(new_ones(same).empty());
  CHECK(same.acceptance->stale == 0);
  const LintResult result = bench.run(after, baseline);
  CHECK(new_ones(result) == std::set<std::string>{});
  CHECK(result.acceptance->stale == 0);
  CHECK(result.acceptance->kept == baseline.lines);
}

TEST_CASE("a number that changes brings back the findings of its row and of no other", "[lint]") {
  const Bench bench(rule::made_rules({{"above", "each: row\nexpect: front.base.low <= front.base.high"},
                                      {"dear", "each: row\nexpect: front.base.low < 5\nlevel: warning"}}));
  const auto rows = [](int low, int high) {
    return rule::guide_text({"region: Oslo, base_low: 90, base_high: 80",
                             fmt::format("region: Bergen, base_low: {}, base_high: {}", low, high),
                             "region: Molde, base_low: 70, base_high: 60"});
  };
  const Baseline baseline = bench.adopt({input("acme/a.md", rows(20, 10))});
  CHECK(count_lines(baseline.lines) == 6);
  const LintResult other = bench.run({input("acme/a.md", rows(21, 10))}, baseline);
  REQUIRE(new_ones(other).size() == 2);
  for (const std::string& line : new_ones(other)) CHECK(line.find("row[Bergen]") != std::string::npos);
  CHECK(other.acceptance->stale == 2);
  const LintResult mended = bench.run({input("acme/a.md", rows(20, 30))}, baseline);
  REQUIRE(new_ones(mended).size() == 1);  // still dear, and both ends are its values
  CHECK(new_ones(mended).begin()->starts_with("dear acme/a.md  row[Bergen].front.base  "));
  CHECK(mended.acceptance->stale == 2);
  CHECK(mended.count(Status::accepted) == 4);
}

const std::string k_oslo = rule::guide_text({"region: Oslo, base_low: 9, base_high: 8"});
const std::string k_oslo_mended = rule::guide_text({"region: Oslo, base_low: 7, base_high: 8"});

TEST_CASE("infos and what depends on the date are never accepted", "[lint]") {
  const Bench bench(rule::made_rules({{"above", "each: row\nlevel: info\nexpect: base.low <= base.high"},
                                      {"due", "each: row\nwhen: scheduled\nexpect: base.low <= base.high"}}));
  CHECK(bench.adopt({input("acme/a.md", k_oslo)}).lines.empty());
}

TEST_CASE("one line accepts all findings that are equal in its guide, and none of another guide", "[lint]") {
  const Bench bench(rule::made_rules({{"odd", "each: line\nexpect: text !~ 'odd'\nsay: odd"}}));
  const Baseline baseline = bench.adopt({input("acme/a.md", "# T\n\nodd\n")});
  CHECK(count_lines(baseline.lines) == 1);
  const LintResult result = bench.run({input("acme/a.md", "# T\n\nodd\nodd\n"), input("acme/b.md", "odd\n")}, baseline);
  CHECK(result.count(Status::accepted) == 2);
  CHECK(result.count(Status::fresh) == 1);
}

TEST_CASE("a line is stale only if its guide was read and asked for and its rule ran", "[lint]") {
  const auto make = [] {
    return rule::made_rules(
        {{"above", "each: row\nexpect: base.low <= base.high"}, {"other", "each: row\nexpect: base.low <= base.high"}});
  };
  Bench bench(make());
  const Baseline baseline = bench.adopt({input("acme/a.md", k_oslo), input("acme/b.md", k_oslo)});
  CHECK(count_lines(baseline.lines) == 4);
  const std::vector<Input> mended = {input("acme/a.md", k_oslo_mended), input("acme/b.md", k_oslo)};
  CHECK(bench.run(mended, baseline).acceptance->stale == 2);

  std::vector<Input> not_asked = mended;
  not_asked[0].reported = false;
  CHECK(bench.run(not_asked, baseline).acceptance->stale == 0);

  bench.plan = rule::make_plan(*bench.rules, [](const rule::Rule& rule) { return rule.id == "above"; });
  CHECK(bench.run(mended, baseline).acceptance->stale == 1);
  bench.plan.level_for = [](const rule::Rule&, std::string_view) { return finding::Level::off; };
  CHECK(bench.run(mended, baseline).acceptance->stale == 0);
}

TEST_CASE("lines follow a guide that moved, if one guide and only one has all its findings", "[lint]") {
  const Bench bench(rule::made_rules({{"above", "each: row\nexpect: base.low <= base.high"}}));
  const Baseline baseline = bench.adopt({input("acme/a.md", k_oslo), input("zeta/a.md", k_oslo_mended)});
  const LintResult moved = bench.run({input("acme/new.md", k_oslo), input("zeta/a.md", k_oslo_mended)}, baseline);
  CHECK(new_ones(moved).empty());
  CHECK(moved.acceptance->moved == 1);
  CHECK(moved.acceptance->kept.at("above").begin()->path == "acme/new.md");

  const LintResult twice = bench.run({input("acme/new.md", k_oslo), input("zeta/b.md", k_oslo)}, baseline);
  CHECK(new_ones(twice).size() == 2);
  CHECK(twice.acceptance->stale == 1);
  const LintResult gone = bench.run({input("zeta/a.md", k_oslo_mended)}, baseline);
  CHECK(gone.acceptance->stale == 1);
}

TEST_CASE("what is ignored needs no line, and what ran out is not accepted", "[lint]") {
  const Bench bench(rule::made_rules({{"above", "each: row\nexpect: base.low <= base.high"}}));
  const auto with = [](std::string_view comment) {
    return fmt::format("---\ncompensation:\n  - region: Oslo {}\n    base_low: 9\n    base_high: 8\n---\n", comment);
  };
  const Baseline baseline = bench.adopt({input("acme/a.md", with(""))});
  const LintResult ignored = bench.run({input("acme/a.md", with("# guidelint-ignore above: r"))}, baseline);
  CHECK(ignored.count(Status::ignored) == 1);
  CHECK(ignored.acceptance->stale == 1);
  const std::vector<Input> expired = {input("acme/a.md", with("# guidelint-ignore above until 2026-02-28: r"))};
  CHECK(bench.run(expired, {}).count(Status::expired) == 1);
  CHECK(bench.adopt(expired).lines.empty());
}

TEST_CASE("a path is told from the root, wherever the run is", "[lint]") {
  const support::TemporaryFolder folder;
  fs::create_directories(folder.path() / "research/acme");
  const support::WorkingDirectory inside(folder.path() / "research");
  CHECK(path_in_baseline("..", "acme/a.md") == "research/acme/a.md");
  CHECK(path_in_baseline("..", "./acme/../acme/a.md") == "research/acme/a.md");
  CHECK(path_in_baseline(".", "../b.md") == "../b.md");
}

}  // namespace
}  // namespace guidelint::lint
