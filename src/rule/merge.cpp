// Many findings of one rule in one guide become one, if the rule says `per: guide`.
//
// Of lines it counts the causes: "15 lines: UTF-8 was read as Windows-1252 (14 lines); a byte was lost (line 64)". Of
// anything else it keeps the worst finding and says how many more there are. The other places stay as labels, so
// nothing is lost. Their fixes become one, of the safe ones if there is any: who asks for safe fixes gets all of them.
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>

#include "base/strings.h"
#include "rule/run.h"
#include "text/edit_set.h"

namespace guidelint::rule {
namespace {

using finding::Finding;

constexpr std::size_t k_most_lines = 3;  // of one cause that are named; more are counted
constexpr std::size_t k_most_causes = 5;

std::string lines_of(const std::vector<const Finding*>& findings) {
  std::string text = findings.size() == 1 ? "line " : "lines ";
  for (std::size_t i = 0; i < findings.size(); ++i)
    text += fmt::format("{}{}", i == 0 ? "" : ", ", findings[i]->place.begin.line);
  return text;
}

struct Group {  // findings that say the same
  std::string_view text;
  std::vector<const Finding*> findings;
};

// The largest first; of equal ones the one that begins first.
std::vector<Group> groups_of(const std::vector<const Finding*>& findings) {
  std::vector<Group> groups;
  std::unordered_map<std::string_view, std::size_t> index;
  for (const Finding* finding : findings) {
    const std::string_view text = finding->cause ? finding->cause->text : finding->message;
    const auto [place, is_new] = index.try_emplace(text, groups.size());
    if (is_new) groups.push_back({text, {}});
    groups[place->second].findings.push_back(finding);
  }
  std::ranges::stable_sort(groups,
                           [](const Group& a, const Group& b) { return a.findings.size() > b.findings.size(); });
  return groups;
}

std::string summary_of_lines(const std::vector<const Finding*>& findings) {
  const std::vector<Group> groups = groups_of(findings);
  std::string text = fmt::format("{}: ", base::counted(findings.size(), "line"));
  if (groups.size() == 1) return text.append(groups.front().text);
  for (std::size_t i = 0; i < std::min(groups.size(), k_most_causes); ++i) {
    const Group& group = groups[i];
    const bool counts = group.findings.size() > k_most_lines;
    text += fmt::format("{}{} ({})", i == 0 ? "" : "; ", group.text,
                        counts ? base::counted(group.findings.size(), "line") : lines_of(group.findings));
  }
  if (groups.size() > k_most_causes) text += fmt::format("; {} more kinds", groups.size() - k_most_causes);
  return text;
}

// Those of `same` that are as safe as the safest, without the ones that would write where an earlier one does.
std::optional<finding::Fix> merged_fix(const std::vector<const Finding*>& same) {
  const auto safety = [](const Finding* finding) {
    return finding->fix ? static_cast<int>(finding->fix->safety) : std::numeric_limits<int>::max();
  };
  const Finding* safest = *std::ranges::min_element(same, {}, safety);
  if (!safest->fix) return std::nullopt;
  text::EditSet edits;
  std::size_t count = 0;
  for (const Finding* finding : same) {
    if (finding->fix && finding->fix->safety == safest->fix->safety && edits.add(finding->fix->edits)) ++count;
  }
  finding::Fix fix{.title = safest->fix->title, .safety = safest->fix->safety, .edits = edits.edits()};
  if (count > 1) fix.title += fmt::format("; {} more in this guide", count - 1);
  return fix;
}

// Requires: at least two, sorted.
Finding merged(const Rule& rule, const std::vector<const Finding*>& same) {
  const bool of_lines = rule.each == model::EntityKind::line;
  const Finding& worst = **std::ranges::max_element(same, {}, [](const Finding* finding) { return finding->level; });
  Finding one = of_lines ? *same.front() : worst;
  one.fix = merged_fix(same);
  one.places = static_cast<std::uint32_t>(same.size());
  if (of_lines) {
    one.level = worst.level;
    one.message = summary_of_lines(same);
    one.detail.clear();
    one.cause.reset();
  } else {
    one.message += fmt::format("; {} more in this guide", same.size() - 1);
  }
  for (const Finding* other : same) {
    if (other->place == one.place) continue;
    one.labels.push_back({.place = other->place, .text = of_lines ? std::string() : other->message});
  }
  return one;
}

}  // namespace

void merge_per_guide(const RunPlan& plan, std::vector<Finding>& findings) {
  for (const ActiveRule& active : plan.rules) {
    if (!active.rule->per_guide) continue;
    std::vector<const Finding*> same;
    for (const Finding& finding : findings) {
      if (finding.rule == active.rule->id) same.push_back(&finding);
    }
    if (same.size() < 2) continue;
    std::ranges::sort(same, [](const Finding* a, const Finding* b) { return finding::comes_before(*a, *b); });
    Finding one = merged(*active.rule, same);
    std::erase_if(findings, [&](const Finding& finding) { return finding.rule == active.rule->id; });
    findings.push_back(std::move(one));
  }
}

}  // namespace guidelint::rule
