#include "cli/trend.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <mutex>

#include "base/strings.h"
#include "cli/comparison.h"
#include "cli/review_guides.h"
#include "cli/terminal.h"
#include "guide/guide.h"
#include "lint/lint.h"
#include "repo/repository.h"

namespace guidelint::cli {
namespace {

constexpr std::int64_t k_day = 86'400;

struct Step {
  std::string id;  // of the commit
  std::int64_t seconds = 0;
};

// First parents from HEAD back.
tl::expected<std::vector<Step>, base::Error> steps_of(const repo::Repository& repository) {
  const auto text = repository.git().output({"log", "--first-parent", "--format=%H %ct", "HEAD", "--"});
  if (!text) return tl::unexpected(text.error());
  std::vector<Step> steps;
  for (const std::string_view line : base::split(*text, '\n')) {
    const auto blank = line.find(' ');
    if (blank == std::string_view::npos) continue;
    Step step{.id = std::string(line.substr(0, blank))};
    const std::string_view number = line.substr(blank + 1);
    const auto read = std::from_chars(number.data(), number.data() + number.size(), step.seconds);
    if (read.ec == std::errc() && repo::is_object_id(step.id)) steps.push_back(std::move(step));
  }
  return steps;
}

class Weeks {
 public:
  Weeks(const Session& session, const Options& options, const lint::Baseline& baseline)
      : session_(session), options_(options), baseline_(baseline), request_(request_of(session, options.arguments)) {
    plan_ = rule::make_plan(
        *session.rules, [](const rule::Rule&) { return true; }, level_for(session));
    plan_.makes_fixes = false;
  }

  // The guides of a commit, as they would be found on disk.
  [[nodiscard]] std::vector<lint::Input> inputs_of(const repo::Repository& repository,
                                                   const repo::Snapshot& snapshot) const {
    std::vector<lint::Input> inputs;
    for (const repo::File& file : snapshot.files()) {
      std::string shown = shown_path(repository, file.path);
      const auto belongs = lint::belongs(request_, shown);
      if (!belongs) continue;
      auto text = snapshot.read(file.path);
      if (!text || !*text) continue;
      lint::Input input{.path = std::move(shown), .named = belongs->named, .reported = belongs->reported};
      input.text = **std::move(text);
      if (input.named || looks_like_guide(input)) inputs.push_back(std::move(input));
    }
    std::ranges::sort(inputs, {}, &lint::Input::path);
    return inputs;
  }

  [[nodiscard]] review::QualityPoint judge(const std::vector<lint::Input>& inputs, base::Date date) const {
    const lint::Options how{.jobs = options_.jobs,
                            .today = date,
                            .corpus_is_whole = reads_whole_corpus(session_, options_.arguments),
                            .baseline = baseline_.exists ? &baseline_ : nullptr,
                            .root = session_.config().root,
                            .reports_all = false};  // a line of today's baseline is not stale for want of a guide
    review::QualityPoint point = review::quality_of(lint::lint(inputs, *session_.rules, plan_, how)).now;
    std::mutex mutex;  // guards `guides`
    std::vector<review::Guide> guides;
    const auto take = [&](const model::Bound& bound) {
      review::Guide guide = review_guide_of(bound);
      const std::lock_guard lock(mutex);
      guides.push_back(std::move(guide));
      return std::string();
    };
    static_cast<void>(
        lint::for_each_guide(inputs, session_.rules->model(), options_.jobs, take, [](std::string_view) {}));
    review::count_overdue(point, guides);
    return point;
  }

 private:
  [[nodiscard]] bool looks_like_guide(const lint::Input& input) const {
    const auto source = text::SourceFile::from_string(input.path, *input.text);
    const guide::Guide guide = guide::build(*source);
    return lint::looks_like_guide(guide, model::Bound(guide, session_.rules->model()));
  }

  const Session& session_;
  const Options& options_;
  const lint::Baseline& baseline_;
  lint::Request request_;
  rule::RunPlan plan_;
};

// One line on a terminal, written over again and again, gone at the end.
class Progress {
 public:
  void show(base::Date date, int week, int weeks) const {
    if (!shown_) return;
    const std::string line =
        fmt::format("\r\x1b[Kjudging the guides of {} (week {} of {})", base::format_date(date), week, weeks);
    static_cast<void>(!::write(STDERR_FILENO, line.data(), line.size()));
  }
  Progress() = default;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() {
    constexpr std::string_view k_clear = "\r\x1b[K";
    if (shown_) static_cast<void>(!::write(STDERR_FILENO, k_clear.data(), k_clear.size()));
  }

 private:
  bool shown_ = is_terminal(STDERR_FILENO);
};

}  // namespace

tl::expected<Trend, base::Error> read_trend(const Session& session, const Options& options,
                                            const lint::Baseline& baseline, int weeks) {
  const auto repository = repo::Repository::open(session.config().root);
  if (!repository) return tl::unexpected(repository.error());
  const auto steps = steps_of(*repository);
  if (!steps) return tl::unexpected(steps.error());
  const Weeks judges(session, options, baseline);
  const Progress progress;
  Trend trend;
  auto step = steps->begin();
  const std::string* judged = steps->empty() ? nullptr : &steps->front().id;  // HEAD is what the guides on disk are of
  for (int week = 1; week <= std::min(weeks, k_most_trend_weeks); ++week) {
    constexpr std::int32_t k_week = 7;
    const base::Date date{session.today.days - k_week * week};
    const std::int64_t end = (std::int64_t{date.days} + 1) * k_day;
    step = std::find_if(step, steps->end(), [end](const Step& one) { return one.seconds < end; });
    if (step == steps->end()) break;
    if (judged != nullptr && step->id == *judged) continue;
    judged = &step->id;
    progress.show(date, week, weeks);
    const auto snapshot = repository->snapshot({.id = step->id, .name = base::format_date(date)});
    if (!snapshot) return tl::unexpected(snapshot.error());
    const auto inputs = judges.inputs_of(*repository, *snapshot);
    if (!inputs.empty()) trend.points.push_back(judges.judge(inputs, date));
  }
  std::ranges::reverse(trend.points);
  if (step == steps->end()) {
    const auto shallow = repository->git().line({"rev-parse", "--is-shallow-repository"});
    trend.is_cut_off = shallow && *shallow == "true";
  }
  return trend;
}

std::vector<review::QualityPoint> joined(std::vector<review::QualityPoint> first,
                                         const std::vector<review::QualityPoint>& second) {
  std::map<base::Date, review::QualityPoint> points;
  for (review::QualityPoint& point : first) points.try_emplace(point.date, std::move(point));
  for (const review::QualityPoint& point : second) points.try_emplace(point.date, point);
  std::vector<review::QualityPoint> all;
  for (auto& [date, point] : points) all.push_back(std::move(point));
  return all;
}

}  // namespace guidelint::cli
