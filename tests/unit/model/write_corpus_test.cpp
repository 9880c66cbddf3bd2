// write() over real guides: ends are swapped and swapped back.
#include <cctype>

#include "support/shared.h"
#include "writing.h"

namespace guidelint::model {
namespace {

using expr::State;

std::vector<Assignment> swap_of(const Reading& reading, std::size_t row, const std::string& field) {
  const expr::Value value = reading.of_row(row, field);
  expr::Value swapped = value;
  std::swap(swapped.ends[0], swapped.ends[1]);
  return {assign(EntityKind::row, field, swapped)};
}

bool has_both(const expr::Value& value) {
  return value.ends[0].state == State::present && value.ends[1].state == State::present &&
         value.ends[0].low != value.ends[1].low;
}

// What no edit touches, joined.
std::string rest_of(std::string_view raw, const std::vector<text::Edit>& edits) {
  std::vector<text::Edit> without = edits;
  for (text::Edit& edit : without) edit.text.clear();
  return text::edited(raw, without);
}

TEST_CASE("the ends of every range of the corpus are swapped and come back byte for byte", "[model]") {
  const auto files = support::shared_files("corpus/with-front-matter", ".md");
  if (files.empty()) {
    WARN("no ../shared/corpus: nothing was swapped");
    return;
  }
  std::size_t written = 0, refused = 0, back = 0;
  for (std::size_t file = 0; file < files.size(); file += 10) {
    const std::string raw = support::read_bytes(files[file]);
    CAPTURE(files[file].string());
    const Reading reading(raw, nullptr, files[file].string());
    for (std::size_t row = 0; row < reading.bound.count(EntityKind::row); ++row) {
      for (const std::string field : {"front.base", "body.base", "front.stock", "body.stock", "body.bonus_rate",
                                      "body.bonus_paid", "body.total", "base"}) {
        if (!has_both(reading.of_row(row, field))) continue;
        const auto edits = write(reading.bound, EntityKind::row, row, swap_of(reading, row, field));
        if (!edits) {
          ++refused;
          CAPTURE(row, field, ends_of(reading.of_row(row, field)));
          CHECK((reading.of_guide("layout").text == "LxR" || field == "base"));
          continue;
        }
        ++written;
        REQUIRE(text::are_apart(*edits));
        for (const text::Edit& edit : *edits) REQUIRE(edit.span.size() <= 12);
        const Reading swapped(text::edited(raw, *edits), nullptr, files[file].string());
        const auto again = write(swapped.bound, EntityKind::row, row, swap_of(swapped, row, field));
        CAPTURE(row, field);
        REQUIRE(again);
        REQUIRE(again->size() == edits->size());
        REQUIRE(rest_of(raw, *edits) == rest_of(swapped.source->raw(), *again));
        if (text::edited(swapped.source->raw(), *again) == raw) ++back;
      }
    }
  }
  CAPTURE(written, refused, back);
  CHECK(written > 1'500);
  CHECK(back == written);
}

}  // namespace
}  // namespace guidelint::model
