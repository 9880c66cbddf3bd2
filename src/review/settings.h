// How reviews are planned, as `plan:` of guidelint.yaml says: minutes, owners, intervals, weights, weeks off.
//
// Every value has a default that gives a plan without any configuration. Reading and checking them is the command line's.
//
// Units     whole minutes; whole weeks.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/date.h"

namespace guidelint::review {

struct Settings {
  int guide_minutes = 6;     // one guide
  int company_minutes = 20;  // a visit: opening the sources of a company once
  int week_minutes = 600;    // all owners together

  // Minutes by owner, together at most week_minutes; what they leave is for everybody else. Empty: nobody's minutes are
  // told apart.
  std::vector<std::pair<std::string, int>> owners = {};

  int every_weeks = 26;  // how often a guide should be reviewed
  int least_weeks = 8, most_weeks = 52;

  std::vector<std::pair<std::string, double>> roles = {};      // pattern -> weight, the first that matches
  std::vector<std::pair<std::string, double>> qualities = {};  // data_quality -> weight
  double per_error = 0.5;                                      // so much more for each open error …
  double most_errors = 3;                                      // … at most this many times the weight

  struct Away {
    base::Date first, last;
  };
  std::vector<Away> away = {};  // a week that has a weekday of one loses a fifth of its minutes for each
};

}  // namespace guidelint::review
