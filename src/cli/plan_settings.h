// `plan:` of guidelint.yaml: minutes, owners, intervals, weights, weeks off.
//
//   plan:
//     minutes: {guide: 6, company: 20, week: 600}
//     owners: {'@pay-team': 240, '@data-team': 360}
//     every: 26w
//     between: [8w, 52w]
//     weight:
//       role: {software-engineer: 5, '*': 2}
//       errors: 0.5
//       quality: {medium: 1.5}
//     away: [2026-12-21..2027-01-03]
//
// Whatever is not written is as in review/settings.h; without `week` it is what its owners have together. Settings that
// hold no plan (a week shorter than a visit with one guide) are a mistake here, at the value that is too small.
//
// Errors    appended to `mistakes`, each with its place; the settings are usable only without any.
#pragma once

#include <vector>

#include "review/settings.h"
#include "yaml/decode.h"

namespace guidelint::cli {

review::Settings read_plan_settings(const yaml::Node& plan, std::vector<yaml::Mistake>& mistakes);

}  // namespace guidelint::cli
