// A lookup table of rules/tables/<name>.yaml: place -> currencies, currency -> bounds, role -> kind.
//
//   value: list            what lookup() gives: text, list, number, money (two-ended) or percent
//   match: pattern         keys are patterns tried in order, the first match wins; or exact: a key is looked up as it
//   is entries: [{key: '(?i)\bmelbourne,? fl\b', value: [USD]}, …]
//   examples: {'Melbourne, FL': [USD], Atlantis: null}     checked by `guidelint test`
//
// A text is asked of those patterns only whose words it holds, and each text once in a run: the 101 patterns of
// currencies, asked for every row, were a tenth of all the work of rules.
//
// Errors    read() appends every mistake of the file. Patterns that came along with the program are not compiled until
//           they are asked; failing_examples() compiles them.
// Lifetime  views the file's document; kept by the RuleSet.
// Threads   const after read(), but for answers that are remembered.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "expr/expression.h"
#include "model/pattern.h"
#include "model/word_index.h"
#include "rule/remembered.h"
#include "rule/rule_set.h"
#include "yaml/node.h"

namespace guidelint::rule {

class LookupTable final : public expr::Table {
 public:
  // `came_along` with the program: its patterns are taken to be right.
  static std::unique_ptr<LookupTable> read(const text::SourceFile& file, const yaml::Node& root, bool came_along,
                                           std::vector<Mistake>& mistakes);

  [[nodiscard]] expr::Type type() const override { return type_; }
  [[nodiscard]] std::optional<expr::Value> find(std::string_view key) const override;
  [[nodiscard]] std::string entry(std::string_view key) const override;

  // Each example that does not hold: "Melbourne, FL gives AUD, expected USD"; each pattern that is broken.
  [[nodiscard]] std::vector<std::string> failing_examples() const;

 private:
  struct Entry {
    std::optional<model::Pattern> pattern;
    std::string_view key;
    expr::Value value;
    std::vector<std::string_view> list;
    text::Span place;
  };
  [[nodiscard]] const Entry* matching(std::string_view key) const;
  [[nodiscard]] const Entry* first_match(std::string_view key) const;

  const text::SourceFile* file_ = nullptr;
  expr::Type type_;
  std::vector<std::unique_ptr<Entry>> entries_;  // behind pointers: a Value views its own entry's list
  std::unordered_map<std::string_view, const Entry*> exact_;
  mutable std::once_flag once_;
  mutable std::optional<const model::WordIndex> words_;  // of the patterns of entries_, made when first asked
  mutable Remembered<const Entry*> remembered_;
  std::vector<std::pair<std::string_view, const yaml::Node*>> examples_;
};

}  // namespace guidelint::rule
