#include "cli/flags.h"

namespace guidelint::cli {

Flag on(std::string_view name, std::string_view group, std::string_view help, char letter) {
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

}  // namespace guidelint::cli
