#include "expr/functions.h"

#include <algorithm>
#include <array>
#include <vector>

namespace guidelint::expr {
namespace {

std::array<std::span<const FunctionEntry>, 4> tables() {
  return {amount_functions(), text_functions(), date_functions(), corpus_functions()};
}

std::vector<Function> list_functions() {
  std::vector<Function> list;
  for (const auto table : tables()) {
    for (const FunctionEntry& entry : table) list.push_back(entry.about);
  }
  std::ranges::sort(list, {}, &Function::name);
  return list;
}

}  // namespace

const FunctionEntry* find_function(std::string_view name) {
  for (const auto table : tables()) {
    for (const FunctionEntry& entry : table) {
      if (entry.about.name == name) return &entry;
    }
  }
  return nullptr;
}

std::span<const Function> functions() {
  static const std::vector<Function> k_functions = list_functions();
  return k_functions;
}

}  // namespace guidelint::expr
