// The words that say what an amount in the strategy block is: which component, asked for or accepted, or neither.
//
// All are looked up in one table, in lower case. Words that are in none of the lists end what connects an amount with
// its component.
//
// Source    the verbs and components of 4,466 strategy blocks, counted.
#pragma once

#include <cstdint>
#include <string_view>

namespace guidelint::guide {

enum class AskWord : std::uint8_t {
  unknown,
  base,
  stock,
  bonus,
  signing,
  total,      // a component only with "comp" behind it
  tc,         // "TC"
  comp,       // "comp", "compensation"
  ask,        // a verb of asking wherever it stands: "targeting", "need", "request"
  target,     // a verb only where one may stand
  push,       // needs "for" or "to"
  open,       // needs "at" or "with"
  like,       // needs "I'd"
  accept,     // accepting
  floor,      // "my floor is"
  below,      // of an amount below which one leaves
  stop,       // neither: "counter", "offer", "competing", "current"
  change,     // behind a component: it is about a change of it ("increase", "refresh")
  connector,  // between a component and its amount
  adjective,  // between an amount and its component
  yearly,     // "annual", "annually", "yearly"
  first,      // "first-year": of a total, not the table's
  more,       // before an amount: an increment
  from
};

AskWord ask_word(std::string_view lower);

}  // namespace guidelint::guide
