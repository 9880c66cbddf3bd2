// The register of reviews, `.guidelint/reviews.tsv` beside the configuration: one line for each guide and review.
//
//   date        path                            by         changed  total      note
//   2026-11-23  research/acme/data-engineer.md  @pay-team  0.042    187654/12  levels.fyi 2026-11
//
// with a tab between the columns. The guides keep the date of their last review only; how often the numbers moved
// between reviews is known from here. *changed* is the relative move of mid(total) since the review before, empty where
// that is not known; *total* is what it was measured from: the geometric mean of the rows' mid(total), so that the sign
// in front of an amount does not matter, and how many rows that were. A guide that has other rows now has no move.
//
// Lines may stand in any order and twice: git joins branches line by line (merge=union, as .guidelint/.gitattributes
// says). Names may hold anything: a control character, a byte that is not UTF-8 and a backslash are written \xNN, so a
// line stays a line. Columns behind the second may be missing or, in a later version, more.
//
// Decided against: a key for each review in the front matter, which people would merge by hand; asking git for the old
// numbers, which costs a process and fails in a shallow clone.
//
// Errors    read_register(): every line that is none, with file and line, at most k_most_mistakes.
// Lifetime  owns everything.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/write_file.h"

namespace guidelint::review {

constexpr std::string_view k_register = ".guidelint/reviews.tsv";  // below the root of the configuration
constexpr std::size_t k_most_register_mistakes = 20;

struct Total {
  double mean = 0;         // of mid(total), in whatever unit the guide has
  std::uint32_t rows = 0;  // it is the mean of; never 0
  auto operator<=>(const Total&) const = default;
};

struct Review {
  base::Date date;
  std::string path;  // from the root of the configuration, '/' between parts
  std::string by = {};
  std::optional<double> changed = {};  // 0.042: up by 4.2 %
  std::optional<Total> total = {};
  std::string note = {};
  bool operator==(const Review&) const = default;
};

// The move from one review to the next; nothing where both do not measure the same rows.
std::optional<double> move_between(const std::optional<Total>& before, const std::optional<Total>& now);

std::string format_review(const Review& review);  // one line, without its end
// Nothing, and `why`, for a line that format_review() cannot have written.
std::optional<Review> parse_review(std::string_view line, std::string& why);

class Register {
 public:
  Register() = default;
  explicit Register(std::vector<Review> reviews);

  // Of a guide: the one with the latest date, of equal ones the last in the file. nullptr: none.
  [[nodiscard]] const Review* last_of(std::string_view path) const;
  // The same of those before a day.
  [[nodiscard]] const Review* last_before(std::string_view path, base::Date day) const;
  [[nodiscard]] const std::vector<Review>& reviews() const { return reviews_; }  // as they stand in the file

 private:
  std::vector<Review> reviews_;
  std::vector<std::size_t> order_;  // by path, then by date, then as they stand
};

struct RegisterFile {
  bool exists = false;
  std::string bytes = {};
  Register reviews = {};
};

// Without the file: an empty register.
tl::expected<RegisterFile, std::vector<base::Error>> read_register(const std::filesystem::path& root);

// The text of the file with these lines at its end, those that stand there already left out; with its heading where the
// file is new. The same text if all do.
std::string with_reviews(const RegisterFile& file, const std::vector<Review>& reviews);

// What has to be written so that the file holds `text`: itself, and .gitattributes if it does not join its lines yet.
// Error: .gitattributes cannot be read.
tl::expected<std::vector<base::FileToWrite>, base::Error> register_files(const std::filesystem::path& root,
                                                                         const RegisterFile& file, std::string text);

}  // namespace guidelint::review
