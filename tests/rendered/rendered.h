// Markdown as cmark-gfm reads it, with GitHub's extensions: what a page of it has boxes, headings, links and HTML of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace guidelint::judge {

struct Box {
  int depth = 1;  // lists around it
  bool ticked = false;
  bool operator==(const Box&) const = default;
};

struct Rendered {
  std::vector<Box> boxes = {};             // of task lists, in order
  std::vector<std::string> headings = {};  // their text, code included
  std::vector<std::string> links = {};     // addresses of links and pictures, autolinks included
  std::vector<std::string> html = {};      // raw HTML, line by line
  std::string text = {};  // outside of code, links and HTML; a line break between nodes that touch none
  int others = 0;         // pictures, tables, rules, footnotes, quotes, strikethrough, blocks of code
};

Rendered rendered(std::string_view markdown);

}  // namespace guidelint::judge
