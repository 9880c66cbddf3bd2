#include "model/model.h"

#include "reading.h"

namespace guidelint::model {
namespace {

std::optional<expr::Field> find(EntityKind kind, std::string_view name) {
  const std::vector<std::string_view> parts = base::split(name, '.');
  return house_model().scope(kind).find(parts);
}

TEST_CASE("a scope finds fields, sides and accessors' beginnings", "[model]") {
  using expr::Kind;
  CHECK(find(EntityKind::row, "base")->type == expr::Type{Kind::money, true});
  CHECK(find(EntityKind::row, "base.low")->parts == 1);
  CHECK(find(EntityKind::row, "front.base.low")->parts == 2);
  CHECK(find(EntityKind::row, "before.body.base")->parts == 3);
  CHECK(find(EntityKind::row, "bonus")->type == expr::Type{Kind::money, true});
  CHECK(find(EntityKind::row, "front")->type == expr::Type{Kind::boolean, false});
  CHECK(find(EntityKind::row, "guide.front")->type == expr::Type{Kind::boolean, false});
  CHECK(find(EntityKind::guide, "before")->type == expr::Type{Kind::boolean, false});
  CHECK(find(EntityKind::row, "guide.before.last_updated")->type == expr::Type{Kind::date, false});
  CHECK(find(EntityKind::guide, "quarter")->type == expr::Type{Kind::quarter, false});
  CHECK(find(EntityKind::guide, "path")->type == expr::Type{Kind::text, false});
  CHECK(find(EntityKind::guide, "path.company")->parts == 2);
  CHECK(find(EntityKind::guide, "role_type")->allowed.size() == 2);
  CHECK(find(EntityKind::key, "path")->id != find(EntityKind::key, "guide.path")->id);
  CHECK(find(EntityKind::row, "company")->id == find(EntityKind::row, "guide.company")->id);
  for (const std::string_view name : {"guide", "salary", "front.other", "body.last_updated", "guide.base"}) {
    CAPTURE(name);
    CHECK_FALSE(find(EntityKind::row, name));
  }
  CHECK(house_model().scope(EntityKind::row).entity() == "row");
  CHECK(house_model().compensation_key() == "compensation");
}

TEST_CASE("every mistake of a model is reported at its place, with the nearest name", "[model]") {
  const auto file = text::SourceFile::from_string("model.yaml", R"yaml(guide:
  path: '{compny}/{role}.md'
  fields:
    company: {front: company, type: txt}
    role: {front: [a, b], typ: text}
    summary: {front: s, type: list, body: dna_line}
    path: {front: p, type: text}
row:
  key: regio
  columns: [region, bass]
  fields:
    region: {front: region, column: '^(region', type: text}
    base: {front: [l, h], column: base, type: money, prefer: front}
    bonus: {is: base * salary}
    currency: {column: symbol(base ?? totl), type: code}
)yaml");
  const auto model = Model::read(*file);
  REQUIRE_FALSE(model);
  std::vector<std::string> said;
  for (const yaml::Mistake& mistake : model.error())
    said.push_back(std::string(file->slice(mistake.span)) + ": " + mistake.message + "; " + mistake.help);
  const auto has = [&](std::string_view begin) {
    for (const std::string& one : said) {
      if (one.find(begin) != std::string::npos) return true;
    }
    return false;
  };
  for (const std::string& one : said) UNSCOPED_INFO(one);
  CHECK(has("txt: unknown type \"txt\"; did you mean `text`?"));
  CHECK(has("typ: unknown key \"typ\" in field role; did you mean `type`?"));
  CHECK(has("[a, b]: only money and percent have two keys"));
  CHECK(has("dna_line: dna_line reads text"));
  CHECK(has("path: path is a built-in field of guide"));
  CHECK(has("path names the unknown field \"compny\"; did you mean `company`?"));
  CHECK(has("regio: unknown field \"regio\"; did you mean `region`?"));
  CHECK(has("bass: unknown field \"bass\"; did you mean `base`?"));
  CHECK(has("column of region is not a pattern: "));
  CHECK(has("front: prefer must be body, not \"front\""));
  CHECK(has("symbol() needs fields of money, not \"totl\""));
  CHECK(has("salary"));
}

TEST_CASE("owners add a field by naming it in the model", "[model]") {
  const auto file = text::SourceFile::from_string(
      "model.yaml",
      R"yaml(guide: {path: '{company}/{role}.md', fields: {company: {front: company, type: text}, role: {front: role, type: text}}}
row:
  each: {front: pay, body: compensation_table}
  key: region
  fields:
    region: {front: region, column: '(?i)^region', type: text}
    base: {front: [from, to], column: '(?i)^base', type: money}
    moving: {front: moving, column: '(?i)reloc', type: money}
    office: {front: office, column: '(?i)^office', type: text}
    currency: {front: currency, column: symbol(base), type: code}
)yaml");
  const auto model = Model::read(*file);
  REQUIRE(model);
  const auto source =
      text::SourceFile::from_string("a/b.md",
                                    "---\npay:\n  - {region: Oslo, moving: 5}\n---\n| Region | Base | Relocation | "
                                    "Office |\n|---|---|---|---|\n| Oslo | $1K–$2K | $3K–$4K | Tower |\n");
  const guide::Guide guide = guide::build(*source);
  const Bound bound(guide, **model);
  const auto value = [&](std::string_view name) {
    const std::vector<std::string_view> parts = base::split(name, '.');
    return bound.entity(EntityKind::row, 0).get((*model)->scope(EntityKind::row).find(parts)->id);
  };
  CHECK(ends_of(value("body.moving")) == "3,000 USD..4,000 USD");
  CHECK(ends_of(value("front.moving")) == "5..5");
  CHECK(value("office").text == "Tower");
}

TEST_CASE("a path says company and role by the parts that the model names", "[model]") {
  const Model& model = house_model();
  CHECK(path_parts(model, "research/acme/data-engineer.md").company == "acme");
  CHECK(path_parts(model, "research/acme/data-engineer.md").role == "data-engineer");
  CHECK(path_parts(model, "acme/x.md").company == "acme");
  for (const std::string_view path : {"x.md", "acme/x.txt", "acme/.md", "/x.md", "../x.md", ""}) {
    CAPTURE(path);
    CHECK(path_parts(model, path).company.empty());
  }
}

}  // namespace
}  // namespace guidelint::model
