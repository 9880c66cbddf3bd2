#include "base/write_file.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <set>

#include "support/catch.h"
#include "support/child_process.h"
#include "support/shared.h"
#include "support/temporary_folder.h"

namespace guidelint::base {
namespace {

namespace fs = std::filesystem;
using support::in_child;
using support::read_bytes;
using support::TemporaryFolder;

// Tests run as root in CI, whom modes do not stop.
constexpr uid_t k_nobody = 65534;

std::string message_of(const tl::expected<void, Error>& written) {
  return written ? "written" : written.error().message;
}

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
  return names;
}

struct stat status_of(const fs::path& path) {
  struct stat file = {};
  REQUIRE(::lstat(path.c_str(), &file) == 0);
  return file;
}

mode_t mode_of(const fs::path& path) { return status_of(path).st_mode & 07777U; }

// Of what write_files() says: "written", "untouched", or the message.
std::vector<std::string> described(const std::vector<WriteResult>& results) {
  std::vector<std::string> lines;
  for (const WriteResult& result : results) {
    constexpr std::array<const char*, 4> k_names = {"untouched", "written", "changed", "failed"};
    lines.push_back(std::string(k_names[static_cast<std::size_t>(result.outcome)]) +
                    (result.message.empty() ? "" : ": " + result.message));
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a file is made, then replaced, and nothing else is left", "[base]") {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "a.md";
  const mode_t mask = ::umask(027);
  CHECK(message_of(write_file(path, "one")) == "written");
  ::umask(mask);
  CHECK(mode_of(path) == 0640);
  CHECK(message_of(write_file(path, std::string("\0\r\n\xff", 4))) == "written");
  CHECK(read_bytes(path) == std::string("\0\r\n\xff", 4));
  CHECK(message_of(write_file(path, "")) == "written");
  CHECK(read_bytes(path).empty());
  CHECK(names_in(folder.path()) == std::set<std::string>{"a.md"});
}

TEST_CASE("a file without a folder in its path lies in the working directory", "[base]") {
  const TemporaryFolder folder;
  const support::WorkingDirectory there(folder.path());
  CHECK(message_of(write_file("a.md", "one")) == "written");
  CHECK(read_bytes("a.md") == "one");
}

TEST_CASE("mode and owner of a file outlast its text", "[base]") {
  const TemporaryFolder folder;
  folder.write("a.md", "old");
  const fs::path path = folder.path() / "a.md";
  const bool is_root = ::geteuid() == 0;
  if (is_root) REQUIRE(::chown(path.c_str(), 1234, 2345) == 0);
  REQUIRE(::chmod(path.c_str(), 0751) == 0);
  CHECK(message_of(write_file(path, "new")) == "written");
  CHECK(mode_of(path) == 0751);
  CHECK(status_of(path).st_uid == (is_root ? 1234 : ::geteuid()));
  CHECK(status_of(path).st_gid == (is_root ? 2345 : ::getegid()));
}

TEST_CASE("a name as long as names can be still has a temporary file", "[base]") {
  const TemporaryFolder folder;
  const std::string name = std::string(252, 'x') + ".md";
  CHECK(message_of(write_file(folder.path() / name, "one")) == "written");
  CHECK(names_in(folder.path()) == std::set<std::string>{name});
}

TEST_CASE("what a rename would replace by something else is refused", "[base]") {
  const TemporaryFolder folder;
  const support::WorkingDirectory there(folder.path());
  for (const char* name : {"a.md", "twice.md", "locked.md"}) folder.write(name, "old");
  fs::create_symlink("a.md", "link.md");
  fs::create_symlink("nowhere.md", "dangling.md");
  fs::create_hard_link("twice.md", "other.md");
  fs::create_directory("folder.md");
  REQUIRE(::mkfifo("pipe.md", 0666) == 0);
  REQUIRE(::chmod("locked.md", 0444) == 0);
  const auto before = names_in(folder.path());

  const std::vector<std::pair<std::string, std::string>> refused = {
      {"link.md", "link.md is a symbolic link; only regular files are changed"},
      {"dangling.md", "dangling.md is a symbolic link; only regular files are changed"},
      {"twice.md", "twice.md has 2 hard links; the others would keep the old text"},
      {"folder.md", "folder.md is a folder"},
      {"pipe.md", "pipe.md is not a regular file"},
      {"/dev/null", "/dev/null is not a regular file"},
      {"locked.md", "locked.md is read-only"},
      {"no/such.md", "cannot write no/such.md: no such file or directory"},
      {"a.md/b.md", "cannot write a.md/b.md: not a directory"},
      {"x\x1b[2J\n/y", "cannot write x\\x1b[2J\\x0a/y: no such file or directory"},
  };
  for (const auto& [path, message] : refused) {
    CHECK(message_of(check_writable(path)) == message);
    CHECK(message_of(write_file(path, "new")) == message);
  }
  CHECK(message_of(check_writable("a.md")) == "written");
  CHECK(message_of(check_writable("new.md")) == "written");
  for (const char* name : {"a.md", "twice.md", "locked.md"}) CHECK(read_bytes(name) == "old");
  CHECK(names_in(folder.path()) == before);
}

TEST_CASE("a folder in which nothing may be made keeps its files", "[base]") {
  const TemporaryFolder folder;
  folder.write("guides/a.md", "old");
  const support::WorkingDirectory there(folder.path());
  REQUIRE(::chmod(".", 0755) == 0);
  REQUIRE(::chmod("guides", 0555) == 0);
  REQUIRE(::chmod("guides/a.md", 0666) == 0);
  const std::string message = in_child([] {
    if (::geteuid() == 0 && ::setresuid(k_nobody, k_nobody, k_nobody) != 0) return std::string("cannot become nobody");
    return message_of(write_file("guides/a.md", "new"));
  });
  CHECK(message == "cannot write guides/a.md: its folder is read-only");
  CHECK(read_bytes("guides/a.md") == "old");
}

TEST_CASE("an output goes where a link leads", "[base]") {
  const TemporaryFolder folder;
  const support::WorkingDirectory there(folder.path());
  folder.write("deep/real.json", "old");
  fs::create_symlink("deep/real.json", "out.json");
  fs::create_symlink("out.json", "again.json");
  fs::create_symlink("deep/new.json", "dangling.json");
  fs::create_symlink("circle.json", "circle.json");

  CHECK(message_of(write_file("again.json", "new", k_output)) == "written");
  CHECK(read_bytes("deep/real.json") == "new");
  CHECK(fs::is_symlink("out.json"));
  CHECK(message_of(write_file("dangling.json", "made", k_output)) == "written");
  CHECK(read_bytes("deep/new.json") == "made");
  CHECK(message_of(write_file("circle.json", "new", k_output)) ==
        "cannot write circle.json: too many levels of symbolic links");
  CHECK(names_in("deep") == std::set<std::string>{"new.json", "real.json"});
}

TEST_CASE("an output among hard links becomes a file of its own", "[base]") {
  const TemporaryFolder folder;
  folder.write("a.json", "old");
  fs::create_hard_link(folder.path() / "a.json", folder.path() / "b.json");
  CHECK(message_of(write_file(folder.path() / "a.json", "new", k_output)) == "written");
  CHECK(read_bytes(folder.path() / "b.json") == "old");
}

TEST_CASE("an output may be a device or a pipe, which stays one", "[base]") {
  CHECK(message_of(write_file("/dev/null", "text", k_output)) == "written");
  if (fs::exists("/dev/full")) {
    CHECK(message_of(write_file("/dev/full", "text", k_output)) == "cannot write /dev/full: no space left on device");
  }
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "pipe";
  REQUIRE(::mkfifo(path.c_str(), 0666) == 0);
  const int reader = ::open(path.c_str(), O_RDONLY | O_NONBLOCK);
  REQUIRE(reader >= 0);
  CHECK(message_of(write_file(path, "through", k_output)) == "written");
  std::string text(100, '\0');
  CHECK(::read(reader, text.data(), text.size()) == 7);
  CHECK(text.substr(0, 7) == "through");
  ::close(reader);
  CHECK(names_in(folder.path()) == std::set<std::string>{"pipe"});
}

TEST_CASE("/dev/stdout is the descriptor and not the file it goes to", "[base]") {
  const TemporaryFolder folder;
  folder.write("log", "before\n");
  const fs::path path = folder.path() / "log";
  const std::string message = in_child([&path] {
    const int log = ::open(path.c_str(), O_WRONLY | O_APPEND);
    if (log < 0 || ::dup2(log, STDOUT_FILENO) < 0) return std::string("cannot open the log");
    std::string messages;
    for (const char* name : {"/dev/stdout", "/dev/fd/1", "/dev/fd/77"}) {
      messages += message_of(write_file(name, std::string(name) + "\n", k_output)) + ", ";
    }
    return messages;
  });
  CHECK(message == "written, written, cannot write /dev/fd/77: bad file descriptor, ");
  CHECK(read_bytes(path) == "before\n/dev/stdout\n/dev/fd/1\n");
}

TEST_CASE("files that are written together are all new", "[base]") {
  const TemporaryFolder folder;
  folder.write("a.md", "old");
  folder.write("deep/b.md", "old");
  const std::vector<FileToWrite> files = {{.path = folder.path() / "a.md", .bytes = "A", .expected = "old"},
                                          {.path = folder.path() / "deep/b.md", .bytes = "B"},
                                          {.path = folder.path() / "c.md", .bytes = "C"}};
  const auto results = write_files(files);
  CHECK(described(results) == Lines{"written", "written", "written"});
  CHECK(message_of(all_written(files, results)) == "written");
  for (const FileToWrite& file : files) CHECK(read_bytes(file.path) == file.bytes);
  CHECK(names_in(folder.path()) == std::set<std::string>{"a.md", "c.md", "deep"});
  CHECK(write_files({}).empty());
}

TEST_CASE("what somebody saved meanwhile stays, and the others are written", "[base]") {
  const TemporaryFolder folder;
  const support::WorkingDirectory there(folder.path());
  const std::string large(200'000, 'x');
  for (const char* name : {"same.md", "longer.md", "shorter.md", "last.md"}) folder.write(name, large);
  folder.write("longer.md", large + "y");
  folder.write("shorter.md", large.substr(1));
  folder.write("last.md", large.substr(1) + "y");
  folder.write("empty.md", "");
  fs::create_symlink("same.md", "link.md");
  std::vector<FileToWrite> files;
  for (const char* name : {"longer.md", "shorter.md", "same.md", "last.md", "gone.md"}) {
    files.push_back({.path = name, .bytes = "new", .expected = large});
  }
  files.push_back({.path = "empty.md", .bytes = "new", .expected = ""});
  const auto results = write_files(files);
  CHECK(described(results) == Lines{"changed: longer.md was changed by someone else meanwhile; it is left so",
                                    "changed: shorter.md was changed by someone else meanwhile; it is left so",
                                    "written", "changed: last.md was changed by someone else meanwhile; it is left so",
                                    "changed: gone.md was removed by someone else meanwhile; it is left so",
                                    "written"});
  CHECK(message_of(all_written(files, results)) ==
        "longer.md was changed by someone else meanwhile; it is left so; 2 of 6 files were written: same.md, empty.md");
  CHECK(read_bytes("longer.md") == large + "y");
  CHECK(names_in(".") == std::set<std::string>{"empty.md", "last.md", "link.md", "longer.md", "same.md", "shorter.md"});
}

TEST_CASE("none of several files is written if one of them is refused", "[base]") {
  const TemporaryFolder folder;
  const support::WorkingDirectory there(folder.path());
  for (const char* name : {"a.md", "b.md", "c.md"}) folder.write(name, "old");
  REQUIRE(::chmod("b.md", 0400) == 0);
  const std::vector<FileToWrite> files = {{.path = "a.md", .bytes = "new"},
                                          {.path = "b.md", .bytes = "new"},
                                          {.path = "c.md", .bytes = "new"},
                                          {.path = "no/d.md", .bytes = "new"}};
  const auto results = write_files(files);
  CHECK(described(results) == Lines{"untouched", "failed: b.md is read-only", "untouched",
                                    "failed: cannot write no/d.md: no such file or directory"});
  CHECK(message_of(all_written(files, results)) == "b.md is read-only; none of the 4 files was written");
  CHECK(read_bytes("a.md") == "old");
  CHECK(names_in(".") == std::set<std::string>{"a.md", "b.md", "c.md"});
}

// A limit on the size of files stands for a disk that is full.
TEST_CASE("none of several files is written if the disk is full", "[base]") {
  const TemporaryFolder folder;
  const support::WorkingDirectory there(folder.path());
  for (const char* name : {"a.md", "b.md", "c.md"}) folder.write(name, "old");
  const std::string message = in_child([] {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit = {.rlim_cur = 100, .rlim_max = 100};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return std::string("cannot set a limit");
    const std::vector<FileToWrite> files = {{.path = "a.md", .bytes = "new"},
                                            {.path = "b.md", .bytes = std::string(101, 'x')},
                                            {.path = "c.md", .bytes = "new"}};
    return message_of(all_written(files, write_files(files))) + "\n" + message_of(write_file("a.md", files[1].bytes)) +
           "\n" + message_of(write_file("new.md", files[1].bytes));
  });
  CHECK(message ==
        "cannot write b.md: file too large; none of the 3 files was written\n"
        "cannot write a.md: file too large; the file is unchanged\n"
        "cannot write new.md: file too large");
  for (const char* name : {"a.md", "b.md", "c.md"}) CHECK(read_bytes(name) == "old");
  CHECK(names_in(".") == std::set<std::string>{"a.md", "b.md", "c.md"});
}

// In a folder with the sticky bit whoever may write into a file need not be allowed to replace it.
TEST_CASE("a rename that fails between others leaves a word about each", "[base]") {
  if (::geteuid() != 0) {
    WARN("not root: no folder of another user can be made");
    return;
  }
  const TemporaryFolder folder;
  const support::WorkingDirectory there(folder.path());
  REQUIRE(::chmod(".", 0755) == 0);
  fs::create_directory("shared");
  REQUIRE(::chmod("shared", 01777) == 0);
  for (const char* name : {"shared/a.md", "shared/b.md", "shared/c.md"}) {
    folder.write(name, "old");
    REQUIRE(::chmod(name, 0666) == 0);
  }
  REQUIRE(::chown("shared/a.md", k_nobody, k_nobody) == 0);
  REQUIRE(::chown("shared/c.md", k_nobody, k_nobody) == 0);
  const std::string message = in_child([] {
    if (::setresuid(k_nobody, k_nobody, k_nobody) != 0) return std::string("cannot become nobody");
    const std::vector<FileToWrite> files = {{.path = "shared/a.md", .bytes = "new"},
                                            {.path = "shared/b.md", .bytes = "new"},
                                            {.path = "shared/c.md", .bytes = "new"}};
    const auto results = write_files(files);
    std::string lines;
    for (const std::string& line : described(results)) lines += line + "\n";
    return lines + message_of(all_written(files, results));
  });
  CHECK(message ==
        "written\n"
        "failed: cannot write shared/b.md: operation not permitted\n"
        "untouched\n"
        "cannot write shared/b.md: operation not permitted; 1 of 3 files was written: shared/a.md");
  CHECK(read_bytes("shared/a.md") == "new");
  CHECK(read_bytes("shared/b.md") == "old");
  CHECK(read_bytes("shared/c.md") == "old");
  CHECK(names_in("shared") == std::set<std::string>{"a.md", "b.md", "c.md"});
}

TEST_CASE("a long list of files that were written is cut", "[base]") {
  std::vector<FileToWrite> files;
  std::vector<WriteResult> results;
  for (int number = 0; number < 8; ++number) {
    files.push_back({.path = "g" + std::to_string(number), .bytes = {}});
    results.push_back({.outcome = Outcome::written});
  }
  files.push_back({.path = "last", .bytes = {}});
  results.push_back({.outcome = Outcome::failed, .message = "cannot write last: no"});
  CHECK(message_of(all_written(files, results)) ==
        "cannot write last: no; 8 of 9 files were written: g0, g1, g2, g3, g4 and 3 more");
}

}  // namespace guidelint::base
