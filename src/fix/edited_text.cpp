#include "fix/edited_text.h"

#include <algorithm>

namespace guidelint::fix {

using text::Edit;
using text::Offset;
using text::Span;

EditedText::EditedText(std::string first) : first_(std::move(first)), text_(first_) {
  pieces_.push_back({.span = {0, static_cast<Offset>(first_.size())}});
}

void EditedText::append(std::vector<Piece>& pieces, const Piece& piece, Offset from, Offset to) {
  if (from >= to) return;
  if (piece.is_first) {
    pieces.push_back({.span = {piece.span.begin + from, piece.span.begin + to}});
  } else {
    pieces.push_back({.is_first = false, .inserted = piece.inserted.substr(from, to - from)});
  }
}

void EditedText::apply(std::span<const Edit> edits) {
  std::vector<Piece> pieces;
  std::size_t next = 0;  // edit
  Offset begin = 0;      // of the piece, in text()
  for (const Piece& piece : pieces_) {
    const Offset end = begin + piece.size();
    Offset at = begin;
    // An edit's bytes are put in where it begins; what it takes away may reach over several pieces.
    std::size_t i = next;
    while (i < edits.size() && edits[i].span.begin < end) {
      const Edit& edit = edits[i];
      if (edit.span.begin >= begin) {
        append(pieces, piece, at - begin, edit.span.begin - begin);
        if (!edit.text.empty()) pieces.push_back({.is_first = false, .inserted = edit.text});
      }
      at = std::clamp(edit.span.end, std::max(at, begin), end);
      if (edit.span.end > end) break;  // goes on in the next piece
      ++i;
    }
    next = i;
    append(pieces, piece, at - begin, end - begin);
    begin = end;
  }
  for (; next < edits.size(); ++next) {  // at the very end
    if (edits[next].span.begin >= begin && !edits[next].text.empty())
      pieces.push_back({.is_first = false, .inserted = edits[next].text});
  }
  text_ = text::edited(text_, edits);
  pieces_ = std::move(pieces);
}

Span EditedText::in_first(Span now) const {
  const auto place = [&](Offset offset, bool is_end) {
    Offset begin = 0, last = 0;  // `last`: where the first text goes on after the pieces seen
    for (const Piece& piece : pieces_) {
      const Offset end = begin + piece.size();
      const bool inside = is_end ? offset <= end : offset < end;
      if (piece.is_first) {
        if (inside) return piece.span.begin + (std::max(offset, begin) - begin);
        last = piece.span.end;
      } else if (inside) {
        return last;
      }
      begin = end;
    }
    return last;
  };
  const Offset begin = place(now.begin, false);
  return {begin, std::max(begin, place(now.end, true))};
}

std::vector<Edit> EditedText::edits() const {
  std::vector<Edit> edits;
  Offset at = 0;  // in the first text, up to which all is told
  std::string inserted;
  const auto tell = [&](Offset upto) {
    const std::string_view old = std::string_view(first_).substr(at, upto - at);
    if (old != inserted) edits.push_back({.span = {at, upto}, .text = inserted});
    inserted.clear();
  };
  for (const Piece& piece : pieces_) {
    if (!piece.is_first) {
      inserted += piece.inserted;
      continue;
    }
    if (piece.span.begin != at || !inserted.empty()) tell(piece.span.begin);
    at = piece.span.end;
  }
  tell(static_cast<Offset>(first_.size()));
  return edits;
}

}  // namespace guidelint::fix
