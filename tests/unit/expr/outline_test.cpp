#include "expr/outline.h"

#include <random>

#include "expr/test.h"
#include "fake.h"
#include "support/catch.h"

namespace guidelint::expr {
namespace {

using State = Verdict::State;

std::vector<Outline> outlines(double least_bytes, double most_bytes, double least, double most) {
  return {{.field = k_scope.id("text"), .kind = Outline::Kind::ascii, .least = least_bytes, .most = most_bytes},
          {.field = k_scope.id("times_seen"), .kind = Outline::Kind::number, .least = least, .most = most},
          {.field = k_scope.id("role"), .kind = Outline::Kind::any}};
}

// "passed", "failed", "not judged", "each".
std::string told(std::string_view source, const std::vector<Outline>& known, const FakeRow& row) {
  const auto state = certain(compiled(source), known, row, today("2026-11-22"));
  if (!state) return "each";
  return *state == State::passed ? "passed" : *state == State::failed ? "failed" : "not judged";
}

TEST_CASE("what holds of every short text in ASCII is told without one", "[expr]") {
  FakeRow row;
  row.text("region", "Oslo");
  const auto known = outlines(0, 120, 2, 98);
  CHECK(told("not (len(text) > 4000)", known, row) == "passed");
  CHECK(told("len(text) > 120", known, row) == "failed");
  CHECK(told("len(text) > 119", known, row) == "each");
  CHECK(told("len(text) == 121", known, row) == "failed");
  CHECK(told("len(text) != 121", known, row) == "passed");
  CHECK(told("len(text) >= 0", known, row) == "passed");
  CHECK(told("not mojibake(text)", known, row) == "passed");
  CHECK(told("lost(text)", known, row) == "each");
  CHECK(told("text !~ '\\x{FFFD}'", known, row) == "passed");
  CHECK(told("text ~ '\\x{FFFD}'", known, row) == "failed");
  CHECK(told("text ~ 'TODO'", known, row) == "each");
  CHECK(told("text == 'x'", known, row) == "each");
  CHECK(told("text !~ '^\\x{FEFF}'", known, row) == "each");
}

TEST_CASE("a number is known by its bounds, other fields by one that answers for all", "[expr]") {
  FakeRow row;
  row.text("region", "Oslo");
  const auto known = outlines(0, 120, 2, 98);
  CHECK(told("times_seen == 1", known, row) == "failed");
  CHECK(told("times_seen > 1", known, row) == "passed");
  CHECK(told("times_seen < 98", known, row) == "each");
  CHECK(told("times_seen + 1 > 1", known, row) == "each");
  CHECK(told("region == 'Oslo'", known, row) == "passed");
  CHECK(told("region == 'Oslo' and times_seen == 1", known, row) == "failed");
  CHECK(told("region == 'Bergen' or role == 'x'", known, row) == "each");
  CHECK(told("region == 'Oslo' or role == 'x'", known, row) == "passed");
  CHECK(told("base > 0 or times_seen > 1", known, row) == "passed");
  CHECK(told("base > 0 and times_seen > 1", known, row) == "not judged");
  CHECK(told("role == 'x'", known, row) == "each");
}

TEST_CASE("what is certain of all is so of each", "[expr]") {
  const std::vector<const char*> conditions = {
      "not (len(text) > 6)",
      "len(text) == 0",
      "len(text) != 3",
      "len(text) < 9 and times_seen > 2",
      "times_seen == 1",
      "times_seen != 4",
      "times_seen <= 7",
      "not (times_seen >= 9 or len(text) > 8)",
      "mojibake(text)",
      "not mojibake(text)",
      "text !~ '\\x{FFFD}'",
      "text ~ '\\x{e9}' or region == 'Oslo'",
      "region != 'Oslo' or text ~ 'a'",
      "base > 0 and len(text) < 20",
      "not (base > 0) or times_seen > 3",
  };
  std::mt19937 random(3);
  const auto pick = [&](int least, int most) { return std::uniform_int_distribution<int>(least, most)(random); };
  for (const char* source : conditions) {
    const Expression condition = compiled(source);
    int told_of = 0;
    for (int round = 0; round < 300; ++round) {
      const int least_bytes = pick(0, 5), most_bytes = least_bytes + pick(0, 6);
      const int least = pick(1, 5), most = least + pick(0, 6);
      FakeRow row;
      row.text("region", round % 2 == 0 ? "Oslo" : "Bergen");
      if (round % 3 == 0) row.money("base", 1, 2);
      const auto state = certain(condition, outlines(least_bytes, most_bytes, least, most), row, today("2026-11-22"));
      if (!state) continue;
      ++told_of;
      for (int member = 0; member < 12; ++member) {
        FakeRow one = row;
        std::string text;
        for (int size = pick(least_bytes, most_bytes); size > 0; --size) text += static_cast<char>(pick(0, 127));
        one.text("text", text);
        one.set("times_seen", make_number(pick(least, most)));
        std::string reason;
        CAPTURE(source, text, least, most);
        CHECK(test(condition, one, today("2026-11-22"), reason) == *state);
      }
    }
    CAPTURE(source);
    CHECK(told_of > 0);
  }
}

}  // namespace
}  // namespace guidelint::expr
