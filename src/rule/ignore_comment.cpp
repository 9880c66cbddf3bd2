#include "rule/ignore_comment.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"

namespace guidelint::rule {
namespace {

constexpr std::string_view k_keyword = "guidelint-ignore";
constexpr std::string_view k_form = "guidelint-ignore RULE: reason";
constexpr std::string_view k_blanks = " \t\r\n";
constexpr std::size_t k_most_quoted = 80;  // of what is not understood

bool is_of_id(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; }

std::string quoted(std::string_view text) {
  if (text.size() <= k_most_quoted) return fmt::format("\"{}\"", text);
  std::size_t end = k_most_quoted;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return fmt::format("\"{}…\"", text.substr(0, end));
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  IgnoreComment parse() {
    const auto word_end = std::min(text_.find_first_of(" \t\r\n:", 0), text_.size());
    const std::string_view word = text_.substr(0, word_end);
    if (word != k_keyword) {
      fail(word, fmt::format("{} is no word of guidelint; the only one is {}", quoted(word), k_form));
      return comment_;
    }
    const std::string_view rest = text_.substr(word_end);
    const auto colon = rest.find(':');
    const std::string_view head = base::trim(rest.substr(0, colon));
    if (colon != std::string_view::npos) comment_.reason = base::trim(rest.substr(colon + 1));
    if (head.empty()) {
      fail(word, fmt::format("the ignore names no rule: {}", k_form));
      return comment_;
    }
    read_head(head);
    if (comment_.fault.empty() && comment_.reason.empty()) {
      comment_.reason = {};
      fail(head, colon == std::string_view::npos ? fmt::format("the ignore gives no reason: {}", k_form)
                                                 : std::string("the ignore gives no reason after the colon"));
    }
    return comment_;
  }

 private:
  void read_head(std::string_view head) {
    std::string_view names = head;
    if (const auto until = find_word(head, "until"); until != std::string_view::npos) {
      names = base::trim(head.substr(0, until));
      read_date(head.substr(until, 5), base::trim(head.substr(until + 5)));
      if (names.empty()) fail(head, fmt::format("the ignore names no rule: {}", k_form));
    }
    for (const std::string_view part : base::split(names, ',')) read_name(head, base::trim(part));
  }

  void read_date(std::string_view word, std::string_view date) {
    comment_.until = base::parse_date(date);
    if (comment_.until) return;
    if (date.empty()) {
      fail(word, "the ignore lacks the date after until");
    } else {
      fail(date, fmt::format("until {} is not a date (YYYY-MM-DD)", quoted(date)));
    }
  }

  void read_name(std::string_view head, std::string_view name) {
    if (name.empty()) {
      fail(head, "the ignore has a comma without a rule");
    } else if (name.find_first_of(k_blanks) != std::string_view::npos) {
      const bool may_be_two = std::ranges::all_of(name, [](char c) { return is_of_id(c) || c == ' '; });
      fail(name, fmt::format("{} is not a rule; {}", quoted(name),
                             may_be_two ? "several are separated by commas, and a colon stands before the reason"
                                        : "a colon stands before the reason"));
    } else if (name.find('*') != std::string_view::npos) {
      fail(name, fmt::format("{} names no single rule; an ignore says which faults it means", quoted(name)));
    } else if (!std::ranges::all_of(name, is_of_id)) {
      fail(name, fmt::format("{} is not a rule", quoted(name)));
    } else {
      comment_.rules.push_back({.id = name, .span = span_of(name)});
    }
  }

  // A word of its own: "until" in "until-then" is none.
  static std::size_t find_word(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
      const auto end = at + word.size();
      const bool begins = at == 0 || k_blanks.find(text[at - 1]) != std::string_view::npos;
      if (begins && (end == text.size() || k_blanks.find(text[end]) != std::string_view::npos)) return at;
    }
    return std::string_view::npos;
  }

  [[nodiscard]] text::Span span_of(std::string_view part) const {
    const auto begin = static_cast<text::Offset>(part.data() - text_.data());
    return {begin, begin + static_cast<text::Offset>(part.size())};
  }

  void fail(std::string_view part, std::string message) {  // the first fault is told
    if (!comment_.fault.empty()) return;
    comment_.fault = std::move(message);
    comment_.fault_span = span_of(part);
  }

  std::string_view text_;
  IgnoreComment comment_;
};

}  // namespace

IgnoreComment parse_ignore(std::string_view text) { return Parser(text).parse(); }

}  // namespace guidelint::rule
