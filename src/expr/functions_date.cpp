// Functions of dates, and the corpus functions, which have no code here: see Groups in expression.h.
#include <fmt/format.h>

#include <cmath>

#include "base/strings.h"
#include "expr/functions.h"
#include "expr/message.h"

namespace guidelint::expr {
namespace {

Value call_when(Evaluator& evaluator, const Node& node) {
  const Value date = evaluator.value(*node.children[0]);
  if (date.state != State::present) return Evaluator::missing_like(node, date);
  const double ahead = date.ends[0].low - evaluator.context().today.days;
  const auto distance = base::counted(static_cast<std::uint64_t>(std::abs(ahead)), "day");
  const std::string day = to_text(date);
  if (ahead == 0) return make_text(evaluator.keep(fmt::format("today ({})", day)));
  if (ahead < 0) return make_text(evaluator.keep(fmt::format("{} ago ({})", distance, day)));
  return make_text(evaluator.keep(fmt::format("in {} ({})", distance, day)));
}

Value call_days(Evaluator& evaluator, const Node& node) {
  Value value = evaluator.value(*node.children[0]);
  value.type = node.type;
  return value;
}

constexpr FunctionEntry k_dates[] = {
    {.about = {"days", "days(duration) -> number", "as a number of days"},
     .accepts = bit(Kind::duration),
     .result = Result::number,
     .ends = true,
     .call = call_days},
    {.about = {"when", "when(date) -> text", "seen from today: \"183 days ago (2026-05-23)\""},
     .accepts = bit(Kind::date),
     .result = Result::text,
     .call = call_when,
     .reads_today = true},
};

constexpr FunctionEntry k_corpus[] = {
    {.about = {"count", "count(guide) -> number", "how many guides there are"},
     .result = Result::number,
     .special = FunctionEntry::Special::count},
    {.about = {"median", "median(amount, by=[field, …], min=count) -> amount",
               "of the group's values; by=[path] is within the guide; nothing for a group smaller than min"},
     .accepts = k_measures,
     .result = Result::like_arguments,
     .ends = true,
     .special = FunctionEntry::Special::aggregate},
    {.about = {"shared", "shared(value, …, by=[field, …]) -> number", "how many entities have these very values"},
     .least = 1,
     .most = 16,
     .result = Result::number,
     .special = FunctionEntry::Special::aggregate},
};

}  // namespace

std::span<const FunctionEntry> date_functions() { return k_dates; }
std::span<const FunctionEntry> corpus_functions() { return k_corpus; }

}  // namespace guidelint::expr
