#include "report/plan_page/html.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "report/markup.h"
#include "report/printable.h"

namespace guidelint::report::plan_page {

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (const std::string_view entity = entity_of(c); entity.empty()) {
      out += c;
    } else {
      out += entity;
    }
  }
  return out;
}

std::string guide_text(std::string_view hostile, std::size_t limit) { return escaped(printable(hostile, limit)); }

std::string number(std::uint64_t value) { return base::grouped(static_cast<double>(value)); }
std::string number(double value, int decimals) { return base::grouped(value, decimals); }

std::string column(std::string_view name, bool is_number) {
  return fmt::format("<th scope=\"col\"{}>{}</th>", is_number ? " class=\"n\"" : "", name);
}

std::string number_cell(std::uint64_t value) { return fmt::format("<td class=\"n\">{}</td>", number(value)); }
std::string cell(std::string_view html) { return fmt::format("<td>{}</td>", html); }

std::string bar(std::uint64_t value, std::uint64_t most, std::string_view kind) {
  if (most == 0) return {};
  const double share = 100 * static_cast<double>(std::min(value, most)) / static_cast<double>(most);
  return fmt::format(
      "<svg class=\"share{}{}\" aria-hidden=\"true\"><rect class=\"whole\" width=\"100%\" height=\"100%\"/>"
      "<rect width=\"{:.2f}%\" height=\"100%\"/></svg>",
      kind.empty() ? "" : " ", kind, share);
}

}  // namespace guidelint::report::plan_page
