#include "cli/command_line.h"

#include <set>

#include "cli/completion.h"
#include "cli/help.h"
#include "cli/manual.h"
#include "support/catch.h"

namespace guidelint::cli {
namespace {

bool has(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

// The part of `text` from `begin` to the next `end`.
std::string part(const std::string& text, const std::string& begin, const std::string& end) {
  const auto from = text.find(begin);
  if (from == std::string::npos) return {};
  return text.substr(from, text.find(end, from + begin.size()) - from);
}

std::string typed(std::string_view text) {  // as roff has it
  std::string out;
  for (const char c : text) out += c == '-' ? "\\-" : std::string(1, c);
  return out;
}

TEST_CASE("every command and flag is in its help", "[cli]") {
  for (const CommandLine& command : command_lines()) {
    CHECK(has(help(), "\n  " + std::string(command.name) + " "));
    for (const Flag& flag : command.flags) {
      CAPTURE(command.name, flag.name);
      CHECK(has(help(command), usage(flag)));
    }
  }
}

TEST_CASE("no line of help is wider than 80 columns", "[cli]") {
  std::string all = help();
  for (const CommandLine& command : command_lines()) all += help(command);
  for (std::size_t at = 0; at < all.size();) {
    const auto end = all.find('\n', at);
    const std::string line = all.substr(at, end - at);
    CAPTURE(line);
    CHECK(line.size() <= 80);
    CHECK_FALSE(line.ends_with(' '));
    at = end + 1;
  }
}

TEST_CASE("every command and flag is in the manual page", "[cli]") {
  const std::string page = manual_page("2026-03-01");
  const std::string general = part(page, ".SS Of every command that reads rules", ".SS guidelint");
  for (const CommandLine& command : command_lines()) {
    const std::string own = part(page, ".SS guidelint " + std::string(command.name) + "\n", "\n.S");
    REQUIRE_FALSE(own.empty());
    for (const Flag& flag : command.flags) {
      CAPTURE(command.name, flag.name);
      CHECK(has(flag.group == "General" ? general : own, "\\fB\\-\\-" + typed(flag.name) + "\\fR"));
      if (flag.letter != 0) CHECK(has(page, "\\fB\\-" + std::string(1, flag.letter) + "\\fR"));
      for (const Choice& choice : flag.choices) CHECK(has(page, std::string(choice.name)));
    }
  }
}

TEST_CASE("every command, flag and choice is in every completion", "[cli]") {
  for (const CommandLine& command : command_lines()) {
    const std::string name(command.name);
    const std::string bash = part(bash_completion(), "    " + name + ") flags=", ";;");
    const std::string zsh = part(zsh_completion(), "\n_guidelint_" + name + "() {\n", "\n}\n");
    const std::string fish = part(fish_completion(), "\n# " + name + "\n", "\n\n");
    for (const Flag& flag : command.flags) {
      const std::string flag_name(flag.name);
      CAPTURE(name, flag_name);
      CHECK(has(bash, "--" + flag_name));
      CHECK(has(zsh, "--" + flag_name));
      CHECK(has(fish, " -l " + flag_name + " "));
      if (flag.letter != 0) CHECK(has(fish, " -s " + std::string(1, flag.letter) + " "));
      for (const Choice& choice : flag.choices) {
        CHECK(has(part(bash_completion(), "'" + name + " --" + flag_name + "'", ";;"), std::string(choice.name)));
        CHECK(has(fish, std::string(choice.name)));
      }
    }
  }
}

TEST_CASE("a description is whole", "[cli]") {
  for (const CommandLine& command : command_lines()) {
    std::set<std::string_view> flags;
    for (const Flag& flag : command.flags) {
      CAPTURE(command.name, flag.name);
      CHECK(flags.insert(flag.name).second);
      CHECK(flag.value.empty() == (flag.values == Values::none));
      CHECK((flag.values == Values::choice || flag.values == Values::output) == !flag.choices.empty());
      CHECK_FALSE(flag.help.empty());
      CHECK_FALSE(flag.help.ends_with('.'));
    }
  }
}

}  // namespace
}  // namespace guidelint::cli
