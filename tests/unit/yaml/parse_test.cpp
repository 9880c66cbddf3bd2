#include "yaml/parse.h"

#include <fmt/format.h>

#include <functional>

#include "support/catch.h"
#include "support/shared.h"

namespace guidelint::yaml {
namespace {

std::string_view at(std::string_view text, text::Span span) { return text.substr(span.begin, span.size()); }

// Every place of the tree says what stands there. Returns how many scalars were looked at.
std::size_t check_places(std::string_view text, const Node& root) {
  std::size_t scalars = 0;
  const auto check_scalar = [&](const Node& node) {
    ++scalars;
    const auto written = at(text, node.span);
    CAPTURE(written, node.scalar);
    if (!node.quoted) {
      REQUIRE(written == node.scalar);
    } else {
      REQUIRE(written.size() >= 2);
      REQUIRE((written.front() == '"' || written.front() == '\''));
      REQUIRE(written.front() == written.back());
    }
  };
  const std::function<void(const Node&)> walk = [&](const Node& node) {
    if (node.kind == Kind::scalar) check_scalar(node);
    text::Offset before = node.span.begin;
    for (const Node& item : node.items) {
      REQUIRE(item.span.begin >= before);
      REQUIRE(node.span.contains(item.span));
      before = item.span.end;
      walk(item);
    }
    for (const Entry& entry : node.entries) {
      REQUIRE(at(text, entry.key_span) == entry.key);
      REQUIRE(entry.key_span.begin >= before);
      REQUIRE(entry.value.span.begin > entry.key_span.end);
      REQUIRE(node.span.contains(entry.value.span));
      before = entry.value.span.end;
      walk(entry.value);
    }
  };
  walk(root);
  return scalars;
}

}  // namespace

TEST_CASE("parse knows where keys and values stand after £ and –", "[yaml]") {
  const std::string_view text =
      "role: £85K – £138K  # note\n"
      "“key”: \"€ – x\"\n"
      "rows:\n"
      "  - {region: Zürich, low: £1–£2, 'high': 'a''b'}\n"
      "  - São Paulo\n"
      "last: [£, –, \"é\"]\n";
  const auto document = parse(text);
  CHECK(document.problems.empty());
  CHECK(document.has_content);
  const Node& root = document.root;
  REQUIRE(root.kind == Kind::map);
  REQUIRE(root.entries.size() == 4);
  CHECK(at(text, root.span) == text.substr(0, text.size() - 1));
  CHECK(at(text, root.entries[0].value.span) == "£85K – £138K");
  CHECK(at(text, root.entries[1].key_span) == "“key”");
  CHECK(at(text, root.entries[1].value.span) == "\"€ – x\"");
  CHECK(root.entries[1].value.quoted);
  CHECK(root.entries[1].value.scalar == "€ – x");

  const Node& rows = root.find("rows")->value;
  REQUIRE(rows.items.size() == 2);
  CHECK(at(text, rows.span) == "- {region: Zürich, low: £1–£2, 'high': 'a''b'}\n  - São Paulo");
  CHECK(at(text, rows.items[0].span) == "{region: Zürich, low: £1–£2, 'high': 'a''b'}");
  CHECK(at(text, rows.items[0].find("low")->value.span) == "£1–£2");
  CHECK(at(text, rows.items[0].entries[2].key_span) == "'high'");
  CHECK(rows.items[0].entries[2].key == "high");
  CHECK(rows.items[0].entries[2].value.scalar == "a'b");
  CHECK(at(text, root.find("last")->value.items[2].span) == "\"é\"");
}

TEST_CASE("spans include the base", "[yaml]") {
  const std::string file = "---\na: {b: c}\n---\n";
  const auto document = parse(std::string_view(file).substr(4, 10), 4);
  const Node& a = document.root.entries[0].value;
  CHECK(document.root.entries[0].key_span == text::Span{4, 5});
  CHECK(a.span == text::Span{7, 13});
  CHECK(a.entries[0].key_span == text::Span{8, 9});
  CHECK(a.entries[0].value.span == text::Span{11, 12});
  const auto broken = parse("a: \"b", 4);
  CHECK(broken.problems.at(0).span == text::Span{7, 8});
}

TEST_CASE("an absent value is empty, right after its colon", "[yaml]") {
  const std::string_view text = "a:\nb: \nc:  # note\nd: {x, y: }\ne: ~\nf: ''\ng :";
  const auto document = parse(text);
  REQUIRE(document.problems.empty());
  const auto span = [&](std::string_view key) { return document.root.find(key)->value.span; };
  CHECK(span("a") == text::Span{2, 2});
  CHECK(span("b") == text::Span{5, 5});
  CHECK(span("c") == text::Span{9, 9});
  CHECK(document.root.find("d")->value.find("y")->value.is_null());
  CHECK(document.root.find("e")->value.is_null());
  CHECK_FALSE(document.root.find("f")->value.is_null());
  CHECK(span("g") == text::Span{static_cast<text::Offset>(text.size()), static_cast<text::Offset>(text.size())});
}

TEST_CASE("scalars over several lines span from first to last byte", "[yaml]") {
  const std::string_view text = "a: one\n  two £\nb: |\n  x\n  y\n\n\nc: >-\n  p\n  q\nd: \"m\n  n\"\n";
  const auto document = parse(text);
  REQUIRE(document.problems.empty());
  const auto value = [&](std::string_view key) { return document.root.find(key)->value; };
  CHECK(value("a").scalar == "one two £");
  CHECK(at(text, value("a").span) == "one\n  two £");
  CHECK(value("b").scalar == "x\ny\n");
  CHECK(value("b").quoted);
  CHECK(at(text, value("b").span) == "|\n  x\n  y");
  CHECK(value("c").scalar == "p q");
  CHECK(at(text, value("c").span) == ">-\n  p\n  q");
  CHECK(value("d").scalar == "m n");
  CHECK(at(text, value("d").span) == "\"m\n  n\"");
}

TEST_CASE("duplicate keys are kept and find gives the first", "[yaml]") {
  const auto document = parse("a: 1\na: 2\n<<: 3\n");
  REQUIRE(document.root.entries.size() == 3);
  CHECK(document.root.find("a")->value.scalar == "1");
  CHECK(document.root.find("<<")->value.scalar == "3");
  CHECK(document.root.find("b") == nullptr);
}

TEST_CASE("every line end libyaml knows leaves the places right", "[yaml]") {
  for (const std::string_view end : {"\n", "\r\n", "\r", "\xC2\x85", "\xE2\x80\xA8"}) {
    CAPTURE(end);
    const auto text = fmt::format("a: £1{0}b:{0}  - –x{0}  - \"q{0}    r\"{0}c: z{0}", end);
    const auto document = parse(text);
    REQUIRE(document.problems.empty());
    CHECK(at(text, document.root.find("b")->value.items[0].span) == "–x");
    CHECK(at(text, document.root.find("c")->value.span) == "z");
  }
}

TEST_CASE("an empty document has no content", "[yaml]") {
  for (const std::string_view text : {"", "\n\n", "# note\n", "---\n", "--- # x\n"}) {
    CAPTURE(text);
    CHECK_FALSE(parse(text).has_content);
    CHECK(parse(text).problems.empty());
    CHECK(parse(text).root.is_null());
  }
  CHECK(parse("~").has_content);
  CHECK(parse("{}").has_content);
}

TEST_CASE("mistakes in YAML are told in plain words, where they can be mended", "[yaml]") {
  struct Case {
    std::string_view text, at, message;
  };
  const std::vector<Case> cases = {
      {"a: 1\n\tb: 2\n", "\t", "a tab cannot indent YAML; use spaces"},
      {"a:\n\tb: 2\n", "\t", "a tab cannot indent YAML; use spaces"},
      {"a: £1 – Pay: a guide\n", ": a guide", "a second \": \" in this value; quote the value"},
      {"a: 1\n  b: 2\n", ": 2", "this key is indented below a value that is complete; check the indentation"},
      {"£: x\na: \"one\nb: 2\n", "\"one", "this quote is never closed"},
      {"a: 'one\nb: 2\n", "'one", "this quote is never closed"},
      {"a: \"one\nb: \"two\"\n", "\"one", "this quote is closed only on a later line; is its end missing?"},
      {"a: \"one \"two\" three\"\n", "two", "text after the closing quote; inside such quotes a quote is written \\\""},
      {"a: 'it's'\n", "s'", "text after the closing quote; inside such quotes a quote is written ''"},
      {"a: 1\nno key here\nb: 2\n", "no key here\n", "this line has no \": \" after its key"},
      {"a:\n    b: 1\n  c: 2\n", "c: 2", "this line is indented unlike the keys above it"},
      {"a: 1\n- b\n", "- b", "a list item stands where a key is expected; check the indentation"},
      {"a:\n  - b\n  c\n", "c", ""},
      {"a: [1, 2\nb: 3\n", "[1", "this \"[\" is never closed by \"]\""},
      {"a: {b: 1\nc: 3\n", "{b", "this \"{\" is never closed by \"}\""},
      {"a: - b\n", "- b", "a list cannot begin here; put \"- \" on a line of its own, or quote the value"},
      {"a: @b\n", "@b", "a value cannot begin with \"@\"; quote the value"},
      {"a: `b`\n", "`b", "a value cannot begin with \"`\"; quote the value"},
      {"a: %b\n", "%b", "a value cannot begin with \"%\"; quote the value"},
      {"a: **b**\n", "**b", "a value cannot begin with \"*\"; quote the value"},
      {"a: > 10%\n", "> 10", "a value cannot begin with \">\"; quote the value"},
      {"a: \"5\\d\"\n", "\\d", "\"\\d\" means nothing in double quotes; write \"\\\\d\", or use single quotes"},
      {"a: ]\n", "]", "a value is missing here"},
      {": x\n", ": x", "expected a key here"},
      {"- a\nb: c\n", "b: c", "expected a list item, \"- \", here"},
  };
  for (const Case& c : cases) {
    const auto document = parse(c.text);
    CAPTURE(c.text);
    REQUIRE(document.problems.size() == 1);
    CHECK(document.problems[0].kind == ProblemKind::syntax);
    CHECK(document.problems[0].span.begin == c.text.find(c.at));
    CHECK(document.problems[0].span.end <= c.text.size());
    if (!c.message.empty()) CHECK(document.problems[0].message == c.message);
    CHECK_FALSE(document.problems[0].message.empty());
  }
}

TEST_CASE("what stood before a mistake is kept", "[yaml]") {
  const auto document = parse("a: 1\nb:\n  - c: 2\n    d: \"open\n");
  REQUIRE(document.problems.size() == 1);
  REQUIRE(document.root.kind == Kind::map);
  CHECK(document.root.find("a")->value.scalar == "1");
  REQUIRE(document.root.find("b"));
  const Node& b = document.root.find("b")->value;
  REQUIRE(b.items.size() == 1);
  CHECK(b.items[0].find("c")->value.scalar == "2");
}

TEST_CASE("aliases, anchors and tags are refused and read over", "[yaml]") {
  const std::string_view text = "a: &x 1\nb: *x\nc: !!str 2\nd: &y\n  e: 3\n*x : 4\nf: 5\n";
  const auto document = parse(text);
  REQUIRE(document.problems.size() == 5);
  const auto said = [&](std::size_t i) { return at(text, document.problems[i].span); };
  CHECK(said(0) == "&x");
  CHECK(document.problems[0].kind == ProblemKind::alias);
  CHECK(document.problems[0].message == "an anchor (&x) cannot be used here; leave it out, or quote the value");
  CHECK(said(1) == "*x");
  CHECK(document.problems[1].message == "an alias (*x) cannot be used here; write the value out, or quote it");
  CHECK(said(2) == "!!str");
  CHECK(said(3) == "&y");
  CHECK(at(text, document.root.find("a")->value.span) == "1");
  CHECK(document.root.find("b")->value.kind == Kind::alias);
  CHECK(at(text, document.root.find("c")->value.span) == "2");
  CHECK(at(text, document.root.find("d")->value.span) == "e: 3");
  CHECK(document.root.find("f")->value.scalar == "5");
}

TEST_CASE("many aliases are counted, not listed", "[yaml]") {
  std::string text = "a: [&x 1";
  for (int i = 0; i < 10'000; ++i) text += ", *x";
  text += "]";
  const auto document = parse(text);
  REQUIRE(document.problems.size() == 51);
  CHECK(document.problems.back().message == "9951 more anchors, aliases and tags");
  CHECK(document.root.find("a")->value.items.size() == 10'001);
}

TEST_CASE("a second document and a map as key are refused", "[yaml]") {
  const auto second = parse("a: 1\n---\nb: 2\n");
  REQUIRE(second.problems.size() == 1);
  CHECK(second.problems[0].span == text::Span{5, 8});
  CHECK(second.root.find("a"));

  const std::string_view text = "a: {{ name }}\nb: 2\n";
  const auto key = parse(text);
  REQUIRE(key.problems.size() == 1);
  CHECK(at(text, key.problems[0].span) == "{ name }");
  CHECK(key.problems[0].message == "a map cannot be a key; quote the value if the brackets belong to it");
  CHECK(key.root.find("b")->value.scalar == "2");
}

TEST_CASE("a control character is a problem and the rest is read", "[yaml]") {
  const std::string_view text = "a: £\x07x\nb: \xC2\x90\nc: 3\n";
  const auto document = parse(text);
  REQUIRE(document.problems.size() == 2);
  CHECK(document.problems[0].span == text::Span{5, 6});
  CHECK(document.root.find("a")->value.scalar == "£\xEF\xBF\xBDx");
  CHECK(at(text, document.root.find("a")->value.span) == "£\x07x");
  CHECK(at(text, document.root.find("c")->value.span) == "3");
}

TEST_CASE("deep and wide input ends soon", "[yaml]") {
  const std::string many(200'000, '[');
  const auto deep = parse(many);
  REQUIRE(deep.problems.size() == 1);
  CHECK(deep.problems[0].kind == ProblemKind::depth);
  CHECK(deep.problems[0].span == text::Span{32, 33});
  CHECK(deep.problems[0].message == "nested deeper than 32 levels; the rest is not read");

  std::string dashes;
  for (int i = 0; i < 50'000; ++i) dashes += "- ";
  CHECK(parse(dashes).problems.at(0).kind == ProblemKind::depth);

  std::string line = "a: [";
  for (int i = 0; i < 50'000; ++i) line += "£, ";
  CHECK(parse(line + "]").root.find("a")->value.items.size() == 50'000);

  std::string tags;
  for (int i = 0; i < 50'000; ++i) tags += fmt::format("%TAG !{}! x\n", i);
  CHECK(parse(tags).problems.size() == 1);
}

TEST_CASE("any bytes are read without harm", "[yaml]") {
  const std::string_view seed =
      "a: \"£ – x\"\nb:\n  - {c: 'd', e: [f, g]}\n  - |\n    h\n? i\n: &j !k *l\n%m\n\x80\xFF\r\n...\n---\n";
  for (std::size_t begin = 0; begin < seed.size(); ++begin) {
    for (std::size_t size = 1; begin + size <= seed.size(); size += 3) {
      const auto text = seed.substr(begin, size);
      CAPTURE(text);
      const auto document = parse(text);
      REQUIRE(document.root.span.end <= text.size());
      for (const Problem& problem : document.problems) {
        REQUIRE(problem.span.begin <= problem.span.end);
        REQUIRE(problem.span.end <= text.size());
        REQUIRE(problem.context.end <= text.size());
      }
    }
  }
}

TEST_CASE("all scalars of real guides stand where the tree says", "[yaml]") {
  const auto files = support::shared_files("corpus/with-front-matter", ".md");
  if (files.empty()) WARN("skipped: no ../shared/corpus");
  std::size_t scalars = 0;
  for (const auto& path : files) {
    const auto bytes = support::read_bytes(path);
    CAPTURE(path);
    REQUIRE(bytes.starts_with("---\n"));
    const auto text = std::string_view(bytes).substr(4, bytes.find("\n---", 3) - 3);
    for (const std::string& before : {std::string(), std::string("x: £–£ “\ny: {£: –, z: é} # é\n")}) {
      const auto whole = before + std::string(text);
      const auto document = parse(whole);
      REQUIRE(document.problems.empty());
      scalars += check_places(whole, document.root);
    }
  }
  CHECK(scalars >= files.size() * 2 * 20);
}

}  // namespace guidelint::yaml
