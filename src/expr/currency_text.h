// A currency's code as text that lives for ever: `base.currency == currency` compares texts, and a Currency inside a
// Value is gone with it.
#pragma once

#include <string_view>

#include "money/money.h"

namespace guidelint::expr {

std::string_view currency_text(money::Currency currency);  // "" unless it is three capitals

}  // namespace guidelint::expr
