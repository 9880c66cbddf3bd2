// What agendas say about due guides, in the same words: totals, headings, reasons, and guides counted by company.
//
// Lifetime  CompanyCount views the list it was counted from.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "review/due.h"

namespace guidelint::report {

// "4,466 guides: 3 without a readable date, 12 overdue, 4 due within 14 days"
std::string due_totals(const review::DueList& list);

// "overdue: 12 guides"
std::string due_heading(const review::DueList& list, review::DueKind kind);

// "no front matter", "next_review_due is missing", "next_review_due … is not a date" with `quoted` in place of …
std::string why_undated(const review::DueGuide& guide, std::string_view quoted);

// "183 days late", "due today", "3 days left"
std::string lateness(std::int64_t days_late);

// "4,466 guides share the due date 2026-05-23"
std::string bulk_sentence(const review::BulkStamp& stamp);

// The part of list.due that is of a kind.
std::span<const review::DueGuide> of_kind(const review::DueList& list, review::DueKind kind);

struct CompanyCount {
  std::string_view company;  // may be empty
  std::uint64_t guides = 0;
  std::int64_t days_late = 0;  // of the latest
};

// The latest first, then the larger, then by name.
std::vector<CompanyCount> by_company(std::span<const review::DueGuide> guides);

}  // namespace guidelint::report
