#include "base/write_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <set>
#include <system_error>

#include "base/descriptor.h"
#include "base/strings.h"
#include "base/temporary_file.h"

namespace guidelint::base {
namespace fs = std::filesystem;
namespace {

constexpr int k_most_links = 40;         // as many as Linux follows
constexpr std::size_t k_most_names = 5;  // listed in an Error
constexpr std::size_t k_chunk = 1U << 16U;

std::string shown(const fs::path& path) {
  std::string text;
  for (const char c : path.generic_string()) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      text += fmt::format("\\x{:02x}", byte);
    } else {
      text += c;
    }
  }
  return text;
}

std::error_code last_error() { return {errno, std::generic_category()}; }

std::string cannot_write(const fs::path& path, const std::error_code& error) {
  return fmt::format("cannot write {}: {}", shown(path), to_lower(error.message()));
}

// Where and how a path is written.
struct Place {
  fs::path path;                   // links followed
  std::optional<struct stat> old;  // the regular file that is there
  bool is_straight = false;        // into a device, a pipe or a descriptor: without a temporary file
  int descriptor = -1;             // of ours
};

// 1 of "/dev/stdout", 3 of "/dev/fd/3". Opened by such a name, a file would be emptied that "guidelint … >> log" only
// wants to add to.
int descriptor_named(const fs::path& path) {
  const std::string name = path.lexically_normal().string();
  if (name == "/dev/stdout") return 1;
  if (name == "/dev/stderr") return 2;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!name.starts_with(folder)) continue;
    int number = -1;
    const char* end = name.data() + name.size();
    const auto [stop, error] = std::from_chars(name.data() + folder.size(), end, number);
    if (error == std::errc() && stop == end) return number;
  }
  return -1;
}

bool is_read_only(const fs::path& path, const struct stat& file) {
  if (::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0) return true;
  return ::geteuid() == 0 && (file.st_mode & S_IWUSR) == 0;  // root may, but whoever set that did not mean it
}

tl::unexpected<Error> refuse(std::string message) { return tl::make_unexpected(Error{std::move(message)}); }

// The end of a chain of links, which need not be there.
tl::expected<fs::path, std::error_code> followed(fs::path path) {
  for (int links = 0; links < k_most_links; ++links) {
    std::error_code error;
    if (!fs::is_symlink(path, error) || descriptor_named(path) >= 0) return path;
    const fs::path target = fs::read_symlink(path, error);
    if (error) return tl::make_unexpected(error);
    path = path.parent_path() / target;
  }
  return tl::make_unexpected(std::make_error_code(std::errc::too_many_symbolic_link_levels));
}

tl::expected<Place, Error> place_of(const fs::path& path, const WriteOptions& options) {
  Place place{.path = path, .old = {}};
  if (options.follow_links) {
    auto end = followed(path);
    if (!end) return refuse(cannot_write(path, end.error()));
    place.path = *std::move(end);
    place.descriptor = descriptor_named(place.path);
    place.is_straight = place.descriptor >= 0;
    if (place.is_straight) return place;
  }
  struct stat file = {};
  if (::lstat(place.path.c_str(), &file) == 0) {
    if (S_ISLNK(file.st_mode))
      return refuse(fmt::format("{} is a symbolic link; only regular files are changed", shown(path)));
    if (S_ISDIR(file.st_mode)) return refuse(fmt::format("{} is a folder", shown(path)));
    if (!S_ISREG(file.st_mode)) {
      if (!options.follow_links) return refuse(fmt::format("{} is not a regular file", shown(path)));
      place.is_straight = true;
      return place;
    }
    if (is_read_only(place.path, file)) return refuse(fmt::format("{} is read-only", shown(path)));
    if (file.st_nlink > 1 && !options.follow_links) {
      return refuse(
          fmt::format("{} has {} hard links; the others would keep the old text", shown(path), file.st_nlink));
    }
    place.old = file;
  } else if (errno != ENOENT) {
    return refuse(cannot_write(path, last_error()));
  }
  const fs::path folder = place.path.has_parent_path() ? place.path.parent_path() : fs::path(".");
  if (::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0) {
    if (errno == EACCES || errno == EROFS) {
      return refuse(fmt::format("cannot write {}: its folder is read-only", shown(path)));
    }
    return refuse(cannot_write(path, last_error()));
  }
  return place;
}

std::error_code write_straight(const Place& place, std::string_view bytes) {
  if (place.descriptor >= 0) return write_all(place.descriptor, bytes);
  Descriptor file(::open(place.path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
  if (!file.is_open()) return last_error();
  if (const auto error = write_all(file.number(), bytes)) return error;
  return file.close() ? std::error_code() : last_error();
}

// "changed" or "removed" if the file is not what was read; empty if it is.
std::string_view what_happened(const fs::path& path, std::string_view expected) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!file.is_open()) return errno == ENOENT ? "removed" : "changed";
  std::string chunk(k_chunk, '\0');
  while (true) {
    const ssize_t count = ::read(file.number(), chunk.data(), chunk.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return "changed";
    if (count == 0) return expected.empty() ? "" : "changed";
    const std::string_view read(chunk.data(), static_cast<std::size_t>(count));
    if (!expected.starts_with(read)) return "changed";
    expected.remove_prefix(read.size());
  }
}

// So that a rename outlives a crash. No error: the file is new already, and not every folder may be opened.
void synchronise(const fs::path& folder) {
  const Descriptor opened(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.is_open()) ::fsync(opened.number());
}

// Files that are written together; `results` has one for each.
class Batch {
 public:
  Batch(std::span<const FileToWrite> files, std::vector<WriteResult>& results) : files_(files), results_(results) {}

  // False if a file cannot be written: none has been touched.
  bool find_places(const WriteOptions& options) {
    bool all = true;
    for (std::size_t at = 0; at < files_.size(); ++at) {
      auto place = place_of(files_[at].path, options);
      if (!place) {
        results_[at] = {.outcome = Outcome::failed, .message = std::move(place.error().message)};
        all = false;
      }
      places_.push_back(place ? *std::move(place) : Place{});
    }
    return all;
  }

  bool write_temporaries() {
    temporaries_.reserve(files_.size());
    for (std::size_t at = 0; at < files_.size(); ++at) {
      const Place& place = places_[at];
      temporaries_.emplace_back(place.path);
      if (place.is_straight) continue;
      const auto error = temporaries_.back().write(files_[at].bytes, place.old ? &*place.old : nullptr);
      if (error) return fail(at, error);
    }
    return true;
  }

  void put_in_place() {
    std::set<fs::path> folders;
    for (std::size_t at = 0; at < files_.size(); ++at) {
      const auto& [path, bytes, expected] = files_[at];
      const Place& place = places_[at];
      if (expected && !place.is_straight) {
        const std::string_view happened = what_happened(place.path, *expected);
        if (!happened.empty()) {
          results_[at] = {
              .outcome = Outcome::changed,
              .message = fmt::format("{} was {} by someone else meanwhile; it is left so", shown(path), happened)};
          continue;
        }
      }
      const auto error = place.is_straight ? write_straight(place, bytes) : temporaries_[at].put_in_place();
      if (error) {
        fail(at, error);
        break;
      }
      results_[at].outcome = Outcome::written;
      if (!place.is_straight) folders.insert(place.path.parent_path());
    }
    std::for_each(folders.begin(), folders.end(), synchronise);
  }

 private:
  bool fail(std::size_t at, const std::error_code& error) {
    const bool says_unchanged = files_.size() == 1 && places_[at].old;
    results_[at] = {
        .outcome = Outcome::failed,
        .message = cannot_write(files_[at].path, error) + (says_unchanged ? "; the file is unchanged" : "")};
    return false;
  }

  std::span<const FileToWrite> files_;
  std::vector<WriteResult>& results_;
  std::vector<Place> places_;
  std::vector<TemporaryFile> temporaries_;
};

}  // namespace

std::vector<WriteResult> write_files(std::span<const FileToWrite> files, const WriteOptions& options) {
  std::vector<WriteResult> results(files.size());
  Batch batch(files, results);
  if (batch.find_places(options) && batch.write_temporaries()) batch.put_in_place();
  return results;
}

tl::expected<void, Error> all_written(std::span<const FileToWrite> files, std::span<const WriteResult> results) {
  const auto is_bad = [](const WriteResult& result) {
    return result.outcome == Outcome::failed || result.outcome == Outcome::changed;
  };
  const auto first = std::find_if(results.begin(), results.end(), is_bad);
  if (first == results.end()) return {};
  if (files.size() == 1) return refuse(first->message);
  std::string names;
  std::size_t written = 0;
  for (std::size_t at = 0; at < files.size(); ++at) {
    if (results[at].outcome != Outcome::written || ++written > k_most_names) continue;
    names += (written == 1 ? ": " : ", ") + shown(files[at].path);
  }
  if (written > k_most_names) names += fmt::format(" and {} more", written - k_most_names);
  if (written == 0) return refuse(fmt::format("{}; none of the {} files was written", first->message, files.size()));
  return refuse(fmt::format("{}; {} of {} files {} written{}", first->message, written, files.size(),
                            written == 1 ? "was" : "were", names));
}

tl::expected<void, Error> write_file(const fs::path& path, std::string_view bytes, const WriteOptions& options) {
  const std::array<FileToWrite, 1> files = {FileToWrite{.path = path, .bytes = std::string(bytes)}};
  return all_written(files, write_files(files, options));
}

tl::expected<void, Error> check_writable(const fs::path& path, const WriteOptions& options) {
  const auto place = place_of(path, options);
  if (!place) return tl::make_unexpected(place.error());
  return {};
}

}  // namespace guidelint::base
