#include "proof/fix_proof.h"

#include <fmt/format.h>

#include <algorithm>

#include "fix/plan.h"
#include "text/source_file.h"

namespace guidelint::proof {
namespace {

using Findings = std::vector<finding::Finding>;

// Judges the guide of an example with other bytes, among its crowd.
class Bench {
 public:
  explicit Bench(const FixSetting& setting) : setting_(setting) {
    std::vector<rule::Outcome> outcomes;
    outcomes.push_back(run(*setting.made->bound));
    for (const auto& other : *setting.crowd) outcomes.push_back(run(*other->bound));
    std::vector<const rule::Outcome*> all;
    for (const rule::Outcome& outcome : outcomes) all.push_back(&outcome);
    corpus_.emplace(*setting.plan, all);
  }

  [[nodiscard]] Findings judge(std::string text) const {
    const MadeGuide& made = *setting_.made;
    const auto source = text::SourceFile::from_string(made.source->path(), std::move(text));
    const guide::Guide guide = guide::build(*source);
    const model::Bound bound(guide, made.bound->model(), made.before ? made.before->bound.get() : nullptr,
                             made.committed);
    rule::Outcome outcome = run(bound);
    rule::absorb(outcome, corpus_->finish(outcome, *setting_.context));
    rule::apply_ignores(*setting_.plan, {.today = setting_.context->today}, outcome);
    std::ranges::sort(outcome.findings, finding::comes_before);
    return std::move(outcome.findings);
  }

 private:
  [[nodiscard]] rule::Outcome run(const model::Bound& bound) const {
    return rule::run_guide(*setting_.plan, bound, *setting_.context);
  }

  const FixSetting& setting_;
  std::optional<rule::Corpus> corpus_;
};

bool is_none(const yaml::Node& node) { return node.kind == yaml::Kind::scalar && node.scalar == "none"; }

// The overlay of the example with the fields of `fixed` in their places.
yaml::Node laid_over(const yaml::Node& own, const yaml::Node& fixed) {
  yaml::Node whole = own;
  for (const yaml::Entry& entry : fixed.entries) {
    const auto there = std::ranges::find(whole.entries, entry.key, &yaml::Entry::key);
    if (there != whole.entries.end()) {
      there->value = entry.value;
    } else {
      whole.entries.push_back(entry);
    }
  }
  return whole;
}

// What the guide must be afterwards.
tl::expected<std::string, std::string> wanted_text(const FixSetting& setting, const WantedFix& wanted) {
  const bool is_overlay = wanted.own->kind == yaml::Kind::map && wanted.own->find("guide") == nullptr;
  const yaml::Node node =
      is_overlay && wanted.fixed->kind == yaml::Kind::map ? laid_over(*wanted.own, *wanted.fixed) : *wanted.fixed;
  auto made = setting.maker->make(node, false, nullptr);
  if (!made) return tl::make_unexpected(fmt::format("fixed: {}", made.error()));
  return std::string((*made)->source->raw());
}

// The first line in which they differ.
std::string difference(std::string_view wanted, std::string_view found) {
  std::size_t line = 1;
  while (true) {
    const std::size_t a = wanted.find('\n'), b = found.find('\n');
    const std::string_view left = wanted.substr(0, a), right = found.substr(0, b);
    if (left != right || a == std::string_view::npos || b == std::string_view::npos) {
      return fmt::format("line {}: expected `{}`, found `{}`", line, left, right);
    }
    wanted.remove_prefix(a + 1);
    found.remove_prefix(b + 1);
    ++line;
  }
}

std::string compare_still(const WantedFix& wanted, const Findings& after) {
  for (const std::string_view id : wanted.still) {
    const bool found = std::ranges::any_of(after, [&](const auto& finding) { return finding.rule == id; });
    if (!found) return fmt::format("still: {} finds nothing after the fix", id);
  }
  return {};
}

}  // namespace

std::string prove_fix(const FixSetting& setting, const WantedFix& wanted) {
  const Bench bench(setting);
  const std::string before(setting.made->source->raw());
  Findings own = bench.judge(before);
  std::erase_if(own, [&](const finding::Finding& finding) { return finding.rule != setting.rule; });
  const auto with_fix = std::ranges::find_if(own, [](const auto& finding) { return finding.fix.has_value(); });
  if (with_fix == own.end()) {
    const bool wants_fix = (wanted.fixed != nullptr && !is_none(*wanted.fixed)) || wanted.safe || !wanted.still.empty();
    return wants_fix ? "expected a fix, found none" : std::string();
  }
  if (wanted.fixed != nullptr && is_none(*wanted.fixed))
    return fmt::format("expected no fix, found: {}", with_fix->fix->title);
  const bool is_safe = with_fix->fix->safety == finding::Safety::safe;
  if (wanted.safe && *wanted.safe != is_safe)
    return fmt::format("expected a fix that is {}, found one that is {}", *wanted.safe ? "safe" : "unsafe",
                       finding::to_string(with_fix->fix->safety));

  const fix::Plan plan = fix::plan_guide(setting.made->source->path(), before, own, true, *setting.plan,
                                         [&](std::string text) { return bench.judge(std::move(text)); });
  if (!plan.faults.empty()) return plan.faults.front().message;
  if (!plan.unfinished.empty()) return "the fix is never done";
  if (plan.guides.empty()) return "the fix changes nothing";
  const std::string& after = plan.guides.front().after;
  if (wanted.fixed != nullptr) {
    const auto text = wanted_text(setting, wanted);
    if (!text) return text.error();
    if (*text != after) return fmt::format("the fix gives another guide; {}", difference(*text, after));
  }
  return wanted.still.empty() ? std::string() : compare_still(wanted, bench.judge(after));
}

}  // namespace guidelint::proof
