#include "rule/ignores.h"

#include <algorithm>
#include <iterator>

#include "rule/comment_scan.h"
#include "rule/ignore_comment.h"

namespace guidelint::rule {
namespace {

using text::Offset;
using text::Span;

// In one line, blanks as one.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool is_end = c == '\n' || c == '\r';
    if (!is_end) line += c;
    if (is_end && !line.empty() && line.back() != ' ') line += ' ';
  }
  return line;
}

class Reader {
 public:
  explicit Reader(const model::Bound& guide) : bound_(guide), source_(*guide.guide().source) {}

  Ignores read() {
    Ignores ignores{.path = source_.path()};
    if (source_.text().find(k_ignore_prefix) == std::string_view::npos) return ignores;
    const guide::Guide& guide = bound_.guide();
    if (source_.line_count() > 0) ignores.first_line = source_.line_span(1);
    if (guide.title) ignores.title = source_.in_file(guide.title->span);

    std::vector<FoundComment> found = front_comments(guide, k_most_ignores + 1);
    const std::size_t in_front = found.size();
    std::ranges::move(body_comments(guide, k_most_ignores + 1 - in_front), std::back_inserter(found));
    ignores.cut = found.size() > k_most_ignores;
    if (ignores.cut) found.resize(k_most_ignores);
    const bool is_broken = !guide.front.document.problems.empty();
    for (std::size_t i = 0; i < found.size(); ++i) {
      ignores.all.push_back(ignore_of(found[i]));
      ignores.all.back().is_certain = i >= in_front || !is_broken;
    }
    return ignores;
  }

 private:
  [[nodiscard]] finding::Place place_of(Span in_text) const {
    const Span span = source_.in_file(in_text);
    return {.span = span, .begin = source_.position(span.begin), .end = source_.position(span.end)};
  }

  Ignore ignore_of(const FoundComment& found) {
    const std::string_view text = source_.text().substr(found.text.begin, found.text.size());
    const IgnoreComment comment = parse_ignore(text);
    const auto place_of_part = [&](Span part) {
      return place_of({found.text.begin + part.begin, found.text.begin + part.end});
    };
    Ignore ignore{.text = std::string(text), .place = place_of(found.text), .until = comment.until};
    ignore.reason = one_line(comment.reason);
    ignore.fault = comment.fault;
    if (!comment.fault.empty()) ignore.fault_place = place_of_part(comment.fault_span);
    for (const IgnoreComment::Named& named : comment.rules)
      ignore.rules.push_back({.id = std::string(named.id), .place = place_of_part(named.span)});
    ignore.of_guide = found.of_guide;
    if (found.whole.size() != 0) ignore.whole = source_.in_file(found.whole);
    if (found.covers) ignore.covers = source_.in_file(*found.covers);
    find_rows(ignore);
    return ignore;
  }

  void find_rows(Ignore& ignore) {
    if (!ignore.covers) return;
    if (sides_.empty()) {
      for (std::size_t row = 0; row < bound_.count(model::EntityKind::row); ++row) sides_.push_back(bound_.sides(row));
    }
    std::size_t parts = 0;
    for (std::uint32_t row = 0; row < sides_.size(); ++row) {
      bool is_covered = false, is_part = false;
      for (const Span side : {sides_[row].front, sides_[row].body}) {
        if (side == Span{}) continue;
        is_covered = is_covered || ignore.covers->contains(side);
        is_part = is_part || side.contains(*ignore.covers);
      }
      if (is_covered) {
        ignore.rows.push_back(row);
      } else if (is_part) {
        ++parts;
        ignore.in_row = row;
      }
    }
    if (parts != 1) ignore.in_row.reset();  // a table whose columns are the rows
  }

  const model::Bound& bound_;
  const text::SourceFile& source_;
  std::vector<model::RowSides> sides_;
};

}  // namespace

Ignores find_ignores(const model::Bound& guide) { return Reader(guide).read(); }

bool covers(const Ignores& ignores, const Ignore& ignore, const finding::Finding& finding, model::EntityKind each) {
  const Span place = finding.place.span;
  const bool is_row = each == model::EntityKind::row;
  if (ignore.of_guide && each == model::EntityKind::guide &&
      (ignores.first_line.contains(place) || ignores.title.contains(place)))
    return true;
  if (!ignore.covers) return false;
  if (ignore.covers->contains(place)) return true;
  if (is_row && std::ranges::binary_search(ignore.rows, finding.subject)) return true;
  // One of the values it was judged by, but not a value of another row.
  if (is_row && ignore.in_row != finding.subject) return false;
  return std::ranges::any_of(finding.labels,
                             [&](const finding::Label& label) { return ignore.covers->contains(label.place.span); });
}

}  // namespace guidelint::rule
