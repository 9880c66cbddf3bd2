// Every bare guide of the real corpus gets front matter that says what its text says. GUIDELINT_DERIVED=folder keeps
// the guides as they are then; tests/corpus/derived_figures.py compares them with an independent reading.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "model/derive.h"
#include "model/field_id.h"
#include "reading.h"
#include "text/edit.h"

namespace guidelint::model {
namespace {

namespace fs = std::filesystem;

// The two sides of a field agree, end by end, or the front matter has null where the table has no figure; "" if so.
std::string difference(const Reading& guide, std::size_t row, std::size_t field) {
  const auto side = [&](Side which) {
    return guide.bound.entity(EntityKind::row, row)
        .get(encode({.owner = EntityKind::row, .side = which, .index = static_cast<std::uint32_t>(field)}));
  };
  const expr::Value front = side(Side::front);
  const expr::Value body = side(Side::body);
  const std::string name = house_model().fields(EntityKind::row)[field].name;
  if (!front.type.ended) return front.text == body.text ? "" : name + " " + std::string(front.text);
  for (std::size_t end = 0; end < 2; ++end) {
    const bool is_there = front.ends[end].state == expr::State::present;
    if (is_there != (body.ends[end].state == expr::State::present)) return name + " is there on one side only";
    if (!is_there) continue;
    if (front.ends[end].low != body.ends[end].low) return name + " differs";
    if (front.ends[end].currency != body.ends[end].currency) return name + " has another currency";
  }
  return "";
}

void check_derived(const Reading& guide, std::size_t& rows) {
  REQUIRE(guide.guide.front.terminated);
  REQUIRE(guide.guide.front.document.problems.empty());
  for (std::size_t row = 0; row < guide.bound.count(EntityKind::row); ++row, ++rows) {
    const RowSides sides = guide.bound.sides(row);
    REQUIRE(sides.front.size() > 0);
    REQUIRE(sides.body.size() > 0);
    const auto& fields = house_model().fields(EntityKind::row);
    const bool is_paid = guide.of_row(row, "body.bonus_paid").ends[0].state == expr::State::present;
    for (std::size_t field = 0; field < fields.size(); ++field) {
      const std::string& name = fields[field].name;
      // One key for two ends, and left out beside amounts; a region without its flag; a currency by its name
      if (fields[field].front.empty() || name == "bonus_rate" || name == "region" || name == "currency") continue;
      CAPTURE(row, name);
      CHECK(difference(guide, row, field).empty());
    }
    const expr::Value currency = guide.of_row(row, "body.currency");
    if (currency.state == expr::State::present) CHECK(guide.of_row(row, "front.currency").text == currency.text);
    const expr::Value rate = guide.of_row(row, "body.bonus_rate");
    const expr::Value kept = guide.of_row(row, "front.bonus_rate");
    if (rate.ends[0].state == expr::State::present && !is_paid) CHECK(kept.ends[0].low == rate.ends[0].low);
  }
}

TEST_CASE("every bare guide of the corpus gets front matter that says what its text says", "[model]") {
  const fs::path folder = GUIDELINT_SOURCE_DIR "/../shared/corpus/without-front-matter";
  if (!fs::exists(folder)) {
    WARN("no corpus at hand");
    return;
  }
  const char* keep = std::getenv("GUIDELINT_DERIVED");
  std::size_t guides = 0;
  std::size_t rows = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".md") continue;
    const std::string path = entry.path().lexically_relative(folder).string();
    CAPTURE(path);
    auto source = text::SourceFile::read(entry.path());
    REQUIRE(source);
    const Reading bare(std::string((*source)->raw()), nullptr, path);
    const auto edits = derive_front(bare.bound);
    REQUIRE(edits);
    REQUIRE(edits->size() == 1);
    REQUIRE(edits->front().span.size() == 0);
    const std::string derived = text::edited((*source)->raw(), *edits);
    CHECK(derived.substr(derived.size() - (*source)->raw().size()) == (*source)->raw());
    const Reading guide(derived, nullptr, path);
    CHECK(guide.bound.count(EntityKind::row) == bare.bound.count(EntityKind::row));
    check_derived(guide, rows);
    CHECK_FALSE(derive_front(guide.bound));
    ++guides;
    if (keep != nullptr) {
      const fs::path kept = fs::path(keep) / path;
      fs::create_directories(kept.parent_path());
      std::ofstream(kept, std::ios::binary) << derived;
    }
  }
  CHECK(guides == 1134);
  CHECK(rows > 3000);
}

TEST_CASE("the garbled seeds get front matter that is not garbled", "[model]") {
  const fs::path folder = GUIDELINT_SOURCE_DIR "/../shared/seeds";
  if (!fs::exists(folder)) {
    WARN("no seeds at hand");
    return;
  }
  std::size_t bare = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    auto source = text::SourceFile::read(entry.path());
    REQUIRE(source);
    const Reading guide(std::string((*source)->raw()), nullptr, "segment/guide.md");
    if (guide.guide.front.present) continue;
    ++bare;
    CAPTURE(entry.path().string());
    const auto edits = derive_front(guide.bound);
    REQUIRE(edits);
    REQUIRE(edits->size() == 1);
    const std::string& front = edits->front().text;
    CAPTURE(front);
    for (const std::string_view slip : {"Ã", "â€", "ðŸ", "Â", "\uFFFD"}) CHECK(front.find(slip) == std::string::npos);
    for (const std::string_view key : {"\ncompany_display: ", "\nrole_display: ", "\n  - region: ", "\n    base_low: 1",
                                       "\ndata_sources:\n  - ", "\nnegotiation_dna_summary: "})
      CHECK(front.find(key) != std::string::npos);
    CHECK_FALSE(derive_front(Reading(text::edited((*source)->raw(), *edits), nullptr, "segment/guide.md").bound));
  }
  CHECK(bare == 2);
}

}  // namespace
}  // namespace guidelint::model
