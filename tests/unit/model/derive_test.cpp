#include "model/derive.h"

#include "model/field_id.h"
#include "reading.h"
#include "text/edit.h"

namespace guidelint::model {
namespace {

using Given = std::vector<Assignment>;

// The file after derive_front, or "nothing".
std::string derived(const Reading& guide, const Given& given = {}) {
  const auto edits = derive_front(guide.bound, given);
  return edits ? text::edited(guide.source->raw(), *edits) : "nothing";
}
std::string derived(std::string text, const Given& given = {}) { return derived(Reading(std::move(text)), given); }

// What is put in front of the text.
std::string block_of(const std::string& text, const Given& given = {}) {
  const std::string all = derived(text, given);
  REQUIRE(all.size() > text.size());
  CHECK(all.substr(all.size() - text.size()) == text);
  return all.substr(0, all.size() - text.size());
}

expr::FieldId front_field(std::string_view name) {
  const auto& fields = house_model().fields(EntityKind::guide);
  for (std::uint32_t index = 0; index < fields.size(); ++index) {
    if (fields[index].name == name) return encode({.side = Side::front, .index = index});
  }
  FAIL("no field " << name);
  return 0;
}

constexpr std::string_view k_title = "### Data Engineer | Acme Global Negotiation Guide\n";
constexpr std::string_view k_known = R"md(---
company: acme
company_display: Acme
role: data-engineer
role_display: Data Engineer
)md";

TEST_CASE("a guide with a row per region gets front matter in the owners' order and quoting", "[model]") {
  const std::string text = R"md(### Data Engineer (L3-L4) | Acme & Sons Global Negotiation Guide

**Negotiation DNA:** Base + RSU | 10–15% bonus

| Region | Base Salary | Stock (RSU/4yr) | Bonus | Signing Bonus | Total Comp |
|---|---|---|---|---|---|
| **Charlotte, NC** | $120K–$165K | $40,000 - $80,000 | 10–12.5% | — | $142K–$195K+ |
| 🇬🇧 London (GBP) | £80K / $100K - £110K / $138K | — | £5K-£9K (10-15%) | £10K–£12K | £98K–£140K |
| :in: Pune | ₹24L–₹42L | Variable | None | — | ₹24L–₹42L |
| Oslo (NOK) | kr50K–kr60K/mo | — | 12% | — | — |

**Level Mapping:** Acme DE II = Peer L4

**Evidence & Sources**
- [Pay survey 2026](https://a.example/b)
- [Own offers: 12 of them]
- Survey of pay: [https://c.example](https://c.example)
)md";
  CHECK(block_of(text) == R"md(---
company: acme
company_display: "Acme & Sons"
role: data-engineer
role_display: Data Engineer (L3-L4)
compensation:
  - region: "Charlotte, NC"
    base_low: 120000
    base_high: 165000
    stock_low: 40000
    stock_high: 80000
    bonus_pct: 10
    total_comp_low: 142000
    total_comp_high: 195000
    currency: USD
  - region: London (GBP)
    base_low: 80000
    base_high: 110000
    stock_low: null
    stock_high: null
    bonus_low: 5000
    bonus_high: 9000
    signing_bonus_low: 10000
    signing_bonus_high: 12000
    total_comp_low: 98000
    total_comp_high: 140000
    currency: GBP
  - region: Pune
    base_low: 2400000
    base_high: 4200000
    stock_low: null
    stock_high: null
    bonus_pct: null
    total_comp_low: 2400000
    total_comp_high: 4200000
    currency: INR
  - region: Oslo (NOK)
    base_low: 600000
    base_high: 720000
    stock_low: null
    stock_high: null
    bonus_pct: 12
    total_comp_low: null
    total_comp_high: null
    currency: NOK
level_mapping:
  internal: L3-L4
  raw: Acme DE II = Peer L4
data_sources:
  - Pay survey 2026
  - "Own offers: 12 of them"
  - "Survey of pay: https://c.example"
negotiation_dna_summary: "Base + RSU | 10–15% bonus"
---
)md");
  const Reading again(derived(text));
  CHECK(derived(again) == "nothing");
  CHECK(again.bound.count(EntityKind::row) == 4);
  CHECK(ends_of(again.of_row(1, "front.base")) == "80,000 GBP..110,000 GBP");
}

TEST_CASE("a table of levels and one of components give an entry per region", "[model]") {
  CHECK(block_of(std::string(k_title) + R"md(
| Level | San Francisco (USD) | London (GBP £) |
|---|---|---|
| Mid (L3-L4) | $180K–$260K | £110K–£150K |
| Staff+ (L6+) | $400K–$600K | £240K–£350K |

*Total compensation includes base, bonus and stock.*
)md") == std::string(k_known) + R"md(compensation:
  - region: San Francisco
    base_low: null
    base_high: null
    stock_low: null
    stock_high: null
    bonus_pct: null
    total_comp_low: 180000
    total_comp_high: 600000
    currency: USD
  - region: London
    base_low: null
    base_high: null
    stock_low: null
    stock_high: null
    bonus_pct: null
    total_comp_low: 110000
    total_comp_high: 350000
    currency: GBP
---
)md");
  CHECK(block_of(std::string(k_title) + R"md(
| Component | Newton MA (USD) | Tel Aviv (ILS) |
|---|---|---|
| **Base Salary** | $140K–$180K | ₪380K–₪480K |
| Annual Bonus | 10–15% | 8% |
| RSU Grant (4-yr vest) | $60K–$100K | ₪150K–₪250K |
| Signing Bonus | $10K–$20K | — |
| Total Year-1 Comp | $180K–$250K | ₪450K–₪580K |
)md") == std::string(k_known) + R"md(compensation:
  - region: Newton MA
    base_low: 140000
    base_high: 180000
    stock_low: 60000
    stock_high: 100000
    bonus_pct: 10
    signing_bonus_low: 10000
    signing_bonus_high: 20000
    total_comp_low: 180000
    total_comp_high: 250000
    currency: USD
  - region: Tel Aviv
    base_low: 380000
    base_high: 480000
    stock_low: 150000
    stock_high: 250000
    bonus_pct: 8
    total_comp_low: 450000
    total_comp_high: 580000
    currency: ILS
---
)md");
}

TEST_CASE("line ends and a byte order mark of the file stay as they are", "[model]") {
  CHECK(derived("### Data Engineer | Acme Global Negotiation Guide\r\n\r\nText\r\n") ==
        "---\r\ncompany: acme\r\ncompany_display: Acme\r\nrole: data-engineer\r\nrole_display: Data "
        "Engineer\r\n---\r\n### Data Engineer | Acme Global Negotiation Guide\r\n\r\nText\r\n");
  for (const std::string mark : {"\xEF\xBB\xBF", "ï»¿"}) {
    CAPTURE(mark);
    CHECK(derived(mark + std::string(k_title)) == mark + std::string(k_known) + "---\n" + std::string(k_title));
  }
  CHECK(derived("") == "---\ncompany: acme\nrole: data-engineer\n---\n");
}

TEST_CASE("a hostile title is one quoted line, and closes nothing", "[model]") {
  CHECK(block_of("### \"A\": b # 'c' \\ | --- Global Negotiation Guide\n") ==
        "---\ncompany: acme\ncompany_display: \"---\"\nrole: data-engineer\nrole_display: \"\\\"A\\\": b # 'c' "
        "\\\\\"\n---\n");
  CHECK(block_of("Null\n---\n**Negotiation DNA:** a\n\n\tb\n").find("Null\n---\n") == std::string::npos);
  const Reading no(std::string("### No | Yes Global Negotiation Guide\n"), nullptr, "guides/null/2026-01-01.md");
  CHECK(
      derived(no) ==
      "---\ncompany: \"null\"\ncompany_display: \"Yes\"\nrole: \"2026-01-01\"\nrole_display: \"No\"\n---\n### No | Yes "
      "Global Negotiation Guide\n");
}

TEST_CASE("pipes, blanks and repeated names in regions", "[model]") {
  const std::string text = std::string(k_title) + R"md(
| Region | Base Salary | Total Comp |
|---|---|---|
| Bay \| Area | $100K–$120K | $130K–$150K |
| Seattle | $90K–$100K | $110K–$130K |
| Seattle | $95K–$105K | $115K–$135K |
| | $1–$2 | $3–$4 |
| Buenos Aires | ARS equivalent | — |
| Anywhere | GBP or EUR equivalent | $80.50–$90 |
)md";
  const Reading guide(derived(text));
  REQUIRE(guide.bound.count(EntityKind::row) == 6);
  CHECK(derived(text).find("  - region: \"Bay \\\\| Area\"\n    base_low: 100000\n") != std::string::npos);
  CHECK(guide.bound.label(EntityKind::row, 2) == "row[Seattle#2]");
  CHECK(ends_of(guide.of_row(2, "front.base")) == "95,000 USD..105,000 USD");
  CHECK(guide.of_row(3, "front.currency").text == "ARS");
  CHECK(ends_of(guide.of_row(4, "front.total")) == "none..90 USD");  // nothing below a whole unit
  CHECK(guide.bound.sides(5).front.size() == 0);                     // no name, no entry
  CHECK(derived(guide) == "nothing");
}

TEST_CASE("what lost bytes on the way is left out, what was garbled is written as it was", "[model]") {
  const Reading guide(R"md(### Data Engineer ðŸ—ï¸ | Café Ã‰mile Global Negotiation Guide

**Negotiation DNA:** Base â€“ stock

| Region | Base Salary | Total Comp |
|---|---|---|
| London | Â£80Kâ€“Â£110K | Â£98Kâ€“Â£140K |
| ðŸ—ï¸ Leeds | Â£70Kâ€“Â£100K | Â£90Kâ€“Â£120K |

**Evidence & Sources**
- Pay ðŸ—ï¸ survey
- Own offers â€“ 2026
)md");
  const std::string text = derived(guide);
  CHECK(text.substr(0, text.find("### ")) == R"md(---
company: acme
company_display: Café Émile
role: data-engineer
compensation:
  - region: London
    base_low: 80000
    base_high: 110000
    stock_low: null
    stock_high: null
    bonus_pct: null
    total_comp_low: 98000
    total_comp_high: 140000
    currency: GBP
data_sources:
  - Own offers – 2026
negotiation_dna_summary: Base – stock
---
)md");
  CHECK(derived(std::string("### Data\0Engineer | Acme Global Negotiation Guide\n", 50)).find("role_display") ==
        std::string::npos);
  CHECK(derived("### Data \xFF Engineer | Acme Global Negotiation Guide\n").find("role_display") == std::string::npos);
}

TEST_CASE("given values stand at their places", "[model]") {
  const Given given = {{.field = front_field("role_type"), .value = expr::make_text("standard")},
                       {.field = front_field("last_updated"), .value = expr::make_days(expr::Kind::date, 20'507)},
                       {.field = front_field("quarter"),
                        .value = expr::make_missing({expr::Kind::quarter, false}, expr::State::none, "quarter")}};
  CHECK(block_of(std::string(k_title), given) ==
        std::string(k_known) + "role_type: standard\nlast_updated: 2026-02-23\n---\n");
  CHECK(derived("---\nrole: x\ndata_quality: high\n---\n", given) ==
        "---\ncompany: acme\nrole: x\nrole_type: standard\nlast_updated: 2026-02-23\ndata_quality: high\n---\n");
}

}  // namespace
}  // namespace guidelint::model
