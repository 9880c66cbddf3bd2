// Runs a function for each index on several threads; worker order never shows in the result.
//
// Indexes come from one atomic counter in small chunks, because guides differ in size by a factor of fifty. The
// function writes to its own index and nothing else.
//
// Threads   returns when all indexes are done.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace guidelint::lint {

// 0 jobs: four per core, at most 16, because reading files waits.
inline unsigned usual_jobs(unsigned wanted) {
  if (wanted != 0) return wanted;
  return std::min(16U, 4U * std::max(1U, std::thread::hardware_concurrency()));
}

template <typename Function>
void for_each_index(std::size_t count, unsigned jobs, Function function) {
  constexpr std::size_t k_chunk = 16;
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t begin = next.fetch_add(k_chunk); begin < count; begin = next.fetch_add(k_chunk)) {
      for (std::size_t i = begin; i < std::min(begin + k_chunk, count); ++i) function(i);
    }
  };
  const std::size_t workers = std::min<std::size_t>(usual_jobs(jobs), (count + k_chunk - 1) / k_chunk);
  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < workers; ++i) threads.emplace_back(work);
  work();
}

}  // namespace guidelint::lint
