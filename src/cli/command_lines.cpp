// The commands and their flags, in the words people read.
#include "cli/command_line.h"
#include "report/agenda.h"
#include "report/format.h"
#include "report/plan_format.h"

namespace guidelint::cli {
namespace {

using Flags = std::vector<Flag>;

constexpr std::string_view k_which = "Which findings", k_output = "Output", k_fixes = "Fixes", k_input = "Input",
                           k_general = "General", k_pages = "Documentation", k_plan = "Plan";

std::vector<Choice> choices_of(const auto& all) {
  std::vector<Choice> choices;
  for (const auto* one : all) choices.push_back({.name = one->name, .help = one->summary});
  return choices;
}

Flag on(std::string_view name, std::string_view group, std::string_view help, char letter = 0) {
  return {.name = name, .letter = letter, .help = help, .group = group};
}

Flag with(std::string_view name, std::string_view value, Values values, std::string_view group, std::string_view help) {
  return {.name = name, .value = value, .values = values, .help = help, .group = group};
}

Flag one_of(std::string_view name, std::string_view value, std::vector<Choice> choices, std::string_view group,
            std::string_view help) {
  Flag flag = with(name, value, Values::choice, group, help);
  flag.choices = std::move(choices);
  return flag;
}

Flag rules(std::string_view name, std::string_view help) {
  Flag flag = with(name, "RULES", Values::rules, k_which, help);
  flag.repeatable = true;
  return flag;
}

Flag output(std::vector<Choice> choices, std::string_view help) {
  Flag flag = with("format", "NAME[=FILE]", Values::output, k_output, help);
  flag.choices = std::move(choices);
  flag.repeatable = true;
  return flag;
}

Flag today() {
  return with("today", "DATE", Values::date, k_input, "the clock (default: the UTC date, or SOURCE_DATE_EPOCH)");
}

// What every command that reads rules takes.
Flags and_common(Flags flags) {
  flags.push_back(
      with("config", "FILE", Values::file, k_general, "configuration to use instead of the nearest guidelint.yaml"));
  flags.push_back(
      with("rules", "DIR", Values::folder, k_general, "folder of rules that replace and add to the built-in ones"));
  flags.push_back(with("jobs", "N", Values::text, k_general, "threads (default: four per core, at most 16)"));
  flags.back().letter = 'j';
  flags.push_back(one_of("color", "WHEN", {{"auto", "where output goes to a terminal"}, {"always"}, {"never"}},
                         k_general, "whether output is coloured: auto (default), always or never"));
  flags.push_back(
      on("verbose", k_general, "print infos too, and on standard error what guidelint does (-vv: more)", 'v'));
  return flags;
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
      .flags = and_common({
          rules("select", "run only these rules (ids separated by commas, * matches any characters)"),
          rules("ignore", "do not run these rules"),
          with("changed", "REF", Values::revision, k_which,
               "only what is new against the default branch, or with --changed=REF against where HEAD left REF"),
          on("staged", k_which, "only what the staged changes bring, against HEAD (for a pre-commit hook)"),
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
          on("fix", k_fixes, "mend what can be mended without changing a number, and report what is left"),
          on("unsafe-fixes", k_fixes, "with --fix or --diff: fixes too that change a number or need a second look"),
          on("diff", k_fixes, "print what --fix would do as a patch, and write nothing"),
          on("dates-from-git", k_fixes,
             "where a fix derives front matter: last_updated is the date of the last commit"),
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

CommandLine due() {
  return {
      .command = Command::due,
      .name = "due",
      .summary = "list the guides that are overdue or due soon",
      .about =
          "Lists guides by the date of their next review, most overdue first. A guide that is due is not a "
          "fault: the exit code is 0 whatever is due. A date that many guides share is named as a bulk stamp: only "
          "last_reviewed and .guidelint/reviews.tsv say that a guide was reviewed.",
      .takes = Takes::guides,
      .argument = "PATH",
      .argument_help = "files and folders (default: all guides)",
      .flags = and_common({
          with("within", "TIME", Values::text, k_which,
               "how far to look ahead, in days (14d) or weeks (2w) (default: 14d)"),
          one_of("by", "WHAT", {{"guide"}, {"company"}, {"owner", "by CODEOWNERS"}}, k_output,
                 "what text and markdown count by: guide (default; by company where there are many), company or owner"),
          on("all", k_output, "do not cut long lists"),
          output(choices_of(report::agendas::all_agendas()),
                 "how they are printed; =FILE writes there (default: text)"),
          today(),
      }),
      .examples = {{"guidelint due --within 30d", "what to review next"},
                   {"guidelint due research/acme --all", "one company, nothing cut"},
                   {"guidelint due --by owner --format text --format html=due.html", "who has to do it, and a page"}},
  };
}

CommandLine plan() {
  return {
      .command = Command::plan,
      .name = "plan",
      .summary = "plan reviews week by week, in the hours there are",
      .about =
          "Says what can be reviewed in the minutes that `plan:` of guidelint.yaml gives a week, in which order and "
          "why, and how far that plan is from the best there could be. Whole companies are reviewed together, those "
          "first that weigh most a minute. The exit code is 0 whatever is late.",
      .takes = Takes::guides,
      .argument = "PATH",
      .argument_help = "files and folders to plan (default: all guides)",
      .flags = and_common({
          with("weeks", "N", Values::text, k_which, "list so many weeks (default: 8); programs get all of them"),
          with("week", "WEEK", Values::text, k_which, "list from this week on, such as 2026-W48"),
          with("owner", "@NAME", Values::text, k_which, "list the work of this owner only; totals stay those of all"),
          on("all", k_output, "list every guide, with the reason for its place"),
          output(choices_of(report::plans::all_plan_formats()),
                 "how the plan is printed; =FILE writes there; may be repeated (default: text)"),
          on("optimize", k_plan, "look for a better plan, with companies split where it pays; takes some seconds"),
          with("previous", "FILE", Values::file, k_plan,
               "plan.json of an earlier run: what it announced for the current week stays"),
          with("history", "FILE", Values::file, k_plan,
               "read earlier counts of findings from FILE, and write it back with today's"),
          with("since", "TIME", Values::text, k_plan,
               "judge one earlier commit a week too, for how counts of findings changed, such as 12w (at most 52w)"),
          on("write-due", k_plan,
             "write the Friday of its week into every guide that was never reviewed and has no date that can be kept, "
             "all of them or none, instead of printing the plan (with --owner: into that owner's)"),
          on("dry-run", k_plan, "with --write-due: print the patch, and write nothing"),
          today(),
      }),
      .examples = {{"guidelint plan", "what to review in the next eight weeks"},
                   {"guidelint plan --owner @pay-team --all", "the guides of one owner, week by week"},
                   {"guidelint plan --write-due --dry-run", "the dates that spread what fell due on one day"},
                   {"guidelint plan --optimize --format csv=plan.csv", "the best plan, for a spreadsheet"}},
  };
}

CommandLine reviewed() {
  return {
      .command = Command::reviewed,
      .name = "reviewed",
      .summary = "mark guides as compared with their sources",
      .about =
          "Writes last_reviewed, reviewed_by and next_review_due into the front matter of the guides and a line for "
          "each into .guidelint/reviews.tsv, all of them or none, and prints the change as a patch. Guides with "
          "errors, accepted ones too, are refused: a guide that is known to be wrong was not reviewed. Guides of one "
          "company are due again in one week, near plan.every, in which least is due.",
      .takes = Takes::guides,
      .argument = "PATH",
      .argument_help = "the guides; of a folder every guide below it",
      .flags = and_common({
          with("by", "OWNER", Values::text, k_which, "who reviewed: @name, @organisation/team or an address"),
          with("note", "TEXT", Values::text, k_which, "for .guidelint/reviews.tsv: the sources, say"),
          on("dry-run", k_output, "print the patch, and write nothing"),
          today(),
      }),
      .examples = {{"guidelint reviewed research/acme --by @pay-team", "all guides of a company"},
                   {"guidelint reviewed research/acme/swe.md --by @kim --note 'levels.fyi'",
                    "one guide, and what it was compared with"}},
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
  static const std::vector<CommandLine> all = {check(),    due(),         plan(), reviewed(),   explain(), test(),
                                               baseline(), export_rows(), init(), completion(), manual()};
  return all;
}

}  // namespace guidelint::cli
