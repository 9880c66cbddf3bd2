#include "review/register.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>
#include <utility>

#include "base/strings.h"
#include "text/encoding.h"
#include "text/source_file.h"

namespace guidelint::review {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view k_heading = "# date\tpath\tby\tchanged\ttotal\tnote: written by `guidelint reviewed`\n";
constexpr std::string_view k_attributes = ".guidelint/.gitattributes";
constexpr std::string_view k_attribute = "reviews.tsv merge=union\n";
constexpr std::size_t k_longest_number = 40;
constexpr double k_most = 1e15;         // of a mean; nobody is paid that
constexpr double k_exact_below = 1000;  // a mean is written with cents, above it without

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; }

std::string escape(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view glyph = text.substr(at, text::code_point_length(text.substr(at, 4)));
    if (is_control(glyph.front()) || glyph.front() == '\\' || !text::is_valid_utf8(glyph)) {
      for (const char byte : glyph) out += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
    } else {
      out += glyph;
    }
    at += glyph.size();
  }
  return out;
}

std::optional<std::string> unescape(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_control(text[at])) return std::nullopt;
    if (text[at] != '\\') {
      out += text[at];
      continue;
    }
    if (text.size() - at < 4 || text[at + 1] != 'x') return std::nullopt;
    unsigned byte = 0;
    const char* end = text.data() + at + 4;
    const auto [stop, error] = std::from_chars(text.data() + at + 2, end, byte, 16);
    if (error != std::errc() || stop != end) return std::nullopt;
    out += static_cast<char>(byte);
    at += 3;
  }
  return out;
}

// Digits, a sign and a point: no exponent, no "nan".
std::optional<double> number_of(std::string_view text) {
  const bool is_plain = !text.empty() && text.size() <= k_longest_number &&
                        text.find_first_not_of("0123456789.-") == std::string_view::npos;
  if (!is_plain) return std::nullopt;
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || std::abs(value) > k_most) return std::nullopt;
  return value;
}

std::optional<Total> total_of(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto mean = number_of(text.substr(0, slash));
  const std::string_view rows = text.substr(slash + 1);
  Total total;
  const char* end = rows.data() + rows.size();
  const auto [stop, error] = std::from_chars(rows.data(), end, total.rows);
  if (!mean || *mean <= 0 || error != std::errc() || stop != end || total.rows == 0) return std::nullopt;
  total.mean = *mean;
  return total;
}

// Without trailing zeros: "0.042", "-0.1", "0".
std::string plain(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

std::string shown(const fs::path& path) { return path.lexically_normal().generic_string(); }

bool has_line(std::string_view text, std::string_view wanted) {
  const auto lines = base::split(text, '\n');
  return std::ranges::any_of(lines, [&](std::string_view line) { return base::trim(line) == base::trim(wanted); });
}

void add_line(std::string& text, std::string_view line) {
  if (!text.empty() && !text.ends_with('\n')) text += '\n';
  text += line;
}

}  // namespace

std::optional<double> move_between(const std::optional<Total>& before, const std::optional<Total>& now) {
  if (!before || !now || before->rows != now->rows || before->mean <= 0) return std::nullopt;
  return now->mean / before->mean - 1;
}

std::string format_review(const Review& review) {
  std::string line = fmt::format(
      "{}\t{}\t{}\t{}\t{}\t{}", base::format_date(review.date), escape(review.path), escape(review.by),
      review.changed ? plain(*review.changed, 4) : "",
      review.total ? fmt::format("{}/{}", plain(review.total->mean, review.total->mean < k_exact_below ? 2 : 0),
                                 review.total->rows)
                   : "",
      escape(review.note));
  line.erase(line.find_last_not_of('\t') + 1);
  return line;
}

std::optional<Review> parse_review(std::string_view line, std::string& why) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  const auto parts = base::split(line, '\t');
  const auto part = [&](std::size_t at) { return at < parts.size() ? parts[at] : std::string_view(); };
  const auto refuse = [&why](std::string reason) {
    why = std::move(reason);
    return std::nullopt;
  };
  if (parts.size() < 2) return refuse("not a review (date, path, by, changed; a tab between)");
  const auto date = base::parse_date(part(0));
  if (!date) return refuse(fmt::format("\"{}\" is not a date", part(0)));
  auto path = unescape(part(1)), by = unescape(part(2)), note = unescape(part(5));
  if (!path || path->empty()) return refuse(fmt::format("\"{}\" is not a path", part(1)));
  if (!by) return refuse(fmt::format("\"{}\" is not a name", part(2)));
  if (!note) return refuse("the note holds a control character or an escape that is none");
  Review review{.date = *date, .path = *std::move(path), .by = *std::move(by), .note = *std::move(note)};
  if (!part(3).empty() && !(review.changed = number_of(part(3))))
    return refuse(fmt::format("\"{}\" is not a number such as 0.042", part(3)));
  if (!part(4).empty() && !(review.total = total_of(part(4))))
    return refuse(fmt::format("\"{}\" is not a total such as 187654/12", part(4)));
  return review;
}

Register::Register(std::vector<Review> reviews) : reviews_(std::move(reviews)), order_(reviews_.size()) {
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  std::ranges::stable_sort(
      order_, {}, [this](std::size_t at) { return std::pair(std::string_view(reviews_[at].path), reviews_[at].date); });
}

const Review* Register::last_of(std::string_view path) const {
  return last_before(path, {std::numeric_limits<std::int32_t>::max()});
}

const Review* Register::last_before(std::string_view path, base::Date day) const {
  const auto key = [this](std::size_t at) { return std::pair(std::string_view(reviews_[at].path), reviews_[at].date); };
  const auto after = std::ranges::lower_bound(order_, std::pair(path, day), {}, key);
  if (after == order_.begin() || reviews_[*(after - 1)].path != path) return nullptr;
  return &reviews_[*(after - 1)];
}

tl::expected<RegisterFile, std::vector<base::Error>> read_register(const fs::path& root) {
  const fs::path path = (root / k_register).lexically_normal();
  std::error_code error;
  if (fs::symlink_status(path, error).type() == fs::file_type::not_found) return RegisterFile();
  const auto file = text::SourceFile::read(path);
  if (!file) return tl::make_unexpected(std::vector{file.error()});
  RegisterFile read{.exists = true, .bytes = std::string((*file)->raw())};
  std::vector<Review> reviews;
  std::vector<base::Error> errors;
  std::size_t number = 0;
  for (const std::string_view line : base::split(read.bytes, '\n')) {
    ++number;
    if (base::trim(line).empty() || line.starts_with('#')) continue;
    std::string why;
    if (auto review = parse_review(line, why)) {
      reviews.push_back(*std::move(review));
    } else if (errors.size() < k_most_register_mistakes) {
      errors.push_back({fmt::format("{}:{}: {}", shown(path), number, why)});
    }
  }
  if (!errors.empty()) return tl::make_unexpected(std::move(errors));
  read.reviews = Register(std::move(reviews));
  return read;
}

std::string with_reviews(const RegisterFile& file, const std::vector<Review>& reviews) {
  std::set<std::string> there;
  for (const Review& review : file.reviews.reviews()) there.insert(format_review(review));
  std::string text = file.bytes;
  for (const Review& review : reviews) {
    const std::string line = format_review(review);
    if (!there.insert(line).second) continue;
    if (text.empty()) text = k_heading;
    add_line(text, line + "\n");
  }
  return text;
}

tl::expected<std::vector<base::FileToWrite>, base::Error> register_files(const fs::path& root, const RegisterFile& file,
                                                                         std::string text) {
  std::vector<base::FileToWrite> files;
  base::FileToWrite lines{.path = (root / k_register).lexically_normal(), .bytes = std::move(text)};
  if (file.exists) lines.expected = file.bytes;
  files.push_back(std::move(lines));

  base::FileToWrite attributes{.path = (root / k_attributes).lexically_normal(), .bytes = {}};
  std::error_code error;
  if (fs::symlink_status(attributes.path, error).type() != fs::file_type::not_found) {
    const auto there = text::SourceFile::read(attributes.path);
    if (!there) return tl::make_unexpected(there.error());
    attributes.expected = std::string((*there)->raw());
    attributes.bytes = *attributes.expected;
  }
  if (has_line(attributes.bytes, k_attribute)) return files;
  add_line(attributes.bytes, k_attribute);
  files.push_back(std::move(attributes));
  return files;
}

}  // namespace guidelint::review
