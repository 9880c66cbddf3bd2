#include "model/sources.h"

#include "support/catch.h"

namespace guidelint::model {
namespace {

using Names = std::vector<std::string_view>;

TEST_CASE("a name that begins or ends another one is the same source", "[model]") {
  CHECK(repeated_sources(Names{"Levels.fyi", "Blind", "TeamBlind"}) == Names{"TeamBlind"});
  CHECK(repeated_sources(Names{"TeamBlind", "Blind"}) == Names{"TeamBlind"});
  CHECK(repeated_sources(Names{"H1B Salary Data", "H1B"}) == Names{"H1B Salary Data"});
  CHECK(repeated_sources(Names{"Glassdoor", "glassdoor"}) == Names{"glassdoor"});
  CHECK(repeated_sources(Names{"Levels.fyi", "Levels fyi"}) == Names{"Levels fyi"});
  CHECK(repeated_sources(Names{"Dice", "Cost indices"}).empty());  // in the middle
  CHECK(repeated_sources(Names{"AI", "AI Paygrades"}).empty());    // too short to say
  CHECK(repeated_sources(Names{"Exampleco", "Otherco"}).empty());
  CHECK(repeated_sources(Names{}).empty());
}

TEST_CASE("a source is founded where a word of the text begins with it", "[model]") {
  const Names cited = {"Cost of living indices, 2025", "(Blind) offers", "EXAMPLECO annual report, February 2026",
                       "TeamLead"};
  CHECK(unfounded_sources(Names{"Dice"}, cited) == Names{"Dice"});
  CHECK(unfounded_sources(Names{"Blind", "blind"}, cited).empty());
  CHECK(unfounded_sources(Names{"Exampleco annual report, Febr"}, cited).empty());
  CHECK(unfounded_sources(Names{"Lead"}, cited) == Names{"Lead"});
  CHECK(unfounded_sources(Names{"", " "}, cited).empty());
}

TEST_CASE("a citation loses its brackets, the target of a link and the number of a note", "[model]") {
  CHECK(citation("Pay survey 2026") == "Pay survey 2026");
  CHECK(citation("[Pay survey — 2026]") == "Pay survey — 2026");
  CHECK(citation("[Pay survey](https://a.example/b_c)") == "Pay survey");
  CHECK(citation("Survey: [https://a.example](https://a.example), [two](b)") == "Survey: https://a.example, two");
  CHECK(citation("[12] Pay survey") == "Pay survey");
  CHECK(citation("[2026]") == "2026");
  CHECK(citation("[Pay survey] [Source: A / B]") == "[Pay survey] [Source: A / B]");
  for (const std::string_view text : {"[a](b c)", "[a](b", "[a", "a]", "[]", "[[a](b)", "", "[a] (b)", "]("}) {
    CAPTURE(text);
    CHECK(citation(text) == (text == "[[a](b)" ? "[a" : text));
  }
  std::string hostile;
  for (int i = 0; i < 100'000; ++i) hostile += "[](";
  CHECK(citation(hostile).size() == hostile.size());
}

}  // namespace
}  // namespace guidelint::model
