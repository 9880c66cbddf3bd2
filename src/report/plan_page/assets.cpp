#include "report/plan_page/assets.h"

#include <algorithm>
#include <cstdint>

namespace guidelint::report::plan_page {
namespace {

unsigned digit_of(char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); }

// RFC 4648, 4. Requires: `hex` is an even number of lower-case digits.
std::string base64_of(std::string_view hex) {
  constexpr std::string_view k_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < hex.size(); at += 6) {
    const std::size_t bytes = std::min<std::size_t>(6, hex.size() - at) / 2;
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 6; ++i) group = group << 4U | (at + i < hex.size() ? digit_of(hex[at + i]) : 0);
    for (std::size_t i = 0; i < 4; ++i) out += i <= bytes ? k_alphabet[group >> (18 - 6 * i) & 63U] : '=';
  }
  return out;
}

}  // namespace

Asset asset(std::string_view name) {
  const auto all = assets();
  const auto found = std::ranges::find(all, name, &Asset::name);
  return found == all.end() ? Asset{} : *found;
}

std::string source_of(const Asset& asset) { return "'sha256-" + base64_of(asset.sha256) + "'"; }

}  // namespace guidelint::report::plan_page
