// Scalars of the subset: text from where the cursor stands to where libyaml would end it. Inside yaml/ only.
//
// Each function returns false where it is not certain, and then the document is libyaml's to read.
#pragma once

#include <cstdint>
#include <list>
#include <string>
#include <string_view>

#include "yaml/lines.h"

namespace guidelint::yaml {

struct Scalar {
  const char* begin = nullptr;  // as written, quotes included
  const char* end = nullptr;
  std::string_view value = {};  // of the text, or of the pool
  bool quoted = false;
};

enum class Context : std::uint8_t { block, flow };

class ScalarReader {
 public:
  ScalarReader(Lines& lines, std::list<std::string>& pool) : lines_(lines), pool_(pool) {}

  // What stands on this line: in quotes, or plain up to ": ", " #", in brackets also up to one of ",[]{}". The cursor
  // then stands behind it and behind the spaces that follow.
  bool read_on_line(Scalar& scalar, Context context);

  // More of a plain scalar in a block, from lines indented deeper than `indent`. Requires: the line is over.
  // Goes to the next line.
  bool read_folded(Scalar& scalar, int indent);

  // `|` or `>`, in a collection at column `indent`. Goes to the next line.
  bool read_block(Scalar& scalar, int indent);

 private:
  bool read_plain(Scalar& scalar, Context context);
  bool read_single_quoted(Scalar& scalar);
  bool read_double_quoted(Scalar& scalar);
  void scan_plain(Context context);  // to the first byte that is not part of it; spaces before that are passed

  Lines& lines_;
  std::list<std::string>& pool_;
};

}  // namespace guidelint::yaml
