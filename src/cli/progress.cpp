#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <stop_token>

#include "base/strings.h"
#include "cli/terminal.h"

namespace guidelint::cli {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds k_first{500};
constexpr milliseconds k_every{200};

bool is_ci() {
  const char* value = std::getenv("CI");
  return value != nullptr && *value != '\0';
}

}  // namespace

Progress::Progress(std::string_view what, std::size_t guides, const Options& options) : what_(what), guides_(guides) {
  if (options.quiet || options.verbose > 0 || is_ci() || !is_terminal(STDERR_FILENO)) return;
  start(stderr, k_first, k_every);
}

Progress::Progress(std::string_view what, std::size_t guides, std::FILE* out, milliseconds first, milliseconds every)
    : what_(what), guides_(guides) {
  start(out, first, every);
}

void Progress::start(std::FILE* out, milliseconds first, milliseconds every) {
  thread_ = std::jthread([this, out, first, every](const std::stop_token& stop) {
    std::mutex mutex;  // guards nothing: the wait wants one
    std::condition_variable_any wait;
    std::unique_lock lock(mutex);
    std::size_t shown = 0;  // bytes, which are no fewer than columns
    for (milliseconds pause = first;; pause = every) {
      wait.wait_for(lock, stop, pause, [] { return false; });
      if (stop.stop_requested()) break;
      const std::string text = line();
      std::fputs(fmt::format("\r{}", text).c_str(), out);
      std::fflush(out);
      shown = std::max(shown, text.size());
    }
    if (shown == 0) return;
    std::fputs(fmt::format("\r{:{}}\r", "", shown).c_str(), out);
    std::fflush(out);
  });
}

std::string Progress::line() const {
  if (guides_ == 0) return what_ + " …";
  const std::size_t done = std::min(done_.load(std::memory_order_relaxed), guides_);
  return fmt::format("{} … {} of {}", what_, base::grouped(static_cast<double>(done)), base::counted(guides_, "guide"));
}

}  // namespace guidelint::cli
