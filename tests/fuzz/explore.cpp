// libFuzzer's way into the targets. Which one is tried stands in GUIDELINT_FUZZ_TARGET; scripts/fuzz sets it.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "fuzz/target.h"

namespace {

const guidelint::fuzz::Target* chosen = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/) {
  const char* name = std::getenv("GUIDELINT_FUZZ_TARGET");
  for (const auto* target : guidelint::fuzz::all_targets()) {
    if (name != nullptr && target->name == name) chosen = target;
  }
  if (chosen != nullptr) return 0;
  std::fprintf(stderr, "GUIDELINT_FUZZ_TARGET names none of:\n");
  for (const auto* target : guidelint::fuzz::all_targets())
    std::fprintf(stderr, "  %s\n", std::string(target->name).c_str());
  std::exit(2);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A copy of exactly that size, so that a byte too many is read beyond an allocation.
  const std::string input(reinterpret_cast<const char*>(data), size);
  chosen->run(input);
  return 0;
}
