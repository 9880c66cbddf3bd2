// Runs another program and talks with it: its arguments one by one, what it reads, what it prints, how it ended.
//
//   run({.arguments = {"git", "rev-parse", "HEAD"}})    -> Result{.status = 0, .out = "3dce6bb…\n"}
//   Child::start(…), send("a\n"), read_line()           a conversation, as with `git cat-file --batch`
//
// No shell, so a name with a blank, a quote or a newline is only a name. posix_spawn rather than fork: it is safe beside
// threads, costs nothing in a large process, and says at once that a program is not there. One poll() loop serves all
// three ends, so neither side waits for the other with a full pipe. The child reads from a socket, not a pipe: writing to
// a child that is gone is then an error and not SIGPIPE, whatever the program around us does with signals.
//
// Units     bytes. What a child prints is kept as it is.
// Errors    the program is not there, or prints more than the limit. To end with a status or by a signal is a Result.
// Threads   a Child belongs to one thread at a time; several may run.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/descriptor.h"
#include "base/error.h"

namespace guidelint::repo {

struct Command {
  std::vector<std::string> arguments = {};           // the program first, looked up in PATH
  std::vector<std::string> environment = {};         // NAME=value, instead of what this process has
  std::string input = {};                            // for run(): all it will read
  std::size_t output_limit = std::size_t{1} << 28U;  // more is an Error, and ends the child
};

struct Result {
  int status = 0;  // of exit(); meaningless if `signal` is not 0
  int signal = 0;
  std::string out;
  std::string err;  // the first 64 KiB
};

// Waits until the program has ended.
tl::expected<Result, base::Error> run(const Command& command);

using base::Descriptor;  // an open end of a pipe or socket

// A program that runs. Destroyed before it has ended, it is killed.
class Child {
 public:
  static tl::expected<std::unique_ptr<Child>, base::Error> start(const Command& command);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // Leaves the bytes to be written while something is read.
  void send(std::string_view bytes);

  // Without the newline. An Error if the child ends first, or the line is longer than 64 KiB.
  tl::expected<std::string, base::Error> read_line();
  tl::expected<std::string, base::Error> read(std::size_t size);

  // Up to the next `end`, without it, of at most 64 KiB; nothing if the child has no more to say. What follows the last
  // `end` is lost.
  tl::expected<std::optional<std::string>, base::Error> next_part(char end);

  // Tells the child that nothing follows, takes the rest of what it prints, and waits for its end.
  tl::expected<Result, base::Error> finish();

  // What it has said on standard error so far.
  [[nodiscard]] std::string_view err() const { return err_; }

 private:
  Child(pid_t pid, Descriptor in, Descriptor out, Descriptor err, std::string name, std::size_t limit);

  bool pump();  // waits until something moves; false: both its ends are closed, or poll failed
  void write_some();
  bool read_some(Descriptor& from, std::string& to);
  bool fill(std::size_t size);  // until so many bytes of out_ are unread
  std::string take(std::size_t size);
  [[nodiscard]] base::Error ended_early() const;

  pid_t pid_;  // -1: it has been waited for
  Descriptor in_end_, out_end_, err_end_;
  std::string name_;
  std::size_t limit_;
  bool closing_ = false;  // no more input than pending_
  std::string pending_;
  std::size_t written_ = 0;  // of pending_
  std::string out_;
  std::size_t taken_ = 0;  // of out_
  std::string err_;
};

}  // namespace guidelint::repo
