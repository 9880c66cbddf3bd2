#include "review/front_stamp.h"

#include "guide/guide.h"
#include "support/catch.h"
#include "support/temporary_folder.h"
#include "text/source_file.h"

namespace guidelint::review {
namespace {

base::Date day(std::string_view text) { return *base::parse_date(text); }

const model::Model& house_model() {
  static const auto file = text::SourceFile::read(GUIDELINT_SOURCE_DIR "/rules/model.yaml");
  static const auto model = model::Model::read(**file);
  return **model;
}

const Stamp k_stamp = {
    .last_reviewed = day("2026-11-23"), .reviewed_by = "@org/pay-team", .next_review_due = day("2027-05-21")};

std::string after(std::string_view text, const Stamp& what = k_stamp) {
  const auto source = text::SourceFile::from_string("a.md", std::string(text));
  const guide::Guide guide = guide::build(*source);
  const model::Bound bound(guide, house_model());
  const auto stamped = stamp(bound, what);
  return stamped ? stamped->after : stamped.error().message;
}

std::string total_of(std::string_view text) {
  const auto source = text::SourceFile::from_string("a.md", std::string(text));
  const guide::Guide guide = guide::build(*source);
  const model::Bound bound(guide, house_model());
  const auto total = mid_total(bound);
  return total ? std::to_string(static_cast<int>(total->mean + 0.5)) + "/" + std::to_string(total->rows) : "none";
}

}  // namespace

TEST_CASE("a stamp writes three keys and leaves every other byte", "[review]") {
  CHECK(after("---\ncompany: acme  # who\nlast_updated: 2026-01-05\nnext_review_due: 2026-05-23\n---\nbody  \n") ==
        "---\ncompany: acme  # who\nlast_updated: 2026-01-05\nlast_reviewed: 2026-11-23\n"
        "reviewed_by: \"@org/pay-team\"\nnext_review_due: 2027-05-21\n---\nbody  \n");
  CHECK(after("---\r\ncompany: acme\r\nlast_reviewed:\r\n---\r\nno end") ==
        "---\r\ncompany: acme\r\nlast_reviewed: 2026-11-23\r\nreviewed_by: \"@org/pay-team\"\r\n"
        "next_review_due: 2027-05-21\r\n---\r\nno end");
}

TEST_CASE("a key that is written may stand before one that is added", "[review]") {
  CHECK(after("---\nlast_reviewed: 2026-01-01\n---\n") ==
        "---\nlast_reviewed: 2026-11-23\nreviewed_by: \"@org/pay-team\"\nnext_review_due: 2027-05-21\n---\n");
  CHECK(after("---\nlast_reviewed:\n---\n") ==
        "---\nlast_reviewed: 2026-11-23\nreviewed_by: \"@org/pay-team\"\nnext_review_due: 2027-05-21\n---\n");
  CHECK(after("---\nlast_reviewed:   # never\nreviewed_by: null\n---\n") ==
        "---\nlast_reviewed: 2026-11-23   # never\nreviewed_by: \"@org/pay-team\"\nnext_review_due: 2027-05-21\n---\n");
}

TEST_CASE("a stamp writes only what it names", "[review]") {
  CHECK(after("---\nnext_review_due: 2026-05-23\nlast_reviewed: 2026-01-01\n---\n",
              {.next_review_due = day("2028-02-29")}) ==
        "---\nnext_review_due: 2028-02-29\nlast_reviewed: 2026-01-01\n---\n");
  const std::string said = "---\nnext_review_due: 2026-05-23\n---\n";
  CHECK(after(said, {.next_review_due = day("2026-05-23")}) == said);
}

TEST_CASE("a stamp is refused where it cannot be written", "[review]") {
  CHECK(after("# A heading\n") == "a.md has no front matter to write the dates into");
  CHECK(after("---\ncompany: acme\n\n# A heading\n\ntext\n") ==
        "a.md: the front matter does not end with \"---\"; nothing can be written into it");
  CHECK(after("---\ncompany: acme\nrole: [\n---\n").starts_with("a.md:4: the front matter cannot be read: "));
  const std::string cannot =
      "a.md: the dates cannot be written into the front matter (a key stands twice, or it is not one key a line)";
  CHECK(after("---\nlast_reviewed: 2026-01-01\nlast_reviewed: 2026-01-02\n---\n") == cannot);
  CHECK(after("---\n{company: acme, next_review_due: 2026-05-23}\n---\n") == cannot);
  CHECK(after("---\n- company\n---\n") == cannot);
}

TEST_CASE("a stamp never harms a guide of any bytes", "[review]") {
  const std::string text = "---\ncompany: \"acme\"\nlast_updated: 2026-01-05\nnext_review_due: 2026-05-23\n---\nbody\n";
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    for (const std::string_view other : {"", "\xff", "\t", "\r", "---\n", "{", "\"", "? "}) {
      const std::string hostile = text.substr(0, cut) + std::string(other) + text.substr(cut);
      const std::string now = after(hostile);
      CAPTURE(hostile, now);
      const bool is_refused = now.starts_with("a.md");
      CHECK((is_refused || now.find("2027-05-21") != std::string::npos));
      CHECK((is_refused || now.ends_with("body\n") || !hostile.ends_with("body\n")));
    }
  }
}

TEST_CASE("a file is stamped as it is on disk", "[review]") {
  const support::TemporaryFolder folder;
  folder.write("a.md", "---\nnext_review_due: 2026-05-23\n---\n");
  const std::string path = (folder.path() / "a.md").generic_string();
  const auto stamped = stamp_file(path, house_model(), {.next_review_due = day("2026-06-05")});
  REQUIRE(stamped);
  CHECK(stamped->path == path);
  CHECK(stamped->after == "---\nnext_review_due: 2026-06-05\n---\n");
  CHECK_FALSE(stamp_file(path + "x", house_model(), k_stamp));
}

TEST_CASE("the total of a guide is the mean of its rows, whatever their currency", "[review]") {
  const std::string row =
      "  - region: Austin\n    currency: USD\n    total_comp_low: 100000\n    total_comp_high: 300000\n";
  const std::string other =
      "  - region: Leeds\n    currency: GBP\n    total_comp_low: 40000\n    total_comp_high: 60000\n";
  const std::string none = "  - region: Oslo\n    currency: NOK\n    total_comp_low: null\n    total_comp_high: null\n";
  CHECK(total_of("---\ncompensation:\n" + row + "---\n") == "200000/1");
  CHECK(total_of("---\ncompensation:\n" + row + other + none + "---\n") == "100000/2");
  CHECK(total_of("---\ncompany: acme\n---\n") == "none");
}

}  // namespace guidelint::review
