// The version, from project(guidelint VERSION …) in CMakeLists.txt: its only home.
#pragma once

#include <string_view>

namespace guidelint::cli {

constexpr std::string_view k_version = GUIDELINT_VERSION;

}  // namespace guidelint::cli
