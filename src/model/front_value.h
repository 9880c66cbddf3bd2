// Reads one value of the front matter as the type the model gives it.
//
//   wanted          fits                                 does not
//   a whole number  172000                               172K, "172000", 1.5, 0x10, 012, 1_000, 140,000
//   a number        12, 12.5 (percent)                   "12", 12%
//   a date          2026-05-23                           2026-02-30, 23.5.2026
//   text            everything but lists and maps        the readers of the site make `1password` and `2026` text where
//   text is wanted
//
// Null fits every type and is none; what does not fit is unknown.
//
// Units     spans in the file.
// Lifetime  values view the Document, the source and the Model.
#pragma once

#include <list>
#include <optional>
#include <string_view>
#include <vector>

#include "expr/value.h"
#include "model/misspelt.h"
#include "model/model_impl.h"
#include "text/source_file.h"
#include "yaml/node.h"

namespace guidelint::model {

std::optional<double> whole_number(const yaml::Node& node);

// In percent, as written; `step` is one unit of its last digit.
struct WrittenPercent {
  double value = 0;
  double step = 1;
};
std::optional<WrittenPercent> written_percent(const yaml::Node& node);

bool is_readable(ValueType type, const yaml::Node& node);
// Of a readable value: the word is one of the enumeration, the quarter or the currency exists.
bool is_allowed(ValueType type, const yaml::Node& node, const std::vector<std::string_view>& words);
std::string wanted(ValueType type, const std::vector<std::string_view>& words);

// Values read from one map: the front matter or an entry of the compensation.
class FrontReader {
 public:
  // `incomplete`: the YAML broke off, so what is absent is unknown. A map that is nullptr is absent as a whole: none,
  // or unknown if incomplete.
  FrontReader(const text::SourceFile& source, std::list<std::vector<std::string_view>>& lists, const Misspelt& misspelt,
              const yaml::Node* map, bool incomplete)
      : source_(&source), lists_(&lists), misspelt_(&misspelt), map_(map), incomplete_(incomplete) {}

  [[nodiscard]] expr::Value read(const FieldDef& field, const CompiledField& compiled,
                                 money::Currency currency = {}) const;

  // The node of a key, dots taken apart; nullptr if absent. `blocked`: something else stands where a map
  // should be, or the key is misspelt.
  [[nodiscard]] const yaml::Node* find(const std::vector<std::string_view>& keys, bool* blocked = nullptr) const;

 private:
  [[nodiscard]] expr::Value read_single(const FieldDef& field, const CompiledField& compiled) const;
  [[nodiscard]] expr::End read_end(const std::vector<std::string_view>& keys, std::string_view name, ValueType type,
                                   money::Currency currency) const;

  const text::SourceFile* source_;
  std::list<std::vector<std::string_view>>* lists_;
  const Misspelt* misspelt_;
  const yaml::Node* map_;
  bool incomplete_;
};

}  // namespace guidelint::model
