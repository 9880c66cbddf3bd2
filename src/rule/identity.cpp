#include "rule/identity.h"

#include <fmt/format.h>

#include <array>

namespace guidelint::rule {
namespace {

class Digest {  // FNV-1a, 64 bits, folded
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    hash_ = (hash_ ^ 0xFFU) * 0x100000001B3U;  // "ab", "c" is not "a", "bc"
  }
  [[nodiscard]] std::string text() const {
    return fmt::format("{:06x}", (hash_ ^ hash_ >> 24U ^ hash_ >> 48U) & 0xFFFFFFU);
  }

 private:
  std::uint64_t hash_ = 0xCBF29CE484222325U;
};

void add(Digest& digest, const expr::End& end) {
  if (end.state != expr::State::present) return digest.add(end.state == expr::State::none ? "-" : "?");
  digest.add(fmt::format("{}{}{}", end.low, end.open ? "+" : "", end.currency.text()));
}

void add(Digest& digest, const expr::Value& value) {
  if (value.type.ended) {
    for (const expr::End& end : value.ends) add(digest, end);
    return;
  }
  if (value.state != expr::State::present) return digest.add(value.state == expr::State::none ? "-" : "?");
  if (value.type.kind == expr::Kind::text) return digest.add(value.text);
  if (value.type.kind != expr::Kind::list) return digest.add(fmt::format("{}", value.ends[0].low));
  for (const std::string_view item : value.list) digest.add(item);
}

}  // namespace

std::vector<expr::FieldId> telling_fields(const expr::Expression& expression, const model::Model& model,
                                          model::EntityKind each) {
  std::vector<expr::FieldId> fields = expression.fields();
  std::erase_if(fields, model::names_the_file);
  const auto add = [&](std::string_view name) {
    const std::array<std::string_view, 1> parts = {name};
    if (const auto field = model.scope(each).find(parts)) fields.push_back(field->id);
  };
  if (each == model::EntityKind::key) add("raw");
  if (each == model::EntityKind::line) add("text");
  return fields;
}

std::string digest_of(std::span<const expr::FieldId> fields, const expr::Entity& entity) {
  Digest digest;
  for (const expr::FieldId id : fields) add(digest, entity.get(id));
  return digest.text();
}

std::string digest_of(std::string_view text) {
  Digest digest;
  digest.add(text);
  return digest.text();
}

}  // namespace guidelint::rule
