#include "expr/parser.h"

#include <string>

#include "support/catch.h"

namespace guidelint::expr {
namespace {

// The tree with every operation in parentheses.
std::string drawn(const Node& node) {
  const auto pair = [&node](const std::string& symbol) {
    return "(" + drawn(*node.children[0]) + " " + symbol + " " + drawn(*node.children[1]) + ")";
  };
  switch (node.form) {
    case Form::logical_or:
      return pair("or");
    case Form::logical_and:
      return pair("and");
    case Form::coalesce:
      return pair("??");
    case Form::range:
      return pair("..");
    case Form::add:
      return pair("+");
    case Form::subtract:
      return pair("-");
    case Form::multiply:
      return pair("*");
    case Form::divide:
      return pair("/");
    case Form::logical_not:
      return "(not " + drawn(*node.children[0]) + ")";
    case Form::negate:
      return "(-" + drawn(*node.children[0]) + ")";
    case Form::accessor:
      return drawn(*node.children[0]) + "." + std::string(node.name);
    case Form::compare: {
      std::string text = pair(std::string(to_string(node.op)));
      if (node.rounding) text += "[rounding]";
      if (node.tolerance != nullptr) text += "[" + drawn(*node.tolerance) + "]";
      return text;
    }
    case Form::call: {
      std::string text = std::string(node.name) + "(";
      for (const Node* child : node.children) text += drawn(*child) + ";";
      for (const auto& named : node.named) text += std::string(named.name) + "=" + drawn(*named.value) + ";";
      return text + ")";
    }
    case Form::list: {
      std::string text = "[";
      for (const Node* child : node.children) text += drawn(*child) + ";";
      return text + "]";
    }
    default:
      return std::string(node.source);
  }
}

TEST_CASE("operators bind as the language says, loosest first", "[expr]") {
  struct Case {
    std::string_view source, tree;
  };
  const Case cases[] = {
      {"a or b and c", "(a or (b and c))"},
      {"a and not b == c", "(a and (not (b == c)))"},
      {"not a or b", "((not a) or b)"},
      {"not not a", "(not (not a))"},
      {"a ?? b == c", "((a ?? b) == c)"},
      {"a ?? b * c", "(a ?? (b * c))"},
      {"a ?? b .. c", "(a ?? (b .. c))"},
      {"a + 1 .. b * 2", "((a + 1) .. (b * 2))"},
      {"a - b - c", "((a - b) - c)"},
      {"a / b / c", "((a / b) / c)"},
      {"a + b * c", "(a + (b * c))"},
      {"-a * b", "((-a) * b)"},
      {"- -a", "(-(-a))"},
      {"-a.low", "(-a.low)"},
      {"(a + b) * c", "((a + b) * c)"},
      {"a in b .. c", "(a in (b .. c))"},
      {"a ~ 'x' and b !~ 'y'", "((a ~ 'x') and (b !~ 'y'))"},
      {"a == b within 3%", "(a == b)[3%]"},
      {"a == b within -15%..+30% and c", "((a == b)[((-15%) .. +30%)] and c)"},
      {"a == b within rounding or c", "((a == b)[rounding] or c)"},
      {"f(a, g(b)).high", "f(a;g(b;);).high"},
      {"median(a, by=[path], min=3)", "median(a;by=[path;];min=3;)"},
      {"[a, 'b', 3]", "[a;'b';3;]"},
      {"(a < b) == c", "((a < b) == c)"},
      {"a.b.c", "a.b.c"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.source);
    Program program;
    const auto tree = parse_expression(each.source, 0, program);
    REQUIRE(tree);
    CHECK(drawn(**tree) == each.tree);
  }
}

TEST_CASE("parentheses belong to the source of what they enclose", "[expr]") {
  Program program;
  const auto tree = parse_expression("(a + b) * c", 10, program);
  REQUIRE(tree);
  CHECK((*tree)->source == "(a + b) * c");
  CHECK((*tree)->span == text::Span{10, 21});
  CHECK((*tree)->children[0]->source == "(a + b)");
}

TEST_CASE("syntax errors say what was not expected and where", "[expr]") {
  struct Case {
    std::string_view source, message, help;
    text::Span span;
  };
  const Case cases[] = {
      {"a +", "the expression ends too early", "", {3, 3}},
      {"", "the expression ends too early", "", {0, 0}},
      {"a = b", "unexpected `=`", "did you mean `==`?", {2, 3}},
      {"a < b < c", "comparisons do not chain", "join two of them with `and`", {6, 7}},
      {"a == not b", "`not` needs parentheses here", "", {5, 8}},
      {"(a + b", "expected `)` here", "", {6, 6}},
      {"f(a b)", "expected `,` here", "", {4, 5}},
      {"a b", "unexpected `b`", "", {2, 3}},
      {"f(a).2", "expected a name after the point", "", {5, 6}},
      {"a and or b", "unexpected `or`", "", {6, 8}},
      {"a ~ 'x", "the quote is not closed", "", {4, 6}},
  };
  for (const Case& each : cases) {
    CAPTURE(each.source);
    Program program;
    const auto tree = parse_expression(each.source, 0, program);
    REQUIRE(!tree);
    CHECK(tree.error().message == each.message);
    CHECK(tree.error().help == each.help);
    CHECK(tree.error().span == each.span);
  }
}

TEST_CASE("depth is limited, whatever makes it", "[expr]") {
  const auto repeated = [](std::string_view before, std::string_view middle, std::string_view after,
                           std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += before;
    text += middle;
    for (std::size_t i = 0; i < times; ++i) text += after;
    return text;
  };
  for (const std::string& source :
       {repeated("(", "a", ")", 10'000), repeated("-", "a", "", 10'000), repeated("", "a", " + a", 10'000),
        repeated("f(", "a", ")", 10'000), repeated("not ", "a", "", 10'000), repeated("[", "a", "]", 10'000)}) {
    CAPTURE(source.substr(0, 20));
    Program program;
    const auto tree = parse_expression(source, 0, program);
    REQUIRE(!tree);
    CHECK(tree.error().message == "the expression is nested too deeply");
  }
  Program program;
  CHECK(parse_expression(repeated("(", "a", ")", 40), 0, program));
}

}  // namespace
}  // namespace guidelint::expr
