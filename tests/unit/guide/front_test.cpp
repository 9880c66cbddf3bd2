#include "guide/front.h"

#include <string>
#include <string_view>

#include "support/catch.h"

using namespace guidelint::guide;

namespace {

std::string_view slice(std::string_view text, guidelint::text::Span span) {
  return text.substr(span.begin, span.size());
}

}  // namespace

TEST_CASE("split_front takes what stands between the first two \"---\" lines", "[guide]") {
  const std::string_view text = "--- \r\ncompany: adyen\r\nrole: x\r\n---\t\r\n### Title\r\n\r\n---\r\n";
  const auto split = split_front(text);
  CHECK(split.front.present);
  CHECK(split.front.terminated);
  CHECK(slice(text, split.front.opening) == "---");
  CHECK(slice(text, split.front.span) == "company: adyen\r\nrole: x\r\n");
  CHECK(slice(text, split.body) == "### Title\r\n\r\n---\r\n");
}

TEST_CASE("split_front sees front matter only on the first line", "[guide]") {
  for (const std::string_view text :
       {"", "\n---\na: b\n---\n", "### Title\n\n---\n", "----\na: b\n---\n", " ---\na: b\n---\n"}) {
    CAPTURE(text);
    const auto split = split_front(text);
    CHECK_FALSE(split.front.present);
    CHECK(slice(text, split.body) == text);
  }
  CHECK(slice("### Title \nmore", split_front("### Title \nmore").front.opening) == "### Title");
}

TEST_CASE("split_front takes an empty front matter", "[guide]") {
  const std::string_view text = "---\n---\nbody\n";
  const auto split = split_front(text);
  CHECK(split.front.terminated);
  CHECK(split.front.span == guidelint::text::Span{4, 4});
  CHECK(slice(text, split.body) == "body\n");
  CHECK(split_front("---").front.present);
  CHECK_FALSE(split_front("---").front.terminated);
  CHECK(split_front("---").body.size() == 0);
}

TEST_CASE("split_front ends an unterminated front matter where the body must have begun", "[guide]") {
  for (const std::string_view body :
       {"### Title\n\n**Negotiation DNA:** x\n\n---\n\n| a |\n", "| a |\n|---|\n---\n",
        "# SIGNATURE ROLE\n\n### Title\ntext\n---\n", "### Title\n- item\n\ntext\n---\n", "### Title\n"}) {
    CAPTURE(body);
    const auto text = std::string("---\ncompany: adyen\n").append(body);
    const auto split = split_front(text);
    CHECK(split.front.present);
    CHECK_FALSE(split.front.terminated);
    CHECK(slice(text, split.front.span) == "company: adyen\n");
    CHECK(slice(text, split.body) == body);
  }
  CHECK(split_front("---\ncompany: adyen\n").body.size() == 0);
}

TEST_CASE("split_front leaves comments to YAML", "[guide]") {
  for (const std::string_view yaml :
       {"# note\ncompany: adyen\n", "company: adyen\n## pay\n\ncompensation:\n  # one\n  - region: x\n",
        "data_sources:\n# named\n- Glassdoor\nrole: x\n", "company: adyen\n# last\n"}) {
    CAPTURE(yaml);
    const auto text = std::string("---\n").append(yaml).append("---\nbody\n");
    const auto split = split_front(text);
    CHECK(split.front.terminated);
    CHECK(slice(text, split.front.span) == yaml);
  }
}
