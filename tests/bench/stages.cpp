// What each stage of a run costs, a guide, on one thread: read, YAML, Markdown, cells, bind, rules, the whole, a report.
//
//   GUIDELINT_BENCH_GUIDES=DIR build/release/tests/guidelint_bench_stages [--benchmark_filter=rules]
//
// Where the profile of a whole run says "rules", this says by how much a change moved them. One iteration is one guide,
// in turn over those of DIR (tests/bench/make_guides makes some; without it the few of fixtures/guides), so "Time" is
// per guide and no cache sees the same guide twice in a row. A stage does its own work only: what it needs from the
// stages before was made beforehand. Decided against: one fixed guide, which the branch predictor learns by heart.
//
// Units     nanoseconds of CPU a guide; `bytes_per_second` of the file.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "check/checks.h"
#include "guide/front.h"
#include "guide/guide.h"
#include "lint/discover.h"
#include "lint/lint.h"
#include "model/bind.h"
#include "money/cell.h"
#include "report/format.h"
#include "rule/run.h"
#include "text/source_file.h"
#include "yaml/parse.h"

namespace guidelint {
namespace {

const base::Date k_today = {20513};  // 2026-03-01

struct Corpus {
  std::vector<lint::Input> inputs;
  std::vector<std::unique_ptr<text::SourceFile>> sources;
  std::vector<guide::Guide> guides;
  std::vector<std::unique_ptr<model::Bound>> bounds;
  std::unique_ptr<rule::RuleSet> rules;
  rule::RunPlan plan;
};

std::unique_ptr<rule::RuleSet> read_rules() {
  std::vector<rule::RuleFile> files;
  const auto folder = std::filesystem::path(GUIDELINT_SOURCE_DIR) / "rules";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const auto source = text::SourceFile::read(entry.path());
    if (!source) continue;
    const std::string path = entry.path().lexically_relative(folder).generic_string();
    files.push_back({.path = path, .shown = path, .text = std::string((*source)->raw()), .came_along = true});
  }
  return rule::RuleSet::build(std::move(files), {}, check::all_checks());
}

Corpus read_corpus() {
  Corpus corpus;
  const char* folder = std::getenv("GUIDELINT_BENCH_GUIDES");
  const std::string path = folder != nullptr ? folder : GUIDELINT_SOURCE_DIR "/fixtures/guides";
  corpus.inputs = lint::discover({.paths = {path}}).inputs;
  corpus.rules = read_rules();
  corpus.plan = rule::make_plan(*corpus.rules, [](const rule::Rule&) { return true; });
  for (const auto& input : corpus.inputs) {
    auto source = text::SourceFile::read(input.path);
    if (source) corpus.sources.push_back(std::move(*source));
  }
  corpus.guides.reserve(corpus.sources.size());  // what is bound keeps pointing to its guide
  for (const auto& source : corpus.sources) corpus.guides.push_back(guide::build(*source));
  for (const auto& guide : corpus.guides) {
    corpus.bounds.push_back(std::make_unique<model::Bound>(guide, corpus.rules->model()));
  }
  return corpus;
}

const Corpus& corpus() {
  static const Corpus k_corpus = read_corpus();
  return k_corpus;
}

// Calls `work` with the number of a guide, in turn.
template <typename Work>
void each_guide(benchmark::State& state, const Work& work) {
  const Corpus& all = corpus();
  std::size_t at = 0;
  std::size_t bytes = 0;
  for ([[maybe_unused]] const auto unused : state) {
    work(all, at);
    bytes += all.sources[at]->raw().size();
    at = at + 1 < all.sources.size() ? at + 1 : 0;
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void read(benchmark::State& state) {
  each_guide(state, [](const Corpus& all, std::size_t at) {
    benchmark::DoNotOptimize(text::SourceFile::read(all.sources[at]->path()));
  });
}

void yaml(benchmark::State& state) {
  each_guide(state, [](const Corpus& all, std::size_t at) {
    const text::Span span = all.guides[at].front.span;
    benchmark::DoNotOptimize(yaml::parse(all.sources[at]->text().substr(span.begin, span.size()), span.begin));
  });
}

void markdown(benchmark::State& state) {
  each_guide(state, [](const Corpus& all, std::size_t at) {
    const text::Offset begin = all.guides[at].body.begin;
    benchmark::DoNotOptimize(guide::scan_blocks(all.sources[at]->text().substr(begin), begin));
  });
}

// Both of them, and what is read out of the body: title, sections, strategy.
void build(benchmark::State& state) {
  each_guide(state,
             [](const Corpus& all, std::size_t at) { benchmark::DoNotOptimize(guide::build(*all.sources[at])); });
}

// All cells of the first table, which is the one of the pay.
void money(benchmark::State& state) {
  each_guide(state, [](const Corpus& all, std::size_t at) {
    const auto& tables = all.guides[at].blocks.tables;
    if (tables.empty()) return;
    for (const auto& row : tables.front().rows) {
      for (const auto& cell : row.cells) benchmark::DoNotOptimize(money::parse_cell(cell.text, cell.span.begin));
    }
  });
}

void bind(benchmark::State& state) {
  each_guide(state, [](const Corpus& all, std::size_t at) {
    const model::Bound bound(all.guides[at], all.rules->model());
    benchmark::DoNotOptimize(bound.count(model::EntityKind::row));
  });
}

// Every rule on every entity, fixes included; what waits for the corpus is only collected. Binding is part of it: what
// was read once a Bound keeps, so each iteration needs its own.
void rules(benchmark::State& state) {
  each_guide(state, [](const Corpus& all, std::size_t at) {
    const model::Bound bound(all.guides[at], all.rules->model());
    benchmark::DoNotOptimize(rule::run_guide(all.plan, bound, {.today = k_today}));
  });
}

lint::LintResult lint_all(const Corpus& all) {
  return lint::lint(all.inputs, *all.rules, all.plan, {.jobs = 1, .today = k_today});
}

// From the file to its findings, rules of the corpus included. One iteration is the whole corpus.
void whole(benchmark::State& state) {
  const Corpus& all = corpus();
  for ([[maybe_unused]] const auto unused : state) benchmark::DoNotOptimize(lint_all(all));
  state.counters["guides"] =
      benchmark::Counter(static_cast<double>(all.inputs.size()), benchmark::Counter::kIsIterationInvariantRate);
}

void report(benchmark::State& state, std::string_view name) {
  const auto formats = report::all_formats();
  const auto format = std::ranges::find(formats, name, [](const report::Format* one) { return one->name; });
  const lint::LintResult result = lint_all(corpus());
  const report::Sources sources = [](const lint::FileReport& file) {
    auto source = text::SourceFile::read(file.path);
    return source ? std::move(*source) : nullptr;
  };
  std::size_t bytes = 0;
  for ([[maybe_unused]] const auto unused : state) {
    bytes += (*format)->render(result, {.show_infos = true, .show_all = true}, sources).size();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

BENCHMARK(read);
BENCHMARK(yaml);
BENCHMARK(markdown);
BENCHMARK(build);
BENCHMARK(money);
BENCHMARK(bind);
BENCHMARK(rules);
BENCHMARK(whole)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(report, json, "json")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(report, concise, "concise")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace guidelint

int main(int count, char** words) {
  benchmark::Initialize(&count, words);
  if (benchmark::ReportUnrecognizedArguments(count, words)) return 2;
  const auto& all = guidelint::corpus();
  if (all.sources.empty() || !all.rules->mistakes().empty()) {
    std::cerr << "guidelint_bench_stages: no guides, or rules with mistakes\n";
    return 2;
  }
  std::cerr << all.sources.size() << " guides\n";
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
