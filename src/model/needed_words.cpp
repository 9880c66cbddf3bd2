#include "model/needed_words.h"

#include <algorithm>
#include <iterator>

#include "base/strings.h"

namespace guidelint::model {
namespace {

using Choices = std::vector<Choice>;

constexpr int k_most_depth = 32;  // of groups
constexpr std::size_t k_most_words = 256;
constexpr std::size_t k_most_choices = 8;

std::size_t shortest(const Choice& words) { return std::ranges::min(words, {}, &std::string::size).size(); }

// Of choices that must all be met, that which is met least often.
Choice* rarest(Choices& choices) {
  const auto rank = [](const Choice& words) { return std::pair(shortest(words), -static_cast<long>(words.size())); };
  const auto found = std::ranges::max_element(choices, {}, rank);
  return found == choices.end() ? nullptr : &*found;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alphanumeric(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class PatternReader {
 public:
  explicit PatternReader(std::string_view pattern) : rest_(pattern) {}

  Choices read() {
    Choices choices = alternatives(0);
    return failed_ || !rest_.empty() ? Choices() : choices;
  }

 private:
  // Several: one choice of a word of each. One that needs nothing makes the whole need nothing.
  Choices alternatives(int depth) {
    Choices first = sequence(depth);
    if (failed_ || !rest_.starts_with('|')) return first;
    Choice all;
    bool any = false;
    const auto add = [&](Choices choices) {
      Choice* best = rarest(choices);
      any = any || best == nullptr;
      if (best != nullptr) std::ranges::move(*best, std::back_inserter(all));
    };
    add(std::move(first));
    while (!failed_ && take("|")) add(sequence(depth));
    if (any || all.size() > k_most_words) return {};
    return {std::move(all)};
  }

  Choices sequence(int depth) {
    Choices all;
    std::string run;  // letters that stand side by side
    const auto end_run = [&] {
      if (run.size() >= 2 && all.size() < k_most_choices) all.push_back({run});
      run.clear();
    };
    while (!failed_ && !rest_.empty() && rest_[0] != '|' && rest_[0] != ')') {
      if (take("(")) {
        end_run();
        Choices inside = group(depth + 1);
        if (repeated()) continue;
        for (Choice& choice : inside) {
          if (all.size() < k_most_choices) all.push_back(std::move(choice));
        }
        continue;
      }
      const char letter = one();
      const std::size_t before = rest_.size();
      const bool optional = repeated();
      if (letter != '\0' && !optional) run += letter;
      if (letter == '\0' || rest_.size() != before) end_run();
    }
    end_run();
    return all;
  }

  // Behind its parenthesis, up to and with the closing one. `(?i)` is a group of nothing.
  Choices group(int depth) {
    if (depth > k_most_depth) return fail();
    if (take("?")) {
      while (!rest_.empty() && std::string_view("imsU-").find(rest_[0]) != std::string_view::npos)
        rest_.remove_prefix(1);
      if (take(")")) return repeated() ? fail() : Choices();  // RE2 repeats what stands before `(?i)`
      if (!take(":")) return fail();
    }
    Choices choices = alternatives(depth);
    if (!take(")")) return fail();
    return choices;
  }

  // What stands next, in lower case; 0 if it is not one known letter.
  char one() {
    const char c = rest_[0];
    rest_.remove_prefix(1);
    if (c == '[') return skip_class();
    if (c == '\\') return escaped();
    if (c == '.' || c == '^' || c == '$' || static_cast<unsigned char>(c) >= 0x80) return '\0';
    if (c == '*' || c == '+' || c == '?' || c == '{') failed_ = true;  // of nothing, or a brace as a letter
    return base::to_lower(std::string_view(&c, 1))[0];
  }

  char escaped() {
    if (rest_.empty()) failed_ = true;
    if (failed_) return '\0';
    const char c = rest_[0];
    rest_.remove_prefix(1);
    if (is_alphanumeric(c)) {
      if (std::string_view("bBdDwWsSAz").find(c) == std::string_view::npos) failed_ = true;
      return '\0';
    }
    return static_cast<unsigned char>(c) < 0x80 ? c : '\0';
  }

  char skip_class() {
    take("^");
    for (bool first = true; !rest_.empty(); first = false) {
      if (rest_[0] == ']' && !first) {
        rest_.remove_prefix(1);
        return '\0';
      }
      if (rest_.starts_with("[:")) break;
      rest_.remove_prefix(rest_[0] == '\\' && rest_.size() > 1 ? 2 : 1);
    }
    failed_ = true;
    return '\0';
  }

  // Takes what says how often. True if that may be never.
  bool repeated() {
    bool optional = false;
    while (!rest_.empty()) {
      if (take("+")) continue;
      if (!take("?") && !take("*") && !take_count()) break;
      optional = true;
    }
    return optional;
  }

  // "{2}", "{2,}", "{2,3}".
  bool take_count() {
    if (rest_.empty() || rest_[0] != '{') return false;
    std::size_t at = 1;
    while (at < rest_.size() && (is_digit(rest_[at]) || rest_[at] == ',')) ++at;
    if (at == rest_.size() || rest_[at] != '}' || !is_digit(rest_[1])) return false;  // then it is a letter: one()
    rest_.remove_prefix(at + 1);
    return true;
  }

  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  Choices fail() {
    failed_ = true;
    return {};
  }

  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace

std::vector<Choice> needed_words(std::string_view pattern) { return PatternReader(pattern).read(); }

}  // namespace guidelint::model
