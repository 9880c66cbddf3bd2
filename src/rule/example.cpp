#include "rule/example.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <utility>

#include "yaml/parse.h"

namespace guidelint::rule {

struct Examples::State {
  std::once_flag read;
  std::string_view text;
  text::Offset base = 0;
  yaml::Document document;
  std::vector<Example> examples;
};

Examples::Examples(std::vector<Example> examples) : state_(std::make_shared<State>()) {
  state_->examples = std::move(examples);
}

Examples Examples::later(std::string_view text, text::Offset base) {
  Examples examples;
  examples.state_ = std::make_shared<State>();
  examples.state_->text = text;
  examples.state_->base = base;
  return examples;
}

const std::vector<Example>& Examples::all() const {
  static const std::vector<Example> k_none;
  if (state_ == nullptr) return k_none;
  std::call_once(state_->read, [&state = *state_] {
    if (state.text.empty()) return;
    state.document = yaml::parse(state.text, state.base);
    const yaml::Entry* list = state.document.root.find("examples");
    if (list == nullptr) return;
    for (const yaml::Node& item : list->value.items) state.examples.push_back(read_example(item).example);
  });
  return state_->examples;
}

ReadExample read_example(const yaml::Node& entry) {
  constexpr std::array<std::pair<std::string_view, ExampleKind>, 4> k_kinds = {{{"good", ExampleKind::good},
                                                                                {"bad", ExampleKind::bad},
                                                                                {"warn", ExampleKind::warn},
                                                                                {"skip", ExampleKind::skip}}};
  ReadExample read{.example = {.entry = &entry}};
  for (const auto& [name, kind] : k_kinds) {
    if (const yaml::Entry* found = entry.find(name)) {
      read.example.kind = kind;
      read.example.node = &found->value;
      ++read.kinds;
    }
  }
  return read;
}

std::size_t find_examples(std::string_view text) {
  constexpr std::string_view k_key = "\nexamples:";
  const auto found = text.find(k_key);
  return found == std::string_view::npos ? text.size() : found + 1;
}

}  // namespace guidelint::rule
