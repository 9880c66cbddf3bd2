#include <map>
#include <optional>

#include "made_up.h"
#include "report/printable.h"

namespace guidelint::report {
namespace {

struct Command {
  std::string name;
  std::map<std::string, std::string> properties = {};
  std::string data = {};
};

std::string unescaped(std::string text, bool is_property) {
  const std::vector<std::pair<std::string, std::string>> k_data = {{"%0D", "\r"}, {"%0A", "\n"}};
  const std::vector<std::pair<std::string, std::string>> k_property = {{"%3A", ":"}, {"%2C", ","}};
  const auto replace = [&text](const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
      text.replace(at, from.size(), to);
    }
  };
  for (const auto& [from, to] : k_data) replace(from, to);
  if (is_property) {
    for (const auto& [from, to] : k_property) replace(from, to);
  }
  replace("%25", "%");  // last, as the runner does
  return text;
}

// A line as GitHub's runner reads it: "::name k=v,k=v::data" at its start after blanks, else "##[name …]" anywhere.
std::optional<Command> parse(const std::string& line) {
  const auto start = line.find_first_not_of(" \t\v\f\r");
  if (start != std::string::npos && line.compare(start, 2, "::") == 0) {
    const auto end = line.find("::", start + 2);
    if (end != std::string::npos) {
      const std::string head = line.substr(start + 2, end - start - 2);
      const auto blank = head.find(' ');
      Command command{.name = head.substr(0, blank)};
      std::string rest = blank == std::string::npos ? "" : head.substr(blank + 1);
      while (!rest.empty()) {
        const auto comma = std::min(rest.find(','), rest.size());
        const std::string pair = rest.substr(0, comma);
        const auto equals = pair.find('=');
        if (equals != std::string::npos && equals + 1 < pair.size()) {
          command.properties[pair.substr(0, equals)] = unescaped(pair.substr(equals + 1), true);
        }
        rest.erase(0, comma + 1);
      }
      command.data = unescaped(line.substr(end + 2), false);
      return command;
    }
  }
  const auto old = line.find("##[");
  if (old != std::string::npos && line.find(']', old) != std::string::npos) return Command{.name = "old form"};
  return std::nullopt;
}

std::vector<std::string> lines_of(const std::string& out) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < out.size();) {
    const auto end = out.find('\n', at);
    lines.push_back(out.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::uint32_t g_seed = 7;
std::uint32_t pick(std::uint32_t below) { return (g_seed = g_seed * 1664525U + 1013904223U) / 65536U % below; }

std::string random_text() {
  const std::vector<std::string> k_parts = {
      "::", "error", "##[", "]", "%",    "%0A", "%25", "\n",           "\r",   ":",     ",",
      "=",  " ",     "a",   "é", "\x1b", "[",   "#",   "\xE2\x80\xAE", "\xFF", "title", "stop-commands",
      "|",  "\t"};
  std::string text;
  for (auto size = pick(12); size > 0; --size) text += k_parts[pick(static_cast<std::uint32_t>(k_parts.size()))];
  return text;
}

}  // namespace

TEST_CASE("github writes a command a finding", "[report]") {
  auto total = finding_at(20, 22, "total-mismatch", "238,000, expected 158,750");
  total.level = finding::Level::warning;
  total.place.end = {20, 28};
  total.cause = cause("100% of the stock was added");
  auto block = finding_at(3, 5, "bad-block", "no");
  block.place.end = {9, 2};
  const auto result = result_of({{.path = "a,b:c/50%25 é,x.md", .findings = {block, total}}});
  CHECK(rendered("github", result) ==
        "::error file=a%2Cb%3Ac/50%2525 é%2Cx.md,line=3,endLine=9,title=bad-block::no\n"
        "::warning file=a%2Cb%3Ac/50%2525 é%2Cx.md,line=20,endLine=20,col=22,endColumn=28,title=total-mismatch"
        "::238,000, expected 158,750%0Acause: 100%25 of the stock was added\n");
  const auto command = parse(lines_of(rendered("github", result))[0]);
  REQUIRE(command);
  CHECK(command->properties.at("file") == "a,b:c/50%25 é,x.md");
}

TEST_CASE("github prints ten of a level, one of each cause first, and counts the rest", "[report]") {
  std::vector<finding::Finding> findings;
  for (std::uint32_t line = 1; line <= 20; ++line) findings.push_back(finding_at(line, 1, "common", "no"));
  for (std::uint32_t line = 21; line <= 23; ++line) findings.push_back(finding_at(line, 1, "rarer", "no"));
  findings.push_back(finding_at(24, 1, "once", "no"));
  auto warning = finding_at(25, 1, "w", "no");
  warning.level = finding::Level::warning;
  findings.push_back(warning);
  auto info = finding_at(26, 1, "i", "no");
  info.level = finding::Level::info;
  findings.push_back(info);
  const auto lines = lines_of(rendered("github", result_of({{.path = "a.md", .findings = findings}})));
  std::vector<std::string> order;
  for (const auto& line : lines) order.push_back(parse(line)->properties["line"]);
  CHECK(order == std::vector<std::string>{"1", "21", "24", "2", "22", "3", "23", "4", "5", "6", "25", ""});
  CHECK(lines.back() == "::notice title=guidelint::+14 more not shown here (14 errors): GitHub keeps 10 of each");
}

TEST_CASE("github annotates changed lines first, at the place that changed", "[report]") {
  std::vector<finding::Finding> findings;
  for (std::uint32_t line = 1; line <= 20; ++line) findings.push_back(finding_at(line, 1, "common", "no"));
  auto moved = finding_at(3, 9, "moved", "the table says otherwise");
  moved.detail = "90,000";
  moved.labels = {{.place = finding_at(30, 5, "", "").place, .text = "95,000"}};
  findings.push_back(moved);
  auto result = result_of({{.path = "a.md", .findings = findings}});
  result.files[0].changed = std::vector<lint::LineRange>{{17, 17}, {30, 31}};
  const auto lines = lines_of(rendered("github", result, {.has_job_summary = true}));
  REQUIRE(lines.size() == 11);
  CHECK(lines[0] == "::error file=a.md,line=17,endLine=17,col=1,endColumn=2,title=common::no");
  CHECK(lines[1] ==
        "::error file=a.md,line=30,endLine=30,col=5,endColumn=6,title=moved::the table says otherwise%0A90,000");
  CHECK(parse(lines[2])->properties["line"] == "1");
  CHECK(lines.back() ==
        "::notice title=guidelint::+11 more not shown here (11 errors): GitHub keeps 10 of each; see the job summary");
}

TEST_CASE("what could not be read is annotated first and takes its place among ten", "[report]") {
  std::vector<finding::Finding> findings(10, finding_at(1, 1, "x", "no"));
  auto result = result_of({{.path = "a.md", .findings = findings}});
  result.unreadable = {{"cannot read ::b.md: permission denied"}};
  const auto lines = lines_of(rendered("github", result));
  REQUIRE(lines.size() == 11);
  CHECK(lines[0] == "::error title=guidelint::cannot read ::b.md: permission denied");
  CHECK(lines[10] == "::notice title=guidelint::+1 more not shown here (1 error): GitHub keeps 10 of each");
}

TEST_CASE("whatever a guide says, the runner reads our commands and no others", "[report]") {
  for (int round = 0; round < 3000; ++round) {
    auto finding = finding_at(1 + pick(9), 1 + pick(9), "rule-id", random_text());
    finding.place.end = {pick(9), pick(9)};
    finding.detail = random_text();
    finding.cause = cause(random_text());
    const std::string path = "g" + random_text() + ".md";
    auto result = result_of({{.path = path, .findings = {finding}, .text = random_text()}});
    const auto lines = lines_of(rendered("github", result));
    CAPTURE(round, path, finding.message);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].find("##[") == std::string::npos);
    CHECK(lines[0].find('\x1b') == std::string::npos);
    const auto command = parse(lines[0]);
    REQUIRE(command);
    CHECK(command->name == "error");
    CHECK(command->properties.at("title") == "rule-id");
    CHECK(command->properties.at("line") == std::to_string(finding.place.begin.line));
    CHECK(command->properties.contains("col") == (finding.place.begin.line == finding.place.end.line));
    CHECK(command->data.find("cause: " + printable(finding.cause->text)) != std::string::npos);
    CHECK(command->data.rfind(printable(finding.message), 0) == 0);
    if (printable(path) == path) CHECK(command->properties.at("file") == path);

    for (const std::string_view name : {"full", "concise"}) {
      for (const auto& line : lines_of(rendered(name, result))) {
        CAPTURE(line);
        CHECK_FALSE(parse(line).has_value());
      }
    }
  }
}

}  // namespace guidelint::report
