#include "report/grouping.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/strings.h"
#include "report/causes.h"
#include "report/printable.h"

namespace guidelint::report {
namespace {

using finding::Finding;
using finding::Level;

std::string title_of(GroupBy by, const lint::FileReport& file, const Finding& finding) {
  switch (by) {
    case GroupBy::none:
      break;
    case GroupBy::rule:
      return finding.rule;
    case GroupBy::cause:
      return finding.cause ? fmt::format("{}: {}", finding.rule, finding.cause->group)
                           : fmt::format("{}, no cause known", finding.rule);
    case GroupBy::company:
      return file.company.empty() ? "no company" : file.company;
    case GroupBy::owner:
      return file.owners.empty() ? "no owner" : fmt::format("{}", fmt::join(file.owners, " "));
    case GroupBy::file:
      return file.path;
  }
  return {};
}

}  // namespace

std::vector<Group> grouped(const lint::LintResult& result, const Style& style) {
  std::vector<Group> groups;
  std::map<std::string, std::size_t> index;
  for (const lint::FileReport& file : result.files) {
    for (const Finding* finding : shown_findings(file, style)) {
      std::string title = title_of(style.group_by, file, *finding);
      const auto [place, is_new] = index.try_emplace(title, groups.size());
      if (is_new) groups.push_back({.title = std::move(title)});
      groups[place->second].members.push_back({.file = &file, .finding = finding});
    }
  }
  std::ranges::stable_sort(groups, [](const Group& a, const Group& b) {
    return a.members.size() != b.members.size() ? a.members.size() > b.members.size() : a.title < b.title;
  });
  return groups;
}

std::string heading(const Group& group) {
  if (group.title.empty()) return {};
  std::map<Level, std::uint64_t, std::greater<>> levels;
  std::uint64_t accepted = 0;
  std::set<const lint::FileReport*> files;
  for (const Group::Member& member : group.members) {
    const bool is_accepted = member.finding->status == finding::Status::accepted;
    ++(is_accepted ? accepted : levels[member.finding->level]);
    files.insert(member.file);
  }
  std::vector<std::string> counts;
  for (const auto& [level, count] : levels) counts.push_back(base::counted(count, finding::to_string(level)));
  if (accepted > 0) counts.push_back(fmt::format("{} accepted", base::counted(accepted, "finding")));
  return fmt::format("{}: {} in {}", printable_path(group.title), fmt::join(counts, ", "),
                     base::counted(files.size(), "guide"));
}

}  // namespace guidelint::report
