#include "money/money.h"

namespace guidelint::money {

std::string to_text(std::int64_t hundredths) {
  const bool is_negative = hundredths < 0;
  // Negated as unsigned: the least value has no positive twin.
  const auto size = is_negative ? 0 - static_cast<std::uint64_t>(hundredths) : static_cast<std::uint64_t>(hundredths);
  std::string text = std::to_string(size / 100);
  for (std::size_t place = text.size(); place > 3; place -= 3) text.insert(place - 3, 1, ',');
  if (const auto rest = size % 100; rest != 0) {
    text += '.';
    text += static_cast<char>('0' + rest / 10);
    text += static_cast<char>('0' + rest % 10);
  }
  if (is_negative) text.insert(0, 1, '-');
  return text;
}

}  // namespace guidelint::money
