// CODEOWNERS: any file is read, any path has owners or none, and a line that is skipped says why.
#include "repo/codeowners.h"

#include "base/glob.h"
#include "fuzz/target.h"

namespace guidelint::fuzz {
namespace {

void run(std::string_view input) {
  const std::size_t end = std::min(input.find('\n'), input.size());
  const std::string_view path = input.substr(0, end);
  const std::string_view text = input.substr(std::min(end + 1, input.size()));

  const repo::Codeowners codeowners(text);
  for (const std::string& owner : codeowners.owners_of(path))
    require(text.find(owner) != std::string_view::npos, "an owner of the file", owner);
  (void)codeowners.owners_of("research/acme/data-engineer.md");
  for (const repo::Codeowners::Skipped& skipped : codeowners.skipped())
    require(skipped.line >= 1 && !skipped.reason.empty(), "a line and a reason");

  require(base::glob_matches("**", path), "** to match anything", path);
  (void)base::glob_matches(text.substr(0, 200), path.substr(0, 200));
}

}  // namespace

extern const Target codeowners{.name = "codeowners", .run = run};

}  // namespace guidelint::fuzz
