#include "guide/asks.h"

#include <array>

#include "guide/ask_reader.h"
#include "guide/ask_table.h"
#include "guide/ask_tokens.h"

namespace guidelint::guide {

std::string_view to_string(AskKind kind) { return kind == AskKind::ask ? "ask" : "floor"; }

std::string_view to_string(AskOf of) {
  constexpr std::array<std::string_view, 5> k_names = {"base", "stock", "bonus", "total", "signing"};
  return k_names[static_cast<std::size_t>(of)];
}

std::vector<Ask> read_asks(const Guide& guide, std::span<const std::string_view> regions) {
  if (!guide.strategy || guide.source == nullptr) return {};
  AskTokens tokens;
  read_ask_tokens(guide.source->text(), guide.strategy->span, tokens);
  std::vector<Ask> asks;
  if (!tokens.amounts.empty()) asks = AskReader(tokens, regions).read(guide.strategy->span.begin);
  read_ask_tables(guide, asks);
  return asks;
}

}  // namespace guidelint::guide
