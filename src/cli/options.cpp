#include "cli/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/strings.h"
#include "cli/command_line.h"
#include "cli/given.h"
#include "cli/outputs.h"

namespace guidelint::cli {
namespace {

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

tl::expected<int, Stop> parse_since(std::string_view text) {
  int weeks = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), weeks);
  if (error != std::errc() || std::string_view(end, text.data() + text.size()) != "w" || weeks < 1 ||
      weeks > k_most_trend_weeks) {
    return tl::unexpected(mistake(
        fmt::format("--since is a number of weeks from 1w to {}w such as 12w, not \"{}\"", k_most_trend_weeks, text)));
  }
  return weeks;
}

tl::expected<std::size_t, Stop> parse_weeks(const std::string& text) {
  constexpr std::size_t k_most_weeks = 10000;
  std::size_t weeks = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), weeks);
  if (error != std::errc() || end != text.data() + text.size() || weeks == 0 || weeks > k_most_weeks)
    return tl::unexpected(mistake(fmt::format("--weeks is a number from 1 to {}, not \"{}\"", k_most_weeks, text)));
  return weeks;
}

// Names of it that a command line has; what goes there is printed, not written as a file.
constexpr std::array<std::string_view, 3> k_standard_output = {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"};

tl::expected<std::vector<Output>, Stop> parse_formats(const std::vector<std::string>& texts, const Flag& flag) {
  const std::vector<std::string_view> known = names(flag.choices);
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
    std::string file = equals == std::string::npos ? std::string() : text.substr(equals + 1);
    if (equals != std::string::npos && file.empty())
      return tl::unexpected(mistake(fmt::format("--format {} lacks the file's name after =", text)));
    const auto is_it = [&file](std::string_view alias) { return file == alias; };
    if (std::ranges::any_of(k_standard_output, is_it)) file.clear();
    outputs.push_back({.format = name, .file = std::move(file)});
  }
  return outputs;
}

tl::expected<unsigned, Stop> parse_jobs(const std::string& text) {
  constexpr unsigned k_most_jobs = 256;
  unsigned jobs = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), jobs);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  if (!is_number || jobs == 0 || jobs > k_most_jobs)
    return tl::unexpected(mistake(fmt::format("--jobs is a number from 1 to {}, not {}", k_most_jobs,
                                              is_number ? text : fmt::format("\"{}\"", text))));
  return jobs;
}

tl::expected<lint::Shard, Stop> parse_shard(const std::string& text) {
  constexpr std::size_t k_most_shards = 10'000;
  const auto number = [](std::string_view digits) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() ? value : 0;
  };
  const std::size_t slash = text.find('/');
  const std::size_t index = number(std::string_view(text).substr(0, slash));
  const std::size_t count = slash == std::string::npos ? 0 : number(std::string_view(text).substr(slash + 1));
  if (index == 0 || index > count || count > k_most_shards) {
    return tl::unexpected(
        mistake(fmt::format("--shard is which of how many, from 1/1 to {0}/{0}, not \"{1}\"", k_most_shards, text)));
  }
  return lint::Shard{.index = index - 1, .count = count};
}

// What a shard cannot do: it prints a part, and `merge` everything else.
std::optional<Stop> wrong_shard(const Options& options) {
  if (!options.shard) return std::nullopt;
  if (options.changed || options.staged)
    return mistake("--shard judges a whole corpus; --changed and --staged are fast enough without");
  if (!options.stdin_filename.empty()) return mistake("--shard judges files; standard input is one guide");
  if (options.fix || options.diff) return mistake("--shard only judges; --fix and --diff are for one run");
  const bool is_of_merge = !options.formats.empty() || options.statistics || options.fail_on || options.show_all ||
                           options.no_baseline || options.group_by != report::GroupBy::none;
  if (is_of_merge) {
    return mistake(
        "--shard prints a part for `guidelint merge`, which takes --format, --group-by, --all, --statistics, "
        "--fail-on and --no-baseline");
  }
  return std::nullopt;
}

// A value that is none of those its flag chooses from.
std::optional<Stop> wrong_choice(const Given& given) {
  for (const Flag& flag : given.command->flags) {
    if (flag.values != Values::choice || !given.has_text(flag.name)) continue;
    const std::string text = given.text(flag.name);
    const bool is_known = std::ranges::find(flag.choices, text, &Choice::name) != flag.choices.end();
    if (!is_known) return mistake(fmt::format("--{} is {}, not \"{}\"", flag.name, listed(flag.choices), text));
  }
  return std::nullopt;
}

// Flags that stand against each other.
std::optional<Stop> contradiction(const Options& options) {
  if (options.fix && !options.stdin_filename.empty())
    return mistake("--fix cannot change standard input; --diff prints what it would do");
  if (options.fix && options.diff) return mistake("--fix writes and --diff writes nothing; choose one");
  if (options.changed && options.staged) return mistake("--changed and --staged compare different things; choose one");
  if (options.command == Command::export_rows && options.formats.size() > 1)
    return mistake("export writes one format; run it twice for two");
  if (options.command == Command::plan && options.dry_run && !options.write_due)
    return mistake("--dry-run prints what --write-due would write; without it plan writes no guide");
  if (options.write_due && !options.formats.empty())
    return mistake("--write-due writes dates instead of printing the plan; choose one, or run it twice");
  if (options.statistics && !options.formats.empty())
    return mistake("--statistics is printed instead of findings, so there is nothing for --format; choose one");
  return std::nullopt;
}

std::optional<Stop> wrong_arguments(const Options& options, const CommandLine& command) {
  const auto& arguments = options.arguments;
  const bool explains = options.command == Command::explain && options.pages.empty() && !options.functions;
  if (explains && arguments.empty()) return mistake("explain takes ids of rules or lines of guides (FILE:LINE)");
  if (options.command == Command::merge && arguments.empty())
    return mistake("merge takes the parts that `guidelint check --shard` printed");
  if (options.command == Command::reviewed && arguments.empty())
    return mistake("reviewed takes the guides that were reviewed, or folders of them");
  if (command.takes != Takes::choice || (options.rule_ids && arguments.empty())) return std::nullopt;
  const auto known = names(command.choices);
  if (arguments.size() != 1) return mistake(fmt::format("{} takes one of {}", command.name, fmt::join(known, ", ")));
  if (std::ranges::find(known, arguments.front()) != known.end()) return std::nullopt;
  const auto near = base::nearest(arguments.front(), known);
  return mistake(fmt::format("{} is for {}, not \"{}\"{}", command.name, listed(command.choices), arguments.front(),
                             near ? fmt::format("; did you mean {}?", *near) : ""));
}

// "@name", "@org/team" or an address, as CODEOWNERS takes them: it is written into guides.
bool is_owner(std::string_view text) {
  constexpr std::size_t k_longest = 100;
  const auto all_of = [](std::string_view name, std::string_view others) {
    return !name.empty() && std::ranges::all_of(name, [others](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
             others.find(c) != std::string_view::npos;
    });
  };
  const auto at = text.find('@');
  if (text.size() > k_longest || at == std::string_view::npos) return false;
  const std::string_view before = text.substr(0, at), after = text.substr(at + 1);
  if (!before.empty())
    return all_of(before, "._%+-") && all_of(after, ".-") && after.find('.') != std::string_view::npos;
  const auto slash = after.find('/');
  const bool is_team = slash != std::string_view::npos;
  return all_of(after.substr(0, slash), "-_") && (!is_team || all_of(after.substr(slash + 1), "-_."));
}

std::optional<Stop> wrong_reviewer(const Options& options) {
  constexpr std::size_t k_longest_note = 500;
  if (options.command != Command::reviewed) return std::nullopt;
  if (options.by.empty()) return mistake("reviewed takes --by: who compared the guides with their sources");
  if (!is_owner(options.by))
    return mistake(fmt::format("--by is @name, @organisation/team or an address, not \"{}\"", options.by));
  if (options.note.size() > k_longest_note)
    return mistake(fmt::format("--note is longer than {} bytes", k_longest_note));
  return std::nullopt;
}

// What needs no judgement.
Options plain_options(const Given& given) {
  Options options;
  options.command = given.command->command;
  options.arguments = given.arguments;
  options.select = given.texts("select");
  options.ignore = given.texts("ignore");
  options.config = given.text("config");
  options.rules = given.text("rules");
  options.pages = given.text("pages");
  options.functions = given.has("functions");
  options.stdin_filename = given.text("stdin-filename");
  if (given.has("changed")) options.changed = given.text("changed");
  options.staged = given.has("staged");
  options.verbose = static_cast<int>(std::min<std::size_t>(given.count("verbose"), 9));
  options.quiet = given.has("quiet");
  options.statistics = given.has("statistics");
  options.show_all = given.has("all");
  options.mutate = given.has("mutate");
  options.no_baseline = given.has("no-baseline");
  options.fix = given.has("fix");
  options.unsafe_fixes = given.has("unsafe-fixes");
  options.diff = given.has("diff");
  options.owner = given.text("owner");
  options.previous = given.text("previous");
  options.optimize = given.has("optimize");
  options.history = given.text("history");
  options.dates_from_git = given.has("dates-from-git");
  options.accept_new = given.has("accept-new");
  if (options.command == Command::reviewed) options.by = given.text("by");
  options.note = given.text("note");
  options.write_due = given.has("write-due");
  options.dry_run = given.has("dry-run");
  options.schema = given.text("schema");
  options.rule_ids = given.has("rule-ids");
  if (given.has_text("color")) options.color = given.text("color");
  return options;
}

}  // namespace

tl::expected<Options, Stop> parse_options(int argc, const char* const* argv) {
  const auto given = sort_words(argc, argv);
  if (!given) return tl::unexpected(given.error());
  Options options = plain_options(*given);
  if (given->has("jobs")) {
    const auto jobs = parse_jobs(given->text("jobs"));
    if (!jobs) return tl::unexpected(jobs.error());
    options.jobs = *jobs;
  }
  if (const auto stop = wrong_choice(*given)) return tl::unexpected(*stop);
  if (given->has_text("fail-on"))
    options.fail_on =
        given->text("fail-on") == "never" ? finding::Level::off : finding::parse_level(given->text("fail-on"));
  if (given->has_text("group-by")) {
    const auto& groups = report::k_group_names;
    options.group_by =
        static_cast<report::GroupBy>(std::ranges::find(groups, given->text("group-by")) - groups.begin());
  }
  if (given->command->command == Command::due && given->has_text("by") && given->text("by") != "guide")
    options.group_by = given->text("by") == "owner" ? report::GroupBy::owner : report::GroupBy::company;
  if (given->has_text("today")) {
    options.today = base::parse_date(given->text("today"));
    if (!options.today)
      return tl::unexpected(mistake(fmt::format("--today \"{}\" is not a date (YYYY-MM-DD)", given->text("today"))));
  }
  if (given->has("within")) {
    const auto within = parse_within(given->text("within"));
    if (!within) return tl::unexpected(within.error());
    options.within_days = *within;
  }
  if (given->has("weeks")) {
    const auto weeks = parse_weeks(given->text("weeks"));
    if (!weeks) return tl::unexpected(weeks.error());
    options.weeks = *weeks;
  }
  if (given->has("since")) {
    const auto since = parse_since(given->text("since"));
    if (!since) return tl::unexpected(since.error());
    options.since_weeks = *since;
  }
  if (given->has_text("week")) {
    options.week = review::parse_week(given->text("week"));
    if (!options.week)
      return tl::unexpected(mistake(fmt::format("--week \"{}\" is not a week (2026-W48)", given->text("week"))));
  }
  if (const Flag* flag = find_flag(*given->command, "format")) {
    auto formats = parse_formats(given->texts("format"), *flag);
    if (!formats) return tl::unexpected(formats.error());
    options.formats = *std::move(formats);
    if (const auto conflict = conflict_of(options.formats)) return tl::unexpected(mistake(*conflict));
  }
  if (given->has("shard")) {
    const auto shard = parse_shard(given->text("shard"));
    if (!shard) return tl::unexpected(shard.error());
    options.shard = *shard;
  }
  if (const auto stop = wrong_shard(options)) return tl::unexpected(*stop);
  if (const auto stop = contradiction(options)) return tl::unexpected(*stop);
  if (const auto stop = wrong_arguments(options, *given->command)) return tl::unexpected(*stop);
  if (const auto stop = wrong_reviewer(options)) return tl::unexpected(*stop);
  return options;
}

}  // namespace guidelint::cli
