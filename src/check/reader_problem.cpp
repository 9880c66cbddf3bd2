// Faults the readers met before any rule could look: broken YAML, bytes that are not text, tables whose rows do not
// fit.
//
// One check for all of them, with the kind as its argument, because the readers already know the places; each kind is a
// rule of its own.
//
// Two kinds are mended, neither safely: a NUL byte is taken out, and a byte that stands alone between ASCII is written
// as the character it is in Windows-1252. Not C2 and C3, which are more often what is left of a "£" or an "é".
#include <fmt/format.h>

#include <array>
#include <optional>

#include "base/strings.h"
#include "check/checks.h"
#include "guide/guide.h"
#include "text/source_file.h"
#include "text/windows_1252.h"

namespace guidelint::check {
namespace {

using rule::Hit;

constexpr std::array<std::string_view, 5> k_kinds = {"yaml-syntax", "unterminated", "invalid-utf8", "nul-byte",
                                                     "table-ragged"};
constexpr std::size_t k_most_hits = 20;

// The first faults of one kind in one guide; the next thousand say nothing new and are only counted. The last of them
// mends those too; if one of all cannot be mended, none is, because their number would stay what it was.
class Hits {
 public:
  template <typename Make>
  void add(Make make, const std::optional<text::Edit>& edit = {}) {
    ++count_;
    if (count_ <= k_most_hits) hits_.push_back(make());
    all_mended_ = all_mended_ && edit.has_value();
    if (edit) hits_.back().edits.push_back(*edit);
  }
  std::vector<Hit> take() {
    if (count_ <= k_most_hits) return std::move(hits_);
    const std::string more = fmt::format("; {} more in this guide", count_ - k_most_hits);
    hits_.back().message += more;
    if (!hits_.back().mending.empty()) hits_.back().mending += more;
    for (Hit& hit : hits_) {
      if (!all_mended_) hit.edits.clear();
    }
    return std::move(hits_);
  }

 private:
  std::vector<Hit> hits_;
  std::size_t count_ = 0;
  bool all_mended_ = true;
};

std::vector<Hit> find_yaml_problems(const guide::Guide& guide) {
  std::vector<Hit> hits;
  const text::SourceFile& source = *guide.source;
  for (const yaml::Problem& problem : guide.front.document.problems) {
    Hit hit{.span = source.in_file(problem.span), .message = problem.message};
    if (problem.context.size() != 0) hit.related.emplace_back(source.in_file(problem.context), "it began here");
    hits.push_back(std::move(hit));
    if (problem.kind == yaml::ProblemKind::syntax) break;  // what follows is a consequence
  }
  return hits;
}

std::vector<Hit> find_unterminated(const guide::Guide& guide) {
  if (!guide.front.present || guide.front.terminated) return {};
  return {{.span = guide.source->in_file(guide.front.opening), .message = "the front matter has no closing ---"}};
}

// Nothing if nobody knows what the bytes were.
std::optional<text::Edit> mended(std::string_view raw, const text::Repair& repair) {
  const text::Span span = repair.in_file;
  if (repair.kind == text::RepairKind::nul) return text::Edit{.span = span, .text = {}};
  const auto byte = static_cast<std::uint8_t>(raw[span.begin]);
  const auto is_ascii = [&](std::size_t at) { return raw[at] != 0 && static_cast<unsigned char>(raw[at]) < 0x80; };
  const bool is_alone = span.size() == 1 && (span.begin == 0 || is_ascii(span.begin - 1)) &&
                        (span.end == raw.size() || is_ascii(span.end));
  if (!is_alone || byte == 0xC2 || byte == 0xC3) return std::nullopt;
  auto character = text::from_windows_1252(byte);
  if (!character) return std::nullopt;
  return text::Edit{.span = span, .text = *std::move(character)};
}

std::vector<Hit> find_bytes(const guide::Guide& guide, text::RepairKind kind) {
  Hits hits;
  for (const text::Repair& repair : guide.source->repairs()) {
    if (repair.kind != kind) continue;
    auto edit = mended(guide.source->raw(), repair);
    const auto make = [&]() -> Hit {
      if (kind == text::RepairKind::nul)
        return {.span = repair.in_file, .message = "a NUL byte", .mending = "remove the NUL byte"};
      const auto byte = static_cast<unsigned char>(guide.source->raw()[repair.in_file.begin]);
      return {.span = repair.in_file,
              .message = fmt::format("the byte 0x{:02X} is not UTF-8 here", byte),
              .mending = edit ? fmt::format("write \"{}\" for the byte 0x{:02X}", edit->text, byte) : ""};
    };
    hits.add(make, edit);
  }
  return hits.take();
}

std::vector<Hit> find_ragged_rows(const guide::Guide& guide) {
  Hits hits;
  const text::SourceFile& source = *guide.source;
  for (const guide::Table& table : guide.blocks.tables) {
    const std::size_t width = table.header.cells.size();
    for (const guide::TableRow& row : table.rows) {
      if (row.cells.size() == width) continue;
      hits.add([&]() -> Hit {
        return {
            .span = source.in_file(row.span),
            .message = fmt::format("this row has {}, its header {}", base::counted(row.cells.size(), "cell"), width),
            .related = {{source.in_file(table.header.span), "the header"}}};
      });
    }
  }
  return hits.take();
}

std::vector<Hit> find(const model::Bound& bound, std::string_view with) {
  const guide::Guide& guide = bound.guide();
  if (with == "yaml-syntax") return find_yaml_problems(guide);
  if (with == "unterminated") return find_unterminated(guide);
  if (with == "invalid-utf8") return find_bytes(guide, text::RepairKind::invalid);
  if (with == "nul-byte") return find_bytes(guide, text::RepairKind::nul);
  return find_ragged_rows(guide);
}

}  // namespace

extern const rule::Check reader_problem{
    .name = "reader-problem",
    .summary = "what the readers met: broken YAML, bytes that are not text, ragged tables",
    .find = find,
    .arguments = k_kinds};

}  // namespace guidelint::check
