// A check: what no expression can say, written in C++ and named by a rule's `check:`.
//
// The rule still states title, why, level, maybe and examples; the check only finds the places. Implemented in
// src/check/, one file each, listed by being there.
//
// One that compares guides has two halves instead of `find`: `keep` sees each guide, by several threads, and hands on a
// few words; `compare` sees what was kept of all, in path order, after the last guide. Guides themselves are gone by
// then, so a million of them cost a million traces. One that judges ignore comments is asked after they were applied:
// only then it is known which of them ignored nothing.
//
// Threads   const; may be called by several threads at once.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.h"
#include "model/bind.h"
#include "text/edit.h"
#include "text/span.h"

namespace guidelint::rule {

struct Hit {
  text::Span span;      // in the file
  std::string message;  // the fact, one sentence
  std::vector<std::pair<text::Span, std::string>> related = {};
  std::vector<text::Edit> edits = {};  // that mend it; in order of place and apart
  std::string mending = {};            // what they do, for people; empty: as the edits say themselves
};

struct Trace {      // what is kept of a guide
  text::Span span;  // where a finding would stand
  std::string company;
  std::array<std::uint64_t, 8> words = {};
};

struct Traced {
  std::string_view path;
  const Trace* trace = nullptr;
};

struct CorpusHit {        // at most one for a guide
  std::size_t guide = 0;  // index of what compare() was given
  std::string message;
};

struct Ignore;
class RuleSet;
struct Rule;

struct AppliedIgnore {
  const Ignore* ignore = nullptr;
  struct Named {
    const Rule* rule = nullptr;  // nullptr: no rule is called so
    bool was_used = false;
    bool could_tell = false;  // the rule ran and judged all there is, so that unused means needless
  };
  std::vector<Named> rules = {};  // as the ignore names them
};

struct IgnoreHit {
  finding::Place place;
  std::string message;
  std::vector<text::Edit> edits = {};  // that mend it
  std::string mending = {};            // what they do, for people
};

struct Check {
  std::string_view name;     // "reader-problem"
  std::string_view summary;  // one line, for docs
  std::vector<Hit> (*find)(const model::Bound& guide, std::string_view with) = nullptr;
  // Nothing: this guide cannot be compared, and `reason` says why
  std::optional<Trace> (*keep)(const model::Bound& guide, std::string& reason) = nullptr;
  std::vector<CorpusHit> (*compare)(std::span<const Traced> guides) = nullptr;
  std::span<const std::string_view> arguments = {};  // what `with` may be; empty: nothing
  // Instead of `find`. `cut`: there are more ignores than were read.
  std::vector<IgnoreHit> (*judge_ignores)(std::span<const AppliedIgnore> ignores, bool cut, const RuleSet& rules,
                                          std::string_view with) = nullptr;
};

}  // namespace guidelint::rule
