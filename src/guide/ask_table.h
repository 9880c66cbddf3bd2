// The asks of a strategy that is a table:
//
//   | Component | Target | Accept-At | Walk-Away |
//
// A column is an ask or a floor by the first word of its header; others ("Year 1", "Their Offer") are passed over, as
// are rows whose label names no component.
#pragma once

#include <vector>

#include "guide/asks.h"

namespace guidelint::guide {

// Appends; tables outside `guide.strategy` are not looked at.
void read_ask_tables(const Guide& guide, std::vector<Ask>& asks);

}  // namespace guidelint::guide
