#include "cli/review_findings.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "repo/commit_dates.h"
#include "report/causes.h"

namespace guidelint::cli {
namespace {

using finding::Level;

// What guides share of a cause: the sentence without values; of a finding without a cause its rule.
std::string words_of(const finding::Finding& finding) {
  const auto [rule, group] = report::cause_of(finding);
  return std::string(group.empty() ? rule : group);
}

void count(const lint::FileReport& file, const std::set<std::string_view>& of_the_calendar, review::Guide& guide) {
  const auto counts = [&](const finding::Finding& finding) {
    return finding.level >= Level::warning && !of_the_calendar.contains(finding.rule);
  };
  for (const finding::Finding& finding : file.findings) {
    if (finding.status == finding::Status::fresh && counts(finding))
      ++(finding.level == Level::error ? guide.errors : guide.warnings);
  }
  for (const finding::Finding& finding : file.kept_back) {
    if (finding.status == finding::Status::accepted && finding.level == Level::error) ++guide.accepted_errors;
  }
  for (const Level level : {Level::error, Level::warning}) {
    for (const finding::Finding& finding : file.findings) {
      if (finding.status != finding::Status::fresh || finding.level != level || !counts(finding)) continue;
      std::string words = words_of(finding);
      if (std::ranges::find(guide.causes, words) == guide.causes.end()) guide.causes.push_back(std::move(words));
    }
  }
}

}  // namespace

void note_findings(const lint::LintResult& result, std::vector<review::Guide>& guides) {
  std::set<std::string_view> of_the_calendar;
  for (const lint::Coverage& coverage : result.coverage) {
    if (coverage.scheduled) of_the_calendar.insert(coverage.rule);
  }
  std::unordered_map<std::string_view, const lint::FileReport*> file_of;
  for (const lint::FileReport& file : result.files) file_of.emplace(file.path, &file);
  for (review::Guide& guide : guides) {
    const auto file = file_of.find(guide.path);
    if (file != file_of.end()) count(*file->second, of_the_calendar, guide);
  }
}

void note_last_commits(std::vector<review::Guide>& guides) {
  std::vector<review::Guide*> undated;
  for (review::Guide& guide : guides) {
    if (!guide.next_review_due) undated.push_back(&guide);
  }
  if (undated.empty()) return;
  const auto repository = repo::Repository::open();
  if (!repository) {
    spdlog::info("no dates of commits: {}", repository.error().message);
    return;
  }
  std::vector<std::string> paths;
  std::vector<review::Guide*> asked;
  for (review::Guide* guide : undated) {
    auto path = repository->path_in_tree(guide->path);
    if (!path) continue;
    paths.push_back(*std::move(path));
    asked.push_back(guide);
  }
  const auto dates = repo::commit_dates(*repository, paths);
  if (!dates) {
    spdlog::info("no dates of commits: {}", dates.error().message);
    return;
  }
  for (std::size_t i = 0; i < asked.size(); ++i) asked[i]->committed = dates->dates[i];
}

}  // namespace guidelint::cli
