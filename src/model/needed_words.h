// The words a text must hold, if a pattern is to be found in it: of each choice one.
//
//   (?i)\b(london|leeds)\b|:gb:        (london or leeds or :gb:)
//   \b(tokyo|japan)\b.*\bsingapore\b   (tokyo or japan) and (singapore)
//   [A-Z]{2}, .*                       nothing: any text may hold it
//
// With them a hundred patterns are asked by one pass over the text: see word_index.h. RE2's own FilteredRE2 does the
// same, but compiles every pattern first, which is what is to be saved (25 M instructions for the table of currencies).
// Knows the part of RE2's grammar that tables use; of a pattern with anything else (named groups, \p, \Q, \x) it says
// that any text may hold it. Case is ignored everywhere: a text asked in vain costs time, a text not asked a finding.
//
// Lifetime  the words are copies, in lower case, ASCII only, two bytes or more.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace guidelint::model {

using Choice = std::vector<std::string>;  // one of these words; never empty

// At most 8 choices. None: any text may hold `pattern`.
std::vector<Choice> needed_words(std::string_view pattern);

}  // namespace guidelint::model
