// Keys and lines, and what can be written at all.
#include "model/field_id.h"
#include "writing.h"

namespace guidelint::model {
namespace {

std::string key_after(const std::string& text, std::string_view path, std::string_view field, std::string_view value) {
  const Reading reading(text);
  for (std::size_t key = 0; key < reading.bound.count(EntityKind::key); ++key) {
    if (reading.value(EntityKind::key, key, "path").text != path) continue;
    return changed_lines(
        text, after(reading, EntityKind::key, key, {assign(EntityKind::key, field, expr::make_text(value))}));
  }
  return "no such key";
}

TEST_CASE("a key is renamed unless the name is taken", "[model]") {
  const std::string text =
      "---\nrole: cook\nlast_udpated: 2026-01-01\n\"compnay\" : acme # x\ncompensation:\n"
      "  - regoin: Berlin\n    base_low: 1\n    base_lwo: 2\n---\n";
  CHECK(key_after(text, "last_udpated", "name", "last_updated") == "last_updated: 2026-01-01");
  CHECK(key_after(text, "compnay", "name", "company") == "company : acme # x");
  CHECK(key_after(text, "compensation[1].regoin", "name", "region") == "  - region: Berlin");
  CHECK(key_after(text, "compensation[1].base_lwo", "name", "base_low") == "refused");
  CHECK(key_after(text, "compnay", "name", "role") == "refused");
  CHECK(key_after(text, "compnay", "name", "a: b") == "refused");
  CHECK(key_after(text, "compnay", "name", "").starts_with("refused"));
  CHECK(key_after(text, "role", "name", "role").empty());
  CHECK(key_after("---\n{rloe: cook}\n---\n", "rloe", "name", "role") == "refused");
}

TEST_CASE("the value of a key is written as what the model wants", "[model]") {
  const std::string text =
      "---\nlast_updated: 23.2.2026\nrole_type: Standard\nrole: \"cook\"\nmine: 1\ncompensation:\n"
      "  - region: Berlin\n    base_low: \"90000\"\n    base_high: 90K # x\n    currency: eur\n---\n";
  CHECK(key_after(text, "compensation[Berlin].base_low", "raw", "90000") == "    base_low: 90000");
  CHECK(key_after(text, "compensation[Berlin].base_high", "raw", "90000") == "    base_high: 90000 # x");
  CHECK(key_after(text, "compensation[Berlin].base_high", "raw", "90 000") == "refused");
  CHECK(key_after(text, "compensation[Berlin].currency", "raw", "EUR") == "    currency: EUR");
  CHECK(key_after(text, "last_updated", "raw", "2026-02-23") == "last_updated: 2026-02-23");
  CHECK(key_after(text, "last_updated", "raw", "2026-02-30") == "refused");
  CHECK(key_after(text, "role_type", "raw", "standard") == "role_type: standard");
  CHECK(key_after(text, "role_type", "raw", "odd") == "refused");
  CHECK(key_after(text, "role", "raw", "chef: a") == "role: \"chef: a\"");
  CHECK(key_after(text, "mine", "raw", "no") == "mine: \"no\"");
  CHECK(key_after(text, "compensation", "raw", "no") == "refused");
}

std::string line_after(const std::string& text, std::size_t line, std::string_view field, std::string_view value) {
  const Reading reading(text);
  return after(reading, EntityKind::line, line, {assign(EntityKind::line, field, expr::make_text(value))});
}

TEST_CASE("a line is written without its ending, an ending without its line", "[model]") {
  CHECK(line_after("a\nb\nc", 1, "text", "x") == "a\nx\nc");
  CHECK(line_after("a\n\nc", 1, "text", "x") == "a\nx\nc");
  CHECK(line_after("\u00C2\u00A3\r\nb", 0, "text", "£") == "£\r\nb");
  CHECK(line_after("a\r\nb\n", 0, "ending", "\n") == "a\nb\n");
  CHECK(line_after("a\nb", 1, "ending", "\n") == "a\nb\n");
  CHECK(line_after("a\nb", 0, "ending", "") == "refused");
  CHECK(line_after("a\nb", 0, "text", "x\ny") == "refused");
  CHECK(line_after("a\nb", 0, "text", "x\r") == "refused");
  CHECK(line_after("a\r\r\nb", 0, "ending", "\n") == "refused");
  CHECK(line_after("a\nb", 0, "text", "\xFF") == "refused");
  CHECK(line_after("a\nb", 0, "text", "a") == "a\nb");
  const Reading reading("a\n\nb");
  CHECK(after(reading, EntityKind::line, 1,
              {assign(EntityKind::line, "text", expr::make_text("x")),
               assign(EntityKind::line, "ending", expr::make_text("\r\n"))}) == "a\nx\r\nb");
}

TEST_CASE("paths, parts worked out, prose and signs cannot be written", "[model]") {
  const auto writable = [](EntityKind kind, std::string_view name) {
    const std::vector<std::string_view> parts = base::split(name, '.');
    const auto field = house_model().scope(kind).find(parts);
    REQUIRE(field);
    return is_writable(house_model(), field->id);
  };
  for (const std::string_view name :
       {"base", "front.base", "body.base", "body.region", "body.other", "currency", "front.currency", "bonus_rate"}) {
    CAPTURE(name);
    CHECK(writable(EntityKind::row, name));
  }
  for (const std::string_view name :
       {"bonus", "front.bonus", "body.currency", "before.base", "column.base", "key", "path", "front", "confidence"}) {
    CAPTURE(name);
    CHECK_FALSE(writable(EntityKind::row, name));
  }
  for (const std::string_view name : {"company", "front.summary", "summary", "sources", "level_internal"}) {
    CAPTURE(name);
    CHECK(writable(EntityKind::guide, name));
  }
  for (const std::string_view name : {"body.summary", "path.company", "path", "missing", "body.sources"}) {
    CAPTURE(name);
    CHECK_FALSE(writable(EntityKind::guide, name));
  }
  CHECK(writable(EntityKind::key, "name"));
  CHECK(writable(EntityKind::key, "raw"));
  CHECK_FALSE(writable(EntityKind::key, "kind"));
  CHECK(writable(EntityKind::line, "text"));
  CHECK(writable(EntityKind::line, "ending"));
  CHECK_FALSE(writable(EntityKind::line, "number"));
  CHECK_FALSE(writable(EntityKind::ask, "amount"));
}

}  // namespace
}  // namespace guidelint::model
