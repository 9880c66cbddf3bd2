#include "cli/given.h"

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
#include <filesystem>
#include <optional>

#include "base/strings.h"
#include "cli/help.h"
#include "cli/version.h"

namespace guidelint::cli {
namespace {

void add(CLI::App& app, const Flag& flag, Given::Values& values) {
  const std::string name =
      flag.letter == 0 ? fmt::format("--{}", flag.name) : fmt::format("-{},--{}", flag.letter, flag.name);
  if (flag.value.empty() || flag.values == Values::revision) {
    app.add_flag_function(name, [&values](std::int64_t count) { values.count = static_cast<std::size_t>(count); });
    return;
  }
  // A vector for one value would read "[]" and "{}" as lists.
  CLI::Option* option = flag.repeatable ? app.add_option(name, values.texts) : app.add_option(name, values.text);
  if (flag.repeatable) option->allow_extra_args(false);
  if (flag.values == Values::rules) option->delimiter(',');
}

// --changed=REF becomes --changed and REF: CLI11 knows no flag whose value is optional and never the next word.
void take_optional_values(std::vector<std::string>& words, Given& given) {
  for (const Flag& flag : given.command->flags) {
    if (flag.values != Values::revision) continue;
    const std::string start = fmt::format("--{}=", flag.name);
    for (std::string& word : words) {
      if (word == "--") break;
      if (!word.starts_with(start)) continue;
      given.flags.find(flag.name)->second.text = word.substr(start.size());
      word = start.substr(0, start.size() - 1);
    }
  }
}

// "--quiet=yes": CLI11 takes numbers and truths there, and throws out of its own hierarchy for anything else.
std::optional<Stop> value_of_plain_flag(const std::vector<std::string>& words, const CommandLine& command) {
  for (const std::string& word : words) {
    if (word == "--") break;
    const auto equals = word.find('=');
    if (!word.starts_with("--") || equals == std::string::npos) continue;
    const std::string_view name = std::string_view(word).substr(2, equals - 2);
    const Flag* flag = find_flag(command, name);
    if (flag != nullptr && flag->value.empty()) return mistake(fmt::format("--{} takes no value", name));
  }
  return std::nullopt;
}

// CLI11's sentence, with the nearest flag where one was misspelt.
std::string explain_mistake(const CommandLine* command, const CLI::ParseError& error,
                            const std::vector<std::string>& words) {
  std::string text = error.what();
  std::ranges::replace(text, '\n', ' ');
  std::vector<std::string> flags = {"--help"};
  if (command == nullptr) flags.emplace_back("--version");
  if (command != nullptr) {
    for (const Flag& flag : command->flags) flags.push_back(fmt::format("--{}", flag.name));
  }
  const std::vector<std::string_view> names(flags.begin(), flags.end());
  for (const std::string& whole : words) {
    const std::string_view word = std::string_view(whole).substr(0, whole.find('='));
    if (word == "--") break;  // paths from here on
    if (!word.starts_with("--") || std::ranges::find(names, word) != names.end()) continue;
    const auto near = base::nearest(word, names);
    return fmt::format("unknown flag {}{}", word, near ? fmt::format("; did you mean {}?", *near) : "");
  }
  return base::to_lower(text.substr(0, 1)) + text.substr(1);
}

// `guidelint PATH...` is `guidelint check PATH...`; a first word that is neither is a misspelt command.
tl::expected<const CommandLine*, Stop> command_of(std::vector<std::string>& words) {
  const std::string first = words.front();
  if (const CommandLine* named = find_command(first)) return named;
  if (first == "--help" || first == "-h" || first == "--version") return nullptr;
  std::error_code error;
  if (!first.starts_with('-') && !std::filesystem::exists(std::filesystem::path(first), error)) {
    std::vector<std::string_view> names;
    for (const CommandLine& command : command_lines()) names.push_back(command.name);
    const auto near = base::nearest(first, names);
    return tl::unexpected(mistake(fmt::format("\"{}\" is neither a command nor a file{}; see guidelint --help", first,
                                              near ? fmt::format(", did you mean {}?", *near) : "")));
  }
  words.insert(words.begin(), "check");
  return &command_line(Command::check);
}

}  // namespace

std::size_t Given::count(std::string_view name) const {
  const auto found = flags.find(name);
  return found == flags.end() ? 0 : found->second.count;
}

std::string Given::text(std::string_view name) const {
  const auto found = flags.find(name);
  return found == flags.end() ? std::string() : found->second.text;
}

std::vector<std::string> Given::texts(std::string_view name) const {
  const auto found = flags.find(name);
  return found == flags.end() ? std::vector<std::string>() : found->second.texts;
}

Stop mistake(std::string_view message) {
  return {.exit_code = 2, .out = {}, .error = fmt::format("guidelint: {}\n", message)};
}

tl::expected<Given, Stop> sort_words(int argc, const char* const* argv) {
  std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  const auto help_of = [](const CommandLine* command) {
    return Stop{.exit_code = 0, .out = command == nullptr ? help() : help(*command), .error = {}};
  };
  if (words.empty()) return tl::unexpected(help_of(nullptr));
  const auto command = command_of(words);
  if (!command) return tl::unexpected(command.error());

  Given given{.command = *command};
  CLI::App app{"", "guidelint"};
  app.set_version_flag("--version", "");
  app.require_subcommand(0, 1);
  if (given.command != nullptr) {
    CLI::App* sub = app.add_subcommand(std::string(given.command->name));
    if (given.command->takes != Takes::nothing) sub->add_option(std::string(given.command->argument), given.arguments);
    for (const Flag& flag : given.command->flags) add(*sub, flag, given.flags[std::string(flag.name)]);
    take_optional_values(words, given);
    if (const auto stop = value_of_plain_flag(words, *given.command)) return tl::unexpected(*stop);
  }
  try {
    std::vector<std::string> reversed(words.rbegin(), words.rend());  // as CLI11 wants them
    app.parse(reversed);
    for (auto& [name, values] : given.flags) {
      const Flag& flag = *find_flag(*given.command, name);
      const bool has_value = !flag.value.empty() && flag.values != Values::revision;
      if (has_value) values.count = app.get_subcommand(std::string(given.command->name))->count("--" + name);
    }
  } catch (const CLI::CallForHelp&) {
    return tl::unexpected(help_of(given.command));
  } catch (const CLI::CallForVersion&) {
    return tl::unexpected(Stop{.exit_code = 0, .out = fmt::format("guidelint {}\n", k_version), .error = {}});
  } catch (const CLI::ParseError& error) {
    return tl::unexpected(mistake(explain_mistake(given.command, error, words)));
  }
  return given;
}

}  // namespace guidelint::cli
