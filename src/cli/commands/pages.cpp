// guidelint explain --pages DIR: what rules mean, as pages of Markdown.
#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "base/strings.h"
#include "cli/commands/commands.h"
#include "cli/page_folder.h"
#include "cli/session.h"
#include "report/rule_page.h"

namespace guidelint::cli {
namespace fs = std::filesystem;
namespace {

// As an address in Markdown.
std::string encoded(std::string_view path) {
  std::string address;
  for (const char c : path) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    address += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return address;
}

// A built-in rule has a name like a file, but none.
std::string address_from(const fs::path& folder, const rule::Rule& rule) {
  std::error_code error;
  const fs::path file = rule.file->path();
  if (!fs::is_regular_file(file, error)) return {};
  const fs::path here = fs::current_path(error);
  const fs::path relative =
      (here / file).lexically_normal().lexically_relative((here / folder / "").lexically_normal());
  return encoded(relative.generic_string());
}

}  // namespace

int run_pages(const Options& options) {
  const auto session = open_session(options);
  if (!session) return k_exit_could_not_judge;
  const auto rules = rules_named(*session, options.arguments);
  if (!rules) return k_exit_could_not_judge;
  const std::string& folder = options.pages;
  const auto pages =
      report::rule_pages(*session->rules, *rules, [&](const rule::Rule& rule) { return address_from(folder, rule); });
  const auto written = write_pages(folder, pages);
  if (!written) {
    complain(written.error().message);
    return k_exit_could_not_judge;
  }
  const std::string removed = written->removed == 0 ? "" : fmt::format(", {} removed", written->removed);
  const std::string text =
      fmt::format("{} in {}: {} written{}\n", base::counted(pages.size(), "page"), folder, written->changed, removed);
  return print(text) ? k_exit_ok : k_exit_could_not_judge;
}

}  // namespace guidelint::cli
