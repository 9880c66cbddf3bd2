#include "expr/lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "text/encoding.h"

namespace guidelint::expr {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Longest first.
constexpr std::array<std::string_view, 21> k_symbols = {"==", "!=", "<=", ">=", "!~", "??", "..", "(", ")", "[", "]",
                                                        ",",  ".",  "+",  "-",  "*",  "/",  "<",  ">", "~", "="};

class Lexer {
 public:
  Lexer(std::string_view source, text::Offset base) : source_(source), base_(base) {}

  Tokens run() {
    while (!tokens_.mistake) {
      while (at_ < source_.size() && is_blank(source_[at_])) ++at_;
      if (at_ >= source_.size()) break;
      const char c = source_[at_];
      if (is_digit(c)) {
        number();
      } else if (is_letter(c)) {
        take(TokenKind::name, word_length(at_));
      } else if (c == '\'' || c == '"') {
        quoted(c);
      } else {
        symbol();
      }
    }
    const auto end = static_cast<text::Offset>(source_.size());
    tokens_.list.push_back({.kind = TokenKind::end, .begin = end, .end = end});
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] std::size_t word_length(std::size_t from) const {
    std::size_t end = from;
    while (end < source_.size() && (is_letter(source_[end]) || is_digit(source_[end]))) ++end;
    return end - from;
  }
  [[nodiscard]] std::size_t digits(std::size_t from) const {
    std::size_t end = from;
    while (end < source_.size() && is_digit(source_[end])) ++end;
    return end - from;
  }
  [[nodiscard]] bool is_at(std::size_t place, char c) const { return place < source_.size() && source_[place] == c; }

  void take(TokenKind kind, std::size_t length, double number = 0) {
    tokens_.list.push_back({.kind = kind,
                            .text = source_.substr(at_, length),
                            .begin = static_cast<text::Offset>(at_),
                            .end = static_cast<text::Offset>(at_ + length),
                            .number = number});
    at_ += length;
  }
  void refuse(std::size_t length, std::string message, std::string help = {}) {
    const auto begin = static_cast<text::Offset>(at_) + base_;
    tokens_.mistake = Mistake{.span = {begin, begin + static_cast<text::Offset>(length)},
                              .message = std::move(message),
                              .help = std::move(help)};
  }

  void number() {
    const std::size_t whole = digits(at_);
    if (whole == 4 && is_at(at_ + 4, '-')) {
      if (is_at(at_ + 5, 'Q')) return quarter();
      if (digits(at_ + 5) == 2 && is_at(at_ + 7, '-')) return date();
    }
    std::size_t length = whole;
    if (is_at(at_ + length, '.') && digits(at_ + length + 1) > 0) length += 1 + digits(at_ + length + 1);
    double value = 0;
    const char* const first = source_.data() + at_;
    const auto read = std::from_chars(first, first + length, value, std::chars_format::fixed);
    const std::size_t suffix = word_length(at_ + length);
    const std::string_view unit = source_.substr(at_ + length, suffix);
    if (read.ec != std::errc() || value > 1e15) {
      return refuse(length + suffix, fmt::format("the number {} is too large", source_.substr(at_, length)));
    }
    if (unit.empty() && is_at(at_ + length, '%')) return take(TokenKind::percent, length + 1, value / 100);
    if (unit.empty()) return take(TokenKind::number, length, value);
    if (unit == "K") return take(TokenKind::number, length + suffix, value * 1e3);
    if (unit == "M") return take(TokenKind::number, length + suffix, value * 1e6);
    if (unit == "d") return take(TokenKind::duration, length + suffix, value);
    if (unit == "w") return take(TokenKind::duration, length + suffix, value * 7);
    refuse(length + suffix, fmt::format("cannot read the number {}", source_.substr(at_, length + suffix)),
           "numbers end in K, M, %, d (days) or w (weeks)");
  }

  void date() {
    const std::size_t length = 8 + word_length(at_ + 8);
    const auto read = base::parse_date(source_.substr(at_, length));
    if (!read) return refuse(length, fmt::format("{} is not a date", source_.substr(at_, length)));
    take(TokenKind::date, length, read->days);
  }

  void quarter() {
    const std::size_t length = 5 + word_length(at_ + 5);
    const auto read = base::parse_quarter(source_.substr(at_, length));
    if (!read) return refuse(length, fmt::format("{} is not a quarter", source_.substr(at_, length)));
    take(TokenKind::quarter, length, read->index);
  }

  void quoted(char quote) {
    const std::size_t close = source_.find(quote, at_ + 1);
    if (close == std::string_view::npos) return refuse(source_.size() - at_, "the quote is not closed");
    tokens_.list.push_back({.kind = TokenKind::text,
                            .text = source_.substr(at_ + 1, close - at_ - 1),
                            .begin = static_cast<text::Offset>(at_),
                            .end = static_cast<text::Offset>(close + 1)});
    at_ = close + 1;
  }

  void symbol() {
    const std::string_view rest = source_.substr(at_);
    const auto* const found =
        std::ranges::find_if(k_symbols, [rest](std::string_view symbol) { return rest.starts_with(symbol); });
    if (found != k_symbols.end()) return take(TokenKind::symbol, found->size());
    const std::size_t length = text::code_point_length(rest);
    std::string help;
    if (rest.starts_with("&")) help = "did you mean `and`?";
    if (rest.starts_with("|")) help = "did you mean `or`?";
    if (rest.starts_with("!")) help = "did you mean `not`?";
    refuse(length, fmt::format("unexpected `{}`", rest.substr(0, length)), std::move(help));
  }

  std::string_view source_;
  text::Offset base_;
  std::size_t at_ = 0;
  Tokens tokens_ = {};
};

}  // namespace

Tokens scan_tokens(std::string_view source, text::Offset base) { return Lexer(source, base).run(); }

}  // namespace guidelint::expr
