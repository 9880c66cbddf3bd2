#include "model/levels.h"

#include "reading.h"

namespace guidelint::model {
namespace {

TEST_CASE("the parenthesis of a title is a level only if it says one", "[model]") {
  for (const std::string_view text :
       {"L5", "L3-L4", "L3–L4", "SDE I-II / L4-L5", "SDE II", "IC4", "M1", "Senior, IC5", "Level 5 / L5", "E5 to E6"}) {
    CAPTURE(text);
    CHECK(names_level(text));
  }
  for (const std::string_view text : {"SIGNATURE ROLE", "UX Designer", "Bedrock", "S3 Storage", "", "2026", "Senior",
                                      "AWS", "Web3", "L5 of the company", "–"}) {
    CAPTURE(text);
    CHECK_FALSE(names_level(text));
  }
}

TEST_CASE("level_internal is read from the title", "[model]") {
  const Reading level("### Engineer (L3-L4) | Acme Global Negotiation Guide\n");
  CHECK(level.of_guide("body.level_internal").text == "L3-L4");
  const Reading none("### Engineer (SIGNATURE ROLE) | Acme Global Negotiation Guide\n");
  CHECK(none.of_guide("body.level_internal").state == expr::State::none);
}

}  // namespace
}  // namespace guidelint::model
