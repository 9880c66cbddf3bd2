// Findings from what checks found: an expression says itself what its finding is about, a check only places and words.
#pragma once

#include "finding/finding.h"
#include "model/bind.h"
#include "rule/check.h"
#include "rule/rule.h"
#include "rule/run_impl.h"

namespace guidelint::rule {

finding::Finding finding_of(const Rule& rule, finding::Level level, Hit hit, const model::Bound& guide,
                            const Places& places, bool makes_fixes);

// Of a check that compares guides.
finding::Finding finding_of(const Rule& rule, finding::Level level, const ComparedFinding& found,
                            const model::Bound& guide, const Places& places);

}  // namespace guidelint::rule
