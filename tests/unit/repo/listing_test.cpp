#include "repo/listing.h"

#include "support/catch.h"
#include "unit/repo/describe.h"

using guidelint::repo::described;
using guidelint::repo::Lines;
using guidelint::repo::parse_index;
using guidelint::repo::parse_names;
using guidelint::repo::parse_old_files;
using guidelint::repo::parse_raw_diff;
using guidelint::repo::parse_tree;

namespace {

const std::string k_id(40, '1');

// Parts with a NUL after each.
std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += part + '\0';
  return text;
}

std::string head(const std::string& modes, const std::string& status) {
  return ":" + modes + " " + k_id + " " + k_id + " " + status;
}

}  // namespace

TEST_CASE("raw differences are read by status and mode", "[repo]") {
  const auto changes = parse_raw_diff(joined({head("100644 100755", "M"),
                                              "mode.md",
                                              head("000000 100644", "A"),
                                              "new.md",
                                              head("100644 000000", "D"),
                                              "gone.md",
                                              head("100644 100644", "R086"),
                                              "old.md",
                                              "to.md",
                                              head("100644 100644", "C100"),
                                              "mode.md",
                                              "copy.md",
                                              head("120000 100644", "T"),
                                              "was-link.md",
                                              head("100644 120000", "T"),
                                              "is-link.md",
                                              head("160000 160000", "M"),
                                              "module",
                                              head("120000 120000", "R100"),
                                              "link",
                                              "link2",
                                              head("000000 000000", "U"),
                                              "conflict.md",
                                              head("100644 100644", "M"),
                                              "conflict.md"}));
  REQUIRE(changes);
  CHECK(described(*changes) == Lines{"M conflict.md", "A copy.md", "D gone.md", "D is-link.md", "M mode.md", "A new.md",
                                     "R old.md > to.md", "A was-link.md"});
}

TEST_CASE("raw differences name what the files held before, or nothing is known of any", "[repo]") {
  const auto files = parse_old_files(joined(
      {head("100644 100755", "M"), "mode.md", head("000000 100644", "A"), "new.md", head("100644 100644", "R086"),
       "old.md", "to.md", head("120000 100644", "T"), "link.md", head("100644 000000", "D"), "gone.md"}));
  REQUIRE(files);
  REQUIRE(files->size() == 3);
  CHECK((*files)[0].path == "mode.md");
  CHECK((*files)[0].id == k_id);
  CHECK((*files)[1].path == "old.md");
  CHECK((*files)[2].path == "gone.md");
  CHECK_FALSE(parse_old_files(joined({head("100644 100644", "M"), "a.md", head("100644 000000", "U"), "b.md"})));
  const std::string unnamed(40, '0');
  CHECK_FALSE(parse_old_files(joined({":100644 100644 " + unnamed + " " + k_id + " M", "a.md"})));
}

TEST_CASE("output of another form is not guessed at", "[repo]") {
  CHECK(parse_raw_diff("")->empty());
  CHECK_FALSE(parse_raw_diff("a.md"));
  CHECK_FALSE(parse_raw_diff(joined({head("100644 100644", "M")})));
  CHECK_FALSE(parse_raw_diff(joined({head("100644 100644", "R100"), "old.md"})));
  CHECK_FALSE(parse_raw_diff(joined({head("100644 100644", ""), "a.md"})));
  CHECK_FALSE(parse_old_files("a.md"));
  CHECK_FALSE(parse_tree(joined({"100644 blob " + k_id + " a.md"})));
  CHECK_FALSE(parse_tree(joined({"100644 blob 12\ta.md"})));
  CHECK_FALSE(parse_index(joined({"100644 " + k_id + "\ta.md"})));
  CHECK(parse_names(std::string_view("a\0\0b", 4)) == std::vector<std::string_view>{"a", "", "b"});
}

TEST_CASE("trees and the index give regular files with their ids", "[repo]") {
  const auto tree = parse_tree(joined({"100644 blob " + k_id + "\ta\tb", "120000 blob " + k_id + "\tlink",
                                       "160000 commit " + k_id + "\tmodule", "100755 blob " + k_id + "\trun"}));
  REQUIRE(tree);
  REQUIRE(tree->size() == 2);
  CHECK((*tree)[0].path == "a\tb");
  CHECK((*tree)[0].id == k_id);
  CHECK((*tree)[1].path == "run");
  const auto index = parse_index(joined({"100644 " + k_id + " 0\ta", "100644 " + k_id + " 1\tb",
                                         "100644 " + k_id + " 2\tb", "100644 " + k_id + " 3\tb"}));
  REQUIRE(index);
  CHECK(index->size() == 2);
}
