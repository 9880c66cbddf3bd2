#include "rule/aggregates.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace guidelint::rule {
namespace {

double end_of(const expr::Value& value, std::size_t end) {
  if (!value.type.ended)
    return value.state == expr::State::present ? value.ends[0].low : std::numeric_limits<double>::quiet_NaN();
  return value.ends[end].state == expr::State::present ? value.ends[end].low : std::numeric_limits<double>::quiet_NaN();
}

double median_of(const std::vector<double>& sorted) {
  const std::size_t half = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

expr::Value number_of_type(const expr::Type& type, std::array<double, 2> ends) {
  expr::Value value;
  value.type = type;
  value.state = expr::State::none;
  for (std::size_t i = 0; i < 2; ++i) {
    if (std::isnan(ends[i])) continue;
    value.ends[i].low = value.ends[i].high = ends[i];
    value.ends[i].state = value.state = expr::State::present;
  }
  return value;
}

}  // namespace

void note_facts(std::span<const expr::Aggregate> aggregates, const expr::Entity& entity, const expr::Context& context,
                std::vector<Fact>& facts) {
  for (std::size_t i = 0; i < aggregates.size(); ++i) {
    if (aggregates[i].arguments.empty()) continue;
    auto input = expr::aggregate_input(aggregates[i], entity, context);
    if (!input) continue;
    facts.push_back({.aggregate = static_cast<std::uint32_t>(i),
                     .key = std::move(input->key),
                     .values = std::move(input->values),
                     .ends = {end_of(input->first, 0), end_of(input->first, 1)}});
  }
}

GroupValues::GroupValues(std::span<const expr::Aggregate> aggregates, std::uint64_t guides)
    : aggregates_(aggregates), guides_(guides), groups_(aggregates.size()) {}

void GroupValues::add(const Fact& fact) {
  Group& group = groups_[fact.aggregate][fact.key];
  if (aggregates_[fact.aggregate].function == "median") {
    for (std::size_t i = 0; i < 2; ++i) {
      if (!std::isnan(fact.ends[i])) group.ends[i].push_back(fact.ends[i]);
    }
  } else {
    ++group.values[fact.values];
  }
}

void GroupValues::finish() {
  for (auto& groups : groups_) {
    for (auto& [key, group] : groups) {
      for (auto& values : group.ends) std::ranges::sort(values);
    }
  }
}

expr::Value GroupValues::aggregate(std::size_t index, std::string_view key, std::string_view values) const {
  const expr::Aggregate& aggregate = aggregates_[index];
  if (aggregate.function == "count") return expr::make_number(static_cast<double>(guides_));

  const auto found = groups_[index].find(key);
  const Group* group = found == groups_[index].end() ? nullptr : &found->second;
  if (aggregate.function == "shared") {
    const auto count = group == nullptr ? 0 : [&] {
      const auto same = group->values.find(values);
      return same == group->values.end() ? std::uint64_t{0} : same->second;
    }();
    return expr::make_number(static_cast<double>(count));
  }

  std::array<double, 2> medians = {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
  for (std::size_t i = 0; group != nullptr && i < 2; ++i) {
    if (!group->ends[i].empty() && group->ends[i].size() >= aggregate.min) medians[i] = median_of(group->ends[i]);
  }
  return number_of_type(aggregate.type, medians);
}

}  // namespace guidelint::rule
