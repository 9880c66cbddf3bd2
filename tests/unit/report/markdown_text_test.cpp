#include "report/markdown_text.h"

#include "support/catch.h"

namespace guidelint::report {

TEST_CASE("text put into Markdown is shown as it is", "[report]") {
  CHECK(markdown_text("total_comp_high is *not* a | b") == "total_comp_high is \\*not\\* a \\| b");
  CHECK(markdown_text("_low and high_") == "\\_low and high\\_");
  CHECK(markdown_text("see [x](y) <b> & `c`") == "see \\[x\\](y) \\<b\\> \\& \\`c\\`");
  CHECK(markdown_text("a \\| b") == "a \\\\\\| b");
  CHECK(markdown_text("Zürich, 40 %") == "Zürich, 40 %");
}

TEST_CASE("text put into Markdown begins no block", "[report]") {
  CHECK(markdown_text("- a - b") == "\\- a - b");
  CHECK(markdown_text("12. a 3. b") == "12\\. a 3. b");
  CHECK(markdown_text("1) a") == "1\\) a");
  CHECK(markdown_text("# a") == "\\# a");
  CHECK(markdown_text("a\n\n# b\n") == "a \\# b");
  CHECK(markdown_text("===") == "\\===");
  CHECK(markdown_text(".5 of it") == ".5 of it");
}

TEST_CASE("what is not text is made visible in Markdown", "[report]") {
  CHECK(markdown_text("a\x1b[31m") == "a\\\\x1b\\[31m");
  CHECK(markdown_code("a\xff") == "`a\\xff`");
}

TEST_CASE("code in a line is fenced by more backticks than it holds", "[report]") {
  CHECK(markdown_code("a | b") == "`a | b`");
  CHECK(markdown_code("a ``b`` c") == "```a ``b`` c```");
  CHECK(markdown_code("`a`") == "`` `a` ``");
  CHECK(markdown_code("a\n  b") == "`a b`");
  CHECK(markdown_code("") == "");
}

TEST_CASE("a block holds its lines exactly", "[report]") {
  CHECK(markdown_block("  a\n\nb\n", "yaml") == "```yaml\n  a\n\nb\n```\n");
  CHECK(markdown_block("a\n````\nb", "") == "`````\na\n````\nb\n`````\n");
  CHECK(markdown_block("a\n\n\n", "text") == "```text\na\n```\n");
}

}  // namespace guidelint::report
