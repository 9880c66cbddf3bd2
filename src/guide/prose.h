// The pieces of prose every guide has: title, summary line, level mapping, sources, strategy.
//
//   title      "### Role | Company Global Negotiation Guide", "### Role — Company Salary Negotiation Guide",
//              "# Role - Company Negotiation Guide";
//              with "— SIGNATURE ROLE" or "| **SIGNATURE ROLE**" after it, or "# SIGNATURE ROLE" before it
//   summary    "**Negotiation DNA:** text", "**Negotiation DNA**: text"
//   levels     "**Level Mapping:** A = B = C", or under such a label or heading a table, else bullets, else a paragraph
//   sources    the items ("- x", "1. x", "[1] x") under "Evidence & Sources"
//   strategy   "> **Negotiate Up Strategy:** text", one or more; else the section of that name
//
// Texts keep their emphasis and code spans, as front matter does ("`NYSE: X` `Fintech`"); only quote marks, line ends
// and labels go. The forms and how often each occurs: 4,466 guides, November 2026. The first of several counts.
//
// Units     spans are offsets into SourceFile::text().
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "guide/guide.h"
#include "guide/sections.h"

namespace guidelint::guide {

std::optional<Title> find_title(const Blocks& blocks, std::string_view text);
Title parse_title(std::string_view heading, text::Offset base);

std::optional<Prose> find_summary(const std::vector<Section>& sections, std::string_view text);
std::optional<Prose> find_level_mapping(const std::vector<Section>& sections, const Blocks& blocks,
                                        std::string_view text);
std::optional<Prose> find_strategy(const std::vector<Section>& sections, const Blocks& blocks, std::string_view text);

const Section* find_sources(const std::vector<Section>& sections);
std::vector<Item> source_items(const Section& section, const Blocks& blocks, std::string_view text);

}  // namespace guidelint::guide
