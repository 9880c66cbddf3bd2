// Functions of many entities. rule/aggregates.h works them out; here is only what they may be given.
#include <algorithm>

#include "expr/functions.h"

namespace guidelint::expr {
namespace {

using Special = FunctionEntry::Special;

constexpr FunctionEntry k_entries[] = {
    {.about = {"count", "count(guide or row, by=[field, …], where=condition) -> number",
               "how many there are, of the group if there is one"},
     .result = Result::number,
     .special = Special::count},
    {.about = {"median", "median(amount, by=[field, …], where=condition, min=count) -> amount",
               "of the group's values, end by end; nothing for a group smaller than min"},
     .accepts = k_measures,
     .result = Result::like_arguments,
     .ends = true,
     .special = Special::aggregate},
    {.about = {"robust_z", "robust_z(amount, by=[field, …], where=condition, min=count) -> number",
               "how far from the group's median, in median distances: 0.6745 is the usual distance"},
     .accepts = k_measures,
     .result = Result::number,
     .ends = true,
     .special = Special::aggregate},
    {.about = {"shared", "shared(value, …, by=[field, …], where=condition) -> number",
               "how many entities have these very values"},
     .least = 1,
     .most = 16,
     .result = Result::number,
     .special = Special::aggregate},
    {.about = {"typical", "typical(amount, by=[field, …], where=condition, min=count) -> amount",
               "the median of the middles: one number for people"},
     .accepts = k_measures,
     .result = Result::like_arguments,
     .special = Special::aggregate},
    {.about = {"unique", "unique(value, …, by=[field, …], where=condition) -> number",
               "how many different values there are"},
     .least = 1,
     .most = 16,
     .result = Result::number,
     .special = Special::aggregate},
};

constexpr FunctionEntry k_extremes[] = {
    {.about = {"max", "max(amount, by=[field, …], where=condition, min=count) -> amount", "the largest of the group"},
     .accepts = k_ordered,
     .result = Result::like_arguments,
     .ends = true,
     .special = Special::aggregate},
    {.about = {"min", "min(amount, by=[field, …], where=condition, min=count) -> amount", "the smallest of the group"},
     .accepts = k_ordered,
     .result = Result::like_arguments,
     .ends = true,
     .special = Special::aggregate},
};

}  // namespace

std::span<const FunctionEntry> corpus_functions() { return k_entries; }

const FunctionEntry* find_group_function(std::string_view name) {
  for (const FunctionEntry& entry : k_extremes) {
    if (entry.about.name == name) return &entry;
  }
  return nullptr;
}

}  // namespace guidelint::expr
