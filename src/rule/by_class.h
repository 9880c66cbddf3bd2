// Judges keys and lines that are alike by one of them (model/alike.h).
//
// Decided against: rules that say themselves what they need of a line; every rule about lines or keys has its share,
// those that people write too. Who looks on (Watch) sees every entity, so nothing is judged by class then.
#pragma once

#include <cstdint>
#include <vector>

#include "rule/run.h"

namespace guidelint::rule {

bool can_be_judged_by_class(const Rule& rule);

// Counts the entities that one of their class has answered for; gives the others, in order.
std::vector<std::uint32_t> count_by_class(const Rule& rule, const model::Bound& guide, const expr::Context& context,
                                          Tally& tally);

}  // namespace guidelint::rule
