#include "report/review_place.h"

#include <algorithm>
#include <utility>

namespace guidelint::report {
namespace {

using finding::Finding;
using finding::Label;

bool is_changed(const lint::FileReport& file, const finding::Place& place) {
  return file.changed && lint::is_within(*file.changed, place);
}

// The first on changed lines, or the end.
template <typename Labels>
auto changed_label(const lint::FileReport& file, Labels& labels) {
  return std::ranges::find_if(labels, [&file](const Label& label) { return is_changed(file, label.place); });
}

}  // namespace

bool changed_elsewhere(const lint::FileReport& file, const Finding& finding) {
  return file.changed && !is_changed(file, finding.place) &&
         changed_label(file, finding.labels) != finding.labels.end();
}

bool is_on_changed_lines(const lint::FileReport& file, const Finding& finding) {
  return is_changed(file, finding.place) || changed_elsewhere(file, finding);
}

Finding for_review(const lint::FileReport& file, Finding finding) {
  if (!changed_elsewhere(file, finding)) return finding;
  Label& label = *changed_label(file, finding.labels);
  std::swap(finding.place, label.place);
  label.text = finding.detail.empty() ? finding.message : finding.detail;
  label.role = Label::Role::related;
  return finding;
}

}  // namespace guidelint::report
