// A real repository in a folder of its own, and an environment in which only it counts: no configuration of the user or
// the system, no variables of a hook that may be running these tests.
#pragma once

#include <stdlib.h>  // setenv

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "repo/process.h"
#include "support/catch.h"
#include "support/temporary_folder.h"

namespace guidelint::support {

// Environment variables as long as a scope lasts; nothing for a value takes one away.
class Variables {
 public:
  void set(const std::string& name, const std::optional<std::string>& value) {
    const char* now = ::getenv(name.c_str());
    before_.try_emplace(name, now == nullptr ? std::nullopt : std::optional<std::string>(now));
    put(name, value);
  }
  Variables() = default;
  ~Variables() {
    for (const auto& [name, value] : before_) put(name, value);
  }
  Variables(const Variables&) = delete;
  Variables& operator=(const Variables&) = delete;

 private:
  static void put(const std::string& name, const std::optional<std::string>& value) {
    if (value) {
      ::setenv(name.c_str(), value->c_str(), 1);
    } else {
      ::unsetenv(name.c_str());
    }
  }
  std::map<std::string, std::optional<std::string>> before_;
};

inline bool has_git() {
  const bool is_there = repo::run({.arguments = {"git", "--version"}}).has_value();
  if (!is_there) WARN("git is not installed: this test says nothing");
  return is_there;
}

class GitFolder {
 public:
  GitFolder() {
    for (const char* name : {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR",
                             "GIT_OBJECT_DIRECTORY", "GITHUB_ACTIONS", "GITHUB_BASE_REF"}) {
      variables.set(name, std::nullopt);
    }
    for (const char* name : {"GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"}) variables.set(name, "Test");
    for (const char* name : {"GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"}) variables.set(name, "test@example.org");
    variables.set("GIT_CONFIG_GLOBAL", "/dev/null");
    variables.set("GIT_CONFIG_NOSYSTEM", "1");
    variables.set("GIT_CEILING_DIRECTORIES", std::filesystem::temp_directory_path().string());
    std::filesystem::create_directory(top());
  }

  Variables variables;

  // Of the work tree; beside it there is room.
  [[nodiscard]] std::filesystem::path top() const { return folder_.path() / "work"; }
  [[nodiscard]] std::filesystem::path beside(std::string_view name) const { return folder_.path() / name; }

  void write(std::string_view name, std::string_view text) const { folder_.write("work/" + std::string(name), text); }

  std::string git(std::vector<std::string> arguments) const { return git_in(top(), std::move(arguments)); }

  static std::string git_in(const std::filesystem::path& where, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"git", "-C", where.string()});
    const auto result = repo::run({.arguments = arguments});
    REQUIRE(result);
    INFO("git " << arguments[3] << ": " << result->err);
    REQUIRE(result->status == 0);
    return result->out.substr(0, result->out.find('\n'));
  }

  void init() const { git({"init", "--quiet", "--initial-branch=main"}); }

  // Everything there is; the new commit's id.
  std::string commit(const std::string& message) const {
    git({"add", "--all"});
    git({"commit", "--quiet", "--allow-empty", "-m", message});
    return git({"rev-parse", "HEAD"});
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace guidelint::support
