#include "cli/terminal.h"

#include <fcntl.h>
#include <stdlib.h>  // setenv
#include <unistd.h>

#include <cstdlib>
#include <optional>
#include <string>

#include "support/catch.h"

namespace guidelint::cli {
namespace {

// A variable of the environment for as long as a scope lasts; nullptr: not set.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    set(value);
  }
  ~Variable() { set(before_ ? before_->c_str() : nullptr); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  void set(const char* value) const { value == nullptr ? ::unsetenv(name_) : ::setenv(name_, value, 1); }
  const char* name_;
  std::optional<std::string> before_;
};

class File {  // certainly no terminal
 public:
  ~File() { ::close(stream); }
  int stream = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
};

TEST_CASE("the flag decides about colour before anything else", "[cli]") {
  const File file;
  const Variable no("NO_COLOR", "1"), force("CLICOLOR_FORCE", "1");
  CHECK(wants_color("always", file.stream));
  const Variable none("NO_COLOR", nullptr);
  CHECK_FALSE(wants_color("never", file.stream));
}

TEST_CASE("NO_COLOR goes before CLICOLOR_FORCE, empty ones and 0 say nothing", "[cli]") {
  const File file;
  const auto auto_with = [&](const char* no_color, const char* force) {
    const Variable no("NO_COLOR", no_color), forced("CLICOLOR_FORCE", force);
    return wants_color("auto", file.stream);
  };
  CHECK_FALSE(auto_with("1", "1"));
  CHECK(auto_with("", "1"));
  CHECK(auto_with(nullptr, "1"));
  CHECK_FALSE(auto_with(nullptr, "0"));
  CHECK_FALSE(auto_with(nullptr, ""));
  CHECK_FALSE(auto_with(nullptr, nullptr));
}

TEST_CASE("a file is no terminal", "[cli]") {
  const File file;
  CHECK_FALSE(is_terminal(file.stream));
  CHECK_FALSE(is_terminal(-1));
}

TEST_CASE("GitHub Actions says that it is there", "[cli]") {
  const Variable yes("GITHUB_ACTIONS", "true");
  CHECK(on_github_actions());
  const Variable no("GITHUB_ACTIONS", nullptr);
  CHECK_FALSE(on_github_actions());
}

}  // namespace
}  // namespace guidelint::cli
