// A format of `due`: one file in src/report/agendas/, one entry of all_agendas() by being there.
//
// Agendas stand beside the formats of `check` because they answer another question: not what is wrong, but what to read
// next. A list that is cut says how long it is; --all cuts nothing where the medium allows.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "report/format.h"
#include "review/due.h"

namespace guidelint::report::agendas {

struct Agenda {
  std::string_view name;     // what --format takes; the file's stem
  std::string_view summary;  // one line for --help
  std::string (*render)(const review::DueList& list, const Style& style);
};

// Every agenda of this build, in name order.
std::span<const Agenda* const> all_agendas();

}  // namespace guidelint::report::agendas
