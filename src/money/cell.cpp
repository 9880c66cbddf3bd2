#include "money/cell.h"

#include <algorithm>
#include <array>

#include "money/amount_scanner.h"
#include "money/characters.h"
#include "money/percent_reader.h"
#include "money/range_reader.h"

namespace guidelint::money {
namespace {

struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Without blanks and emphasis around it.
Part inner_part(std::string_view text) {
  Part part{skip_blanks(text, 0), text.size()};
  const auto drop_blanks = [&] {
    part.begin = std::min(skip_blanks(text, part.begin), part.end);
    while (part.end > part.begin && is_blank(text[part.end - 1])) --part.end;
    while (part.end > part.begin + 1 && text.substr(part.end - 2, 2) == "\xC2\xA0") part.end -= 2;
  };
  drop_blanks();
  constexpr std::array<std::string_view, 5> k_marks = {"***", "**", "__", "*", "_"};
  for (const std::string_view mark : k_marks) {
    const auto body = text.substr(part.begin, part.end - part.begin);
    if (body.size() <= 2 * mark.size() || !body.starts_with(mark) || !body.ends_with(mark)) continue;
    part.begin += mark.size();
    part.end -= mark.size();
    drop_blanks();
    break;
  }
  return part;
}

bool is_absent(std::string_view body) {
  if (body.empty() || (dash_at(body, 0) == body.size())) return true;
  return is_word(body, "none") || is_word(body, "n/a");
}

bool mentions_signing(std::string_view text) {
  constexpr std::array<std::string_view, 4> k_words = {"signing", "sign-on", "sign on", "signon"};
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (lower(text[at]) != 's' || (at > 0 && is_word_byte(text[at - 1]))) continue;
    for (const auto word : k_words) {
      if (is_word(text.substr(at, word.size()), word)) return true;
    }
  }
  return false;
}

bool is_count_word(std::string_view word) {
  constexpr std::array<std::string_view, 11> k_words = {"option", "options", "share", "shares", "rsu",  "rsus",
                                                        "unit",   "units",   "iso",   "isos",   "stock"};
  return std::any_of(k_words.begin(), k_words.end(), [&](std::string_view known) { return is_word(word, known); });
}

void shift(text::Span& span, text::Offset by) {
  span.begin += by;
  span.end += by;
}

class CellReader {
 public:
  CellReader(std::string_view body, text::Offset base, const CellContext& context, Cell& cell)
      : body_(body), base_(base), context_(context), cell_(cell) {}

  // False if something is not certain; the cell is then words.
  bool read() {
    std::size_t end = 0;
    if (const auto percent = read_percent(body_, 0)) {
      set_percent(*percent, 0);
      end = percent->end;
      const std::size_t next = after_slash(end);
      if (next != 0 && read_money(next, end)) return read_notes(end);
    } else if (!read_money(0, end)) {
      return false;
    }
    return read_notes(end);
  }

 private:
  [[nodiscard]] std::size_t after_slash(std::size_t at) const {
    const std::size_t start = skip_blanks(body_, at);
    return start < body_.size() && body_[start] == '/' ? skip_blanks(body_, start + 1) : 0;
  }

  bool read_money(std::size_t at, std::size_t& end) {
    const auto ranges = read_ranges(body_, at, context_);
    if (!ranges) return false;
    end = ranges->end;
    if (ranges->is_whole && is_count_word(word_at(body_, skip_blanks(body_, end)))) {
      const auto& range = ranges->items[0];
      cell_.count = Count{range.low.hundredths / 100, range.high.hundredths / 100, range.span};
      shift(cell_.count->span, base_);
      return true;
    }
    if (!ranges->marked) {
      const std::size_t next = skip_blanks(body_, end);
      if (!ranges->sure_without_mark || (next < body_.size() && body_[next] != '(')) return false;
    }
    for (const auto& range : ranges->all()) {
      if (cell_.range && repeats(range)) return false;
      add(range, 0);
    }
    if (const std::size_t next = after_slash(end); next != 0 && !cell_.percent) {
      if (const auto percent = read_percent(body_, next)) {
        set_percent(*percent, 0);
        end = percent->end;
      }
    }
    return true;
  }

  // The same currency for the same time twice: levels perhaps, no alternative.
  [[nodiscard]] bool repeats(const Range& range) const {
    const auto& first = *cell_.range;
    return !first.mixed() && range.low.currency == first.low.currency && range.basis == first.basis;
  }

  void add(Range range, std::size_t offset) {
    const auto by = base_ + static_cast<text::Offset>(offset);
    for (auto* span : {&range.span, &range.low.span, &range.high.span}) shift(*span, by);
    if (!cell_.range) {
      cell_.range = range;
    } else if (cell_.alternatives.size() + 1 < k_max_ranges) {
      cell_.alternatives.push_back(range);
    }
  }

  void set_percent(const FoundPercent& found, std::size_t offset) {
    const auto by = base_ + static_cast<text::Offset>(offset);
    auto percent = found.percent;
    for (auto* span : {&percent.span, &percent.low_span, &percent.high_span}) shift(*span, by);
    cell_.percent = percent;
  }

  // Words and parentheses behind the amounts.
  bool read_notes(std::size_t at) {
    const std::size_t outside = cell_.alternatives.size();  // ranges outside parentheses take the basis of the notes
    const bool had_range = cell_.range.has_value();
    Basis basis = Basis::unknown;
    for (bool is_first = true; at < body_.size(); is_first = false) {
      const std::size_t open = std::min(body_.find('(', at), body_.size());
      const auto words = body_.substr(at, open - at);
      if (!are_harmless(words, is_first)) return false;
      if (basis == Basis::unknown) basis = basis_named_in(words);
      if (open == body_.size()) break;
      const std::size_t close = std::min(body_.find(')', open), body_.size());
      const auto inside = body_.substr(open + 1, close - open - 1);
      if (!read_parenthesis(inside, open + 1) && basis == Basis::unknown) basis = basis_named_in(inside);
      at = close + 1;
    }
    if (!cell_.range) return true;
    const auto complete = [basis](Range& range) {
      if (range.basis == Basis::unknown) range.basis = basis;
    };
    complete(*cell_.range);
    if (had_range) std::for_each_n(cell_.alternatives.begin(), outside, complete);
    return true;
  }

  // False for words that hold another figure of the same kind, or that go on with the range.
  [[nodiscard]] bool are_harmless(std::string_view words, bool is_first) const {
    std::size_t at = skip_blanks(words, 0);
    if (at < words.size()) {
      const std::size_t dash = dash_at(words, at);
      const bool joins = dash != 0 || words[at] == '/';
      const std::size_t next = skip_blanks(words, at + std::max<std::size_t>(dash, 1));
      const bool digit_follows = next < words.size() && is_digit(words[next]);
      if (joins && (digit_follows || (is_first && dash != 0))) return false;
      if (is_first && is_digit(words[at])) return false;
    }
    bool is_signed = false;
    while (at < words.size()) {  // every byte is read a bounded number of times
      const char c = words[at];
      if (cell_.range) {
        if (const auto amount = scan_amount(words, at, context_); amount && amount->mark != MarkKind::none)
          return false;
      } else if (is_digit(c) && !is_signed && read_percent(words, at)) {
        return false;
      }
      is_signed = c == '+' || c == '~' || (is_signed && is_blank(c));
      at += std::max<std::size_t>(word_at(words, at).size(), 1);
      // "1,1,1": the rest of a number is not the beginning of another.
      while (is_digit(c) && at + 1 < words.size() && (words[at] == ',' || words[at] == '.' || words[at] == '\'') &&
             is_digit(words[at + 1])) {
        at += 1 + word_at(words, at + 1).size();
      }
    }
    return true;
  }

  // True if it held figures of this cell, rather than a remark.
  bool read_parenthesis(std::string_view inside, std::size_t offset) {
    const std::size_t start = skip_blanks(inside, 0);
    if (const auto percent = read_percent(inside, start)) {
      if (!cell_.percent) set_percent(*percent, offset);
      return true;
    }
    const auto ranges = read_ranges(inside, start, context_);
    if (!ranges || !ranges->marked || !is_tail(inside.substr(ranges->end))) return false;
    for (const auto& range : ranges->all()) {
      if (!cell_.range || !repeats(range)) add(range, offset);
    }
    return true;
  }

  // Words that leave the amounts before them what they are.
  static bool is_tail(std::string_view words) {
    constexpr std::array<std::string_view, 8> k_words = {"vest",   "vesting", "equivalent", "equiv",
                                                         "equiv.", "est",     "est.",       "approx"};
    const std::size_t start = skip_blanks(words, 0);
    std::size_t end = words.size();
    while (end > start && is_blank(words[end - 1])) --end;
    const auto rest = words.substr(std::min(start, end), end - std::min(start, end));
    return rest.empty() || std::any_of(k_words.begin(), k_words.end(), [&](auto word) { return is_word(rest, word); });
  }

  std::string_view body_;
  text::Offset base_;
  const CellContext& context_;
  Cell& cell_;
};

}  // namespace

Cell parse_cell(std::string_view text, text::Offset base, const CellContext& context) {
  Cell cell;
  const auto part = inner_part(text);
  const auto body = text.substr(part.begin, part.end - part.begin);
  const auto body_at = base + static_cast<text::Offset>(part.begin);
  cell.span = {body_at, body_at + static_cast<text::Offset>(body.size())};
  if (is_absent(body)) return cell;

  const bool says_signing = mentions_signing(body);
  if (!CellReader(body, body_at, context, cell).read()) {
    const auto span = cell.span;
    cell = Cell{};
    cell.span = span;
  }
  cell.says_signing = says_signing;
  cell.kind = cell.range || cell.percent || cell.count ? CellKind::amounts : CellKind::words;
  return cell;
}

}  // namespace guidelint::money
