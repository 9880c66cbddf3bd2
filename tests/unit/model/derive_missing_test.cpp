// Front matter that is there, and what derive_front adds to it.
#include <random>

#include "model/derive.h"
#include "reading.h"
#include "text/edit.h"

namespace guidelint::model {
namespace {

// The file after derive_front, or "nothing".
std::string derived(std::string text) {
  const Reading guide(std::move(text));
  const auto edits = derive_front(guide.bound);
  return edits ? text::edited(guide.source->raw(), *edits) : "nothing";
}

constexpr std::string_view k_title = "### Data Engineer | Acme Global Negotiation Guide\n";
constexpr std::string_view k_known = R"md(---
company: acme
company_display: Acme
role: data-engineer
role_display: Data Engineer
)md";

TEST_CASE("required keys that are absent are put at their places, and nothing else is touched", "[model]") {
  const std::string body = std::string(k_title) + R"md(
**Negotiation DNA:** Base

| Region | Base Salary | Stock (RSU/4yr) | Total Comp |
|---|---|---|---|
| London | £80K–£110K | £40K–£60K | £98K–£140K |
| Leeds | £70K–£100K | None | £90K–£120K |
)md";
  CHECK(derived(R"md(---
# of the author
role:  'x'   # kept
compensation:
    -   base_high: 1
        region: Leeds
        currency: EUR

    -   region: Paris
data_quality: |+
  text

note: 1
---
)md" + body) == R"md(---
# of the author
company: acme
company_display: Acme
role:  'x'   # kept
role_display: Data Engineer
compensation:
    -   base_high: 1
        stock_low: null
        stock_high: null
        total_comp_low: 90000
        total_comp_high: 120000
        region: Leeds
        base_low: 70000
        currency: EUR

    -   region: Paris
data_quality: |+
  text

note: 1
---
)md" + body);
  const std::string without_rows =
      "---\r\ncompany: acme\r\ncompany_display: Acme\r\nrole: a\r\nrole_display: b\r\n---\r\n";
  const std::string crlf_rows = "| Region | Base | Total |\r\n|---|---|---|\r\n| London | £80K–£90K | £98K–£99K |\r\n";
  CHECK(derived(without_rows + crlf_rows) ==
        without_rows.substr(0, without_rows.size() - 5) +
            "compensation:\r\n  - region: London\r\n    base_low: 80000\r\n    base_high: 90000\r\n    stock_low: "
            "null\r\n    stock_high: null\r\n    bonus_pct: null\r\n    total_comp_low: 98000\r\n    total_comp_high: "
            "99000\r\n    currency: "
            "GBP\r\n---\r\n" +
            crlf_rows);
}

TEST_CASE("front matter that is empty is filled, and one that cannot be read is left alone", "[model]") {
  CHECK(derived("---\n---\n" + std::string(k_title)) == std::string(k_known) + "---\n" + std::string(k_title));
  CHECK(derived("---\n# later\n\n---\n" + std::string(k_title)) ==
        "---\n# later\n\n" + std::string(k_known).substr(4) + "---\n" + std::string(k_title));
  for (const std::string front :
       {"---\nrole: a\n", "---\nrole: \"a\n---\n", "---\n{role: a}\n---\n", "---\n- a\n---\n", "---\ntext\n---\n",
        "---\nnull\n---\n", "---\n? role\n: a\n---\n", "---\nrole: &a b\n---\n",
        "---\ncompnay: a\ncompany_display: b\nrole: c\nrole_display: d\n---\n"}) {
    CAPTURE(front);
    CHECK(derived(front + std::string(k_title)) == "nothing");
  }
}

// Lines of `text` between its fences, without some of them.
std::string without_lines(std::string_view front, std::mt19937& random) {
  std::string kept;
  for (const std::string_view line : base::split(front, '\n')) {
    if (random() % 6 != 0) kept += std::string(line) + "\n";
  }
  return kept;
}

TEST_CASE("whatever lines are gone, what is added can be read, is found and stays", "[model]") {
  std::mt19937 random(2026);
  const std::string_view inside = k_front.substr(4, k_front.size() - 8);
  std::size_t changed = 0;
  for (int round = 0; round < 2000; ++round) {
    const std::string text = "---\n" + without_lines(inside, random) + "---\n" + std::string(k_body);
    CAPTURE(text);
    const Reading guide(text);
    const auto edits = derive_front(guide.bound);
    if (!edits) continue;
    ++changed;
    for (const text::Edit& edit : *edits) CHECK(edit.span.size() == 0);
    const std::string after = text::edited(text, *edits);
    CAPTURE(after);
    const Reading again(after);
    CHECK(again.guide.front.document.problems.empty());
    CHECK_FALSE(derive_front(again.bound));
    for (std::size_t row = 0; row < again.bound.count(EntityKind::row); ++row) {
      const auto entry = derive_entry(again.bound, row);
      if (!entry) continue;
      const Reading joined(text::edited(after, *entry));
      CHECK(joined.guide.front.document.problems.empty());
      CHECK(joined.bound.count(EntityKind::row) == again.bound.count(EntityKind::row));
    }
  }
  CHECK(changed > 500);
}

}  // namespace
}  // namespace guidelint::model
