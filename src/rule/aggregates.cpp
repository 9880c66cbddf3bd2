#include "rule/aggregates.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

namespace guidelint::rule {
namespace {

constexpr double k_none = std::numeric_limits<double>::quiet_NaN();

double end_of(const expr::Value& value, std::size_t end) {
  if (!value.type.ended) return value.state == expr::State::present ? value.ends[0].low : k_none;
  return value.ends[end].state == expr::State::present ? value.ends[end].low : k_none;
}

double median_of(const std::vector<double>& sorted) {
  const std::size_t half = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

double deviation_of(const std::vector<double>& sorted) {
  if (sorted.empty()) return 0;
  const double median = median_of(sorted);
  std::vector<double> distances;
  distances.reserve(sorted.size());
  for (const double value : sorted) distances.push_back(std::abs(value - median));
  std::ranges::sort(distances);
  return median_of(distances);
}

expr::Value number_of_type(const expr::Type& type, std::array<double, 2> ends, money::Currency currency) {
  expr::Value value;
  value.type = type;
  value.state = expr::State::none;
  for (std::size_t i = 0; i < 2; ++i) {
    if (std::isnan(ends[i])) continue;
    value.ends[i].low = value.ends[i].high = ends[i];
    value.ends[i].state = value.state = expr::State::present;
    if (type.kind == expr::Kind::money) value.ends[i].currency = currency;
  }
  return value;
}

// A key and the values under it as one.
base::Digest joined(const base::Digest& key, const base::Digest& values) {
  base::Hasher hasher;
  for (const std::uint64_t word : {key.first, key.second, values.first, values.second}) hasher.add(word);
  return hasher.digest();
}

money::Currency currency_of(const expr::Value& value) {
  const money::Currency first = value.ends[0].currency;
  return first.known() || !value.type.ended ? first : value.ends[1].currency;
}

}  // namespace

void note_facts(const Site& site, const expr::Entity& entity, Chosen& chosen, const expr::Context& context,
                const AskedKeys* asked, std::vector<Fact>& facts) {
  for (std::size_t i = 0; i < site.aggregates.size(); ++i) {
    const expr::Aggregate& aggregate = site.aggregates[i];
    if (aggregate.function == "guides" || !site.collects(i)) continue;
    if (asked != nullptr) {  // the key costs less than what follows
      if ((*asked)[i].empty()) continue;
      const auto key = expr::aggregate_key(aggregate, entity, context);
      if (!key || !(*asked)[i].contains(*key)) continue;
    }
    if (aggregate.where == nullptr && !chosen.is_so()) continue;
    const auto input = expr::aggregate_input(aggregate, entity, context);
    if (!input) continue;
    const bool has_two = input->first.type.ended || aggregate.function == "typical";  // which takes the middle
    facts.push_back({.key = input->key,
                     .values = input->values,
                     .ends = {end_of(input->first, 0), has_two ? end_of(input->first, 1) : k_none},
                     .currency = currency_of(input->first),
                     .aggregate = static_cast<std::uint32_t>(i)});
  }
}

void Collection::add(const Fact& fact) {
  switch (kind_) {
    case Kind::nothing:
      return;
    case Kind::count:
      ++counts_[fact.key];
      return;
    case Kind::shared:
      ++counts_[joined(fact.key, fact.values)];
      return;
    case Kind::unique:
      if (seen_.insert(joined(fact.key, fact.values)).second) ++counts_[fact.key];
      return;
    default:
      break;
  }
  Numbers& numbers = numbers_[fact.key];
  if (fact.currency.known()) {
    numbers.is_mixed = numbers.is_mixed || (numbers.currency.known() && numbers.currency != fact.currency);
    numbers.currency = fact.currency;
  }
  if (kind_ == Kind::typical) {
    const double middle = (fact.ends[0] + fact.ends[1]) / 2;
    if (!std::isnan(middle)) numbers.ends[0].push_back(middle);
    return;
  }
  for (std::size_t i = 0; i < 2; ++i) {
    if (!std::isnan(fact.ends[i])) numbers.ends[i].push_back(fact.ends[i]);
  }
}

void Collection::finish() {
  if (is_finished_) return;  // by another that shares it
  is_finished_ = true;
  seen_ = {};
  for (auto& [key, numbers] : numbers_) {
    for (std::size_t i = 0; i < 2; ++i) {
      std::ranges::sort(numbers.ends[i]);
      numbers.ends[i].shrink_to_fit();
      if (has_deviations_) numbers.deviation[i] = deviation_of(numbers.ends[i]);
    }
  }
}

const Collection::Numbers* Collection::numbers(const base::Digest& key) const {
  const auto found = numbers_.find(key);
  return found == numbers_.end() ? nullptr : &found->second;
}

std::uint64_t Collection::count(const base::Digest& key, const base::Digest& values) const {
  const auto found = counts_.find(kind_ == Kind::shared ? joined(key, values) : key);
  return found == counts_.end() ? 0 : found->second;
}

GroupValues::Statistic GroupValues::statistic_of(const expr::Aggregate& aggregate) {
  constexpr std::array<std::pair<std::string_view, Statistic>, 9> k_names = {{{"guides", Statistic::guides},
                                                                              {"count", Statistic::count},
                                                                              {"shared", Statistic::shared},
                                                                              {"unique", Statistic::unique},
                                                                              {"median", Statistic::median},
                                                                              {"typical", Statistic::typical},
                                                                              {"min", Statistic::min},
                                                                              {"max", Statistic::max},
                                                                              {"robust_z", Statistic::robust_z}}};
  for (const auto& [name, statistic] : k_names) {
    if (name == aggregate.function) return statistic;
  }
  return Statistic::guides;
}

Collection::Kind GroupValues::kind_of(Statistic statistic) {
  switch (statistic) {
    case Statistic::guides:
      return Collection::Kind::nothing;
    case Statistic::count:
      return Collection::Kind::count;
    case Statistic::shared:
      return Collection::Kind::shared;
    case Statistic::unique:
      return Collection::Kind::unique;
    case Statistic::typical:
      return Collection::Kind::typical;
    default:
      return Collection::Kind::numbers;
  }
}

GroupValues::GroupValues(std::span<const expr::Aggregate> aggregates, std::uint64_t guides)
    : aggregates_(aggregates), guides_(guides) {
  for (const expr::Aggregate& aggregate : aggregates) {
    const Statistic statistic = statistic_of(aggregate);
    collections_.push_back(std::make_shared<Collection>(kind_of(statistic)));
    if (statistic == Statistic::robust_z) collections_.back()->work_out_deviations();
  }
}

void GroupValues::share(std::size_t index, const GroupValues& other, std::size_t other_index) {
  collections_[index] = other.collections_[other_index];
  if (statistic_of(aggregates_[index]) == Statistic::robust_z) collections_[index]->work_out_deviations();
}

void GroupValues::finish(std::optional<std::uint64_t> guides) {
  if (guides) guides_ = *guides;
  for (const auto& collection : collections_) collection->finish();
}

expr::Value GroupValues::of_numbers(const expr::Aggregate& aggregate, Statistic statistic,
                                    const Collection::Numbers* numbers, const expr::Value& own) {
  constexpr double k_usual_distance = 0.6745;  // of a normal distribution: MAD / standard deviation
  std::array<double, 2> results = {k_none, k_none};
  if (numbers == nullptr) return number_of_type(aggregate.type, results, {});
  if (numbers->is_mixed) return expr::make_missing(aggregate.type, expr::State::unknown, {});
  bool lacks_spread = false;
  for (std::size_t i = 0; i < 2; ++i) {
    const std::vector<double>& values = numbers->ends[i];
    if (values.empty() || values.size() < aggregate.min) continue;
    switch (statistic) {
      case Statistic::min:
        results[i] = values.front();
        break;
      case Statistic::max:
        results[i] = values.back();
        break;
      case Statistic::robust_z:
        if (numbers->deviation[i] > 0) {
          results[i] = k_usual_distance * (end_of(own, i) - median_of(values)) / numbers->deviation[i];
        } else {
          lacks_spread = true;
        }
        break;
      default:
        results[i] = median_of(values);
    }
  }
  if (!aggregate.type.ended) results[1] = k_none;
  expr::Value value = number_of_type(aggregate.type, results, numbers->currency);
  if (value.state != expr::State::present && lacks_spread) value.missing = "a difference among the others";
  return value;
}

expr::Value GroupValues::aggregate(std::size_t index, const expr::AggregateInput& input) const {
  const Statistic statistic = statistic_of(aggregates_[index]);
  const Collection& collection = *collections_[index];
  if (statistic >= Statistic::typical)
    return of_numbers(aggregates_[index], statistic, collection.numbers(input.key), input.first);
  const std::uint64_t count = statistic == Statistic::guides ? guides_ : collection.count(input.key, input.values);
  return expr::make_number(static_cast<double>(count));
}

std::span<const double> GroupValues::members(std::size_t index, const expr::AggregateInput& input,
                                             std::size_t end) const {
  const Collection::Numbers* numbers = collections_[index]->numbers(input.key);
  return numbers == nullptr ? std::span<const double>() : numbers->ends[end];
}

}  // namespace guidelint::rule
