// guidelint due: what to review next, undated guides first, then by days late.
#include "review/due.h"

#include <unistd.h>

#include <algorithm>

#include "cli/commands/commands.h"
#include "cli/outputs.h"
#include "cli/review_guides.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "report/agenda.h"

namespace guidelint::cli {

int run_due(const Options& options) {
  const auto session = open_session(options);
  if (!session) return k_exit_could_not_judge;
  const lint::Discovery found = discover(*session, options.arguments);

  auto read = read_review_guides(*session, found, options.jobs);
  if (!read) return k_exit_could_not_judge;
  const review::DueList list = review::find_due(std::move(read->guides), session->today, options.within_days);
  bool written = true;
  for (const Output& output : options.formats.empty() ? std::vector<Output>{{.format = "text"}} : options.formats) {
    const auto agendas = report::agendas::all_agendas();
    const auto agenda = std::ranges::find(agendas, output.format, [](const auto* one) { return one->name; });
    report::Style style{.color = output.file.empty() && wants_color(options.color, STDOUT_FILENO),
                        .show_infos = options.verbose > 0,
                        .show_all = options.show_all,
                        .group_by = options.group_by,
                        .version = k_version};
    const auto make = [&](std::size_t most_bytes) {
      style.most_bytes = most_bytes;
      return (*agenda)->render(list, style);
    };
    written = write_output(output, make) && written;
  }
  return written && read->all_read() ? k_exit_ok : k_exit_could_not_judge;
}

}  // namespace guidelint::cli
