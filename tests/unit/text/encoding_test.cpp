#include "text/encoding.h"

#include <chrono>
#include <random>
#include <set>

#include "base/strings.h"
#include "support/catch.h"
#include "support/garble.h"
#include "support/shared.h"
#include "text/source_file.h"

namespace guidelint::text {
namespace {

using support::garble;

std::string repaired(std::string_view raw) {
  auto result = repair(raw);
  return result.repairs.empty() ? std::string(raw) : result.text;
}

std::vector<RepairKind> kinds(std::string_view raw) {
  std::vector<RepairKind> all;
  for (const Repair& r : repair(raw).repairs) all.push_back(r.kind);
  return all;
}

}  // namespace

TEST_CASE("repair turns garbled ranges back", "[text]") {
  const auto result = repair("Â£85Kâ€“Â£138K");
  CHECK(result.text == "£85K–£138K");
  REQUIRE(result.repairs.size() == 3);
  CHECK(result.repairs[0].in_file == Span{0, 4});
  CHECK(result.repairs[0].in_text == Span{0, 2});
  CHECK(result.repairs[1].in_file == Span{7, 15});
  CHECK(result.repairs[1].in_text == Span{5, 8});
  CHECK(result.repairs[2].kind == RepairKind::garbled);
}

TEST_CASE("repair leaves legitimate text alone", "[text]") {
  for (const std::string_view text : {"",
                                      "plain",
                                      "é”",
                                      "Zürich",
                                      "São Paulo",
                                      "naïve",
                                      "東京",
                                      "€120K",
                                      "É",
                                      "“É”",
                                      "résumé” and “É”",
                                      "Ångström – Ä…",
                                      "ï",
                                      "â",
                                      "A\xC3\x82",
                                      "🏗️ 日本",
                                      "Ãb",
                                      "£85K–£138K",
                                      "line\r\nline\r\n",
                                      "É” É” É”"}) {
    CAPTURE(text);
    CHECK(repair(text).repairs.empty());
    CHECK(repair(text).text.empty());
  }
}

TEST_CASE("repair undoes two and three layers and touches nothing that stood beside them", "[text]") {
  const std::string text = "Zürich: £85K–£138K, “São Paulo” 🏗️ €";
  CHECK(repaired(garble(text)) == text);
  CHECK(repaired(garble(garble(text))) == text);
  CHECK(repaired(garble(garble(garble(text)))) == text);
  CHECK(repaired("Zürich " + garble(garble("£1–£2")) + " résumé” " + garble("–")) == "Zürich £1–£2 résumé” –");
  const auto result = repair(garble(garble("–")));
  REQUIRE(result.repairs.size() == 1);
  CHECK(result.repairs[0].in_file == Span{0, static_cast<Offset>(garble(garble("–")).size())});
  CHECK(result.repairs[0].in_text == Span{0, 3});
}

TEST_CASE("repair reads ISO-8859-1 in place of Windows-1252", "[text]") {
  CHECK(repaired("\xC3\xA2\xC2\x80\xC2\x93") == "–");
}

TEST_CASE("weak leads count only beside strong evidence", "[text]") {
  const std::string weak = garble("š");  // C5 A1
  CHECK(repair(weak).repairs.empty());
  CHECK(repaired(weak + garble("–")) == "š–");
  CHECK(repaired(garble("東京 –")) == "東京 –");
}

TEST_CASE("a sequence that lost bytes stays and is reported", "[text]") {
  const std::string emoji = garble("🏗️", true);
  CHECK(emoji == "ðŸ—ï¸");
  const auto result = repair(emoji);
  CHECK(result.text == emoji);
  REQUIRE(result.repairs.size() == 2);
  CHECK(result.repairs[0].kind == RepairKind::lost);
  CHECK(result.repairs[0].in_file == Span{0, 7});
  CHECK(result.repairs[1].in_file == Span{7, 11});
  CHECK(result.repairs[1].in_text == Span{7, 11});

  using enum RepairKind;
  CHECK(kinds("say â€œyesâ€ ") == std::vector{garbled, lost});  // the 9D of ” is gone
  CHECK(kinds("say yesâ€ ").empty());                           // no strong evidence
  CHECK(kinds("rÃ©sumé” ") == std::vector{garbled});            // é” is prose
}

TEST_CASE("what was lost in the second layer stays as it stands in the file", "[text]") {
  const std::string raw = garble(garble("🏗", true)) + garble(garble(" –"));
  const auto result = repair(raw);
  CHECK(result.text == garble(garble("🏗", true)) + " –");
  CHECK(kinds(raw) == std::vector{RepairKind::lost, RepairKind::garbled});
}

TEST_CASE("marks, NULs and invalid bytes are replaced", "[text]") {
  using namespace std::string_literals;
  CHECK(repaired("\xEF\xBB\xBF---\n") == "---\n");
  CHECK(repair("\xEF\xBB\xBF").text.empty());
  CHECK(kinds("\xEF\xBB\xBF") == std::vector{RepairKind::mark});
  CHECK(repaired(garble("\xEF\xBB\xBF") + "---\n") == "---\n");
  CHECK(repaired("a\0b"s) ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(repaired("\xC3\x28") == "\xEF\xBF\xBD(");
  CHECK(kinds("\xC3\x28") == std::vector{RepairKind::invalid});
  CHECK(repaired("\xED\xA0\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");  // a surrogate
  CHECK(kinds("\xED\xA0\x80\0\0"s) == std::vector{RepairKind::invalid, RepairKind::nul});
  CHECK(repaired("\x80 \xC2\xA3 Â£") == "\xEF\xBF\xBD £ £");
}

TEST_CASE("is_valid_utf8 refuses overlong forms, surrogates and what is beyond Unicode", "[text]") {
  for (const std::string_view good :
       {"", "a", "£", "–", "🏗", "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF", "\xEE\x80\x80", "12345678£"}) {
    CAPTURE(good);
    CHECK(is_valid_utf8(good));
  }
  for (const std::string_view bad :
       {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80", "\xC2", "\xE2\x80", "\xF0\x9F\x8F", "12345678\xFF"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_valid_utf8(bad));
    CHECK(code_point_length(bad) == 1);
  }
  CHECK(count_code_points("£–🏗a") == 4);
  CHECK(count_code_points("\xE2\x80") == 2);
}

TEST_CASE("the seeds are repaired, and what they lost is found", "[text]") {
  struct Expected {
    std::size_t lines;
    std::uint32_t lost_line;
    Position first;
  };
  const std::vector<Expected> all = {
      {13, 64, {52, 24}}, {13, 19, {7, 24}}, {12, 19, {7, 24}}, {13, 64, {52, 24}}, {15, 64, {52, 24}}};
  const auto files = support::shared_files("seeds", ".txt");
  if (files.empty()) {
    WARN("skipped: no ../shared/seeds");
    return;
  }
  REQUIRE(files.size() == all.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    CAPTURE(files[i]);
    const auto file = SourceFile::read(files[i]);
    REQUIRE(file);
    std::set<std::uint32_t> lines;
    std::set<std::uint32_t> lost;
    for (const Repair& r : (*file)->repairs()) {
      const auto line = (*file)->position(r.in_file.begin).line;
      lines.insert(line);
      if (r.kind == RepairKind::lost) lost.insert(line);
    }
    CHECK(lines.size() == all[i].lines);
    CHECK(lost == std::set{all[i].lost_line});
    CHECK((*file)->position((*file)->repairs()[0].in_file.begin) == all[i].first);
    CHECK(repair((*file)->text()).repairs.size() == 2);  // the lost ones
  }
}

TEST_CASE("guides that are whole stay whole, and garbling them is undone", "[text]") {
  const auto files = support::shared_files("corpus", ".md");
  if (files.empty()) WARN("skipped: no ../shared/corpus");
  std::size_t touched = 0;
  std::size_t unlike = 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto bytes = support::read_bytes(files[i]);
    touched += repair(bytes).repairs.empty() ? 0U : 1U;
    if (i % 20 != 0) continue;
    unlike += repaired(garble(bytes)) == bytes ? 0U : 1U;
    unlike += repaired(garble(garble(bytes))) == bytes ? 0U : 1U;
    for (const auto line : base::split(bytes, '\n')) unlike += repaired(garble(line)) == line ? 0U : 1U;
  }
  CHECK(touched == 0);
  CHECK(unlike == 0);
}

TEST_CASE("count_code_points is as many steps as code_point_length takes", "[text]") {
  std::mt19937 random(11);
  constexpr std::string_view k_bytes = "abcdefgh\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xFF\x80";
  for (int run = 0; run < 3000; ++run) {
    std::string raw;
    for (std::size_t n = random() % 40; n > 0; --n) raw += k_bytes[random() % k_bytes.size()];
    std::size_t steps = 0;
    for (std::size_t at = 0; at < raw.size(); ++steps) at += code_point_length(std::string_view(raw).substr(at));
    CAPTURE(raw);
    REQUIRE(count_code_points(raw) == steps);
  }
  CHECK(count_code_points("£80K–£110K and some more than eight bytes") == 41);
}

TEST_CASE("repair takes any bytes, in order and without overlap", "[text]") {
  std::mt19937 random(7);
  const std::vector<std::string> parts = {"a",
                                          "\n",
                                          "é",
                                          "”",
                                          "Ã",
                                          "Â",
                                          "â",
                                          "€",
                                          "“",
                                          "ðŸ",
                                          "ï¸",
                                          "\xFF",
                                          "\xC3",
                                          "\x80",
                                          "\xE2",
                                          "\x82",
                                          "Ãƒ",
                                          "Â£",
                                          "â€“",
                                          "Ã¢â‚¬â€œ",
                                          "\xEF\xBB\xBF",
                                          "ï»¿",
                                          std::string(1, '\0')};
  for (int run = 0; run < 3000; ++run) {
    std::string raw;
    for (std::size_t n = random() % 24; n > 0; --n) raw += parts[random() % parts.size()];
    const auto result = repair(raw);
    CAPTURE(raw, result.text);
    const std::string_view text = result.repairs.empty() ? std::string_view(raw) : result.text;
    REQUIRE(is_valid_utf8(text));
    Span file_before{};
    Span text_before{};
    for (const Repair& r : result.repairs) {
      REQUIRE(r.in_file.begin >= file_before.end);
      REQUIRE(r.in_file.size() > 0);
      REQUIRE(r.in_file.end <= raw.size());
      const auto between = r.in_file.begin - file_before.end;
      REQUIRE(r.in_text.begin == text_before.end + between);
      REQUIRE(raw.substr(file_before.end, between) == text.substr(text_before.end, between));
      if (r.kind == RepairKind::lost) {
        REQUIRE(raw.substr(r.in_file.begin, r.in_file.size()) == text.substr(r.in_text.begin, r.in_text.size()));
      }
      file_before = r.in_file;
      text_before = r.in_text;
    }
    REQUIRE(raw.substr(file_before.end) == text.substr(text_before.end));
  }
}

}  // namespace guidelint::text
