#include "report/mistakes.h"

#include "support/catch.h"

namespace guidelint::report {
namespace {

text::Span span_of(const text::SourceFile& file, std::string_view part) {
  const auto at = static_cast<text::Offset>(file.raw().find(part));
  return {at, at + static_cast<text::Offset>(part.size())};
}

struct FoundByRule {  // the shape of rule::Mistake
  const text::SourceFile* file = nullptr;
  text::Span span;
  std::string message;
  std::vector<std::pair<text::Span, std::string>> notes = {};
  std::string help = {};
};

struct FoundByYaml {  // the shape of yaml::Mistake
  text::Span span;
  std::string message;
  std::string help = {};
};

}  // namespace

TEST_CASE("a mistake in a rule is shown with the types of its operands", "[report]") {
  const auto file = text::SourceFile::from_string("rules/compensation/total-below-base.yaml",
                                                  "title: a\nwhy: b\neach: row\n\nexpect: total.low >= region\n");
  const FoundByRule mistake{.file = file.get(),
                            .span = span_of(*file, "region"),
                            .message = "cannot compare money with text",
                            .notes = {{span_of(*file, "total.low"), "money"}, {span_of(*file, "region"), "text"}},
                            .help = "fields of row: region, base, stock"};
  CHECK(print_mistakes({seen(mistake)}, false) ==
        "rules/compensation/total-below-base.yaml:5:22: error: cannot compare money with text\n"
        "  |\n"
        "5 | expect: total.low >= region\n"
        "  |         ~~~~~~~~~    ^^^^^^ text\n"
        "  |         money\n"
        "  = fields of row: region, base, stock\n");
}

TEST_CASE("mistakes of one run are all printed, with an empty line between", "[report]") {
  const auto file = text::SourceFile::from_string("guidelint.yaml", "levls: 1\n");
  const FoundByYaml mistake{.span = {0, 5}, .message = "unknown key \"levls\"", .help = "did you mean \"levels\"?"};
  const std::string one =
      "guidelint.yaml:1:1: error: unknown key \"levls\"\n"
      "  |\n"
      "1 | levls: 1\n"
      "  | ^^^^^\n"
      "  = did you mean \"levels\"?\n";
  CHECK(print_mistakes({seen(mistake, file.get()), seen(mistake, file.get())}, false) == one + "\n" + one);
  CHECK(print_mistakes({}, false).empty());
}

TEST_CASE("a mistake without a file, or with a span behind its end, is still said", "[report]") {
  CHECK(print_mistakes({seen(FoundByYaml{.span = {}, .message = "no model.yaml", .help = "add one"}, nullptr)},
                       false) == "error: no model.yaml\n  = add one\n");
  const auto file = text::SourceFile::from_string("a.yaml", "x");
  CHECK(print_mistakes({seen(FoundByYaml{.span = {70, 60}, .message = "m"}, file.get())}, false) ==
        "a.yaml:1:2: error: m\n  |\n1 | x\n  |  ^\n");
}

}  // namespace guidelint::report
