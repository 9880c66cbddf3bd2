// The `fix` of a rule: which values it writes where, and whether that is safe.
//
//   fix: {left: right, right: left}            the operands of the comparison that failed, on every side that held them
//   fix: {currency: body.currency}             a field; `front.currency` only on that side
//   fix: {front: 'derive(path, body)'}         of a guide its front matter, of a row its entry
//   safe: front.base == body.base within rounding
//
// All values are worked out before the first is written, so two may change places. How a value is written is
// model/write.h's business; what cannot be written is not offered, and the finding has no fix. Decided against: fixes as
// replacements of text by patterns; they would know nothing of the other side of a value.
//
// Lifetime  a FixProgram views its rule file.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "expr/expression.h"
#include "expr/plain_field.h"
#include "finding/finding.h"
#include "model/bind.h"
#include "text/span.h"

namespace guidelint::rule {

struct FixStep {
  enum class Target : std::uint8_t { left, right, field, derived };
  Target target = Target::field;
  expr::PlainField field = {};                 // Target::field
  bool every_side = false;                     // a bare name
  std::optional<expr::Expression> value = {};  // nothing: Target::derived
};

struct FixProgram {
  std::vector<FixStep> steps = {};
  bool is_safe = false;                          // `safe: true`
  std::optional<expr::Expression> safe_if = {};  // `safe: <expression>`
  text::Span place = {};                         // of the key in the rule file
};

struct Expectation;

struct FixContext {
  const model::Bound* guide = nullptr;
  model::EntityKind kind = model::EntityKind::guide;
  std::size_t index = 0;
  const expr::Context* context = nullptr;
  const expr::Verdict* verdict = nullptr;  // of the comparison that failed
  const Expectation* expectation = nullptr;
};

// Nothing if there is nothing it could write.
std::optional<finding::Fix> make_fix(const FixProgram& program, const FixContext& context);

// What edits do, for people: "write `GBP` for `EUR`", "swap `165000` and `120000`", "add `stock_low: 40000`; 3 more edits".
std::string title_of(const std::vector<text::Edit>& edits, std::string_view raw);

}  // namespace guidelint::rule
