// An operating system that lets programs down, for tests: loaded before libc with LD_PRELOAD.
//
//   FAULTY_IO=read=EIO:acme/a.md            the first read of a file whose path holds that fails
//   FAULTY_IO=read=EINTR*:                  every other read of any file is interrupted
//   FAULTY_IO=read=short*:                  every read gives one byte
//   FAULTY_IO=read=end@2:a.md               the second read says that the file ends here
//   FAULTY_IO=write=ENOSPC@3:,rename=EIO:   the third write, and the first rename
//   FAULTY_TIME=-1                          the clock says that second since 1970
//
// `@N`: the Nth such call, 1 unless given; `*`: all of them (of an EINTR every other one, or nothing would ever be done).
// Calls are open, read, write, fsync, rename, readdir. What libc calls inside itself, as stdio does, is not met: for
// standard output there is /dev/full.
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// glibc's own declarations name their parameters with two underscores; ours need not.
// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name)

namespace {

constexpr int k_short = -1, k_end = -2;  // besides errno's numbers

struct Fault {
  std::string call;
  int outcome = EIO;
  bool always = false;
  int at = 1;
  std::string path;
  int met = 0;
};

std::mutex mutex;

std::optional<int> outcome_of(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, int>, 11> k_outcomes = {{{"EIO", EIO},
                                                                            {"EINTR", EINTR},
                                                                            {"ENOSPC", ENOSPC},
                                                                            {"EACCES", EACCES},
                                                                            {"EMFILE", EMFILE},
                                                                            {"ENOMEM", ENOMEM},
                                                                            {"EROFS", EROFS},
                                                                            {"EDQUOT", EDQUOT},
                                                                            {"ESTALE", ESTALE},
                                                                            {"short", k_short},
                                                                            {"end", k_end}}};
  for (const auto& [known, outcome] : k_outcomes) {
    if (known == name) return outcome;
  }
  return std::nullopt;
}

std::vector<Fault> read_faults() {
  const char* text = std::getenv("FAULTY_IO");
  std::vector<Fault> faults;
  std::string_view rest = text != nullptr ? text : "";
  while (!rest.empty()) {
    const std::string_view one = rest.substr(0, rest.find(','));
    rest.remove_prefix(one.size() == rest.size() ? rest.size() : one.size() + 1);
    const std::size_t equals = one.find('='), colon = one.find(':');
    if (equals == std::string_view::npos || colon == std::string_view::npos) std::abort();
    Fault fault{.call = std::string(one.substr(0, equals)), .path = std::string(one.substr(colon + 1))};
    std::string_view outcome = one.substr(equals + 1, colon - equals - 1);
    if (outcome.ends_with('*')) {
      fault.always = true;
      outcome.remove_suffix(1);
    }
    if (const std::size_t at = outcome.find('@'); at != std::string_view::npos) {
      fault.at = std::atoi(std::string(outcome.substr(at + 1)).c_str());
      outcome = outcome.substr(0, at);
    }
    const auto known = outcome_of(outcome);
    if (!known) std::abort();
    fault.outcome = *known;
    faults.push_back(std::move(fault));
  }
  return faults;
}

// What this call of `name` on `path` comes to; nothing: what it really does.
std::optional<int> fate(std::string_view name, std::string_view path) {
  const std::scoped_lock lock(mutex);
  static std::vector<Fault> faults = read_faults();
  for (Fault& fault : faults) {
    if (fault.call != name || path.find(fault.path) == std::string_view::npos) continue;
    ++fault.met;
    const bool every_other = fault.outcome == EINTR && fault.met % 2 == 0;
    if (fault.always ? !every_other : fault.met == fault.at) return fault.outcome;
  }
  return std::nullopt;
}

std::string path_of(int file) {
  std::array<char, 4096> name{};
  const std::string link = "/proc/self/fd/" + std::to_string(file);
  const ssize_t size = ::readlink(link.c_str(), name.data(), name.size());
  return size > 0 ? std::string(name.data(), static_cast<std::size_t>(size)) : std::string();
}

template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

int refused(int error) {
  errno = error;
  return -1;
}

mode_t mode_of(int flags, va_list arguments) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, unsigned) : 0;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  if (const auto error = fate("open", path)) return refused(*error);
  return next<int(const char*, int, ...)>("open")(path, flags, mode);
}

int openat(int folder, const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  if (const auto error = fate("open", path)) return refused(*error);
  return next<int(int, const char*, int, ...)>("openat")(folder, path, flags, mode);
}

ssize_t read(int file, void* bytes, size_t size) {
  const auto what = fate("read", path_of(file));
  if (what == k_end) return 0;
  if (what && *what != k_short) return refused(*what);
  return next<ssize_t(int, void*, size_t)>("read")(file, bytes, what == k_short && size > 1 ? 1 : size);
}

ssize_t write(int file, const void* bytes, size_t size) {
  const auto what = fate("write", path_of(file));
  if (what && *what != k_short) return refused(*what);
  return next<ssize_t(int, const void*, size_t)>("write")(file, bytes, what == k_short && size > 1 ? 1 : size);
}

int fsync(int file) {
  if (const auto error = fate("fsync", path_of(file))) return refused(*error);
  return next<int(int)>("fsync")(file);
}

int rename(const char* from, const char* to) {
  if (const auto error = fate("rename", to)) return refused(*error);
  return next<int(const char*, const char*)>("rename")(from, to);
}

dirent* readdir(DIR* folder) {
  if (const auto error = fate("readdir", path_of(::dirfd(folder)))) {
    errno = *error;
    return nullptr;
  }
  return next<dirent*(DIR*)>("readdir")(folder);
}

int clock_gettime(clockid_t clock, timespec* time) {
  const int status = next<int(clockid_t, timespec*)>("clock_gettime")(clock, time);
  if (const char* second = std::getenv("FAULTY_TIME"); second != nullptr && clock == CLOCK_REALTIME)
    time->tv_sec = std::strtoll(second, nullptr, 10);
  return status;
}

}  // extern "C"

// NOLINTEND(readability-inconsistent-declaration-parameter-name)
