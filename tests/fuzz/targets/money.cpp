// Cells: what was read lies in the cell, reads the same alone, and can be written back.
#include "fuzz/target.h"
#include "model/cell_writer.h"
#include "money/cell.h"

namespace guidelint::fuzz {
namespace {

constexpr std::int64_t k_most = 100'000'000'000'000'000;  // a thousand million million, in hundredths

void require_range(const money::Range& range, text::Span cell) {
  require_within(range.span, cell, "a range");
  for (const money::Amount* amount : {&range.low, &range.high}) {
    require_within(amount->span, cell, "an amount");
    require(amount->hundredths >= -k_most && amount->hundredths <= k_most, "an amount within the limit");
    require(amount->step > 0, "a step");
  }
}

void run(std::string_view input) {
  const unsigned choice = take_choice(input);
  money::CellContext context;
  if ((choice & 1U) != 0) context.dollar = money::make_currency("AUD");
  if ((choice & 2U) != 0) context.yen = money::make_currency("CNY");

  constexpr text::Offset k_base = 7;
  const text::Span whole{k_base, k_base + static_cast<text::Offset>(input.size())};
  const money::Cell cell = money::parse_cell(input, k_base, context);
  require_within(cell.span, whole, "the cell");
  if (cell.range) require_range(*cell.range, cell.span);
  require(cell.alternatives.size() <= 8, "eight alternatives at most");
  for (const money::Range& range : cell.alternatives) require_range(range, cell.span);
  if (cell.percent) {
    require_within(cell.percent->span, cell.span, "a percentage");
    require_within(cell.percent->low_span, cell.span, "its low end");
    require_within(cell.percent->high_span, cell.span, "its high end");
  }
  if (cell.count) require_within(cell.count->span, cell.span, "a count");
  const bool has_figures = cell.range || cell.percent || cell.count;
  require((cell.kind == money::CellKind::amounts) == has_figures, "amounts where there are some");

  // What is written is read back, and everything else in the cell stays.
  if (cell.range && cell.range->low.currency == cell.range->high.currency) {
    model::CellWriter writer(input, context);
    if (writer.set_amount(0, 0, 12'300'000)) {
      const std::string written = text::edited(input, writer.edits());
      const money::Cell again = money::parse_cell(written, 0, context);
      require(again.range && again.range->low.hundredths == 12'300'000, "the amount that was written", written);
      require(again.alternatives.size() == cell.alternatives.size(), "as many alternatives as before", written);
    }
  }
  (void)money::currency_named_in(input);
}

}  // namespace

extern const Target money{.name = "money", .run = run};

}  // namespace guidelint::fuzz
