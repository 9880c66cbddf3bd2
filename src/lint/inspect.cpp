#include "lint/inspect.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "lint/parallel.h"

namespace guidelint::lint {
namespace {

struct Other {  // a guide of the corpus
  rule::Outcome outcome;
  std::optional<base::Error> error;
  bool is_guide = false;
};

Other judge(const Input& input, const rule::RuleSet& rules, const rule::RunPlan& plan, const Options& options) {
  Other other;
  const auto source = text::SourceFile::read(input.path);
  if (!source) {
    other.error = source.error();
    return other;
  }
  const guide::Guide guide = guide::build(**source);
  const model::Bound bound(guide, rules.model(), nullptr, input.committed);
  other.is_guide = input.named || looks_like_guide(guide, bound);
  if (other.is_guide) other.outcome = rule::run_guide(plan, bound, {.today = options.today});
  return other;
}

}  // namespace

tl::expected<InspectedLine, base::Error> inspect_line(const std::vector<Input>& inputs, const std::string& path,
                                                      std::uint32_t line, const rule::RuleSet& rules,
                                                      const rule::RunPlan& plan, const Options& options) {
  auto source = text::SourceFile::read(path);
  if (!source) return tl::unexpected(source.error());
  InspectedLine result{.line = line, .source = *std::move(source)};
  const std::uint32_t count = result.source->line_count();
  if (line == 0 || line > count) {
    return tl::unexpected(
        base::Error{fmt::format("{} has {}, there is no line {}", path, base::counted(count, "line"), line)});
  }
  result.guide = std::make_unique<guide::Guide>(guide::build(*result.source));
  const auto own = std::ranges::find(inputs, path, &Input::path);
  result.bound = std::make_unique<model::Bound>(*result.guide, rules.model(), nullptr,
                                                own == inputs.end() ? std::nullopt : own->committed);
  result.role = model::line_role(*result.bound, line);

  const expr::Context context{.today = options.today};
  rule::LineInspector inspector(plan, *result.bound, context, line);
  std::vector<Other> others;
  if (const auto corpus_plan = inspector.corpus_plan()) {
    others.resize(inputs.size());
    for_each_index(inputs.size(), options.jobs, [&](std::size_t i) {
      if (inputs[i].path != path) others[i] = judge(inputs[i], rules, *corpus_plan, options);
    });
    result.corpus = 1;
  }
  std::vector<const rule::Outcome*> outcomes;
  for (Other& other : others) {
    if (other.error) result.unreadable.push_back(*std::move(other.error));
    if (other.is_guide) outcomes.push_back(&other.outcome);
  }
  result.corpus += outcomes.size();
  result.inspection = inspector.finish(outcomes);
  return result;
}

}  // namespace guidelint::lint
