#include "repo/snapshot.h"

#include <algorithm>
#include <utility>

namespace guidelint::repo {
namespace {

bool is_before(const File& file, std::string_view path) { return file.path < path; }

}  // namespace

Snapshot::Snapshot(std::vector<File> files, std::shared_ptr<Blobs> blobs)
    : files_(std::move(files)), blobs_(std::move(blobs)) {
  std::sort(files_.begin(), files_.end(), [](const File& a, const File& b) { return a.path < b.path; });
}

std::span<const File> Snapshot::below(std::string_view folder) const {
  while (folder.ends_with('/')) folder.remove_suffix(1);
  if (folder.empty()) return files_;
  const auto begin = std::lower_bound(files_.begin(), files_.end(), std::string(folder) + '/', is_before);
  const auto end = std::lower_bound(begin, files_.end(), std::string(folder) + static_cast<char>('/' + 1), is_before);
  return {begin, end};
}

const File* Snapshot::find(std::string_view path) const {
  const auto found = std::lower_bound(files_.begin(), files_.end(), path, is_before);
  return found != files_.end() && found->path == path ? &*found : nullptr;
}

tl::expected<std::optional<std::string>, base::Error> Snapshot::read(std::string_view path) const {
  const File* file = find(path);
  if (file == nullptr) return std::nullopt;
  auto text = blobs_->read(file->id, file->path);
  if (!text) return tl::make_unexpected(text.error());
  return std::optional<std::string>(std::move(*text));
}

}  // namespace guidelint::repo
