// guidelint due: what to review next, undated guides first, then by days late.
#include "review/due.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <mutex>

#include "cli/commands/commands.h"
#include "cli/outputs.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "lint/lint.h"
#include "report/agenda.h"

namespace guidelint::cli {
namespace {

// The fields of a guide by name; the model decides where they stand.
class GuideFields {
 public:
  explicit GuideFields(const model::Model& model) : scope_(model.scope(model::EntityKind::guide)) {}

  [[nodiscard]] expr::Value get(const model::Bound& guide, std::string_view name) const {
    const std::array<std::string_view, 1> parts = {name};
    const auto field = scope_.find(parts);
    return field ? guide.entity(model::EntityKind::guide, 0).get(field->id) : expr::Value{};
  }

 private:
  const expr::Scope& scope_;
};

review::Guide read_guide(const model::Bound& bound, const GuideFields& fields) {
  review::Guide guide{.path = bound.guide().source->path(), .has_front_matter = bound.guide().front.present};
  guide.company = model::company_of(bound);
  const auto date_of = [&](std::string_view name) -> std::optional<base::Date> {
    const expr::Value value = fields.get(bound, name);
    if (value.state != expr::State::present) return std::nullopt;
    return base::Date{static_cast<std::int32_t>(value.ends[0].low)};
  };
  guide.next_review_due = date_of("next_review_due");
  guide.last_updated = date_of("last_updated");
  if (const auto due = fields.get(bound, "next_review_due"); due.state == expr::State::unknown) {
    guide.unreadable = bound.guide().source->slice(due.ends[0].span);
  }
  return guide;
}

}  // namespace

int run_due(const Options& options) {
  const auto session = open_session(options);
  if (!session) return k_exit_could_not_judge;
  const lint::Discovery found = discover(*session, options.arguments);

  const GuideFields fields(session->rules->model());
  std::mutex mutex;  // guards `guides`; find_due() puts them in order
  std::vector<review::Guide> guides;
  const auto take = [&](const model::Bound& bound) {
    review::Guide guide = read_guide(bound, fields);
    const std::lock_guard lock(mutex);
    guides.push_back(std::move(guide));
    return std::string();
  };
  const lint::Read read =
      lint::for_each_guide(found.inputs, session->rules->model(), options.jobs, take, [](std::string_view) {});
  for (const auto* errors : {&found.errors, &read.unreadable}) {
    for (const base::Error& error : *errors) complain(error.message);
  }
  const bool all_read = found.errors.empty() && read.unreadable.empty();
  if (read.guides == 0) {
    if (all_read) complain("no guide found");
    return k_exit_could_not_judge;
  }

  const review::DueList list = review::find_due(std::move(guides), session->today, options.within_days);
  bool written = true;
  for (const Output& output : options.formats.empty() ? std::vector<Output>{{.format = "text"}} : options.formats) {
    const auto agendas = report::agendas::all_agendas();
    const auto agenda = std::ranges::find(agendas, output.format, [](const auto* one) { return one->name; });
    report::Style style{.color = output.file.empty() && wants_color(options.color, STDOUT_FILENO),
                        .show_infos = options.verbose > 0,
                        .show_all = options.show_all,
                        .version = k_version};
    const auto make = [&](std::size_t most_bytes) {
      style.most_bytes = most_bytes;
      return (*agenda)->render(list, style);
    };
    written = write_output(output, make) && written;
  }
  return written && all_read ? k_exit_ok : k_exit_could_not_judge;
}

}  // namespace guidelint::cli
