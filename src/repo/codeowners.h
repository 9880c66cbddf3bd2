// Who is asked to review a file: GitHub's CODEOWNERS.
//
//   *                  @org/writers          every file
//   research/acme/     @kim                  a folder of that path, and all below it
//   *.yaml                                   nobody: the last line that matches wins, also without owners
//   /docs/*            docs@example.org      files of /docs, not of folders below
//   **/logs            @ops                  logs anywhere, and all below
//   /a\ b.md           @kim  # a comment
//
// A pattern with a '/' before its last character is bound to the top, others match in any folder; that a folder matches
// covers what is below, except for a last part that is only "*". `!`, `[ ]` and `\#` of .gitignore do not work here;
// GitHub skips lines that have them, or owners that are neither @name nor an address, and so do we: `skipped` says
// which.
//
// Own code rather than base::glob_matches, whose "**" crosses folders in the middle of a name, and knows no escapes.
// Each line costs at worst the length of the pattern times that of the path, so a hostile file costs time in proportion.
//
// Lifetime  owners_of returns parts of the Codeowners.
// Source    docs.github.com, "About code owners", November 2026.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/error.h"

namespace guidelint::repo {

class Codeowners {
 public:
  struct Skipped {
    std::size_t line = 0;  // 1-based
    std::string reason;
  };

  Codeowners() = default;  // owns nothing
  explicit Codeowners(std::string_view text);

  // `path` from the top of the repository, '/' between parts. Empty: nobody.
  [[nodiscard]] std::span<const std::string> owners_of(std::string_view path) const;

  [[nodiscard]] std::span<const Skipped> skipped() const { return skipped_; }

 private:
  struct Entry {
    std::vector<std::string> parts;  // between '/', escapes kept; "**" for any number of folders
    bool covers_folder = false;      // what is below a match matches too
    std::vector<std::string> owners;
  };
  void add_line(std::string_view line, std::size_t number);

  static bool matches(const Entry& entry, std::span<const std::string_view> names);

  std::vector<Entry> entries_;
  std::vector<Skipped> skipped_;
};

// Where GitHub looks, in its order; it reads the first that exists.
std::span<const std::string_view> codeowners_places();

// Of the repository in `top`, as it is on disk. Nothing if it has none. An Error if it cannot be read or is larger than
// GitHub reads (3 MB).
tl::expected<std::optional<Codeowners>, base::Error> read_codeowners(const std::filesystem::path& top);

}  // namespace guidelint::repo
