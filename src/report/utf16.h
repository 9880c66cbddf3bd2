// Places in a file as programs see them that hold text in UTF-16: columns count code units, an emoji counts two.
//
// A byte order mark counts nothing: such programs drop it when they read the file. Where the characters of two units
// stand is found once for the file, so that asking is logarithmic however long a line is.
//
// Units     lines and columns from 1, columns in UTF-16 code units.
// Lifetime  views the source.
#pragma once

#include <vector>

#include "text/source_file.h"

namespace guidelint::report {

class Utf16Places {
 public:
  explicit Utf16Places(const text::SourceFile& source);

  [[nodiscard]] text::Position position(text::Offset in_file) const;

  // Whether an editor can show the file without replacing bytes; if not, what it writes back is not what was there.
  [[nodiscard]] bool is_exact() const { return is_exact_; }

  // Bytes at the begin that are not part of the text.
  [[nodiscard]] text::Offset mark_size() const { return mark_size_; }

 private:
  const text::SourceFile& source_;
  bool is_exact_;
  text::Offset mark_size_;
  std::vector<text::Offset> wide_ = {};  // where characters beyond U+FFFF begin
};

}  // namespace guidelint::report
