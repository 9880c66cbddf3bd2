// HTML, written so that text of guides cannot be anything but text.
//
//   </script><img onerror=…>  ->  &lt;/script&gt;&lt;img onerror=…&gt;
//   U+202E                    ->  \u{202e}      made visible first, as in all output (report/printable.h)
//
// Every attribute of the page stands in double quotes; none is a script, a style or an address made of guide text
// except href, which address_of() of report/plan_words.h encodes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace guidelint::report::plan_page {

constexpr std::size_t k_most_name = 120;      // code points of a company, a path, an owner
constexpr std::size_t k_most_sentence = 240;  // of a cause, a reason

// For content and for attributes in double quotes.
std::string escaped(std::string_view text);  // our own text, or what printable() made safe
std::string guide_text(std::string_view hostile, std::size_t limit = k_most_name);

std::string number(std::uint64_t value);  // "4,466"
std::string number(double value, int decimals);

// "<th scope=\"col\" class=\"n\">guides</th>"; `name` is our own text.
std::string column(std::string_view name, bool is_number = false);

// A cell of a number, and of text that is HTML already.
std::string number_cell(std::uint64_t value);
std::string cell(std::string_view html);

// A bar before the number in a cell, as long as its share of `most`; none where most is 0. Says nothing that the number
// does not.
std::string bar(std::uint64_t value, std::uint64_t most, std::string_view kind = {});

}  // namespace guidelint::report::plan_page
