#include "report/html_text.h"

#include "report/markup.h"

namespace guidelint::report {

std::string html_escaped(std::string_view hostile, std::size_t limit) {
  std::string out;
  for (const char c : printable(hostile, limit)) {
    const std::string_view entity = c == '\'' ? std::string_view("&#39;") : entity_of(c);
    if (entity.empty()) {
      out += c;
    } else {
      out += entity;
    }
  }
  return out;
}

}  // namespace guidelint::report
