#include "report/unified_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/strings.h"
#include "report/printable.h"

namespace guidelint::report {
namespace {

constexpr std::size_t k_context = 3;
constexpr std::size_t k_longest_remark = 300;

using Lines = std::vector<std::string_view>;  // each with its '\n', if it has one

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end == std::string_view::npos ? text.size() : end + 1));
    text.remove_prefix(lines.back().size());
  }
  return lines;
}

// The line a byte stands on, counted from 0; one beyond the last for the end of a text that ends with '\n'.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text) : text_(text), starts_{0} {
    for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
      starts_.push_back(at + 1);
  }
  [[nodiscard]] std::size_t line(std::size_t at) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(starts_, at) - starts_.begin()) - 1;
  }
  [[nodiscard]] std::size_t start(std::size_t line) const {
    return line < starts_.size() ? starts_[line] : text_.size();
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

struct Block {            // lines that are replaced by others
  std::size_t begin = 0;  // of `before`, from 0
  std::size_t end = 0;
  std::string text = {};  // what stands there afterwards
};

// Whole lines around the edits; edits that share a line share a block.
std::vector<Block> blocks_of(const FileChange& change, const LineIndex& index) {
  std::vector<Block> blocks;
  std::size_t at = 0;  // what stands before it in the file is in a block, or stays
  for (const text::Edit& edit : change.edits) {
    const std::size_t first = index.line(edit.span.begin);
    if (blocks.empty() || first >= blocks.back().end) {
      if (!blocks.empty()) blocks.back().text += change.before.substr(at, index.start(blocks.back().end) - at);
      at = index.start(first);
      blocks.push_back({.begin = first});
    }
    Block& block = blocks.back();
    block.text.append(change.before.substr(at, edit.span.begin - at)).append(edit.text);
    at = edit.span.end;
    const std::size_t last = index.line(at);
    const bool is_whole = block.text.empty() || block.text.ends_with('\n');
    block.end = at == index.start(last) && is_whole ? last : last + 1;
  }
  if (!blocks.empty()) blocks.back().text += change.before.substr(at, index.start(blocks.back().end) - at);
  return blocks;
}

struct Change {  // a block without the lines that stay
  std::size_t begin = 0, end = 0;
  Lines added = {};  // views the block
};

std::vector<Change> changes_of(const std::vector<Block>& blocks, const Lines& before) {
  std::vector<Change> changes;
  for (const Block& block : blocks) {
    Change change{.begin = block.begin, .end = std::min(block.end, before.size()), .added = lines_of(block.text)};
    std::size_t same = 0;
    const std::size_t shorter = std::min(change.end - change.begin, change.added.size());
    while (same < shorter && before[change.begin + same] == change.added[same]) ++same;
    change.begin += same;
    change.added.erase(change.added.begin(), change.added.begin() + static_cast<std::ptrdiff_t>(same));
    while (change.begin < change.end && !change.added.empty() && before[change.end - 1] == change.added.back()) {
      --change.end;
      change.added.pop_back();
    }
    if (change.begin < change.end || !change.added.empty()) changes.push_back(std::move(change));
  }
  return changes;
}

std::string quoted_name(std::string_view prefix, std::string_view path) {
  const bool is_plain =
      printable(path, std::string_view::npos) == path && path.find_first_of("\"\\") == std::string_view::npos;
  if (is_plain) return fmt::format("{}{}", prefix, path);
  std::string name = fmt::format("\"{}", prefix);
  for (const char c : path) {
    if (c == '"' || c == '\\') {
      name += '\\';
      name += c;
    } else if (c >= ' ' && c < '\x7F') {
      name += c;
    } else {
      name += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    }
  }
  return name + '"';
}

// Git and patch would end an unquoted name at its blank.
std::string file_line(std::string_view mark, const std::string& name) {
  const bool needs_end = !name.starts_with('"') && name.find(' ') != std::string::npos;
  return fmt::format("{} {}{}\n", mark, name, needs_end ? "\t" : "");
}

std::string start_and_count(std::size_t begin, std::size_t count) {
  const std::size_t start = count == 0 ? begin : begin + 1;  // of nothing: the line before it
  return count == 1 ? fmt::format("{}", start) : fmt::format("{},{}", start, count);
}

class Writer {
 public:
  Writer(const FileChange& change, const LineIndex& index, const Lines& before) : index_(index), before_(before) {
    for (const Remark& remark : change.remarks) remarks_.push_back(&remark);
    std::ranges::stable_sort(remarks_, {}, [](const Remark* remark) { return remark->in_before.begin; });
  }

  // Of changes that stand close together.
  void write_hunk(std::span<const Change> changes, bool is_last) {
    const std::size_t begin = changes.front().begin - std::min(k_context, changes.front().begin);
    const std::size_t end = std::min(changes.back().end + k_context, before_.size());
    std::size_t added = 0, removed = 0;
    std::string body;
    std::size_t at = begin;
    for (const Change& change : changes) {
      write_lines(body, ' ', at, change.begin);
      write_lines(body, '-', change.begin, change.end);
      for (const std::string_view line : change.added) write_line(body, '+', line);
      added += change.added.size();
      removed += change.end - change.begin;
      at = change.end;
    }
    write_lines(body, ' ', at, end);
    const std::string why = remarks_until(is_last ? std::string_view::npos : index_.start(end));
    const std::size_t begin_after = begin + added_before_ - removed_before_;
    out_ += fmt::format("@@ -{} +{} @@{}{}\n", start_and_count(begin, end - begin),
                        start_and_count(begin_after, end - begin + added - removed), why.empty() ? "" : " ", why);
    out_ += body;
    added_before_ += added;
    removed_before_ += removed;
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  static void write_line(std::string& out, char mark, std::string_view line) {
    out += mark;
    out += line;
    if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
  }

  void write_lines(std::string& out, char mark, std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) write_line(out, mark, before_[i]);
  }

  // Those not yet said that begin no later than `end`.
  std::string remarks_until(std::size_t end) {
    std::vector<std::string> said;
    for (; next_ < remarks_.size() && remarks_[next_]->in_before.begin <= end; ++next_) {
      if (said.size() > k_most_remarks) continue;
      std::string text = printable(remarks_[next_]->text, k_longest_remark);
      if (std::ranges::find(said, text) == said.end()) said.push_back(std::move(text));
    }
    if (said.size() > k_most_remarks) said.back() = "…";
    return fmt::format("{}", fmt::join(said, "; "));
  }

  const LineIndex& index_;
  const Lines& before_;
  std::vector<const Remark*> remarks_ = {};
  std::size_t next_ = 0, added_before_ = 0, removed_before_ = 0;
  std::string out_ = {};
};

}  // namespace

std::string unified_diff(const FileChange& change) {
  const LineIndex index(change.before);
  const Lines before = lines_of(change.before);
  const std::vector<Block> blocks = blocks_of(change, index);
  const std::vector<Change> changes = changes_of(blocks, before);
  if (changes.empty()) return {};

  const std::string old_name = quoted_name("a/", change.path), new_name = quoted_name("b/", change.path);
  Writer writer(change, index, before);
  for (std::size_t i = 0; i < changes.size();) {
    std::size_t last = i;
    while (last + 1 < changes.size() && changes[last + 1].begin - changes[last].end <= 2 * k_context) ++last;
    writer.write_hunk(std::span(changes).subspan(i, last - i + 1), last + 1 == changes.size());
    i = last + 1;
  }
  if (change.is_new) {
    return fmt::format("diff --git {} {}\nnew file mode 100644\n--- /dev/null\n{}{}", old_name, new_name,
                       file_line("+++", new_name), writer.take());
  }
  return fmt::format("diff --git {} {}\n{}{}{}", old_name, new_name, file_line("---", old_name),
                     file_line("+++", new_name), writer.take());
}

}  // namespace guidelint::report
