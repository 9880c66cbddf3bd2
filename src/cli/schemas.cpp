#include "cli/schemas.h"

#include <fmt/format.h>

#include "cli/embedded_files.h"
#include "cli/session.h"

namespace guidelint::cli {

int print_schema(std::string_view name) {
  const std::string path = fmt::format("docs/schema/{}.schema.json", name == "config" ? "guidelint" : name);
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path == path) return print(file.text) ? k_exit_ok : k_exit_could_not_judge;
  }
  complain(fmt::format("there is no schema \"{}\"", name));
  return k_exit_could_not_judge;
}

}  // namespace guidelint::cli
