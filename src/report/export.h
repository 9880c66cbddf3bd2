// What guidelint read of a guide, for people who query pay data and for checking the readers.
//
//   jsonl   one record per guide: its fields, then its rows with both sides
//   ({"path":…,"guide":{…},"rows":[{"region":…,"front":{…},"body":{…}}]}) csv     one line per row and side
//
// The fields are the model's, so a key added to model.yaml is exported. A side, and a value, that is absent or cannot
// be read is null (csv: empty).
//
// Units     money in whole units of the row's currency, per year, but stock as `stock_basis` says (4y, 1y, unknown).
// Percent as written: 12.5. Source    RFC 4180 for csv, with "\n" as the end of a line.
#pragma once

#include <string>

#include "model/bind.h"

namespace guidelint::report {

// Appends one line.
void write_export_jsonl(const model::Bound& guide, std::string& out);

void write_export_csv_header(const model::Model& model, std::string& out);
void write_export_csv(const model::Bound& guide, std::string& out);

}  // namespace guidelint::report
