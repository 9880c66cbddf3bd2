// One thing that reads what strangers write, and what must hold of it whatever the bytes are.
//
// A target is one file in tests/fuzz/targets/. The same target runs in two programs: guidelint_fuzz_replay, which every
// test build has and ctest runs over fixtures/fuzz/<target>/, so that no target can rot; and guidelint_fuzz (preset
// `fuzz`), in which libFuzzer looks for bytes nobody thought of. What it finds becomes a file of fixtures/fuzz.
// Decided against: a program per target; sixteen of them are linked as long as everything else.
//
// Errors    a property that does not hold aborts, with what was expected on standard error: that is what fuzzers see.
#pragma once

#include <span>
#include <string_view>

#include "text/span.h"

namespace guidelint::fuzz {

struct Target {
  std::string_view name;  // the file's stem
  void (*run)(std::string_view input);
};

std::span<const Target* const> all_targets();

[[noreturn]] void fail(std::string_view expected, std::string_view seen = {});

inline void require(bool holds, std::string_view expected, std::string_view seen = {}) {
  if (!holds) fail(expected, seen);
}

inline void require_within(text::Span span, text::Span whole, std::string_view what) {
  require(span.begin <= span.end && span.begin >= whole.begin && span.end <= whole.end, "a span inside the text", what);
}

// The first byte chooses among variants of what is tried; the rest is the input proper.
inline unsigned take_choice(std::string_view& input) {
  if (input.empty()) return 0;
  const auto choice = static_cast<unsigned char>(input.front());
  input.remove_prefix(1);
  return choice;
}

}  // namespace guidelint::fuzz
