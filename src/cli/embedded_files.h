// The templates of `guidelint init` and the JSON Schemas, as they were when the program was built.
#pragma once

#include <span>
#include <string_view>

namespace guidelint::cli {

struct EmbeddedFile {
  std::string_view path;  // below the sources: "docs/schema/rule.schema.json"
  std::string_view text;
};

std::span<const EmbeddedFile> embedded_files();

}  // namespace guidelint::cli
