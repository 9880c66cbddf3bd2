#include "lint/one_version.h"

#include <fmt/format.h>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

#include "base/digest.h"
#include "lint/opened.h"
#include "lint/parallel.h"
#include "rule/gathering.h"

namespace guidelint::lint {
namespace {

std::uint64_t hash_of(std::string_view bytes) { return std::hash<std::string_view>()(bytes); }

class Run {
 public:
  Run(const std::vector<Input>& inputs, const rule::RuleSet& rules, const rule::RunPlan& plan, const Options& options)
      : inputs_(inputs), rules_(rules), plan_(plan), options_(options), read_(inputs.size()) {}

  Judged run() {
    if (gathers_) {
      rule::Gathering gathering(plan_);
      for_each_index(inputs_.size(), options_.jobs, [&](std::size_t i) { gather(i, gathering); });
      corpus_ = gathering.finish();
    }
    for_each_index(inputs_.size(), options_.jobs, [&](std::size_t i) { judge(i); });

    Judged judged{.counts = std::move(counts_), .compared_with = compared_with_};
    if (options_.for_fixes) judged.common = std::move(corpus_);
    corpus_.reset();
    judged.inputs.reserve(inputs_.size());
    judged.settled.reserve(inputs_.size());
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      if (!options_.shard.holds(i)) continue;
      if (read_[i].error) {
        judged.unreadable_inputs.push_back(i);
        judged.unreadable.push_back(std::move(*read_[i].error));
      } else if (!read_[i].is_guide) {
        ++judged.passed_over;
      } else {
        judged.inputs.push_back(i);
        judged.settled.push_back(std::move(read_[i].settled));
      }
    }
    return judged;
  }

 private:
  struct Read {
    std::unique_ptr<base::Error> error = {};
    bool is_guide = false;
    std::uint64_t hash = 0;  // of what the first pass read
    Settled settled = {};
  };

  // Sums do not depend on the order in which guides are read. Only shards have to tell; a digest for every run would
  // cost it a hundredth.
  void note_compared(std::size_t i, std::string_view raw) {
    if (options_.shard.count == 1) return;
    base::Hasher hasher;
    hasher.add(std::uint64_t{i});
    hasher.add(raw);
    const std::scoped_lock lock(mutex_);
    compared_with_.first += hasher.digest().first;
    compared_with_.second += hasher.digest().second;
  }

  // With two passes, each counts for half a guide.
  void note_read() {
    const std::size_t passes = gathers_ ? 2 : 1;
    if (visits_.fetch_add(1, std::memory_order_relaxed) % passes == 0 && options_.judged != nullptr)
      options_.judged->fetch_add(1, std::memory_order_relaxed);
  }

  void gather(std::size_t i, rule::Gathering& gathering) {
    note_read();
    Read& read = read_[i];
    const auto source = open(inputs_[i]);
    if (!source) {
      read.error = std::make_unique<base::Error>(source.error());
      return;
    }
    const guide::Guide guide = guide::build(**source);
    const model::Bound bound(guide, rules_.model(), nullptr, inputs_[i].committed);
    read.hash = hash_of((*source)->raw());
    note_compared(i, (*source)->raw());
    read.is_guide = is_guide(inputs_[i], guide, bound);
    if (!read.is_guide) return;
    rule::Outcome collected = rule::collect_guide(plan_, bound, {.today = options_.today});
    const std::scoped_lock lock(mutex_);
    gathering.add(i, inputs_[i].path, std::move(collected));
  }

  void judge(std::size_t i) {
    note_read();
    if (!options_.shard.holds(i)) return;
    Read& read = read_[i];
    if (read.error || (corpus_ && !read.is_guide)) return;
    const auto source = open(inputs_[i]);
    if (!source) {
      read.error = std::make_unique<base::Error>(source.error());
      return;
    }
    if (corpus_ && hash_of((*source)->raw()) != read.hash) {
      read.error = std::make_unique<base::Error>(
          base::Error{fmt::format("{} has changed while it was being checked", inputs_[i].path)});
      return;
    }
    const guide::Guide guide = guide::build(**source);
    const model::Bound bound(guide, rules_.model(), nullptr, inputs_[i].committed);
    if (!corpus_) read.is_guide = is_guide(inputs_[i], guide, bound);
    if (!read.is_guide) return;
    const expr::Context context{.today = options_.today};
    rule::Outcome outcome =
        corpus_ ? rule::run_guide_among(*corpus_, i, plan_, bound, context) : rule::run_guide(plan_, bound, context);
    rule::apply_ignores(plan_, ignore_context(options_), outcome);
    read.settled = {.company = model::company_of(bound),
                    .reported = inputs_[i].reported,
                    .findings = std::move(outcome.findings),
                    .path = inputs_[i].path};
    read.settled.findings.shrink_to_fit();
    const std::scoped_lock lock(mutex_);
    counts_.add(read.settled.company, read.settled.reported, outcome.tallies);
  }

  const std::vector<Input>& inputs_;
  const rule::RuleSet& rules_;
  const rule::RunPlan& plan_;
  const Options& options_;
  Counts counts_;
  std::vector<Read> read_;
  const bool gathers_ = rule::Gathering::is_needed(plan_);
  std::atomic<std::size_t> visits_ = 0;
  base::Digest compared_with_ = {};
  std::mutex mutex_;
  std::shared_ptr<const rule::Corpus> corpus_ = {};
};

}  // namespace

Judged judge_one_version(const std::vector<Input>& inputs, const rule::RuleSet& rules, const rule::RunPlan& plan,
                         const Options& options) {
  return Run(inputs, rules, plan, options).run();
}

}  // namespace guidelint::lint
