// Mistakes in rule files and in the configuration, printed like findings in guides:
//
//   rules/compensation/total-below-base.yaml:5:9: error: cannot compare money with text
//     |
//   5 | expect: total.low >= region
//     |         ~~~~~~~~~    ^^^^^^ text
//     |         money
//     = fields of row: region, base, stock, bonus_rate, bonus_paid, bonus, signing, total, currency
//
// A note whose place is that of the mistake stands beside the caret, the others under their own `~~~~`. The layers that
// find mistakes have a type each (rule::Mistake, yaml::Mistake, expr::Mistake); they become a SeenMistake here, so that
// no printer depends on who found it.
//
// Units     spans are in the file.
// Lifetime  SeenMistake only views what it was made from.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/source_file.h"

namespace guidelint::report {

struct SeenMistake {
  struct Note {
    text::Span span;
    std::string_view text;
  };
  const text::SourceFile* file = nullptr;  // without one only message and help are printed
  text::Span span;
  std::string_view message;
  std::vector<Note> notes = {};
  std::string_view help = {};
};

// With an empty line between two. `width`: of the terminal.
std::string print_mistakes(const std::vector<SeenMistake>& mistakes, bool color, std::size_t width = 120);

// From rule::Mistake, and from yaml::Mistake, which has neither file nor notes.
template <typename Mistake>
SeenMistake seen(const Mistake& mistake, const text::SourceFile* file) {
  SeenMistake seen{.file = file, .span = mistake.span, .message = mistake.message, .notes = {}, .help = mistake.help};
  if constexpr (requires { mistake.notes; }) {
    for (const auto& [span, text] : mistake.notes) seen.notes.push_back({span, text});
  }
  return seen;
}

template <typename Mistake>
requires requires(const Mistake& mistake) { mistake.file; }
SeenMistake seen(const Mistake& mistake) { return seen(mistake, mistake.file); }

}  // namespace guidelint::report
