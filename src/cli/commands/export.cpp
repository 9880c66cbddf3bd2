// guidelint export: the data as guidelint reads it, for people who query pay and for checking the reader.
#include "report/export.h"

#include "cli/commands/commands.h"
#include "cli/outputs.h"
#include "cli/session.h"
#include "lint/lint.h"

namespace guidelint::cli {

int run_export(const Options& options) {
  const auto session = open_session(options);
  if (!session) return k_exit_could_not_judge;
  lint::Discovery found = discover(*session, options.arguments);

  const Output output = options.formats.empty() ? Output{.format = "jsonl"} : options.formats.front();
  std::string text;
  if (output.format == "csv") report::write_export_csv_header(session->rules->model(), text);
  const auto print_one = [&](const model::Bound& guide) {
    std::string one;
    output.format == "csv" ? report::write_export_csv(guide, one) : report::write_export_jsonl(guide, one);
    return one;
  };
  bool is_first = true;
  const auto collect = [&](std::string_view one) {
    if (output.format == "json") {
      if (one.ends_with('\n')) one.remove_suffix(1);
      text += is_first ? "[\n" : ",\n";
    }
    is_first = false;
    text += one;
  };
  lint::Read read = lint::for_each_guide(found.inputs, session->rules->model(), options.jobs, print_one, collect);
  if (output.format == "json") text += is_first ? "[]\n" : "\n]\n";

  for (const base::Error& error : found.errors) complain(error.message);
  for (const base::Error& error : read.unreadable) complain(error.message);
  const bool written = write_output(output, [&text](std::size_t) { return text; });
  if (read.guides == 0 && read.unreadable.empty() && found.errors.empty()) {
    complain("no guide found");
    return k_exit_could_not_judge;
  }
  return written && read.unreadable.empty() && found.errors.empty() ? k_exit_ok : k_exit_could_not_judge;
}

}  // namespace guidelint::cli
