// A folder of generated pages, brought up to date whole or not at all.
//
// The folder may hold other files. A page that begins with report::k_page_mark is ours: it is replaced, and removed if
// there is no such page any more (its rule is gone). A file of a page's name without that mark is somebody's work, so
// nothing is written. What is the same already is left alone.
//
// Errors    the folder cannot be made or read, a file is not ours, the disk is full; then no page has changed, unless
//           the disk fails between two renames.
#pragma once

#include <span>
#include <string>
#include <tl/expected.hpp>

#include "base/error.h"
#include "report/rule_page.h"

namespace guidelint::cli {

struct PagesWritten {
  std::size_t changed = 0, removed = 0;
};

tl::expected<PagesWritten, base::Error> write_pages(const std::string& folder, std::span<const report::Page> pages);

}  // namespace guidelint::cli
