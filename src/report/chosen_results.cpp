#include "report/chosen_results.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "report/causes.h"

namespace guidelint::report {

ChosenResults choose_results(const lint::LintResult& result, std::size_t most, bool kept_back) {
  struct Ranked {
    ChosenResult result;
    std::tuple<bool, int, std::size_t> rank;  // kept back, level, how many of its cause came before
  };
  std::vector<Ranked> all;
  std::map<std::pair<bool, CauseKey>, std::map<finding::Level, std::size_t>> seen;
  for (const lint::FileReport& file : result.files) {
    const auto add = [&](const std::vector<finding::Finding>& findings, bool is_kept_back) {
      for (const finding::Finding& finding : findings) {
        const std::size_t before = seen[{is_kept_back, cause_of(finding)}][finding.level]++;
        all.push_back({{&file, &finding}, {is_kept_back, -static_cast<int>(finding.level), before}});
      }
    };
    add(file.findings, false);
    if (kept_back) add(file.kept_back, true);
  }
  ChosenResults chosen{.of = all.size()};
  std::vector<std::size_t> order(all.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  if (all.size() > most) {
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return all[i].rank; });
    order.resize(most);
    std::ranges::sort(order);
  }
  chosen.shown.reserve(order.size());
  for (const std::size_t i : order) chosen.shown.push_back(all[i].result);
  return chosen;
}

}  // namespace guidelint::report
