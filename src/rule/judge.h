// Judges one entity by one rule and writes the findings: message, place, cause, operands.
//
// The part of running a rule that knows nothing of guides, threads or order, so that an entity of the guide at hand and
// a snapshot kept from another one are judged by the same code.
//
// Lifetime  the result owns all it says.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expr/expression.h"
#include "finding/finding.h"
#include "rule/aggregates.h"
#include "rule/rule.h"
#include "rule/snapshot.h"

namespace guidelint::rule {

struct Subject {
  const expr::Entity* entity = nullptr;
  std::uint32_t index = 0;       // which entity of its guide
  std::string_view label = {};   // "row[Amsterdam]"
  std::string_view suffix = {};  // " for Amsterdam"
  finding::Place place = {};     // where it stands if a comparison does not say better
  const Places* places = nullptr;
  const model::Bound* guide = nullptr;       // that fixes are made for; nullptr: none are made
  std::optional<finding::Level> level = {};  // replaces the rule's
};

struct Judgement {
  expr::Verdict::State state = expr::Verdict::State::passed;
  std::string reason = {};                      // not judged
  std::vector<finding::Finding> findings = {};  // failed
  std::vector<text::Span> read = {};  // by the comparisons that failed: what rules that yield must leave alone
};

// The groups of an expression that calls aggregates; nullptr for one that does not.
using GroupsOf = std::function<const expr::Groups*(std::span<const expr::Aggregate>)>;

// The id of a rule that has already reported one of these values, or "".
using ReportedBy = std::function<std::string_view(const std::vector<text::Span>& read)>;

Judgement judge(const Rule& rule, const Subject& subject, const expr::Context& context, const GroupsOf& groups_of,
                const ReportedBy& reported_by);

}  // namespace guidelint::rule
