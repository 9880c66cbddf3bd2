// Reads `order` of model.yaml: in which order the keys of the front matter stand.
#include <fmt/format.h>

#include <algorithm>

#include "model/model_impl.h"
#include "model/wants.h"

namespace guidelint::model {
namespace {

class OrderReader : Wants {
 public:
  OrderReader(Model::Impl& model, std::vector<yaml::Mistake>& mistakes) : Wants(mistakes), model_(&model) {}

  // `lenient`: a name that is unknown is passed over.
  void read(const yaml::Node* node, bool lenient) {
    const std::vector<std::string_view> names = known_names(*model_, EntityKind::guide, {});
    if (node != nullptr && node->kind != yaml::Kind::sequence) add(node->span, "order must be a list of keys");
    if (node != nullptr) {
      for (const yaml::Node& item : node->items) take(item, names, lenient);
    }
    for (const std::string_view name : names) {
      if (!has(name)) model_->front_order.emplace_back(name);
    }
  }

 private:
  void take(const yaml::Node& item, Names names, bool lenient) {
    const auto name = text(item, "a key of order");
    if (!name) return;
    if (std::ranges::find(names, *name) == names.end()) {
      if (!lenient)
        add(item.span, fmt::format("order names the unknown key \"{}\"", *name), did_you_mean(*name, names));
    } else if (has(*name)) {
      add(item.span, fmt::format("\"{}\" stands twice in order", *name));
    } else {
      model_->front_order.emplace_back(*name);
    }
  }

  [[nodiscard]] bool has(std::string_view name) const {
    return std::ranges::find(model_->front_order, name) != model_->front_order.end();
  }

  Model::Impl* model_;
};

}  // namespace

void read_front_order(Model::Impl& model, const yaml::Node& root, bool lenient, std::vector<yaml::Mistake>& mistakes) {
  const yaml::Entry* order = root.find("order");
  OrderReader(model, mistakes).read(order == nullptr ? nullptr : &order->value, lenient);
}

}  // namespace guidelint::model
