// A guide made for an example, read and bound like one from disk.
//
// Lifetime  a MadeGuide owns its text; its Bound views it, the model and the earlier version. Never moved.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "base/date.h"
#include "guide/guide.h"
#include "model/bind.h"
#include "rule/rule_set.h"
#include "text/source_file.h"
#include "yaml/node.h"

namespace guidelint::proof {

struct MadeGuide {
  std::unique_ptr<text::SourceFile> source;
  guide::Guide guide;
  std::unique_ptr<MadeGuide> before = {};
  std::unique_ptr<model::Bound> bound = {};
  std::vector<text::Span> marks = {};   // where findings must stand, in the file
  std::optional<text::Span> line = {};  // the line that the example is
  std::optional<base::Date> committed = {};
  bool is_overlay = false;  // made of rules/example.md by changing its first row
};

class GuideMaker {
 public:
  using Made = tl::expected<std::unique_ptr<MadeGuide>, std::string>;

  // Requires: rules.example() is there.
  GuideMaker(const rule::RuleSet& rules, model::EntityKind each);

  // `node`: a map of fields, the text of a line, or {guide: |…}. Marks are looked for only if `marked`.
  // `earlier` is made in the same way, nullptr: there is none. `committed`: what git would say of the file.
  [[nodiscard]] Made make(const yaml::Node& node, bool marked, const yaml::Node* earlier,
                          std::optional<base::Date> committed = {}) const;

  // The made-up crowd: each entry of the list, as often as its `count` says. Every guide has a path of its own.
  [[nodiscard]] tl::expected<std::vector<std::unique_ptr<MadeGuide>>, std::string> make_crowd(
      const yaml::Node& among) const;

 private:
  struct Text;
  [[nodiscard]] tl::expected<Text, std::string> write(const yaml::Node& node, bool marked) const;

  const rule::RuleSet* rules_;
  model::EntityKind each_;
  std::string path_;  // of the example, as its front matter names it: "exampleco/data-engineer.md"
};

}  // namespace guidelint::proof
