#include "cli/line_reference.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

namespace guidelint::cli {
namespace {

struct Cut {
  std::string_view before;
  std::uint32_t number = 0;
};

// "a:12" -> "a" and 12.
std::optional<Cut> cut_number(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  const std::string_view digits = text.substr(colon + 1);
  constexpr std::size_t k_most_digits = 9;
  const bool fits = !digits.empty() && digits.size() <= k_most_digits &&
                    std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
  if (!fits) return std::nullopt;
  return Cut{.before = text.substr(0, colon), .number = static_cast<std::uint32_t>(std::stoul(std::string(digits)))};
}

bool is_there(std::string_view path) {
  std::error_code error;
  return std::filesystem::exists(std::filesystem::path(path), error);
}

}  // namespace

tl::expected<LineReference, base::Error> parse_line_reference(std::string_view argument) {
  if (is_there(argument))
    return tl::unexpected(base::Error{fmt::format("{0} names no line; explain {0}:LINE explains one", argument)});
  while (argument.ends_with(':')) argument.remove_suffix(1);
  const auto last = cut_number(argument);
  if (!last)
    return tl::unexpected(
        base::Error{fmt::format("\"{}\" is neither a rule nor a line of a file (FILE:LINE)", argument)});
  if (is_there(last->before)) return LineReference{.path = std::string(last->before), .line = last->number};
  const auto first = cut_number(last->before);
  if (first && is_there(first->before)) return LineReference{.path = std::string(first->before), .line = first->number};
  return tl::unexpected(
      base::Error{fmt::format("cannot read {}: no such file or directory", first ? first->before : last->before)});
}

}  // namespace guidelint::cli
