#include "cli/options.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wnull-dereference"
#include <CLI/CLI.hpp>
#pragma GCC diagnostic pop
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "base/strings.h"
#include "cli/version.h"
#include "report/agenda.h"
#include "report/format.h"

namespace guidelint::cli {
namespace {

constexpr std::array<std::pair<std::string_view, Command>, 6> k_commands = {{{"check", Command::check},
                                                                             {"due", Command::due},
                                                                             {"explain", Command::explain},
                                                                             {"test", Command::test},
                                                                             {"baseline", Command::baseline},
                                                                             {"export", Command::export_rows}}};

constexpr std::string_view k_footer = R"(Examples:
  guidelint check                        judge every guide of this repository
  guidelint check research/acme --format full
  guidelint explain total-mismatch       what a rule means and how it decides
  guidelint explain FILE:20              what was read on line 20, and how each rule judged it
  guidelint due --within 30d             what to review next

Exit codes: 0 nothing new to report, 1 findings at or above --fail-on, 2 could not judge
(bad arguments, a broken rule or configuration, an unreadable guide, no guide found).)";

// What CLI11 fills; turned into Options once everything is known to be right.
struct Raw {
  std::vector<std::string> arguments, formats, select, ignore;
  std::string fail_on, group_by, today, within = "14d";
  std::optional<unsigned> jobs;
  bool quiet = false, changed = false;
  std::string changed_ref;
};

std::string joined_names(const auto& all) {
  std::string names;
  for (const auto* one : all) names += fmt::format("{}{}", names.empty() ? "" : ", ", one->name);
  return names;
}

void add_common(CLI::App& app, Raw& raw, Options& options) {
  app.add_option("--config", options.config, "configuration to use instead of the nearest guidelint.yaml")
      ->type_name("FILE");
  app.add_option("--rules", options.rules, "folder of rules that replace and add to the built-in ones")
      ->type_name("DIR");
  app.add_option("-j,--jobs", raw.jobs, "threads (default: four per core, at most 16)")->type_name("N");
  app.add_option("--color", options.color, "auto, always or never")->type_name("WHEN");
  app.add_flag_function(
      "-v,--verbose", [&options](std::int64_t count) { options.verbose = static_cast<int>(count); },
      "print infos too, and on standard error what guidelint does (-vv: more)");
}

void add_today(CLI::App& app, Raw& raw) {
  app.add_option("--today", raw.today, "the clock (default: the UTC date, or SOURCE_DATE_EPOCH)")->type_name("DATE");
}

void set_up_check(CLI::App& app, Raw& raw, Options& options) {
  app.add_option("PATH", raw.arguments, "files and folders to report on (default: all guides)");
  app.add_option("--select", raw.select, "run only these rules (ids, * matches any characters)")
      ->type_name("RULES")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_option("--ignore", raw.ignore, "do not run these rules")
      ->type_name("RULES")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_option("--format", raw.formats,
                 fmt::format("{}; =FILE writes there; may be repeated", joined_names(report::all_formats())))
      ->type_name("NAME[=FILE]")
      ->allow_extra_args(false);
  app.add_option("--fail-on", raw.fail_on, "error, warning or never (default: error)")->type_name("LEVEL");
  app.add_flag("--statistics", options.statistics, "one line per rule with its coverage instead of findings");
  app.add_option("--group-by", raw.group_by, "rule, cause, company, owner or file: order and subtotals of text output")
      ->type_name("WHAT");
  app.add_flag("--all", options.show_all, "do not fold causes with many findings");
  app.add_flag("--changed", raw.changed,
               "only what is new against the default branch, or with --changed=REF against where HEAD left REF");
  app.add_flag("--staged", options.staged, "only what the staged changes bring, against HEAD (for a pre-commit hook)");
  app.add_flag("--fix", options.fix, "mend what can be mended without changing a number, and report what is left");
  app.add_flag("--unsafe-fixes", options.unsafe_fixes,
               "with --fix or --diff: fixes too that change a number or need a second look");
  app.add_flag("--diff", options.diff, "print what --fix would do as a patch, and write nothing");
  app.add_flag("--dates-from-git", options.dates_from_git,
               "where a fix derives front matter: last_updated is the date of the last commit");
  app.add_flag("--no-baseline", options.no_baseline, "show accepted findings too; they still fail nothing");
  app.add_option("--stdin-filename", options.stdin_filename, "judge standard input as this file")->type_name("FILE");
  app.add_flag("-q,--quiet", raw.quiet, "findings only, no closing lines");
  add_today(app, raw);
}

void set_up_due(CLI::App& app, Raw& raw, Options& options) {
  app.add_option("PATH", raw.arguments, "files and folders (default: all guides)");
  app.add_option("--within", raw.within, "how far to look ahead, in days (14d) or weeks (2w)")->type_name("TIME");
  app.add_flag("--all", options.show_all, "do not cut long lists");
  app.add_option("--format", raw.formats,
                 fmt::format("{}; =FILE writes there", joined_names(report::agendas::all_agendas())))
      ->type_name("NAME[=FILE]")
      ->allow_extra_args(false);
  add_today(app, raw);
}

void set_up_baseline(CLI::App& app, Raw& raw, Options& options) {
  app.add_option("PATH", raw.arguments, "files and folders to accept findings of (default: all guides)");
  app.add_flag("--accept-new", options.accept_new, "accept findings that came after the baseline was made, too");
  add_today(app, raw);
}

void set_up_pages(CLI::App& app, Options& options) {
  app.add_option("--pages", options.pages,
                 "write a page of Markdown for each rule (default: all), and an index, to DIR")
      ->type_name("DIR");
  app.add_flag("--functions", options.functions, "list the functions of the language of rules");
}

Stop mistake(std::string message) { return {.exit_code = 2, .error = fmt::format("guidelint: {}\n", message)}; }

tl::expected<int, Stop> parse_within(std::string_view text) {
  const int unit = text.ends_with('w') ? 7 : 1;
  std::string_view digits = text;
  if (digits.ends_with('w') || digits.ends_with('d')) digits.remove_suffix(1);
  const bool fits =
      !digits.empty() && digits.size() <= 5 && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
  if (!fits)
    return tl::unexpected(
        mistake(fmt::format("--within is a number of days or weeks such as 14d or 2w, not \"{}\"", text)));
  return std::stoi(std::string(digits)) * unit;
}

tl::expected<std::vector<Output>, Stop> parse_formats(const std::vector<std::string>& texts,
                                                      const std::vector<std::string_view>& known) {
  std::vector<Output> outputs;
  for (const std::string& text : texts) {
    const auto equals = text.find('=');
    const std::string name = text.substr(0, equals);
    if (std::ranges::find(known, name) == known.end()) {
      const auto near = base::nearest(name, known);
      return tl::unexpected(
          mistake(fmt::format("unknown format \"{}\"{}; known: {}", name,
                              near ? fmt::format(", did you mean {}?", *near) : "", fmt::join(known, ", "))));
    }
    const std::string file = equals == std::string::npos ? std::string() : text.substr(equals + 1);
    if (equals != std::string::npos && file.empty())
      return tl::unexpected(mistake(fmt::format("--format {} lacks the file's name after =", text)));
    outputs.push_back({.format = name, .file = file});
  }
  return outputs;
}

std::vector<std::string_view> format_names(Command command) {
  std::vector<std::string_view> names;
  if (command == Command::due) {
    for (const auto* agenda : report::agendas::all_agendas()) names.push_back(agenda->name);
  } else if (command == Command::export_rows) {
    names = {"csv", "json", "jsonl"};
  } else {
    for (const auto* format : report::all_formats()) names.push_back(format->name);
  }
  return names;
}

// CLI11's sentence, with the nearest flag where one was misspelt.
std::string explain_mistake(const CLI::App& app, const CLI::ParseError& error, int argc, const char* const* argv) {
  std::string text = error.what();
  std::ranges::replace(text, '\n', ' ');
  std::vector<std::string> flags;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) flags.push_back("--" + name);
  }
  const std::vector<std::string_view> names(flags.begin(), flags.end());
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = std::string_view(argv[i]).substr(0, std::string_view(argv[i]).find('='));
    if (word == "--") break;  // paths from here on
    if (!word.starts_with("--") || std::ranges::find(names, word) != names.end()) continue;
    const auto near = base::nearest(word, names);
    return fmt::format("unknown flag {}{}", word, near ? fmt::format("; did you mean {}?", *near) : "");
  }
  return base::to_lower(text.substr(0, 1)) + text.substr(1);
}

tl::expected<Options, Stop> finish(Options options, const Raw& raw) {
  options.arguments = raw.arguments;
  options.select = raw.select;
  options.ignore = raw.ignore;
  options.quiet = raw.quiet;
  if (raw.changed) options.changed = raw.changed_ref;
  if (options.fix && !options.stdin_filename.empty())
    return tl::unexpected(mistake("--fix cannot change standard input; --diff prints what it would do"));
  if (options.fix && options.diff) return tl::unexpected(mistake("--fix writes and --diff writes nothing; choose one"));
  if (options.changed && options.staged)
    return tl::unexpected(mistake("--changed and --staged compare different things; choose one"));
  // Checked here and not by CLI11, whose words differ from version to version.
  constexpr unsigned k_most_jobs = 256;
  if (raw.jobs && (*raw.jobs == 0 || *raw.jobs > k_most_jobs))
    return tl::unexpected(mistake(fmt::format("--jobs is a number from 1 to {}, not {}", k_most_jobs, *raw.jobs)));
  options.jobs = raw.jobs.value_or(0);
  if (options.color != "auto" && options.color != "always" && options.color != "never")
    return tl::unexpected(mistake(fmt::format("--color is auto, always or never, not \"{}\"", options.color)));
  if (raw.fail_on == "never") {
    options.fail_on = finding::Level::off;
  } else if (!raw.fail_on.empty()) {
    options.fail_on = finding::parse_level(raw.fail_on);
    if (!options.fail_on || *options.fail_on < finding::Level::warning)
      return tl::unexpected(mistake(fmt::format("--fail-on is error, warning or never, not \"{}\"", raw.fail_on)));
  }
  if (!raw.group_by.empty()) {
    const auto& names = report::k_group_names;
    const auto found = std::ranges::find(names, raw.group_by);
    if (found == names.end())
      return tl::unexpected(
          mistake(fmt::format("--group-by is rule, cause, company, owner or file, not \"{}\"", raw.group_by)));
    options.group_by = static_cast<report::GroupBy>(found - names.begin());
  }
  if (!raw.today.empty()) {
    options.today = base::parse_date(raw.today);
    if (!options.today)
      return tl::unexpected(mistake(fmt::format("--today \"{}\" is not a date (YYYY-MM-DD)", raw.today)));
  }
  const auto within = parse_within(raw.within);
  if (!within) return tl::unexpected(within.error());
  options.within_days = *within;
  auto formats = parse_formats(raw.formats, format_names(options.command));
  if (!formats) return tl::unexpected(formats.error());
  options.formats = *std::move(formats);
  const bool wants_arguments = options.command == Command::explain && options.pages.empty() && !options.functions;
  if (wants_arguments && options.arguments.empty())
    return tl::unexpected(mistake("explain takes ids of rules or lines of guides (FILE:LINE)"));
  return options;
}

// --changed=REF becomes --changed and REF: CLI11 knows no flag whose value is optional and never the next word.
std::string take_ref(std::vector<const char*>& words) {
  std::string ref;
  constexpr std::string_view k_flag = "--changed=";
  for (const char*& word : words) {
    if (std::string_view(word) == "--") break;
    if (!std::string_view(word).starts_with(k_flag)) continue;
    ref = std::string_view(word).substr(k_flag.size());
    word = "--changed";
  }
  return ref;
}

}  // namespace

tl::expected<Options, Stop> parse_options(int argc, const char* const* argv) {
  Options options;
  Raw raw;
  CLI::App app{"guidelint judges Markdown guides about pay and says which are due for review", "guidelint"};
  app.footer(std::string(k_footer));
  app.set_version_flag("--version", fmt::format("guidelint {}", k_version));
  app.require_subcommand(0, 1);
  std::map<Command, CLI::App*> commands;
  commands[Command::check] = app.add_subcommand("check", "judge guides against the rules (the default command)");
  commands[Command::due] = app.add_subcommand("due", "list the guides that are overdue or due soon");
  commands[Command::explain] = app.add_subcommand("explain", "what a rule means, or how a line of a guide was judged");
  commands[Command::test] = app.add_subcommand("test", "run the examples of the rules");
  commands[Command::baseline] =
      app.add_subcommand("baseline", "accept today's findings, so that only new ones are reported");
  commands[Command::export_rows] =
      app.add_subcommand("export", "print the data guidelint reads: every row with both sides");
  for (const auto& [command, sub] : commands) add_common(*sub, raw, options);
  set_up_check(*commands[Command::check], raw, options);
  set_up_due(*commands[Command::due], raw, options);
  set_up_baseline(*commands[Command::baseline], raw, options);
  commands[Command::explain]->add_option(
      "WHAT", raw.arguments,
      "ids of rules; lines of guides as findings name them (FILE:LINE:COLUMN too): every rule that judged "
      "a value there, operand by operand (--verbose: also of what passed)");
  add_today(*commands[Command::explain], raw);
  set_up_pages(*commands[Command::explain], options);
  commands[Command::test]->add_option("RULE", raw.arguments, "ids of rules (default: all)");
  commands[Command::test]->add_flag("--mutate", options.mutate,
                                    "weaken every rule in many small ways and say what no example notices");
  commands[Command::export_rows]->add_option("PATH", raw.arguments, "files and folders (default: all guides)");
  commands[Command::export_rows]
      ->add_option("--format", raw.formats, "jsonl (default), json or csv; =FILE writes there")
      ->type_name("NAME[=FILE]")
      ->allow_extra_args(false);

  // `guidelint PATH…` is `guidelint check PATH…`; a first word that is neither is a misspelt command.
  std::vector<const char*> words(argv, argv + argc);
  if (argc == 1) return tl::unexpected(Stop{.exit_code = 0, .out = app.help()});
  const std::string_view first = argv[1];
  const bool is_command = std::ranges::any_of(k_commands, [&](const auto& pair) { return pair.first == first; });
  const bool is_general = first == "--help" || first == "-h" || first == "--version";
  if (!is_command && !is_general) {
    std::error_code error;
    if (!first.starts_with('-') && !std::filesystem::exists(std::filesystem::path(first), error)) {
      std::vector<std::string_view> names;
      for (const auto& [name, command] : k_commands) names.push_back(name);
      const auto near = base::nearest(first, names);
      return tl::unexpected(mistake(fmt::format("\"{}\" is neither a command nor a file{}; see guidelint --help", first,
                                                near ? fmt::format(", did you mean {}?", *near) : "")));
    }
    words.insert(words.begin() + 1, "check");
  }

  raw.changed_ref = take_ref(words);
  try {
    app.parse(static_cast<int>(words.size()), words.data());
  } catch (const CLI::CallForHelp&) {
    return tl::unexpected(Stop{.exit_code = 0, .out = app.help()});
  } catch (const CLI::CallForVersion&) {
    return tl::unexpected(Stop{.exit_code = 0, .out = fmt::format("guidelint {}\n", k_version)});
  } catch (const CLI::ParseError& error) {
    const auto subs = app.get_subcommands();
    return tl::unexpected(mistake(
        explain_mistake(subs.empty() ? app : *subs.front(), error, static_cast<int>(words.size()), words.data())));
  }
  for (const auto& [command, sub] : commands) {
    if (sub->parsed()) options.command = command;
  }
  return finish(std::move(options), raw);
}

}  // namespace guidelint::cli
