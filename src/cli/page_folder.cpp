#include "cli/page_folder.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <vector>

#include "base/strings.h"

namespace guidelint::cli {
namespace fs = std::filesystem;
namespace {

using Paths = std::vector<fs::path>;

tl::unexpected<base::Error> refuse(std::string message) { return tl::unexpected(base::Error{std::move(message)}); }

tl::unexpected<base::Error> cannot(std::string_view what, const fs::path& path, const std::error_code& error) {
  return refuse(fmt::format("cannot {} {}: {}", what, path.generic_string(), base::to_lower(error.message())));
}

std::error_code last_error() { return {errno == 0 ? EIO : errno, std::generic_category()}; }

// Nothing if there is no such file.
tl::expected<std::optional<std::string>, base::Error> read(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return std::nullopt;
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in.is_open() || in.bad()) return cannot("read", path, last_error());
  return text;
}

bool is_ours(std::string_view text) { return text.starts_with(report::k_page_mark); }

// Pages of the folder that are no longer among `pages`.
tl::expected<Paths, base::Error> stale_pages(const fs::path& folder, std::span<const report::Page> pages) {
  Paths stale;
  std::error_code error;
  fs::directory_iterator walk(folder, error);
  for (; !error && walk != fs::directory_iterator(); walk.increment(error)) {
    const std::string name = walk->path().filename().string();
    std::error_code ignored;
    if (walk->path().extension() != ".md" || !walk->is_regular_file(ignored)) continue;
    if (std::ranges::find(pages, name, &report::Page::name) != pages.end()) continue;
    const auto text = read(walk->path());
    if (!text) return tl::unexpected(text.error());
    if (*text && is_ours(**text)) stale.push_back(walk->path());
  }
  if (error) return cannot("read", folder, error);
  return stale;
}

// Files under temporary names until all are there; those left at the end are removed.
class Staged {
 public:
  Staged() = default;
  Staged(const Staged&) = delete;
  Staged& operator=(const Staged&) = delete;
  ~Staged() {
    std::error_code ignored;
    for (const fs::path& path : targets_) fs::remove(temporary(path), ignored);
  }

  tl::expected<void, base::Error> add(const fs::path& path, std::string_view text) {
    targets_.push_back(path);
    errno = 0;
    std::ofstream out(temporary(path), std::ios::binary | std::ios::trunc);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.close();
    if (!out) return cannot("write", path, last_error());
    return {};
  }

  tl::expected<std::size_t, base::Error> put_in_place() {
    for (const fs::path& path : targets_) {
      std::error_code error;
      fs::rename(temporary(path), path, error);
      if (error) return cannot("write", path, error);
    }
    return targets_.size();
  }

 private:
  static fs::path temporary(const fs::path& path) { return fmt::format("{}.{}.tmp", path.string(), ::getpid()); }
  Paths targets_;
};

}  // namespace

tl::expected<PagesWritten, base::Error> write_pages(const std::string& folder, std::span<const report::Page> pages) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return cannot("make", folder, error);
  const auto stale = stale_pages(folder, pages);
  if (!stale) return tl::unexpected(stale.error());

  Staged staged;
  for (const report::Page& page : pages) {
    const fs::path path = fs::path(folder) / page.name;
    const auto old = read(path);
    if (!old) return tl::unexpected(old.error());
    if (*old && **old == page.text) continue;
    if (*old && !is_ours(**old)) {
      return refuse(fmt::format("{} was not written by guidelint; no page was written", path.generic_string()));
    }
    if (const auto added = staged.add(path, page.text); !added) return tl::unexpected(added.error());
  }
  const auto changed = staged.put_in_place();
  if (!changed) return tl::unexpected(changed.error());
  for (const fs::path& path : *stale) {
    fs::remove(path, error);
    if (error) return cannot("remove", path, error);
  }
  return PagesWritten{.changed = *changed, .removed = stale->size()};
}

}  // namespace guidelint::cli
