#include "made_up.h"

namespace guidelint::report {
namespace {

// Twenty lines of front matter and a table far below.
const std::string k_guide =
    "---\n\n\n\n\n\n\n\n\n\n\n\n\n"
    "    base_high: 125000\n"
    "\n"
    "    stock_high: 95000\n"
    "    bonus_low: 10000\n"
    "    bonus_high: 18000\n"
    "\n"
    "    total_comp_high: 238000\n" +
    std::string(20, '\n') + "| Region | Base Salary | Stock (RSU/4yr) | Bonus |\n";

finding::Finding total() {
  finding::Finding finding;
  finding.rule = "total-mismatch";
  finding.level = finding::Level::warning;
  finding.message = "total does not add up for Amsterdam";
  finding.detail = "238,000, expected 158,750…166,750";
  finding.place = place_of(k_guide, "238000");
  using enum finding::Label::Role;
  finding.labels = {{place_of(k_guide, "125000"), "base                125,000", operand},
                    {place_of(k_guide, "95000"), "+ stock / 4          23,750", operand},
                    {place_of(k_guide, "18000"), "+ 10,000…18,000", operand},
                    {place_of(k_guide, "Stock (RSU/4yr)"), "the grant covers 4 years", related}};
  finding.cause = cause("the whole stock column was added");
  return finding;
}

lint::LintResult one(finding::Finding finding, std::string text) {
  return result_of({{.path = "a.md", .findings = {std::move(finding)}, .text = std::move(text)}});
}

std::string shown(const finding::Finding& finding, const std::string& text, Style style = {}) {
  style.summary = false;
  return rendered("full", one(finding, text), style);
}

}  // namespace

TEST_CASE("full shows the value judged, its operands and the cause", "[report]") {
  CHECK(rendered("full", one(total(), k_guide)) ==
        "warning[total-mismatch]: total does not add up for Amsterdam\n"
        "  --> a.md:20:22\n"
        "   |\n"
        "14 |     base_high: 125000\n"
        "   |                ------ base                125,000\n"
        "16 |     stock_high: 95000\n"
        "   |                 ----- + stock / 4          23,750\n"
        "18 |     bonus_high: 18000\n"
        "   |                 ----- + 10,000…18,000\n"
        "20 |     total_comp_high: 238000\n"
        "   |                      ^^^^^^ 238,000, expected 158,750…166,750\n"
        "   |\n"
        "41 | | Region | Base Salary | Stock (RSU/4yr) | Bonus |\n"
        "   |                          --------------- the grant covers 4 years\n"
        "   |\n"
        "   = cause: the whole stock column was added\n"
        "\n"
        "1 warning in 1 guide\n");
}

TEST_CASE("full names the places one finding speaks for", "[report]") {
  auto finding = total();
  finding.cause.reset();
  finding.labels.clear();
  finding.detail.clear();
  finding.places = 12;
  for (std::uint32_t line = 31; line <= 41; ++line) {
    finding.labels.push_back({{.span = {1, 2}, .begin = {line, 1}, .end = {line, 2}}, ""});
  }
  CHECK(shown(finding, k_guide) ==
        "warning[total-mismatch]: total does not add up for Amsterdam\n"
        "  --> a.md:20:22\n"
        "   |\n"
        "20 |     total_comp_high: 238000\n"
        "   |                      ^^^^^^\n"
        "   |\n"
        "   = also:  11 more places (lines 31, 32, 33, 34, 35, 36, 37, 38 and 3 more)\n"
        "\n");
}

TEST_CASE("full says the labels of a file that cannot be read any more", "[report]") {
  auto finding = total();
  finding.labels.resize(1);
  auto result = one(finding, "");
  result.files[0].text.reset();
  CHECK(rendered("full", result, {.summary = false}) ==
        "warning[total-mismatch]: total does not add up for Amsterdam\n"
        "  --> a.md:20:22\n"
        "   = line 20: 238,000, expected 158,750…166,750\n"
        "   = line 14: base                125,000\n"
        "   = cause: the whole stock column was added\n"
        "\n");
  const auto shorter = rendered("full", one(finding, "only\n"), {.summary = false});
  CHECK(shorter == rendered("full", result, {.summary = false}));
}

TEST_CASE("marks of one line share its rows", "[report]") {
  const std::string text = "expect: total.low >= region\n";
  auto finding = finding_at(1, 1, "x", "cannot compare");
  finding.place = place_of(text, "region");
  finding.detail = "text";
  finding.labels = {
      {place_of(text, "total"), "an amount"}, {place_of(text, "low"), "money"}, {place_of(text, ">="), "and"}};
  CHECK(shown(finding, text) ==
        "error[x]: cannot compare\n"
        " --> a.md:1:22\n"
        "  |\n"
        "1 | expect: total.low >= region\n"
        "  |         ----- --- -- ^^^^^^ text\n"
        "  |         |     |   and\n"
        "  |         |     money\n"
        "  |         an amount\n"
        "\n");
}

TEST_CASE("carets stand under wide, combining, escaped and tabbed characters", "[report]") {
  const auto caret = [](const std::string& text, std::string_view part) {
    auto finding = finding_at(1, 1, "x", "y");
    finding.place = place_of(text, part);
    const auto out = shown(finding, text);
    return out.substr(out.find("1 |"));
  };
  CHECK(caret("東京 base 1", "base") == "1 | 東京 base 1\n  |      ^^^^\n\n");
  CHECK(caret("東京 base 1", "東京") == "1 | 東京 base 1\n  | ^^^^\n\n");
  CHECK(caret("Zu\u0308rich x", "x") == "1 | Zu\u0308rich x\n  |        ^\n\n");
  CHECK(caret("\tbase: 1", "base") == "1 |     base: 1\n  |     ^^^^\n\n");
  CHECK(caret("a\x1b[31mb", "b") == "1 | a\\x1b[31mb\n  |          ^\n\n");
  CHECK(caret("a\xE2\x80\xAE\xFF z", "z") == "1 | a\\u{202e}\\xff z\n  |               ^\n\n");
  CHECK(caret("a \xE2\x80\xAE", "\xE2\x80\xAE") == "1 | a \\u{202e}\n  |   ^^^^^^^^\n\n");
  CHECK(caret("\xF0\x9F\x91\x8D ##[error]x", "x") == "1 | \xF0\x9F\x91\x8D ##\\x5berror]x\n  |                ^\n\n");
}

TEST_CASE("an empty place and the end of the file get one caret", "[report]") {
  auto finding = finding_at(1, 4, "x", "y");
  finding.place = {.span = {3, 3}, .begin = {1, 4}, .end = {1, 4}};
  CHECK(shown(finding, "abc") == "error[x]: y\n --> a.md:1:4\n  |\n1 | abc\n  |    ^\n\n");
  finding.place = {.span = {4, 4}, .begin = {2, 1}, .end = {2, 1}};
  CHECK(shown(finding, "abc\n") == "error[x]: y\n --> a.md:2:1\n  |\n2 |\n  | ^\n\n");
  finding.place = {.span = {0, 0}, .begin = {1, 1}, .end = {1, 1}};
  CHECK(shown(finding, "") == "error[x]: y\n --> a.md:1:1\n  |\n1 |\n  | ^\n\n");
  finding.place = {.span = {1, 8}, .begin = {1, 2}, .end = {3, 1}};
  CHECK(shown(finding, "abc\r\ndef") == "error[x]: y\n --> a.md:1:2\n  |\n1 | abc\n  |  ^^\n\n");
}

TEST_CASE("long lines are cut around what is marked", "[report]") {
  const auto lines = [](std::size_t before, std::size_t after, std::size_t width) {
    const std::string text = std::string(before, 'a') + "XY" + std::string(after, 'b');
    auto finding = finding_at(1, 1, "x", "y");
    finding.place = place_of(text, "XY");
    const auto out = shown(finding, text, {.width = width});
    return out.substr(out.find("1 |"));
  };
  // 34 columns leave 30 for the line
  CHECK(lines(14, 14, 34) == "1 | aaaaaaaaaaaaaaXYbbbbbbbbbbbbbb\n  |               ^^\n\n");
  CHECK(lines(14, 15, 34) == "1 | aaaaaaaaaaaaaaXYbbbbbbbbbbbb…\n  |               ^^\n\n");
  CHECK(lines(99, 99, 34) == "1 | …aaaaaaaaaaaaaXYbbbbbbbbbbbbb…\n  |               ^^\n\n");
  CHECK(lines(99, 0, 34) == "1 | …aaaaaaaaaaaaaaaaaaaaaaaaaaXY\n  |                            ^^\n\n");
  CHECK(lines(1'000'000, 1'000'000, 34) == lines(99, 99, 34));
}

TEST_CASE("a place wider than the screen is underlined as far as it is shown", "[report]") {
  const std::string text = "k: " + std::string(500, 'x');
  auto finding = finding_at(1, 4, "x", "y");
  finding.place = {.span = {3, 503}, .begin = {1, 4}, .end = {1, 504}};
  const auto out = shown(finding, text, {.width = 34});
  CHECK(out.substr(out.find("1 |")) == "1 | …" + std::string(28, 'x') + "…\n  |  " + std::string(28, '^') + "\n\n");
}

TEST_CASE("no bytes make an excerpt fail", "[report]") {
  std::uint32_t seed = 1;
  const auto next = [&seed](std::uint32_t below) { return (seed = seed * 1664525U + 1013904223U) / 65536U % below; };
  constexpr std::string_view k_alphabet = "a\n\r\t\0\x1b[#:%\xE2\x80\xAE\xF0\x9F\x91\x8D\xCC\x88\xFF|";
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto size = next(300); size > 0; --size)
      text += k_alphabet[next(static_cast<std::uint32_t>(k_alphabet.size()))];
    auto finding = finding_at(1 + next(5), 1, "x", text);
    finding.place.span = {next(400), next(400)};
    finding.detail = text;
    for (int i = 0; i < 6; ++i) {
      const auto begin = next(400);
      finding.labels.push_back({{.span = {begin, begin + next(40)}, .begin = {1 + next(5), 1}, .end = {9, 1}}, text});
    }
    const auto out = shown(finding, text, {.width = 20 + next(60)});
    CAPTURE(round);
    CHECK(out.find('\x1b') == std::string::npos);
    CHECK(out.find("##[") == std::string::npos);
    CHECK(out.find('\r') == std::string::npos);
    CHECK(out.find('\0') == std::string::npos);
    CHECK(out.find("\n::") == std::string::npos);
  }
}

}  // namespace guidelint::report
