#include "repo/process.h"

#include <signal.h>

#include <string>

#include "support/catch.h"

using guidelint::repo::Child;
using guidelint::repo::Command;
using guidelint::repo::run;

namespace {

Command shell(std::string script) { return {.arguments = {"sh", "-c", std::move(script)}}; }

}  // namespace

TEST_CASE("a program's output, complaint and status are kept apart", "[repo]") {
  const auto result = run(shell("echo out; echo err >&2; exit 3"));
  REQUIRE(result);
  CHECK(result->out == "out\n");
  CHECK(result->err == "err\n");
  CHECK(result->status == 3);
  CHECK(result->signal == 0);
}

TEST_CASE("arguments reach a program as they are", "[repo]") {
  const auto result = run({.arguments = {"printf", "%s|", "a b", "$(id)", "it's", "x\ny", "", "\xff"}});
  REQUIRE(result);
  CHECK(result->out == "a b|$(id)|it's|x\ny||\xff|");
  const auto nul = run({.arguments = {"printf", std::string("a\0b", 3)}});
  REQUIRE_FALSE(nul);
  CHECK(nul.error().message == "cannot run printf: an argument holds a NUL byte");
}

TEST_CASE("a variable that is given replaces the one that is there", "[repo]") {
  ::setenv("GUIDELINT_TEST_A", "old", 1);
  ::setenv("GUIDELINT_TEST_B", "kept", 1);
  Command command = shell("echo $GUIDELINT_TEST_A $GUIDELINT_TEST_B");
  command.environment = {"GUIDELINT_TEST_A=new"};
  CHECK(run(command)->out == "new kept\n");
  ::unsetenv("GUIDELINT_TEST_A");
  ::unsetenv("GUIDELINT_TEST_B");
}

TEST_CASE("a program that is not there is an error that says so", "[repo]") {
  const auto result = run({.arguments = {"guidelint-no-such-program"}});
  REQUIRE_FALSE(result);
  CHECK(result.error().message == "cannot run guidelint-no-such-program: it is not installed, or not in PATH");
}

TEST_CASE("neither side waits for the other when all pipes are full", "[repo]") {
  Command command = shell("head -c 300000 /dev/zero >&2; cat; head -c 300000 /dev/zero >&2");
  command.input = std::string(3'000'000, 'x');
  const auto result = run(command);
  REQUIRE(result);
  CHECK(result->out == command.input);
  CHECK(result->err.size() == 65'536);
}

TEST_CASE("a program that does not read its input is no SIGPIPE for us", "[repo]") {
  Command command = shell("exec <&-; echo done");
  command.input = std::string(3'000'000, 'x');
  const auto result = run(command);
  REQUIRE(result);
  CHECK(result->out == "done\n");
  CHECK(result->status == 0);
}

TEST_CASE("a program that prints without end is ended", "[repo]") {
  Command command = shell("cat /dev/zero");
  command.output_limit = 1U << 20U;
  const auto result = run(command);
  REQUIRE_FALSE(result);
  CHECK(result.error().message == "sh printed more than 1 MiB");
}

TEST_CASE("a program ended by a signal says which", "[repo]") {
  const auto result = run(shell("kill -9 $$"));
  REQUIRE(result);
  CHECK(result->signal == SIGKILL);
}

TEST_CASE("signals ignored here are not ignored there", "[repo]") {
  struct sigaction ignore = {}, before = {};
  ignore.sa_handler = SIG_IGN;
  REQUIRE(::sigaction(SIGPIPE, &ignore, &before) == 0);
  const auto result = run(shell("kill -PIPE $$; echo ignored"));
  REQUIRE(::sigaction(SIGPIPE, &before, nullptr) == 0);
  REQUIRE(result);
  CHECK(result->signal == SIGPIPE);
  CHECK(result->out.empty());
}

TEST_CASE("a conversation goes line by line and by size", "[repo]") {
  auto child = Child::start({.arguments = {"cat"}});
  REQUIRE(child);
  for (int i = 0; i < 100; ++i) {
    const std::string body(static_cast<std::size_t>(i) * 1000, 'b');
    (*child)->send("head " + std::to_string(i) + "\n" + body);
    CHECK((*child)->read_line().value() == "head " + std::to_string(i));
    CHECK((*child)->read(body.size()).value() == body);
  }
  const auto result = (*child)->finish();
  REQUIRE(result);
  CHECK(result->status == 0);
  CHECK(result->out.empty());
}

TEST_CASE("a conversation that ends early says what the program said last", "[repo]") {
  auto child = Child::start(shell("read line; echo no such thing >&2; exit 1"));
  REQUIRE(child);
  (*child)->send("a\n");
  const auto line = (*child)->read_line();
  REQUIRE_FALSE(line);
  CHECK(line.error().message == "sh ended before it answered: no such thing");
}

TEST_CASE("a child that is dropped does not live on", "[repo]") {
  auto child = Child::start(shell("while :; do sleep 1; done"));
  REQUIRE(child);
  child->reset();  // returns, so it was killed and waited for
  CHECK(*child == nullptr);
}
