#include "base/write_together.h"

#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/strings.h"

namespace guidelint::base {
namespace fs = std::filesystem;
namespace {

tl::unexpected<Error> refuse(std::string message) { return tl::make_unexpected(Error{std::move(message)}); }

// Those above `path` that are missing, the uppermost first, are made and noted.
std::error_code make_folders(const fs::path& path, std::vector<fs::path>& made) {
  fs::path folder;
  for (const fs::path& part : path.parent_path()) {
    folder /= part;
    std::error_code error;
    if (fs::create_directory(folder, error)) made.push_back(folder);
    if (error) return error;
  }
  return {};
}

void remove_folders(const std::vector<fs::path>& made) {
  std::error_code ignored;
  for (auto folder = made.rbegin(); folder != made.rend(); ++folder) fs::remove(*folder, ignored);
}

// What could not be put back.
std::string put_back(std::span<const FileToWrite> files, std::span<const WriteResult> results) {
  std::string left;
  for (std::size_t at = 0; at < files.size(); ++at) {
    if (results[at].outcome != Outcome::written) continue;
    std::error_code error;
    if (!files[at].expected) {
      if (fs::remove(files[at].path, error)) continue;
      left += fmt::format("; it could not be removed again: {}", files[at].path.generic_string());
      continue;
    }
    const FileToWrite old{.path = files[at].path, .bytes = *files[at].expected, .expected = files[at].bytes};
    const auto back = write_files({&old, 1});
    if (back.front().outcome != Outcome::written) left += "; it could not be put back: " + back.front().message;
  }
  return left;
}

}  // namespace

tl::expected<void, Error> write_together(std::span<const FileToWrite> files) {
  std::vector<fs::path> made;
  for (const FileToWrite& file : files) {
    const std::error_code error = make_folders(file.path, made);
    if (!error) continue;
    remove_folders(made);
    return refuse(
        fmt::format("cannot make the folder of {}: {}", file.path.generic_string(), to_lower(error.message())));
  }
  for (const FileToWrite& file : files) {
    std::error_code error;
    if (file.expected || fs::symlink_status(file.path, error).type() == fs::file_type::not_found) continue;
    remove_folders(made);
    return refuse(fmt::format("{} is there already", file.path.generic_string()));
  }
  const std::vector<WriteResult> results = write_files(files);
  for (const WriteResult& result : results) {
    if (result.outcome == Outcome::written || result.message.empty()) continue;
    const std::string left = put_back(files, results);
    remove_folders(made);
    return refuse(result.message + left);
  }
  return {};
}

}  // namespace guidelint::base
