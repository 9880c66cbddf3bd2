#include "lint/lint.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>

#include "lint/accept.h"
#include "lint/judged.h"
#include "lint/one_version.h"
#include "lint/opened.h"
#include "lint/parallel.h"
#include "lint/two_versions.h"

namespace guidelint::lint {
namespace {

bool is_new(const finding::Finding& finding) { return finding.status == finding::Status::fresh; }

// Merged and in order.
FileReport report_of(const rule::RunPlan& plan, FileReport report, std::vector<finding::Finding> findings) {
  for (finding::Finding& finding : findings) {
    const bool counts = finding.status == finding::Status::fresh || finding.status == finding::Status::expired;
    (counts ? report.findings : report.kept_back).push_back(std::move(finding));
  }
  for (auto* list : {&report.findings, &report.kept_back}) {
    rule::merge_per_guide(plan, *list);
    std::ranges::sort(*list, finding::comes_before);
  }
  return report;
}

}  // namespace

bool looks_like_guide(const guide::Guide& guide, const model::Bound& bound) {
  const yaml::Node& root = guide.front.document.root;
  constexpr std::array<std::string_view, 2> k_keys = {"compensation", "company"};
  if (std::ranges::any_of(k_keys, [&](std::string_view key) { return root.find(key) != nullptr; })) return true;
  if (bound.has_compensation_table()) return true;
  return guide.title && !guide.title->company.empty();
}

Judged judge_all(const std::vector<Input>& inputs, const rule::RuleSet& rules, const rule::RunPlan& plan,
                 const Options& options) {
  return options.earlier != nullptr ? judge_two_versions(inputs, rules, plan, options)
                                    : judge_one_version(inputs, rules, plan, options);
}

LintResult lint(const std::vector<Input>& inputs, const rule::RuleSet& rules, const rule::RunPlan& plan,
                const Options& options) {
  const auto start = std::chrono::steady_clock::now();
  LintResult result = report_on(judge_all(inputs, rules, plan, options), inputs, plan, options);
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return result;
}

LintResult report_on(Judged judged, const std::vector<Input>& inputs, const rule::RunPlan& plan,
                     const Options& options) {
  LintResult result{.today = options.today,
                    .rules = plan.rules.size(),
                    .corpus = judged.inputs.size(),
                    .compared = judged.compared,
                    .passed_over = judged.passed_over};
  if (options.earlier != nullptr) result.against = options.earlier->name;
  result.unreadable = std::move(judged.unreadable);
  if (options.for_fixes) result.common = std::move(judged.common);
  judged.common.reset();
  result.files.reserve(judged.settled.size());
  std::vector<Settled>& settled = judged.settled;
  if (options.baseline != nullptr) {
    const AcceptContext context{
        .root = options.root, .corpus_is_whole = options.corpus_is_whole, .reports_all = options.reports_all};
    result.acceptance = accept(*options.baseline, plan, context, settled);
  }
  count_peers(plan, judged.counts, settled);
  for (std::size_t k = 0; k < judged.earlier.size(); ++k) {
    const std::size_t known = drop_known(settled[k].findings, judged.earlier[k]);
    if (settled[k].reported) result.known += known;
  }
  result.coverage = coverage_of(plan, judged.counts, settled);
  for (std::size_t k = 0; k < settled.size(); ++k) {
    if (!settled[k].reported) continue;
    ++result.guides;
    FileReport report{.path = inputs[judged.inputs[k]].path, .company = std::move(settled[k].company)};
    report.text = inputs[judged.inputs[k]].text;
    if (!judged.changed.empty()) report.changed = std::move(judged.changed[k]);
    if (options.for_fixes) std::ranges::copy_if(settled[k].findings, std::back_inserter(report.single), is_new);
    result.files.push_back(report_of(plan, std::move(report), std::move(settled[k].findings)));
  }
  return result;
}

Read for_each_guide(const std::vector<Input>& inputs, const model::Model& model, unsigned jobs,
                    const std::function<std::string(const model::Bound&)>& print,
                    const std::function<void(std::string_view)>& write) {
  struct Printed {
    std::string text;
    std::optional<base::Error> error;
    bool is_guide = false;
  };
  std::vector<Printed> printed(inputs.size());
  for_each_index(inputs.size(), jobs, [&](std::size_t i) {
    auto source = open(inputs[i]);
    if (!source) {
      printed[i].error = source.error();
      return;
    }
    const guide::Guide guide = guide::build(**source);
    const model::Bound bound(guide, model, nullptr, inputs[i].committed);
    printed[i].is_guide = is_guide(inputs[i], guide, bound);
    if (printed[i].is_guide && inputs[i].reported) printed[i].text = print(bound);
  });
  Read read;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (printed[i].error) {
      read.unreadable.push_back(*std::move(printed[i].error));
    } else if (!printed[i].is_guide) {
      ++read.passed_over;
    } else if (inputs[i].reported) {
      ++read.guides;
      write(printed[i].text);
    }
  }
  return read;
}

}  // namespace guidelint::lint
