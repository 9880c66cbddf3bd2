// A text that is edited in several rounds, and what all rounds together did to it.
//
// Each round's edits name places of the text as it is then. What comes out are edits of the first text, so that a diff or
// a review tool shows one change and not its history. Kept as pieces of the first text and of inserted bytes.
//
// Units     spans are bytes of the text they are about: apply() of text(), in_first() and edits() of the first.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/edit.h"

namespace guidelint::fix {

class EditedText {
 public:
  explicit EditedText(std::string first);

  [[nodiscard]] const std::string& first() const { return first_; }
  [[nodiscard]] const std::string& text() const { return text_; }

  // Requires: text::are_apart(edits), all inside text().
  void apply(std::span<const text::Edit> edits);

  // Where a place of text() was at first; inside of what was inserted: the place it was inserted at.
  [[nodiscard]] text::Span in_first(text::Span now) const;

  // From the first text to text(): in order, apart, none that changes nothing.
  [[nodiscard]] std::vector<text::Edit> edits() const;

 private:
  struct Piece {
    bool is_first = true;  // bytes of the first text: `span`; else inserted ones
    text::Span span = {};
    std::string inserted = {};
    [[nodiscard]] text::Offset size() const {
      return is_first ? span.size() : static_cast<text::Offset>(inserted.size());
    }
  };
  // Appends the part [from, to) of a piece.
  static void append(std::vector<Piece>& pieces, const Piece& piece, text::Offset from, text::Offset to);

  std::string first_;
  std::string text_;
  std::vector<Piece> pieces_;
};

}  // namespace guidelint::fix
