#include "guide/ask_tokens.h"

#include <algorithm>

#include "guide/markers.h"
#include "money/characters.h"
#include "money/currencies.h"
#include "money/range_reader.h"

namespace guidelint::guide {
namespace {

using text::Offset;

bool is_word_part(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (money::is_word_byte(c)) return true;
  if (c != '\'' && c != '-' && c != '.') return false;
  const char next = at + 1 < text.size() ? text[at + 1] : '\0';
  return c == '.' ? money::is_letter(next) : money::is_word_byte(next);
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, text::Span span, AskTokens& tokens) : text_(text), span_(span), tokens_(&tokens) {}

  void run() {
    prepare();
    tokens_->all.reserve(std::min(plain_.size() / 4 + 8, k_max_tokens + 1));
    for (at_ = 0; at_ < plain_.size() && tokens_->all.size() < k_max_tokens;) step();
    push(AskTokenKind::sentence, at_, at_);
  }

 private:
  // The same bytes, with quote marks and emphasis as blanks, and lines that are no prose as ends of sentences; and those
  // in lower case.
  void prepare() {
    plain_ = std::string(text_.substr(span_.begin, span_.size()));
    const std::size_t line = text_.rfind('\n', span_.begin == 0 ? 0 : span_.begin - 1);
    const std::size_t first = line == std::string_view::npos ? 0 : line + 1;
    const bool quoted = begins_with_quote(text_.substr(first, span_.begin - first));
    for (std::size_t begin = 0; begin < plain_.size();) {
      const std::size_t end = std::min(plain_.find('\n', begin), plain_.size());
      if (begin != 0) clean_line(begin, end, quoted);
      begin = end + 1;
    }
    std::string& lower = tokens_->lower;
    lower.resize(plain_.size());
    for (std::size_t at = 0; at < plain_.size(); ++at) {
      char& c = plain_[at];
      if (c == '*' || c == '`') c = ' ';
      lower[at] = money::lower(c);
    }
  }

  static bool begins_with_quote(std::string_view line) {
    const std::size_t mark = line.find_first_not_of(k_blanks);
    return mark != std::string_view::npos && line[mark] == '>';
  }

  void clean_line(std::size_t begin, std::size_t end, bool quoted) {
    std::size_t mark = plain_.find_first_not_of(k_blanks, begin);
    const bool has_mark = mark < end && plain_[mark] == '>';
    if (quoted && !has_mark) {
      std::fill(plain_.begin() + static_cast<std::ptrdiff_t>(begin), plain_.begin() + static_cast<std::ptrdiff_t>(end),
                '\n');
      return;
    }
    if (has_mark) {
      plain_[mark] = ' ';
      mark = plain_.find_first_not_of(k_blanks, mark);
    }
    if (mark >= end || std::string_view("|#-*+0123456789").find(plain_[mark]) != std::string_view::npos) {
      plain_[begin == 0 ? 0 : begin - 1] = '\n';
      if (mark < end && (plain_[mark] == '|' || plain_[mark] == '#')) {
        std::fill(plain_.begin() + static_cast<std::ptrdiff_t>(begin),
                  plain_.begin() + static_cast<std::ptrdiff_t>(end), '\n');
      }
    } else {
      plain_[begin - 1] = ' ';  // the sentence goes on
    }
  }

  void step() {
    const std::string_view plain = plain_;
    const char c = plain[at_];
    if (c == '\n') {
      push(AskTokenKind::sentence, at_, at_ + 1);
      ++at_;
    } else if (money::is_blank(c) || c == '"' || c == '~') {
      ++at_;
    } else if (c == '[') {
      if (close_ <= at_) close_ = std::min(plain.find_first_of("]\n", at_), plain.size());
      const std::size_t end = close_ == plain.size() || plain[close_] == '\n' ? at_ + 1 : close_ + 1;
      push(AskTokenKind::gap, at_, end);
      at_ = end;
    } else if (!money::is_digit(c) && read_amount()) {
      return;
    } else if (money::is_digit(c)) {
      const std::size_t end = std::min(plain.find_first_not_of("0123456789,.'", at_ + 1), plain.size());
      std::size_t stop = end;
      while (stop > at_ + 1 && !money::is_digit(plain[stop - 1])) --stop;  // the "." that ends a sentence
      while (stop < plain.size() && (is_word_part(plain, stop) || plain[stop] == '%')) ++stop;
      push(AskTokenKind::number, at_, stop);
      at_ = stop;
    } else if (money::is_letter(c)) {
      std::size_t end = at_;
      while (end < plain.size() && (money::is_word_byte(plain[end]) || is_word_part(plain, end))) ++end;
      push(AskTokenKind::word, at_, end);
      at_ = end;
    } else {
      read_mark(c);
    }
  }

  bool read_amount() {
    const std::string_view plain = plain_;
    const char c = plain[at_];
    const bool is_small = c >= 'a' && c <= 'z';
    if (is_small || !money::may_begin_mark(plain.substr(at_)) || money::dash_at(plain, at_) != 0) return false;
    const auto ranges = money::read_ranges(plain, at_, {});
    if (!ranges || !ranges->marked) return false;
    AskAmount amount = {.range = ranges->items[0]};
    amount.bare_dollar = c == '$' && ranges->items[0].low.currency == money::make_currency("USD");
    for (const money::Range& other : ranges->all().subspan(1)) {
      if (other.low.currency == amount.range.low.currency) amount.ambiguous = true;
    }
    if (amount.range.mixed() || !amount.range.low.currency.known()) amount.ambiguous = true;
    for (money::Amount* end : {&amount.range.low, &amount.range.high}) {
      end->span.begin += span_.begin;
      end->span.end += span_.begin;
    }
    amount.range.span = {amount.range.low.span.begin, amount.range.high.span.end};
    push(AskTokenKind::amount, at_, ranges->end);
    tokens_->all.back().amount = static_cast<std::uint32_t>(tokens_->amounts.size());
    tokens_->amounts.push_back(amount);
    at_ = std::max(ranges->end, at_ + 1);
    return true;
  }

  void read_mark(char c) {
    const std::string_view plain = plain_;
    if (const std::size_t size = money::dash_at(plain, at_); size != 0) {
      if (size > 1 || (at_ > 0 && plain[at_ - 1] == ' ')) push(AskTokenKind::dash, at_, at_ + size);
      at_ += size;
      return;
    }
    if ((c == '.' || c == '!' || c == '?') && ends_sentence()) {
      push(AskTokenKind::sentence, at_, at_ + 1);
    } else if (const AskTokenKind kind = kind_of(c); kind != AskTokenKind::other) {
      push(kind, at_, at_ + 1);
      tokens_->all.back().touches_next = at_ + 1 < plain.size() && !money::is_blank(plain[at_ + 1]) &&
                                         (at_ == 0 || money::is_blank(plain[at_ - 1]) || plain[at_ - 1] == '(');
    }
    ++at_;
  }

  static AskTokenKind kind_of(char c) {
    switch (c) {
      case '(':
        return AskTokenKind::open;
      case ')':
        return AskTokenKind::close;
      case ',':
        return AskTokenKind::comma;
      case ':':
        return AskTokenKind::colon;
      case ';':
        return AskTokenKind::semicolon;
      case '/':
        return AskTokenKind::slash;
      case '+':
        return AskTokenKind::plus;
      case '=':
        return AskTokenKind::equals;
      default:
        return AskTokenKind::other;
    }
  }

  [[nodiscard]] bool ends_sentence() const {
    const std::size_t next = plain_.find_first_not_of("\"')", at_ + 1);
    if (next < plain_.size() && !money::is_blank(plain_[next])) return false;
    if (plain_[at_] != '.' || tokens_->all.empty()) return true;
    const std::string_view before = tokens_->all.back().word;
    return before != "vs" && before != "approx" && before != "st" && before != "e.g" && before != "i.e";
  }

  [[nodiscard]] text::Span place(std::size_t begin, std::size_t end) const {
    return {span_.begin + static_cast<Offset>(begin), span_.begin + static_cast<Offset>(end)};
  }

  void push(AskTokenKind kind, std::size_t begin, std::size_t end) {
    AskToken token = {.kind = kind, .span = place(begin, end)};
    if (kind == AskTokenKind::word || kind == AskTokenKind::number) {
      token.word = std::string_view(tokens_->lower).substr(begin, end - begin);
      token.capital = plain_[begin] >= 'A' && plain_[begin] <= 'Z';
      if (kind == AskTokenKind::word) token.known = ask_word(token.word);
    }
    tokens_->all.push_back(token);
  }

  std::string_view text_;
  text::Span span_;
  AskTokens* tokens_;
  std::string plain_;
  std::size_t at_ = 0;
  std::size_t close_ = 0;  // the next "]" or line end, looked for once
};

}  // namespace

void read_ask_tokens(std::string_view text, text::Span span, AskTokens& tokens) { Tokenizer(text, span, tokens).run(); }

}  // namespace guidelint::guide
