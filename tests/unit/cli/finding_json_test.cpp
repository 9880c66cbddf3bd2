#include "cli/finding_json.h"

#include <cmath>
#include <limits>

#include "support/catch.h"
#include "support/mutation_run.h"

namespace guidelint::cli {
namespace {

using support::below;
using support::Random;

// Text that means something elsewhere, and bytes that are no text.
std::string some_text(Random& random) {
  static const std::vector<std::string> k_pieces = {
      "",       "a",  "Zürich",    "\"", "\\",   "\n",   std::string("\0", 1), "[]",        "\x1B[m", "\xFF", "\xC3",
      "\u202E", "{}", "::error::", "𝄞",  "\x7F", "\r\n", "\xED\xA0\x80",       "</script>", "\t"};
  std::string text;
  for (std::size_t i = below(random, 4); i > 0; --i) text += support::any_of(random, k_pieces);
  return text;
}

std::uint32_t some_number(Random& random) {
  return below(random, 5) == 0 ? std::numeric_limits<std::uint32_t>::max()
                               : static_cast<std::uint32_t>(random() % 1000);
}

double some_amount(Random& random) {
  const std::vector<double> amounts = {
      0, -0.0, 0.1, 1e300, 5e-324, 120000, std::numeric_limits<double>::infinity(), static_cast<double>(random()) / 3};
  return support::any_of(random, amounts);
}

finding::Place some_place(Random& random) {
  return {.span = {some_number(random), some_number(random)},
          .begin = {some_number(random), some_number(random)},
          .end = {some_number(random), some_number(random)}};
}

finding::Amount named_amount(Random& random) {
  return {.name = some_text(random), .low = some_amount(random), .high = some_amount(random)};
}

finding::Finding some_finding(Random& random) {
  finding::Finding finding{.rule = some_text(random),
                           .level = static_cast<finding::Level>(below(random, 4)),
                           .place = some_place(random),
                           .entity = some_text(random),
                           .field = some_text(random),
                           .message = some_text(random),
                           .detail = some_text(random)};
  finding.status = static_cast<finding::Status>(below(random, 4));
  finding.places = some_number(random);
  finding.subject = some_number(random);
  finding.about = some_text(random);
  finding.digest = some_text(random);
  for (std::size_t i = below(random, 3); i > 0; --i) {
    finding.labels.push_back({.place = some_place(random),
                              .text = some_text(random),
                              .role = static_cast<finding::Label::Role>(below(random, 2))});
  }
  if (below(random, 2) == 0) {
    finding.cause = {.id = some_text(random), .text = some_text(random), .group = some_text(random)};
    if (below(random, 2) == 0)
      finding.cause->peers = {.company = some_text(random), .same = random(), .of = std::uint64_t{random()} << 32U};
  }
  if (below(random, 2) == 0) {
    finding.measured = {.left = named_amount(random), .right = named_amount(random), .off_by = some_amount(random)};
    for (std::size_t i = below(random, 3); i > 0; --i) finding.measured->operands.push_back(named_amount(random));
  }
  if (below(random, 2) == 0) {
    finding.fix = {.title = some_text(random), .safety = static_cast<finding::Safety>(below(random, 2))};
    text::Offset at = 0;
    for (std::size_t i = 1 + below(random, 3); i > 0; --i) {  // apart
      finding.fix->edits.push_back({.span = {at + 1, at + 3}, .text = some_text(random)});
      at += 10;
    }
  }
  return finding;
}

std::string written(const finding::Finding& finding) {
  rapidjson::StringBuffer buffer;
  ListWriter writer(buffer);
  write_finding(writer, finding);
  return {buffer.GetString(), buffer.GetSize()};
}

std::optional<finding::Finding> read(const std::string& text) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseFullPrecisionFlag | rapidjson::kParseNanAndInfFlag |
                 rapidjson::kParseValidateEncodingFlag>(text.data(), text.size());
  return document.HasParseError() ? std::nullopt : read_finding(document);
}

TEST_CASE("a finding that was written is read as it was, whatever stands in it", "[cli]") {
  Random random(7);
  for (int round = 0; round < 3000; ++round) {
    const finding::Finding finding = some_finding(random);
    const std::string text = written(finding);
    CAPTURE(text);
    const auto again = read(text);
    REQUIRE(again);
    CHECK(*again == finding);
  }
}

TEST_CASE("what was not written so is no finding, and nothing worse", "[cli]") {
  Random random(8);
  std::size_t refused = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text = written(some_finding(random));
    for (std::size_t i = 1 + below(random, 3); i > 0; --i) {
      const std::size_t at = below(random, text.size());
      switch (below(random, 3)) {
        case 0:
          text.erase(at, 1 + below(random, 5));
          break;
        case 1:
          text[at] = static_cast<char>("[]{},\"0x"[below(random, 8)]);
          break;
        default:
          text.insert(at, "null");
      }
      if (text.empty()) break;
    }
    if (!read(text)) ++refused;
  }
  CHECK(refused > 1000);
  CHECK(!read("{}"));
  CHECK(!read("[]"));
  CHECK(!read("7"));
}

}  // namespace
}  // namespace guidelint::cli
