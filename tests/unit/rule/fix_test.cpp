// What a fix of a rule writes, where, and whether that is safe.
#include "rule/fix.h"

#include "unit/rule/made_rules.h"

namespace guidelint::rule {
namespace {

const std::string k_order = "each: row\nexpect: base.low <= base.high\n";

// A row of front matter in block style: flow style is never written to.
std::string row_text(std::string_view region, int low, int high, std::string_view more = "") {
  return fmt::format("  - region: {}\n    base_low: {}\n    base_high: {}\n    currency: NOK\n{}", region, low, high,
                     more);
}

std::string guide_of(const std::string& rows, const std::string& table = "") {
  const std::string header = table.empty() ? "" : "\n| Region | Base Salary |\n|---|---|\n";
  return fmt::format(
      "---\ncompany: acme\nrole: data-engineer\ncompensation:\n{}---\n### Data Engineer | Acme Global Negotiation "
      "Guide\n{}{}",
      rows, header, table);
}

const std::string k_reversed = guide_of(row_text("Oslo", 9000, 8000));

struct Mended {
  std::string text = "no fix";  // the line that changed, or all of them
  std::string title = {};
  std::string safety = {};
};

// The first finding's fix applied; of the text the lines that are new.
Mended mended(const std::string& body, const std::string& guide) {
  const auto rules = made_rules({{"a", body}});
  const Ran ran = run(*rules, guide);
  REQUIRE_FALSE(ran.outcomes[0].findings.empty());
  const auto& fix = ran.outcomes[0].findings[0].fix;
  if (!fix) return {};
  const std::string after = text::edited(guide, fix->edits);
  std::string changed;
  for (std::size_t a = 0; a < after.size();) {
    const std::size_t end = after.find('\n', a);
    const std::string line = after.substr(a, end - a);
    if (("\n" + guide).find("\n" + line + "\n") == std::string::npos) changed += (changed.empty() ? "" : "\n") + line;
    a = end == std::string::npos ? after.size() : end + 1;
  }
  return {.text = changed, .title = fix->title, .safety = std::string(finding::to_string(fix->safety))};
}

TEST_CASE("the operands of the comparison change places", "[rule]") {
  const Mended fix = mended(k_order + "fix: {left: right, right: left}", k_reversed);
  CHECK(fix.text == "    base_low: 8000\n    base_high: 9000");
  CHECK(fix.title == "swap `9000` and `8000`");
  CHECK(fix.safety == "unsafe");
}

TEST_CASE("a bare name is written on both sides if they held the same, a side alone where it is named", "[rule]") {
  const std::string guide = guide_of(row_text("Oslo", 9000, 8000), "| Oslo | NOK 9,000–NOK 8,000 |\n");
  CHECK(mended(k_order + "fix: {base.low: base.high}", guide).text ==
        "    base_low: 8000\n| Oslo | NOK 8,000–NOK 8,000 |");
  const Mended front = mended(k_order + "fix: {front.base.low: base.high}", guide);
  CHECK(front.text == "    base_low: 8000");
  CHECK(front.title == "write `8000` for `9000`");
}

TEST_CASE("all values are worked out before the first is written", "[rule]") {
  CHECK(mended(k_order + "fix: {base.low: base.high, base.high: base.low + 1}", k_reversed).text ==
        "    base_low: 8000\n    base_high: 9001");
}

TEST_CASE("a value that is none writes nothing, so there is no fix", "[rule]") {
  CHECK(mended(k_order + "fix: {base.low: stock.low}", k_reversed).text == "no fix");
}

TEST_CASE("a fix that writes what is there already is none", "[rule]") {
  CHECK(mended(k_order + "fix: {base.low: base.low}", k_reversed).text == "no fix");
}

TEST_CASE("`safe` is a fact or depends on the values", "[rule]") {
  const std::string fix = k_order + "fix: {left: right, right: left}\n";
  CHECK(mended(fix + "safe: true", k_reversed).safety == "safe");
  CHECK(mended(fix + "safe: false", k_reversed).safety == "unsafe");
  CHECK(mended(fix + "safe: base.low == 9000", k_reversed).safety == "safe");
  CHECK(mended(fix + "safe: base.low == 9001", k_reversed).safety == "unsafe");
  CHECK(mended(fix + "safe: stock.low > 1", k_reversed).safety == "unsafe");  // not known
}

TEST_CASE("a cause has its own fix, the rule's, or none", "[rule]") {
  const std::string rule = k_order +
                           "fix: {left: right, right: left}\nmaybe:\n"
                           "  - {if: base.low == 1, because: one, fix: {base.low: base.high}}\n"
                           "  - {if: base.low == 2, because: two, fix: none}\n"
                           "  - {because: more}";
  const auto text = [&](int low) { return mended(rule, guide_of(row_text("Oslo", low, 0))).text; };
  CHECK(text(1) == "    base_low: 0");
  CHECK(text(2) == "no fix");
  CHECK(text(3) == "    base_low: 0\n    base_high: 3");
}

TEST_CASE("an entry is derived from its row", "[rule]") {
  const std::string guide =
      guide_of(row_text("Oslo", 1, 2), "| Oslo | NOK 1–NOK 2 |\n| Bergen | NOK 9,000–NOK 9,500 |\n");
  const Mended fix = mended(
      "each: row\nexpect: exists(front)\nsay: \"no entry\"\nfix: {front: 'derive(path, body)'}\nsafe: true", guide);
  CHECK(fix.text.find("region: Bergen") != std::string::npos);
  CHECK(fix.text.find("9000") != std::string::npos);
  CHECK(fix.safety == "safe");
}

TEST_CASE("a huge guide gets its fixes in portions, a line its fix always", "[rule]") {
  std::string rows;
  for (int i = 0; i < 300; ++i)
    rows += row_text(fmt::format("R{}", i), 9000, 8000, fmt::format("    # {}\n", std::string(300, '-')));
  const std::string guide = guide_of(rows);
  const auto fixes = [&](const std::string& rule) {
    const auto rules = made_rules({{"a", rule}});
    const Ran ran = run(*rules, guide);
    return std::ranges::count_if(ran.outcomes[0].findings, [](const auto& one) { return one.fix.has_value(); });
  };
  const auto portion = static_cast<std::ptrdiff_t>((k_most_fix_bytes + guide.size() - 1) / guide.size());
  REQUIRE(portion < 300);
  CHECK(fixes(k_order + "fix: {left: right, right: left}") == portion);
  CHECK(fixes("each: line\nexpect: not (text ~ '9000')\nsay: s\nfix: {text: \"replace(text, '9000', '7000')\"}") ==
        300);
}

TEST_CASE("a title says what is written, in one line", "[rule]") {
  const auto title = [](std::vector<text::Edit> edits) { return title_of(edits, "a: 1\nb: 2\r\n\xC3\xC3\xC3\n"); };
  CHECK(title({{.span = {3, 4}, .text = "5"}}) == "write `5` for `1`");
  CHECK(title({{.span = {3, 4}, .text = "2"}, {.span = {8, 9}, .text = "1"}}) == "swap `1` and `2`");
  CHECK(title({{.span = {3, 4}, .text = "7"}, {.span = {8, 9}, .text = "8"}}) ==
        "write `7` for `1`; write `8` for `2`");
  CHECK(title({{.span = {5, 5}, .text = "c: 3\nd: 4\n"}}) == "add `c: 3…`");
  CHECK(title({{.span = {0, 5}}}) == "remove `a: 1`");
  CHECK(title({{.span = {9, 10}}}) == "mend the line end");
  CHECK(title({{.span = {0, 1}, .text = "x"}, {.span = {3, 4}, .text = "y"}, {.span = {5, 6}, .text = "z"}}) ==
        "write `x` for `a`; 2 more edits");
  CHECK(title({{.span = {11, 14}, .text = std::string(50, 'x')}}).find("write `" + std::string(40, 'x') + "…` for") ==
        0);
}

}  // namespace
}  // namespace guidelint::rule
