// Which texts are alike: names and numbers exchanged, not merely the same kind of prose.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "check/checks.h"
#include "guide/guide.h"
#include "model/bind.h"
#include "support/catch.h"
#include "unit/rule/made_rules.h"

namespace guidelint::check {
namespace {

// `changed` of 400 words are this guide's own.
std::string text_of(std::string_view company, int changed, int salt) {
  std::string text = fmt::format("### Data Engineer | {} Global Negotiation Guide\n\n", company);
  for (int i = 0; i < 400; ++i) {
    const int word = i % 400 < changed ? 1000 + salt * 1000 + i : i;
    std::string letters;
    for (int rest = word + 26; rest > 0; rest /= 26) letters += static_cast<char>('a' + rest % 26);
    text += i % 20 == 0 ? fmt::format("{} pays {},{}00 ", company, i, salt + 1) : letters + ' ';
  }
  return text + "\n";
}

std::vector<std::string> messages(const std::vector<std::pair<std::string, std::string>>& guides) {
  const auto rules = rule::made_rules({{"a", "each: guide\ncheck: text-likeness"}}, {}, all_checks());
  const auto plan = rule::make_plan(*rules, [](const rule::Rule&) { return true; });
  std::vector<rule::Outcome> outcomes;
  for (const auto& [path, text] : guides) {
    const auto source = text::SourceFile::from_string(path, text);
    const guide::Guide guide = guide::build(*source);
    const model::Bound bound(guide, rules->model());
    outcomes.push_back(rule::run_guide(plan, bound, {}));
  }
  rule::finish_corpus(plan, outcomes, {});
  std::vector<std::string> found;
  for (const rule::Outcome& outcome : outcomes) {
    const rule::Tally& tally = outcome.tallies.at(0);
    CHECK(tally.looked_at == tally.passed + tally.failed + tally.not_judged);
    for (const finding::Finding& finding : outcome.findings) found.push_back(finding.message);
  }
  return found;
}

using Guides = std::vector<std::pair<std::string, std::string>>;

TEST_CASE("a text is known again under another company's name and with other numbers", "[check]") {
  const Guides guides = {{"acme/data-engineer.md", text_of("Acme", 0, 1)},
                         {"zeta/data-engineer.md", text_of("Zeta", 0, 2)}};
  CHECK(messages(guides) ==
        std::vector<std::string>{"but for names and numbers this is the text of zeta/data-engineer.md",
                                 "but for names and numbers this is the text of acme/data-engineer.md"});
}

// Letters are read eight at a time: a name may end where the text does, or where the eight do.
TEST_CASE("a name of any length is known, in capitals and other alphabets too", "[check]") {
  for (const std::string name : {"Ab", "Acmeinc", "Acmecorp", "Acmecorps", "Acmeandsonsinc", "Acmeandsonscorp!",
                                 "\xC3\x9C"
                                 "berfirm",
                                 "ACMECORP"}) {
    CAPTURE(name);
    CHECK(messages({{"acmecorp/a.md", text_of(name, 0, 1)}, {"zeta/a.md", text_of("Zeta", 0, 2)}}).size() == 2);
  }
}

TEST_CASE("a few sentences of its own do not make a copy another text, a half does", "[check]") {
  CHECK(messages({{"acme/a.md", text_of("Acme", 6, 1)}, {"zeta/a.md", text_of("Zeta", 6, 2)}}).size() == 2);
  CHECK(messages({{"acme/a.md", text_of("Acme", 200, 1)}, {"zeta/a.md", text_of("Zeta", 200, 2)}}).empty());
}

TEST_CASE("guides of one company are made from one template", "[check]") {
  CHECK(messages({{"acme/a.md", text_of("Acme", 0, 1)}, {"acme/b.md", text_of("Acme", 0, 1)}}).empty());
  // Each is compared with the first of another company, however many of its own come before.
  Guides guides;
  for (int i = 0; i < 20; ++i) guides.emplace_back(fmt::format("acme/{:02}.md", i), text_of("Acme", 0, 1));
  guides.emplace_back("zeta/a.md", text_of("Zeta", 0, 2));
  CHECK(messages(guides).size() == 21);
}

TEST_CASE("a short text is not judged", "[check]") {
  CHECK(messages({{"acme/a.md", "# A\n\nten words are too few\n"}, {"zeta/a.md", "# A\n\nten words are too few\n"}})
            .empty());
  CHECK(messages({{"acme/a.md", ""}, {"zeta/a.md", std::string(5000, '\xFF')}}).empty());
}

}  // namespace
}  // namespace guidelint::check
