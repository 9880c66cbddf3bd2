#include "repo/git.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <system_error>
#include <utility>

#include "base/strings.h"

namespace guidelint::repo {
namespace fs = std::filesystem;
namespace {

bool is_set(const char* name) { return std::getenv(name) != nullptr; }

// "fatal: bad object" of several lines of complaint; the first line if none is fatal.
std::string_view complaint(std::string_view err) {
  const std::vector<std::string_view> lines = base::split(base::trim(err), '\n');
  for (const std::string_view prefix : {"fatal: ", "error: "}) {
    for (const std::string_view line : lines) {
      if (line.starts_with(prefix)) return line.substr(prefix.size());
    }
  }
  return lines.front();
}

}  // namespace

Git::Git(const fs::path& start) {
  std::error_code ignored;
  const bool is_top_given = is_set("GIT_DIR") && !is_set("GIT_WORK_TREE");
  folder_ = fs::absolute(is_top_given ? fs::path(".") : start, ignored).lexically_normal();
}

Command Git::command(std::vector<std::string> arguments) const {
  Command command;
  command.arguments = {"git",
                       "-C",
                       folder_.string(),
                       "--no-pager",
                       "-c",
                       "core.fsmonitor=false",
                       "-c",
                       "core.hooksPath=/dev/null",
                       "-c",
                       "diff.autoRefreshIndex=true"};
  command.arguments.insert(command.arguments.end(), std::make_move_iterator(arguments.begin()),
                           std::make_move_iterator(arguments.end()));
  command.environment = {"LC_ALL=C",
                         "GIT_OPTIONAL_LOCKS=0",
                         "GIT_TERMINAL_PROMPT=0",
                         "GIT_NO_LAZY_FETCH=1",
                         "GIT_ALLOW_PROTOCOL=none",  // for a git too old to know the line above
                         "GIT_LITERAL_PATHSPECS=0",
                         "GIT_GLOB_PATHSPECS=0",
                         "GIT_NOGLOB_PATHSPECS=0",
                         "GIT_ICASE_PATHSPECS=0"};
  return command;
}

tl::expected<std::string, base::Error> Git::output(std::vector<std::string> arguments) const {
  auto result = run(command(std::move(arguments)));
  if (!result) return tl::make_unexpected(result.error());
  if (result->status != 0 || result->signal != 0) return tl::make_unexpected(explained(*result));
  return std::move(result->out);
}

tl::expected<std::string, base::Error> Git::line(std::vector<std::string> arguments) const {
  auto text = output(std::move(arguments));
  if (text && text->ends_with('\n')) text->pop_back();
  return text;
}

base::Error Git::explained(const Result& result) const {
  const std::string_view err = result.err;
  const auto says = [err](std::string_view words) { return err.find(words) != std::string_view::npos; };
  const std::string folder = shown(folder_.string());
  if (says("dubious ownership") || says("owned by someone else")) {
    const std::string_view quoted = err.substr(std::min(err.find('\''), err.size()));  // git's name of its top
    const std::size_t end = quoted.find('\'', 1);
    const std::string top = end == std::string_view::npos ? folder : shown(quoted.substr(1, end - 1));
    return {
        fmt::format("git does not trust the repository {}, because it belongs to another user; if you do: "
                    "git config --global --add safe.directory {}",
                    top, top)};
  }
  if (says("not a git repository")) return {fmt::format("{} is not in a git repository", folder)};
  if (says("must be run in a work tree")) {
    return {fmt::format("{} is in a bare repository or inside .git, where there are no files to compare", folder)};
  }
  if (says("promisor") || says("lazy fetching disabled") || says("transport 'none'") || says("not allowed")) {
    return {fmt::format("this is a partial clone and lacks what is to be compared; clone without --filter ({})",
                        shown(complaint(err)))};
  }
  if (result.signal != 0) return {fmt::format("git was ended by signal {}", result.signal)};
  if (err.empty()) return {fmt::format("git ended with status {} in {}", result.status, folder)};
  return {fmt::format("git: {}", shown(complaint(err)))};
}

std::string shown(std::string_view name) {
  constexpr std::size_t k_limit = 200;
  std::string text;
  for (const char c : name.substr(0, k_limit)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      text += fmt::format("\\x{:02x}", byte);
    } else {
      text += c;
    }
  }
  if (name.size() > k_limit) text += "…";
  return text;
}

bool is_object_id(std::string_view text) {
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return (text.size() == 40 || text.size() == 64) && std::all_of(text.begin(), text.end(), is_digit);
}

}  // namespace guidelint::repo
