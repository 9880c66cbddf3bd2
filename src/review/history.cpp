#include "review/history.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/strings.h"

namespace guidelint::review {
namespace {

constexpr std::string_view k_rule = "rule:";
constexpr std::size_t k_longest_rule = 100;
constexpr std::size_t k_most_shown = 40;

struct Measure {
  std::string_view name;
  std::uint64_t QualityPoint::*value;
};

constexpr std::array k_measures = {
    Measure{"accepted", &QualityPoint::accepted}, Measure{"changed", &QualityPoint::changed},
    Measure{"errors", &QualityPoint::errors},     Measure{"guides", &QualityPoint::guides},
    Measure{"measured", &QualityPoint::measured}, Measure{"overdue", &QualityPoint::overdue},
    Measure{"reviewed", &QualityPoint::reviewed}, Measure{"warnings", &QualityPoint::warnings},
};

std::optional<std::uint64_t> parse_count(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

bool is_rule_id(std::string_view text) {
  const auto is_of_id = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !text.empty() && text.size() <= k_longest_rule && std::ranges::all_of(text, is_of_id);
}

// For a message: its beginning, without what a terminal would obey.
std::string shown(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, k_most_shown)) out += c >= ' ' && c < '\x7f' ? c : '?';
  return text.size() > k_most_shown ? out + "…" : out;
}

void set(QualityPoint& point, std::string_view measure, std::uint64_t value) {
  if (measure.starts_with(k_rule)) {
    measure.remove_prefix(k_rule.size());
    if (is_rule_id(measure)) point.by_rule.insert_or_assign(std::string(measure), value);
    return;
  }
  for (const Measure& known : k_measures) {
    if (known.name == measure) point.*known.value = value;
  }
}

}  // namespace

tl::expected<std::vector<QualityPoint>, base::Error> parse_history(std::string_view text, std::string_view name) {
  std::map<base::Date, QualityPoint> points;
  std::size_t number = 0;
  const auto fault = [&](const std::string& what) {
    return tl::make_unexpected(base::Error{fmt::format("{}:{}: {}", name, number, what)});
  };
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    const auto parts = base::split(line, '\t');
    if (parts.size() != 3) return fault("a line is date, measure and number with tabs between");
    const auto date = base::parse_date(parts[0]);
    if (!date) return fault(fmt::format("\"{}\" is not a date", shown(parts[0])));
    const auto value = parse_count(parts[2]);
    if (!value) return fault(fmt::format("\"{}\" is no number", shown(parts[2])));
    if (parts[1].empty()) return fault("the measure has no name");
    QualityPoint& point = points[*date];
    if (points.size() > k_most_points) return fault(fmt::format("more than {} days", k_most_points));
    point.date = *date;
    set(point, parts[1], *value);
  }
  std::vector<QualityPoint> sorted;
  sorted.reserve(points.size());
  for (auto& [date, point] : points) sorted.push_back(std::move(point));
  return sorted;
}

std::string format_history(std::span<const QualityPoint> points) {
  std::string out;
  for (const QualityPoint& point : points) {
    const std::string date = base::format_date(point.date);
    for (const Measure& measure : k_measures)
      out += fmt::format("{}\t{}\t{}\n", date, measure.name, point.*measure.value);
    for (const auto& [rule, count] : point.by_rule) out += fmt::format("{}\t{}{}\t{}\n", date, k_rule, rule, count);
  }
  return out;
}

std::vector<QualityPoint> with_point(std::vector<QualityPoint> points, const QualityPoint& now) {
  std::erase_if(points, [&](const QualityPoint& point) {
    return point.date == now.date || now.date.days - point.date.days > k_kept_days;
  });
  points.insert(std::ranges::upper_bound(points, now.date, {}, &QualityPoint::date), now);
  return points;
}

std::vector<QualityPoint> before(std::vector<QualityPoint> points, base::Date date) {
  std::erase_if(points, [&](const QualityPoint& point) { return point.date >= date; });
  return points;
}

}  // namespace guidelint::review
