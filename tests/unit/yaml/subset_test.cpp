// libyaml judges the reader of the subset: whatever that one reads, both read alike, to the byte.
#include "yaml/subset.h"

#include <fmt/format.h>

#include <cstdio>
#include <optional>
#include <utility>

#include "support/catch.h"
#include "unit/yaml/mutant.h"
#include "yaml/libyaml.h"

namespace fs = std::filesystem;

namespace guidelint::yaml {
namespace {

std::string shown(std::string_view name, std::string_view text, text::Span span) {
  return fmt::format("{} \"{}\" {}-{}", name, text, span.begin, span.end);
}

// The first thing that is not the same; empty if nothing is.
std::string difference(const Node& mine, const Node& judged) {
  if (mine.kind != judged.kind || mine.quoted != judged.quoted || mine.span != judged.span ||
      mine.scalar != judged.scalar || mine.items.size() != judged.items.size() ||
      mine.entries.size() != judged.entries.size()) {
    const auto words = [](const Node& node) {
      return shown(fmt::format("kind {} of {}{}", static_cast<int>(node.kind), node.items.size() + node.entries.size(),
                               node.quoted ? " quoted" : ""),
                   node.scalar, node.span);
    };
    return fmt::format("{}; libyaml: {}", words(mine), words(judged));
  }
  for (std::size_t i = 0; i < mine.items.size(); ++i) {
    if (auto found = difference(mine.items[i], judged.items[i]); !found.empty()) return found;
  }
  for (std::size_t i = 0; i < mine.entries.size(); ++i) {
    const Entry& one = mine.entries[i];
    const Entry& other = judged.entries[i];
    if (one.key != other.key || one.key_span != other.key_span) {
      return fmt::format("{}; libyaml: {}", shown("key", one.key, one.key_span),
                         shown("key", other.key, other.key_span));
    }
    if (auto found = difference(one.value, other.value); !found.empty()) return found;
  }
  return {};
}

enum class Outcome : std::uint8_t {
  alike,
  left,
  left_faulty
};  // left: to libyaml; faulty: libyaml has problems with it

struct Comparison {
  Outcome outcome = Outcome::left;
  std::string difference = {};
};

Comparison compare(std::string_view text, text::Offset base) {
  const auto mine = parse_subset(text, base);
  const auto judged = parse_with_libyaml(text, base);
  if (!mine) return {.outcome = judged.problems.empty() ? Outcome::left : Outcome::left_faulty};
  if (!judged.problems.empty()) return {Outcome::alike, "libyaml: " + judged.problems[0].message};
  if (!mine->problems.empty() || mine->has_content != judged.has_content) return {Outcome::alike, "the document"};
  return {Outcome::alike, difference(mine->root, judged.root)};
}

void check(const std::string& text, std::vector<std::size_t>& outcomes) {
  const Comparison found = compare(text, static_cast<text::Offset>(outcomes[0] % 3));
  ++outcomes[static_cast<std::size_t>(found.outcome)];
  if (found.difference.empty()) return;
  CAPTURE(text, found.difference);
  CHECK(found.difference.empty());
}

bool is_read(std::string_view text) { return parse_subset(text, 0).has_value(); }

}  // namespace

TEST_CASE("what guides and rules are written in is read without libyaml", "[yaml]") {
  for (const std::string_view text : {
           "a: b\n",
           "a: b",
           "a: 'it''s' # c\nb: \"£ \\\"x\\\"\"\r\n",
           "rows:\n- a: 1\n  b: ~\n-\n- c\nlast:\n  - - d\n",
           "a:\n  b\n  c\n\n  d # e\nf:\n",
           "a: |\n  b\n   c\n\n  d\n\ne: >-\n  f\n  g\n",
           "a: [b, {c: d, e: [f], 'g': }, ]\nh: {i: j,\nk: l}\n",
       }) {
    CAPTURE(text);
    CHECK(is_read(text));
    CHECK(compare(text, 7).difference.empty());
  }
}

TEST_CASE("what the subset reader is not certain of is left to libyaml", "[yaml]") {
  for (const std::string_view text : {
           "",
           "~\n",
           "# c\n",
           "a\n",
           "---\na: b\n",
           "a: b\n...\n",
           "a:\tb\n",
           "a: b\t\n",
           "a: \x01\n",
           "a: \xFF\n",
           "a: \xC2\x85\n",
           "\xEF\xBB\xBF"
           "a: b\n",
           "a: b\rc: d\n",
           "a: b: c\n",
           "a: - b\n",
           "a: 'b' c\n",
           "a: 'b\n  c'\n",
           "a: \"\\x41\"\n",
           "a: &b c\n",
           "a: *b\n",
           "a: !b c\n",
           "? a\n: b\n",
           "a: %b\n",
           "a: @b\n",
           "a: `b`\n",
           "a: |2\n   b\n",
           "a: |\nb: c\n",
           "a: [b\n",
           "a: [b: c]\n",
           "a: {b}\n",
           "a: {b: c} d\n",
           "a: {b: c:?d}\n",
           "a:\n  b: c\n d: e\n",
           "a: b\n  c: d\n",
           "a: b\n- c\n",
           "{a: b}: c\n",
       }) {
    CAPTURE(text);
    CHECK_FALSE(is_read(text));
  }
  CHECK(is_read(std::string(999, 'k') + ": v\n"));
  CHECK_FALSE(is_read(std::string(1001, 'k') + ": v\n"));
  std::string deep;
  for (int i = 0; i < 30; ++i) deep += "- ";
  CHECK(is_read(deep + "a\n"));
  CHECK_FALSE(is_read("- " + deep + "a\n"));
}

TEST_CASE("the subset reader and libyaml read mutants of front matters and rules alike", "[yaml][mutants]") {
  const fs::path source = GUIDELINT_SOURCE_DIR;
  const support::MutationRun run = support::mutation_run(20'000, source / "fixtures" / "guides");
  std::vector<std::string> documents = documents_below(run.folder);
  for (auto& rule : documents_below(source / "rules")) documents.push_back(std::move(rule));
  REQUIRE(documents.size() > 20);
  std::vector<std::size_t> outcomes(3);
  for (const auto& document : documents) check(document, outcomes);
  const std::size_t read_whole = outcomes[0];
  support::Random random(run.seed);
  for (std::size_t i = 0; i < run.count; ++i) {
    check(support::below(random, 4) == 0 ? make_document(random) : mutate(support::any_of(random, documents), random),
          outcomes);
  }
  if (run.is_long) {
    fmt::print("{} of {} documents read; seed {}: {} mutants, {} read alike, {} left to libyaml, {} faulty\n",
               read_whole, documents.size(), run.seed, run.count, outcomes[0] - read_whole, outcomes[1], outcomes[2]);
  }
  CHECK(outcomes[0] - read_whole > run.count / 5);
  CHECK(outcomes[1] < run.count / 4);
}

}  // namespace guidelint::yaml
