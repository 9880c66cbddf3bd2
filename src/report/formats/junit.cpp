// JUnit XML, for the test views of GitLab, Jenkins and others.
//
//   <testsuite name="guides"> …          a case for each guide that nothing fails, and an error for what cannot be read
//   <testsuite name="total-mismatch">    a case for every guide the rule failed
//     <testcase name="guides/a.md" classname="total-mismatch" file="guides/a.md" line="20">
//       <failure type="warning" message="238,000, expected 158,750…166,750">guides/a.md:20:22: warning: …</failure>
//
// Suites are rules because viewers show a suite as one row with its counts: 67 rows can be read, 4,470 guides cannot;
// and a case is known by class and name, so that a viewer tells since when a guide fails a rule. Of guides that pass no
// more than k_most_passes are listed; a property of the suite says how many there are. Errors and warnings fail, infos
// do not and are left out. What fails nothing (an ignore that has expired, with --no-baseline what is accepted) is a
// skipped case, and beside findings that fail it is left out. `file` and `line` are what GitLab and pytest's readers
// take. No time is stated: the same input gives the same bytes.
//
// Text is made printable first, so no character that XML 1.0 forbids is left, and "::", which would begin a command of
// GitHub's runner at the start of a line, is written ":&#58;".
//
// Source    the Jenkins xunit plugin's schema of JUnit reports; GitLab, "Unit test reports".
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "base/strings.h"
#include "report/annotation_text.h"
#include "report/causes.h"
#include "report/format.h"
#include "report/markup.h"
#include "report/printable.h"

namespace guidelint::report {
namespace {

using finding::Finding;
using finding::Level;
using finding::Status;

constexpr std::size_t k_most_passes = 10'000;
constexpr std::size_t k_most_findings = 100;  // spelled out in a case

std::string xml(std::string_view printable_text) {
  std::string out;
  for (const char c : printable_text) {
    const std::string_view entity = entity_of(c);
    if (!entity.empty()) {
      out += entity;
    } else if (c == ':' && out.ends_with(':')) {
      out += "&#58;";
    } else {
      out += c;
    }
  }
  return out;
}

// U+FFFE and U+FFFF are valid UTF-8 and no characters of XML.
std::string without_noncharacters(std::string text) {
  for (const std::string_view bad : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (auto at = text.find(bad); at != std::string::npos; at = text.find(bad, at)) {
      text.replace(at, bad.size(), "\xEF\xBF\xBD");
    }
  }
  return text;
}

std::string safe(std::string_view text, std::size_t limit = k_max_sentence) {
  return xml(without_noncharacters(printable(text, limit)));
}

std::string safe_path(std::string_view path) { return safe(path, std::string_view::npos); }

struct Case {  // what one rule found in one guide
  const lint::FileReport* file = nullptr;
  std::vector<const Finding*> findings = {};
};

bool fails(const Finding& finding) { return finding.status == Status::fresh && finding.level >= Level::warning; }

struct Counts {
  std::size_t tests = 0, failures = 0, errors = 0, skipped = 0;
  void add(const Counts& other) {
    tests += other.tests;
    failures += other.failures;
    errors += other.errors;
    skipped += other.skipped;
  }
};

std::string attributes(const Counts& counts) {
  return fmt::format(R"(tests="{}" failures="{}" errors="{}" skipped="{}" time="0")", counts.tests, counts.failures,
                     counts.errors, counts.skipped);
}

struct Suite {
  std::string name;
  Counts counts = {};
  std::string properties = {};
  std::string cases = {};

  void open_case(std::string_view case_name, std::string_view more) {
    ++counts.tests;
    cases += fmt::format(R"(    <testcase name="{}" classname="{}"{} time="0")", case_name, safe(name), more);
  }

  [[nodiscard]] std::string written() const {
    return fmt::format("  <testsuite name=\"{}\" {}>\n{}{}  </testsuite>\n", safe(name), attributes(counts), properties,
                       cases);
  }
};

// "guides/a.md:20:22: warning: the fact", what is under the caret and the cause in lines of their own
std::string spelled_out(const Case& one) {
  std::string out;
  for (std::size_t i = 0; i < std::min(one.findings.size(), k_most_findings); ++i) {
    const Finding& finding = *one.findings[i];
    out += xml(without_noncharacters(fmt::format("{}:{}:{}: {}: {}\n", printable_path(one.file->path),
                                                 finding.place.begin.line, finding.place.begin.column,
                                                 finding::to_string(finding.level), annotation_text(finding))));
  }
  if (one.findings.size() > k_most_findings) {
    out += fmt::format("… and {} more\n", base::grouped(static_cast<double>(one.findings.size() - k_most_findings)));
  }
  return out;
}

std::string_view why_skipped(const Finding& finding) {
  return finding.status == Status::accepted ? "accepted in the baseline" : "ignored by a comment that has expired";
}

void add_case(Suite& suite, const Case& one) {
  Case failed{.file = one.file};
  std::ranges::copy_if(one.findings, std::back_inserter(failed.findings),
                       [](const Finding* finding) { return fails(*finding); });
  const Finding& first = failed.findings.empty() ? *one.findings.front() : *failed.findings.front();
  const std::string path = safe_path(one.file->path);
  suite.open_case(path, fmt::format(R"( file="{}" line="{}")", path, first.place.begin.line));
  suite.cases += ">\n";
  if (failed.findings.empty()) {
    ++suite.counts.skipped;
    suite.cases += fmt::format("      <skipped message=\"{}\"/>\n", why_skipped(first));
  } else {
    ++suite.counts.failures;
    Level worst = first.level;
    for (const Finding* finding : failed.findings) worst = std::max(worst, finding->level);
    const std::string more =
        failed.findings.size() == 1 ? std::string() : fmt::format(" (+{} more)", failed.findings.size() - 1);
    suite.cases += fmt::format("      <failure type=\"{}\" message=\"{}{}\">{}</failure>\n", finding::to_string(worst),
                               safe(first.message), more, spelled_out(failed));
  }
  suite.cases += "    </testcase>\n";
}

Suite guides_suite(const lint::LintResult& result) {
  Suite suite{.name = "guides"};
  for (const base::Error& error : result.unreadable) {
    const std::string message = safe(error.message);
    suite.open_case(message, "");
    ++suite.counts.errors;
    suite.cases += fmt::format(">\n      <error type=\"unreadable\" message=\"{}\"/>\n    </testcase>\n", message);
  }
  std::size_t passed = 0;
  for (const lint::FileReport& file : result.files) {
    if (std::ranges::any_of(file.findings, fails)) continue;
    if (++passed > k_most_passes) continue;
    const std::string path = safe_path(file.path);
    suite.open_case(path, fmt::format(R"( file="{}")", path));
    suite.cases += "/>\n";
  }
  const auto property = [](std::string_view name, std::size_t value) {
    return fmt::format("      <property name=\"{}\" value=\"{}\"/>\n", name, value);
  };
  suite.properties = fmt::format("    <properties>\n{}{}{}    </properties>\n", property("guides", result.guides),
                                 property("passed", passed), property("rules", result.rules));
  return suite;
}

std::string render(const lint::LintResult& result, const Style& style, const Sources& /*sources*/) {
  Style shown = style;
  shown.show_infos = false;
  std::map<std::string_view, std::vector<Case>> rules;
  for (const lint::FileReport& file : result.files) {
    for (const Finding* finding : shown_findings(file, shown)) {
      std::vector<Case>& cases = rules[finding->rule];
      if (cases.empty() || cases.back().file != &file) cases.push_back({.file = &file});
      cases.back().findings.push_back(finding);
    }
  }
  std::vector<Suite> suites = {guides_suite(result)};
  for (const auto& [rule, cases] : rules) {
    suites.push_back({.name = std::string(rule)});
    for (const Case& one : cases) add_case(suites.back(), one);
  }
  Counts all;
  for (const Suite& suite : suites) all.add(suite.counts);
  std::string out =
      fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"guidelint\" {}>\n", attributes(all));
  for (const Suite& suite : suites) out += suite.written();
  return out + "</testsuites>\n";
}

}  // namespace

extern const Format junit{"junit", "JUnit XML: a suite a rule, a case a guide that fails it", render, true};

}  // namespace guidelint::report
