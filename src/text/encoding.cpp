#include "text/encoding.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "text/garbled.h"
#include "text/utf8.h"

namespace guidelint::text {
namespace {

constexpr std::string_view k_mark = "\xEF\xBB\xBF";
constexpr std::string_view k_replacement = "\xEF\xBF\xBD";
constexpr int k_max_layers = 3;

// A Repair in the making; in_text is set by build().
struct Piece {
  Repair repair;
  std::array<char, 4> utf8{};  // of `garbled`
  std::uint8_t size = 0;
};

Piece piece_of(const GarbledSequence& sequence, Span in_file) {
  Piece piece{.repair = {.kind = sequence.is_complete ? RepairKind::garbled : RepairKind::lost, .in_file = in_file}};
  if (sequence.is_complete) {
    piece.utf8 = sequence.utf8;
    piece.size = sequence.size;
  }
  return piece;
}

bool has(std::string_view text, int byte) { return std::memchr(text.data(), byte, text.size()) != nullptr; }

bool is_clean(std::string_view raw) {
  if (raw.empty()) return true;
  if (has(raw, 0)) return false;
  if (skip_ascii(raw, 0) == raw.size()) return true;
  return !has(raw, 0xC3) && !raw.starts_with(k_mark) && is_valid_utf8(raw);
}

// Drops the sequences that the evidence does not carry.
void weigh(std::vector<GarbledSequence>& sequences) {
  const auto is_strong = [](const GarbledSequence& s) { return s.is_strong; };
  const bool is_garbled = std::any_of(sequences.begin(), sequences.end(), is_strong);
  const auto is_noise = [is_garbled](const GarbledSequence& s) {
    return !s.is_strong && (!is_garbled || (!s.is_complete && !s.is_plausible));
  };
  sequences.erase(std::remove_if(sequences.begin(), sequences.end(), is_noise), sequences.end());
}

// The mark, NULs and invalid bytes.
std::vector<Piece> find_bad_bytes(std::string_view raw) {
  std::vector<Piece> pieces;
  const auto add = [&pieces](RepairKind kind, std::size_t begin, std::size_t end) {
    const Span span{static_cast<Offset>(begin), static_cast<Offset>(end)};
    const bool continues =
        !pieces.empty() && pieces.back().repair.kind == kind && pieces.back().repair.in_file.end == span.begin;
    if (continues) {
      pieces.back().repair.in_file.end = span.end;
    } else {
      pieces.push_back({.repair = {.kind = kind, .in_file = span}});
    }
  };
  std::size_t at = 0;
  if (raw.starts_with(k_mark)) {
    add(RepairKind::mark, 0, k_mark.size());
    at = k_mark.size();
  }
  const bool has_nul = has(raw, 0);
  while (at < raw.size()) {
    if (!has_nul) at = skip_ascii(raw, at);
    if (at == raw.size()) break;
    const std::size_t length = well_formed_length(raw, at);
    if (length == 0) add(RepairKind::invalid, at, at + 1);
    if (raw[at] == '\0') add(RepairKind::nul, at, at + 1);
    at += std::max<std::size_t>(length, 1);
  }
  return pieces;
}

std::vector<Piece> find_pieces(std::string_view raw) {
  auto sequences = find_garbled(raw);
  weigh(sequences);
  const auto bad_bytes = find_bad_bytes(raw);
  std::vector<Piece> garbled;
  garbled.reserve(sequences.size());
  for (const auto& sequence : sequences) garbled.push_back(piece_of(sequence, sequence.span));

  std::vector<Piece> pieces(garbled.size() + bad_bytes.size());
  const auto by_place = [](const Piece& a, const Piece& b) { return a.repair.in_file.begin < b.repair.in_file.begin; };
  std::merge(garbled.begin(), garbled.end(), bad_bytes.begin(), bad_bytes.end(), pieces.begin(), by_place);
  return pieces;
}

std::string build(std::string_view raw, std::vector<Piece>& pieces) {
  std::string text;
  text.reserve(raw.size());
  std::size_t done = 0;
  for (Piece& piece : pieces) {
    Repair& repair = piece.repair;
    text.append(raw.substr(done, repair.in_file.begin - done));
    repair.in_text.begin = static_cast<Offset>(text.size());
    switch (repair.kind) {
      case RepairKind::mark:
        break;
      case RepairKind::garbled:
        text.append(piece.utf8.data(), piece.size);
        break;
      case RepairKind::lost:
        text.append(raw.substr(repair.in_file.begin, repair.in_file.size()));
        break;
      case RepairKind::nul:
      case RepairKind::invalid:
        for (Offset i = 0; i < repair.in_file.size(); ++i) text.append(k_replacement);
        break;
    }
    repair.in_text.end = static_cast<Offset>(text.size());
    done = repair.in_file.end;
  }
  text.append(raw.substr(done));
  return text;
}

// Undoes one more layer: sequences in `text` made only of what `pieces` repaired become one piece each. False if there
// are none.
bool combine(std::string_view text, std::vector<Piece>& pieces) {
  struct Union {
    GarbledSequence sequence;
    std::size_t first, last;  // pieces, half open
  };
  std::vector<GarbledSequence> sequences;
  std::vector<Union> unions;
  std::size_t first = 0;
  for (const auto& sequence : find_garbled(text)) {
    while (first < pieces.size() && pieces[first].repair.in_text.begin < sequence.span.begin) ++first;
    std::size_t last = first;
    Offset covered = sequence.span.begin;
    while (last < pieces.size() && covered < sequence.span.end && pieces[last].repair.kind == RepairKind::garbled &&
           pieces[last].repair.in_text.begin == covered) {
      covered = pieces[last++].repair.in_text.end;
    }
    if (covered != sequence.span.end) continue;
    sequences.push_back(sequence);
    unions.push_back({sequence, first, last});
    first = last;
  }
  weigh(sequences);
  if (sequences.empty()) return false;

  std::vector<Piece> combined;
  std::size_t done = 0;
  auto kept = sequences.begin();
  for (const Union& whole : unions) {
    if (kept == sequences.end() || kept->span != whole.sequence.span) continue;
    ++kept;
    combined.insert(combined.end(), pieces.begin() + static_cast<std::ptrdiff_t>(done),
                    pieces.begin() + static_cast<std::ptrdiff_t>(whole.first));
    const Span in_file{pieces[whole.first].repair.in_file.begin, pieces[whole.last - 1].repair.in_file.end};
    combined.push_back(piece_of(whole.sequence, in_file));
    done = whole.last;
  }
  combined.insert(combined.end(), pieces.begin() + static_cast<std::ptrdiff_t>(done), pieces.end());
  pieces = std::move(combined);
  return true;
}

// A mark garbled along with the rest is not part of the text either.
bool drop_garbled_mark(std::vector<Piece>& pieces) {
  Piece& first = pieces.front();
  const bool is_mark = first.repair.kind == RepairKind::garbled && first.repair.in_file.begin == 0 &&
                       std::string_view(first.utf8.data(), first.size) == k_mark;
  if (is_mark) first.size = 0;
  return is_mark;
}

}  // namespace

Repaired repair(std::string_view raw) {
  if (is_clean(raw)) return {};
  auto pieces = find_pieces(raw);
  if (pieces.empty()) return {};

  Repaired repaired;
  repaired.text = build(raw, pieces);
  for (int layer = 1; layer < k_max_layers && combine(repaired.text, pieces); ++layer) {
    repaired.text = build(raw, pieces);
  }
  if (drop_garbled_mark(pieces)) repaired.text = build(raw, pieces);

  repaired.repairs.reserve(pieces.size());
  for (const Piece& piece : pieces) repaired.repairs.push_back(piece.repair);
  return repaired;
}

}  // namespace guidelint::text
