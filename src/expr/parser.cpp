#include "expr/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/strings.h"
#include "expr/lexer.h"

namespace guidelint::expr {
namespace {

enum Level : int { k_or = 1, k_and, k_not, k_compare, k_coalesce, k_range, k_sum, k_product, k_unary };

struct Infix {
  std::string_view symbol;
  int level;
  Form form;
  Op op = Op::equal;
};

constexpr std::array<Infix, 17> k_infixes = {{
    {"or", k_or, Form::logical_or},
    {"and", k_and, Form::logical_and},
    {"==", k_compare, Form::compare, Op::equal},
    {"!=", k_compare, Form::compare, Op::unequal},
    {"<", k_compare, Form::compare, Op::less},
    {"<=", k_compare, Form::compare, Op::less_equal},
    {">", k_compare, Form::compare, Op::greater},
    {">=", k_compare, Form::compare, Op::greater_equal},
    {"in", k_compare, Form::compare, Op::in},
    {"~", k_compare, Form::compare, Op::match},
    {"!~", k_compare, Form::compare, Op::no_match},
    {"??", k_coalesce, Form::coalesce},
    {"..", k_range, Form::range},
    {"+", k_sum, Form::add},
    {"-", k_sum, Form::subtract},
    {"*", k_product, Form::multiply},
    {"/", k_product, Form::divide},
}};

constexpr std::array<std::string_view, 5> k_operator_words = {"and", "or", "not", "in", "within"};

bool is_operator_word(std::string_view word) {
  return std::ranges::find(k_operator_words, word) != k_operator_words.end();
}

class Parser {
 public:
  Parser(std::string_view source, text::Offset base, Tokens tokens, Program& program)
      : source_(source), base_(base), tokens_(std::move(tokens)), program_(program) {}

  tl::expected<Node*, Mistake> run() {
    Node* root = expression(k_or);
    // A text that is no token is the cause of whatever the parser missed behind it.
    if (tokens_.mistake) return tl::unexpected(std::move(*tokens_.mistake));
    if (root != nullptr && peek().kind != TokenKind::end) unexpected();
    if (mistake_) return tl::unexpected(std::move(*mistake_));
    return root;
  }

 private:
  [[nodiscard]] const Token& peek(std::size_t ahead = 0) const {
    return tokens_.list[std::min(at_ + ahead, tokens_.list.size() - 1)];
  }
  Token next() {
    const Token token = peek();
    if (at_ + 1 < tokens_.list.size()) ++at_;
    return token;
  }
  bool skip(std::string_view word) {
    if (!peek().is(word)) return false;
    next();
    return true;
  }

  Node* fail(text::Offset begin, text::Offset end, std::string message, std::string help = {}) {
    if (!mistake_) {
      mistake_ = Mistake{.span = {base_ + begin, base_ + end}, .message = std::move(message), .help = std::move(help)};
    }
    return nullptr;
  }
  Node* unexpected() {
    const Token& token = peek();
    if (token.kind == TokenKind::end) return fail(token.begin, token.end, "the expression ends too early");
    const std::string_view written = source_.substr(token.begin, token.end - token.begin);
    return fail(token.begin, token.end, fmt::format("unexpected `{}`", written),
                token.is("=") ? "did you mean `==`?" : "");
  }
  bool expect(std::string_view symbol) {
    if (skip(symbol)) return true;
    const Token& token = peek();
    fail(token.begin, token.end, fmt::format("expected `{}` here", symbol));
    return false;
  }

  Node* make(Form form, text::Offset begin, text::Offset end, std::vector<Node*> children = {}) {
    int depth = 1;
    for (const Node* child : children) depth = std::max(depth, child->depth + 1);
    if (depth > k_max_depth) return fail(begin, end, "the expression is nested too deeply");
    Node& node = program_.nodes.emplace_back();
    node.form = form;
    node.depth = static_cast<std::uint8_t>(depth);
    node.children = std::move(children);
    place(node, begin, end);
    return &node;
  }
  void place(Node& node, text::Offset begin, text::Offset end) const {
    node.span = {base_ + begin, base_ + end};
    node.source = source_.substr(begin, end - begin);
  }
  [[nodiscard]] text::Offset begin_of(const Node* node) const { return node->span.begin - base_; }
  [[nodiscard]] text::Offset end_of(const Node* node) const { return node->span.end - base_; }

  Node* expression(int level) {
    if (++nesting_ > k_max_depth) {
      return fail(peek().begin, peek().end, "the expression is nested too deeply");
    }
    Node* left = prefix(level);
    while (left != nullptr) {
      const auto* const infix = std::ranges::find_if(
          k_infixes, [this, level](const Infix& each) { return each.level >= level && peek().is(each.symbol); });
      if (infix == k_infixes.end()) break;
      left = infix->form == Form::compare ? comparison(left, infix->op) : binary(left, *infix);
    }
    --nesting_;
    return left;
  }

  Node* binary(Node* left, const Infix& infix) {
    next();
    Node* right = expression(infix.level + 1);
    if (right == nullptr) return nullptr;
    return make(infix.form, begin_of(left), end_of(right), {left, right});
  }

  Node* comparison(Node* left, Op op) {
    const Token token = next();
    if (left->form == Form::compare && left == last_comparison_) {
      return fail(token.begin, token.end, "comparisons do not chain", "join two of them with `and`");
    }
    Node* right = expression(k_compare + 1);
    if (right == nullptr) return nullptr;
    Node* node = make(Form::compare, begin_of(left), end_of(right), {left, right});
    if (node == nullptr) return nullptr;
    node->op = op;
    if (skip("within") && !tolerance(*node)) return nullptr;
    last_comparison_ = node;
    return node;
  }

  bool tolerance(Node& node) {
    if (peek().is("rounding")) {
      const Token token = next();
      node.rounding = true;
      place(node, begin_of(&node), token.end);
      return true;
    }
    node.tolerance = expression(k_range);
    if (node.tolerance == nullptr) return false;
    place(node, begin_of(&node), end_of(node.tolerance));
    return true;
  }

  Node* prefix(int level) {
    const Token token = peek();
    if (token.is("not")) {
      if (level > k_not) return fail(token.begin, token.end, "`not` needs parentheses here");
      next();
      Node* child = expression(k_not);
      return child == nullptr ? nullptr : make(Form::logical_not, token.begin, end_of(child), {child});
    }
    if (token.is("-") || token.is("+")) {
      next();
      Node* child = expression(k_unary);
      if (child == nullptr) return nullptr;
      if (token.is("-")) return make(Form::negate, token.begin, end_of(child), {child});
      place(*child, token.begin, end_of(child));
      return child;
    }
    return postfix(primary());
  }

  Node* postfix(Node* node) {
    while (node != nullptr && peek().is(".")) {
      next();
      const Token token = next();
      if (token.kind != TokenKind::name) return fail(token.begin, token.end, "expected a name after the point");
      Node* outer = make(Form::accessor, begin_of(node), token.end, {node});
      if (outer != nullptr) outer->name = token.text;
      node = outer;
    }
    return node;
  }

  Node* primary() {
    const Token token = peek();
    if (token.is("(")) return parenthesis();
    if (token.is("[")) return list();
    if (token.kind == TokenKind::name) {
      if (is_operator_word(token.text)) return unexpected();
      return peek(1).is("(") ? call() : name();
    }
    if (token.kind == TokenKind::symbol || token.kind == TokenKind::end) return unexpected();
    return literal();
  }

  Node* parenthesis() {
    const Token open = next();
    Node* node = expression(k_or);
    if (node == nullptr) return nullptr;
    const text::Offset end = peek().end;
    if (!expect(")")) return nullptr;
    place(*node, open.begin, end);
    if (node == last_comparison_) last_comparison_ = nullptr;
    return node;
  }

  Node* list() {
    const Token open = next();
    std::vector<Node*> items;
    while (!peek().is("]")) {
      if (!items.empty() && !expect(",")) return nullptr;
      Node* item = expression(k_or);
      if (item == nullptr) return nullptr;
      items.push_back(item);
    }
    const Token close = next();
    return make(Form::list, open.begin, close.end, std::move(items));
  }

  Node* call() {
    const Token function = next();
    next();
    std::vector<Node*> arguments;
    std::vector<Node::Named> named;
    while (!peek().is(")")) {
      if (!arguments.empty() || !named.empty()) {
        if (!expect(",")) return nullptr;
      }
      const Token token = peek();
      const bool has_name = token.kind == TokenKind::name && peek(1).is("=");
      if (has_name) {
        next();
        next();
      }
      Node* argument = expression(k_or);
      if (argument == nullptr) return nullptr;
      if (has_name) {
        named.push_back({token.text, {base_ + token.begin, base_ + token.end}, argument});
      } else {
        arguments.push_back(argument);
      }
    }
    const Token close = next();
    Node* node = make(Form::call, function.begin, close.end, std::move(arguments));
    if (node == nullptr) return nullptr;
    node->name = function.text;
    node->named = std::move(named);
    return node;
  }

  Node* name() {
    const Token first = next();
    if (first.text == "true" || first.text == "false") {
      Node* node = make(Form::constant, first.begin, first.end);
      if (node != nullptr) node->value = make_boolean(first.text == "true");
      return node;
    }
    std::vector<std::string_view> parts = {first.text};
    text::Offset end = first.end;
    while (peek().is(".") && peek(1).kind == TokenKind::name) {
      next();
      const Token part = next();
      parts.push_back(part.text);
      end = part.end;
    }
    Node* node = make(Form::name, first.begin, end);
    if (node == nullptr) return nullptr;
    node->parts = std::move(parts);
    return node;
  }

  Node* literal() {
    const Token token = next();
    Node* node = make(Form::constant, token.begin, token.end);
    if (node == nullptr) return nullptr;
    node->value = make_number(token.number);
    if (token.kind == TokenKind::percent) node->value.type.kind = Kind::percent;
    if (token.kind == TokenKind::date) node->value.type.kind = Kind::date;
    if (token.kind == TokenKind::duration) node->value.type.kind = Kind::duration;
    if (token.kind == TokenKind::quarter) node->value.type.kind = Kind::quarter;
    if (token.kind == TokenKind::text) node->value = make_text(token.text);
    return node;
  }

  std::string_view source_;
  text::Offset base_;
  Tokens tokens_;
  Program& program_;
  std::size_t at_ = 0;
  int nesting_ = 0;
  const Node* last_comparison_ = nullptr;  // one that is not in parentheses
  std::optional<Mistake> mistake_ = {};
};

}  // namespace

std::string_view to_string(Op op) {
  switch (op) {
    case Op::equal:
      return "==";
    case Op::unequal:
      return "!=";
    case Op::less:
      return "<";
    case Op::less_equal:
      return "<=";
    case Op::greater:
      return ">";
    case Op::greater_equal:
      return ">=";
    case Op::in:
      return "in";
    case Op::match:
      return "~";
    case Op::no_match:
      return "!~";
  }
  return "";
}

tl::expected<Node*, Mistake> parse_expression(std::string_view source, text::Offset base, Program& program) {
  return Parser(source, base, scan_tokens(source, base), program).run();
}

}  // namespace guidelint::expr
