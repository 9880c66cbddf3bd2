#include "guide/prose.h"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "guide/guide.h"
#include "support/catch.h"
#include "text/source_file.h"

using namespace guidelint;

namespace {

struct Built {
  std::unique_ptr<text::SourceFile> source;
  guide::Guide guide;

  [[nodiscard]] std::string_view slice(text::Span span) const { return source->text().substr(span.begin, span.size()); }
};

Built build(std::string text) {
  auto source = text::SourceFile::from_string("a.md", std::move(text));
  auto guide = guide::build(*source);
  return {std::move(source), std::move(guide)};
}

std::vector<std::string_view> texts_of(const std::vector<guide::Item>& items) {
  std::vector<std::string_view> texts;
  for (const auto& item : items) texts.push_back(item.text);
  return texts;
}

using Texts = std::vector<std::string_view>;

}  // namespace

TEST_CASE("parse_title reads every form of a title", "[guide]") {
  struct Case {
    std::string_view heading, role, company, level;
  };
  for (const auto& one : std::vector<Case>{
           {"Data Engineer | Fernhollow Global Negotiation Guide", "Data Engineer", "Fernhollow", ""},
           {"Data Engineer — Fernhollow (North) Salary Negotiation Guide", "Data Engineer", "Fernhollow (North)", ""},
           {"Data Engineer - Fernhollow Negotiation Guide", "Data Engineer", "Fernhollow", ""},
           {"ML/AI Engineer (L3-L4) | Fernhollow Global Negotiation Guide", "ML/AI Engineer", "Fernhollow", "L3-L4"},
           {"Engineer (SDE I (new)) | Fernhollow Global Negotiation Guide", "Engineer", "Fernhollow", "SDE I (new)"},
           {"Edge Engineer | Fernhollow Global Negotiation Guide — SIGNATURE ROLE", "Edge Engineer", "Fernhollow", ""},
           {"Edge Engineer | Fernhollow Global Negotiation Guide | **SIGNATURE ROLE**", "Edge Engineer", "Fernhollow",
            ""},
           {"Front - End Engineer | Fernhollow Global Negotiation Guide", "Front - End Engineer", "Fernhollow", ""},
           {"**Data Engineer | Global Foods Global Negotiation Guide**", "Data Engineer", "Global Foods", ""},
           {"Data Engineer | Fernhollow", "Data Engineer", "Fernhollow", ""},
           {"Data Engineer", "Data Engineer", "", ""},
           {"Data Engineer)", "Data Engineer)", "", ""},
           {"Negotiation Guide", "", "", ""},
           {"", "", "", ""},
       }) {
    CAPTURE(one.heading);
    const auto title = guide::parse_title(one.heading, 0);
    CHECK(title.role == one.role);
    CHECK(title.company == one.company);
    CHECK(title.level == one.level);
  }
  CHECK(guide::parse_title("Engineer (L3) | X Negotiation Guide", 0).role_as_written == "Engineer (L3)");
}

TEST_CASE("find_title takes the first heading that can be a title", "[guide]") {
  const auto signature = build("# SIGNATURE ROLE\n\n### Edge Engineer | Fernhollow Global Negotiation Guide\n");
  REQUIRE(signature.guide.title);
  CHECK(signature.guide.title->role == "Edge Engineer");
  CHECK(signature.slice(signature.guide.title->span) == "Edge Engineer | Fernhollow Global Negotiation Guide");

  CHECK(build("<!-- note -->\n\n# Data Engineer\n").guide.title);
  CHECK(build("Intro.\n\n# Data Engineer | Fernhollow Negotiation Guide\n").guide.title);
  CHECK_FALSE(build("Intro.\n\n#### Levels - all\n").guide.title);
  CHECK_FALSE(build("> # Quoted | Fernhollow Negotiation Guide\n").guide.title);
}

TEST_CASE("find_summary reads the label with text, not the heading of that name", "[guide]") {
  for (const std::string_view label : {"**Negotiation DNA:** ", "**Negotiation DNA**: ", "**negotiation dna:**"}) {
    CAPTURE(label);
    const auto built = build("### T | C Negotiation Guide\n\n" + std::string(label) +
                             "Base + RSU | `NYSE: X`\n\n**Negotiation DNA**\n\nLong text.\n");
    REQUIRE(built.guide.summary);
    CHECK(built.guide.summary->text == "Base + RSU | `NYSE: X`");
    CHECK(built.slice(built.guide.summary->span) == "Base + RSU | `NYSE: X`");
  }
  CHECK_FALSE(build("## Negotiation DNA: why\n\n**Negotiation DNA**\n\nLong text.\n").guide.summary);
}

TEST_CASE("find_summary ends where the next label begins, blank line or not", "[guide]") {
  const auto built = build("**Negotiation DNA:** Base\nand RSU\n**Level Mapping:** A = B\n");
  REQUIRE(built.guide.summary);
  CHECK(built.guide.summary->text == "Base and RSU");
  REQUIRE(built.guide.level_mapping);
  CHECK(built.guide.level_mapping->text == "A = B");
}

TEST_CASE("find_level_mapping reads text, tables, bullets and paragraphs", "[guide]") {
  const auto text_of = [](std::string body) {
    const auto built = build(std::move(body));
    return built.guide.level_mapping ? built.guide.level_mapping->text : std::string("absent");
  };
  const std::string table = "| A | B |\n|---|---|\n| L3 | IC3 |\n| L4 | **IC4** |\n";
  CHECK(text_of("**Level Mapping:** A L3 = B IC3\n") == "A L3 = B IC3");
  CHECK(text_of("**Level Mapping:**\n\n" + table) == "L3 = IC3; L4 = **IC4**");
  CHECK(text_of("#### Fernhollow Level Mapping & Internal Titles\n\nTitles differ.\n\n" + table) ==
        "L3 = IC3; L4 = **IC4**");
  CHECK(text_of("**Level Mapping:**\n- A L3 = B IC3\n- A L4 = B\n  IC4\n  - nested\n\nAfter.\n") ==
        "A L3 = B IC3; A L4 = B IC4");
  CHECK(text_of("#### Level Mapping\n\nA L3\nis B IC3.\n\nMore.\n") == "A L3 is B IC3.");
  CHECK(text_of("**Level Mapping:**\n\n---\n\n" + table) == "absent");
  CHECK(text_of("**Level Mapping:**\n\n**Global Levers**\n\n" + table) == "absent");
  CHECK(text_of("#### Level Mapping\n\n**Level Mapping:** A = B\n") == "A = B");
  CHECK(text_of("#### Level Mapping\n\n**A** L3 = B IC3\n") == "**A** L3 = B IC3");
  CHECK(text_of("**Context for level mapping**: x\n") == "absent");
}

TEST_CASE("find_level_mapping gives the place of what it read", "[guide]") {
  const auto built = build("**Level Mapping:**\n- one\n- two\n");
  REQUIRE(built.guide.level_mapping);
  CHECK(built.slice(built.guide.level_mapping->span) == "one\n- two");
}

TEST_CASE("source_items reads every form of a list of sources", "[guide]") {
  for (const std::string_view heading : {"**Evidence & Sources**", "**Evidence & Sources:**", "#### Evidence & Sources",
                                         "## Extended Evidence & Sources", "## References"}) {
    for (const std::string_view bullet : {"- ", "* ", "1. ", "7) "}) {
      CAPTURE(heading, bullet);
      const auto built =
          build(fmt::format("{0}\n\n{1}[One 2025]\n{1}[two](https://a.test)\n\n# Next\n\n- no\n", heading, bullet));
      CHECK(texts_of(built.guide.sources) == Texts{"[One 2025]", "[two](https://a.test)"});
      REQUIRE(built.guide.sources_heading);
      CHECK(built.slice(*built.guide.sources_heading).find('e') != std::string_view::npos);
    }
  }
  CHECK(texts_of(build("**Evidence & Sources**\n[1] One\n[2] Two\nno number\n").guide.sources) ==
        Texts{"[1] One", "[2] Two"});
  CHECK(texts_of(build("## Evidence & Sources\n\n### Pay\n\n- a\n  - part of a\n\n### News\n\n- b\n").guide.sources) ==
        Texts{"a", "b"});
}

TEST_CASE("find_sources tells no sources from no section", "[guide]") {
  const auto empty = build("**Evidence & Sources**\n\nNone yet.\n");
  CHECK(empty.guide.sources_heading);
  CHECK(empty.guide.sources.empty());
  const auto absent = build("#### Lever 3: data sources of evidence\n\n- a\n");
  CHECK_FALSE(absent.guide.sources_heading);
  CHECK(absent.guide.sources.empty());
}

TEST_CASE("find_strategy covers all strategy quotes, from the first to the last", "[guide]") {
  const auto built = build(
      "> \"A quote of a lever.\"\n\n"
      "> **Negotiate Up Strategy (L5):** Ask $200K.\n>\n> Accept $180K.\n\n"
      "between\n\n"
      "> **Negotiate-Up Strategy (L4)**: Ask $150K\nor more.\n");
  REQUIRE(built.guide.strategy);
  CHECK(built.guide.strategy->text == "Ask $200K.\n\nAccept $180K.\nAsk $150K\nor more.");
  const auto whole = built.slice(built.guide.strategy->span);
  CHECK(whole.substr(0, 10) == "Ask $200K.");
  CHECK(whole.substr(whole.size() - 8) == "or more.");
}

TEST_CASE("find_strategy takes the section where there is no quote", "[guide]") {
  const auto built = build("## Negotiate Up Strategy with Dollar Amounts\n\n### Ask\n\n| a |\n|---|\n\n## Next\n");
  REQUIRE(built.guide.strategy);
  CHECK(built.guide.strategy->text == "### Ask\n\n| a |\n|---|");
  CHECK_FALSE(build("> Ask for more.\n").guide.strategy);
}

TEST_CASE("build gives places in the text behind front matter, and reads what an unterminated one leaves", "[guide]") {
  const auto built = build("---\ncompany: fernhollow\n---\n### Edge Engineer | Fernhollow Negotiation Guide\n");
  REQUIRE(built.guide.title);
  CHECK(built.slice(built.guide.title->span) == "Edge Engineer | Fernhollow Negotiation Guide");
  REQUIRE(built.guide.front.document.root.find("company") != nullptr);
  CHECK(built.slice(built.guide.front.document.root.find("company")->value.span) == "fernhollow");

  const auto open = build(
      "---\ncompany: fernhollow\n### Edge Engineer | Fernhollow Negotiation Guide\n\n**Negotiation DNA:** x\n\n---\n");
  CHECK_FALSE(open.guide.front.terminated);
  CHECK(open.guide.front.document.problems.empty());
  CHECK(open.guide.title);
  CHECK(open.guide.summary);
}

TEST_CASE("build takes any text", "[guide]") {
  for (const std::string_view text : {"", "---", "---\n", "**", "****", "****:", "**:**", "# ", "# (", "# )", "> **",
                                      "[", "[1", "[1]", "|", "**a**\n**b**"}) {
    CAPTURE(text);
    const auto built = build(std::string(text));
    CHECK(built.guide.body.end == text.size());
  }
  std::string deep;
  for (int i = 0; i < 20'000; ++i) deep += "#### Level Mapping\n\n**Level Mapping:**\n\n";
  CHECK_FALSE(build(deep).guide.level_mapping);
}
