// The parts of the plan's page, top to bottom. Each is HTML on its own and says itself when it has nothing to show.
//
// Lifetime  functions of their arguments only.
#pragma once

#include <string>

#include "report/plan_page/view.h"

namespace guidelint::report::plan_page {

std::string headline(const View& view);      // what the hours can hold, as a sentence
std::string figures(const View& view);       // five numbers with what they are measured against
std::string current_week(const View& view);  // whom to visit now, and why first
std::string weeks(const View& view);         // load against the limit, guides left; the same as a table
std::string late(const View& view);          // by company, by owner
std::string corpus(const View& view);        // findings by rule and cause, with their course
std::string goodness(const View& view);      // how far the plan is from the best there could be
std::string guides(const View& view);        // every guide, with filters

}  // namespace guidelint::report::plan_page
