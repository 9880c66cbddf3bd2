#include <utility>

#include "guide/front.h"
#include "guide/guide.h"
#include "guide/prose.h"
#include "guide/sections.h"
#include "yaml/parse.h"

namespace guidelint::guide {

Guide build(const text::SourceFile& source) {
  const auto text = source.text();
  Guide guide;
  guide.source = &source;

  auto split = split_front(text);
  guide.front = std::move(split.front);
  guide.body = split.body;
  const auto yaml = guide.front.span;
  if (guide.front.present) guide.front.document = yaml::parse(text.substr(yaml.begin, yaml.size()), yaml.begin);

  guide.blocks = scan_blocks(text.substr(guide.body.begin), guide.body.begin);
  const auto sections = find_sections(guide.blocks, text, guide.body);
  guide.title = find_title(guide.blocks, text);
  guide.summary = find_summary(sections, text);
  guide.level_mapping = find_level_mapping(sections, guide.blocks, text);
  guide.strategy = find_strategy(sections, guide.blocks, text);
  if (const auto* sources = find_sources(sections)) {
    guide.sources_heading = sources->heading;
    guide.sources = source_items(*sources, guide.blocks, text);
  }
  return guide;
}

}  // namespace guidelint::guide
