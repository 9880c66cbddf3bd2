// Text put into HTML so that it is text: in an element, or in an attribute in double quotes.
//
//   </td><script>      ->  &lt;/td&gt;&lt;script&gt;
//   " onclick='x'      ->  &quot; onclick=&#39;x&#39;
//   U+202E             ->  \u{202e}        made visible first, as in all output (printable.h)
//
// Not for text inside <script> or <style>: nothing of a guide goes there.
#pragma once

#include <string>
#include <string_view>

#include "report/printable.h"

namespace guidelint::report {

// One line, cut after `limit` code points.
std::string html_escaped(std::string_view hostile, std::size_t limit = k_max_sentence);

}  // namespace guidelint::report
