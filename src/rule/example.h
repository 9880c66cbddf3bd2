// The examples of a rule, as written; the proof layer turns them into guides.
//
// They are seven tenths of the text of the built-in rules, and of all commands only a few look at them. Those of a file
// that came with the program, and was tested with it, are therefore read when first asked for, which saves a third of a
// start; those of any other file are read with it, so that a mistake in them is told.
//
// Lifetime  views the text of the rule's file; copies share what was read.
// Threads   const; may be asked by several at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "text/span.h"
#include "yaml/node.h"

namespace guidelint::rule {

enum class ExampleKind : std::uint8_t { good, bad, warn, skip };

struct Example {
  ExampleKind kind = ExampleKind::good;
  // The value under good, bad, warn or skip: overlay map, text of a line, or {guide: |…}
  const yaml::Node* node = nullptr;
  const yaml::Node* entry = nullptr;  // the whole entry, with at, says, today, among, before
};

class Examples {
 public:
  Examples() = default;
  explicit Examples(std::vector<Example> examples);
  // `text` begins with the key `examples:`, at `base` in the file, and has no mistake.
  static Examples later(std::string_view text, text::Offset base);

  [[nodiscard]] auto begin() const { return all().begin(); }
  [[nodiscard]] auto end() const { return all().end(); }
  [[nodiscard]] std::size_t size() const { return all().size(); }
  [[nodiscard]] const Example& operator[](std::size_t index) const { return all()[index]; }  // requires index < size()

 private:
  struct State;
  [[nodiscard]] const std::vector<Example>& all() const;

  std::shared_ptr<State> state_;
};

// Of an entry of the list: its kind, and how many of the keys good, bad, warn, skip it has.
struct ReadExample {
  Example example;
  int kinds = 0;
};
ReadExample read_example(const yaml::Node& entry);

// Where the key `examples:` begins in the text of a rule file; its end if there is none.
std::size_t find_examples(std::string_view text);

}  // namespace guidelint::rule
