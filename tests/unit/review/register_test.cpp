#include "review/register.h"

#include "support/catch.h"
#include "support/temporary_folder.h"

namespace guidelint::review {
namespace {

using support::TemporaryFolder;

base::Date day(std::string_view text) { return *base::parse_date(text); }

Review some() {
  return {.date = day("2026-11-23"),
          .path = "research/acme/data-engineer.md",
          .by = "@pay-team",
          .changed = 0.042,
          .total = Total{187654, 12},
          .note = "levels.fyi 2026-11"};
}

std::string why_not(std::string_view line) {
  std::string why;
  return parse_review(line, why) ? "read" : why;
}

std::vector<std::string> errors_of(std::string_view text) {
  const TemporaryFolder folder;
  folder.write(".guidelint/reviews.tsv", text);
  const auto read = read_register(folder.path());
  std::vector<std::string> errors;
  if (read) return errors;
  const std::string start = (folder.path() / "").generic_string();
  for (const base::Error& error : read.error()) errors.push_back(error.message.substr(start.size()));
  return errors;
}

}  // namespace

TEST_CASE("a review is one line with tabs, and empty columns at its end are left out", "[review]") {
  CHECK(format_review(some()) ==
        "2026-11-23\tresearch/acme/data-engineer.md\t@pay-team\t0.042\t187654/12\tlevels.fyi 2026-11");
  CHECK(format_review({.date = day("2028-02-29"), .path = "a.md", .by = "@kim"}) == "2028-02-29\ta.md\t@kim");
  CHECK(format_review({.date = day("2026-12-31"), .path = "a.md", .by = "@kim", .changed = -0.00001}) ==
        "2026-12-31\ta.md\t@kim\t0");
}

TEST_CASE("what is written into the register is read back, whatever it is called", "[review]") {
  std::vector<Review> all = {some()};
  for (const std::string_view name :
       {"tab\there", "line\nend", "back\\slash", "\\x09", "\xff\xfe", "\x1b[31m", "# no comment", " blanks ", "é 中"}) {
    Review review = some();
    review.path = name;
    review.note = name;
    all.push_back(review);
  }
  for (const Review& review : all) {
    std::string why;
    const std::string line = format_review(review);
    CAPTURE(line);
    CHECK(line.find('\n') == std::string::npos);
    const auto read = parse_review(line, why);
    REQUIRE(read);
    CHECK(*read == review);
  }
}

TEST_CASE("a line that is no review says why", "[review]") {
  CHECK(why_not("") == "not a review (date, path, by, changed; a tab between)");
  CHECK(why_not("2026-02-30\ta.md\t@x") == "\"2026-02-30\" is not a date");
  CHECK(why_not("2026-02-28\t\t@x") == "\"\" is not a path");
  CHECK(why_not("2026-02-28\ta\\q.md\t@x") == "\"a\\q.md\" is not a path");
  CHECK(why_not("2026-02-28\ta\\x0.md\t@x") == "\"a\\x0.md\" is not a path");
  CHECK(why_not("2026-02-28\ta.md\t@x\tnan") == "\"nan\" is not a number such as 0.042");
  CHECK(why_not("2026-02-28\ta.md\t@x\t1e300") == "\"1e300\" is not a number such as 0.042");
  CHECK(why_not("2026-02-28\ta.md\t@x\t0\t5/0") == "\"5/0\" is not a total such as 187654/12");
  CHECK(why_not("2026-02-28\ta.md\t@x\t0\t-5/2") == "\"-5/2\" is not a total such as 187654/12");
  CHECK(why_not("2026-02-28\ta.md\t@x\t0\t5/2\tnote\tof a later version") == "read");
  CHECK(why_not("2026-02-28\ta.md\r") == "read");
}

TEST_CASE("lines may stand in any order and twice, and the latest counts", "[review]") {
  const TemporaryFolder folder;
  folder.write(".guidelint/reviews.tsv",
               "# heading\n\n2027-01-01\tb.md\t@late\n2026-12-31\tb.md\t@early\n2026-12-31\tb.md\t@early\n"
               "2026-05-01\ta.md\t@first\n2026-05-01\ta.md\t@second\r\n");
  const auto read = read_register(folder.path());
  REQUIRE(read);
  CHECK(read->exists);
  CHECK(read->reviews.reviews().size() == 5);
  REQUIRE(read->reviews.last_of("b.md") != nullptr);
  CHECK(read->reviews.last_of("b.md")->by == "@late");
  CHECK(read->reviews.last_of("a.md")->by == "@second");
  CHECK(read->reviews.last_of("c.md") == nullptr);
}

TEST_CASE("without a register nothing was reviewed", "[review]") {
  const TemporaryFolder folder;
  const auto read = read_register(folder.path());
  REQUIRE(read);
  CHECK_FALSE(read->exists);
  CHECK(read->reviews.last_of("a.md") == nullptr);
}

TEST_CASE("broken lines of the register are all named, with their number", "[review]") {
  CHECK(errors_of("2026-11-23\ta.md\nnonsense\n2026-13-01\ta.md\n") ==
        std::vector<std::string>{".guidelint/reviews.tsv:2: not a review (date, path, by, changed; a tab between)",
                                 ".guidelint/reviews.tsv:3: \"2026-13-01\" is not a date"});
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += "<<<<<<< ours\n";
  CHECK(errors_of(many).size() == k_most_register_mistakes);
  CHECK(errors_of(std::string("\0\xff\t\t\n", 5)).size() == 1);
}

TEST_CASE("reviews are added at the end, once", "[review]") {
  RegisterFile file;
  const std::string first = with_reviews(file, {some(), some()});
  CHECK(first ==
        "# date\tpath\tby\tchanged\ttotal\tnote: written by `guidelint reviewed`\n" + format_review(some()) + "\n");
  file = {.exists = true, .bytes = first.substr(0, first.size() - 1), .reviews = Register({some()})};
  CHECK(with_reviews(file, {some()}) == file.bytes);
  Review later = some();
  later.date = day("2027-05-21");
  CHECK(with_reviews(file, {later}) == first + format_review(later) + "\n");
}

TEST_CASE("git is told to join branches of the register line by line", "[review]") {
  const TemporaryFolder folder;
  const auto files = register_files(folder.path(), {}, "text");
  REQUIRE(files);
  REQUIRE(files->size() == 2);
  CHECK_FALSE((*files)[0].expected);
  CHECK((*files)[1].bytes == "reviews.tsv merge=union\n");

  folder.write(".guidelint/.gitattributes", "accepted/*.txt merge=union");
  const auto beside = register_files(folder.path(), {}, "text");
  REQUIRE(beside);
  REQUIRE(beside->size() == 2);
  CHECK((*beside)[1].bytes == "accepted/*.txt merge=union\nreviews.tsv merge=union\n");
  CHECK((*beside)[1].expected == "accepted/*.txt merge=union");

  folder.write(".guidelint/.gitattributes", "reviews.tsv merge=union\r\n");
  CHECK(register_files(folder.path(), {}, "text")->size() == 1);
}

TEST_CASE("a move compares the same rows", "[review]") {
  CHECK(move_between(Total{200, 4}, Total{210, 4}) == 210.0 / 200.0 - 1);
  CHECK_FALSE(move_between(Total{200, 4}, Total{210, 5}));
  CHECK_FALSE(move_between(std::nullopt, Total{210, 5}));
}

}  // namespace guidelint::review
