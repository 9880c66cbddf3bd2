// What agendas say about due guides, in the same words: totals, headings, reasons, and guides counted by company.
//
// Lifetime  CompanyCount views the list it was counted from.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/format.h"
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

// ", a bulk stamp: 4,466 of them were never reviewed"
std::string bulk_remark(const review::BulkStamp& stamp);

constexpr std::string_view k_bulk_meaning =
    "a shared date says nothing about a review; last_reviewed and .guidelint/reviews.tsv do";

// Why a guide is on the list, in words: "183 days late", "no front matter", with ", never reviewed" where that is so.
std::string due_reason(const review::DueGuide& guide);
std::string_view kind_word(review::DueKind kind);  // "undated", "overdue", "soon"

// The one who plans a guide; empty: nobody.
std::string_view owner_of(const review::Guide& guide);

// The part of list.due that is of a kind.
std::span<const review::DueGuide> of_kind(const review::DueList& list, review::DueKind kind);

struct CompanyCount {
  std::string_view company;  // or owner; may be empty
  std::uint64_t guides = 0;
  std::int64_t days_late = 0;  // of the latest
};

// The latest first, then the larger, then by name.
std::vector<CompanyCount> by_company(std::span<const review::DueGuide> guides);
std::vector<CompanyCount> by_owner(std::span<const review::DueGuide> guides);

// What stands for a count without a name: "(no company)", "(no owner)".
std::string_view nameless(GroupBy group);

// Which of both a list is counted by where it is long or was asked for: company, unless owner was.
std::vector<CompanyCount> counted_by(GroupBy group, std::span<const review::DueGuide> guides);

}  // namespace guidelint::report
