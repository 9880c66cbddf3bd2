#include "cli/starter_files.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "cli/config.h"
#include "cli/embedded_files.h"
#include "cli/version.h"
#include "yaml/emit.h"

namespace guidelint::cli {
namespace {

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

std::string filled(std::string_view name) {
  const auto files = embedded_files();
  const std::string path = fmt::format("src/cli/templates/{}", name);
  const auto file = std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& one) { return one.path == path; });
  std::string text(file == files.end() ? std::string_view() : file->text);
  replace_all(text, "vX.Y.Z", fmt::format("v{}", k_version));
  return text;
}

// As people write it where YAML allows, else quoted.
std::string pattern_text(std::string_view pattern) {
  const auto is_common = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_./*-").find(c) != std::string_view::npos;
  };
  const bool is_plain = !pattern.starts_with('*') && !pattern.starts_with('-') &&
                        std::ranges::all_of(pattern, is_common) &&
                        pattern.find_first_of("/*") != std::string_view::npos;
  return is_plain ? std::string(pattern) : yaml::emit_text(pattern);
}

std::string list_of(std::string_view key, const std::vector<std::string>& patterns) {
  std::string text = fmt::format("{}:\n", key);
  for (const std::string& pattern : patterns) text += fmt::format("  - {}\n", pattern_text(pattern));
  return text;
}

std::string settings(const GuidePatterns& patterns, bool has_rules) {
  std::string text = filled(k_config_name);
  constexpr std::string_view k_files = "files: [research/**/*.md]\n";
  constexpr std::string_view k_exclude = "# exclude: [research/README.md]\n";
  if (patterns.files.empty()) {
    replace_all(
        text, k_files,
        fmt::format("# No guide was there when this file was written; take the # away where they will be.\n# {}",
                    k_files));
  } else {
    replace_all(text, k_files, list_of("files", patterns.files));
  }
  std::string exclude = patterns.exclude.empty() ? std::string(k_exclude) : list_of("exclude", patterns.exclude);
  if (patterns.others > 0) {
    exclude = fmt::format("# {} matched above {} not look like {}.\n", base::counted(patterns.others, "more file"),
                          patterns.others == 1 ? "does" : "do", patterns.others == 1 ? "one" : "guides") +
              exclude;
  }
  replace_all(text, k_exclude, exclude);
  if (has_rules) replace_all(text, "# rules: rules\n", "rules: rules\n");
  return text;
}

}  // namespace

std::vector<StarterFile> starter_files(const GuidePatterns& patterns, bool has_rules) {
  return {{.path = k_config_name,
           .text = settings(patterns, has_rules),
           .purpose = "which files are guides, and settings to change"},
          {.path = std::string(k_hooks_name),
           .text = filled("pre-commit-config.yaml"),
           .purpose = "judges what a commit brings, before it is made"},
          {.path = ".github/workflows/guidelint.yml",
           .text = filled("guidelint.yml"),
           .purpose = "judges what a pull request brings"},
          {.path = ".github/workflows/guidelint-review.yml",
           .text = filled("guidelint-review.yml"),
           .purpose = "plans the reviews of each week, and keeps an issue of them"}};
}

std::string hook_entry() {
  const std::string text = filled("pre-commit-config.yaml");
  constexpr std::string_view k_repos = "repos:\n";
  const auto at = text.find(k_repos);
  return at == std::string::npos ? text : text.substr(at + k_repos.size());
}

}  // namespace guidelint::cli
