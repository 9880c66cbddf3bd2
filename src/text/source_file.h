// The bytes of one file, and the text the readers parse.
//
// Two texts, because guides arrive garbled: raw() is the file as it is, text() is what it must have been (UTF-8 that
// was read as Windows-1252 is turned back, a byte order mark is dropped, NUL and invalid bytes become U+FFFD). Readers
// (yaml, guide) parse text() and make spans in it; everything above them (model and up: entities, findings, reports,
// fixes) holds spans in the file, made by in_file(). For the usual guide both texts are the same bytes and in_file()
// returns what it was given. What was repaired is kept as Repairs. Decided against: repairing the file first and
// linting the copy; then no place would be that of the file as it is.
//
// Units     Offset and Span: bytes. Position: line from 1, column in code points from 1, always of the file. Lines end
// at '\n'. Errors    read() says why a file could not be read; a file larger than k_max_file_bytes, a folder and a
// device are refused. Lifetime  never copied, never moved: views into text() and raw() stay good as long as the
// SourceFile lives. Threads   const after construction.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/error.h"
#include "text/encoding.h"
#include "text/span.h"

namespace guidelint::text {

class SourceFile {
 public:
  static tl::expected<std::unique_ptr<SourceFile>, base::Error> read(const std::filesystem::path& path);

  // `path` is only a name here; nothing is read.
  static std::unique_ptr<SourceFile> from_string(std::string path, std::string raw);

  SourceFile(const SourceFile&) = delete;
  SourceFile& operator=(const SourceFile&) = delete;
  ~SourceFile() = default;

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string_view raw() const { return raw_; }
  [[nodiscard]] std::string_view text() const { return repaired_.empty() && repairs_.empty() ? raw_ : repaired_; }
  [[nodiscard]] const std::vector<Repair>& repairs() const { return repairs_; }

  // The span in text() of `part`. Requires: part points into text().
  [[nodiscard]] Span span_of(std::string_view part) const;

  // From a span in text() to the span in the file it came from. A place inside a repaired sequence becomes the whole
  // sequence.
  [[nodiscard]] Span in_file(Span in_text) const;

  // Of a place in the file; inside a code point it is the code point's. After a last '\n' it is column 1 of a line that
  // has no text, one beyond line_count().
  [[nodiscard]] Position position(Offset in_file) const;

  // In the file: the bytes of a line, without its '\n' or "\r\n". Requires line >= 1; beyond line_count() it is empty,
  // at the end.
  [[nodiscard]] Span line_span(std::uint32_t line) const;
  [[nodiscard]] std::uint32_t line_count() const;  // a last line without '\n' counts; an empty file has 0
  [[nodiscard]] std::string_view slice(Span in_file) const { return raw().substr(in_file.begin, in_file.size()); }

 private:
  struct ColumnMark {
    Offset offset;
    std::uint32_t column;
  };

  SourceFile(std::string path, std::string raw);
  void mark_columns(Span line);

  std::string path_;
  std::string raw_;
  std::string repaired_;         // empty while repairs_ is
  std::vector<Repair> repairs_;  // in order of place
  std::vector<Offset> line_starts_;
  std::vector<ColumnMark> column_marks_;  // of long lines only
};

}  // namespace guidelint::text
