#include "cli/job_summary.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "base/descriptor.h"
#include "base/strings.h"
#include "base/temporary_file.h"
#include "report/format.h"

namespace guidelint::cli {
namespace fs = std::filesystem;

std::string job_summary() {
  const char* path = std::getenv("GITHUB_STEP_SUMMARY");
  return path == nullptr ? "" : path;
}

bool is_job_summary(const std::string& path) {
  const std::string summary = job_summary();
  if (summary.empty()) return false;
  std::error_code error;
  return path == summary || fs::equivalent(path, summary, error);
}

std::size_t room_in(const std::string& path) {
  constexpr std::size_t k_separator = 2;
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error) return report::k_most_summary;
  return size + k_separator < report::k_most_summary ? report::k_most_summary - k_separator - size : 0;
}

tl::expected<void, base::Error> append_to(const std::string& path, std::string_view text) {
  if (text.empty()) return {};
  const auto refuse = [&path](int number) {
    const std::string why = std::error_code(number, std::generic_category()).message();
    return tl::make_unexpected(base::Error{fmt::format("cannot add to {}: {}", path, base::to_lower(why))});
  };
  constexpr int k_mode = 0666;
  base::Descriptor file(::open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, k_mode));
  if (!file.is_open()) return refuse(errno);
  std::string_view separator;
  struct stat status = {};
  if (::fstat(file.number(), &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
    char last = '\n';
    const bool has_line_end = ::pread(file.number(), &last, 1, status.st_size - 1) == 1 && last == '\n';
    separator = has_line_end ? "\n" : "\n\n";
  }
  for (const std::string_view part : {separator, text}) {
    if (const auto error = base::write_all(file.number(), part)) return refuse(error.value());
  }
  if (!file.close()) return refuse(errno);
  return {};
}

}  // namespace guidelint::cli
