#include "base/glob.h"

#include <string>

#include "support/catch.h"

using guidelint::base::glob_matches;

TEST_CASE("a star stays inside a folder and two stars cross folders", "[base]") {
  CHECK(glob_matches("research/*.md", "research/a.md"));
  CHECK_FALSE(glob_matches("research/*.md", "research/x/a.md"));
  CHECK(glob_matches("research/**/*.md", "research/x/y/a.md"));
  CHECK(glob_matches("research/**/*.md", "research/a.md"));
  CHECK(glob_matches("**/*.md", "a.md"));
  CHECK(glob_matches("research/**", "research/x/a.md"));
  CHECK_FALSE(glob_matches("research/**/*.md", "research/x/a.txt"));
  CHECK(glob_matches("research/*-dossier.md", "research/x-dossier.md"));
  CHECK_FALSE(glob_matches("research/*-dossier.md", "research/x/y-dossier.md"));
  CHECK(glob_matches("?.md", "a.md"));
  CHECK_FALSE(glob_matches("?", "/"));
  CHECK(glob_matches("", ""));
  CHECK_FALSE(glob_matches("", "a"));
  CHECK(glob_matches("a[1].md", "a[1].md"));
}

TEST_CASE("a pattern of many stars is not exponential", "[base]") {
  const std::string path(2000, 'a');
  std::string pattern;
  for (int i = 0; i < 50; ++i) pattern += "*a";
  CHECK_FALSE(glob_matches(pattern + "b", path));
}
