// The plan people like: whole companies, those first whose guides weigh most per minute.
//
// Smith's rule on blocks. Keeping families whole is not optimal (review/week_prices.h is nearer to it), but every week
// names few companies, a pass is short, and anyone can see why one stands before another. A company is split where a
// week would otherwise stay empty in part; how willingly is tried out, and whether by weight or by due week (which is
// better where there is time for all): the least late plan that visits at most a tenth of them twice.
//
// The plan is as good in whatever order families and their tasks are given.
#pragma once

#include "review/plan.h"

namespace guidelint::review {

// Requires: workload.is_possible().
Plan plan_blocks(const Workload& workload);

}  // namespace guidelint::review
