#include "report/plan_page/chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/strings.h"
#include "report/plan_page/html.h"

namespace guidelint::report::plan_page {
namespace {

constexpr int k_top = 22, k_plot = 120, k_axis = 20;  // pixels down
constexpr int k_height = k_top + k_plot + k_axis;
constexpr std::size_t k_most_bars = 260;   // five years; more are one outline, and none can be pointed at
constexpr std::size_t k_most_labels = 12;  // of months

double percent(std::size_t part, std::size_t whole) {
  return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(whole, 1));
}

// Where `value` ends, in pixels of the plot.
double height_of(double value, double most) { return most <= 0 ? 0 : k_plot * std::clamp(value / most, 0.0, 1.0); }

int month_of(base::Date date) {
  const std::chrono::year_month_day day(std::chrono::sys_days(std::chrono::days(date.days)));
  return int{day.year()} * 12 + static_cast<int>(unsigned{day.month()}) - 1;
}

// A label where a month begins; every second, third, sixth or twelfth month where there are too many.
std::string axis(const std::vector<review::PlannedWeek>& weeks) {
  const int months = month_of(weeks.back().week.monday) - month_of(weeks.front().week.monday) + 1;
  int step = 1;
  for (const int wider : {2, 3, 6, 12, 24, 60, 120}) {
    if (static_cast<std::size_t>(months / step) <= k_most_labels) break;
    step = wider;
  }
  std::string out;
  bool is_minor = false;  // every second label gives way on a narrow screen
  double next_free = 0;
  for (std::size_t i = 0; i < weeks.size(); ++i) {
    const base::Date monday = weeks[i].week.monday;
    const int month = month_of(monday);
    if (i > 0 && month == month_of(weeks[i - 1].week.monday)) continue;
    if (i > 0 && month % step != 0) continue;
    const double x = percent(i, weeks.size());
    if (x < next_free || x > 97) continue;
    next_free = x + 4;
    const std::string name = day_and_month(monday).substr(day_and_month(monday).find(' ') + 1);
    const bool is_year = month % 12 == 0 || step >= 12;
    out += fmt::format("<text{} x=\"{:.2f}%\" y=\"{}\">{}</text>", is_minor ? " class=\"minor\"" : "", x, k_height - 5,
                       is_year ? std::to_string(month / 12) : name);
    is_minor = !is_minor;
  }
  return out;
}

std::string drawing(std::string_view kind, std::string_view words, std::string_view inner) {
  return fmt::format(
      "<svg class=\"chart {}\" role=\"img\" aria-label=\"{}\" width=\"100%\" height=\"{}\">\n{}"
      "<line class=\"base\" x1=\"0\" x2=\"100%\" y1=\"{}\" y2=\"{}\"/>\n</svg>\n",
      kind, words, k_height, inner, k_top + k_plot, k_top + k_plot);
}

// A path whose unit across is one week.
std::string stretched(std::size_t weeks, std::string_view kind, std::string_view path) {
  return fmt::format(
      "<svg y=\"{}\" width=\"100%\" height=\"{}\" viewBox=\"0 0 {} {}\" preserveAspectRatio=\"none\" "
      "overflow=\"visible\">"
      "<path class=\"{}\" d=\"{}\" vector-effect=\"non-scaling-stroke\"/></svg>\n",
      k_top, k_plot, std::max<std::size_t>(weeks, 1), k_plot, kind, path);
}

std::string week_words(const review::PlannedWeek& week) {
  const std::string name = review::format_week(week.week) + ", from " + day_and_month(week.week.monday);
  if (week.limit == 0 && week.visits.empty()) return name + ": nobody has time";
  return fmt::format("{}: {} of {} minutes, {}, {}", name,
                     number(static_cast<std::uint64_t>(std::max(0, week.minutes))),
                     number(static_cast<std::uint64_t>(std::max(0, week.limit))),
                     base::counted(week.count_guides(), "guide"), base::counted(week.visits.size(), "visit"));
}

std::string bars(const std::vector<review::PlannedWeek>& weeks, double most) {
  if (weeks.size() > k_most_bars) {
    std::string path = fmt::format("M0 {}", k_plot);
    for (const review::PlannedWeek& week : weeks)
      path += fmt::format("V{:.1f}h1", k_plot - height_of(week.minutes, most));
    return stretched(weeks.size(), "load", path + fmt::format("V{}Z", k_plot));
  }
  std::string out;
  const double width = percent(1, weeks.size());
  for (std::size_t i = 0; i < weeks.size(); ++i) {
    const double height = height_of(weeks[i].minutes, most);
    out += fmt::format(
        "<g><title>{}</title><rect class=\"hit\" x=\"{:.3f}%\" y=\"{}\" width=\"{:.3f}%\" height=\"{}\"/>"
        "<rect class=\"load{}\" x=\"{:.3f}%\" y=\"{:.1f}\" width=\"{:.3f}%\" height=\"{:.1f}\"/></g>\n",
        week_words(weeks[i]), percent(i, weeks.size()), k_top, width, k_plot, i == 0 ? " now" : "",
        percent(i, weeks.size()) + width * 0.1, k_top + k_plot - height, width * 0.8, height);
  }
  return out;
}

std::string limit_line(const std::vector<review::PlannedWeek>& weeks, double most) {
  std::string path;
  for (std::size_t i = 0; i < weeks.size(); ++i)
    path += fmt::format("{}{:.1f}h1", i == 0 ? "M0 " : "V", k_plot - height_of(weeks[i].limit, most));
  return stretched(weeks.size(), "limit", path);
}

}  // namespace

std::string load_chart(const View& view) {
  const auto& weeks = view.schedule().weeks;
  if (weeks.empty()) return {};
  int most = 0, limit = 0;
  std::size_t away = 0;
  for (const review::PlannedWeek& week : weeks) {
    most = std::max({most, week.limit, week.minutes});
    limit = std::max(limit, week.limit);
    if (week.limit == 0) ++away;
  }
  const std::string words =
      fmt::format("Minutes planned in each of {}; the busiest uses {} % of its minutes, and no week has more than {}{}",
                  base::counted(weeks.size(), "week"), number(100 * view.schedule().quality.busiest, 0),
                  number(static_cast<std::uint64_t>(std::max(0, limit))),
                  away == 0 ? "" : fmt::format(", {} none", base::counted(away, "week")));
  std::string inner = bars(weeks, most) + limit_line(weeks, most);
  inner += fmt::format("<text class=\"strong\" x=\"100%\" y=\"14\" text-anchor=\"end\">limit {} min</text>",
                       number(static_cast<std::uint64_t>(std::max(0, limit))));
  inner += "<text class=\"strong\" x=\"0\" y=\"14\">this week</text>\n";
  return drawing("loads", words, inner + axis(weeks));
}

std::string burn_down_chart(const View& view) {
  const auto& weeks = view.schedule().weeks;
  if (weeks.empty() || view.still_to_do == 0) return {};
  const auto most = static_cast<double>(view.still_to_do);
  std::string path = "M0 0";
  std::size_t half = weeks.size();
  for (std::size_t i = 0; i < weeks.size(); ++i) {
    path += fmt::format("L{} {:.1f}", i + 1, k_plot - height_of(static_cast<double>(view.left[i]), most));
    if (half == weeks.size() && view.left[i] * 2 <= view.still_to_do) half = i;
  }
  std::string words = fmt::format("{} left now", base::counted(view.still_to_do, "guide"));
  if (half < weeks.size()) words += ", half of them at the end of " + review::format_week(weeks[half].week);
  words += fmt::format(", {} at the end of {}", view.left.back() == 0 ? "none" : number(view.left.back()),
                       review::format_week(weeks.back().week));
  std::string inner = stretched(weeks.size(), "area", path + fmt::format("V{}H0Z", k_plot));
  inner += stretched(weeks.size(), "left", path);
  inner += fmt::format("<text class=\"strong\" x=\"0\" y=\"14\">{} left</text>\n", number(view.still_to_do));
  if (half + 1 < weeks.size()) {
    inner += fmt::format(
        "<text x=\"{:.2f}%\" y=\"{:.0f}\" dx=\"8\" dy=\"-6\">half by {}</text>\n", percent(half + 1, weeks.size()),
        k_top + k_plot - height_of(static_cast<double>(view.left[half]), most), review::format_week(weeks[half].week));
  }
  if (view.left.back() == 0) {
    inner += fmt::format("<text class=\"strong\" x=\"100%\" y=\"14\" text-anchor=\"end\">done by {}</text>\n",
                         base::format_date(review::friday_of(weeks.back().week)));
  }
  return drawing("burn", words, inner + axis(weeks));
}

std::string sparkline(std::span<const Moment> course) {
  if (course.size() < 2 || course.back().date <= course.front().date) return {};
  const base::Date first = course.front().date;
  const double days = course.back().date.days - first.days;
  std::uint64_t most = 1;
  for (const Moment& moment : course) most = std::max(most, moment.value);
  constexpr double k_width = 100, k_tall = 22;
  std::string path;
  for (std::size_t i = 0; i < course.size(); ++i) {
    // The last moment of each stretch; `i + 1` opens a new one.
    const auto stretch = [&](std::size_t at) {
      return static_cast<std::size_t>((course[at].date.days - first.days) / days * (k_most_moments - 2));
    };
    if (i > 0 && i + 1 < course.size() && stretch(i) == stretch(i + 1)) continue;
    const double x = (course[i].date.days - first.days) / days * k_width;
    const double y = k_tall - (k_tall - 2) * static_cast<double>(course[i].value) / static_cast<double>(most);
    path += fmt::format("{}{:.1f} {:.1f}", path.empty() ? "M" : "L", x, y);
  }
  return fmt::format(
      "<svg class=\"spark\" aria-hidden=\"true\" viewBox=\"0 0 {} {}\" preserveAspectRatio=\"none\">"
      "<path d=\"{}\" vector-effect=\"non-scaling-stroke\"/></svg>",
      k_width, k_tall + 2, path);
}

}  // namespace guidelint::report::plan_page
