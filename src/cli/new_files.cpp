#include "cli/new_files.h"

#include <fmt/format.h>

#include <string>
#include <system_error>
#include <vector>

#include "base/strings.h"

namespace guidelint::cli {
namespace fs = std::filesystem;
namespace {

tl::unexpected<base::Error> refuse(std::string message) {
  return tl::make_unexpected(base::Error{.message = std::move(message)});
}

std::string why(const std::error_code& error) { return base::to_lower(error.message()); }

bool is_there(const fs::file_status& status) { return status.type() != fs::file_type::not_found; }

// The folders `path` lies in, the uppermost first.
std::vector<fs::path> folders_above(const fs::path& path) {
  std::vector<fs::path> folders;
  fs::path folder;
  for (const fs::path& part : path.parent_path()) folders.push_back(folder /= part);
  return folders;
}

// Takes away what was made: of the files only those that were written, of the folders only empty ones.
void undo(std::span<const base::FileToWrite> files, std::span<const base::WriteResult> results,
          const std::vector<fs::path>& folders) {
  std::error_code ignored;
  for (std::size_t at = 0; at < results.size(); ++at) {
    if (results[at].outcome == base::Outcome::written) fs::remove(files[at].path, ignored);
  }
  for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder) fs::remove(*folder, ignored);
}

}  // namespace

tl::expected<Place, base::Error> place_of(const fs::path& path) {
  std::error_code error;
  for (const fs::path& folder : folders_above(path)) {
    const fs::file_status status = fs::symlink_status(folder, error);
    if (!is_there(status)) return Place::free;
    if (error) return refuse(fmt::format("cannot write {}: {}", path.string(), why(error)));
    if (fs::is_symlink(status))
      return refuse(fmt::format("cannot write {}: {} is a symbolic link", path.string(), folder.string()));
    if (!fs::is_directory(status))
      return refuse(fmt::format("cannot write {}: {} is not a folder", path.string(), folder.string()));
  }
  const fs::file_status status = fs::symlink_status(path, error);
  if (!is_there(status)) return Place::free;
  if (error) return refuse(fmt::format("cannot write {}: {}", path.string(), why(error)));
  if (fs::is_symlink(status) && !is_there(fs::status(path, error)))
    return refuse(fmt::format("cannot write {}: it is a symbolic link that leads nowhere", path.string()));
  return Place::taken;
}

tl::expected<void, base::Error> write_new_files(std::span<const base::FileToWrite> files) {
  std::vector<fs::path> made;
  for (const base::FileToWrite& file : files) {
    for (const fs::path& folder : folders_above(file.path)) {
      std::error_code error;
      if (fs::create_directory(folder, error)) made.push_back(folder);
      if (!error) continue;
      undo(files, {}, made);
      return refuse(fmt::format("cannot make the folder {}: {}", folder.string(), why(error)));
    }
  }
  const std::vector<base::WriteResult> results = base::write_files(files);
  auto written = base::all_written(files, results);
  if (!written) undo(files, results, made);
  return written;
}

}  // namespace guidelint::cli
