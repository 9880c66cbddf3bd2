#include "rule/by_class.h"

#include <algorithm>

#include "expr/outline.h"

namespace guidelint::rule {
namespace {

using expr::Verdict;

// Asks one entity of each class of those that are alike (model/alike.h).
class ByClass {
 public:
  ByClass(const Rule& rule, const model::Bound& guide, const expr::Context& context)
      : rule_(rule), guide_(guide), context_(context), alike_(guide.alike(rule.each)) {}

  std::vector<std::uint32_t> count(Tally& tally) const {
    std::vector<std::uint8_t> is_answered(alike_.classes.size());
    bool all_are = true;
    for (std::size_t number = 0; number < alike_.classes.size(); ++number) {
      const model::AlikeClass& one = alike_.classes[number];
      const Answer answer = ask(one);
      is_answered[number] = answer != Answer::each;
      all_are = all_are && answer != Answer::each;
      if (answer != Answer::passed) continue;
      tally.looked_at += one.count;
      tally.passed += one.count;
    }
    if (all_are) return alike_.own;
    std::vector<std::uint32_t> others;
    for (std::uint32_t entity = 0; entity < alike_.class_of.size(); ++entity) {
      const std::uint8_t number = alike_.class_of[entity];
      if (number == model::k_own_class || is_answered[number] == 0) others.push_back(entity);
    }
    return others;
  }

 private:
  enum class Answer : std::uint8_t { passed_over, passed, each };  // each: ask it itself

  [[nodiscard]] Answer ask(const model::AlikeClass& one) const {
    const expr::Entity& entity = guide_.entity(rule_.each, one.first);
    const auto certain = [&](const expr::Expression& expression) {
      return expr::certain(expression, one.outlines, entity, context_);
    };
    if (rule_.where) {
      const auto state = certain(*rule_.where);
      if (!state) return Answer::each;
      if (*state != Verdict::State::passed) return Answer::passed_over;
    }
    const bool all_pass = std::ranges::all_of(rule_.expectations, [&](const Expectation& expectation) {
      return certain(expectation.expression) == Verdict::State::passed;
    });
    return all_pass ? Answer::passed : Answer::each;
  }

  const Rule& rule_;
  const model::Bound& guide_;
  const expr::Context& context_;
  const model::Alike& alike_;
};

}  // namespace

bool can_be_judged_by_class(const Rule& rule) {
  if (rule.check != nullptr || (rule.each != model::EntityKind::key && rule.each != model::EntityKind::line))
    return false;
  const auto is_answered = [](const expr::Expression& expression) {
    return std::ranges::all_of(expression.fields(), model::is_of_class);
  };
  return (!rule.where || is_answered(*rule.where)) &&
         std::ranges::all_of(rule.expectations, is_answered, &Expectation::expression);
}

std::vector<std::uint32_t> count_by_class(const Rule& rule, const model::Bound& guide, const expr::Context& context,
                                          Tally& tally) {
  return ByClass(rule, guide, context).count(tally);
}

}  // namespace guidelint::rule
