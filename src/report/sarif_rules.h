// The rules of a run as SARIF describes them, and at which index each stands.
//
//   {"id":"range-reversed","shortDescription":{"text":…},"fullDescription":…,"help":…,
//    "defaultConfiguration":{"level":"error"},"properties":{"tags":["compensation"],"problem.severity":"error"}}
//
// Rules that ran, in id order, so that a run of one rule is small. No "name": it is for people and must differ from the
// id, and ours are readable. The help is the rule's `why` and its first example
// that is reported, as the file writes it.
//
// Source    GitHub, "SARIF support for code scanning": at most 1,024 characters of fullDescription, 10 tags shown.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "lint/result.h"
#include "report/format.h"
#include "report/json_writer.h"

namespace guidelint::report {

// "error", "warning", "note"
std::string_view sarif_level(finding::Level level);

class SarifRules {
 public:
  // Lifetime: views the result and the rules of `style`.
  SarifRules(const lint::LintResult& result, const Style& style);

  // Requires: a finding of the result is of this rule.
  [[nodiscard]] std::uint64_t index_of(std::string_view id) const { return index_.find(id)->second; }

  void write(JsonWriter& writer) const;  // the array

 private:
  const rule::RuleSet* rules_;
  std::map<std::string_view, std::uint64_t> index_ = {};
};

}  // namespace guidelint::report
