// FILE:LINE and FILE:LINE:COLUMN, where the name may hold colons.
#include "cli/line_reference.h"

#include "support/catch.h"
#include "support/temporary_folder.h"

namespace guidelint::cli {
namespace {

struct Folder {  // a scratch folder with two files
  Folder() {
    folder.write("x.md", "x\n");
    folder.write("a:12/y.md", "y\n");
  }
  [[nodiscard]] std::string operator()(const std::string& rest) const { return (folder.path() / rest).string(); }
  support::TemporaryFolder folder;
};

TEST_CASE("parse_line_reference reads what editors and check print", "[cli]") {
  const Folder in;
  for (const char* ending : {":20", ":20:", ":20:7", ":20:7:"}) {
    CAPTURE(ending);
    const auto reference = parse_line_reference(in("x.md") + ending);
    REQUIRE(reference);
    CHECK(reference->path == in("x.md"));
    CHECK(reference->line == 20);
  }
  const auto with_colon = parse_line_reference(in("a:12/y.md") + ":3");
  REQUIRE(with_colon);
  CHECK(with_colon->path == in("a:12/y.md"));
  CHECK(with_colon->line == 3);
}

TEST_CASE("parse_line_reference says what is wrong", "[cli]") {
  const Folder in;
  const std::string file = in("x.md");
  CHECK(parse_line_reference(file).error().message == file + " names no line; explain " + file + ":LINE explains one");
  CHECK(parse_line_reference(in("z.md") + ":3").error().message ==
        "cannot read " + in("z.md") + ": no such file or directory");
  for (const char* wrong : {"", ":", ":5", "x", "x:", "x:y", "x:12345678901"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_line_reference(wrong));
  }
}

}  // namespace
}  // namespace guidelint::cli
