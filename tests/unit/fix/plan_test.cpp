// Rounds of fixes with a judge made up for each test: a "guide" is a few words, and what is wrong with it is what the
// judge says.
#include "fix/plan.h"

#include <algorithm>

#include "unit/rule/made_rules.h"

namespace guidelint::fix {
namespace {

using finding::Finding;
using finding::Safety;
using Findings = std::vector<Finding>;
using Judge = std::function<Findings(std::string)>;

struct Word {  // is replaced, wherever it stands
  std::string rule;
  std::string bad;
  std::string good;
  Safety safety = Safety::safe;
};

// One finding for each place of each bad word. `digest`: the place, so that two are told apart.
Findings find_words(const std::vector<Word>& words, const std::string& text) {
  Findings findings;
  for (const Word& word : words) {
    for (std::size_t at = text.find(word.bad); at != std::string::npos; at = text.find(word.bad, at + 1)) {
      const auto begin = static_cast<text::Offset>(at);
      const text::Span span = {begin, begin + static_cast<text::Offset>(word.bad.size())};
      Finding finding;
      finding.rule = word.rule;
      finding.place.span = span;
      finding.entity = "line";
      finding.message = word.bad + " is wrong";
      finding.fix = {.title = "t", .safety = word.safety, .edits = {{.span = span, .text = word.good}}};
      finding.about = "text";
      finding.digest = std::to_string(at);
      findings.push_back(finding);
    }
  }
  std::ranges::sort(findings, finding::comes_before);
  return findings;
}

Judge judge_of(std::vector<Word> words) {
  return [words = std::move(words)](const std::string& text) { return find_words(words, text); };
}

// Rules that do nothing but know what they leave and yield to.
std::unique_ptr<rule::RuleSet> rules_with(const rule::Texts& extra) {
  rule::Texts rules;
  for (const auto& [id, more] : extra) rules.emplace_back(id, "each: line\nsay: s\nexpect: text != 'x'\n" + more);
  return rule::made_rules(rules);
}

Plan plan(const std::string& text, const Judge& judge, bool unsafe_too = true, const rule::RuleSet* rules = nullptr) {
  static const auto none = rules_with({{"a", ""}, {"b", ""}});
  const rule::RunPlan run = rule::make_plan(rules == nullptr ? *none : *rules, [](const auto&) { return true; });
  return plan_guide("acme/g.md", text, judge(text), unsafe_too, run, judge);
}

std::string after(const Plan& plan) { return plan.guides.empty() ? "unchanged" : plan.guides.front().after; }

std::vector<std::string> faults_of(const Plan& plan) {
  std::vector<std::string> lines;
  for (const Fault& fault : plan.faults) {
    lines.push_back(fmt::format("{}:{}:{} {}: {}", fault.path, fault.place.begin.line, fault.place.begin.column,
                                fault.rule, fault.message));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("what can be mended is, and the edits lead from the first text to the last", "[fix]") {
  const Plan done = plan("teh cat teh dog", judge_of({{"a", "teh", "the"}}));
  REQUIRE(done.guides.size() == 1);
  const FixedGuide& guide = done.guides.front();
  CHECK(guide.path == "acme/g.md");
  CHECK(guide.before == "teh cat teh dog");
  CHECK(guide.after == "the cat the dog");
  CHECK(text::edited(guide.before, guide.edits) == guide.after);
  REQUIRE(guide.applied.size() == 2);
  CHECK(guide.applied[0].rule == "a");
  CHECK(guide.applied[0].cause == "teh is wrong");
  CHECK(guide.applied[0].safety == Safety::safe);
  CHECK(guide.applied[0].place == text::Span{0, 3});
  CHECK(guide.applied[1].place == text::Span{8, 11});
  CHECK(done.faults.empty());
  CHECK(done.unfinished.empty());
}

TEST_CASE("a guide without anything to mend is not in the plan", "[fix]") {
  CHECK(plan("the cat", judge_of({{"a", "teh", "the"}})).guides.empty());
}

TEST_CASE("unsafe fixes wait until they are asked for", "[fix]") {
  const Judge judge = judge_of({{"a", "one", "two", Safety::unsafe}, {"b", "teh", "the"}});
  CHECK(after(plan("one teh", judge, false)) == "one the");
  CHECK(after(plan("one teh", judge, true)) == "two the");
}

TEST_CASE("fixes that touch the same bytes are applied one after the other, the safe one first", "[fix]") {
  std::vector<std::string> judged;
  const Judge words = judge_of({{"a", "one two", "three", Safety::unsafe}, {"b", "two six", "two 6"}});
  const Judge judge = [&](std::string text) {
    judged.push_back(text);
    return words(std::move(text));
  };
  const auto rules = rules_with({{"a", ""}, {"b", ""}});
  const rule::RunPlan run = rule::make_plan(*rules, [](const auto&) { return true; });
  const Plan done = plan_guide("acme/g.md", "one two six", words("one two six"), true, run, judge);
  CHECK(after(done) == "three 6");
  CHECK(judged == Lines{"one two six", "one two 6", "three 6"});  // once as it is, once for each round
  REQUIRE(done.guides.front().applied.size() == 2);
  CHECK(done.guides.front().applied[0].rule == "a");  // in order of place
}

TEST_CASE("findings with the same fix are mended together", "[fix]") {
  const Plan done = plan("teh", judge_of({{"a", "teh", "the"}, {"b", "teh", "the"}}));
  CHECK(after(done) == "the");
  CHECK(done.faults.empty());
  REQUIRE(done.guides.front().applied.size() == 2);
  CHECK(done.guides.front().applied[0].rule == "a");
  CHECK(done.guides.front().applied[1].rule == "b");
}

TEST_CASE("a fix that does not remove its finding is rolled back and named", "[fix]") {
  const Plan done = plan("ok\nteh one", judge_of({{"a", "teh", "eh teh"}, {"b", "one", "two"}}));
  CHECK(after(done) == "ok\nteh two");
  CHECK(faults_of(done) == Lines{"acme/g.md:2:1 a: the fix does not remove the finding"});
}

// The last line gets the line end of the one above, "r" for CRLF, while those are mended: a third "r" takes their place.
TEST_CASE("what one fix writes and another mends is mended in the next round", "[fix]") {
  const auto judge = [](finding::Level level) {
    return [level](const std::string& text) {
      Findings findings = find_words({{"a", "r", ""}, {"b", "$", "r"}}, text);
      for (Finding& finding : findings) finding.level = level;
      return findings;
    };
  };
  const Plan done = plan("1r2r3$", judge(finding::Level::info));
  CHECK(after(done) == "123");
  CHECK(faults_of(done).empty());
  // An error or a warning that a fix writes is a fault of that fix.
  CHECK(faults_of(plan("1r2r3$", judge(finding::Level::warning))) ==
        Lines{"acme/g.md:1:6 b: the fix does not remove the finding"});
}

TEST_CASE("a fix that raises another finding is rolled back and named", "[fix]") {
  const Plan done = plan("teh one", judge_of({{"a", "teh", "xxx"}, {"b", "xxx", "yyy", Safety::unsafe}}));
  CHECK(after(done) == "unchanged");
  CHECK(faults_of(done) == Lines{"acme/g.md:1:1 a: the fix raises b"});
}

TEST_CASE("a rule may leave a finding to another, which is then mended too", "[fix]") {
  const auto rules = rules_with({{"a", "leaves: [b]\n"}, {"b", ""}});
  const Plan done = plan("teh one", judge_of({{"a", "teh", "xxx"}, {"b", "xxx", "yyy"}}), true, rules.get());
  CHECK(after(done) == "yyy one");
  CHECK(done.faults.empty());
}

TEST_CASE("what was silent because the rule spoke may speak now", "[fix]") {
  const auto rules = rules_with({{"a", ""}, {"b", "yields_to: [a]\n"}});
  const Plan done = plan("teh one", judge_of({{"a", "teh", "xxx"}, {"b", "xxx", "yyy"}}), true, rules.get());
  CHECK(after(done) == "yyy one");
  CHECK(done.faults.empty());
}

TEST_CASE("one bad fix among fifty is found, and the others are applied", "[fix]") {
  std::vector<Word> words;
  std::string text, wanted;
  for (int i = 10; i < 60; ++i) {
    words.push_back({fmt::format("r{}", i), fmt::format("w{}", i), i == 37 ? "w37!" : fmt::format("v{}", i)});
    text += fmt::format("w{} ", i);
    wanted += fmt::format("{}{} ", i == 37 ? 'w' : 'v', i);
  }
  int judgements = 0;
  const Judge judge = judge_of(words);
  const Plan done = plan(text, [&](std::string edited) {
    ++judgements;
    return judge(std::move(edited));
  });
  CHECK(after(done) == wanted);
  CHECK(faults_of(done) == Lines{"acme/g.md:1:109 r37: the fix does not remove the finding"});
  CHECK(done.guides.front().applied.size() == 49);
  CHECK(judgements < 20);
}

TEST_CASE("a rule of which many fixes are bad is given up in this guide", "[fix]") {
  // Every place is a finding of its own, all are bad.
  int judgements = 0;
  const Judge judge = [&](const std::string& text) {
    ++judgements;
    Findings findings = find_words({{"a", "x", "x!"}}, text);
    int number = 0;
    for (Finding& finding : findings) finding.entity = fmt::format("line[{}]", number++);
    return findings;
  };
  const Plan done = plan(std::string(500, 'x'), judge);
  CHECK(after(done) == "unchanged");
  CHECK(done.faults.size() == k_most_faults);
  CHECK(judgements < 150);
}

TEST_CASE("what was accepted, ignored or known before stays as it is", "[fix]") {
  const auto rules = rules_with({{"a", ""}});
  const rule::RunPlan run = rule::make_plan(*rules, [](const auto&) { return true; });
  const std::string text = "teh cat teh";
  const Judge words = judge_of({{"a", "teh", "the"}});
  Findings wanted = words(text);
  SECTION("not reported by the run") {
    wanted.erase(wanted.begin());
    CHECK(after(plan_guide("g", text, wanted, true, run, words)) == "teh cat the");
    CHECK(after(plan_guide("g", text, {}, true, run, words)) == "unchanged");
  }
  SECTION("ignored by a comment") {
    const Judge judge = [&](std::string edited) {
      Findings findings = words(std::move(edited));
      findings.back().status = finding::Status::ignored;
      return findings;
    };
    CHECK(after(plan_guide("g", text, wanted, true, run, judge)) == "the cat teh");
  }
}

// Takes one x away in each round.
Findings shorten(const std::string& text) {
  if (text.empty()) return {};
  Finding finding;
  finding.rule = "a";
  finding.fix = {.title = "t", .safety = Safety::safe, .edits = {{.span = {0, 1}}}};
  finding.digest = std::to_string(text.size());
  return {finding};
}

TEST_CASE("rounds end, and what is left then is said", "[fix]") {
  const auto rules = rules_with({{"a", "leaves: [a]\n"}});
  const Plan enough = plan(std::string(k_most_rounds, 'x'), shorten, true, rules.get());
  CHECK(after(enough).empty());
  CHECK(enough.unfinished.empty());
  const Plan too_few = plan(std::string(k_most_rounds + 1, 'x'), shorten, true, rules.get());
  CHECK(after(too_few) == "x");
  CHECK(too_few.unfinished == Lines{"acme/g.md"});
}

TEST_CASE("edits that overlap within a fix, or reach beyond the text, are never applied", "[fix]") {
  const std::vector<text::Edit> edits =
      GENERATE(std::vector<text::Edit>{{.span = {0, 2}}, {.span = {1, 3}}}, std::vector<text::Edit>{{.span = {2, 9}}});
  const Plan done = plan("teh", [&](const std::string&) {
    Finding finding;
    finding.rule = "a";
    finding.fix = {.title = "t", .safety = Safety::safe, .edits = edits};
    return Findings{finding};
  });
  CHECK(after(done) == "unchanged");
  CHECK(done.faults.empty());
}

}  // namespace
}  // namespace guidelint::fix
