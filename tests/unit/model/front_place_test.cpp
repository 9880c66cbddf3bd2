#include "model/front_place.h"

#include "reading.h"

namespace guidelint::model {
namespace {

using Keys = std::vector<std::string_view>;

std::string behind(EntityKind kind, std::string_view parent, const Keys& present, std::string_view absent) {
  const auto at = place_behind(house_model(), kind, parent, present, absent);
  return at ? std::string(present[*at]) : "first";
}

constexpr std::string_view k_fields = R"yaml(guide:
  fields:
    role: {front: role, type: text}
    company: {front: company, type: text}
    note: {front: more.note, type: text}
    author: {front: more.author, type: text}
row:
  each: {front: pay}
  key: region
  fields:
    region: {front: region, type: text}
)yaml";

std::vector<std::string> order_of(std::string_view lines, std::string_view overlay = {}) {
  const auto file = text::SourceFile::from_string("model.yaml", std::string(lines) + std::string(k_fields));
  const auto more = text::SourceFile::from_string("more.yaml", std::string(overlay));
  const auto model = Model::read(*file, overlay.empty() ? nullptr : more.get());
  std::vector<std::string> said;
  if (model) return (*model)->front_order();
  for (const yaml::Mistake& mistake : model.error()) {
    said.push_back(std::string((overlay.empty() ? *file : *more).slice(mistake.span)) + ": " + mistake.message + "; " +
                   mistake.help);
  }
  return said;
}

TEST_CASE("the keys of the front matter are ordered as the owners order them", "[model]") {
  CHECK(key_order(house_model(), EntityKind::guide, "") ==
        Keys{"company", "company_display", "role", "role_display", "role_type", "last_updated", "last_reviewed",
             "reviewed_by", "data_quality", "salary_data_quarter", "next_review_due", "compensation", "level_mapping",
             "data_sources", "negotiation_dna_summary"});
  CHECK(key_order(house_model(), EntityKind::guide, "level_mapping") == Keys{"internal", "raw"});
  CHECK(key_order(house_model(), EntityKind::row, "") ==
        Keys{"region", "base_low", "base_high", "stock_low", "stock_high", "bonus_pct", "bonus_low", "bonus_high",
             "signing_bonus_low", "signing_bonus_high", "total_comp_low", "total_comp_high", "currency"});
}

TEST_CASE("an absent key belongs behind the nearest key that precedes it", "[model]") {
  const Keys some = {"company", "role", "compensation"};
  CHECK(behind(EntityKind::guide, "", some, "role_display") == "role");
  CHECK(behind(EntityKind::guide, "", some, "company_display") == "company");
  CHECK(behind(EntityKind::guide, "", some, "data_sources") == "compensation");
  CHECK(behind(EntityKind::guide, "", some, "anything") == "compensation");
  CHECK(behind(EntityKind::guide, "", {{"role", "compensation"}}, "company") == "first");
  CHECK(behind(EntityKind::guide, "", {}, "company") == "first");
  CHECK(behind(EntityKind::guide, "level_mapping", {{"raw"}}, "internal") == "first");
  CHECK(behind(EntityKind::row, "", {{"region", "base_low", "currency"}}, "total_comp_low") == "base_low");
  // Ordered otherwise, and with a key of the author's own
  CHECK(behind(EntityKind::guide, "", {{"data_sources", "role", "company", "note"}}, "company_display") == "company");
  CHECK(behind(EntityKind::guide, "", {{"note", "role", "data_sources"}}, "company") == "note");
}

TEST_CASE("keys that the order does not name follow in the order of the fields", "[model]") {
  CHECK(order_of("") == std::vector<std::string>{"role", "company", "more", "pay"});
  CHECK(order_of("order: [pay, company]\n") == std::vector<std::string>{"pay", "company", "role", "more"});
  CHECK(order_of("order: [pay]\n", "order: [more]\n") == std::vector<std::string>{"more", "role", "company", "pay"});
  CHECK(order_of("order: [pay]\n", "guide: {fields: {age: {front: age, type: number}}}\n") ==
        std::vector<std::string>{"pay", "role", "company", "more", "age"});
  // An overlay renames a key that the house's order names
  CHECK(order_of("order: [pay, role]\n", "guide: {fields: {role: {front: job, type: text}}}\n") ==
        std::vector<std::string>{"pay", "job", "company", "more"});
}

TEST_CASE("a mistake in the order is reported with the nearest name", "[model]") {
  CHECK(order_of("order: [compny, pay, more, pay]\n") ==
        std::vector<std::string>{"compny: order names the unknown key \"compny\"; did you mean `company`?",
                                 "pay: \"pay\" stands twice in order; "});
  CHECK(order_of("order: pay\n") == std::vector<std::string>{"pay: order must be a list of keys; "});
  CHECK(order_of("", "order: [{a: b}]\n") == std::vector<std::string>{"{a: b}: a key of order must be text; "});
}

}  // namespace
}  // namespace guidelint::model
