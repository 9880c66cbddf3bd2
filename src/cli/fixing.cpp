#include "cli/fixing.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <unordered_map>

#include "base/strings.h"
#include "base/write_file.h"
#include "cli/session.h"
#include "repo/commit_dates.h"
#include "report/unified_diff.h"
#include "text/source_file.h"

namespace guidelint::cli {
namespace {

using finding::Safety;

// "12 findings in 3 guides (2 of them by unsafe fixes)"
std::string amount_of(const std::vector<const fix::FixedGuide*>& guides) {
  std::size_t fixes = 0, unsafe = 0;
  for (const fix::FixedGuide* guide : guides) {
    fixes += guide->applied.size();
    unsafe += static_cast<std::size_t>(std::ranges::count(guide->applied, Safety::unsafe, &fix::Applied::safety));
  }
  return fmt::format("{} in {}{}", base::counted(fixes, "finding"), base::counted(guides.size(), "guide"),
                     unsafe == 0 ? "" : fmt::format(" ({} by unsafe fixes)", unsafe));
}

bool is_on_disk_as_judged(const fix::FixedGuide& guide) {
  const auto source = text::SourceFile::read(guide.path);
  return source && (*source)->raw() == guide.before;
}

// Whether it may be written; says why not.
bool may_write(const fix::FixedGuide& guide, bool staged, bool& failed) {
  if (staged && !is_on_disk_as_judged(guide)) {
    complain(fmt::format("{} is staged only in part; not fixed", guide.path));
    return false;
  }
  if (const auto writable = base::check_writable(guide.path); !writable) {
    complain(fmt::format("{}; not fixed", writable.error().message));
    failed = true;
    return false;
  }
  return true;
}

}  // namespace

bool note_commit_dates(std::vector<lint::Input>& inputs) {
  const auto repository = repo::Repository::open();
  if (!repository) {
    complain(fmt::format("--dates-from-git: {}", repository.error().message));
    return false;
  }
  std::vector<std::string> paths;
  std::vector<lint::Input*> guides;
  for (lint::Input& input : inputs) {
    auto path = input.reported && !input.text ? repository->path_in_tree(input.path) : std::nullopt;
    if (!path) continue;
    paths.push_back(*std::move(path));
    guides.push_back(&input);
  }
  const auto dates = repo::commit_dates(*repository, paths);
  if (!dates) {
    complain(fmt::format("--dates-from-git: {}", dates.error().message));
    return false;
  }
  for (std::size_t i = 0; i < guides.size(); ++i) guides[i]->committed = dates->dates[i];
  if (dates->beyond_shallow > 0) {
    complain(
        fmt::format("{} no date from git: their last commit is not in this shallow clone (git fetch --unshallow)",
                    dates->beyond_shallow == 1 ? "1 guide has" : fmt::format("{} guides have", dates->beyond_shallow)));
  }
  return true;
}

bool report_faults(const fix::Plan& plan) {
  for (const fix::Fault& fault : plan.faults) {
    complain(fmt::format("{}:{}:{}: {}: {}; rolled back, a fault of the rule", fault.path, fault.place.begin.line,
                         fault.place.begin.column, fault.rule, fault.message));
  }
  for (const std::string& path : plan.unfinished) {
    complain(fmt::format("{}: fixes still change it after {} rounds; the rest is left", path, fix::k_most_rounds));
  }
  return plan.faults.empty() && plan.unfinished.empty();
}

std::string path_in_patch(const std::string& path) {
  std::error_code error;
  const auto near = std::filesystem::proximate(path, error);
  return std::filesystem::path(path).is_relative() || error ? path : near.generic_string();
}

std::string patch_of(const fix::Plan& plan) {
  std::string patch;
  for (const fix::FixedGuide& guide : plan.guides) {
    std::vector<report::Remark> remarks;
    for (const fix::Applied& applied : guide.applied) {
      remarks.push_back({.in_before = applied.place, .text = fmt::format("{}: {}", applied.rule, applied.cause)});
    }
    const std::string path = path_in_patch(guide.path);
    patch += report::unified_diff({.path = path, .before = guide.before, .edits = guide.edits, .remarks = remarks});
  }
  return patch;
}

Written write_guides(const fix::Plan& plan, bool staged, std::vector<lint::Input>& inputs) {
  Written written;
  std::vector<const fix::FixedGuide*> guides;
  std::vector<base::FileToWrite> files;
  for (const fix::FixedGuide& guide : plan.guides) {
    if (!may_write(guide, staged, written.failed)) continue;
    guides.push_back(&guide);
    files.push_back({.path = guide.path, .bytes = guide.after, .expected = guide.before});
  }
  const std::vector<base::WriteResult> results = base::write_files(files);
  std::unordered_map<std::string_view, lint::Input*> input_of;
  for (lint::Input& input : inputs) input_of.emplace(input.path, &input);
  std::vector<const fix::FixedGuide*> done;
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (results[i].outcome == base::Outcome::written) {
      done.push_back(guides[i]);
      const auto input = input_of.find(guides[i]->path);
      if (input != input_of.end() && input->second->text) input->second->text = guides[i]->after;
    } else {
      written.failed = true;
      if (!results[i].message.empty()) complain(results[i].message);
    }
  }
  written.guides = done.size();
  if (!done.empty()) complain(fmt::format("fixed {}", amount_of(done)));
  return written;
}

}  // namespace guidelint::cli
