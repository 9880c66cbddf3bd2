#include "cli/review_guides.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <string>
#include <string_view>

#include "cli/owners.h"
#include "lint/accept.h"

namespace guidelint::cli {
namespace {

// A field of the guide by name; the model decides where it stands.
expr::Value value_of(const model::Bound& bound, std::string_view name) {
  const std::array<std::string_view, 1> parts = {name};
  const auto field = bound.model().scope(model::EntityKind::guide).find(parts);
  return field ? bound.entity(model::EntityKind::guide, 0).get(field->id) : expr::Value{};
}

std::optional<base::Date> date_of(const expr::Value& value) {
  if (value.state != expr::State::present || value.type.kind != expr::Kind::date) return std::nullopt;
  return base::Date{static_cast<std::int32_t>(value.ends[0].low)};
}

std::string text_of(const expr::Value& value) {
  return value.state == expr::State::present ? std::string(value.text) : std::string();
}

}  // namespace

review::Guide review_guide_of(const model::Bound& bound) {
  review::Guide guide{.path = bound.guide().source->path(), .has_front_matter = bound.guide().front.present};
  guide.company = model::company_of(bound);
  const expr::Value due = value_of(bound, "next_review_due");
  guide.next_review_due = date_of(due);
  if (due.state == expr::State::unknown) guide.unreadable = bound.guide().source->slice(due.ends[0].span);
  guide.last_updated = date_of(value_of(bound, "last_updated"));
  guide.last_reviewed = date_of(value_of(bound, "last_reviewed"));
  guide.role = text_of(value_of(bound, "role"));
  if (guide.role.empty()) guide.role = model::path_parts(bound.model(), guide.path).role;
  guide.quality = text_of(value_of(bound, "data_quality"));
  return guide;
}

void note_reviews(const std::filesystem::path& root, const review::Register& reviews,
                  std::vector<review::Guide>& guides) {
  if (reviews.reviews().empty()) return;
  for (review::Guide& guide : guides) {
    const review::Review* last = reviews.last_of(lint::path_in_baseline(root, guide.path));
    if (last != nullptr && (!guide.last_reviewed || *guide.last_reviewed < last->date))
      guide.last_reviewed = last->date;
  }
}

std::optional<ReviewGuides> read_review_guides(const Session& session, const lint::Discovery& found, unsigned jobs) {
  auto reviews = review::read_register(session.config().root);
  if (!reviews) {
    for (const base::Error& error : reviews.error()) complain(error.message);
    return std::nullopt;
  }
  ReviewGuides read{.reviews = *std::move(reviews)};
  std::mutex mutex;  // guards `guides`
  const auto take = [&](const model::Bound& bound) {
    review::Guide guide = review_guide_of(bound);
    const std::lock_guard lock(mutex);
    read.guides.push_back(std::move(guide));
    return std::string();
  };
  const lint::Read all =
      lint::for_each_guide(found.inputs, session.rules->model(), jobs, take, [](std::string_view) {});
  std::ranges::sort(read.guides, {}, &review::Guide::path);
  for (const auto* errors : {&found.errors, &all.unreadable}) {
    for (const base::Error& error : *errors) {
      complain(error.message);
      read.errors.push_back(error);
    }
  }
  if (all.guides == 0) {
    if (read.all_read()) complain("no guide found");
    return std::nullopt;
  }
  note_reviews(session.config().root, read.reviews.reviews, read.guides);
  name_owners(session.config().root, read.guides);
  return read;
}

}  // namespace guidelint::cli
