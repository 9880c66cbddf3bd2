#include "cli/review_command_lines.h"

#include "cli/flags.h"
#include "report/agenda.h"
#include "report/plan_format.h"

namespace guidelint::cli {

CommandLine due_line() {
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

CommandLine plan_line() {
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

CommandLine reviewed_line() {
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

}  // namespace guidelint::cli
