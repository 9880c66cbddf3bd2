#include "money/basis.h"

#include <array>

#include "money/characters.h"

namespace guidelint::money {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view text, const std::array<std::string_view, N>& words) {
  for (const auto word : words) {
    if (is_word(text, word)) return true;
  }
  return false;
}

constexpr std::array<std::string_view, 5> k_years = {"yr", "yrs", "year", "years", "annum"};
constexpr std::array<std::string_view, 4> k_months = {"mo", "mth", "month", "pm"};
constexpr std::array<std::string_view, 4> k_four_years = {"4yr", "4yrs", "4y", "4year"};
constexpr std::array<std::string_view, 4> k_annual = {"annual", "annually", "annualized", "yearly"};
constexpr std::array<std::string_view, 5> k_of_vesting = {"vest", "vests", "vesting", "refresh", "refresher"};

// "4yr", "4-yr", "4 Years", "four-year" at `at`: where it ends, else 0.
std::size_t four_years_at(std::string_view text, std::size_t at) {
  const auto word = word_at(text, at);
  std::size_t end = at + word.size();
  if (is_one_of(word, k_four_years)) return end;
  if (word != "4" && !is_word(word, "four")) return 0;
  if (end < text.size() && text[end] == '-') {
    ++end;
  } else {
    end = skip_blanks(text, end);
  }
  const auto unit = word_at(text, end);
  return is_one_of(unit, k_years) ? end + unit.size() : 0;
}

Unit unit_word_at(std::string_view text, std::size_t at) {
  if (const std::size_t end = four_years_at(text, at); end != 0) return {Basis::four_years, end};
  const auto word = word_at(text, at);
  const std::size_t end = at + word.size();
  if (is_one_of(word, k_years)) return {Basis::year, end};
  if (is_one_of(word, k_months)) return {Basis::month, end};
  return {Basis::unknown, end};
}

bool follows(std::string_view text, std::size_t at, char c) {
  const std::size_t next = skip_blanks(text, at);
  return next < text.size() && text[next] == c;
}

// "sign-on", "sign on" or "signing" at `at`: where it ends, else 0.
std::size_t signing_at(std::string_view text, std::size_t at) {
  const auto word = word_at(text, at);
  const std::size_t end = at + word.size();
  if (is_word(word, "signing") || is_word(word, "signon")) return end;
  if (!is_word(word, "sign") || end >= text.size() || (text[end] != '-' && text[end] != ' ')) return 0;
  const auto second = word_at(text, end + 1);
  return is_word(second, "on") ? end + 3 : 0;
}

}  // namespace

std::optional<Unit> unit_at(std::string_view text, std::size_t at) {
  const std::size_t start = skip_blanks(text, at);
  if (start >= text.size()) return std::nullopt;
  if (text[start] == '/') {
    const auto unit = unit_word_at(text, skip_blanks(text, start + 1));
    const bool touches = start == at && start + 1 < text.size() && is_letter(text[start + 1]);
    if (unit.basis != Basis::unknown || touches) return unit;
    return std::nullopt;
  }
  const auto word = word_at(text, start);
  if (start != at && is_word(word, "per")) return unit_word_at(text, skip_blanks(text, start + word.size()));
  return std::nullopt;
}

Basis basis_named_in(std::string_view header) {
  std::array<bool, 5> named = {};
  const auto name = [&named](Basis basis) { named[static_cast<std::size_t>(basis)] = true; };
  bool is_unit = false;         // behind "/" or "per"
  bool is_alternative = false;  // "Bonus / Sign-On"
  for (std::size_t at = 0; at < header.size();) {
    if (!is_word_byte(header[at])) {
      if (!is_blank(header[at])) is_unit = is_alternative = header[at] == '/';
      ++at;
      continue;
    }
    const auto word = word_at(header, at);
    const bool is_part = at > 0 && header[at - 1] == '-';  // "semi-annual"
    std::size_t end = at + word.size();
    if (const std::size_t four_end = four_years_at(header, at); four_end != 0) {
      name(Basis::four_years);
      end = four_end;
    } else if (const std::size_t signing_end = signing_at(header, at); signing_end != 0) {
      if (!is_alternative && !follows(header, signing_end, '/')) name(Basis::once);
      end = signing_end;
    } else if (is_unit && is_one_of(word, k_years)) {
      name(Basis::year);
    } else if ((is_unit && is_one_of(word, k_months)) || is_word(word, "monthly")) {
      name(Basis::month);
    } else if (!is_part && is_one_of(word, k_annual)) {
      const auto next = word_at(header, skip_blanks(header, end));
      if (!is_one_of(next, k_of_vesting)) name(Basis::year);
    }
    is_unit = is_word(word, "per");
    is_alternative = false;
    at = end;
  }
  Basis result = Basis::unknown;
  for (const Basis basis : {Basis::year, Basis::four_years, Basis::month, Basis::once}) {
    if (!named[static_cast<std::size_t>(basis)]) continue;
    if (result != Basis::unknown) return Basis::unknown;
    result = basis;
  }
  return result;
}

}  // namespace guidelint::money
