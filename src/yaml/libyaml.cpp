#include "yaml/libyaml.h"

#include <fmt/format.h>
#include <yaml.h>

#include <algorithm>
#include <string>
#include <utility>

#include "yaml/explain.h"
#include "yaml/parse.h"
#include "yaml/places.h"

namespace guidelint::yaml {
namespace {

constexpr std::size_t k_max_problems = 50;      // of aliases, anchors and tags; a hostile file is made of them
constexpr std::size_t k_max_directives = 1000;  // libyaml compares each %TAG with all before it

std::string_view words(const char* text) { return text == nullptr ? std::string_view() : text; }

Node make_node(Kind kind, text::Span span) {
  Node node;
  node.kind = kind;
  node.span = span;
  return node;
}

// A collection that is being read.
struct Frame {
  Node node;
  bool is_flow = false;
  bool has_key = false;
  std::string_view key = {};
  text::Span key_span = {};
};

class Reader {
 public:
  Reader(std::string_view text, text::Offset base) : text_(text), base_(base), places_(text) {}

  Document run() {
    const auto cleaned = clean(text_);
    for (const text::Span place : cleaned.places) {
      add(ProblemKind::syntax, place, "a control character or an unreadable byte; YAML allows none");
    }
    if (has_many_directives()) {
      add(ProblemKind::syntax, {0, 1}, "too many lines begin with \"%\"");
      return std::move(document_);
    }
    const std::string_view input = cleaned.text.empty() ? text_ : std::string_view(cleaned.text);
    if (yaml_parser_initialize(&parser_) == 0) {
      add(ProblemKind::syntax, {0, 0}, "out of memory");
      return std::move(document_);
    }
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(input.data()), input.size());
    read_all();
    yaml_parser_delete(&parser_);
    while (!open_.empty()) close(open_.back().node.span.end);
    if (more_ > 0) add(ProblemKind::alias, {0, 0}, fmt::format("{} more anchors, aliases and tags", more_));
    shift();
    return std::move(document_);
  }

 private:
  [[nodiscard]] bool has_many_directives() const {
    std::size_t count = 0;
    for (auto at = text_.find('%'); at != std::string_view::npos; at = text_.find('%', at + 1)) {
      const bool begins_line = at == 0 || text_[at - 1] == '\n' || text_[at - 1] == '\r';
      if (begins_line && ++count > k_max_directives) return true;
    }
    return false;
  }

  void read_all() {
    for (;;) {
      yaml_event_t event;
      if (yaml_parser_parse(&parser_, &event) == 0) {
        complain();
        return;
      }
      const bool goes_on = take(event);
      yaml_event_delete(&event);
      if (!goes_on) return;
    }
  }

  bool take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_STREAM_END_EVENT:
      case YAML_NO_EVENT:
        return false;
      case YAML_DOCUMENT_START_EVENT:
        if (std::exchange(in_document_, true)) {
          add(ProblemKind::syntax, span_of(event), "a second YAML document begins here; only the first is read");
          return false;
        }
        return true;
      case YAML_ALIAS_EVENT: {
        const text::Span span = span_of(event);
        refuse(ProblemKind::alias, span, "an alias ({}) cannot be used here; write the value out, or quote it",
               slice(span));
        attach(make_node(Kind::alias, span));
        return true;
      }
      case YAML_SCALAR_EVENT:
        take_scalar(event);
        return true;
      case YAML_SEQUENCE_START_EVENT:
        return open(event, Kind::sequence, event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
      case YAML_MAPPING_START_EVENT:
        return open(event, Kind::map, event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        close(open_.back().is_flow ? span_of(event).end : open_.back().node.span.end);
        return true;
      default:
        return true;
    }
  }

  void take_scalar(const yaml_event_t& event) {
    const auto& data = event.data.scalar;
    const std::string_view value(reinterpret_cast<const char*>(data.value), data.length);
    Node node = make_node(Kind::scalar, skip_properties(span_of(event)));
    node.quoted = data.style != YAML_PLAIN_SCALAR_STYLE;
    if (data.style == YAML_LITERAL_SCALAR_STYLE || data.style == YAML_FOLDED_SCALAR_STYLE) {
      const auto last = slice(node.span).find_last_not_of(" \t\r\n");  // libyaml's end is where the next thing begins
      node.span.end = node.span.begin + static_cast<text::Offset>(last + 1);
    } else if (node.quoted) {
      last_quoted_ = node.span;
    }
    node.scalar = keep(value, node);
    if (node.quoted || !value.empty()) document_.has_content = true;
    if (!node.quoted && value.empty()) node.span = absent_span(node.span);
    attach(std::move(node));
  }

  // The scalar as a view: of the text where that says the same.
  std::string_view keep(std::string_view value, const Node& node) {
    std::string_view written = slice(node.span);
    if (node.quoted && written.size() >= 2) written = written.substr(1, written.size() - 2);
    if (written == value) return written;
    return document_.pool.emplace_back(value);
  }

  // An absent value stands right after its colon; libyaml puts some at the next token.
  [[nodiscard]] text::Span absent_span(text::Span given) const {
    if (open_.empty() || open_.back().node.kind != Kind::map || !open_.back().has_key)
      return {given.begin, given.begin};
    const auto place = after_colon(open_.back().key_span);
    return {place, place};
  }

  [[nodiscard]] text::Offset after_colon(text::Span key) const {
    const auto next = text_.find_first_not_of(" \t", key.end);
    return next != std::string_view::npos && text_[next] == ':' ? static_cast<text::Offset>(next + 1) : key.end;
  }

  // Behind `&name` and `!tag`, each of which is a problem.
  text::Span skip_properties(text::Span span) {
    while (span.size() > 0 && (text_[span.begin] == '&' || text_[span.begin] == '!')) {
      const bool is_anchor = text_[span.begin] == '&';
      const auto end = std::min<std::size_t>(text_.find_first_of(" \t\r\n,[]{}", span.begin), span.end);
      const text::Span property{span.begin, static_cast<text::Offset>(end)};
      if (is_anchor) {
        refuse(ProblemKind::alias, property, "an anchor ({}) cannot be used here; leave it out, or quote the value",
               slice(property));
      } else {
        refuse(ProblemKind::syntax, property, "a tag ({}) means nothing here; leave it out, or quote the value",
               slice(property));
      }
      span.begin = static_cast<text::Offset>(std::min<std::size_t>(text_.find_first_not_of(" \t\r\n", end), span.end));
      if (property.size() == 0) break;
    }
    return span;
  }

  bool open(const yaml_event_t& event, Kind kind, bool is_flow) {
    document_.has_content = true;
    text::Span span = span_of(event);
    if (open_.size() >= static_cast<std::size_t>(k_max_depth)) {
      add(ProblemKind::depth, {span.begin, std::max(span.begin, std::min(span.begin + 1, size()))},
          fmt::format("nested deeper than {} levels; the rest is not read", k_max_depth));
      return false;
    }
    const auto begin = skip_properties({span.begin, size()}).begin;
    Frame frame;
    frame.node = make_node(kind, {begin, std::max(begin, span.end)});
    frame.is_flow = is_flow;
    open_.push_back(std::move(frame));
    return true;
  }

  void close(text::Offset end) {
    Frame frame = std::move(open_.back());
    open_.pop_back();
    if (frame.has_key) {
      const auto place = after_colon(frame.key_span);
      end = std::max(end, place);
      frame.node.entries.push_back({frame.key, frame.key_span, make_node(Kind::scalar, {place, place})});
    }
    frame.node.span.end = std::max(frame.node.span.begin, end);
    attach(std::move(frame.node));
  }

  void attach(Node node) {
    if (open_.empty()) {
      document_.root = std::move(node);
      return;
    }
    Frame& parent = open_.back();
    const text::Offset end = node.span.end;
    if (parent.node.kind == Kind::sequence) {
      parent.node.items.push_back(std::move(node));
    } else if (parent.has_key) {
      parent.node.entries.push_back({parent.key, parent.key_span, std::move(node)});
      parent.has_key = false;
    } else {
      if (node.kind == Kind::sequence || node.kind == Kind::map) {
        refuse(ProblemKind::syntax, node.span, "a {} cannot be a key; quote the value if the brackets belong to it",
               node.kind == Kind::map ? "map" : "list");
      }
      parent.key = node.kind == Kind::scalar ? node.scalar : slice(node.span);
      parent.key_span = node.span;
      parent.has_key = true;
    }
    parent.node.span.end = std::max(parent.node.span.end, end);
  }

  void complain() {
    Complaint complaint{.problem = words(parser_.problem),
                        .context = words(parser_.context),
                        .problem_at = places_.byte_of(parser_.problem_mark.index),
                        .last_quoted = last_quoted_};
    if (!complaint.context.empty()) complaint.context_at = places_.byte_of(parser_.context_mark.index);
    if (parser_.error == YAML_MEMORY_ERROR) complaint.problem = "out of memory";
    document_.problems.push_back(explain(text_, complaint));
  }

  void add(ProblemKind kind, text::Span span, std::string message) {
    document_.problems.push_back({.kind = kind, .span = span, .message = std::move(message)});
  }

  void refuse(ProblemKind kind, text::Span span, const char* format, std::string_view what) {
    if (document_.problems.size() >= k_max_problems) {
      ++more_;
      return;
    }
    add(kind, span, fmt::format(fmt::runtime(format), what));
  }

  text::Span span_of(const yaml_event_t& event) {
    const auto begin = static_cast<text::Offset>(places_.byte_of(event.start_mark.index));
    return {begin, std::max(begin, static_cast<text::Offset>(places_.byte_of(event.end_mark.index)))};
  }
  [[nodiscard]] std::string_view slice(text::Span span) const { return text_.substr(span.begin, span.size()); }
  [[nodiscard]] text::Offset size() const { return static_cast<text::Offset>(text_.size()); }

  // From places in the text to places in the file's text().
  void shift() {
    if (base_ == 0) return;
    const auto move = [this](text::Span& span) { span = {span.begin + base_, span.end + base_}; };
    for (Problem& problem : document_.problems) {
      move(problem.span);
      if (problem.context.size() > 0) move(problem.context);
    }
    std::vector<Node*> todo = {&document_.root};
    while (!todo.empty()) {
      Node& node = *todo.back();
      todo.pop_back();
      move(node.span);
      for (Node& item : node.items) todo.push_back(&item);
      for (Entry& entry : node.entries) {
        move(entry.key_span);
        todo.push_back(&entry.value);
      }
    }
  }

  std::string_view text_;
  text::Offset base_;
  Places places_;
  yaml_parser_t parser_{};
  Document document_{};
  std::vector<Frame> open_;
  text::Span last_quoted_{};
  std::size_t more_ = 0;
  bool in_document_ = false;
};

}  // namespace

Document parse_with_libyaml(std::string_view text, text::Offset base) { return Reader(text, base).run(); }

}  // namespace guidelint::yaml
