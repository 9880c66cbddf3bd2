#include "proof/overlay.h"

#include "base/strings.h"
#include "made_rules.h"
#include "yaml/parse.h"

namespace guidelint::proof {
namespace {

using model::EntityKind;

struct Made {
  std::unique_ptr<rule::RuleSet> rules = build_rules({rule_file("model.yaml"), rule_file("example.md")});

  tl::expected<std::string, std::string> lay(EntityKind each, std::string_view overlay) const {
    const yaml::Document document = yaml::parse(overlay);
    REQUIRE(document.problems.empty());
    return lay_over(*rules->example(), rules->model(), each, document.root);
  }
  [[nodiscard]] std::string original() const { return std::string(rules->example()->raw()); }
};

// The lines that are only in one of two texts: "-old" and "+new", in order.
std::vector<std::string> changes(std::string_view before, std::string_view after) {
  const auto a = base::split(before, '\n'), b = base::split(after, '\n');
  std::size_t first = 0, last = 0;
  std::vector<std::string> lines;
  if (a.size() == b.size()) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (a[i] == b[i]) continue;
      lines.push_back("-" + std::string(a[i]));
      lines.push_back("+" + std::string(b[i]));
    }
    return lines;
  }
  while (first < std::min(a.size(), b.size()) && a[first] == b[first]) ++first;
  while (last < std::min(a.size(), b.size()) - first && a[a.size() - 1 - last] == b[b.size() - 1 - last]) ++last;
  for (std::size_t i = first; i < a.size() - last; ++i) lines.push_back("-" + std::string(a[i]));
  for (std::size_t i = first; i < b.size() - last; ++i) lines.push_back("+" + std::string(b[i]));
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("an empty overlay is the example", "[proof]") {
  const Made made;
  CHECK(made.lay(EntityKind::row, "{}").value() == made.original());
}

TEST_CASE("a bare name sets both sides, in the currency of the row", "[proof]") {
  const Made made;
  CHECK(changes(made.original(), made.lay(EntityKind::row, "{base: 125K..165500}").value()) ==
        Lines{"-    base_low: 120000", "+    base_low: 125000", "-    base_high: 160000", "+    base_high: 165500",
              "-| New York | $120K–$160K | $40K–$80K | 10% | $142K–$197K |",
              "+| New York | $125K–$165,500 | $40K–$80K | 10% | $142K–$197K |"});
}

TEST_CASE("a currency rewrites the amounts of the row with its sign", "[proof]") {
  const Made made;
  CHECK(changes(made.original(), made.lay(EntityKind::row, "{base: 1M..2M, region: London, currency: GBP}").value()) ==
        Lines{"-  - region: New York", "+  - region: London", "-    base_low: 120000", "+    base_low: 1000000",
              "-    base_high: 160000", "+    base_high: 2000000", "-    currency: USD", "+    currency: GBP",
              "-| New York | $120K–$160K | $40K–$80K | 10% | $142K–$197K |",
              "+| London | £1M–£2M | £40K–£80K | 10% | £142K–£197K |"});
  CHECK(changes(made.original(), made.lay(EntityKind::row, "{body.currency: SEK}").value()) ==
        Lines{"-| New York | $120K–$160K | $40K–$80K | 10% | $142K–$197K |",
              "+| New York | SEK 120K–SEK 160K | SEK 40K–SEK 80K | 10% | SEK 142K–SEK 197K |"});
}

TEST_CASE("a name with a side sets that side only, null is null or a dash", "[proof]") {
  const Made made;
  CHECK(
      changes(made.original(),
              made.lay(EntityKind::row, "{front.stock: null, body.total: null, body.bonus_rate: 12%..15%}").value()) ==
      Lines{"-    stock_low: 40000", "+    stock_low: null", "-    stock_high: 80000", "+    stock_high: null",
            "-| New York | $120K–$160K | $40K–$80K | 10% | $142K–$197K |",
            "+| New York | $120K–$160K | $40K–$80K | 12–15% | — |"});
}

TEST_CASE("text that is no amount is written as it stands", "[proof]") {
  const Made made;
  CHECK(changes(made.original(),
                made.lay(EntityKind::row, "{body.stock: Variable, front.base_low: 172K, front.region: ':x: \"Y\"'}")
                    .value()) == Lines{"-  - region: New York", "+  - region: \":x: \\\"Y\\\"\"",
                                       "-    base_low: 120000", "+    base_low: 172K",
                                       "-| New York | $120K–$160K | $40K–$80K | 10% | $142K–$197K |",
                                       "+| New York | $120K–$160K | Variable | 10% | $142K–$197K |"});
}

TEST_CASE("a key that is not there becomes a line of its map, a column that is not there a column", "[proof]") {
  const Made made;
  const std::string text = made.lay(EntityKind::row, "{signing: 10K..20K, guide.reviewed_by: ana}").value();
  CHECK(text.find(
            "    currency: USD\n    signing_bonus_low: 10000\n    signing_bonus_high: 20000\n  - region: Toronto\n") !=
        std::string::npos);
  CHECK(text.find("nearly always paid\"\nreviewed_by: ana\n---\n") != std::string::npos);
  CHECK(text.find("| Total Comp | Signing |\n") != std::string::npos);
  CHECK(text.find("| $142K–$197K | $10K–$20K |\n") != std::string::npos);
  CHECK(text.find("| €93K–€137K | — |\n") != std::string::npos);
}

TEST_CASE("of two fields in one cell the one with a value is written", "[proof]") {
  const Made made;
  const std::string text = made.lay(EntityKind::row, "{bonus_rate: null, bonus_paid: 12K..16K}").value();
  CHECK(text.find("    bonus_pct: null\n") != std::string::npos);
  CHECK(text.find("    bonus_low: 12000\n    bonus_high: 16000\n") != std::string::npos);
  CHECK(text.find("| $40K–$80K | $12K–$16K | $142K–$197K |") != std::string::npos);
}

TEST_CASE("a side is taken away", "[proof]") {
  const Made made;
  const std::string original = made.original();
  const std::string no_front = made.lay(EntityKind::guide, "{front: null}").value();
  CHECK(no_front.substr(0, 17) == "### Data Engineer");
  const std::string no_body = made.lay(EntityKind::guide, "{body: null}").value();
  CHECK(no_body == original.substr(0, original.find("### Data Engineer")));
  const std::string no_entry = made.lay(EntityKind::row, "{front: null}").value();
  CHECK(no_entry.find("compensation:\n  - region: Toronto\n") != std::string::npos);
  CHECK(no_entry.find("| New York |") != std::string::npos);
  CHECK(changes(original, made.lay(EntityKind::row, "{body: null}").value()) ==
        Lines{"-| New York | $120K–$160K | $40K–$80K | 10% | $142K–$197K |"});
}

TEST_CASE("prose is set where the model reads it", "[proof]") {
  const Made made;
  const std::string summary =
      "Base in the middle of the market, stock that vests evenly, a bonus that is nearly always paid";
  CHECK(changes(
            made.original(),
            made.lay(EntityKind::guide, "{body.role_display: Analyst, front.summary: 'Base: all', body.summary: Base}")
                .value()) == Lines{"-negotiation_dna_summary: \"" + summary + "\"",
                                   "+negotiation_dna_summary: \"Base: all\"",
                                   "-### Data Engineer | Exampleco Global Negotiation Guide",
                                   "+### Analyst | Exampleco Global Negotiation Guide",
                                   "-**Negotiation DNA:** " + summary, "+**Negotiation DNA:** Base"});
  const std::string text = made.lay(EntityKind::guide, "{sources: ['One, 2025', Two]}").value();
  CHECK(text.find("data_sources:\n  [\"One, 2025\", \"Two\"]\nnegotiation") != std::string::npos);
  CHECK(text.find("**Evidence & Sources**\n\n- One, 2025\n- Two\n") != std::string::npos);
  CHECK(made.lay(EntityKind::guide, "{strategy: '\"Ask for $1M.\"'}").value().find("Ask for $1M.") !=
        std::string::npos);
}

TEST_CASE("what cannot be set is said", "[proof]") {
  const Made made;
  CHECK(made.lay(EntityKind::row, "{bonus: 10K..20K}").error() ==
        "bonus is worked out (bonus_paid ?? base * bonus_rate); set what it is made of");
  CHECK(made.lay(EntityKind::row, "{stok: 10K}").error() == "no field is called \"stok\"; did you mean `stock`?");
  CHECK(made.lay(EntityKind::guide, "{body.last_updated: 2026-01-01}").error() ==
        "body.last_updated: last_updated does not stand in the text");
  CHECK(made.lay(EntityKind::row, "{front.other: 10K}").error() ==
        "front.other: other does not stand in the front matter");
  CHECK(made.lay(EntityKind::row, "{body.other: 10K}").error() ==
        "the table of rules/example.md has no column for other; give a whole guide");
  CHECK(made.lay(EntityKind::row, "{front: 1}").error() == "front can only be null: the side is taken away");
}

TEST_CASE("in rules about keys an unknown name is a key of the front matter", "[proof]") {
  const Made made;
  const std::string text =
      made.lay(EntityKind::key, "{last_update: 2026-02-23, data_quality: hihg, level_mapping.raw: null}").value();
  CHECK(text.find("\nlast_update: 2026-02-23\n---\n") != std::string::npos);
  CHECK(text.find("\ndata_quality: hihg\n") != std::string::npos);
  CHECK(text.find("\n  raw: null\n") != std::string::npos);
}

}  // namespace
}  // namespace guidelint::proof
