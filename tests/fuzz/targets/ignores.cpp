// Ignore comments: each is read or has a fault; what it names and covers lies in the guide.
#include "rule/ignores.h"

#include "fuzz/target.h"
#include "fuzz/world.h"
#include "model/bind.h"
#include "rule/ignore_comment.h"

namespace guidelint::fuzz {
namespace {

void run(std::string_view input) {
  const std::string comment = std::string(rule::k_ignore_prefix) + std::string(input);
  const rule::IgnoreComment read = rule::parse_ignore(comment);
  const text::Span all{0, static_cast<text::Offset>(comment.size())};
  for (const rule::IgnoreComment::Named& named : read.rules) {
    require_within(named.span, all, named.id);
    require(comment.substr(named.span.begin, named.span.size()) == named.id, "the id as written", named.id);
  }
  require_within(read.fault_span, all, read.fault);
  require(!read.fault.empty() || (!read.rules.empty() && !read.reason.empty()), "a fault, or rules and a reason");

  // In the guide that is right, in the front matter and in the body; and as the guide itself.
  const std::string_view example = example_guide();
  const std::size_t front = example.find('\n') + 1, title = example.find("\n# ") + 1;
  std::string in_front(example), in_body(example);
  in_front.insert(front, "# " + comment + "\n");
  in_body.insert(title, "<!-- " + comment + " -->\n\n");
  for (const std::string& text : {in_front, in_body, std::string(input)}) {
    const auto source = text::SourceFile::from_string("research/acme/role.md", text);
    const guide::Guide guide = guide::build(*source);
    const model::Bound bound(guide, shipped_rules().model());
    const text::Span whole{0, static_cast<text::Offset>(text.size())};
    const rule::Ignores ignores = rule::find_ignores(bound);
    require(ignores.all.size() <= rule::k_most_ignores, "no more ignores than the limit");
    for (const rule::Ignore& ignore : ignores.all) {
      require_within(ignore.place.span, whole, ignore.text);
      require_within(ignore.whole, whole, ignore.text);
      if (ignore.covers) require_within(*ignore.covers, whole, ignore.text);
      for (const std::uint32_t row : ignore.rows)
        require(row < bound.count(model::EntityKind::row), "a row of the guide");
    }
  }
}

}  // namespace

extern const Target ignores{.name = "ignores", .run = run};

}  // namespace guidelint::fuzz
