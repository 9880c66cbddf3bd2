#include "fix/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>

#include "base/strings.h"
#include "fix/edited_text.h"
#include "lint/parallel.h"
#include "model/field_id.h"
#include "text/edit_set.h"
#include "text/source_file.h"

namespace guidelint::fix {
namespace {

using finding::Finding;
using Findings = std::vector<Finding>;
using Judge = std::function<Findings(std::string)>;

// What makes it the same finding after the guide was edited: not the digest, values change.
std::string key_of(const Finding& finding) {
  return fmt::format("{}\n{}", finding.rule, finding::entity_and_field(finding));
}

using Counts = std::map<std::string, int, std::less<>>;

Counts count(const Findings& findings) {
  Counts counts;
  for (const Finding& finding : findings) ++counts[key_of(finding)];
  return counts;
}

// Fixes of one round that have been chosen. Several findings may have the same fix.
struct Choice {
  std::vector<const Finding*> findings = {};
  [[nodiscard]] const std::vector<text::Edit>& edits() const { return findings.front()->fix->edits; }
};

std::vector<text::Edit> edits_of(const std::vector<const Choice*>& choices) {
  std::vector<text::Edit> edits;
  for (const Choice* choice : choices) edits.insert(edits.end(), choice->edits().begin(), choice->edits().end());
  std::ranges::sort(edits);
  return edits;
}

// Of errors and warnings. An info that appears is an observation about a guide that is right now: two rows that were
// mended are alike.
std::set<std::string> grave_keys(const Findings& findings) {
  std::set<std::string> keys;
  for (const Finding& finding : findings) {
    if (finding.level > finding::Level::info) keys.insert(key_of(finding));
  }
  return keys;
}

class GuidePlan {
 public:
  GuidePlan(const std::string& path, std::string text, const Findings& wanted, bool unsafe_too,
            const rule::RunPlan& rules, const Judge& judge)
      : path_(path), text_(std::move(text)), unsafe_too_(unsafe_too), rules_(rules), judge_(judge) {
    findings_ = judge_(text_.text());
    note_held_back(wanted);
  }

  Plan run() {
    int round = 0;
    for (; round < k_most_rounds; ++round) {
      const std::vector<Choice> choices = choose();
      if (choices.empty()) break;
      std::vector<const Choice*> good;
      std::vector<const Choice*> all;
      for (const Choice& choice : choices) all.push_back(&choice);
      keep_good(all, good);
      if (good.empty()) continue;  // the bad ones are not chosen again
      note_applied(good);
      text_.apply(edits_of(good));
      findings_ = std::move(judged_);
    }
    Plan plan{.faults = std::move(faults_)};
    if (round == k_most_rounds && !choose().empty()) plan.unfinished.push_back(path_);
    if (text_.text() != text_.first()) {
      std::ranges::sort(applied_, {}, &Applied::place);
      plan.guides.push_back({.path = path_,
                             .before = text_.first(),
                             .after = text_.text(),
                             .edits = text_.edits(),
                             .applied = std::move(applied_)});
    }
    return plan;
  }

 private:
  // What the run found and did not report (accepted, known before) stays as it is.
  void note_held_back(const Findings& wanted) {
    Counts reported;
    for (const Finding& finding : wanted) ++reported[finding::identity(finding)];
    for (const Finding& finding : findings_) {
      std::string identity = finding::identity(finding);
      if (const auto found = reported.find(identity); found != reported.end() && found->second > 0) {
        --found->second;
      } else {
        held_back_.insert(std::move(identity));
      }
    }
  }

  [[nodiscard]] bool may_fix(const Finding& finding) const {
    if (!finding.fix || finding.fix->edits.empty() || finding.status != finding::Status::fresh) return false;
    if (finding.fix->safety == finding::Safety::unsafe && !unsafe_too_) return false;
    if (is_given_up(finding.rule)) return false;
    return !held_back_.contains(finding::identity(finding)) && !rolled_back_.contains(key_of(finding));
  }

  // Every bad fix costs a dozen judgements to find; a rule with that many has no good ones.
  [[nodiscard]] bool is_given_up(std::string_view rule) const {
    const auto found = fault_counts_.find(rule);
    return found != fault_counts_.end() && found->second >= k_most_faults;
  }

  // Safe ones first: an unsafe one waits if it would write where a safe one does.
  std::vector<Choice> choose() const {
    std::vector<const Finding*> candidates;
    for (const Finding& finding : findings_) {
      if (may_fix(finding)) candidates.push_back(&finding);
    }
    // Whether the guide is another than before is known when all else is mended
    const auto waits = [this](const Finding* finding) { return compares_versions(finding->rule); };
    if (!std::ranges::all_of(candidates, waits)) std::erase_if(candidates, waits);
    std::ranges::stable_sort(candidates, {}, [](const Finding* finding) { return finding->fix->safety; });
    std::vector<Choice> choices;
    text::EditSet taken;
    std::map<std::vector<text::Edit>, std::size_t> same;
    for (const Finding* finding : candidates) {
      const auto& edits = finding->fix->edits;
      if (const auto found = same.find(edits); found != same.end()) {
        choices[found->second].findings.push_back(finding);
        continue;
      }
      if (edits.back().span.end > text_.text().size() || !text::are_apart(edits) || !taken.add(edits)) continue;
      same.emplace(edits, choices.size());
      choices.push_back({{finding}});
    }
    return choices;
  }

  // Adds to `good` what can be applied together with it. The whole lot is tried first, then halves.
  void keep_good(std::vector<const Choice*> choices, std::vector<const Choice*>& good) {
    std::erase_if(choices, [this](const Choice* choice) { return is_given_up(choice->findings.front()->rule); });
    if (choices.empty()) return;
    std::vector<const Choice*> tried = good;
    tried.insert(tried.end(), choices.begin(), choices.end());
    const std::string fault = judge_choices(tried);
    if (fault.empty()) {
      good = std::move(tried);
      return;
    }
    if (choices.size() == 1) {
      roll_back(*choices.front(), fault);
      return;
    }
    const auto half = choices.begin() + static_cast<std::ptrdiff_t>(choices.size() / 2);
    keep_good({choices.begin(), half}, good);
    keep_good({half, choices.end()}, good);
  }

  // What is wrong with applying these, or "": judged_ is then what is found afterwards.
  [[nodiscard]] std::string judge_choices(const std::vector<const Choice*>& choices) {
    const Counts before = count(findings_);
    Counts mended;
    std::set<std::string_view> mending;  // rules
    for (const Choice* choice : choices) {
      for (const Finding* finding : choice->findings) {
        ++mended[key_of(*finding)];
        mending.insert(finding->rule);
      }
    }
    Findings found = judge_(text::edited(text_.text(), edits_of(choices)));
    const Counts after = count(found);
    const std::set<std::string> grave = grave_keys(found);
    for (const auto& [key, number] : after) {
      const auto was = before.find(key);
      const int had = was == before.end() ? 0 : was->second;
      if (const auto own = mended.find(key); own != mended.end()) {
        if (number > had - own->second && number - count_written(key, choices, found) > had - own->second &&
            !is_progress(rule_of(key), found) && !is_left_beside(mending, rule_of(key)))
          return "the fix does not remove the finding";
      } else if (number > had && grave.contains(key) && !may_raise(mending, rule_of(key))) {
        return fmt::format("the fix raises {}", rule_of(key));
      }
    }
    judged_ = std::move(found);
    return {};
  }

  // A rule that `leaves` itself: its findings are others now (missing-key lacks fewer keys).
  [[nodiscard]] bool is_progress(std::string_view id, const Findings& after) const {
    if (!leaves(id, id)) return false;
    std::set<std::string> before;
    for (const Finding& finding : findings_) {
      if (finding.rule == id) before.insert(finding::identity(finding));
    }
    return std::ranges::none_of(after, [&](const Finding& finding) {
      return finding.rule == id && before.contains(finding::identity(finding));
    });
  }

  // Findings of that key, no error and no warning, about what fixes of other rules wrote: the last line gets the line
  // end of the one above, CRLF, while that one is mended. The next round mends them too.
  static int count_written(std::string_view key, const std::vector<const Choice*>& choices, const Findings& found) {
    std::map<text::Edit, bool> edits;  // whether another rule makes it
    for (const Choice* choice : choices) {
      const bool is_other =
          std::ranges::none_of(choice->findings, [&](const Finding* one) { return one->rule == rule_of(key); });
      for (const text::Edit& edit : choice->edits()) edits.emplace(edit, is_other);
    }
    std::vector<text::Span> written;  // in the text as it is then
    std::int64_t moved = 0;
    for (const auto& [edit, is_other] : edits) {
      const auto begin = static_cast<text::Offset>(edit.span.begin + moved);
      const auto size = static_cast<text::Offset>(edit.text.size());
      if (is_other && size > 0) written.push_back({begin, begin + size});
      moved += static_cast<std::int64_t>(size) - edit.span.size();
    }
    return static_cast<int>(std::ranges::count_if(found, [&](const Finding& finding) {
      return finding.level == finding::Level::info && key_of(finding) == key &&
             std::ranges::any_of(written, [&](text::Span span) {
               return finding.place.span.begin >= span.begin && finding.place.span.end <= span.end;
             });
    }));
  }

  // A fix of another rule that is applied along leaves findings of this one, so that they cannot be counted. The next
  // round counts them by themselves.
  [[nodiscard]] bool is_left_beside(const std::set<std::string_view>& mending, std::string_view id) const {
    return std::ranges::any_of(mending, [&](std::string_view other) { return other != id && leaves(other, id); });
  }

  static std::string_view rule_of(std::string_view key) { return key.substr(0, key.find('\n')); }

  [[nodiscard]] const rule::ActiveRule* find_active(std::string_view id) const {
    const auto found =
        std::ranges::find(rules_.rules, id, [](const rule::ActiveRule& one) { return std::string_view(one.rule->id); });
    return found == rules_.rules.end() ? nullptr : &*found;
  }

  [[nodiscard]] bool compares_versions(std::string_view id) const {
    const rule::ActiveRule* active = find_active(id);
    return active != nullptr &&
           std::ranges::any_of(active->fields, [](expr::FieldId field) { return model::decode(field).before; });
  }

  // Whether a fix of rule `id` may leave findings of rule `other`.
  [[nodiscard]] bool leaves(std::string_view id, std::string_view other) const {
    const rule::ActiveRule* active = find_active(id);
    return active != nullptr && std::ranges::find(active->rule->leaves, other) != active->rule->leaves.end();
  }

  [[nodiscard]] bool may_raise(const std::set<std::string_view>& mending, std::string_view raised) const {
    const rule::ActiveRule* active = find_active(raised);
    return std::ranges::any_of(mending, [&](std::string_view id) {
      return leaves(id, raised) ||
             (active != nullptr && std::ranges::find(active->rule->yields_to, id) != active->rule->yields_to.end());
    });
  }

  void roll_back(const Choice& choice, const std::string& fault) {
    ++fault_counts_[choice.findings.front()->rule];
    const auto source = text::SourceFile::from_string(path_, text_.first());
    for (const Finding* finding : choice.findings) {
      rolled_back_.insert(key_of(*finding));
      const text::Span span = text_.in_first(finding->place.span);
      faults_.push_back(
          {.rule = finding->rule,
           .path = path_,
           .place = {.span = span, .begin = source->position(span.begin), .end = source->position(span.end)},
           .message = fault});
    }
  }

  void note_applied(const std::vector<const Choice*>& choices) {
    for (const Choice* choice : choices) {
      for (const Finding* finding : choice->findings) {
        applied_.push_back({.rule = finding->rule,
                            .cause = finding->cause ? finding->cause->text : finding->message,
                            .safety = finding->fix->safety,
                            .place = text_.in_first(finding->fix->edits.front().span)});
      }
    }
  }

  const std::string& path_;
  EditedText text_;
  bool unsafe_too_;
  const rule::RunPlan& rules_;
  const Judge& judge_;
  Findings findings_;
  Findings judged_;                    // with the fixes that were last found to be good together
  std::set<std::string> held_back_;    // identities
  std::set<std::string> rolled_back_;  // keys
  Counts fault_counts_;                // of rules
  std::vector<Applied> applied_;
  std::vector<Fault> faults_;
};

bool has_fix(const Findings& findings, bool unsafe_too) {
  return std::ranges::any_of(findings, [&](const Finding& finding) {
    return finding.fix && (unsafe_too || finding.fix->safety == finding::Safety::safe);
  });
}

}  // namespace

Plan plan_guide(const std::string& path, std::string text, const Findings& wanted, bool unsafe_too,
                const rule::RunPlan& rules, const Judge& judge) {
  return GuidePlan(path, std::move(text), wanted, unsafe_too, rules, judge).run();
}

Plan plan_fixes(const lint::LintResult& result, const std::vector<lint::Input>& inputs, bool unsafe_too, unsigned jobs,
                const rule::RunPlan& rules, const lint::Rejudge& rejudge) {
  std::unordered_map<std::string_view, std::size_t> index;
  for (std::size_t i = 0; i < inputs.size(); ++i) index.emplace(inputs[i].path, i);
  std::vector<Plan> plans(result.files.size());
  lint::for_each_index(result.files.size(), jobs, [&](std::size_t i) {
    const lint::FileReport& file = result.files[i];
    if (!has_fix(file.single, unsafe_too)) return;
    const std::size_t input = index.at(file.path);
    std::optional<std::string> text = inputs[input].text;
    if (!text) {
      const auto source = text::SourceFile::read(file.path);
      if (!source) return;  // gone since it was judged; the run after the fixes says so
      text = std::string((*source)->raw());
    }
    plans[i] = plan_guide(file.path, *std::move(text), file.single, unsafe_too, rules,
                          [&](std::string edited) { return rejudge.judge(input, std::move(edited)); });
  });
  Plan all;
  for (Plan& plan : plans) {
    std::ranges::move(plan.guides, std::back_inserter(all.guides));
    std::ranges::move(plan.faults, std::back_inserter(all.faults));
    std::ranges::move(plan.unfinished, std::back_inserter(all.unfinished));
  }
  return all;
}

}  // namespace guidelint::fix
