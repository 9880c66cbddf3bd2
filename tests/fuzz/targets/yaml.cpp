// Front matter: every place lies in the text and shows what was read, and both readers read alike.
#include <algorithm>
#include <array>

#include "fuzz/target.h"
#include "text/source_file.h"
#include "yaml/emit.h"
#include "yaml/libyaml.h"
#include "yaml/parse.h"
#include "yaml/subset.h"

namespace guidelint::fuzz {
namespace {

// Over several lines: for libyaml, which reads YAML 1.1, there are five ways to end one.
bool is_broken(std::string_view text) {
  constexpr std::array<std::string_view, 5> k_ends = {"\r", "\n", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
  return std::ranges::any_of(k_ends, [&](auto end) { return text.find(end) != std::string_view::npos; });
}

void require_sound(const yaml::Node& node, std::string_view text, text::Span whole, int depth) {
  require(depth <= yaml::k_max_depth + 1, "a tree no deeper than the limit");
  require_within(node.span, whole, "a value");
  if (node.kind == yaml::Kind::scalar && !node.quoted && node.scalar.find('\n') == std::string_view::npos) {
    const std::string_view written = text.substr(node.span.begin - whole.begin, node.span.size());
    require(is_broken(written) || written == node.scalar, "a plain value as it is written", node.scalar);
  }
  for (const yaml::Node& item : node.items) require_sound(item, text, whole, depth + 1);
  for (const yaml::Entry& entry : node.entries) {
    require_within(entry.key_span, whole, "a key");
    require_sound(entry.value, text, whole, depth + 1);
  }
}

bool alike(const yaml::Node& a, const yaml::Node& b) {
  if (a.kind != b.kind || a.quoted != b.quoted || a.span != b.span || a.scalar != b.scalar) return false;
  if (a.items.size() != b.items.size() || a.entries.size() != b.entries.size()) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    if (!alike(a.items[i], b.items[i])) return false;
  }
  for (std::size_t i = 0; i < a.entries.size(); ++i) {
    const yaml::Entry &one = a.entries[i], &other = b.entries[i];
    if (one.key != other.key || one.key_span != other.key_span || !alike(one.value, other.value)) return false;
  }
  return true;
}

void run(std::string_view input) {
  constexpr text::Offset k_base = 4;  // behind "---\n"
  const auto source = text::SourceFile::from_string("a.md", std::string(input));
  const std::string_view text = source->text();
  const text::Span whole{k_base, k_base + static_cast<text::Offset>(text.size())};

  const yaml::Document document = yaml::parse(text, k_base);
  if (document.problems.empty()) require_sound(document.root, text, whole, 0);
  for (const yaml::Problem& problem : document.problems) {
    require_within(problem.span, whole, problem.message);
    require_within(problem.context, {0, whole.end}, problem.message);
    require(!problem.message.empty(), "a message");
  }
  if (const auto quick = yaml::parse_subset(text, k_base)) {
    const yaml::Document judge = yaml::parse_with_libyaml(text, k_base);
    require(judge.problems.empty() && alike(quick->root, judge.root) && quick->has_content == judge.has_content,
            "what libyaml reads");
  }
  // Whatever a text is, written as a value it is read as itself.
  if (text.find('\n') == std::string_view::npos && text.size() < 1000) {
    const std::string line = "key: " + yaml::emit_text(text) + "\n";
    const yaml::Document again = yaml::parse(line);
    const yaml::Entry* entry = again.root.find("key");
    require(again.problems.empty() && entry != nullptr && entry->value.scalar == text, "the text that was written",
            line);
  }
}

}  // namespace

extern const Target yaml{.name = "yaml", .run = run};

}  // namespace guidelint::fuzz
