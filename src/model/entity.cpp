// Answers what a field is in a guide, a row, a key or a line: FieldRef in, Value out.
#include <fmt/format.h>

#include <bit>

#include "base/digest.h"
#include "expr/eval.h"
#include "model/bind_impl.h"
#include "model/body_value.h"
#include "model/sources.h"

namespace guidelint::model {

using expr::State;

namespace {

// The same entity, in which a bare name means one side: what front.bonus is worked out in.
class OneSide final : public expr::Entity {
 public:
  OneSide(const expr::Entity& whole, Side side) : whole_(&whole), side_(side) {}
  [[nodiscard]] expr::Value get(expr::FieldId id) const override {
    FieldRef ref = decode(id);
    if (ref.side == Side::bare && ref.index < k_built_in) ref.side = side_;
    return whole_->get(encode(ref));
  }

 private:
  const expr::Entity* whole_;
  Side side_;
};

expr::Value derived(const FieldDef& field, const CompiledField& compiled, const expr::Entity& entity, Side side) {
  expr::Value value = side == Side::bare ? expr::evaluate(*compiled.is, entity, {})
                                         : expr::evaluate(*compiled.is, OneSide(entity, side), {});
  value.missing = field.name;
  return value;
}

expr::Value presence(bool present, State otherwise) {
  return present ? expr::make_boolean(true) : expr::make_missing({expr::Kind::boolean, false}, otherwise, {});
}

expr::Value make_list(const std::vector<std::string_view>& items, text::Span span) {
  expr::Value value = expr::make_text({}, span);
  value.type = {expr::Kind::list, false};
  value.list = items;
  return value;
}

}  // namespace

expr::Type type_of(const Model::Impl& model, const FieldRef& ref) {
  if (ref.index == k_side) return {expr::Kind::boolean, false};
  if (ref.side == Side::column) return {expr::Kind::text, false};
  if (ref.index >= k_built_in) return built_ins(ref.owner)[ref.index - k_built_in].type;
  return model.of(ref.owner).fields[ref.index].type;
}

expr::Value EntityView::get(expr::FieldId id) const {
  const FieldRef ref = decode(id);
  if (ref.owner != kind_ || kind_ == EntityKind::guide) return bound_->guide_value(ref);
  if (kind_ == EntityKind::row) return bound_->row_value(ref, index_);
  if (kind_ == EntityKind::key) return bound_->key_value(ref, index_);
  if (kind_ == EntityKind::ask) return bound_->ask_value(ref, index_);
  return bound_->line_value(ref, index_);
}

const expr::Value* EntityView::find(expr::FieldId id) const {
  const auto owner = static_cast<EntityKind>(id >> 16U & 7U);
  const bool is_of_guide = owner == EntityKind::guide;
  if (!is_of_guide && (owner != EntityKind::row || kind_ != EntityKind::row)) return nullptr;
  const std::uint32_t number = Answers::number_of(id);
  if (number == Answers::k_not_kept) return nullptr;
  const std::size_t asked = is_of_guide ? 0 : 1 + index_;
  const expr::Value* known = bound_->answers->find(asked, number);
  return known != nullptr ? known : bound_->answer(asked, decode(id), number);
}

const expr::Value* Bound::Impl::answer(std::size_t asked, const FieldRef& ref, std::uint32_t number) const {
  const bool is_of_guide = ref.owner == EntityKind::guide;
  const std::size_t row = is_of_guide ? 0 : asked - 1;
  const EntityDef& entity = model->of(ref.owner);
  const bool is_field = ref.index < k_built_in;
  const bool is_derived = is_field && entity.compiled[ref.index].is.has_value();
  if (is_field && !is_derived && (ref.side == Side::front || ref.side == Side::body)) {
    const std::size_t index = ref.index + (ref.side == Side::body ? entity.fields.size() : 0);
    const expr::Value& value = is_of_guide ? guide_values[index] : row_values[row * entity.fields.size() * 2 + index];
    if (expr::is_of_type(value, value.type)) {
      answers->refer(asked, number, value);
      return &value;
    }
  }
  expr::Value value = is_of_guide ? guide_value(ref) : row_value(ref, row);
  // A derived text may be one that a function made
  const bool is_made = is_derived && (value.type.kind == expr::Kind::text || value.type.kind == expr::Kind::list);
  if (is_made) return nullptr;
  expr::settle_as(value, value.type);
  return answers->keep(asked, number, value);
}

expr::Value Bound::Impl::guide_value(const FieldRef& ref) const {
  if (ref.before) {
    FieldRef now = ref;
    now.before = false;
    if (ref.index == k_side && ref.side == Side::bare) return presence(before != nullptr, State::none);
    return before == nullptr ? expr::make_missing(type_of(*model, ref), State::none, {}) : before->guide_value(now);
  }
  if (ref.index == k_side) {
    if (ref.side == Side::front) return presence(guide->front.present, State::none);
    return presence(guide->body.size() > 0, State::none);
  }
  if (ref.index >= k_built_in) return guide_built_in(static_cast<GuideField>(ref.index - k_built_in));
  const EntityDef& entity = model->of(EntityKind::guide);
  const FieldDef& field = entity.fields[ref.index];
  const CompiledField& compiled = entity.compiled[ref.index];
  if (compiled.is) return derived(field, compiled, guide_entity[0], ref.side);
  const expr::Value& front_value = guide_values[ref.index];
  const expr::Value& body_value = guide_values[ref.index + entity.fields.size()];
  switch (ref.side) {
    case Side::front:
      return front_value;
    case Side::body:
      return body_value;
    case Side::path: {
      const auto part = path_value(*model, guide->source->path(), field.name);
      return part ? expr::make_text(*part, {}, "path") : expr::make_missing(field.type, State::none, field.name);
    }
    case Side::bare:
    case Side::column:  // of rows only
      break;
  }
  return field.prefer_body ? merge(body_value, front_value) : merge(front_value, body_value);
}

expr::Value Bound::Impl::row_value(const FieldRef& ref, std::size_t index) const {
  const BoundRow& row = rows[index];
  if (ref.before) {
    FieldRef now = ref;
    now.before = false;
    const auto found = before == nullptr ? std::nullopt : before->row_named(row.name);
    if (ref.index == k_side && ref.side == Side::bare) return presence(found.has_value(), State::none);
    return found ? before->row_value(now, *found) : expr::make_missing(type_of(*model, ref), State::none, {});
  }
  if (ref.index == k_side) {
    if (ref.side == Side::front) return presence(row.item != nullptr, rows_unknown ? State::unknown : State::none);
    return presence(row.body != nullptr, State::none);
  }
  if (ref.index >= k_built_in) return row_built_in(static_cast<RowField>(ref.index - k_built_in), row);
  if (ref.side == Side::column) return header_value(ref.index, row.body, *guide->source);
  const EntityDef& entity = model->of(EntityKind::row);
  const FieldDef& field = entity.fields[ref.index];
  const CompiledField& compiled = entity.compiled[ref.index];
  if (compiled.is) return derived(field, compiled, row_entities[index], ref.side);
  const std::size_t count = entity.fields.size();
  const expr::Value& front_value = row_values[index * count * 2 + ref.index];
  const expr::Value& body_value = row_values[index * count * 2 + count + ref.index];
  if (ref.side == Side::front) return front_value;
  if (ref.side == Side::body) return body_value;
  return field.prefer_body ? merge(body_value, front_value) : merge(front_value, body_value);
}

expr::Value Bound::Impl::row_built_in(RowField field, const BoundRow& row) const {
  switch (field) {
    case RowField::path:
      return expr::make_text(guide->source->path());
    case RowField::key:
      return row.key.empty() ? expr::make_missing({expr::Kind::text, false}, State::none, "key")
                             : expr::make_text(row.key);
    case RowField::times:
      return expr::make_number(static_cast<double>(row.times));
    case RowField::confidence:
      if (row.body == nullptr) return expr::make_missing({expr::Kind::text, false}, State::none, "confidence");
      return expr::make_text(row.body->low_confidence ? "low" : "high", in_file(row.body->span), "table");
  }
  return {};
}

expr::Value Bound::Impl::guide_built_in(GuideField field) const {
  const text::SourceFile& source = *guide->source;
  const auto none = [&](expr::Kind kind, std::string_view name, State state = State::none) {
    return expr::make_missing({kind, false}, state, name);
  };
  switch (field) {
    case GuideField::path:
      return expr::make_text(source.path());
    case GuideField::missing:
      if (!guide->front.present) return none(expr::Kind::list, "missing");
      if (incomplete) return none(expr::Kind::list, "missing", State::unknown);
      return make_list(missing_keys(), in_file(guide->front.opening));
    case GuideField::table:
      return compensation ? presence(true, State::none) : none(expr::Kind::boolean, "table");
    case GuideField::rows:
      return expr::make_number(static_cast<double>(rows.size()));
    case GuideField::sections_missing:
      return make_list(missing_sections(), guide->title ? in_file(guide->title->span) : text::Span{});
    case GuideField::layout:
      return compensation ? expr::make_text(to_string(compensation->layout), in_file(compensation->table->header.span))
                          : none(expr::Kind::text, "layout");
    case GuideField::figures:
      return expr::make_text(figures());
    case GuideField::title:
      return guide->title ? expr::make_text(source.text().substr(guide->title->span.begin, guide->title->span.size()),
                                            in_file(guide->title->span), "title")
                          : none(expr::Kind::text, "title");
    case GuideField::strategy:
      return guide->strategy ? expr::make_text(guide->strategy->text, in_file(guide->strategy->span), "strategy")
                             : none(expr::Kind::text, "strategy");
    case GuideField::source_count:
      return guide->sources_heading ? expr::make_number(static_cast<double>(guide->sources.size()))
                                    : none(expr::Kind::number, "source_count");
    case GuideField::sources_repeated:
      return source_list(field, "sources_repeated");
    case GuideField::sources_unfounded:
      return source_list(field, "sources_unfounded");
    case GuideField::committed:
      return committed ? expr::make_days(expr::Kind::date, committed->days, {}, "committed")
                       : none(expr::Kind::date, "committed");
  }
  return {};
}

// Of the front matter's list; none without it or without sources in the text.
expr::Value Bound::Impl::source_list(GuideField field, std::string_view name) const {
  const EntityDef& entity = model->of(EntityKind::guide);
  const auto found = entity.index.find("sources");
  const bool is_known = found != entity.index.end() && found->second < k_built_in;
  const expr::Value listed = is_known ? guide_values[found->second] : expr::Value{};
  if (listed.state != State::present || listed.type.kind != expr::Kind::list || guide->sources.empty()) {
    return expr::make_missing({expr::Kind::list, false}, listed.state == State::present ? State::none : listed.state,
                              name);
  }
  auto& list = field == GuideField::sources_repeated ? later.sources_repeated : later.sources_unfounded;
  if (!list) {
    std::vector<std::string_view> cited;
    for (const guide::Item& item : guide->sources) cited.push_back(item.text);
    list =
        field == GuideField::sources_repeated ? repeated_sources(listed.list) : unfounded_sources(listed.list, cited);
  }
  return make_list(*list, listed.ends[0].span);
}

const std::vector<std::string_view>& Bound::Impl::missing_keys() const {
  if (!later.missing) {
    later.missing.emplace();
    for (std::string& path : collect_missing(*this))
      later.missing->push_back(later.texts.emplace_back(std::move(path)));
  }
  return *later.missing;
}

const std::vector<std::string_view>& Bound::Impl::missing_sections() const {
  if (!later.sections_missing) {
    later.sections_missing.emplace();
    const auto add_unless = [&](bool is_there, std::string_view name) {
      if (!is_there) later.sections_missing->push_back(name);
    };
    add_unless(guide->title.has_value(), "title");
    add_unless(guide->summary.has_value(), "negotiation summary");
    add_unless(guide->level_mapping.has_value(), "level mapping");
    add_unless(guide->strategy.has_value(), "strategy");
    add_unless(guide->sources_heading.has_value(), "sources");
  }
  return *later.sections_missing;
}

std::string_view Bound::Impl::figures() const {
  if (later.figures.empty()) later.figures = digest_figures(*this);
  return later.figures;
}

std::string digest_figures(const Bound::Impl& bound) {
  base::Hasher hasher;
  const std::size_t count = bound.model->of(EntityKind::row).fields.size();
  for (std::size_t row = 0; row < bound.rows.size(); ++row) {
    hasher.add(std::string_view(bound.rows[row].name));
    for (std::size_t field = 0; field < count * 2; ++field) {
      const expr::Value& value = bound.row_values[row * count * 2 + field];
      if (!value.type.ended) continue;
      for (const expr::End& end : value.ends) {
        hasher.add(static_cast<std::uint64_t>(end.state));
        if (end.state == State::present) hasher.add(std::bit_cast<std::uint64_t>(end.low + 0.0));  // -0 becomes 0
      }
    }
  }
  return fmt::format("{:016x}", hasher.digest().first);
}

std::optional<Derivation> derivation_of(const Model& model, expr::FieldId id, const expr::Entity& entity) {
  const FieldRef ref = decode(id);
  const bool is_plain = ref.before || ref.index >= k_built_in || ref.side == Side::column || ref.side == Side::path;
  if (is_plain || ref.owner == EntityKind::key || ref.owner == EntityKind::line) return std::nullopt;
  const auto& is = model.impl().of(ref.owner).compiled[ref.index].is;
  if (!is) return std::nullopt;
  return Derivation{.is = &*is,
                    .side = ref.side == Side::bare ? nullptr : std::make_shared<const OneSide>(entity, ref.side)};
}

}  // namespace guidelint::model
