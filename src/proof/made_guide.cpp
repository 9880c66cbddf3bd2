#include "proof/made_guide.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "proof/document.h"
#include "proof/overlay.h"

namespace guidelint::proof {
namespace {

using Made = GuideMaker::Made;

tl::unexpected<std::string> refuse(std::string message) { return tl::unexpected<std::string>(std::move(message)); }

std::string path_of(const text::SourceFile& example) {
  const guide::Guide guide = guide::build(example);
  const yaml::Node& root = guide.front.document.root;
  const yaml::Entry* company = root.find("company");
  const yaml::Entry* role = root.find("role");
  if (company == nullptr || role == nullptr) return example.path();
  return fmt::format("{}/{}.md", company->value.scalar, role->value.scalar);
}

}  // namespace

struct GuideMaker::Text {
  std::string path;
  std::string text = {};
  std::vector<text::Span> marks = {};
  std::optional<text::Span> line = {};
  bool is_overlay = false;
};

GuideMaker::GuideMaker(const rule::RuleSet& rules, model::EntityKind each)
    : rules_(&rules), each_(each), path_(path_of(*rules.example())) {}

tl::expected<GuideMaker::Text, std::string> GuideMaker::write(const yaml::Node& node, bool marked) const {
  Text result{.path = path_};
  if (node.kind == yaml::Kind::scalar && !node.is_null()) {
    Placed placed = place_line(*rules_->example(), decode_bytes(node.scalar));
    result.text = std::move(placed.text);
    result.line = placed.line;
    return result;
  }
  if (node.kind != yaml::Kind::map) return refuse("an example is a map of fields, the text of a line, or a guide");

  if (const yaml::Entry* path = node.find("path")) result.path = std::string(path->value.scalar);
  const yaml::Entry* guide = node.find("guide");
  if (guide == nullptr) {
    auto text = lay_over(*rules_->example(), rules_->model(), each_, node);
    if (!text) return tl::make_unexpected(std::move(text.error()));
    result.text = std::move(*text);
    result.is_overlay = true;
    return result;
  }
  for (const yaml::Entry& entry : node.entries) {
    if (entry.key != "guide" && entry.key != "path" && entry.key != "count") {
      return refuse(fmt::format("{} cannot be set beside a whole guide", entry.key));
    }
  }
  if (guide->value.kind != yaml::Kind::scalar) return refuse("guide is the text of a whole guide");
  result.text = std::string(guide->value.scalar);
  if (marked) {
    auto taken = take_marks(result.text);
    if (!taken) return tl::make_unexpected(std::move(taken.error()));
    result.text = std::move(taken->text);
    result.marks = std::move(taken->marks);
  }
  return result;
}

Made GuideMaker::make(const yaml::Node& node, bool marked, const yaml::Node* earlier,
                      std::optional<base::Date> committed) const {
  auto text = write(node, marked);
  if (!text) return tl::make_unexpected(std::move(text.error()));
  auto made = std::make_unique<MadeGuide>();
  if (earlier != nullptr) {
    auto before = make(*earlier, false, nullptr);
    if (!before) return refuse(fmt::format("before: {}", before.error()));
    made->before = std::move(*before);
  }
  made->source = text::SourceFile::from_string(std::move(text->path), std::move(text->text));
  made->marks = std::move(text->marks);
  made->line = text->line;
  made->is_overlay = text->is_overlay;
  made->committed = committed;
  made->guide = guide::build(*made->source);
  made->bound = std::make_unique<model::Bound>(made->guide, rules_->model(),
                                               made->before ? made->before->bound.get() : nullptr, committed);
  return made;
}

tl::expected<std::vector<std::unique_ptr<MadeGuide>>, std::string> GuideMaker::make_crowd(
    const yaml::Node& among) const {
  constexpr int k_most = 1000;
  std::vector<std::unique_ptr<MadeGuide>> crowd;
  const auto add = [&](const yaml::Node& node) -> tl::expected<void, std::string> {
    int count = 1;
    if (const yaml::Entry* entry = node.find("count")) {
      const std::string_view digits = entry->value.scalar;
      const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
      if (error != std::errc() || end != digits.data() + digits.size() || count < 1 || count > k_most) {
        return refuse(fmt::format("among: count {} is not a number from 1 to {}", digits, k_most));
      }
    }
    auto text = write(node, false);
    if (!text) return refuse(fmt::format("among: {}", text.error()));
    const bool has_path = node.find("path") != nullptr && count == 1;
    for (int i = 0; i < count; ++i) {
      auto made = std::make_unique<MadeGuide>();
      std::string path =
          has_path ? text->path
                   : fmt::format("crowd-{}/{}", crowd.size() + 1, text->path.substr(text->path.rfind('/') + 1));
      made->source = text::SourceFile::from_string(std::move(path), text->text);
      made->guide = guide::build(*made->source);
      made->bound = std::make_unique<model::Bound>(made->guide, rules_->model());
      crowd.push_back(std::move(made));
    }
    return {};
  };
  if (among.kind == yaml::Kind::map) {
    if (const auto added = add(among); !added) return tl::make_unexpected(added.error());
  } else if (among.kind != yaml::Kind::sequence) {
    return refuse("among is a list of maps, or a map with count");
  }
  for (const yaml::Node& node : among.items) {
    if (node.kind != yaml::Kind::map) return refuse("among is a list of maps, or a map with count");
    if (const auto added = add(node); !added) return tl::make_unexpected(added.error());
  }
  return crowd;
}

}  // namespace guidelint::proof
