// The words of an ignore, right and wrong.
#include "rule/ignore_comment.h"

#include "support/catch.h"

namespace guidelint::rule {
namespace {

TEST_CASE("an ignore names rules, perhaps a last day, and a reason", "[rule]") {
  const std::string_view text = "guidelint-ignore range-reversed, total-below-base until 2026-12-31: HR: confirms";
  const IgnoreComment read = parse_ignore(text);
  CHECK(read.fault.empty());
  REQUIRE(read.rules.size() == 2);
  CHECK(read.rules[0].id == "range-reversed");
  CHECK(read.rules[1].id == "total-below-base");
  CHECK(text.substr(read.rules[1].span.begin, read.rules[1].span.size()) == "total-below-base");
  CHECK(read.until == base::parse_date("2026-12-31"));
  CHECK(read.reason == "HR: confirms");
}

TEST_CASE("blanks do not matter, and a word that begins with until is part of a name", "[rule]") {
  const IgnoreComment read = parse_ignore("guidelint-ignore\t a ,until-then\n:  r ");
  CHECK(read.fault.empty());
  REQUIRE(read.rules.size() == 2);
  CHECK(read.rules[1].id == "until-then");
  CHECK_FALSE(read.until);
  CHECK(read.reason == "r");
}

TEST_CASE("what is wrong with an ignore is said, at the part that is wrong", "[rule]") {
  struct Case {
    std::string_view text, fault, at;
  };
  for (const Case& one : {
           Case{"guidelint-ignore", "the ignore names no rule: guidelint-ignore RULE: reason", "guidelint-ignore"},
           Case{"guidelint-ignore: r", "the ignore names no rule: guidelint-ignore RULE: reason", "guidelint-ignore"},
           Case{"guidelint-ignore until 2026-01-01: r", "the ignore names no rule: guidelint-ignore RULE: reason",
                "until 2026-01-01"},
           Case{"guidelint-ignore a", "the ignore gives no reason: guidelint-ignore RULE: reason", "a"},
           Case{"guidelint-ignore a: ", "the ignore gives no reason after the colon", "a"},
           Case{"guidelint-ignore a b: r",
                "\"a b\" is not a rule; several are separated by commas, and a colon stands before the reason", "a b"},
           Case{"guidelint-ignore a – r", "\"a – r\" is not a rule; a colon stands before the reason", "a – r"},
           Case{"guidelint-ignore a,: r", "the ignore has a comma without a rule", "a,"},
           Case{"guidelint-ignore a until 2026-02-30: r", "until \"2026-02-30\" is not a date (YYYY-MM-DD)",
                "2026-02-30"},
           Case{"guidelint-ignore a until: r", "the ignore lacks the date after until", "until"},
           Case{"guidelint-ignore *: r", "\"*\" names no single rule; an ignore says which faults it means", "*"},
           Case{"guidelint-off a: r",
                "\"guidelint-off\" is no word of guidelint; the only one is guidelint-ignore RULE: reason",
                "guidelint-off"},
       }) {
    CAPTURE(one.text);
    const IgnoreComment read = parse_ignore(one.text);
    CHECK(read.fault == one.fault);
    CHECK(one.text.substr(read.fault_span.begin, read.fault_span.size()) == one.at);
  }
}

}  // namespace
}  // namespace guidelint::rule
