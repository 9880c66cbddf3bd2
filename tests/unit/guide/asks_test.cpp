#include "guide/asks.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.h"

using namespace guidelint;
using guide::Ask;
using guide::AskKind;
using guide::AskOf;

namespace {

constexpr std::string_view k_regions[] = {"New York (HQ)", "London, UK", "Toronto", "San Francisco", "Springfield OH"};

struct Reading {
  explicit Reading(const std::string& strategy)
      : source(text::SourceFile::from_string(
            "guides/acme/data-engineer.md",
            "# Data Engineer | Acme Guide\n\n> **Negotiate Up Strategy:** " + strategy + "\n\n**Sources**\n")),
        guide(guide::build(*source)),
        asks(guide::read_asks(guide, k_regions)) {}

  // "ask base 155000 USD @London", one to a line.
  [[nodiscard]] std::string text() const {
    std::string out;
    for (const Ask& ask : asks) {
      if (!out.empty()) out += '\n';
      out += std::string(to_string(ask.kind)) + ' ' + std::string(to_string(ask.of)) + ' ';
      out += std::to_string(ask.amount.low.hundredths / 100);
      if (ask.amount.high.hundredths != ask.amount.low.hundredths)
        out += ".." + std::to_string(ask.amount.high.hundredths / 100);
      out += ' ' + std::string(ask.amount.low.currency.text());
      if (ask.amount.basis == money::Basis::four_years) out += " /4yr";
      if (ask.amount.basis == money::Basis::year) out += " /yr";
      if (ask.region) out += " @" + std::string(k_regions[*ask.region]);
    }
    return out;
  }

  std::unique_ptr<text::SourceFile> source;
  guide::Guide guide;
  std::vector<Ask> asks;
};

std::string asks_of(const std::string& strategy) { return Reading(strategy).text(); }

}  // namespace

TEST_CASE("an ask is an amount beside its component under a verb of asking", "[guide]") {
  CHECK(asks_of("I need $155K base, RSUs worth $65K over 4 years, and a 12% bonus.") ==
        "ask base 155000 USD\nask stock 65000 USD /4yr");
  CHECK(asks_of("\"I'd like the base at $195K with RSUs at $160K/4yr.\"") ==
        "ask base 195000 USD\nask stock 160000 USD /4yr");
  CHECK(asks_of("Open at £90,000 base and a £12,000 signing bonus.") == "ask base 90000 GBP\nask signing 12000 GBP");
  CHECK(asks_of("To join: $225K base, $305K equity/4yr, and a $35K sign-on.") ==
        "ask base 225000 USD\nask stock 305000 USD /4yr\nask signing 35000 USD");
  CHECK(asks_of("Total comp target: $265K-$277K.") == "ask total 265000..277000 USD");
  CHECK(asks_of("I'm targeting $200K in Acme RSUs over four years.") == "ask stock 200000 USD /4yr");
  CHECK(asks_of("My ask is €115K / $142K base.") == "ask base 115000 EUR");
}

TEST_CASE("a floor is what one accepts or walks away below", "[guide]") {
  CHECK(asks_of("Accept at $150K+ base and $70K+ RSUs.") == "floor base 150000 USD\nfloor stock 70000 USD");
  CHECK(asks_of("Accept if above $165K RSUs.") == "floor stock 165000 USD");
  CHECK(asks_of("Accept if total comp exceeds $240K.") == "floor total 240000 USD");
  CHECK(asks_of("Accept-at floor: $380,000 total comp.") == "floor total 380000 USD");
  CHECK(asks_of("Your walk-away floor should be $200K TC.") == "floor total 200000 USD");
  CHECK(asks_of("Do not accept below $220K TC.") == "floor total 220000 USD");
  CHECK(asks_of("In Toronto, accept no lower than C$120K base.") == "floor base 120000 CAD @Toronto");
}

TEST_CASE("what others offer, pay or counter with is no ask", "[guide]") {
  CHECK(asks_of("I'm holding an offer of $60K in RSUs at Otherco, and I need $50K in RSUs.") == "ask stock 50000 USD");
  CHECK(asks_of("I have competing offers from Otherco at $240K TC / Thirdco at $230K TC.").empty());
  CHECK(asks_of("Acme will counter at $230K base. At $220K base, I commit.").empty());
  CHECK(asks_of("I need more than the $180K base peers earn.").empty());
  CHECK(asks_of("I'd like $320K TC at Otherco.").empty());
  CHECK(asks_of("Any offer below $275K total comp undervalues the role.").empty());
  CHECK(asks_of("Target more because I'm leaving $90K in unvested RSUs.").empty());
}

TEST_CASE("an increment is no ask, and of two steps the second is", "[guide]") {
  CHECK(asks_of("Push for a $15,000-$20,000 base increase.").empty());
  CHECK(asks_of("Push for an additional $10,000 in RSUs.").empty());
  CHECK(asks_of("Push base by $10,000.").empty());
  CHECK(asks_of("Push base salary $15K-$20K above the first number.").empty());
  CHECK(asks_of("I need $150K base and +$20K RSUs.") == "ask base 150000 USD");
  CHECK(asks_of("Push for an RSU refresh of $80K.").empty());
  CHECK(asks_of("Push RSUs from $200K/4yr to $250K/4yr.") == "ask stock 250000 USD /4yr");
}

TEST_CASE("an amount whose component or time is not certain is passed over", "[guide]") {
  CHECK(asks_of("My floor is $188K.").empty());
  CHECK(asks_of("I need $[X]K base and [Y]% bonus, at $[185-222]K.").empty());
  CHECK(asks_of("Accept if the 4-year total comp exceeds $1.5M.").empty());
  CHECK(asks_of("Accept if total comp exceeds $900K over four years.").empty());
  CHECK(asks_of("Accept if total first-year TC reaches $180K.").empty());
  CHECK(asks_of("Accept if total Year 1 comp exceeds $230K.").empty());
  CHECK(asks_of("Based on $200K of savings I ask for a higher band.").empty());
  CHECK(asks_of("I need annual equity of $88K over four years.").empty());
  CHECK(asks_of("I need C$160K base with $200K equity.") == "ask base 160000 CAD");
  CHECK(asks_of("I need a 20% target bonus and 1,500 RSUs.").empty());
}

TEST_CASE("a sentence without an amount says nothing of the next", "[guide]") {
  CHECK(asks_of("Accept less. I need $155K base.") == "ask base 155000 USD");
  CHECK(asks_of("I need more in London. $155K base is what others get.").empty());
  CHECK(asks_of("I need RSUs over. Years pass; I need $155K base.") == "ask base 155000 USD");
}

TEST_CASE("stock by the year is told from a grant", "[guide]") {
  CHECK(asks_of("Request $80K/yr in RSUs.") == "ask stock 80000 USD /yr");
  CHECK(asks_of("Open at $170,000 base with RSUs valued at $50K-$75K/year.") ==
        "ask base 170000 USD\nask stock 50000..75000 USD /yr");
  CHECK(asks_of("Open at $220,000 base with 1,500 RSUs ($210,000 at $140).") ==
        "ask base 220000 USD\nask stock 210000 USD");
  CHECK(asks_of("Open at $200,000 base with 900 RSUs ($117,000/yr at $130).") ==
        "ask base 200000 USD\nask stock 117000 USD /yr");
}

TEST_CASE("a place beside amounts is theirs, one that the table lacks takes them away", "[guide]") {
  CHECK(asks_of("Open at £95,000 base / £50,000 RSU (London) or $195,000 / $110,000 RSU (New York).") ==
        "ask base 95000 GBP @London, UK\nask stock 50000 GBP @London, UK");
  CHECK(asks_of("Open at $198,000 base (SF) / $178,000 (NYC) / £120,000 (London).") ==
        "ask base 198000 USD @San Francisco\nask base 178000 USD @New York (HQ)\nask base 120000 GBP @London, UK");
  CHECK(asks_of("For London, push for £80,000 base + £42,000 RSU (4yr) = £122,000 total comp.") ==
        "ask base 80000 GBP @London, UK\nask stock 42000 GBP /4yr @London, UK\nask total 122000 GBP @London, UK");
  CHECK(asks_of("Your floor is $155,000 base + $90,000 RSU in Springfield, or $180,000 base in New York.") ==
        "floor base 155000 USD @Springfield OH\nfloor stock 90000 USD @Springfield OH\n"
        "floor base 180000 USD @New York (HQ)");
  CHECK(asks_of("Target London £150K base, New York $260K base.") ==
        "ask base 150000 GBP @London, UK\nask base 260000 USD @New York (HQ)");
  CHECK(asks_of("Target $200K TC in New York or San Francisco.") == "ask total 200000 USD");
  CHECK(asks_of("Target $200K TC in Denver.").empty());
  CHECK(asks_of("For Europe, open at €78,000 base.").empty());
  CHECK(asks_of("Target $185K base (Denver).").empty());
}

TEST_CASE("the places of an ask are those of the file", "[guide]") {
  const Reading reading("Be patient. I need £155K base.\n> Accept at **£150K** base.");
  REQUIRE(reading.asks.size() == 2);
  const auto slice = [&](text::Span span) { return reading.source->text().substr(span.begin, span.size()); };
  CHECK(slice(reading.asks[0].amount.span) == "£155K");
  CHECK(slice(reading.asks[0].sentence) == "I need £155K base.");
  CHECK(slice(reading.asks[1].amount.span) == "£150K");
  CHECK(reading.asks[1].kind == AskKind::floor);
  CHECK(reading.asks[1].of == AskOf::base);
}

TEST_CASE("a strategy that is a table states asks and floors by column", "[guide]") {
  const auto source = text::SourceFile::from_string("guides/acme/data-engineer.md",
                                                    "# Data Engineer - Acme\n\n## Negotiate Up Strategy\n\n"
                                                    "| Component | Target | Accept-At | Year 1 |\n|---|---|---|---|\n"
                                                    "| Base Salary | $180K | $165K | $1K |\n"
                                                    "| RSU (4-Year) | $200K | words | $1K |\n"
                                                    "| Year 1 Total | $300K | $280K | $1K |\n");
  const auto guide = guide::build(*source);
  const auto asks = guide::read_asks(guide, {});
  REQUIRE(asks.size() == 3);
  CHECK(asks[0].kind == AskKind::ask);
  CHECK(asks[1].kind == AskKind::floor);
  CHECK(asks[1].amount.low.hundredths == 16'500'000);
  CHECK(asks[2].of == AskOf::stock);
  CHECK(asks[2].amount.basis == money::Basis::four_years);
}

TEST_CASE("asks of hostile text end in time and in number", "[guide]") {
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += "I need $155K base (London or ";
  CHECK(Reading(many).asks.size() <= guide::k_max_asks);
  for (const std::string_view piece :
       {"$", "(", "$1-", "[", "$1,", "\xE2\x82", "target ", "$1K/", "London ", "\xFF", "> "}) {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += piece;
    CAPTURE(piece);
    CHECK(Reading(text).asks.empty());
  }
  CHECK(asks_of("").empty());
}
