// Compiles the fields of the model that are worked out from others: bonus.
#include <fmt/format.h>

#include <utility>

#include "model/model_impl.h"

namespace guidelint::model {
namespace {

void compile(Model::Impl& model, EntityKind kind, std::size_t index, std::vector<yaml::Mistake>& mistakes) {
  FieldDef& field = model.of(kind).fields[index];
  expr::Environment environment;
  environment.scope = &*model.scopes[static_cast<std::size_t>(kind)];
  const text::Offset quote = field.place.size() > field.is.size() ? 1 : 0;  // a quoted scalar begins one byte later
  auto expression = expr::Expression::compile(field.is, field.place.begin + quote, environment);
  if (!expression) {
    for (expr::Mistake& mistake : expression.error()) {
      mistakes.push_back({mistake.span, std::move(mistake.message), std::move(mistake.help)});
    }
    return;
  }
  for (const expr::FieldId id : expression->fields()) {
    const FieldRef ref = decode(id);
    if (ref.index >= k_built_in) continue;
    const FieldDef& source = model.of(ref.owner).fields[ref.index];
    if (source.is.empty()) continue;
    mistakes.push_back({field.place,
                        fmt::format("{} is worked out from {}, which is itself worked out", field.name, source.name),
                        {}});
    return;
  }
  field.type = expression->type();
  model.of(kind).compiled[index].is = std::move(*expression);
}

}  // namespace

void compile_derived(Model::Impl& model, std::vector<yaml::Mistake>& mistakes) {
  for (const EntityKind kind : {EntityKind::guide, EntityKind::row}) {
    for (std::size_t index = 0; index < model.of(kind).fields.size(); ++index) {
      if (!model.of(kind).fields[index].is.empty()) compile(model, kind, index, mistakes);
    }
  }
}

}  // namespace guidelint::model
