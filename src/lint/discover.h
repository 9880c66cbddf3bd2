// Which files a run reads: the guides named, those in folders named, those the configuration names.
//
// With a configuration its `files:` and `exclude:` are the corpus, read whole whatever is asked, and PATHs choose what
// is reported; so a rule that looks at other guides gives one answer everywhere. Without one, the corpus is what is
// named, or the working directory: nothing tells where a repository of guides would begin, and reading a home folder to
// judge one file would be a surprise. A file named on the command line or by the configuration is always judged; of
// another folder that is named, only the .md files that look like guides.
//
// Errors    a PATH that does not exist, a folder that cannot be read: one Error each, the others go on.
// Source    names as the user wrote them, relative to the working directory, '/' between parts, sorted by bytes.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"

namespace guidelint::lint {

struct Input {
  std::string path;                          // as shown, and what is opened
  bool named = false;                        // by the user, as a file: judged whatever it looks like
  bool reported = true;                      // false: read for the corpus only
  std::optional<std::string> text = {};      // standard input, judged as `path`
  std::optional<base::Date> committed = {};  // last, as git knows; nothing: it was not asked, or does not know
};

struct Request {
  std::vector<std::string> paths = {};  // from the command line
  std::filesystem::path root = ".";     // of the configuration; its patterns are relative to it
  std::vector<std::string> files = {};  // patterns; empty: no configuration names any
  std::vector<std::string> exclude = {};
};

struct Discovery {
  std::vector<Input> inputs;
  std::vector<base::Error> errors;
};

Discovery discover(const Request& request);

// Whether a file that is not on disk would be read, and how; nothing if it would not.
struct Belonging {
  bool named = false;
  bool reported = true;
};
std::optional<Belonging> belongs(const Request& request, std::string_view path);

// `path` as the patterns of a configuration in `root` see it; unchanged if it lies elsewhere.
std::string relative_to(const std::filesystem::path& root, std::string_view path);

}  // namespace guidelint::lint
