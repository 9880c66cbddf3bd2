// What a long run is doing, on a terminal: "checking … 1,234 of 4,466 guides", rewritten in place.
//
// Shown on standard error from half a second on, five times a second, and taken back at the end of the scope, before
// anything is printed. Never where nobody looks (no terminal, CI), with --quiet, or between the lines of --verbose.
// Written over with blanks rather than erased by an escape sequence, so that it is the same with NO_COLOR. A thread of
// its own, because those that work have only to count: one addition a guide, and no clock.
//
// Lifetime  counter() is borrowed by whoever works.
// Threads   counter() may be raised by any.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <thread>

#include "cli/options.h"

namespace guidelint::cli {

class Progress {
 public:
  // `guides` there are; 0: it is not known how far the work has come.
  Progress(std::string_view what, std::size_t guides, const Options& options);

  // To any stream, whether or not somebody looks.
  Progress(std::string_view what, std::size_t guides, std::FILE* out, std::chrono::milliseconds first,
           std::chrono::milliseconds every);

  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() = default;  // waits for the thread, which takes the line back

  [[nodiscard]] std::atomic<std::size_t>* counter() { return &done_; }

 private:
  void start(std::FILE* out, std::chrono::milliseconds first, std::chrono::milliseconds every);
  [[nodiscard]] std::string line() const;

  std::string what_;
  std::size_t guides_;
  std::atomic<std::size_t> done_ = 0;
  std::jthread thread_ = {};  // last: it reads the others
};

}  // namespace guidelint::cli
