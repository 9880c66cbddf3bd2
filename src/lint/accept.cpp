#include "lint/accept.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <unordered_map>

namespace guidelint::lint {
namespace fs = std::filesystem;
namespace {

using finding::Finding;
using finding::Status;

struct Line {  // one of the baseline, and whether it accepted anything
  const std::string* rule = nullptr;
  const AcceptedLine* line = nullptr;
  bool was_used = false;
};

std::string key_of(std::string_view rule, std::string_view what, std::string_view digest) {
  return std::string(rule).append("|").append(what).append("|").append(digest);
}
std::string key_of(const Line& line) { return key_of(*line.rule, line.line->what, line.line->digest); }

class Run {
 public:
  Run(const Baseline& baseline, const rule::RunPlan& plan, const AcceptContext& context, std::span<Settled> guides)
      : plan_(plan), context_(context), guides_(guides) {
    for (const rule::ActiveRule& active : plan.rules) active_.emplace(active.rule->id, &active);
    for (std::size_t i = 0; i < guides.size(); ++i) {
      paths_.push_back(path_in_baseline(context.root, guides[i].path));
      guide_at_.emplace(paths_.back(), i);
    }
    for (const auto& [rule, lines] : baseline.lines) {
      for (const AcceptedLine& line : lines) by_path_[line.path].push_back({.rule = &rule, .line = &line});
    }
  }

  Acceptance run() {
    for (auto& [path, lines] : by_path_) {
      if (const auto guide = guide_at_.find(path); guide != guide_at_.end()) accept_in(guides_[guide->second], lines);
    }
    follow_moves();
    for (const auto& [path, lines] : by_path_) keep(path, lines);
    for (std::size_t i = 0; i < guides_.size(); ++i) note_open(i);
    return std::move(result_);
  }

 private:
  [[nodiscard]] const rule::ActiveRule* active(const std::string& rule) const {
    const auto found = active_.find(rule);
    return found == active_.end() ? nullptr : found->second;
  }

  [[nodiscard]] bool can_be_accepted(const Finding& finding) const {
    const rule::ActiveRule* rule = active(finding.rule);
    return finding.status == Status::fresh && finding.level > finding::Level::info && rule != nullptr &&
           !rule->rule->scheduled;
  }

  static std::string key_of_finding(const Finding& finding) {
    return key_of(finding.rule, finding::entity_and_field(finding), finding.digest);
  }

  void accept_in(Settled& guide, std::vector<Line>& lines) {
    std::unordered_map<std::string, Line*> by_key;
    for (Line& line : lines) by_key.emplace(key_of(line), &line);
    for (Finding& finding : guide.findings) {
      if (!can_be_accepted(finding)) continue;
      const auto line = by_key.find(key_of_finding(finding));
      if (line == by_key.end()) continue;
      line->second->was_used = true;
      finding.status = Status::accepted;
      if (guide.reported) ++result_.accepted;
    }
  }

  // Paths that have lines but no file any more.
  std::vector<std::string> gone_paths() const {
    std::vector<std::string> gone;
    for (const auto& [path, lines] : by_path_) {
      std::error_code error;
      if (!guide_at_.contains(path) && !fs::exists(context_.root / path, error) && !error) gone.push_back(path);
    }
    return gone;
  }

  void follow_moves() {
    gone_ = gone_paths();
    if (gone_.empty()) return;
    std::unordered_map<std::string, std::vector<std::size_t>> having;  // finding -> guides without lines, each once
    for (std::size_t i = 0; i < guides_.size(); ++i) {
      if (by_path_.contains(paths_[i])) continue;
      for (const Finding& finding : guides_[i].findings) {
        if (!can_be_accepted(finding)) continue;
        std::vector<std::size_t>& guides = having[key_of_finding(finding)];
        if (guides.empty() || guides.back() != i) guides.push_back(i);
      }
    }
    for (const std::string& path : gone_) {
      if (const auto guide = moved_to(by_path_[path], having)) {
        moved_.emplace(path, *guide);
        accept_in(guides_[*guide], by_path_[path]);
      }
    }
  }

  // The only guide that has all findings of `lines`.
  std::optional<std::size_t> moved_to(const std::vector<Line>& lines,
                                      const std::unordered_map<std::string, std::vector<std::size_t>>& having) const {
    std::vector<const std::vector<std::size_t>*> sets;
    for (const Line& line : lines) {
      if (active(*line.rule) == nullptr) continue;
      const auto guides = having.find(key_of(line));
      if (guides == having.end()) return std::nullopt;
      sets.push_back(&guides->second);
    }
    if (sets.empty()) return std::nullopt;
    std::ranges::stable_sort(sets, {}, [](const auto* set) { return set->size(); });
    std::optional<std::size_t> only;
    for (const std::size_t guide : *sets.front()) {
      const bool has_all =
          std::ranges::all_of(sets, [guide](const auto* set) { return std::ranges::binary_search(*set, guide); });
      if (has_all && only) return std::nullopt;
      if (has_all) only = guide;
    }
    return only;
  }

  // Whether the line would have been used if its finding were still there.
  [[nodiscard]] bool is_stale(const Line& line, std::optional<std::size_t> guide, bool is_gone) const {
    const rule::ActiveRule* rule = active(*line.rule);
    if (line.was_used || rule == nullptr) return false;
    if (rule::compares_guides(*rule) && !context_.corpus_is_whole) return false;
    if (!guide) return is_gone && context_.reports_all;
    const auto level = plan_.level_for ? plan_.level_for(*rule->rule, guides_[*guide].path) : std::nullopt;
    return guides_[*guide].reported && level != finding::Level::off;
  }

  void keep(const std::string& path, const std::vector<Line>& lines) {
    std::optional<std::size_t> guide;
    if (const auto here = guide_at_.find(path); here != guide_at_.end()) guide = here->second;
    const auto moved = moved_.find(path);
    if (moved != moved_.end()) guide = moved->second;
    const bool is_gone = std::ranges::binary_search(gone_, path);
    for (const Line& line : lines) {
      if (is_stale(line, guide, is_gone)) {
        ++result_.stale;
        continue;
      }
      AcceptedLine kept = *line.line;
      if (moved != moved_.end()) {
        kept.path = paths_[moved->second];
        ++result_.moved;
      }
      result_.kept[*line.rule].insert(std::move(kept));
    }
  }

  void note_open(std::size_t guide) {
    if (!guides_[guide].reported) return;
    for (const Finding& finding : guides_[guide].findings) {
      if (!can_be_accepted(finding)) continue;
      result_.open[finding.rule].insert(
          {.path = paths_[guide], .what = finding::entity_and_field(finding), .digest = finding.digest});
    }
  }

  const rule::RunPlan& plan_;
  const AcceptContext& context_;
  std::span<Settled> guides_;
  std::map<std::string, const rule::ActiveRule*, std::less<>> active_;
  std::vector<std::string> paths_;  // by guide
  std::unordered_map<std::string, std::size_t> guide_at_;
  std::map<std::string, std::vector<Line>> by_path_;
  std::vector<std::string> gone_;  // sorted
  std::map<std::string, std::size_t> moved_;
  Acceptance result_;
};

}  // namespace

std::string path_in_baseline(const fs::path& root, std::string_view path) {
  std::error_code error;
  const fs::path whole = fs::absolute(path, error).lexically_normal();
  const fs::path base = fs::absolute(root, error).lexically_normal();
  std::string relative = whole.lexically_relative(base).generic_string();
  return relative.empty() ? std::string(path) : relative;
}

Acceptance accept(const Baseline& baseline, const rule::RunPlan& plan, const AcceptContext& context,
                  std::span<Settled> guides) {
  return Run(baseline, plan, context, guides).run();
}

}  // namespace guidelint::lint
