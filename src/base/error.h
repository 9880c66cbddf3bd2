// What went wrong outside the program: a file that cannot be read, a folder that is not there.
//
// A fault in a guide, a rule or the configuration is a finding, never an Error: it has a place and the run goes on. An
// Error has only a sentence, complete and printable ("cannot read guides/a.md: permission denied"). Travels in
// tl::expected.
#pragma once

#include <string>

namespace guidelint::base {

struct Error {
  std::string message;
};

}  // namespace guidelint::base
