#include "text/source_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "base/descriptor.h"
#include "base/strings.h"
#include "text/utf8.h"

namespace guidelint::text {
namespace {

// Counting a column walks the line, so lines longer than this get a mark every so many bytes: a 16 MiB line with many
// findings stays linear.
constexpr Offset k_stride = 4096;

tl::unexpected<base::Error> cannot_read(const std::string& path, int error) {
  const std::string reason = base::to_lower(std::generic_category().message(error));
  return tl::unexpected(base::Error{fmt::format("cannot read {}: {}", path, reason)});
}

tl::expected<std::string, base::Error> read_bytes(const std::string& path) {
  const auto refuse = [&path](std::string_view why) {
    return tl::unexpected(base::Error{fmt::format("{} {}", path, why)});
  };
  // O_NONBLOCK: opening a FIFO nobody writes to would wait for ever.
  const base::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!file.is_open()) return cannot_read(path, errno);

  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return cannot_read(path, errno);
  if (S_ISDIR(status.st_mode)) return refuse("is a folder");
  if (!S_ISREG(status.st_mode)) return refuse("is not a regular file");
  constexpr std::string_view k_too_large = "is larger than 16 MiB";
  if (status.st_size > static_cast<off_t>(k_max_file_bytes)) return refuse(k_too_large);

  // One byte more than the file has, so that the last read sees its end; a file that grows meanwhile is read on.
  std::string bytes(static_cast<std::size_t>(status.st_size) + 1, '\0');
  std::size_t size = 0;
  for (;;) {
    const ssize_t count = ::read(file.number(), bytes.data() + size, bytes.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return cannot_read(path, errno);
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
    if (size > k_max_file_bytes) return refuse(k_too_large);
    if (size == bytes.size()) bytes.resize(bytes.size() * 2);
  }
  // Somebody is writing it anew; what is there now is not what it will be.
  if (size < static_cast<std::size_t>(status.st_size)) return refuse("became shorter while it was read");
  bytes.resize(size);
  return bytes;
}

}  // namespace

SourceFile::SourceFile(std::string path, std::string raw) : path_(std::move(path)), raw_(std::move(raw)) {
  auto repaired = repair(raw_);
  repaired_ = std::move(repaired.text);
  repairs_ = std::move(repaired.repairs);

  line_starts_.reserve(raw_.size() / 40 + 1);
  for (std::size_t start = 0; start < raw_.size();) {
    line_starts_.push_back(static_cast<Offset>(start));
    const auto newline = raw_.find('\n', start);
    const auto end = newline == std::string::npos ? raw_.size() : newline + 1;
    if (end - start > k_stride) mark_columns({static_cast<Offset>(start), static_cast<Offset>(end)});
    start = end;
  }
}

void SourceFile::mark_columns(Span line) {
  std::uint32_t column = 1;
  Offset next = line.begin + k_stride;
  for (Offset at = line.begin; at < line.end; ++column) {
    if (at >= next) {
      column_marks_.push_back({at, column});
      next = at + k_stride;
    }
    at += static_cast<Offset>(code_point_length(raw().substr(at, 4)));
  }
}

tl::expected<std::unique_ptr<SourceFile>, base::Error> SourceFile::read(const std::filesystem::path& path) {
  auto bytes = read_bytes(path.string());
  if (!bytes) return tl::unexpected(bytes.error());
  return from_string(path.string(), std::move(*bytes));
}

std::unique_ptr<SourceFile> SourceFile::from_string(std::string path, std::string raw) {
  return std::unique_ptr<SourceFile>(new SourceFile(std::move(path), std::move(raw)));
}

Span SourceFile::span_of(std::string_view part) const {
  const auto begin = static_cast<Offset>(part.data() - text().data());
  return {begin, begin + static_cast<Offset>(part.size())};
}

Span SourceFile::in_file(Span in_text) const {
  if (repairs_.empty()) return in_text;

  const auto first = std::partition_point(repairs_.begin(), repairs_.end(),
                                          [in_text](const Repair& r) { return r.in_text.end <= in_text.begin; });
  Span in_file;
  if (first != repairs_.end() && first->in_text.begin <= in_text.begin) {
    in_file.begin = first->in_file.begin;
  } else if (first == repairs_.begin()) {
    in_file.begin = in_text.begin;
  } else {
    const Repair& before = *(first - 1);
    in_file.begin = before.in_file.end + (in_text.begin - before.in_text.end);
  }

  const auto last = std::partition_point(repairs_.begin(), repairs_.end(),
                                         [in_text](const Repair& r) { return r.in_text.begin < in_text.end; });
  if (last == repairs_.begin()) {
    in_file.end = in_text.end;
  } else {
    const Repair& before = *(last - 1);
    const bool inside = in_text.end <= before.in_text.end;
    in_file.end = inside ? before.in_file.end : before.in_file.end + (in_text.end - before.in_text.end);
  }
  in_file.end = std::max(in_file.begin, in_file.end);  // an empty span right after a dropped mark
  return in_file;
}

Position SourceFile::position(Offset in_file) const {
  const auto offset = std::min(in_file, static_cast<Offset>(raw_.size()));
  if (line_starts_.empty()) return {};
  if (offset == raw_.size() && raw_.back() == '\n') return {line_count() + 1, 1};

  const auto line = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  Position position{.line = static_cast<std::uint32_t>(line - line_starts_.begin())};
  Offset at = *(line - 1);
  const auto mark = std::upper_bound(column_marks_.begin(), column_marks_.end(), offset,
                                     [](Offset place, const ColumnMark& m) { return place < m.offset; });
  if (mark != column_marks_.begin() && (mark - 1)->offset > at) {
    at = (mark - 1)->offset;
    position.column = (mark - 1)->column;
  }
  for (const std::string_view before = raw().substr(0, offset);; ++position.column) {
    const auto next = static_cast<Offset>(skip_ascii(before, at));
    position.column += next - at;
    if (next == offset) return position;
    at = next + static_cast<Offset>(code_point_length(raw().substr(next, 4)));
    if (at > offset) return position;  // inside a code point
  }
}

Span SourceFile::line_span(std::uint32_t line) const {
  const auto size = static_cast<Offset>(raw_.size());
  if (line > line_count()) return {size, size};
  Span span{line_starts_[line - 1], line == line_count() ? size : line_starts_[line]};
  if (span.size() > 0 && raw_[span.end - 1] == '\n') --span.end;
  if (span.size() > 0 && raw_[span.end - 1] == '\r') --span.end;
  return span;
}

std::uint32_t SourceFile::line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }

}  // namespace guidelint::text
