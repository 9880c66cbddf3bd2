#include "guide/ask_phrases.h"

#include <algorithm>

#include "guide/ask_words.h"

namespace guidelint::guide {
namespace {

using Kind = AskTokenKind;
using Tokens = std::span<const AskToken>;
using money::Basis;

constexpr std::size_t k_far = 8;   // tokens between an amount and its component
constexpr std::size_t k_near = 5;  // ... and the year a total is of

Kind kind_at(Tokens tokens, std::size_t at) { return at < tokens.size() ? tokens[at].kind : Kind::sentence; }

std::string_view text_at(Tokens tokens, std::size_t at) {
  return at < tokens.size() ? tokens[at].word : std::string_view();
}

AskWord word_at(Tokens tokens, std::size_t at) { return at < tokens.size() ? tokens[at].known : AskWord::unknown; }

bool is_four(std::string_view word) { return word == "4" || word == "four"; }
bool is_years(std::string_view word) { return word == "years" || word == "year" || word == "yr" || word == "yrs"; }
bool is_four_years(std::string_view word) {
  return word == "4yr" || word == "4-yr" || word == "4-year" || word == "four-year" || word == "4y";
}

// "over 4 years", "/4yr", "/yr", "per year", "a year", "annually", "(4yr)": behind it, and what it says.
std::size_t read_time(Tokens tokens, std::size_t at, Basis& basis) {
  const Kind kind = kind_at(tokens, at);
  const std::string_view first = text_at(tokens, at + 1);
  const std::string_view word = text_at(tokens, at);
  if (kind == Kind::slash || kind == Kind::open) {
    const bool four = is_four_years(first);
    const bool one = kind == Kind::slash ? is_years(first) : first == "annual";
    if (!four && !one) {
      if (is_four(first) && is_years(text_at(tokens, at + 2))) {
        basis = Basis::four_years;
        return kind == Kind::slash ? at + 3 : at;
      }
      return at;
    }
    basis = four ? Basis::four_years : Basis::year;
    return kind == Kind::slash ? at + 2 : at;  // a parenthesis is read on its own
  }
  if (word == "over" && kind_at(tokens, at + 1) != Kind::sentence && is_years(text_at(tokens, at + 2))) {
    basis = is_four(first) ? Basis::four_years : Basis::once;  // once: some other number of years
    return at + 3;
  }
  if ((word == "per" || word == "a") && is_years(first)) {
    basis = Basis::year;
    return at + 2;
  }
  if (is_four_years(word)) {
    basis = Basis::four_years;
    return at + 1;
  }
  if (word_at(tokens, at) == AskWord::yearly) {
    basis = Basis::year;
    return at + 1;
  }
  return at;
}

void take_time(Tokens tokens, AskPhrase& phrase) {
  for (int times = 0; times < 2; ++times) {
    Basis basis = Basis::unknown;
    const std::size_t end = read_time(tokens, phrase.end, basis);
    if (basis == Basis::unknown) return;
    if (phrase.basis != Basis::unknown && phrase.basis != basis) phrase.refused = true;
    phrase.basis = basis;
    if (end == phrase.end) return;
    phrase.end = end;
  }
}

// Of "total": what makes it total compensation.
void read_total(Tokens tokens, std::size_t at, bool behind, AskPhrase& phrase) {
  std::size_t next = at + 1;
  for (; next < at + 4; ++next) {
    const AskWord word = word_at(tokens, next);
    if (word == AskWord::comp) {
      phrase.of = AskOf::total;
      phrase.end = next + 1;
      return;
    }
    if (word == AskWord::first) {
      phrase.refused = true;
    } else if (word != AskWord::yearly && word != AskWord::target) {
      break;
    }
  }
  const Kind kind = kind_at(tokens, at + 1);
  const bool ends = kind == Kind::sentence || kind == Kind::comma || kind == Kind::semicolon || kind == Kind::close;
  if (behind && ends) {
    phrase.of = AskOf::total;
    phrase.end = at + 1;
  }
}

}  // namespace

AskPhrase component_at(Tokens tokens, std::size_t at, bool behind) {
  AskPhrase phrase = {.end = at + 1};
  switch (word_at(tokens, at)) {
    case AskWord::base:
      phrase.of = AskOf::base;
      if (text_at(tokens, at + 1) == "salary") ++phrase.end;
      break;
    case AskWord::stock:
      phrase.of = AskOf::stock;
      while (phrase.end < at + 3) {
        const std::string_view word = text_at(tokens, phrase.end);
        if (word_at(tokens, phrase.end) != AskWord::stock && word != "grant" && word != "grants" && word != "package" &&
            word != "units")
          break;
        ++phrase.end;
      }
      break;
    case AskWord::bonus:
      phrase.of = AskOf::bonus;
      break;
    case AskWord::signing:
      phrase.of = AskOf::signing;
      if (text_at(tokens, at + 1) == "bonus") ++phrase.end;
      break;
    case AskWord::tc:
      phrase.of = AskOf::total;
      break;
    case AskWord::total:
      read_total(tokens, at, behind, phrase);
      break;
    default:
      break;
  }
  if (!phrase.of) return phrase;
  if (word_at(tokens, phrase.end) == AskWord::change) phrase.refused = true;
  if (phrase.of == AskOf::stock || phrase.of == AskOf::total) {
    take_time(tokens, phrase);
    if (word_at(tokens, phrase.end) == AskWord::change) phrase.refused = true;
  }
  return phrase;
}

AskPhrase following(Tokens tokens, std::size_t at) {
  AskPhrase none = {.end = at + 1};
  std::size_t names = 0;
  for (std::size_t next = at + 1; next < at + 1 + k_far;) {
    Basis basis = Basis::unknown;
    if (kind_at(tokens, next) != Kind::open) {
      const std::size_t behind = read_time(tokens, next, basis);
      if (behind != next) {
        if (none.basis != Basis::unknown && none.basis != basis) none.refused = true;
        none.basis = basis;
        next = behind;
        none.end = behind;
        continue;
      }
    }
    AskPhrase found = component_at(tokens, next, true);
    if (found.of) {
      if (none.basis != Basis::unknown) {
        if (found.basis != Basis::unknown && found.basis != none.basis) found.refused = true;
        found.basis = none.basis;
      }
      found.refused = found.refused || none.refused;
      return found;
    }
    if (kind_at(tokens, next) != Kind::word) return none;
    const AskWord word = word_at(tokens, next);
    const std::string_view text = tokens[next].word;
    const bool filler = word == AskWord::adjective || word == AskWord::target || text == "of" || text == "worth";
    const bool name = word == AskWord::unknown && tokens[next].capital && ++names <= 2;
    if (!filler && !name) {
      if (word == AskWord::change) none.refused = true;
      return none;
    }
    ++next;
  }
  return none;
}

bool names_first_year(Tokens tokens, std::size_t begin, std::size_t end) {
  const std::size_t last = std::min(end + k_near, tokens.size());
  for (std::size_t at = begin > k_near ? begin - k_near : 0; at < last; ++at) {
    if (tokens[at].kind == Kind::sentence) {
      if (at < begin) continue;
      return false;
    }
    if (word_at(tokens, at) == AskWord::first) return true;
    const std::string_view next = text_at(tokens, at + 1);
    if (tokens[at].word == "year" && (next == "1" || next == "one")) return true;
    if (tokens[at].word == "first" && next == "year") return true;
    if (is_four_years(tokens[at].word) && word_at(tokens, at + 1) == AskWord::total) return true;
  }
  return false;
}

}  // namespace guidelint::guide
