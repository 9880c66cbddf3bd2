#include "cli/terminal.h"

#include <unistd.h>

#include <cstdlib>

namespace guidelint::cli {
namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

bool is_terminal(int stream) { return ::isatty(stream) == 1 && variable("TERM") != "dumb"; }

bool on_github_actions() { return variable("GITHUB_ACTIONS") == "true"; }

bool wants_color(std::string_view flag, int stream) {
  if (flag == "always") return true;
  if (flag == "never" || !variable("NO_COLOR").empty()) return false;
  if (const auto force = variable("CLICOLOR_FORCE"); !force.empty() && force != "0") return true;
  return variable("CLICOLOR") != "0" && is_terminal(stream);
}

}  // namespace guidelint::cli
