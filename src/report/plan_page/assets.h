// Style and script of the plan's page, as they stand in page.css and page.js beside this file, in the program itself.
//
// The page carries both and allows nothing else to run: its content security policy names their sums, which the build
// computes from the same bytes.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace guidelint::report::plan_page {

struct Asset {
  std::string_view name;    // "page.css"
  std::string_view text;    // stands between <style> and </style> with nothing added
  std::string_view sha256;  // hexadecimal
};

std::span<const Asset> assets();

// Empty members for a name that there is not.
Asset asset(std::string_view name);

// As a policy names it: "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='" of the empty text.
std::string source_of(const Asset& asset);

}  // namespace guidelint::report::plan_page
