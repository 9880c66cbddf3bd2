// A guide as it is written: blocks, tables, prose, asks and money all lie in the text and show what they say.
#include "fuzz/target.h"
#include "fuzz/world.h"
#include "guide/guide.h"
#include "model/bind.h"

namespace guidelint::fuzz {
namespace {

void require_table(const guide::Table& table, std::string_view text, text::Span whole) {
  require_within(table.span, whole, "a table");
  require_within(table.delimiter, table.span, "a delimiter row");
  const auto check_row = [&](const guide::TableRow& row) {
    require_within(row.span, table.span, "a row");
    for (const guide::Cell& cell : row.cells) {
      require_within(cell.span, row.span, "a cell");
      require(text.substr(cell.span.begin, cell.span.size()) == cell.text, "the cell as written", cell.text);
    }
  };
  check_row(table.header);
  for (const guide::TableRow& row : table.rows) check_row(row);
}

// Every value of every entity, with its places in the file.
void require_values(const model::Bound& bound, text::Span file) {
  const model::Model& model = bound.model();
  for (std::size_t kind = 0; kind < model::k_entity_kinds; ++kind) {
    const auto each = static_cast<model::EntityKind>(kind);
    const expr::Scope& scope = model.scope(each);
    for (std::size_t i = 0; i < bound.count(each) && i < 200; ++i) {
      require_within(bound.place(each, i), file, "the place of an entity");
      require(!bound.label(each, i).empty(), "a label");
      for (const std::string_view name : scope.names()) {
        const auto field = scope.find(std::span(&name, 1));
        if (!field) continue;
        const expr::Value value = bound.entity(each, i).get(field->id);
        for (const expr::End& end : value.ends) require_within(end.span, file, name);
      }
    }
  }
}

void run(std::string_view input) {
  const auto source = text::SourceFile::from_string("research/acme/role.md", std::string(input));
  const guide::Guide guide = guide::build(*source);
  const std::string_view text = source->text();
  const text::Span whole{0, static_cast<text::Offset>(text.size())};

  require_within(guide.front.span, whole, "the front matter");
  require_within(guide.body, whole, "the body");
  text::Offset last = 0;
  for (const guide::Block& block : guide.blocks.blocks) {
    require_within(block.span, guide.body, "a block");
    require_within(block.content, block.span, "the content of a block");
    require(block.span.begin >= last, "blocks in order of place");
    last = block.span.begin;
    require(block.kind != guide::BlockKind::table || block.table < guide.blocks.tables.size(), "a table of the list");
  }
  for (const guide::Table& table : guide.blocks.tables) require_table(table, text, whole);
  for (const auto* prose : {&guide.summary, &guide.level_mapping, &guide.strategy}) {
    if (*prose) require_within((*prose)->span, whole, (*prose)->text);
  }
  if (guide.title) require_within(guide.title->span, whole, "the title");
  for (const guide::Item& item : guide.sources) require_within(item.span, whole, item.text);

  const model::Bound bound(guide, shipped_rules().model());
  require_values(bound, {0, static_cast<text::Offset>(source->raw().size())});
}

}  // namespace

extern const Target body{.name = "body", .run = run};

}  // namespace guidelint::fuzz
