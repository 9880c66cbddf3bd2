#include "report/chosen_results.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "report/causes.h"
#include "report/review_place.h"

namespace guidelint::report {
namespace {

using finding::Finding;
using finding::Level;

class Ranking {
 public:
  // Findings of one file in order, files in path order.
  void add(const lint::FileReport& file, const Finding& finding, bool is_kept_back) {
    const bool elsewhere = file.changed && !is_on_changed_lines(file, finding);
    const Kind kind{is_kept_back, -static_cast<int>(finding.level), elsewhere};
    const auto [group, is_new] = groups_.try_emplace({kind, cause_of(finding)}, sizes_.size());
    if (is_new) sizes_.push_back(0);
    all_.push_back(
        {.result = {&file, &finding}, .kind = kind, .before = sizes_[group->second], .group = group->second});
    ++sizes_[group->second];
  }

  // The first `most` in order of rank.
  [[nodiscard]] std::vector<std::size_t> first(std::size_t most) const {
    std::vector<std::size_t> order(all_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto rank = [this](std::size_t i) {
      const Entry& entry = all_[i];
      return std::tuple(entry.kind, entry.before, all_.size() - sizes_[entry.group], i);
    };
    most = std::min(most, order.size());
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(most);
    std::partial_sort(order.begin(), end, order.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    order.resize(most);
    return order;
  }

  [[nodiscard]] ChosenResults results(const std::vector<std::size_t>& order) const {
    ChosenResults chosen{.of = all_.size()};
    chosen.shown.reserve(order.size());
    for (const std::size_t i : order) chosen.shown.push_back(all_[i].result);
    return chosen;
  }

 private:
  using Kind = std::tuple<bool, int, bool>;  // kept back, level, not on changed lines
  struct Entry {
    ChosenResult result;
    Kind kind;
    std::size_t before = 0;  // how many of its group came before
    std::size_t group = 0;
  };

  std::vector<Entry> all_;
  std::map<std::pair<Kind, CauseKey>, std::size_t> groups_;
  std::vector<std::size_t> sizes_;  // by group
};

}  // namespace

ChosenResults choose_results(const lint::LintResult& result, std::size_t most, bool kept_back) {
  Ranking ranking;
  for (const lint::FileReport& file : result.files) {
    for (const Finding& finding : file.findings) ranking.add(file, finding, false);
    if (!kept_back) continue;
    for (const Finding& finding : file.kept_back) ranking.add(file, finding, true);
  }
  std::vector<std::size_t> order = ranking.first(most);
  std::ranges::sort(order);
  return ranking.results(order);
}

ChosenResults choose_of_level(const lint::LintResult& result, Level level, std::size_t most) {
  Ranking ranking;
  for (const lint::FileReport& file : result.files) {
    for (const Finding& finding : file.findings) {
      if (finding.level == level) ranking.add(file, finding, false);
    }
  }
  return ranking.results(ranking.first(most));
}

}  // namespace guidelint::report
