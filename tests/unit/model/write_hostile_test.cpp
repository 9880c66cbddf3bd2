// write() on guides that were taken apart at random: it answers or refuses, and what it answers can be applied.
#include <cstdint>

#include "writing.h"

namespace guidelint::model {
namespace {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33U) % limit;
  }

 private:
  std::uint64_t state_;
};

std::string mutated(Random& random) {
  std::string text = std::string(k_front) + std::string(k_body);
  constexpr std::string_view k_bytes = "\n\r\t :-|#'\"{}[]&*!>%\\$,.0159KkM+/()\xC2\xA3\xE2\x80\x93\xFF";
  for (std::size_t count = 1 + random.below(6); count > 0; --count) {
    const std::size_t at = random.below(text.size());
    switch (random.below(4)) {
      case 0:
        text[at] = k_bytes[random.below(k_bytes.size())];
        break;
      case 1:
        text.insert(at, 1, k_bytes[random.below(k_bytes.size())]);
        break;
      case 2:
        text.erase(at, 1 + random.below(12));
        break;
      default:
        text.insert(at, text.substr(random.below(text.size()), 1 + random.below(60)));
    }
  }
  return text;
}

TEST_CASE("what is written in a damaged guide is read back, and all else stays", "[model]") {
  Random random(4);
  std::size_t written = 0;
  for (int round = 0; round < 150; ++round) {
    const std::string text = mutated(random);
    CAPTURE(text);
    const Reading reading(text);
    const auto go = [&](EntityKind kind, std::size_t index, const Assignment& assignment) {
      const auto edits = write(reading.bound, kind, index, {&assignment, 1});
      if (!edits) return;
      REQUIRE(text::are_apart(*edits));
      if (!edits->empty()) REQUIRE(edits->back().span.end <= text.size());
      const Reading now(text::edited(text, *edits));
      REQUIRE(now.guide.front.document.problems.size() == reading.guide.front.document.problems.size());
      ++written;
    };
    const auto number = static_cast<double>(random.below(300)) * 1000;
    for (std::size_t row = 0; row < reading.bound.count(EntityKind::row); ++row) {
      for (const std::string_view field : {"base", "front.stock", "body.base", "total.high", "body.stock.low"})
        go(EntityKind::row, row, assign(EntityKind::row, field, money(number, number + 1000)));
      go(EntityKind::row, row, assign(EntityKind::row, "region", expr::make_text("Rome: 'HQ'")));
      go(EntityKind::row, row, assign(EntityKind::row, "body.bonus_rate", percent(7, 9)));
    }
    go(EntityKind::guide, 0, assign(EntityKind::guide, "level_internal", expr::make_text("L4")));
    go(EntityKind::guide, 0, assign(EntityKind::guide, "last_reviewed", expr::make_days(expr::Kind::date, 20507)));
    if (const std::size_t keys = reading.bound.count(EntityKind::key); keys > 0) {
      go(EntityKind::key, random.below(keys), assign(EntityKind::key, "name", expr::make_text("reviewed_by")));
      go(EntityKind::key, random.below(keys), assign(EntityKind::key, "raw", expr::make_text("2026-02-23")));
    }
    const std::size_t lines = reading.bound.count(EntityKind::line);
    go(EntityKind::line, random.below(lines), assign(EntityKind::line, "ending", expr::make_text("\r\n")));
  }
  CHECK(written > 500);
}

}  // namespace
}  // namespace guidelint::model
