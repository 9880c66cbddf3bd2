#include "base/temporary_file.h"

#include <fcntl.h>
#include <sys/random.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <string>
#include <utility>

namespace guidelint::base {
namespace fs = std::filesystem;
namespace {

constexpr mode_t k_permissions = 07777;
constexpr int k_most_names = 100;  // tried, if all that come up are taken

std::error_code last_error() { return {errno, std::generic_category()}; }

std::string random_letters() {
  constexpr std::string_view k_letters = "0123456789abcdefghijklmnopqrstuv";
  std::array<std::uint8_t, 10> bytes = {};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    // O_EXCL keeps a name that can be guessed from doing harm
    auto number = static_cast<std::uint64_t>(::getpid());
    for (std::uint8_t& byte : bytes) {
      byte = static_cast<std::uint8_t>(number);
      number /= k_letters.size();
    }
  }
  std::string letters;
  for (const std::uint8_t byte : bytes) letters += k_letters[byte % k_letters.size()];
  return letters;
}

}  // namespace

std::error_code write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return last_error();
    if (count == 0) return std::make_error_code(std::errc::io_error);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept
    : target_(std::move(other.target_)), path_(std::exchange(other.path_, fs::path())), file_(std::move(other.file_)) {}

std::error_code TemporaryFile::create(mode_t mode) {
  std::string prefix = "." + target_.filename().string();
  for (int tries = 0; tries < k_most_names; ++tries) {
    path_ = target_.parent_path() / (prefix + ".guidelint-" + random_letters());
    file_ = Descriptor(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
    if (file_.is_open()) return {};
    if (errno == ENAMETOOLONG && !prefix.empty()) {
      prefix.clear();
    } else if (errno != EEXIST && errno != EINTR) {
      break;
    }
  }
  const std::error_code error = last_error();
  path_.clear();
  return error;
}

std::error_code TemporaryFile::take_after(const struct stat& old) {
  struct stat own = {};
  if (::fstat(file_.number(), &own) != 0) return last_error();
  mode_t mode = old.st_mode & k_permissions;
  if (own.st_uid != old.st_uid || own.st_gid != old.st_gid) {
    constexpr auto k_as_it_is = static_cast<uid_t>(-1);
    if (::fchown(file_.number(), old.st_uid, old.st_gid) != 0 &&
        ::fchown(file_.number(), k_as_it_is, old.st_gid) != 0) {
      mode &= ~static_cast<mode_t>(S_ISGID);
    }
    if (::fstat(file_.number(), &own) != 0) return last_error();
    if (own.st_uid != old.st_uid) mode &= ~static_cast<mode_t>(S_ISUID);
  }
  if ((own.st_mode & k_permissions) == mode) return {};  // FAT has one mode for all, and none can be set
  return ::fchmod(file_.number(), mode) == 0 ? std::error_code() : last_error();
}

std::error_code TemporaryFile::write(std::string_view bytes, const struct stat* old) {
  // Of a file nobody else may read, nobody reads the new text before its mode is set
  if (const auto error = create(old == nullptr ? 0666 : 0600)) return error;
  if (old != nullptr) {
    if (const auto error = take_after(*old)) return error;
  }
  if (const auto error = write_all(file_.number(), bytes)) return error;
  // Some file systems have nothing to synchronise, and say so
  if (::fsync(file_.number()) != 0 && errno != EINVAL && errno != ENOTSUP && errno != ENOSYS) return last_error();
  return file_.close() ? std::error_code() : last_error();
}

std::error_code TemporaryFile::put_in_place() {
  if (::rename(path_.c_str(), target_.c_str()) != 0) return last_error();
  path_.clear();
  return {};
}

void TemporaryFile::remove() {
  file_.close();
  if (!path_.empty()) ::unlink(path_.c_str());
  path_.clear();
}

}  // namespace guidelint::base
