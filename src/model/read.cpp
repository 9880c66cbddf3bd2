// Reads model.yaml: every mistake at once, each at its place, with the nearest name.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "model/model_impl.h"
#include "model/wants.h"
#include "yaml/parse.h"

namespace guidelint::model {
namespace {

constexpr std::pair<std::string_view, ValueType> k_types[] = {
    {"text", ValueType::text},     {"date", ValueType::date},   {"quarter", ValueType::quarter},
    {"number", ValueType::number}, {"money", ValueType::money}, {"percent", ValueType::percent},
    {"code", ValueType::code},     {"list", ValueType::list}};
constexpr std::pair<std::string_view, BodyReader> k_readers[] = {{"title", BodyReader::title},
                                                                 {"title_company", BodyReader::title_company},
                                                                 {"title_level", BodyReader::title_level},
                                                                 {"dna_line", BodyReader::dna_line},
                                                                 {"level_mapping", BodyReader::level_mapping},
                                                                 {"sources", BodyReader::sources}};

template <typename Pairs>
std::vector<std::string_view> names_of(const Pairs& pairs) {
  std::vector<std::string_view> names;
  for (const auto& pair : pairs) names.push_back(pair.first);
  return names;
}

class Reader : Wants {
 public:
  Reader(Model::Impl& model, std::vector<yaml::Mistake>& mistakes) : Wants(mistakes), model_(&model) {}

  void read(const yaml::Node& root) {
    if (!want_map(root, "the model")) return;
    check_keys(root, std::array<std::string_view, 3>{"guide", "row", "order"}, "the model");
    for (const EntityKind kind : {EntityKind::guide, EntityKind::row}) {
      const yaml::Entry* entry = root.find(to_string(kind));
      if (entry == nullptr) {
        add(root.span, fmt::format("the model lacks \"{}\"", to_string(kind)));
      } else if (want_map(entry->value, to_string(kind))) {
        kind == EntityKind::guide ? read_guide(entry->value) : read_row(entry->value);
      }
    }
  }

 private:
  void read_guide(const yaml::Node& guide) {
    check_keys(guide, std::array<std::string_view, 2>{"path", "fields"}, "guide");
    read_fields(guide, EntityKind::guide);
    if (const yaml::Entry* path = guide.find("path")) read_path(path->value);
  }

  void read_path(const yaml::Node& node) {
    const auto form = text(node, "path");
    if (!form) return;
    for (const std::string_view part : base::split(*form, '/')) {
      const std::size_t open = part.find('{');
      const std::size_t close = part.find('}');
      if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
        add(node.span, fmt::format("\"{}\" in path names no field", part),
            "each component is one field in braces, like `{role}.md`");
        continue;
      }
      const std::string_view name = part.substr(open + 1, close - open - 1);
      if (!is_field(EntityKind::guide, name)) {
        add(node.span, fmt::format("path names the unknown field \"{}\"", name),
            did_you_mean(name, field_names(EntityKind::guide)));
      }
      model_->path.push_back({.prefix = std::string(part.substr(0, open)),
                              .field = std::string(name),
                              .suffix = std::string(part.substr(close + 1))});
    }
  }

  void read_row(const yaml::Node& row) {
    check_keys(row, std::array<std::string_view, 4>{"each", "key", "columns", "fields"}, "row");
    if (const yaml::Entry* each = row.find("each"); each != nullptr && want_map(each->value, "each"))
      read_each(each->value);
    read_fields(row, EntityKind::row);
    if (const yaml::Entry* key = row.find("key")) {
      if (const auto index = field_named(EntityKind::row, key->value, "key")) model_->row_key = *index;
    }
    order_columns(row.find("columns"));
    const EntityDef& entity = model_->of(EntityKind::row);
    for (std::size_t index = 0; index < entity.fields.size(); ++index) {
      if (entity.compiled[index].type == ValueType::code && !model_->currency) model_->currency = index;
      if (entity.compiled[index].type != ValueType::money) continue;
      if (entity.fields[index].name == "signing") model_->signing = index;
      if (entity.fields[index].name == "total") model_->total = index;
    }
  }

  void read_each(const yaml::Node& each) {
    check_keys(each, std::array<std::string_view, 3>{"front", "body", "required"}, "each");
    if (const yaml::Entry* front = each.find("front")) {
      if (const auto key = text(front->value, "front")) model_->compensation = std::string(*key);
    }
    if (const yaml::Entry* body = each.find("body")) {
      const auto reader = text(body->value, "body");
      if (reader && *reader != "compensation_table")
        add(body->value.span, fmt::format("unknown reader \"{}\"", *reader), "known: compensation_table");
    }
    if (const yaml::Entry* required = each.find("required"))
      model_->compensation_required = flag(required->value, "required");
  }

  // Columns are taken in the order of `columns`, then in that of the fields.
  void order_columns(const yaml::Entry* order) {
    EntityDef& entity = model_->of(EntityKind::row);
    std::vector<std::size_t> indexes;
    if (order != nullptr) {
      if (order->value.kind != yaml::Kind::sequence) add(order->value.span, "columns must be a list");
      for (const yaml::Node& item : order->value.items) {
        if (const auto index = field_named(EntityKind::row, item, "columns")) indexes.push_back(*index);
      }
    }
    for (std::size_t index = 0; index < entity.fields.size(); ++index) indexes.push_back(index);
    std::vector<std::string_view> sources;
    for (const std::size_t index : indexes) {
      const FieldDef& field = entity.fields[index];
      if (field.column.empty() || index == model_->symbol_field) continue;
      const auto same = std::find(sources.begin(), sources.end(), field.column);
      if (same != sources.end()) {
        auto& fields = model_->columns[static_cast<std::size_t>(same - sources.begin())].fields;
        if (std::find(fields.begin(), fields.end(), index) == fields.end()) fields.push_back(index);
        continue;
      }
      auto pattern = Pattern::compile(field.column);
      if (!pattern) {
        add(field.place, fmt::format("column of {} is not a pattern: {}", field.name, pattern.error()));
        continue;
      }
      sources.push_back(field.column);
      model_->columns.push_back({.pattern = std::move(*pattern), .fields = {index}});
    }
  }

  void read_fields(const yaml::Node& owner, EntityKind kind) {
    EntityDef& entity = model_->of(kind);
    const yaml::Entry* fields = owner.find("fields");
    if (fields == nullptr) {
      add(owner.span, fmt::format("{} lacks \"fields\"", to_string(kind)));
      return;
    }
    if (!want_map(fields->value, "fields")) return;
    entity.fields.reserve(fields->value.entries.size());  // names are viewed by the index
    for (const yaml::Entry& entry : fields->value.entries) {
      if (fields->value.find(entry.key) != &entry) {
        add(entry.key_span, fmt::format("field \"{}\" stands twice in {}", entry.key, to_string(kind)));
      } else if (want_map(entry.value, fmt::format("field {}", entry.key))) {
        read_field(entry, kind);
      }
    }
    std::uint32_t number = 0;
    for (const FieldDef& field : entity.fields) {
      entity.index.emplace(field.name, number++);
      for (const BuiltIn& built_in : built_ins(kind)) {
        if (built_in.name == field.name)
          add(field.place, fmt::format("{} is a built-in field of {}", field.name, to_string(kind)));
      }
    }
    for (std::size_t index = 0; index < entity.fields.size(); ++index) {
      CompiledField& compiled = entity.compiled[index];
      for (const std::string& key : entity.fields[index].front) compiled.keys.push_back(base::split(key, '.'));
      for (const std::string& word : entity.fields[index].allowed) compiled.allowed.push_back(word);
    }
    if (kind == EntityKind::row) read_currency_columns();
  }

  void read_field(const yaml::Entry& entry, EntityKind kind) {
    constexpr std::array<std::string_view, 7> k_keys = {"front", "type", "required", "body", "column", "prefer", "is"};
    const yaml::Node& node = entry.value;
    check_keys(node, k_keys, fmt::format("field {}", entry.key));
    FieldDef field = {.name = std::string(entry.key), .place = entry.key_span};
    CompiledField compiled;
    if (const yaml::Entry* front = node.find("front")) {
      for (const std::string_view key : texts(front->value, "front")) field.front.emplace_back(key);
    }
    if (const yaml::Entry* type = node.find("type")) read_type(type->value, field, compiled);
    if (const yaml::Entry* required = node.find("required")) field.required = flag(required->value, "required");
    if (const yaml::Entry* body = node.find("body")) read_body(body->value, kind, field, compiled);
    if (const yaml::Entry* column = node.find("column")) read_column(column->value, kind, field);
    if (const yaml::Entry* prefer = node.find("prefer")) {
      const auto side = text(prefer->value, "prefer");
      if (side && *side != "body") add(prefer->value.span, fmt::format("prefer must be body, not \"{}\"", *side));
      field.prefer_body = true;
    }
    if (const yaml::Entry* is = node.find("is")) {
      if (const auto source = text(is->value, "is")) {
        field.is = std::string(*source);
        field.place = is->value.span;
      }
      if (!field.front.empty() || !field.body.empty())
        add(is->value.span, fmt::format("{} is worked out, so it has neither front nor column", entry.key));
    } else if (node.find("type") == nullptr) {
      add(entry.key_span, fmt::format("field {} lacks its type", entry.key));
    }
    const bool ended = compiled.type == ValueType::money || compiled.type == ValueType::percent;
    if (field.front.size() > (ended ? 2U : 1U)) {
      add(node.find("front")->value.span,
          ended ? "a range has a low and a high key" : "only money and percent have two keys");
      field.front.resize(ended ? 2 : 1);
    }
    field.type = type_of(compiled.type);
    model_->of(kind).fields.push_back(std::move(field));
    model_->of(kind).compiled.push_back(std::move(compiled));
  }

  void read_type(const yaml::Node& node, FieldDef& field, CompiledField& compiled) {
    if (node.kind == yaml::Kind::sequence) {
      compiled.type = ValueType::words;
      for (const std::string_view word : texts(node, "type")) field.allowed.emplace_back(word);
      if (field.allowed.empty()) add(node.span, "an enumeration has at least one word");
      return;
    }
    const auto name = text(node, "type");
    if (!name) return;
    for (const auto& [word, type] : k_types) {
      if (word == *name) {
        compiled.type = type;
        return;
      }
    }
    add(node.span, fmt::format("unknown type \"{}\"", *name), did_you_mean(*name, names_of(k_types)));
  }

  void read_body(const yaml::Node& node, EntityKind kind, FieldDef& field, CompiledField& compiled) {
    const auto name = text(node, "body");
    if (!name) return;
    if (kind == EntityKind::row) {
      add(node.span, "a field of the table has a column, not a body");
      return;
    }
    for (const auto& [word, reader] : k_readers) {
      if (word != *name) continue;
      const bool is_list = reader == BodyReader::sources;
      if (is_list != (compiled.type == ValueType::list))
        add(node.span, fmt::format("{} reads {}", word, is_list ? "a list" : "text"));
      compiled.reader = reader;
      field.body = std::string(word);
      return;
    }
    add(node.span, fmt::format("unknown reader \"{}\"", *name), did_you_mean(*name, names_of(k_readers)));
  }

  void read_column(const yaml::Node& node, EntityKind kind, FieldDef& field) {
    const auto pattern = text(node, "column");
    if (!pattern) return;
    if (kind == EntityKind::guide) {
      add(node.span, "only fields of row have a column");
      return;
    }
    field.column = std::string(*pattern);
    field.body = "column";
    field.place = node.span;
  }

  // symbol(base ?? total): the sign before the amounts of these columns.
  void read_currency_columns() {
    EntityDef& entity = model_->of(EntityKind::row);
    for (std::size_t index = 0; index < entity.fields.size(); ++index) {
      std::string_view source = entity.fields[index].column;
      if (source.substr(0, 7) != "symbol(" || source.back() != ')') continue;
      model_->symbol_field = index;
      if (entity.compiled[index].type != ValueType::code) add(entity.fields[index].place, "symbol() reads a code");
      source = source.substr(7, source.size() - 8);
      while (!source.empty()) {
        const std::size_t next = source.find("??");
        const std::string_view name = base::trim(source.substr(0, next));
        source = next == std::string_view::npos ? std::string_view() : source.substr(next + 2);
        const auto found = entity.index.find(name);
        if (found == entity.index.end() || entity.compiled[found->second].type != ValueType::money) {
          add(entity.fields[index].place, fmt::format("symbol() needs fields of money, not \"{}\"", name),
              did_you_mean(name, field_names(EntityKind::row)));
        } else {
          model_->currency_of.push_back(found->second);
        }
      }
    }
  }

  bool is_field(EntityKind kind, std::string_view name) const { return model_->of(kind).index.count(name) != 0; }

  std::vector<std::string_view> field_names(EntityKind kind) const {
    std::vector<std::string_view> names;
    for (const FieldDef& field : model_->of(kind).fields) names.push_back(field.name);
    return names;
  }

  std::optional<std::size_t> field_named(EntityKind kind, const yaml::Node& node, std::string_view what) {
    const auto name = text(node, what);
    if (!name) return std::nullopt;
    const auto found = model_->of(kind).index.find(*name);
    if (found != model_->of(kind).index.end()) return found->second;
    add(node.span, fmt::format("unknown field \"{}\"", *name), did_you_mean(*name, field_names(kind)));
    return std::nullopt;
  }

  Model::Impl* model_;
};

}  // namespace

namespace {

// Entity, `fields`, field: what stands below is replaced as a whole.
constexpr int k_merged_levels = 3;

}  // namespace

tl::expected<std::unique_ptr<Model>, std::vector<yaml::Mistake>> Model::read(const text::SourceFile& file,
                                                                             const text::SourceFile* overlay) {
  std::unique_ptr<Model> model(new Model());
  std::vector<yaml::Mistake> mistakes;
  yaml::Document document = yaml::parse(file.text());
  const yaml::Document more = overlay == nullptr ? yaml::Document() : yaml::parse(overlay->text());
  for (const yaml::Document* read : {&std::as_const(document), &more}) {
    for (const yaml::Problem& problem : read->problems)
      mistakes.push_back({.span = problem.span, .message = problem.message, .help = {}});
  }
  if (more.has_content) yaml::lay_over(document.root, more.root, k_merged_levels);
  if (mistakes.empty()) {
    Impl& impl = *model->impl_;
    Reader reader(impl, mistakes);
    reader.read(document.root);
    // An overlay that takes a key away need not repeat the order
    read_front_order(impl, document.root, more.has_content && more.root.find("order") == nullptr, mistakes);
    for (std::size_t at = 0; at < k_entity_kinds; ++at) {
      const auto kind = static_cast<EntityKind>(at);
      std::uint32_t number = k_built_in;
      for (const BuiltIn& built_in : built_ins(kind)) impl.of(kind).index.emplace(built_in.name, number++);
      impl.scopes[at].emplace(impl, kind);
    }
    compile_derived(impl, mistakes);
    const EntityDef &guide = impl.of(EntityKind::guide), &row = impl.of(EntityKind::row);
    impl.guide_keys = make_known_keys(guide.fields, guide.compiled, impl.compensation);
    impl.row_keys = make_known_keys(row.fields, row.compiled, {});
  }
  if (!mistakes.empty()) return tl::unexpected(std::move(mistakes));
  return model;
}

}  // namespace guidelint::model
