// guidelint manual: its manual page, in the language of man.
#include "cli/manual.h"

#include "cli/clock.h"
#include "cli/commands/commands.h"
#include "cli/session.h"

namespace guidelint::cli {
namespace {

// When what the page says was last changed. Not the day of the build: two builds of one source are the same.
constexpr std::string_view k_dated = "2026-11-22";

}  // namespace

int run_manual() {
  const auto date = source_date();
  if (!date) {
    complain(date.error().message);
    return k_exit_could_not_judge;
  }
  const std::string shown = *date ? base::format_date(**date) : std::string(k_dated);
  return print(manual_page(shown)) ? k_exit_ok : k_exit_could_not_judge;
}

}  // namespace guidelint::cli
