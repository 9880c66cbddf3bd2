#include "model/alike.h"

#include <algorithm>
#include <array>

#include "model/bind_impl.h"
#include "text/utf8.h"

namespace guidelint::model {
namespace {

// Classes by what their entities have in common, numbered as they come.
class Classes {
 public:
  AlikeClass& add(std::size_t common, std::uint32_t entity) {
    std::uint8_t& number = numbers_[common];
    if (number == 0) {
      alike_.classes.push_back({.first = entity});
      number = static_cast<std::uint8_t>(alike_.classes.size());
    }
    alike_.class_of.push_back(static_cast<std::uint8_t>(number - 1));
    AlikeClass& one = alike_.classes[number - 1U];
    ++one.count;
    return one;
  }
  void add_own() {
    alike_.own.push_back(static_cast<std::uint32_t>(alike_.class_of.size()));
    alike_.class_of.push_back(k_own_class);
  }
  Alike take() { return std::move(alike_); }

 private:
  static constexpr std::size_t k_most = 128;
  std::array<std::uint8_t, k_most> numbers_ = {};
  Alike alike_;
};

constexpr std::size_t k_bit = 1;  // of what entities have in common

expr::FieldId line_field(LineField field) {
  return encode({.owner = EntityKind::line, .index = k_built_in + static_cast<std::uint32_t>(field)});
}

}  // namespace

bool is_of_class(expr::FieldId field) {
  const FieldRef ref = decode(field);
  if (ref.owner == EntityKind::line || ref.owner == EntityKind::guide) return true;
  if (ref.owner != EntityKind::key || ref.index < k_built_in) return false;
  const auto key = static_cast<KeyField>(ref.index - k_built_in);
  return key == KeyField::known || key == KeyField::readable || key == KeyField::allowed || key == KeyField::times;
}

Alike alike_keys(const Bound::Impl& bound) {
  Classes classes;
  const auto& keys = bound.keys();
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    const BoundKey& key = keys[i];
    if (key.times > 1) {
      classes.add_own();
      continue;
    }
    classes.add((key.judged ? k_bit : 0) | (key.known != nullptr ? k_bit << 1U : 0) | (key.readable ? k_bit << 2U : 0) |
                    (key.allowed ? k_bit << 3U : 0),
                i);
  }
  return classes.take();
}

Alike alike_lines(const Bound::Impl& bound) {
  const text::SourceFile& source = *bound.guide->source;
  const std::string_view raw = source.raw();
  const text::Offset body = bound.in_file({bound.guide->body.begin, bound.guide->body.begin}).begin;
  Classes classes;
  text::Offset ascii_until = 0;  // the first byte at or after the line that is not ASCII
  std::size_t ending_above = 0;
  for (std::uint32_t i = 0; i < source.line_count(); ++i) {
    const text::Span line = source.line_span(i + 1);
    if (ascii_until < line.begin || i == 0) ascii_until = static_cast<text::Offset>(text::skip_ascii(raw, line.begin));
    const bool is_ascii = ascii_until >= line.end;
    const std::size_t ending = raw.substr(line.end, 1) == "\n" ? 1 : raw.substr(line.end, 2) == "\r\n" ? 2 : 0;
    const std::size_t common = (is_ascii ? k_bit : 0) | (i == 0 ? k_bit << 1U : 0) |
                               (line.begin >= body ? k_bit << 2U : 0) | ending << 3U |
                               (ending_above == 2 ? k_bit << 5U : 0);
    AlikeClass& one = classes.add(common, i);
    const double bytes = line.size();
    const double number = i + 1;
    if (one.outlines.empty()) {
      one.outlines.push_back({.field = line_field(LineField::number),
                              .kind = expr::Outline::Kind::number,
                              .least = number,
                              .most = number});
      one.outlines.push_back({.field = line_field(LineField::text),
                              .kind = is_ascii ? expr::Outline::Kind::ascii : expr::Outline::Kind::any,
                              .least = bytes,
                              .most = bytes});
    }
    one.outlines[0].most = number;
    one.outlines[1].least = std::min(one.outlines[1].least, bytes);
    one.outlines[1].most = std::max(one.outlines[1].most, bytes);
    ending_above = ending;
  }
  return classes.take();
}

}  // namespace guidelint::model
