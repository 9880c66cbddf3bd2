// Lays the fields of an example over rules/example.md.
//
//   {base: 120K..165K, currency: GBP}     base_low: 120000, base_high: 165000, currency: GBP of the first row, and its
//                                         cells "£120K–£165K", "£40K–£80K", … in pounds
//   {next_review_due: null}               next_review_due: null
//   {front.base: 165K..120K}              the front matter only
//   {front: null}                         no front matter; in an example of a row: no entry for the first region
//
// Values are written where the guide has them, so everything else stays what it is, byte by byte.
//
// Errors    a sentence for people who write rules.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "model/model.h"
#include "text/source_file.h"
#include "yaml/node.h"

namespace guidelint::proof {

// The keys path, count and guide are not fields: they are the caller's.
tl::expected<std::string, std::string> lay_over(const text::SourceFile& example, const model::Model& model,
                                                model::EntityKind each, const yaml::Node& overlay);

}  // namespace guidelint::proof
