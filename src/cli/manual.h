// The manual page guidelint(1), from the description in command_line.h.
#pragma once

#include <string>
#include <string_view>

namespace guidelint::cli {

std::string manual_page(std::string_view date);  // "2026-03-01"

}  // namespace guidelint::cli
