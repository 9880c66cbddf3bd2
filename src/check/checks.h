// The C++ checks of this build: one file of src/check each, listed by being there (cmake/Layers.cmake).
#pragma once

#include <span>

#include "rule/check.h"

namespace guidelint::check {

std::span<const rule::Check* const> all_checks();

}  // namespace guidelint::check
