// Keys that were meant but misspelt: `stock_hgh` beside no `stock_high`.
//
// The value of such a key is unknown, not none: unknown-key reports the slip, and no rule says besides that the value
// is missing, lost or different. One fault, one finding.
//
// Lifetime  views the Document and the Model.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "model/model_impl.h"
#include "yaml/node.h"

namespace guidelint::model {

class Misspelt {
 public:
  // `front`: the map of the front matter, or nullptr.
  Misspelt(const Model::Impl& model, const yaml::Node* front);

  // Whether an unknown key of `map` is near to `key`, which `map` lacks.
  [[nodiscard]] bool has(const yaml::Node* map, std::string_view key) const;

 private:
  void look(const KnownKey& known, const yaml::Node& map);

  std::vector<std::pair<const yaml::Node*, std::string_view>> meant_;  // nearly always empty
};

}  // namespace guidelint::model
