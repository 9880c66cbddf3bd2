// Every cell of an independent reading of 1,134 real guides, figure by figure. Skipped where that corpus is not at
// hand.
#include "support/catch.h"

// RapidJSON adds to null pointers, which Clang's sanitizer reports; the other tests of cells run under it.
#if defined(__has_feature)
#if __has_feature(undefined_behavior_sanitizer)
#define GUIDELINT_NO_RAPIDJSON
#endif
#endif

#if __has_include(<rapidjson/document.h>) && !defined(GUIDELINT_NO_RAPIDJSON)
#include <rapidjson/document.h>

#include <fstream>
#include <map>
#include <string>

#include "money/cell.h"

namespace guidelint::money {
namespace {

struct Tally {
  int compared = 0;
  int different = 0;
};

std::optional<double> number_of(const rapidjson::Value& row, const std::string& key) {
  const auto found = row.FindMember(key.c_str());
  if (found == row.MemberEnd() || found->value.IsNull()) return std::nullopt;
  return found->value.GetDouble();
}

std::optional<double> read_end(const std::optional<Range>& range, bool is_low) {
  if (!range) return std::nullopt;
  const auto& amount = is_low ? range->low : range->high;
  return static_cast<double>(amount.hundredths) / 100 * (range->basis == Basis::month ? 12 : 1);
}

std::optional<double> read_end(const std::optional<Percent>& percent, bool is_low) {
  if (!percent) return std::nullopt;
  return static_cast<double>(is_low ? percent->low : percent->high) / 100;
}

CellContext context_for_region(const rapidjson::Value& region) {
  if (!region.IsString()) return {};
  const auto named = currency_named_in({region.GetString(), region.GetStringLength()});
  return named ? context_of(*named) : CellContext{};
}

bool is_merged(const rapidjson::Value& row) {  // one entry for many cells: only the lowest and highest are noted
  for (const auto& reason : row["reason"].GetArray()) {
    if (std::string_view(reason.GetString()).starts_with("levels x regions")) return true;
  }
  return false;
}

class Comparison {
 public:
  void compare(const rapidjson::Value& row) {
    if (is_merged(row)) return;
    const auto context = context_for_region(row["region"]);
    auto& tally = tallies_[row["confidence"].GetString()];
    for (const auto& member : row["cells"].GetObject()) {
      const std::string name = member.name.GetString();
      const std::string text = member.value.GetString();
      const auto cell = parse_cell(text, 0, context);
      const auto expect = [&](const char* what, const std::string& key, std::optional<double> read) {
        ++tally.compared;
        const auto expected = number_of(row, key);
        if (expected == read) return;
        ++tally.different;
        const auto shown = [](std::optional<double> value) { return value ? std::to_string(*value) : "nothing"; };
        WARN(row["path"].GetString() << ":" << row["line"].GetInt() << ": " << name << ' ' << what << " of \"" << text
                                     << "\": " << shown(read) << " instead of " << shown(expected));
      };
      const bool is_signing = name == "signing";
      for (const bool is_low : {true, false}) {
        const std::string end = is_low ? "_low" : "_high";
        expect("amount", name + end, read_end(cell.range, is_low));
        if (name == "bonus") expect("percentage", "bonus_pct" + end, read_end(cell.percent, is_low));
      }
      if (!cell.range || is_signing || name != "base") continue;
      ++tally.compared;
      const std::string expected = row["currency"].IsString() ? row["currency"].GetString() : "";
      if (cell.range->low.currency.text() == expected) continue;
      ++tally.different;
      WARN(row["path"].GetString() << ": currency of \"" << text << "\": "
                                   << std::string(cell.range->low.currency.text()) << " instead of " << expected);
    }
  }

  [[nodiscard]] const std::map<std::string, Tally>& tallies() const { return tallies_; }

 private:
  std::map<std::string, Tally> tallies_;
};

}  // namespace

TEST_CASE("cells of real guides are read as an independent reader read them", "[money]") {
  std::ifstream in(GUIDELINT_SOURCE_DIR "/../shared/corpus/expected.jsonl");
  if (!in) {
    WARN("skipped: no corpus beside the project");
    return;
  }
  Comparison comparison;
  for (std::string line; std::getline(in, line);) {
    rapidjson::Document row;
    row.Parse(line.data(), line.size());
    REQUIRE_FALSE(row.HasParseError());
    comparison.compare(row);
  }
  for (const auto& [confidence, tally] : comparison.tallies()) {
    CAPTURE(confidence, tally.compared);
    CHECK(tally.compared > 0);
    CHECK(tally.different == 0);
  }
}

}  // namespace guidelint::money
#endif
