// Comments of the body.
#include <algorithm>

#include "rule/comment_scan.h"
#include "rule/ignore_comment.h"

namespace guidelint::rule {
namespace {

using guide::Block;
using guide::BlockKind;
using text::Offset;
using text::Span;

constexpr std::string_view k_open = "<!--";
constexpr std::string_view k_close = "-->";
constexpr std::string_view k_blanks = " \t";

Span make_span(std::size_t begin, std::size_t end) { return {static_cast<Offset>(begin), static_cast<Offset>(end)}; }

// Whether "guidelint-" at `at` begins a comment; "`<!-- guidelint-ignore …`" in a code span explains one.
bool begins_comment(std::string_view text, std::size_t body, std::size_t at) {
  while (at > body && std::string_view(" \t\r\n").find(text[at - 1]) != std::string_view::npos) --at;
  if (at < body + k_open.size() || text.substr(at - k_open.size(), k_open.size()) != k_open) return false;
  return at == body + k_open.size() || text[at - k_open.size() - 1] != '`';
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

// Whether a line would go on with the next one, or with the one before it.
bool runs_on(std::string_view line) {
  const std::size_t first = line.find_first_not_of(k_blanks);
  return !is_blank(line) && line[first] != '#';
}

// The lines that a comment has to itself. Between two lines of text an empty one stays: it parted them.
Span whole_lines(std::string_view text, std::size_t body, std::size_t begin, std::size_t end) {
  const std::string_view above = text.substr(body, begin - body);
  const std::size_t above_end = above.empty() ? 0 : above.size() - 1;  // its "\n"
  const std::size_t above_begin = above.substr(0, above_end).rfind('\n') + 1;
  const std::size_t next = std::min(end + 1, text.size());
  const std::string_view below = text.substr(next, text.find('\n', next) - next);
  const bool parts = runs_on(above.substr(above_begin, above_end - above_begin)) && runs_on(below);
  if (!parts) return make_span(begin, next);
  return make_span(begin, text[end - 1] == '\r' ? end - 1 : end);
}

// What goes with the comment from `open` to `close`; what stands on both sides of it stays apart.
Span whole_of(std::string_view text, std::size_t body, std::size_t open, std::size_t close) {
  const std::size_t begin = body + text.substr(body, open - body).find_last_not_of(k_blanks) + 1;
  const std::size_t next = std::min(text.find_first_not_of(k_blanks, close), text.size());
  const std::string_view rest = text.substr(next, 2);
  const bool is_first = begin == body || text[begin - 1] == '\n';
  const bool is_last = rest.empty() || rest[0] == '\n' || rest == "\r\n";
  if (is_first && is_last) return whole_lines(text, body, begin, std::min(text.find('\n', next), text.size()));
  if (is_first) return make_span(open, next);
  return make_span(is_last || next > close ? begin : open, close);
}

// Whether "guidelint-" at `at` begins a line.
bool begins_line(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  return at == 0 || text[at - 1] == '\n';
}

class BodyScan {
 public:
  BodyScan(const guide::Guide& guide, std::size_t limit)
      : guide_(guide), limit_(limit), text_(guide.source->text()), blocks_(guide.blocks.blocks) {}

  std::vector<FoundComment> scan() {
    const std::size_t body = guide_.body.begin;
    for (auto at = text_.find(k_ignore_prefix, body); at != std::string_view::npos && found_.size() < limit_;) {
      const Block* block = block_at(static_cast<Offset>(at));
      const bool is_code = block != nullptr && block->kind == BlockKind::code;
      if (is_code || block == nullptr || !begins_comment(text_, body, at)) {
        at = text_.find(k_ignore_prefix, at + k_ignore_prefix.size());
        continue;
      }
      const std::size_t end = std::min(text_.find(k_close, at), text_.size());
      const std::size_t open = text_.substr(0, at).rfind(k_open);
      if (end < text_.size()) whole_ = whole_of(text_, body, open, end + k_close.size());
      add(at, end, covered_by(*block, static_cast<Offset>(at)), is_above_title(*block));
      at = text_.find(k_ignore_prefix, end);
    }
    return std::move(found_);
  }

 private:
  // A comment of several lines may hold several: each begins a line.
  void add(std::size_t begin, std::size_t end, std::optional<Span> covers, bool of_guide) {
    const bool is_closed = end < text_.size();
    std::size_t above = 0;  // where the one before it in this comment ends
    while (begin < end && found_.size() < limit_) {
      auto next = text_.substr(0, end).find(k_ignore_prefix, begin + k_ignore_prefix.size());
      while (next != std::string_view::npos && !begins_line(text_, next))
        next = text_.substr(0, end).find(k_ignore_prefix, next + k_ignore_prefix.size());
      const std::size_t stop = std::min(next, end);
      const std::size_t last = text_.find_last_not_of(" \t\r\n", stop - 1) + 1;
      FoundComment& one =
          found_.emplace_back(FoundComment{.text = make_span(begin, last), .covers = covers, .of_guide = of_guide});
      if (is_closed) one.whole = stop < end ? make_span(begin, stop) : above != 0 ? make_span(above, last) : whole_;
      above = last;
      begin = stop;
    }
  }

  // The innermost block, which is the last that begins before. Called with places in ascending order.
  const Block* block_at(Offset at) {
    while (next_ < blocks_.size() && blocks_[next_].span.begin <= at) ++next_;
    if (next_ == 0 || at >= blocks_[next_ - 1].span.end) return nullptr;
    return &blocks_[next_ - 1];
  }

  [[nodiscard]] const Block* block_after(const Block& comment) const {
    const auto behind = blocks_.begin() + (&comment - blocks_.data()) + 1;
    const auto next =
        std::find_if(behind, blocks_.end(), [](const Block& one) { return one.kind != BlockKind::comment; });
    return next == blocks_.end() ? nullptr : &*next;
  }

  [[nodiscard]] std::optional<Span> covered_by(const Block& block, Offset at) const {
    if (block.kind == BlockKind::comment) {
      const Block* next = block_after(block);
      return next == nullptr ? std::nullopt : std::optional(next->span);
    }
    if (block.kind != BlockKind::table) return block.span;
    const guide::Table& table = guide_.blocks.tables[block.table];
    const auto behind = std::ranges::upper_bound(table.rows, at, {}, [](const auto& row) { return row.span.begin; });
    return behind == table.rows.begin() ? table.header.span : (behind - 1)->span;
  }

  [[nodiscard]] bool is_above_title(const Block& block) const {
    if (block.kind != BlockKind::comment || !guide_.title) return false;
    const Block* next = block_after(block);
    return next != nullptr && next->span.contains(guide_.title->span);
  }

  const guide::Guide& guide_;
  std::size_t limit_;
  std::string_view text_;
  const std::vector<Block>& blocks_;
  std::size_t next_ = 0;
  Span whole_ = {};  // of the comment that is read
  std::vector<FoundComment> found_;
};

}  // namespace

std::vector<FoundComment> body_comments(const guide::Guide& guide, std::size_t limit) {
  return BodyScan(guide, limit).scan();
}

}  // namespace guidelint::rule
