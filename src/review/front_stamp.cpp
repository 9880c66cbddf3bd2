#include "review/front_stamp.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string_view>

#include "guide/guide.h"
#include "model/write.h"
#include "text/source_file.h"

namespace guidelint::review {
namespace {

using model::EntityKind;

tl::unexpected<base::Error> refuse(std::string message) { return tl::make_unexpected(base::Error{std::move(message)}); }

std::optional<expr::FieldId> field_of(const model::Model& model, EntityKind kind, std::string_view name) {
  const std::array<std::string_view, 1> parts = {name};
  const auto field = model.scope(kind).find(parts);
  return field ? std::optional(field->id) : std::nullopt;
}

// Why nothing can be written into this front matter; empty if it can.
std::string trouble(const model::Bound& bound) {
  const text::SourceFile& source = *bound.guide().source;
  const guide::Front& front = bound.guide().front;
  if (!front.present) return fmt::format("{} has no front matter to write the dates into", source.path());
  if (!front.terminated)
    return fmt::format("{}: the front matter does not end with \"---\"; nothing can be written into it", source.path());
  if (!front.document.problems.empty()) {
    const yaml::Problem& problem = front.document.problems.front();
    return fmt::format("{}:{}: the front matter cannot be read: {}", source.path(),
                       source.position(source.in_file(problem.span).begin).line, problem.message);
  }
  return {};
}

}  // namespace

tl::expected<StampedGuide, base::Error> stamp(const model::Bound& guide, const Stamp& stamp) {
  if (std::string why = trouble(guide); !why.empty()) return refuse(std::move(why));
  const text::SourceFile& source = *guide.guide().source;
  std::vector<model::Assignment> assignments;
  const auto assign = [&](std::string_view name, const expr::Value& value) {
    const auto field = field_of(guide.model(), EntityKind::guide, name);
    if (field) assignments.push_back({.field = *field, .value = value});
    return field.has_value();
  };
  const auto date = [](base::Date day) { return expr::make_days(expr::Kind::date, day.days); };
  if ((stamp.last_reviewed && !assign("last_reviewed", date(*stamp.last_reviewed))) ||
      (stamp.reviewed_by && !assign("reviewed_by", expr::make_text(*stamp.reviewed_by))) ||
      (stamp.next_review_due && !assign("next_review_due", date(*stamp.next_review_due))))
    return refuse(fmt::format("{}: the model has no field for the dates of a review", source.path()));
  auto edits = model::write(guide, EntityKind::guide, 0, assignments);
  if (!edits) {
    return refuse(
        fmt::format("{}: the dates cannot be written into the front matter (a key stands twice, or it is not one key a "
                    "line)",
                    source.path()));
  }
  StampedGuide stamped{.path = source.path(), .before = std::string(source.raw()), .after = {}};
  stamped.edits = *std::move(edits);
  stamped.after = text::edited(stamped.before, stamped.edits);
  return stamped;
}

tl::expected<StampedGuide, base::Error> stamp_file(const std::string& path, const model::Model& model,
                                                   const Stamp& stamp) {
  const auto source = text::SourceFile::read(path);
  if (!source) return tl::make_unexpected(source.error());
  const guide::Guide guide = guide::build(**source);
  return review::stamp(model::Bound(guide, model), stamp);
}

std::optional<Total> mid_total(const model::Bound& guide) {
  const auto field = field_of(guide.model(), EntityKind::row, "total");
  if (!field) return std::nullopt;
  Total total;
  double logarithms = 0;
  for (std::size_t row = 0; row < guide.count(EntityKind::row); ++row) {
    const expr::Value value = guide.entity(EntityKind::row, row).get(*field);
    if (!value.type.ended || value.ends[0].state != expr::State::present || value.ends[1].state != expr::State::present)
      continue;
    const double mid = (value.ends[0].low + value.ends[1].low) / 2;
    if (!(mid > 0)) continue;
    logarithms += std::log(mid);
    ++total.rows;
  }
  if (total.rows == 0) return std::nullopt;
  total.mean = std::exp(logarithms / total.rows);
  return total;
}

}  // namespace guidelint::review
