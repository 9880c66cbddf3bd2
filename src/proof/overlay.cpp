#include "proof/overlay.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "guide/guide.h"
#include "model/bind.h"
#include "proof/body_writer.h"
#include "proof/edits.h"
#include "proof/front_writer.h"
#include "proof/setting.h"

namespace guidelint::proof {
namespace {

using Done = tl::expected<void, std::string>;

bool is_for_caller(std::string_view key) { return key == "path" || key == "count" || key == "guide"; }

Done refuse(std::string message) { return tl::make_unexpected(std::move(message)); }

class Overlay {
 public:
  Overlay(const text::SourceFile& example, const model::Model& model)
      : model_(model),
        example_(example),
        guide_(guide::build(example)),
        bound_(guide_, model),
        front_(guide_, model, edits_),
        body_(bound_, model, edits_) {}

  tl::expected<std::string, std::string> lay(std::vector<Setting> settings) {
    // Signs first, amounts after them; of two fields in one cell the one with a value wins.
    const auto rank = [](const Setting& setting) {
      if (setting.field != nullptr && is_symbol(*setting.field)) return 0;
      return setting.value->is_null() ? 2 : 1;
    };
    std::ranges::stable_sort(settings, {}, rank);
    for (const Setting& setting : settings) {
      if (const Done done = write(setting); !done) return tl::make_unexpected(done.error());
    }
    body_.finish();
    std::string text = edits_.apply(example_.raw());
    if (const Done done = check_columns(text); !done) return tl::make_unexpected(done.error());
    return text;
  }

 private:
  Done write(const Setting& setting) {
    bool written = true;
    switch (setting.what) {
      case Setting::What::side:
        if (setting.body) return body_.remove(setting.owner);
        written = front_.remove(setting.owner);
        break;
      case Setting::What::strategy:
        return body_.set_strategy(*setting.value);
      case Setting::What::key:
        written = front_.set(setting.owner, setting.key, to_yaml(*setting.value));
        break;
      case Setting::What::field:
        if (setting.front) written = front_.set(setting.owner, *setting.field, *setting.value);
        if (setting.body && written) return body_.set(setting.owner, *setting.field, *setting.value);
        break;
    }
    if (written) return {};
    return refuse("the front matter of rules/example.md has no place for it");
  }

  // Requires: `text` is what lay() made.
  [[nodiscard]] Done check_columns(const std::string& text) const {
    if (body_.added().empty()) return {};
    const auto source = text::SourceFile::from_string(example_.path(), text);
    const guide::Guide guide = guide::build(*source);
    const model::Bound bound(guide, model_);
    for (const model::FieldDef* field : body_.added()) {
      const std::string_view parts[] = {"body", field->name};
      const auto found = model_.scope(model::EntityKind::row).find(parts);
      if (found && bound.entity(model::EntityKind::row, 0).get(found->id).ends[0].span != text::Span{}) continue;
      return refuse(fmt::format("the table of rules/example.md has no column for {}; give a whole guide", field->name));
    }
    return {};
  }

  const model::Model& model_;
  const text::SourceFile& example_;
  guide::Guide guide_;
  model::Bound bound_;
  Edits edits_;
  FrontWriter front_;
  BodyWriter body_;
};

}  // namespace

tl::expected<std::string, std::string> lay_over(const text::SourceFile& example, const model::Model& model,
                                                model::EntityKind each, const yaml::Node& overlay) {
  std::vector<Setting> settings;
  for (const yaml::Entry& entry : overlay.entries) {
    if (is_for_caller(entry.key)) continue;
    auto setting = read_setting(model, each, entry);
    if (!setting) return tl::make_unexpected(std::move(setting.error()));
    settings.push_back(std::move(*setting));
  }
  return Overlay(example, model).lay(std::move(settings));
}

}  // namespace guidelint::proof
