// Lines of the baseline: what is read is written back byte for byte, and any three parts survive.
#include "fuzz/target.h"
#include "lint/accepted_line.h"

namespace guidelint::fuzz {
namespace {

void run(std::string_view input) {
  if (const auto line = lint::parse_line(input))
    require(lint::format_line(*line) == input, "the line that was read", input);

  const std::size_t third = input.size() / 3;
  const lint::AcceptedLine made{.path = "p" + std::string(input.substr(0, third)),
                                .what = "w" + std::string(input.substr(third)),
                                .digest = "9f31c2"};
  const std::string written = lint::format_line(made);
  require(written.find('\n') == std::string::npos, "one line");
  require(lint::parse_line(written) == made, "what was written", written);
}

}  // namespace

extern const Target baseline{.name = "baseline", .run = run};

}  // namespace guidelint::fuzz
