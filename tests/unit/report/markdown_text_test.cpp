#include "report/markdown_text.h"

#include "support/catch.h"

namespace guidelint::report {

TEST_CASE("text put into Markdown is shown as it is", "[report]") {
  CHECK(markdown_text("total_comp_high is *not* a | b") == "total_comp_high is \\*not\\* a \\| b");
  CHECK(markdown_text("_low and high_") == "\\_low and high\\_");
  CHECK(markdown_text("“_em_” and …_em_") == "“\\_em\\_” and …\\_em\\_");
  CHECK(markdown_text("größe_high é_é") == "größe_high é\\_é");
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

TEST_CASE("words that GitHub makes links or pictures of stand as code", "[report]") {
  CHECK(markdown_text("ask @org/team, or #12") == "ask `@org/team,` or `#12`");
  CHECK(markdown_text("org/repo#12 a@b.example GH-7 gh-7") == "`org/repo#12` `a@b.example` `GH-7` `gh-7`");
  CHECK(markdown_text("www.evil.example http://x ftp://x mailto:a") ==
        "`www.evil.example` `http://x` `ftp://x` `mailto:a`");
  CHECK(markdown_text("(deadbeef) deadbee.") == "`(deadbeef)` `deadbee.`");
  CHECK(markdown_text(":smile: :+1: 12:30:45") == "`:smile:` `:+1:` `12:30:45`");
  CHECK(markdown_text("@`a`|b") == "`@\\x60a\\x60\\x7cb`");
  CHECK(markdown_text("<b>@x</b>") == "`<b>@x</b>`");
}

TEST_CASE("words that GitHub leaves alone stay as they are", "[report]") {
  CHECK(markdown_text("1,234,567 and 158,750…166,750") == "1,234,567 and 158,750…166,750");
  CHECK(markdown_text("deadbe beefless note: a:b, 12:30, C# x-gh-x") ==
        "deadbe beefless note: a:b, 12:30, C\\# x-gh-x");
}

TEST_CASE("text put into HTML makes no tag, link or formula", "[report]") {
  CHECK(html_text("a </details> & \"b\" @org") == "a &lt;/details&gt; &amp; &quot;b&quot; <code>@org</code>");
  CHECK(html_text("$a$") == "<span>$</span>a<span>$</span>");
  CHECK(html_text("a\nb <http://x>") == "a b <code>&lt;http://x&gt;</code>");
}

TEST_CASE("a name stands as code in any place", "[report]") {
  CHECK(markdown_name("a|b`c") == "`a\\x7cb\\x60c`");
  CHECK(markdown_name("a\nb") == "`a\\nb`");
  CHECK(markdown_name("").empty());
  CHECK(markdown_name("abcdef", 3) == "`abc… (6 bytes in all)`");
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
