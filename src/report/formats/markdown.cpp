// For a job summary: totals, a table of causes, and the findings of each folded away below it.
//
//   ### guidelint: 2 errors, 42 warnings in 12 of 4,470 guides
//
//   | rule | cause | level | findings | guides |
//   | `total-mismatch` | the whole stock column was added | warning | 42 | 12 |
//
//   <details><summary>total-mismatch: the whole stock column was added: 42 warnings in 12 guides</summary>
//   - `guides/adyen/data-engineer.md:20` total does not add up for Amsterdam; 238,000, expected 158,750…166,750
//
// By cause, or by what --group-by names; causes with errors first, then the largest; what could not be judged comes
// last. It begins at `###` so that it fits below the headings of a summary. GitHub refuses a summary above 1 MiB as a
// whole, so the page stays below Style::most_bytes: a section may take half of the room that is left, and all of it if
// it is the last; what is not shown is counted, and the totals are those of the run. Text of guides is escaped
// (markdown_text.h), and no line begins with it.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "base/strings.h"
#include "report/closing.h"
#include "report/format.h"
#include "report/grouping.h"
#include "report/markdown_text.h"
#include "report/printable.h"
#include "report/unjudged.h"

namespace guidelint::report {
namespace {

using finding::Finding;
using finding::Level;

constexpr std::size_t k_most_rows = 50;    // of a table
constexpr std::size_t k_most_related = 3;  // of a finding
constexpr std::size_t k_most_unreadable = 20;
constexpr std::size_t k_reserve = 400;  // bytes for what says that something is left out
constexpr std::string_view k_end_of_section = "\n</details>\n\n";

std::string number(std::uint64_t value) { return base::grouped(static_cast<double>(value)); }

bool is_accepted(const Finding& finding) { return finding.status == finding::Status::accepted; }

std::string level_of(const Finding& finding) {
  return is_accepted(finding) ? "accepted" : std::string(finding::to_string(finding.level));
}

// The worst that counts; off if nothing does.
Level worst_level(const Group& group) {
  Level worst = Level::off;
  for (const Group::Member& member : group.members) {
    if (!is_accepted(*member.finding)) worst = std::max(worst, member.finding->level);
  }
  return worst;
}

std::string worst_level_of(const Group& group) {
  const Level worst = worst_level(group);
  return worst == Level::off ? "accepted" : std::string(finding::to_string(worst));
}

bool has_several_levels(const Group& group) {
  const std::string first = level_of(*group.members.front().finding);
  return std::ranges::any_of(group.members, [&](const auto& member) { return level_of(*member.finding) != first; });
}

std::size_t guides_of(const Group& group) {
  std::set<const lint::FileReport*> files;
  for (const Group::Member& member : group.members) files.insert(member.file);
  return files.size();
}

// "- `a.md:20` the fact; what stands under the caret; cause: …; line 56: the grant covers 4 years"
std::string item(const Group::Member& member, bool says_level, bool says_cause) {
  const Finding& finding = *member.finding;
  std::string out =
      fmt::format("- {} ", markdown_name(fmt::format("{}:{}", member.file->path, finding.place.begin.line)));
  if (says_level) out += fmt::format("**{}** ", level_of(finding));
  if (!says_cause) {
    out += markdown_text(finding.message);
  } else {
    out += fmt::format("{} {}", markdown_name(finding.rule), markdown_text(finding.message));
  }
  if (!finding.detail.empty()) out += "; " + markdown_text(finding.detail);
  if (finding.cause && (says_cause || finding.cause->text != finding.cause->group)) {
    out += "; cause: " + markdown_text(finding.cause->text);
  }
  std::size_t related = 0;
  for (const finding::Label& label : finding.labels) {
    if (label.text.empty()) continue;
    if (++related > k_most_related) break;
    out += fmt::format("; line {}: {}", label.place.begin.line, markdown_text(label.text));
  }
  return out + "\n";
}

class Page {
 public:
  Page(const lint::LintResult& result, const Style& style) : result_(result), style_(style) {
    by_ = style.group_by == GroupBy::none ? GroupBy::cause : style.group_by;
    Style grouping = style;
    grouping.group_by = by_;
    groups_ = grouped(result, grouping);
    // Errors are read first, and cut last
    if (by_ == GroupBy::cause || by_ == GroupBy::rule) std::ranges::stable_sort(groups_, std::greater<>(), worst_level);
  }

  std::string write() {
    out_ = fmt::format("### guidelint: {}\n\n", markdown_text(totals_line(result_, style_)));
    if (!fits(k_reserve)) return out_.size() <= style_.most_bytes ? out_ : std::string();
    add_if_it_fits(facts());
    add_if_it_fits(unreadable());
    add_if_it_fits(table());
    const std::string last = not_judged();
    keeps_ = last.size() < style_.most_bytes / 4 ? last.size() : 0;
    for (std::size_t i = 0; i < groups_.size(); ++i) add_section(groups_[i], i + 1 == groups_.size());
    if (hidden_ > 0) {
      out_ += fmt::format("… and {} in {} {} not shown here\n\n", base::counted(hidden_, "more finding"),
                          base::counted(hidden_guides_.size(), "guide"), hidden_ == 1 ? "is" : "are");
    }
    if (keeps_ > 0) out_ += last;
    while (out_.ends_with("\n\n")) out_.pop_back();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::size_t room() const {
    const std::size_t taken = out_.size() + keeps_ + k_reserve;
    return taken < style_.most_bytes ? style_.most_bytes - taken : 0;
  }
  [[nodiscard]] bool fits(std::size_t bytes) const { return out_.size() + bytes <= style_.most_bytes; }
  void add_if_it_fits(const std::string& part) {
    if (part.size() <= room()) out_ += part;
  }

  [[nodiscard]] std::string facts() const {
    const std::string lines = not_counted_line(result_) + against_line(result_) + fixes_line(result_);
    std::string out;
    for (const std::string_view line : base::split(lines, '\n')) {
      if (!line.empty()) out += fmt::format("- {}\n", markdown_text(line));
    }
    if (result_.passed_over > 0) {
      out += fmt::format("- {} passed over (not guides)\n", base::counted(result_.passed_over, "file"));
    }
    return out.empty() ? out : out + "\n";
  }

  [[nodiscard]] std::string unreadable() const {
    if (result_.unreadable.empty()) return {};
    std::string out = fmt::format("**{} could not be read:**\n\n", base::counted(result_.unreadable.size(), "file"));
    for (std::size_t i = 0; i < std::min(result_.unreadable.size(), k_most_unreadable); ++i) {
      out += fmt::format("- {}\n", markdown_text(result_.unreadable[i].message));
    }
    if (result_.unreadable.size() > k_most_unreadable) {
      out += fmt::format("- … and {} more\n", number(result_.unreadable.size() - k_most_unreadable));
    }
    return out + "\n";
  }

  // A group's first cells.
  [[nodiscard]] std::string cells(const Group& group) const {
    if (by_ != GroupBy::cause) return markdown_name(group.title);
    const Finding& first = *group.members.front().finding;
    return fmt::format("{} | {}", markdown_name(first.rule), first.cause ? markdown_text(first.cause->group) : "");
  }

  [[nodiscard]] std::string table() const {
    if (groups_.empty()) return {};
    const std::string_view name = k_group_names[static_cast<std::size_t>(by_)];
    std::string out =
        by_ == GroupBy::cause
            ? std::string("| rule | cause | level | findings | guides |\n| --- | --- | --- | ---: | ---: |\n")
            : fmt::format("| {} | level | findings | guides |\n| --- | --- | ---: | ---: |\n", name);
    for (std::size_t i = 0; i < std::min(groups_.size(), k_most_rows); ++i) {
      const Group& group = groups_[i];
      out += fmt::format("| {} | {} | {} | {} |\n", cells(group), worst_level_of(group), number(group.members.size()),
                         number(guides_of(group)));
    }
    if (groups_.size() > k_most_rows) out += fmt::format("\n… and {} more\n", number(groups_.size() - k_most_rows));
    return out + "\n";
  }

  [[nodiscard]] std::string section_title(const Group& group) const {
    if (by_ != GroupBy::cause || group.members.front().finding->cause) return heading(group);
    Group named = group;
    named.title = group.members.front().finding->rule;
    return heading(named);
  }

  void add_section(const Group& group, bool is_last) {
    std::size_t most = is_last ? room() : room() / 2;
    std::string section = fmt::format("<details><summary>{}</summary>\n\n", html_text(section_title(group)));
    const std::size_t around = section.size() + k_end_of_section.size() + k_reserve / 4;
    most = most > around ? most - around : 0;
    const bool says_level = has_several_levels(group);
    std::size_t shown = 0, bytes = 0;
    for (const Group::Member& member : group.members) {
      const std::string line = item(member, says_level, by_ != GroupBy::cause);
      if (bytes + line.size() > most) break;
      bytes += line.size();
      section += line;
      ++shown;
    }
    for (std::size_t i = shown; i < group.members.size(); ++i) hidden_guides_.insert(group.members[i].file);
    const std::size_t left_out = group.members.size() - shown;
    hidden_ += left_out;
    if (shown == 0) return;
    if (left_out > 0) section += fmt::format("- … and {} more\n", number(left_out));
    out_ += section;
    out_ += k_end_of_section;
  }

  [[nodiscard]] std::string not_judged() const {
    const std::vector<Unjudged> all = unjudged(result_);
    if (all.empty() || !style_.summary) return {};
    std::string out = fmt::format(
        "<details><summary>not judged, for {}</summary>\n\n| why | of how many | rules |\n| --- | ---: | --- |\n",
        base::counted(all.size(), "reason"));
    for (std::size_t i = 0; i < std::min(all.size(), k_most_rows); ++i) {
      out += fmt::format("| {} | {} | {} |\n", markdown_text(all[i].reason), base::counted(all[i].count, all[i].each),
                         markdown_text(rules_of(all[i])));
    }
    if (all.size() > k_most_rows) out += fmt::format("\n… and {} more\n", number(all.size() - k_most_rows));
    out += k_end_of_section;
    return out;
  }

  const lint::LintResult& result_;
  const Style& style_;
  GroupBy by_ = GroupBy::cause;
  std::vector<Group> groups_ = {};
  std::string out_ = {};
  std::size_t keeps_ = 0;  // bytes for the last section
  std::uint64_t hidden_ = 0;
  std::set<const lint::FileReport*> hidden_guides_ = {};
};

std::string render(const lint::LintResult& result, const Style& style, const Sources& /*sources*/) {
  return Page(result, style).write();
}

}  // namespace

extern const Format markdown{"markdown", "totals, causes and folded findings for a job summary, below 1 MiB", render};

}  // namespace guidelint::report
