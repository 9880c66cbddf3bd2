// guidelint explain RULE|FILE:LINE: what a rule means, from its own file; or how a line of a guide was judged; or the
// functions rules may call.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "base/strings.h"
#include "cli/commands/commands.h"
#include "cli/line_reference.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "expr/expression.h"
#include "lint/inspect.h"
#include "report/explanation.h"
#include "report/rule_text.h"

namespace guidelint::cli {
namespace {

int explain_functions() {
  std::size_t widest = 0;
  for (const expr::Function& one : expr::functions()) widest = std::max(widest, one.signature.size());
  std::string text;
  for (const expr::Function& one : expr::functions())
    text += fmt::format("{:<{}}  {}\n", one.signature, widest, one.summary);
  return print(text) ? k_exit_ok : k_exit_could_not_judge;
}

// Nothing, and said, if it is neither a rule nor a line that can be read.
std::optional<std::string> explain_one(const Session& session, const Options& options, const std::string& argument) {
  if (const rule::Rule* rule = session.rules->find(argument)) {
    const auto examples = options.verbose > 0 ? report::ExamplesShown::all : report::ExamplesShown::chosen;
    return report::rule_text(*session.rules, *rule, examples);
  }
  const auto reference = parse_line_reference(argument);
  if (!reference) {
    const auto near = session.rules->nearest(argument);
    complain(near ? fmt::format("no rule is called \"{}\"; did you mean {}?", argument, *near)
                  : reference.error().message);
    return std::nullopt;
  }
  const lint::Discovery found = discover(session, {reference->path});
  const rule::RunPlan plan = rule::make_plan(
      *session.rules, [](const rule::Rule&) { return true; }, level_for(session));
  const auto line = lint::inspect_line(found.inputs, reference->path, reference->line, *session.rules, plan,
                                       {.jobs = options.jobs, .today = session.today});
  if (!line) {
    complain(line.error().message);
    return std::nullopt;
  }
  for (const base::Error& error : line->unreadable) complain(error.message);
  return report::explanation(*line, {.color = wants_color(options.color, STDOUT_FILENO), .full = options.verbose > 0});
}

}  // namespace

int run_explain(const Options& options) {
  if (options.functions) return explain_functions();
  if (!options.pages.empty()) return run_pages(options);
  const auto session = open_session(options);
  if (!session) return k_exit_could_not_judge;
  std::string text;
  for (const std::string& argument : options.arguments) {
    const auto one = explain_one(*session, options, argument);
    if (!one) return k_exit_could_not_judge;
    text += (text.empty() ? "" : "\n") + *one;
  }
  return print(text) ? k_exit_ok : k_exit_could_not_judge;
}

}  // namespace guidelint::cli
