// One guide on its way through the rules. For run.cpp and waiting.cpp only.
//
// Lifetime  an object judges or collects once; everything it is given outlives it.
// Threads   belongs to one worker.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/strings.h"
#include "expr/test.h"
#include "rule/by_class.h"
#include "rule/check_finding.h"
#include "rule/identity.h"
#include "rule/judge.h"
#include "rule/questions.h"
#include "rule/run_impl.h"

namespace guidelint::rule {

// "row[Amsterdam]" -> " for Amsterdam".
inline std::string suffix_of(model::EntityKind kind, std::string_view label) {
  if (kind != model::EntityKind::row) return {};
  const auto open = label.find('[');
  return open == std::string_view::npos ? std::string()
                                        : fmt::format(" for {}", label.substr(open + 1, label.size() - open - 2));
}

inline const GroupsOf k_no_groups = [](std::span<const expr::Aggregate>) -> const expr::Groups* { return nullptr; };

class GuideRun {
  using Verdict = expr::Verdict;
  using Finding = finding::Finding;
  using Level = finding::Level;

 public:
  // `corpus`: nothing waits, the guide is the `number`th of it.
  GuideRun(const RunPlan& plan, const model::Bound& guide, const expr::Context& context, const Watch& watch,
           const Corpus::Impl* corpus = nullptr, std::size_t number = 0)
      : plan_(plan), guide_(guide), context_(context), watch_(watch), corpus_(corpus), number_(number) {
    places_ = [this](text::Span span) { return place_of(span); };
  }

  Outcome run() {
    outcome_.tallies.resize(plan_.rules.size());
    outcome_.facts.resize(plan_.rules.size());
    outcome_.reported.resize(plan_.rules.size());
    outcome_.ignores = find_ignores(guide_);
    for (std::size_t i = 0; i < plan_.rules.size(); ++i) {
      const ActiveRule& active = plan_.rules[i];
      const auto level = plan_.level_for ? plan_.level_for(*active.rule, guide_.guide().source->path()) : std::nullopt;
      if (level == Level::off) {
        if (watch_) watch_({.event = Watched::Event::off, .rule = i});
        continue;
      }
      if (active.rule->check != nullptr) {
        run_check(i, level);
      } else {
        run_rule(i, level);
      }
    }
    if (corpus_ != nullptr) judge_waiting();
    if (outcome_.deferred.empty()) outcome_.reported.clear();  // nobody will ask
    return std::move(outcome_);
  }

  Outcome collect(const Questions* asked) {
    outcome_.tallies.resize(plan_.rules.size());
    outcome_.facts.resize(plan_.rules.size());
    for (std::size_t i = 0; i < plan_.rules.size(); ++i) {
      const ActiveRule& active = plan_.rules[i];
      const bool is_compared = active.rule->check != nullptr && active.rule->check->compare != nullptr;
      if (!is_compared && std::ranges::none_of(active.sites, &Site::of_corpus)) continue;
      const auto level = plan_.level_for ? plan_.level_for(*active.rule, guide_.guide().source->path()) : std::nullopt;
      if (level == Level::off) continue;
      if (is_compared) {
        run_check(i, level);
      } else {
        note_facts_of(i, asked);
      }
    }
    return std::move(outcome_);
  }

 private:
  [[nodiscard]] finding::Place place_of(text::Span span) const {
    const text::SourceFile& source = *guide_.guide().source;
    return {.span = span, .begin = source.position(span.begin), .end = source.position(span.end)};
  }

  void run_check(std::size_t index, std::optional<Level> level) {
    const Rule& rule = *plan_.rules[index].rule;
    if (rule.check->judge_ignores != nullptr) return;  // apply_ignores() asks it
    Tally& tally = outcome_.tallies[index];
    ++tally.looked_at;
    if (rule.check->keep != nullptr) {
      if (corpus_ != nullptr) {
        waiting_.push_back({.rule = index, .level = level});
      } else {
        keep_trace(index, level);
      }
      return;
    }
    const std::size_t before = outcome_.findings.size();
    std::vector<Hit> hits = rule.check->find(guide_, rule.check_with);
    ++(hits.empty() ? tally.passed : tally.failed);
    for (Hit& hit : hits) {
      const text::Span span = hit.span;
      outcome_.findings.push_back(
          finding_of(rule, level.value_or(rule.level), std::move(hit), guide_, places_, plan_.makes_fixes));
      outcome_.reported[index].add(span);
    }
    if (watch_) {
      watch_({.event = Watched::Event::checked,
              .rule = index,
              .found = std::span<const Finding>(outcome_.findings).subspan(before)});
    }
  }

  void keep_trace(std::size_t index, std::optional<Level> level) {
    std::string reason;
    auto trace = plan_.rules[index].rule->check->keep(guide_, reason);
    if (!trace) {
      ++outcome_.tallies[index].not_judged;
      ++outcome_.tallies[index].reasons[reason];
      return;
    }
    outcome_.kept.push_back({.rule = index,
                             .level = level,
                             .place = place_of(trace->span),
                             .digest = digest_of(guide_.guide().source->slice(trace->span)),
                             .path = guide_.guide().source->path(),
                             .trace = *std::move(trace)});
  }

  void run_rule(std::size_t index, std::optional<Level> level) {
    const ActiveRule& active = plan_.rules[index];
    if (active.by_class && !watch_) {
      for (const std::uint32_t i : count_by_class(*active.rule, guide_, context_, outcome_.tallies[index]))
        run_entity(index, i, level, k_no_groups);
      return;
    }
    GroupsOf groups_of = k_no_groups;
    if (!active.sites.empty()) {
      SiteGroups& groups = groups_.try_emplace(index, active, 1).first->second;
      fill_groups(index, groups);
      groups_of = [&groups](std::span<const expr::Aggregate> aggregates) { return groups.find(aggregates); };
    }
    const std::size_t count = guide_.count(active.rule->each);
    for (std::size_t i = 0; i < count; ++i) run_entity(index, i, level, groups_of);
    if (const std::size_t others = guide_.left_out(active.rule->each); others > 0) {
      Tally& tally = outcome_.tallies[index];
      tally.looked_at += others;
      tally.not_judged += others;
      tally.reasons[fmt::format("beyond the first {} of a guide", base::counted(count, "row"))] += others;
    }
  }

  void run_entity(std::size_t index, std::size_t i, std::optional<Level> level, const GroupsOf& groups_of) {
    const ActiveRule& active = plan_.rules[index];
    const Rule& rule = *active.rule;
    const expr::Entity& entity = guide_.entity(rule.each, i);
    if (rule.where && !expr::holds(*rule.where, entity, context_)) {
      if (watch_) watch_({.event = Watched::Event::passed_over, .rule = index, .entity = i});
      return;
    }
    Tally& tally = outcome_.tallies[index];
    ++tally.looked_at;
    if (tally.failed >= k_most_findings) {
      pass_by(tally);
    } else if (active.waits) {
      wait(index, i, entity, level);
    } else {
      judge_one(index, i, entity, level, groups_of);
    }
  }

  // Of every group, for the guide at hand.
  void note_facts_of(std::size_t index) {
    const ActiveRule& active = plan_.rules[index];
    note_facts_of(
        index, [&](std::size_t site) { return corpus_ == nullptr || !active.sites[site].of_corpus; }, nullptr);
  }

  // Of the groups of the corpus, for the others.
  void note_facts_of(std::size_t index, const Questions* asked) {
    const ActiveRule& active = plan_.rules[index];
    const auto is_wanted = [&](std::size_t site) {
      return active.sites[site].of_corpus && (asked == nullptr || asked->any(index, site));
    };
    note_facts_of(index, is_wanted, asked);
  }

  template <typename IsWanted>
  void note_facts_of(std::size_t index, IsWanted is_wanted, const Questions* asked) {
    const ActiveRule& active = plan_.rules[index];
    std::vector<std::size_t> sites;
    for (std::size_t site = 0; site < active.sites.size(); ++site) {
      if (is_wanted(site)) sites.push_back(site);
    }
    if (sites.empty()) return;
    auto& facts = outcome_.facts[index];
    facts.resize(active.sites.size());
    for (std::size_t i = 0; i < guide_.count(active.rule->each); ++i) {
      const expr::Entity& entity = guide_.entity(active.rule->each, i);
      Chosen chosen(active.rule->where ? &*active.rule->where : nullptr, entity, context_);
      for (const std::size_t site : sites) {
        note_facts(active.sites[site], entity, chosen, context_, asked == nullptr ? nullptr : &asked->keys(index, site),
                   facts[site]);
      }
    }
  }

  void fill_groups(std::size_t index, SiteGroups& groups) {
    const ActiveRule& active = plan_.rules[index];
    auto& facts = outcome_.facts[index];
    note_facts_of(index);
    // What is judged again after the last guide needs the groups of its own guide once more.
    const bool again = corpus_ == nullptr && (active.waits || active.finishes_later);
    for (std::size_t site = 0; site < active.sites.size(); ++site) {
      if (active.sites[site].of_corpus || facts.empty()) continue;
      for (const Fact& fact : facts[site]) groups.at(site).add(fact);
      if (!again) facts[site].clear();
    }
    groups.finish();
  }

  // Every fix reads the whole guide again to verify itself, but those of lines.
  [[nodiscard]] bool makes_fix(std::size_t index) const {
    if (!plan_.makes_fixes) return false;
    return plan_.rules[index].rule->each == model::EntityKind::line || fix_bytes_[index] < k_most_fix_bytes;
  }

  void judge_one(std::size_t index, std::size_t i, const expr::Entity& entity, std::optional<Level> level,
                 const GroupsOf& groups_of) {
    const ActiveRule& active = plan_.rules[index];
    // The usual entity does not fail; label and place are made only for one that does.
    if (!watch_ && !fails(active, entity, groups_of, outcome_.tallies[index])) return;

    const std::string label = guide_.label(active.rule->each, i);
    const std::string suffix = suffix_of(active.rule->each, label);
    const Subject subject{.entity = &entity,
                          .index = static_cast<std::uint32_t>(i),
                          .label = label,
                          .suffix = suffix,
                          .place = place_of(guide_.place(active.rule->each, i)),
                          .places = &places_,
                          .guide = makes_fix(index) ? &guide_ : nullptr,
                          .level = level};
    const ReportedBy reported_by = [&](const std::vector<text::Span>& read) {
      return reporter_of(plan_, active, outcome_.reported, read);
    };
    Judgement judgement = judge(*active.rule, subject, context_, groups_of, reported_by);
    if (judgement.state == Verdict::State::failed && active.finishes_later) {
      tell(judgement.read, outcome_.reported[index]);  // the finding is certain, only its cause or message is not
      wait(index, i, entity, level);
    } else {
      if (watch_) watch_({.rule = index, .entity = i, .judgement = &judgement, .groups_of = &groups_of});
      if (judgement.state == Verdict::State::failed) fix_bytes_[index] += guide_.guide().source->raw().size();
      take(std::move(judgement), outcome_.tallies[index], outcome_.reported[index], outcome_.findings);
    }
  }

  static void pass_by(Tally& tally) {
    ++tally.not_judged;
    ++tally.reasons[fmt::format("the guide has {} of this rule already", base::counted(k_most_findings, "finding"))];
  }

  // Counts it unless it fails.
  bool fails(const ActiveRule& active, const expr::Entity& entity, const GroupsOf& groups_of, Tally& tally) const {
    bool any_passed = false;
    std::string reason;
    for (const Expectation& expectation : active.rule->expectations) {
      const auto aggregates = expectation.expression.aggregates();
      const expr::Context own{.today = context_.today, .groups = aggregates.empty() ? nullptr : groups_of(aggregates)};
      const Verdict::State state = expr::test(expectation.expression, entity, own, reason);
      if (state == Verdict::State::failed) return true;
      any_passed = any_passed || state == Verdict::State::passed;
    }
    if (any_passed) {
      ++tally.passed;
    } else {
      ++tally.not_judged;
      ++tally.reasons[reason];
    }
    return false;
  }

  // Entities that wait: for the rest of the guide where the corpus is known, else for the rest of the corpus
  // (waiting.cpp).
  struct Waiting {
    std::size_t rule = 0;
    std::uint32_t index = 0;
    std::optional<Level> level = {};
  };

  void wait(std::size_t index, std::size_t i, const expr::Entity& entity, std::optional<Level> level);
  void judge_waiting();
  void judge_among(const Waiting& one);
  void take_compared(const Waiting& one);
  void defer(std::size_t index, std::size_t i, const expr::Entity& entity, std::optional<Level> level);

  const RunPlan& plan_;
  const model::Bound& guide_;
  const expr::Context& context_;
  const Watch& watch_;
  const Corpus::Impl* corpus_;
  std::size_t number_;
  Places places_;
  std::map<std::size_t, SiteGroups> groups_;  // of this guide, by rule
  std::vector<Waiting> waiting_;
  Outcome outcome_;
  std::vector<std::size_t> fix_bytes_ = std::vector<std::size_t>(plan_.rules.size());  // read to make fixes, per rule
};

}  // namespace guidelint::rule
