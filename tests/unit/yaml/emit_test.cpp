#include "yaml/emit.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "support/catch.h"
#include "yaml/parse.h"

namespace guidelint::yaml {
namespace {

using namespace std::string_view_literals;

// What the text is after it was written as a value, and as an item, and read again.
void check_round_trip(std::string_view text) {
  const std::string written = emit_text(text);
  CAPTURE(text, written);
  CHECK(written.find('\n') == std::string::npos);
  const std::string yaml = "key: " + written + "\nlist:\n  - " + written + "\nlast: 1\n";
  const Document document = parse(yaml);
  REQUIRE(document.problems.empty());
  REQUIRE(document.root.entries.size() == 3);
  const Node& value = document.root.entries[0].value;
  CHECK(value.scalar == text);
  CHECK(value.quoted == (written[0] == '"'));
  CHECK_FALSE(value.is_null());
  const Node& list = document.root.entries[1].value;
  REQUIRE(list.items.size() == 1);
  CHECK(list.items[0].scalar == text);
}

TEST_CASE("text is plain where guides write it plain", "[yaml]") {
  for (const std::string_view text : {"San Francisco"sv,
                                      "1password"sv,
                                      "2025-Q4"sv,
                                      "Acme DE II = Peer L4 = Other IC3"sv,
                                      "Levels.fyi — 2025 (US)"sv,
                                      "Base + RSU / 4yr"sv,
                                      "~60-70 of US"sv,
                                      "≈ Staff"sv,
                                      "£85K–£138K; €90K"sv,
                                      "NO-1"sv,
                                      "= Peer L4"sv,
                                      "< 5 years"sv,
                                      "24/7"sv,
                                      "3d printing"sv,
                                      "a [list]"sv,
                                      "what?"sv,
                                      "hey!"sv,
                                      "2025-2026"sv,
                                      "no one"sv,
                                      "Ünïcode 🏗️"sv}) {
    CAPTURE(text);
    CHECK(emit_text(text) == text);
    check_round_trip(text);
  }
}

TEST_CASE("text is quoted where guides quote it, and escaped only where it must", "[yaml]") {
  for (const std::string_view text : {"Charlotte, NC", ":gb: London (GBP)", "AI Guard & Trust", "a\u00A0b"}) {
    CAPTURE(text);
    CHECK(emit_text(text) == '"' + std::string(text) + '"');
  }
  CHECK(emit_text("say \"hello\" \\ bye") == "\"say \\\"hello\\\" \\\\ bye\"");
  CHECK(emit_text("a\tb\nc\r\x01\x7F") == "\"a\\tb\\nc\\r\\x01\\x7F\"");
  CHECK(emit_text("a\u2028b\u2029c\u0085d\uFEFFe\uFFFD") == "\"a\\u2028b\\u2029c\\x85d\\uFEFFe\uFFFD\"");
  CHECK(emit_text("lost \xC3(") == "\"lost \uFFFD(\"");
  for (const char c : "|,%:`&*'#>"sv) {
    const std::string text = std::string("a") + c + "b";
    CAPTURE(text);
    CHECK(emit_text(text) == '"' + text + '"');
  }
}

constexpr std::array k_look_alikes = std::to_array<std::string_view>({"",
                                                                      "yes",
                                                                      "No",
                                                                      "NO",
                                                                      "on",
                                                                      "OFF",
                                                                      "y",
                                                                      "N",
                                                                      "null",
                                                                      "Null",
                                                                      "~",
                                                                      "true",
                                                                      "False",
                                                                      "TRUE",
                                                                      "=",
                                                                      "<<",
                                                                      "1",
                                                                      "-1",
                                                                      "+1",
                                                                      "012",
                                                                      "0o7",
                                                                      "0x1F",
                                                                      "0b101",
                                                                      "1_000",
                                                                      "1,000",
                                                                      "1.5",
                                                                      ".5",
                                                                      "1.",
                                                                      "1e3",
                                                                      "1.5E+3",
                                                                      "-.inf",
                                                                      ".NaN",
                                                                      "12:30",
                                                                      "190:20:30",
                                                                      "-_",
                                                                      "2026-05-23",
                                                                      "2026-5-3",
                                                                      "2001-12-14t21:59:43.10-05:00",
                                                                      "2001-12-14 21:59:43.10",
                                                                      "---",
                                                                      "...",
                                                                      "- a",
                                                                      "-",
                                                                      "-a",
                                                                      "? a",
                                                                      "? ",
                                                                      "?",
                                                                      "[a]",
                                                                      "]",
                                                                      "{a: b}",
                                                                      "}",
                                                                      "!tag",
                                                                      "@at",
                                                                      "%directive",
                                                                      " a",
                                                                      "a ",
                                                                      "a: b",
                                                                      "a #b",
                                                                      "a:",
                                                                      "'a'",
                                                                      "\"a\"",
                                                                      "&a",
                                                                      "*a",
                                                                      "|",
                                                                      ">",
                                                                      "`a`",
                                                                      "\ta",
                                                                      "a\t",
                                                                      "+_",
                                                                      ".",
                                                                      "E5",
                                                                      "-.e3"});

TEST_CASE("what a reader of YAML takes for something else than text is quoted", "[yaml]") {
  for (const std::string_view text : k_look_alikes) {
    CAPTURE(text);
    CHECK(emit_text(text)[0] == '"');
    check_round_trip(text);
  }
}

std::string random_text(std::mt19937& random) {
  constexpr std::array<std::string_view, 48> k_pieces = {
      "a",  "B",   "0", "1",  "9",      "_",      "-",      "+",      ".",      "e",      "x", "o",
      " ",  "  ",  ":", ": ", " #",     "#",      "\n",     "\r",     "\t",     "\"",     "'", "\\",
      "[",  "]",   "{", "}",  "&",      "*",      "!",      "|",      ">",      "%",      "@", "`",
      "? ", "---", "~", "=",  "\u0085", "\u2028", "\uFEFF", "\u00A0", "\uFFFD", "\uFFFF", "£", "🏗️"};
  std::string text;
  const auto length = random() % 8;
  for (std::size_t piece = 0; piece < length; ++piece) text += k_pieces[random() % k_pieces.size()];
  return text;
}

TEST_CASE("any text is read again as it was", "[yaml]") {
  std::mt19937 random(2026);
  for (int round = 0; round < 5000; ++round) check_round_trip(random_text(random));
}

TEST_CASE("other readers of YAML read the same", "[yaml]") {
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / fmt::format("guidelint-emit-{}", getpid());
  std::ofstream out(file, std::ios::binary);
  const auto write = [&](std::string_view text) {
    for (const char c : text) out << fmt::format("{:02x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    out << '\t' << emit_text(text) << '\n';
  };
  for (const std::string_view text : k_look_alikes) write(text);
  std::mt19937 random(11);
  for (int round = 0; round < 1500; ++round) write(random_text(random));
  out.close();
  const std::string command =
      fmt::format("python3 '{}/tests/unit/yaml/read_alike.py' '{}'", GUIDELINT_SOURCE_DIR, file.string());
  const int status = std::system(command.c_str());
  std::filesystem::remove(file);
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  if (code == 77 || code == 127) {
    WARN("no python3 with PyYAML at hand");
    return;
  }
  CHECK(code == 0);
}

TEST_CASE("a NUL and a text of a megabyte are written too", "[yaml]") {
  CHECK(emit_text("a\0b"sv) == "\"a\\x00b\"");
  const std::string text(1U << 20U, 'x');
  CHECK(emit_text(text) == text);
  CHECK(emit_text(text + '"').size() == text.size() + 4);
}

}  // namespace
}  // namespace guidelint::yaml
