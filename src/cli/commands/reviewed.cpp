// guidelint reviewed: guides were compared with their sources; their front matter and the register say so.
//
// It does not take the word of whoever calls it for more than that: a guide with errors is refused, accepted ones
// included, and a date in the future is none. What is written is written together or not at all.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "base/strings.h"
#include "base/write_together.h"
#include "cli/acceptance.h"
#include "cli/commands/commands.h"
#include "cli/fixing.h"
#include "cli/outputs.h"
#include "cli/review_guides.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "lint/accept.h"
#include "report/unified_diff.h"
#include "review/front_stamp.h"
#include "review/next_due.h"

namespace guidelint::cli {
namespace {

namespace fs = std::filesystem;
using finding::Finding;
using finding::Status;

constexpr std::size_t k_most_findings = 100;  // named

std::string whole_path(const fs::path& path) {
  std::error_code error;
  const fs::path whole = fs::absolute(path, error).lexically_normal();
  return (whole.has_filename() ? whole : whole.parent_path()).generic_string();
}

// False, and said, if a PATH names no guide.
bool each_names_a_guide(const std::vector<std::string>& paths, const lint::LintResult& result) {
  std::set<std::string> guides;
  for (const lint::FileReport& file : result.files) guides.insert(whole_path(file.path));
  bool all = true;
  for (const std::string& path : paths) {
    const std::string whole = whole_path(path);
    const auto below = guides.lower_bound(whole + "/");
    if (guides.contains(whole) || (below != guides.end() && below->starts_with(whole + "/"))) continue;
    complain(fmt::format("{}: no guide is there", path));
    all = false;
  }
  return all;
}

// Mended by the review itself: a key that it writes anew.
bool is_of_a_key_written(const Finding& finding) {
  constexpr std::array<std::string_view, 3> k_written = {"key[last_reviewed]", "key[reviewed_by]",
                                                         "key[next_review_due]"};
  return std::ranges::find(k_written, finding.entity) != k_written.end() && finding.rule != "duplicate-key";
}

// Errors of the named guides, the accepted ones too. That a date has passed is mended by the review, too.
std::size_t complain_of_errors(const lint::LintResult& result) {
  std::set<std::string_view> of_the_calendar;
  for (const lint::Coverage& coverage : result.coverage) {
    if (coverage.scheduled) of_the_calendar.insert(coverage.rule);
  }
  std::size_t errors = 0, accepted = 0, guides = 0;
  for (const lint::FileReport& file : result.files) {
    const std::size_t before = errors;
    for (const auto* findings : {&file.findings, &file.kept_back}) {
      for (const Finding& finding : *findings) {
        if (finding.level != finding::Level::error || finding.status == Status::ignored) continue;
        if (of_the_calendar.contains(finding.rule) || is_of_a_key_written(finding)) continue;
        const bool is_accepted = finding.status == Status::accepted;
        accepted += is_accepted ? 1 : 0;
        if (++errors > k_most_findings) continue;
        complain(fmt::format("{}:{}:{}: {}: {}{}", file.path, finding.place.begin.line, finding.place.begin.column,
                             finding.rule, finding.message, is_accepted ? " (accepted)" : ""));
      }
    }
    guides += errors > before ? 1 : 0;
  }
  if (errors == 0) return 0;
  if (errors > k_most_findings)
    complain(fmt::format("… and {}", base::counted(errors - k_most_findings, "more error")));
  complain(fmt::format("nothing was marked as reviewed: {} in {}{}; mend {}, or ignore {} with a reason",
                       base::counted(errors, "error"), base::counted(guides, "guide"),
                       accepted == 0 ? "" : fmt::format(" ({} accepted)", accepted), errors == 1 ? "it" : "them",
                       errors == 1 ? "it" : "them"));
  return errors;
}

// A review that is said to be after today: somebody's clock is wrong, and nothing is written on top of it.
bool any_from_the_future(const std::vector<review::Guide>& guides, const std::vector<std::size_t>& named,
                         base::Date today) {
  bool any = false;
  for (const std::size_t index : named) {
    const review::Guide& guide = guides[index];
    if (!guide.last_reviewed || *guide.last_reviewed <= today) continue;
    complain(fmt::format("{}: it was reviewed on {}, which is after today, {}", guide.path,
                         base::format_date(*guide.last_reviewed), base::format_date(today)));
    any = true;
  }
  return any;
}

struct Marks {
  std::vector<review::StampedGuide> guides = {};
  std::vector<review::Review> reviews = {};
  std::set<base::Date> dues = {};
};

// Nothing if a guide cannot be marked: said.
std::optional<Marks> make_marks(const Session& session, const Options& options, const ReviewGuides& all,
                                const std::vector<std::size_t>& named) {
  const std::vector<base::Date> dues = review::next_due(all.guides, named, session.config().plan, session.today);
  Marks marks;
  bool failed = false;
  for (std::size_t i = 0; i < named.size(); ++i) {
    const std::string& path = all.guides[named[i]].path;
    const auto source = text::SourceFile::read(path);
    if (!source) {
      complain(source.error().message);
      failed = true;
      continue;
    }
    const guide::Guide guide = guide::build(**source);
    const model::Bound bound(guide, session.rules->model());
    auto stamped =
        review::stamp(bound, {.last_reviewed = session.today, .reviewed_by = options.by, .next_review_due = dues[i]});
    if (!stamped) {
      complain(stamped.error().message);
      failed = true;
      continue;
    }
    marks.guides.push_back(*std::move(stamped));
    marks.dues.insert(dues[i]);
    review::Review review{.date = session.today,
                          .path = lint::path_in_baseline(session.config().root, path),
                          .by = options.by,
                          .total = review::mid_total(bound),
                          .note = options.note};
    if (const auto* last = all.reviews.reviews.last_before(review.path, session.today))
      review.changed = review::move_between(last->total, review.total);
    marks.reviews.push_back(std::move(review));
  }
  if (failed) return std::nullopt;
  return marks;
}

// `change`: what is added to the end of a file, or a new one.
std::string added(const base::FileToWrite& file) {
  const std::string before = file.expected.value_or("");
  const auto size = static_cast<text::Offset>(before.size());
  const text::Edit edit{.span = {size, size}, .text = file.bytes.substr(before.size())};
  return report::unified_diff({.path = path_in_patch(file.path.generic_string()),
                               .before = before,
                               .edits = {&edit, 1},
                               .is_new = !file.expected.has_value()});
}

std::string done(const Marks& marks, const Options& options) {
  const std::string until = marks.dues.size() == 1 ? base::format_date(*marks.dues.begin())
                                                   : fmt::format("{} to {}", base::format_date(*marks.dues.begin()),
                                                                 base::format_date(*marks.dues.rbegin()));
  return fmt::format("{} reviewed by {}, due again {}", base::counted(marks.guides.size(), "guide"), options.by, until);
}

int write_marks(const Session& session, const Options& options, const review::RegisterFile& reviews,
                const Marks& marks) {
  std::vector<base::FileToWrite> files;
  std::string patch;
  for (const review::StampedGuide& guide : marks.guides) {
    if (guide.edits.empty()) continue;
    files.push_back({.path = guide.path, .bytes = guide.after, .expected = guide.before});
    patch += report::unified_diff({.path = path_in_patch(guide.path), .before = guide.before, .edits = guide.edits});
  }
  std::string text = review::with_reviews(reviews, marks.reviews);
  if (text != reviews.bytes || !reviews.exists) {
    auto lines = review::register_files(session.config().root, reviews, std::move(text));
    if (!lines) {
      complain(lines.error().message);
      return k_exit_could_not_judge;
    }
    for (base::FileToWrite& file : *lines) {
      patch += added(file);
      files.push_back(std::move(file));
    }
  }
  if (!options.dry_run) {
    if (const auto written = base::write_together(files); !written) {
      complain(fmt::format("{}; nothing was marked as reviewed", written.error().message));
      return k_exit_could_not_judge;
    }
  }
  const bool printed = patch.empty() || print(on_github_actions() ? without_commands(patch) : patch);
  if (patch.empty()) {
    complain("nothing to write: the guides and the register say all that already");
  } else if (!options.dry_run) {
    complain(done(marks, options));
  }
  return printed ? k_exit_ok : k_exit_could_not_judge;
}

}  // namespace

int run_reviewed(const Options& options) {
  const auto session = open_session(options);
  if (!session) return k_exit_could_not_judge;
  const auto baseline = open_baseline(*session);
  if (!baseline) return k_exit_could_not_judge;
  const lint::Discovery found = discover(*session, options.arguments);

  // The dates of every guide say how full a week is; only those named are judged.
  lint::Discovery everything = found;
  for (lint::Input& input : everything.inputs) input.reported = true;
  const auto all = read_review_guides(*session, everything, options.jobs);
  if (!all || !all->all_read()) return k_exit_could_not_judge;
  const lint::LintResult result = judge_for_baseline(*session, *baseline, found, options);
  for (const base::Error& error : result.unreadable) complain(error.message);
  if (!result.unreadable.empty() || !each_names_a_guide(options.arguments, result)) return k_exit_could_not_judge;
  if (complain_of_errors(result) > 0) return k_exit_findings;

  std::vector<std::size_t> named;
  for (const lint::FileReport& file : result.files) {
    const auto guide = std::ranges::lower_bound(all->guides, file.path, {}, &review::Guide::path);
    if (guide != all->guides.end() && guide->path == file.path)
      named.push_back(static_cast<std::size_t>(guide - all->guides.begin()));
  }
  if (any_from_the_future(all->guides, named, session->today)) return k_exit_could_not_judge;
  const auto marks = make_marks(*session, options, *all, named);
  if (!marks) {
    complain("nothing was marked as reviewed");
    return k_exit_could_not_judge;
  }
  return write_marks(*session, options, all->reviews, *marks);
}

}  // namespace guidelint::cli
