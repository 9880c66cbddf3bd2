#include "rendered/rendered.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <array>
#include <memory>

namespace guidelint::judge {
namespace {

std::string text_of(const char* text) { return text == nullptr ? std::string() : text; }

class Walk {
 public:
  Rendered take(cmark_node* document) {
    const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> iter(cmark_iter_new(document), cmark_iter_free);
    for (;;) {
      const cmark_event_type event = cmark_iter_next(iter.get());
      if (event == CMARK_EVENT_DONE) return std::move(page_);
      visit(cmark_iter_get_node(iter.get()), event == CMARK_EVENT_ENTER);
    }
  }

 private:
  void visit(cmark_node* node, bool enters) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LIST) depth_ += enters ? 1 : -1;
    if (type == CMARK_NODE_LINK) links_ += enters ? 1 : -1;
    if (type == CMARK_NODE_HEADING) {
      in_heading_ = enters;
      if (enters) page_.headings.emplace_back();
    }
    if (!enters) return;
    const std::string name = cmark_node_get_type_string(node);
    if (name == "tasklist") {
      page_.boxes.push_back({depth_, cmark_gfm_extensions_get_tasklist_item_checked(node)});
    } else if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
      page_.links.push_back(text_of(cmark_node_get_url(node)));
      if (type == CMARK_NODE_IMAGE) ++page_.others;
    } else if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) {
      add_lines(text_of(cmark_node_get_literal(node)));
    } else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
      const std::string literal = text_of(cmark_node_get_literal(node));
      if (in_heading_) page_.headings.back() += literal;
      if (type == CMARK_NODE_TEXT && links_ == 0) page_.text += literal;
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_PARAGRAPH) {
      page_.text += '\n';
    } else if (type != CMARK_NODE_DOCUMENT && type != CMARK_NODE_LIST && type != CMARK_NODE_ITEM &&
               type != CMARK_NODE_HEADING && type != CMARK_NODE_STRONG) {
      ++page_.others;
    }
  }

  void add_lines(const std::string& html) {
    for (std::size_t begin = 0; begin < html.size();) {
      const auto end = std::min(html.find('\n', begin), html.size());
      const auto first = html.find_first_not_of(' ', begin);
      if (first < end) page_.html.push_back(html.substr(first, end - first));
      begin = end + 1;
    }
  }

  Rendered page_;
  int depth_ = 0, links_ = 0;
  bool in_heading_ = false;
};

}  // namespace

Rendered rendered(std::string_view markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, void (*)(cmark_parser*)> parser(
      cmark_parser_new(CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES), cmark_parser_free);
  for (const char* name : {"table", "strikethrough", "autolink", "tagfilter", "tasklist"})
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  const std::unique_ptr<cmark_node, void (*)(cmark_node*)> document(cmark_parser_finish(parser.get()), cmark_node_free);
  return Walk().take(document.get());
}

}  // namespace guidelint::judge
