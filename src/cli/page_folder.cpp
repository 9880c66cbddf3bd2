#include "cli/page_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <vector>

#include "base/strings.h"
#include "base/write_file.h"

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

}  // namespace

tl::expected<PagesWritten, base::Error> write_pages(const std::string& folder, std::span<const report::Page> pages) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return cannot("make", folder, error);
  const auto stale = stale_pages(folder, pages);
  if (!stale) return tl::unexpected(stale.error());

  std::vector<base::FileToWrite> files;
  for (const report::Page& page : pages) {
    const fs::path path = fs::path(folder) / page.name;
    const auto old = read(path);
    if (!old) return tl::unexpected(old.error());
    if (*old && **old == page.text) continue;
    if (*old && !is_ours(**old)) {
      return refuse(fmt::format("{} was not written by guidelint; no page was written", path.generic_string()));
    }
    files.push_back({.path = path, .bytes = page.text, .expected = *old});
  }
  if (const auto written = base::all_written(files, base::write_files(files)); !written)
    return tl::unexpected(written.error());
  for (const fs::path& path : *stale) {
    fs::remove(path, error);
    if (error) return cannot("remove", path, error);
  }
  return PagesWritten{.changed = files.size(), .removed = stale->size()};
}

}  // namespace guidelint::cli
