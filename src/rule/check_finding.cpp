#include "rule/check_finding.h"

#include <utility>

#include "rule/fix.h"
#include "rule/identity.h"

namespace guidelint::rule {

using finding::Finding;

Finding finding_of(const Rule& rule, finding::Level level, Hit hit, const model::Bound& guide, const Places& places,
                   bool makes_fixes) {
  const text::SourceFile& source = *guide.guide().source;
  Finding finding{.rule = rule.id, .level = level, .place = places(hit.span)};
  finding.entity = guide.label(model::EntityKind::guide, 0);
  finding.about = rule.check_with;
  finding.digest = digest_of(source.slice(hit.span));
  finding.message = std::move(hit.message);
  if (!hit.edits.empty() && makes_fixes) {
    finding.fix =
        finding::Fix{.title = hit.mending.empty() ? title_of(hit.edits, source.raw()) : std::move(hit.mending),
                     .safety = rule.check_is_safe ? finding::Safety::safe : finding::Safety::unsafe,
                     .edits = std::move(hit.edits)};
  }
  for (auto& [span, text] : hit.related) finding.labels.push_back({.place = places(span), .text = std::move(text)});
  return finding;
}

Finding finding_of(const Rule& rule, finding::Level level, const ComparedFinding& found, const model::Bound& guide,
                   const Places& places) {
  Finding finding{.rule = rule.id, .level = level, .place = places(found.span)};
  finding.entity = model::to_string(model::EntityKind::guide);
  finding.digest = digest_of(guide.guide().source->slice(found.span));
  finding.message = found.message;
  return finding;
}

}  // namespace guidelint::rule
