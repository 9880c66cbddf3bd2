// The commands and their flags, in the words people read. Those about reviews stand in review_command_lines.cpp.
#include "cli/command_line.h"
#include "cli/flags.h"
#include "cli/review_command_lines.h"
#include "report/format.h"

namespace guidelint::cli {
namespace {

// How findings are printed, and what they come to: of check, and of merge.
std::vector<Flag> outcome_flags() {
  return {
      on("no-baseline", k_which, "show accepted findings too; they still fail nothing"),
      one_of("fail-on", "LEVEL",
             {{"error", "errors end with exit code 1"}, {"warning", "warnings too"}, {"never", "nothing does"}},
             k_which, "findings that end with exit code 1: error (default), warning or never"),
      output(choices_of(report::all_formats()),
             "how findings are printed; =FILE writes there; may be repeated (default: full on a terminal, "
             "otherwise concise; what suits a workflow on GitHub Actions)"),
      one_of("group-by", "WHAT", {{"rule"}, {"cause"}, {"company"}, {"owner", "by CODEOWNERS"}, {"file"}}, k_output,
             "order and subtotals of text output: rule, cause, company, owner or file"),
      on("all", k_output, "do not fold causes with many findings"),
      on("statistics", k_output, "one line per rule with its coverage instead of findings"),
      on("quiet", k_output, "findings only, no closing lines", 'q'),
  };
}

// `first`, then how a result is printed, then `last`.
std::vector<Flag> with_outcome(std::vector<Flag> first, std::vector<Flag> last) {
  for (Flag& flag : outcome_flags()) first.push_back(std::move(flag));
  for (Flag& flag : last) first.push_back(std::move(flag));
  return and_common(std::move(first));
}

CommandLine check() {
  return {
      .command = Command::check,
      .name = "check",
      .summary = "judge guides against the rules (the default command)",
      .about =
          "Reads every guide that the configuration names, or those below the working directory that look like "
          "guides, judges them against the rules and prints what it found. Paths choose what is reported; rules "
          "that compare guides still see all of them.",
      .takes = Takes::guides,
      .argument = "PATH",
      .argument_help = "files and folders to report on (default: all guides)",
      .flags = with_outcome(
          {
              rules("select", "run only these rules (ids separated by commas, * matches any characters)"),
              rules("ignore", "do not run these rules"),
              with("changed", "REF", Values::revision, k_which,
                   "only what is new against the default branch, or with --changed=REF against where HEAD left REF"),
              on("staged", k_which, "only what the staged changes bring, against HEAD (for a pre-commit hook)"),
          },
          {
              on("fix", k_fixes, "mend what can be mended without changing a number, and report what is left"),
              on("unsafe-fixes", k_fixes, "with --fix or --diff: fixes too that change a number or need a second look"),
              on("diff", k_fixes, "print what --fix would do as a patch, and write nothing"),
              on("dates-from-git", k_fixes,
                 "where a fix derives front matter: last_updated is the date of the last commit"),
              with("shard", "I/N", Values::text, k_which,
                   "judge every Nth guide from the Ith on, among all; prints a part for `guidelint merge`"),
              with("stdin-filename", "FILE", Values::guide, k_input, "judge standard input as this file"),
              today(),
          }),
      .examples = {{"guidelint check", "judge every guide of this repository"},
                   {"guidelint check research/acme --format full", "one folder, with the lines and causes"},
                   {"guidelint check --changed --fail-on warning", "what this branch brings"},
                   {"guidelint check --fix", "mend what is safe to mend"},
                   {"guidelint check --format concise --format sarif=out.sarif", "two formats at once"}},
  };
}

CommandLine explain() {
  return {
      .command = Command::explain,
      .name = "explain",
      .summary = "what a rule means, or how a line of a guide was judged",
      .about =
          "Of a rule: why it is there, what it compares, its examples. Of a line: what was read there and every "
          "rule that judged it, operand by operand.",
      .takes = Takes::rules_or_lines,
      .argument = "WHAT",
      .argument_help =
          "ids of rules; lines of guides as findings name them (FILE:LINE or FILE:LINE:COLUMN): every rule "
          "that judged a value there (--verbose: also of what passed)",
      .flags = and_common({
          today(),
          with("pages", "DIR", Values::folder, k_pages,
               "write a page of Markdown for each rule (default: all), and an index, to DIR"),
          on("functions", k_pages, "list the functions of the language of rules"),
      }),
      .examples = {{"guidelint explain total-mismatch", "what a rule means and how it decides"},
                   {"guidelint explain research/acme/engineer.md:20",
                    "what was read on line 20, and how it was judged"}},
  };
}

CommandLine test() {
  return {
      .command = Command::test,
      .name = "test",
      .summary = "run the examples of the rules",
      .about =
          "Every rule carries examples of what it accepts and what it reports. This runs them and says which do "
          "not hold.",
      .takes = Takes::rules,
      .argument = "RULE",
      .argument_help = "ids of rules (default: all)",
      .flags = and_common({
          on("mutate", k_which, "weaken every rule in many small ways and say what no example notices"),
      }),
      .examples = {{"guidelint test --rules rules", "the examples of your own rules, and of the built-in ones"}},
      .is_more = true,
  };
}

CommandLine baseline() {
  return {
      .command = Command::baseline,
      .name = "baseline",
      .summary = "accept today's findings, so that only new ones are reported",
      .about =
          "Writes what is found now to .guidelint/accepted beside the configuration. Accepted findings fail "
          "nothing and are not printed until they change.",
      .takes = Takes::guides,
      .argument = "PATH",
      .argument_help = "files and folders to accept findings of (default: all guides)",
      .flags = and_common({
          on("accept-new", k_which, "accept findings that came after the baseline was made, too"),
          today(),
      }),
      .examples = {{"guidelint baseline", "begin with a corpus that has findings"}},
      .is_more = true,
  };
}

CommandLine export_rows() {
  return {
      .command = Command::export_rows,
      .name = "export",
      .summary = "print the data guidelint reads: every row with both sides",
      .about = "What was read of each guide, from its front matter and from its table, with the lines it stands on.",
      .takes = Takes::guides,
      .argument = "PATH",
      .argument_help = "files and folders (default: all guides)",
      .flags = and_common({
          output({{"csv", "one line a row and side"}, {"json", "one array of guides"}, {"jsonl", "one record a guide"}},
                 "how it is printed; =FILE writes there (default: jsonl)"),
      }),
      .examples = {{"guidelint export --format csv=rows.csv", "for a spreadsheet"}},
      .is_more = true,
  };
}

CommandLine merge() {
  return {
      .command = Command::merge,
      .name = "merge",
      .summary = "put together what shards of a corpus found",
      .about =
          "Prints what one run of check would have: reads the parts that `guidelint check --shard` printed, applies "
          "the baseline and says by the exit code whether it is good enough. All parts must be there, and be of the "
          "rules, the configuration and the day of this run.",
      .takes = Takes::files,
      .argument = "PART",
      .argument_help = "what each shard printed",
      .flags = with_outcome({}, {}),
      .examples = {{"guidelint check --shard 2/4 > part-2", "one of four machines"},
                   {"guidelint merge part-*", "after the last of them"}},
      .is_more = true,
  };
}

CommandLine init() {
  return {
      .command = Command::init,
      .name = "init",
      .summary = "set up a repository: configuration, hook, workflows, baseline",
      .about =
          "Looks where the guides are and writes guidelint.yaml, .pre-commit-config.yaml, two workflows for GitHub "
          "and a baseline that accepts what is found today. What is there already is kept as it is, and all files "
          "are written or none.",
      .flags =
          {
              on("dry-run", k_output, "print what would be written, and write nothing"),
              one_of("schema", "NAME",
                     {{"config", "guidelint.yaml"},
                      {"rule", "a file of rules/TOPIC/"},
                      {"table", "a file of rules/tables/"},
                      {"model", "rules/model.yaml"}},
                     k_output, "print a JSON Schema for editors instead"),
              today(),
          },
      .examples = {{"guidelint init --dry-run", "what it would do here"},
                   {"guidelint init --schema rule >rule.schema.json", "for an editor that completes keys of rules"}},
  };
}

CommandLine completion() {
  return {
      .command = Command::completion,
      .name = "completion",
      .summary = "print completions for bash, zsh or fish",
      .about =
          "Prints a script that teaches a shell the commands, flags and values of guidelint. Packages install it; "
          "otherwise write it to where the shell looks, as below. Ids of rules are asked of guidelint when they "
          "are needed, so they include those of the repository.",
      .takes = Takes::choice,
      .argument = "SHELL",
      .argument_help = "the shell: bash, zsh or fish",
      .choices = {{"bash"}, {"zsh"}, {"fish"}},
      .flags = {on("rule-ids", k_output,
                   "print instead the ids of the rules that hold here with their titles, one a line")},
      .examples = {{"eval \"$(guidelint completion bash)\"", "in ~/.bashrc"},
                   {"guidelint completion zsh >~/.zfunc/_guidelint", "with ~/.zfunc in $fpath"},
                   {"guidelint completion fish >~/.config/fish/completions/guidelint.fish", "for every new shell"}},
      .is_more = true,
  };
}

CommandLine manual() {
  return {
      .command = Command::manual,
      .name = "manual",
      .summary = "print the manual page",
      .about = "Prints guidelint(1) for man: packages install it.",
      .examples = {{"guidelint manual | man -l -", "read it"}},
      .is_more = true,
  };
}

}  // namespace

const std::vector<CommandLine>& command_lines() {
  static const std::vector<CommandLine> all = {check(),   due_line(), plan_line(),  reviewed_line(),
                                               explain(), test(),     baseline(),   export_rows(),
                                               merge(),   init(),     completion(), manual()};
  return all;
}

}  // namespace guidelint::cli
