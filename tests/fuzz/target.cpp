#include "fuzz/target.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace guidelint::fuzz {

void fail(std::string_view expected, std::string_view seen) {
  const std::string line = "does not hold: " + std::string(expected) + (seen.empty() ? "" : ": ") + std::string(seen);
  std::fprintf(stderr, "%s\n", line.c_str());
  std::abort();
}

}  // namespace guidelint::fuzz
