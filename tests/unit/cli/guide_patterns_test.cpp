#include "cli/guide_patterns.h"

#include <algorithm>

#include "base/glob.h"
#include "support/catch.h"

namespace guidelint::cli {
namespace {

using Paths = std::vector<std::string>;

bool matches_any(const Paths& patterns, const std::string& path) {
  return std::ranges::any_of(patterns, [&](const std::string& one) { return base::glob_matches(one, path); });
}

// What patterns_for() promises, whatever the paths.
GuidePatterns checked(const Paths& guides, const Paths& others) {
  const GuidePatterns patterns = patterns_for(guides, others);
  for (const std::string& path : guides) {
    CAPTURE(path);
    CHECK(matches_any(patterns.files, path));
    CHECK_FALSE(matches_any(patterns.exclude, path));
  }
  const auto is_left = [&](const std::string& path) {
    return matches_any(patterns.files, path) && !matches_any(patterns.exclude, path);
  };
  CHECK(patterns.others == static_cast<std::size_t>(std::ranges::count_if(others, is_left)));
  return patterns;
}

}  // namespace

TEST_CASE("a folder of guides is named with everything below it", "[cli]") {
  CHECK(checked({"research/acme/a.md", "research/corvane/b.md"}, {"README.md", "docs/x.md"}).files ==
        Paths{"research/**/*.md"});
  CHECK(checked({"pay/2026/acme/a.md", "pay/2026/corvane/b.md"}, {"pay/README.md"}).files == Paths{"pay/2026/**/*.md"});
  CHECK(checked({"guides/a.md", "guides/b.md"}, {}).files == Paths{"guides/**/*.md"});
}

TEST_CASE("one company's folder stands for its neighbours to come", "[cli]") {
  CHECK(checked({"research/acme/a.md", "research/acme/b.md"}, {}).files == Paths{"research/**/*.md"});
}

TEST_CASE("folders at the top are named each, unless there are many", "[cli]") {
  CHECK(checked({"old/acme/a.md", "research/acme/b.md", "research/b/b.md"}, {}).files ==
        Paths{"old/**/*.md", "research/**/*.md"});
  CHECK(checked({"a/a.md", "b/a.md", "c/a.md", "d/a.md", "e/a.md", "f/a.md"}, {}).files == Paths{"**/*.md"});
  CHECK(checked({"a/a.md", "b/a.md", "c/a.md", "d/a.md", "e/a.md", "f/a.md"}, {"README.md"}).files == Paths{"*/*.md"});
  CHECK(checked({"a.md", "b.markdown"}, {}).files == Paths{"**/*.markdown", "**/*.md"});
}

TEST_CASE("what is no guide is left to a narrower pattern, or excluded by name", "[cli]") {
  const auto narrow = checked({"research/acme/a.md", "research/corvane/b.md"}, {"research/README.md"});
  CHECK(narrow.files == Paths{"research/*/*.md"});
  CHECK(narrow.exclude.empty());
  const auto named = checked({"research/acme/a.md", "research/corvane/b.md"}, {"research/acme/README.md"});
  CHECK(named.files == Paths{"research/**/*.md"});
  CHECK(named.exclude == Paths{"research/acme/README.md"});
}

TEST_CASE("many files of one name are one pattern, and many of many names are counted", "[cli]") {
  Paths guides, readmes, notes;
  for (int i = 0; i < 30; ++i) {
    const std::string folder = "research/company-" + std::to_string(i) + "/";
    guides.push_back(folder + "engineer.md");
    readmes.push_back(folder + "README.md");
    notes.push_back(folder + "notes-" + std::to_string(i) + ".md");
  }
  const auto one_name = checked(guides, readmes);
  CHECK(one_name.exclude == Paths{"**/README.md"});
  CHECK(one_name.others == 0);
  const auto many_names = checked(guides, notes);
  CHECK(many_names.exclude.empty());
  CHECK(many_names.others == 30);
}

TEST_CASE("a pattern that would exclude a guide is not made", "[cli]") {
  const auto patterns = checked({"r/a/x.md", "r/b/*.md"}, {"r/b/y.md", "r/b/\x1b.md"});
  CHECK(patterns.exclude == Paths{"r/b/y.md"});
  CHECK(patterns.others == 1);
}

TEST_CASE("parts of paths that cannot be shown become a star", "[cli]") {
  CHECK(checked({"pay\x1b[31m/a/x.md", "pay\x1b[31m/b/x.md"}, {}).files == Paths{"*/**/*.md"});
  CHECK(checked({"pay\xff/a/x.md", "pay\xff/b/x.md"}, {}).files == Paths{"*/**/*.md"});
}

TEST_CASE("without a guide there is no pattern", "[cli]") {
  const auto patterns = patterns_for({}, {"README.md"});
  CHECK(patterns.files.empty());
  CHECK(patterns.exclude.empty());
  CHECK(patterns.others == 0);
}

}  // namespace guidelint::cli
