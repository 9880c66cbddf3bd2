// Short looks around an amount in the strategy block: which component it is of, and what time it covers.
//
// Each function looks at a bounded number of tokens, so that reading stays linear.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "guide/ask_tokens.h"
#include "guide/asks.h"

namespace guidelint::guide {

struct AskPhrase {
  std::optional<AskOf> of = {};
  std::size_t end = 0;  // behind what belongs to it
  money::Basis basis = money::Basis::unknown;
  bool refused = false;  // a change of the component, the total of a first year or of four years
};

// The component that begins at `at`: "base salary", "RSU grant", "sign-on bonus", "total comp", "TC". `of` is empty if
// none does. `behind`: an amount stands before it, so "total" alone may be one.
AskPhrase component_at(std::span<const AskToken> tokens, std::size_t at, bool behind);

// What follows the amount at `at`: "in Twilio RSUs over 4 years", "base", "/4yr equity".
AskPhrase following(std::span<const AskToken> tokens, std::size_t at);

// True if one of the few tokens before or behind says that a total is of the first year.
bool names_first_year(std::span<const AskToken> tokens, std::size_t begin, std::size_t end);

}  // namespace guidelint::guide
