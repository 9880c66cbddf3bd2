#include "lint/changed_lines.h"

#include <algorithm>
#include <cstddef>
#include <unordered_map>

namespace guidelint::lint {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

struct Pair {  // lines of both versions, from 0
  std::size_t before = 0;
  std::size_t now = 0;
};

// Lines that stand once in both, in the order of `now`.
std::vector<Pair> single_lines(const std::vector<std::string_view>& before, Pair begin, Pair end,
                               const std::vector<std::string_view>& now) {
  struct Seen {
    std::size_t before = 0, now = 0;  // how often
    std::size_t place = 0;            // in the earlier version
  };
  std::unordered_map<std::string_view, Seen> seen;
  for (std::size_t i = begin.before; i < end.before; ++i) {
    Seen& line = seen[before[i]];
    ++line.before;
    line.place = i;
  }
  for (std::size_t i = begin.now; i < end.now; ++i) {
    if (const auto line = seen.find(now[i]); line != seen.end()) ++line->second.now;
  }
  std::vector<Pair> singles;
  for (std::size_t i = begin.now; i < end.now; ++i) {
    const auto line = seen.find(now[i]);
    if (line == seen.end() || line->second.before != 1 || line->second.now != 1) continue;
    singles.push_back({.before = line->second.place, .now = i});
  }
  return singles;
}

// The longest part of `pairs` whose lines are in the same order in both.
std::vector<Pair> in_order(const std::vector<Pair>& pairs) {
  constexpr auto k_none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> ends;  // of the runs of each length, the one that ends first
  std::vector<std::size_t> previous(pairs.size(), k_none);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto place = std::lower_bound(ends.begin(), ends.end(), pairs[i].before,
                                        [&](std::size_t at, std::size_t line) { return pairs[at].before < line; });
    if (place != ends.begin()) previous[i] = *(place - 1);
    if (place == ends.end()) {
      ends.push_back(i);
    } else {
      *place = i;
    }
  }
  std::vector<Pair> run;
  for (std::size_t i = ends.empty() ? k_none : ends.back(); i != k_none; i = previous[i]) run.push_back(pairs[i]);
  std::reverse(run.begin(), run.end());
  return run;
}

class Kept {
 public:
  Kept(const std::vector<std::string_view>& before, const std::vector<std::string_view>& now)
      : before_(before), now_(now), kept_(now.size(), false) {}

  // Marks equal lines at both ends of the gap and makes it smaller by them.
  void trim(Pair& begin, Pair& end) {
    while (begin.before < end.before && begin.now < end.now && before_[begin.before] == now_[begin.now]) {
      kept_[begin.now] = true;
      ++begin.before;
      ++begin.now;
    }
    while (begin.before < end.before && begin.now < end.now && before_[end.before - 1] == now_[end.now - 1]) {
      --end.before;
      --end.now;
      kept_[end.now] = true;
    }
  }

  void find() {
    Pair begin, end{.before = before_.size(), .now = now_.size()};
    trim(begin, end);
    for (const Pair& anchor : in_order(single_lines(before_, begin, end, now_))) {
      Pair gap_end = anchor;
      trim(begin, gap_end);
      kept_[anchor.now] = true;
      begin = {.before = anchor.before + 1, .now = anchor.now + 1};
    }
    trim(begin, end);
  }

  [[nodiscard]] std::vector<LineRange> others() const {
    std::vector<LineRange> ranges;
    for (std::size_t i = 0; i < kept_.size(); ++i) {
      if (kept_[i]) continue;
      const auto line = static_cast<std::uint32_t>(i + 1);
      if (!ranges.empty() && ranges.back().last + 1 == line) {
        ranges.back().last = line;
      } else {
        ranges.push_back({.first = line, .last = line});
      }
    }
    return ranges;
  }

 private:
  const std::vector<std::string_view>& before_;
  const std::vector<std::string_view>& now_;
  std::vector<bool> kept_;
};

}  // namespace

std::vector<LineRange> changed_lines(std::string_view before, std::string_view now) {
  const auto old_lines = lines_of(before), new_lines = lines_of(now);
  Kept kept(old_lines, new_lines);
  kept.find();
  return kept.others();
}

bool is_within(const std::vector<LineRange>& ranges, const finding::Place& place) {
  const std::uint32_t first = place.begin.line;
  std::uint32_t last = std::max(place.end.line, first);
  if (last > first && place.end.column == 1) --last;
  const auto after = std::ranges::upper_bound(ranges, first, {}, &LineRange::first);
  return after != ranges.begin() && last <= (after - 1)->last;
}

}  // namespace guidelint::lint
