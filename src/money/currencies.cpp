#include "money/currencies.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "money/characters.h"

namespace guidelint::money {
namespace {

// Sorted; each code with the blank that sign_of() needs behind it.
constexpr std::string_view k_codes =
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP "
    "CNY COP CRC CUP CVE "
    "CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR "
    "ISK JMD JOD JPY KES "
    "KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN "
    "NAD NGN NIO NOK NPR "
    "NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP "
    "SZL THB TJS TMT TND "
    "TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ";

constexpr std::string_view k_common =
    "AED ARS AUD BRL CAD CHF CLP CNY COP CZK DKK EUR GBP HKD HUF IDR ILS INR JPY KRW MXN MYR NOK NZD PHP PLN RON SAR "
    "SEK SGD THB TWD UAH "
    "USD UYU VND ZAR ";

constexpr std::string_view k_dollars =
    "ARS AUD BBD BMD BND BSD BZD CAD CLP COP FJD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD USD UYU XCD ";

struct Sign {
  std::string_view text;
  Currency currency;
};

// Longest first. "$", "¥" and "kr" are not here: mark_at() asks the context.
constexpr std::array k_signs = {
    Sign{"HK$", make_currency("HKD")}, Sign{"NT$", make_currency("TWD")}, Sign{"US$", make_currency("USD")},
    Sign{"CA$", make_currency("CAD")}, Sign{"AU$", make_currency("AUD")}, Sign{"NZ$", make_currency("NZD")},
    Sign{"MX$", make_currency("MXN")}, Sign{"SG$", make_currency("SGD")}, Sign{"₹", make_currency("INR")},
    Sign{"₪", make_currency("ILS")},   Sign{"€", make_currency("EUR")},   Sign{"₩", make_currency("KRW")},
    Sign{"₫", make_currency("VND")},   Sign{"₱", make_currency("PHP")},   Sign{"฿", make_currency("THB")},
    Sign{"₺", make_currency("TRY")},   Sign{"₴", make_currency("UAH")},   Sign{"₦", make_currency("NGN")},
    Sign{"Rs.", make_currency("INR")}, Sign{"£", make_currency("GBP")},   Sign{"R$", make_currency("BRL")},
    Sign{"S$", make_currency("SGD")},  Sign{"A$", make_currency("AUD")},  Sign{"C$", make_currency("CAD")},
    Sign{"Rs", make_currency("INR")},
};

// What stands before a number in a message.
constexpr std::array k_known_signs = {
    Sign{"$", make_currency("USD")},   Sign{"£", make_currency("GBP")},   Sign{"€", make_currency("EUR")},
    Sign{"₹", make_currency("INR")},   Sign{"₪", make_currency("ILS")},   Sign{"¥", make_currency("JPY")},
    Sign{"S$", make_currency("SGD")},  Sign{"C$", make_currency("CAD")},  Sign{"A$", make_currency("AUD")},
    Sign{"R$", make_currency("BRL")},  Sign{"HK$", make_currency("HKD")}, Sign{"NT$", make_currency("TWD")},
    Sign{"NZ$", make_currency("NZD")},
};

// Three letters as one number, in their order.
constexpr std::uint32_t number_of(std::string_view code, std::size_t at = 0) {
  const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<std::uint8_t>(code[at + i])}; };
  return byte(0) << 16U | byte(1) << 8U | byte(2);
}

constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// Where `code` stands in `list`, four bytes a code; the size of the list if it does not.
std::size_t place_of(std::string_view code, std::string_view list) {
  if (code.size() != 3 || !is_capital(code[0]) || !is_capital(code[1]) || !is_capital(code[2])) return list.size();
  const std::uint32_t wanted = number_of(code);
  std::size_t low = 0;
  std::size_t high = list.size() / 4;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    const std::uint32_t here = number_of(list, middle * 4);
    if (here == wanted) return middle * 4;
    if (here < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return list.size();
}

bool holds(std::string_view list, Currency currency) { return place_of(currency.text(), list) != list.size(); }

// The vague sign `text` begins with, or nothing.
std::string_view vague_sign(std::string_view text) {
  constexpr std::array<std::string_view, 3> k_vague = {"$", "¥", "￥"};
  for (const std::string_view sign : k_vague) {
    if (text.starts_with(sign)) return text.substr(0, sign.size());
  }
  if ((text.starts_with("kr") || text.starts_with("Kr")) && (text.size() == 2 || !is_letter(text[2]))) {
    return text.substr(0, text.size() > 2 && text[2] == '.' ? 3 : 2);
  }
  return {};
}

std::optional<Mark> sign_at(std::string_view text, const CellContext& context) {
  if (text.empty() || !may_begin_mark(text)) return std::nullopt;
  if (const auto sign = vague_sign(text); !sign.empty()) {
    const bool krona = is_letter(sign[0]);
    const auto currency = sign == "$" ? context.dollar : krona ? context.krona : context.yen;
    return Mark{
        .kind = MarkKind::vague, .currency = currency, .size = sign.size(), .is_word = krona, .vague_sign = sign};
  }
  for (const auto& sign : k_signs) {
    if (text[0] != sign.text[0] || !text.starts_with(sign.text)) continue;
    const bool is_word = sign.text.starts_with("Rs");
    if (is_word && text.size() > sign.text.size() && is_letter(text[sign.text.size()])) continue;
    return Mark{.kind = MarkKind::certain, .currency = sign.currency, .size = sign.text.size(), .is_word = is_word};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Currency> parse_currency(std::string_view code) {
  if (place_of(code, k_codes) == k_codes.size()) return std::nullopt;
  return Currency{{code[0], code[1], code[2]}};
}

std::string_view sign_of(Currency currency) {
  const auto found = std::find_if(k_known_signs.begin(), k_known_signs.end(),
                                  [&](const Sign& sign) { return sign.currency == currency; });
  if (found != k_known_signs.end()) return found->text;
  const std::size_t place = place_of(currency.text(), k_codes);
  return place == k_codes.size() ? std::string_view() : k_codes.substr(place, 4);
}

bool is_common(Currency currency) { return holds(k_common, currency); }

bool can_mean(std::string_view sign, Currency currency) {
  if (sign == "$") return holds(k_dollars, currency);
  if (is_letter(sign.empty() ? '\0' : sign[0])) return holds("DKK ISK NOK SEK ", currency);
  return holds("CNY JPY ", currency);
}

std::optional<Mark> mark_at(std::string_view text, const CellContext& context) {
  if (text.empty() || !may_begin_mark(text)) return std::nullopt;
  if (const auto sign = sign_at(text, context)) return sign;

  const auto code = parse_currency(text.substr(0, 3));
  if (!code || (text.size() > 3 && is_letter(text[3]))) return std::nullopt;
  const std::size_t next = skip_blanks(text, 3);
  Mark mark{.kind = MarkKind::certain, .currency = *code, .size = 3, .is_code = true, .is_word = true};
  const auto sign = sign_at(text.substr(next), context);
  if (!sign) return mark;
  mark.size = next + sign->size;
  mark.is_word = sign->is_word;
  if (sign->kind == MarkKind::certain) return sign->currency == *code ? std::optional(mark) : std::nullopt;
  if (!can_mean(sign->vague_sign, *code)) return std::nullopt;
  mark.kind = MarkKind::qualified;
  mark.vague_sign = sign->vague_sign;
  return mark;
}

}  // namespace guidelint::money
