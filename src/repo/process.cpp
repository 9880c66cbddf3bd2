#include "repo/process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "base/strings.h"

namespace guidelint::repo {
namespace {

constexpr std::size_t k_chunk = 1U << 16U;
constexpr std::size_t k_err_limit = 1U << 16U;
constexpr std::size_t k_line_limit = 1U << 16U;
constexpr std::size_t k_spent = 1U << 20U;  // taken bytes worth moving the rest for

std::string reason(int error) { return base::to_lower(std::generic_category().message(error)); }

// Above the standard three: dup2 of one end must not overwrite another where this process runs without them.
Descriptor above_standard(int number) {
  if (number > 2) return Descriptor(number);
  const Descriptor low(number);
  return Descriptor(::fcntl(number, F_DUPFD_CLOEXEC, 3));
}

struct Ends {
  Descriptor ours, theirs;
};

bool open_pipe(Ends& ends) {
  std::array<int, 2> numbers = {-1, -1};
  if (::pipe2(numbers.data(), O_CLOEXEC) != 0) return false;
  ends = {above_standard(numbers[0]), above_standard(numbers[1])};
  return ends.ours.is_open() && ends.theirs.is_open() && ::fcntl(ends.ours.number(), F_SETFL, O_NONBLOCK) == 0;
}

bool open_socket(Ends& ends) {
  std::array<int, 2> numbers = {-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, numbers.data()) != 0) return false;
  ends = {above_standard(numbers[0]), above_standard(numbers[1])};
  return ends.ours.is_open() && ends.theirs.is_open();
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> list;
  list.reserve(texts.size() + 1);
  for (std::string& text : texts) list.push_back(text.data());
  list.push_back(nullptr);
  return list;
}

std::string_view name_of(std::string_view variable) { return variable.substr(0, variable.find('=')); }

std::vector<std::string> merged_environment(const std::vector<std::string>& instead) {
  std::vector<std::string> all = instead;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view variable = *entry;
    const auto same_name = [variable](const std::string& other) { return name_of(other) == name_of(variable); };
    if (std::none_of(instead.begin(), instead.end(), same_name)) all.emplace_back(variable);
  }
  return all;
}

// 0, or why not. Signals are as a program expects them, whatever this one ignores or blocks.
int spawn(const Command& command, const std::array<int, 3>& ends, pid_t& pid) {
  std::vector<std::string> arguments = command.arguments;
  std::vector<std::string> environment = merged_environment(command.environment);

  sigset_t none, usual;
  sigemptyset(&none);
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE);
  sigaddset(&usual, SIGXFSZ);
  sigaddset(&usual, SIGCHLD);
  posix_spawnattr_t attributes;
  if (const int error = ::posix_spawnattr_init(&attributes); error != 0) return error;
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  ::posix_spawnattr_setsigdefault(&attributes, &usual);
  ::posix_spawnattr_setsigmask(&attributes, &none);

  posix_spawn_file_actions_t actions;
  int error = ::posix_spawn_file_actions_init(&actions);
  if (error == 0) {
    for (int number = 0; number < 3 && error == 0; ++number) {
      error = ::posix_spawn_file_actions_adddup2(&actions, ends[static_cast<std::size_t>(number)], number);
    }
    if (error == 0) {
      error = ::posix_spawnp(&pid, arguments.front().c_str(), &actions, &attributes, pointers(arguments).data(),
                             pointers(environment).data());
    }
    ::posix_spawn_file_actions_destroy(&actions);
  }
  ::posix_spawnattr_destroy(&attributes);
  return error;
}

}  // namespace

Child::Child(pid_t pid, Descriptor in, Descriptor out, Descriptor err, std::string name, std::size_t limit)
    : pid_(pid),
      in_end_(std::move(in)),
      out_end_(std::move(out)),
      err_end_(std::move(err)),
      name_(std::move(name)),
      limit_(limit) {}

Child::~Child() {
  if (pid_ < 0) return;
  ::kill(pid_, SIGKILL);
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
}

tl::expected<std::unique_ptr<Child>, base::Error> Child::start(const Command& command) {
  if (command.arguments.empty()) return tl::make_unexpected(base::Error{"cannot run a program without a name"});
  const std::string& name = command.arguments.front();
  const auto holds_nul = [](const std::string& text) { return text.find('\0') != std::string::npos; };
  if (std::any_of(command.arguments.begin(), command.arguments.end(), holds_nul)) {
    return tl::make_unexpected(base::Error{fmt::format("cannot run {}: an argument holds a NUL byte", name)});
  }
  Ends in, out, err;
  if (!open_socket(in) || !open_pipe(out) || !open_pipe(err)) {
    return tl::make_unexpected(base::Error{fmt::format("cannot run {}: {}", name, reason(errno))});
  }
  pid_t pid = -1;
  const int error = spawn(command, {in.theirs.number(), out.theirs.number(), err.theirs.number()}, pid);
  if (error == ENOENT) {
    return tl::make_unexpected(base::Error{fmt::format("cannot run {}: it is not installed, or not in PATH", name)});
  }
  if (error != 0) return tl::make_unexpected(base::Error{fmt::format("cannot run {}: {}", name, reason(error))});
  return std::unique_ptr<Child>(
      new Child(pid, std::move(in.ours), std::move(out.ours), std::move(err.ours), name, command.output_limit));
}

void Child::send(std::string_view bytes) { pending_ += bytes; }

void Child::write_some() {
  const ssize_t count =
      ::send(in_end_.number(), pending_.data() + written_, pending_.size() - written_, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (count > 0) {
    written_ += static_cast<std::size_t>(count);
    if (written_ < pending_.size()) return;
  } else if (errno == EINTR || errno == EAGAIN) {
    return;
  } else {
    in_end_.close();  // it reads no more; what it prints tells why
  }
  pending_.clear();
  written_ = 0;
}

// False when nothing more comes from there.
bool Child::read_some(Descriptor& from, std::string& to) {
  std::array<char, k_chunk> chunk;
  const ssize_t count = ::read(from.number(), chunk.data(), chunk.size());
  if (count > 0) {
    to.append(chunk.data(), static_cast<std::size_t>(count));
    return true;
  }
  if (count < 0 && (errno == EINTR || errno == EAGAIN)) return true;
  from.close();
  return false;
}

bool Child::pump() {
  if (closing_ && pending_.empty()) in_end_.close();
  if (!out_end_.is_open() && !err_end_.is_open()) return false;
  std::array<pollfd, 3> ends = {{
      {pending_.empty() ? -1 : in_end_.number(), POLLOUT, 0},
      {out_end_.number(), POLLIN, 0},
      {err_end_.number(), POLLIN, 0},
  }};
  if (::poll(ends.data(), ends.size(), -1) < 0) return errno == EINTR;
  if (ends[0].revents != 0) write_some();
  if (ends[1].revents != 0) read_some(out_end_, out_);
  if (ends[2].revents != 0) {
    read_some(err_end_, err_);
    if (err_.size() > k_err_limit) err_.resize(k_err_limit);
  }
  return true;
}

bool Child::fill(std::size_t size) {
  while (out_.size() - taken_ < size) {
    if (!out_end_.is_open() || !pump()) return false;
  }
  return true;
}

std::string Child::take(std::size_t size) {
  std::string bytes = out_.substr(taken_, size);
  taken_ += size;
  if (taken_ == out_.size() || taken_ >= k_spent) {
    out_.erase(0, taken_);
    taken_ = 0;
  }
  return bytes;
}

base::Error Child::ended_early() const {
  const std::string_view said = base::trim(err_);
  return {said.empty() ? fmt::format("{} ended before it answered", name_)
                       : fmt::format("{} ended before it answered: {}", name_, said.substr(0, said.find('\n')))};
}

tl::expected<std::optional<std::string>, base::Error> Child::next_part(char end) {
  for (std::size_t searched = 0;;) {
    const std::size_t at = out_.find(end, taken_ + searched);
    if (at != std::string::npos) {
      std::string part = take(at + 1 - taken_);
      part.pop_back();
      return part;
    }
    searched = out_.size() - taken_;
    if (searched > k_line_limit) {
      return tl::make_unexpected(base::Error{fmt::format("{} printed a line of more than 64 KiB", name_)});
    }
    if (!fill(searched + 1)) return std::nullopt;
  }
}

tl::expected<std::string, base::Error> Child::read_line() {
  auto line = next_part('\n');
  if (!line) return tl::make_unexpected(line.error());
  if (!*line) return tl::make_unexpected(ended_early());
  return **std::move(line);
}

tl::expected<std::string, base::Error> Child::read(std::size_t size) {
  if (!fill(size)) return tl::make_unexpected(ended_early());
  return take(size);
}

tl::expected<Result, base::Error> Child::finish() {
  closing_ = true;
  while (pump()) {
    if (out_.size() - taken_ > limit_) {
      return tl::make_unexpected(base::Error{fmt::format("{} printed more than {} MiB", name_, limit_ >> 20U)});
    }
  }
  in_end_.close();
  int status = 0;
  pid_t waited = -1;
  do {
    waited = ::waitpid(pid_, &status, 0);
  } while (waited < 0 && errno == EINTR);
  pid_ = -1;
  if (waited < 0) {
    return tl::make_unexpected(base::Error{fmt::format("cannot learn how {} ended: {}", name_, reason(errno))});
  }
  Result result;
  result.out = take(out_.size() - taken_);
  result.err = std::move(err_);
  if (WIFSIGNALED(status)) {
    result.signal = WTERMSIG(status);
  } else {
    result.status = WEXITSTATUS(status);
  }
  return result;
}

tl::expected<Result, base::Error> run(const Command& command) {
  auto child = Child::start(command);
  if (!child) return tl::make_unexpected(child.error());
  (*child)->send(command.input);
  return (*child)->finish();
}

}  // namespace guidelint::repo
