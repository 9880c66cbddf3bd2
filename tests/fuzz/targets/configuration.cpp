// guidelint.yaml: every mistake has its place in the file, and what is read keeps its promises.
#include "cli/config.h"
#include "fuzz/target.h"

namespace guidelint::fuzz {
namespace {

void run(std::string_view input) {
  const cli::LoadedConfig loaded =
      cli::read_config(text::SourceFile::from_string("guidelint.yaml", std::string(input)), "guidelint.yaml", false);
  require(loaded.file != nullptr, "the file");
  const text::Span whole{0, static_cast<text::Offset>(loaded.file->raw().size())};
  for (const rule::Mistake& mistake : loaded.mistakes) {
    require_within(mistake.span, whole, mistake.message);
    require(!mistake.message.empty(), "a message");
  }
  if (!loaded.mistakes.empty()) return;
  const review::Settings& plan = loaded.config.plan;
  require(plan.guide_minutes > 0 && plan.week_minutes > 0, "minutes to plan with");
  require(plan.least_weeks <= plan.most_weeks, "least weeks below most weeks");
  int given = 0;
  for (const auto& [owner, minutes] : plan.owners) given += minutes;
  require(given <= plan.week_minutes, "no more minutes for owners than there are");
}

}  // namespace

extern const Target configuration{.name = "configuration", .run = run};

}  // namespace guidelint::fuzz
