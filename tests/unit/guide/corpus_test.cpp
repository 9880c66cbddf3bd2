// The prose of whole guides against an independent reading of them, where a corpus stands beside the repository.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "guide/guide.h"
#include "support/catch.h"
#include "yaml/parse.h"

namespace fs = std::filesystem;
using namespace guidelint;

namespace {

const fs::path k_corpus = fs::path(GUIDELINT_SOURCE_DIR) / ".." / "shared" / "corpus";

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string_view value(const yaml::Node& map, std::string_view key) {
  const auto* entry = map.find(key);
  return entry == nullptr || entry->value.is_null() ? std::string_view{} : entry->value.scalar;
}

std::string joined(const std::vector<yaml::Node>& nodes, std::string_view between) {
  std::string out;
  for (const auto& node : nodes) {
    if (!out.empty()) out += between;
    out += node.items.empty() ? std::string(node.scalar) : joined(node.items, " = ");
  }
  return out;
}

// "- a" and "1. b" as the expectation writes bullets.
std::string without_bullets(std::string text) {
  for (auto at = text.find("- "); at != std::string::npos; at = text.find("; - ", at)) {
    text.erase(at == 0 ? 0 : at + 2, 2);
    if (at == 0) at = 1;
  }
  return text;
}

struct Agreement {
  std::map<std::string, int> agreed;
  std::vector<std::string> differences;

  void compare(const std::string& field, const fs::path& path, std::string_view found, std::string_view expected) {
    if (found == expected) {
      ++agreed[field];
    } else {
      differences.push_back(path.string() + " " + field + ": \"" + std::string(found) + "\" not \"" +
                            std::string(expected) + "\"");
    }
  }
  void compare(const std::string& field, const fs::path& path, std::size_t found, std::string_view expected) {
    compare(field, path, std::to_string(found), expected);
  }
};

std::size_t line_of(const text::SourceFile& source, text::Span span) {
  return source.position(source.in_file(span).begin).line;
}

void compare_levels(const guide::Guide& guide, const yaml::Node& expected, const fs::path& path, Agreement& out) {
  const auto form = value(expected, "level_form");
  const auto found = guide.level_mapping ? guide.level_mapping->text : std::string();
  const auto* rows = expected.find("level_rows");
  if (form == "table") {
    out.compare("level table", path, found, joined(rows->value.items, "; "));
  } else if (form == "text") {
    out.compare("level text", path, found, without_bullets(joined(rows->value.items, "; ")));
  } else {
    out.compare(form.empty() ? "level absent" : "level inline", path, found, value(expected, "level_text"));
  }
}

void compare_sources(const guide::Guide& guide, const yaml::Node& expected, const fs::path& path, Agreement& out) {
  const auto& items = expected.find("sources")->value.items;
  out.compare("source count", path, guide.sources.size(), std::to_string(items.size()));
  for (std::size_t i = 0; i < std::min(items.size(), guide.sources.size()); ++i) {
    out.compare("source line", path, line_of(*guide.source, guide.sources[i].span), items[i].items[0].scalar);
    out.compare("source text", path, guide.sources[i].text, items[i].items[1].scalar);
  }
  if (guide.sources_heading) {
    out.compare("sources heading", path, line_of(*guide.source, *guide.sources_heading),
                value(expected, "sources_line"));
  }
}

void compare_guide(const yaml::Node& expected, Agreement& out) {
  const fs::path path(value(expected, "path"));
  const auto source = text::SourceFile::from_string(path.string(), read(k_corpus / "without-front-matter" / path));
  const auto guide = guide::build(*source);
  REQUIRE(guide.title);
  out.compare("title role", path, guide.title->role_as_written, value(expected, "title_role"));
  out.compare("title company", path, guide.title->company, value(expected, "title_company"));
  out.compare("title line", path, line_of(*source, guide.title->span), value(expected, "title_line"));
  out.compare("summary", path, guide.summary ? guide.summary->text : "", value(expected, "dna"));
  compare_levels(guide, expected, path, out);
  compare_sources(guide, expected, path, out);

  const auto& strategy = expected.find("strategy")->value.items[0];
  REQUIRE(guide.strategy);
  const auto whole = value(strategy, "text");
  const auto label_end = whole.find("**", 4);
  auto text = whole.substr(whole.find_first_not_of("*: ", label_end));
  out.compare("strategy text", path, guide.strategy->text.substr(0, guide.strategy->text.find('\n')),
              text.substr(0, text.find('\n')));
  out.compare("strategy line", path, line_of(*source, guide.strategy->span), value(strategy, "line"));
}

}  // namespace

TEST_CASE("build reads the prose of a corpus as an independent reading does", "[guide]") {
  const auto lines = read(k_corpus / "expected-guides.jsonl");
  if (lines.empty()) {
    WARN("skipped: no ../shared/corpus/expected-guides.jsonl");
    return;
  }
  Agreement agreement;
  for (std::size_t begin = 0; begin < lines.size();) {
    const auto end = std::min(lines.find('\n', begin), lines.size());
    const auto document = yaml::parse(std::string_view(lines).substr(begin, end - begin));
    REQUIRE(document.problems.empty());
    compare_guide(document.root, agreement);
    begin = end + 1;
  }
  for (const auto& [field, count] : agreement.agreed) UNSCOPED_INFO(field << ": " << count << " agree");
  for (const auto& one : agreement.differences) UNSCOPED_INFO(one);
  CHECK(agreement.differences.empty());
}

TEST_CASE("build finds in the body the summary that front matter copied", "[guide]") {
  if (!fs::is_directory(k_corpus / "with-front-matter")) {
    WARN("skipped: no ../shared/corpus/with-front-matter");
    return;
  }
  for (const auto& entry : fs::recursive_directory_iterator(k_corpus / "with-front-matter")) {
    if (entry.path().extension() != ".md") continue;
    CAPTURE(entry.path());
    const auto source = text::SourceFile::from_string(entry.path().string(), read(entry.path()));
    const auto guide = guide::build(*source);
    REQUIRE(guide.front.terminated);
    REQUIRE(guide.front.document.problems.empty());
    const auto& front = guide.front.document.root;
    CHECK(source->text().substr(guide.body.begin) ==
          read(k_corpus / "without-front-matter" / fs::relative(entry.path(), k_corpus / "with-front-matter")));
    REQUIRE(guide.title);
    CHECK(value(front, "role_display") == guide.title->role_as_written);

    REQUIRE(guide.summary);
    const auto copied = value(front, "negotiation_dna_summary");
    if (copied.empty()) continue;
    const bool is_cut = text::count_code_points(copied) == 500;
    CHECK((is_cut ? std::string_view(guide.summary->text).substr(0, copied.size()) : guide.summary->text) == copied);
  }
}
