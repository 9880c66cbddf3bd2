#include "cli/quality_course.h"

#include <fmt/format.h>

#include <filesystem>

#include "base/strings.h"
#include "cli/trend.h"
#include "review/history.h"
#include "text/source_file.h"

namespace guidelint::cli {

std::optional<Course> read_course(const Session& session, const Options& options, const lint::Baseline& baseline) {
  Course course;
  std::error_code error;
  if (!options.history.empty() && std::filesystem::exists(options.history, error)) {
    const auto file = text::SourceFile::read(options.history);
    auto points = file ? review::parse_history((*file)->raw(), options.history)
                       : tl::expected<std::vector<review::QualityPoint>, base::Error>(tl::unexpect, file.error());
    if (!points) {
      complain(points.error().message);
      return std::nullopt;
    }
    course.points = *std::move(points);
  }
  if (options.since_weeks == 0) return course;
  const auto trend = read_trend(session, options, baseline, options.since_weeks);
  if (!trend) {
    complain(fmt::format("--since: {}", trend.error().message));
    return std::nullopt;
  }
  if (!options.quiet) {
    complain(fmt::format("{} judged of the last {}{}", base::counted(trend->points.size(), "earlier commit"),
                         base::counted(static_cast<std::uint64_t>(options.since_weeks), "week"),
                         trend->is_cut_off ? "; this clone holds no older ones: git fetch --unshallow" : ""));
  }
  course.points = joined(std::move(course.points), trend->points);
  return course;
}

bool write_course(const Options& options, const Course& course, const review::QualityPoint& now) {
  if (options.history.empty()) return true;
  return write_file(options.history, review::format_history(review::with_point(course.points, now)));
}

}  // namespace guidelint::cli
