// A guide from a string, read with the model of the repository: what most tests of this layer begin with.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "guide/guide.h"
#include "model/bind.h"
#include "support/catch.h"

namespace guidelint::model {

inline const Model& house_model() {
  static const std::unique_ptr<text::SourceFile> file = [] {
    auto read = text::SourceFile::read(GUIDELINT_SOURCE_DIR "/rules/model.yaml");
    REQUIRE(read);
    return std::move(*read);
  }();
  static const std::unique_ptr<Model> model = [] {
    auto read = Model::read(*file);
    REQUIRE(read);
    return std::move(*read);
  }();
  return *model;
}

struct Reading {
  explicit Reading(std::string text, const Bound* before = nullptr, std::string path = "guides/acme/data-engineer.md",
                   std::optional<base::Date> committed = {})
      : source(text::SourceFile::from_string(std::move(path), std::move(text))),
        guide(guide::build(*source)),
        bound(guide, house_model(), before, committed) {}

  [[nodiscard]] expr::Value value(EntityKind kind, std::size_t index, std::string_view name) const {
    const std::vector<std::string_view> parts = base::split(name, '.');
    const auto field = house_model().scope(kind).find(parts);
    REQUIRE(field);
    REQUIRE(field->parts == parts.size());
    return bound.entity(kind, index).get(field->id);
  }
  [[nodiscard]] expr::Value of_guide(std::string_view name) const { return value(EntityKind::guide, 0, name); }
  [[nodiscard]] expr::Value of_row(std::size_t row, std::string_view name) const {
    return value(EntityKind::row, row, name);
  }
  // The key of that path, e.g. "compensation[London].currency".
  [[nodiscard]] expr::Value of_key(std::string_view path, std::string_view name) const {
    for (std::size_t key = 0; key < bound.count(EntityKind::key); ++key) {
      if (value(EntityKind::key, key, "path").text == path) return value(EntityKind::key, key, name);
    }
    FAIL("no key " << path);
    return {};
  }
  [[nodiscard]] std::string_view at(text::Span span) const { return source->slice(span); }

  std::unique_ptr<text::SourceFile> source;
  guide::Guide guide;
  Bound bound;
};

// "120000..165000 USD", "none", "120000..unknown USD": both ends of a value.
inline std::string ends_of(const expr::Value& value) {
  std::string result;
  const auto add = [&](const expr::End& end) {
    if (end.state == expr::State::none) result += "none";
    if (end.state == expr::State::unknown) result += "unknown";
    if (end.state == expr::State::present)
      result += base::grouped(value.type.kind == expr::Kind::percent ? end.low * 100 : end.low, 2);
    if (end.state == expr::State::present && end.currency.known()) result += " " + std::string(end.currency.text());
    if (end.open) result += "+";
  };
  add(value.ends[0]);
  result += "..";
  add(value.ends[1]);
  return result;
}

constexpr std::string_view k_front = R"md(---
company: acme
company_display: Acme
role: data-engineer
role_display: Data Engineer
role_type: standard
last_updated: 2026-02-23
data_quality: high
salary_data_quarter: 2025-Q4
next_review_due: 2026-05-23
compensation:
  - region: "London (GBP)"
    base_low: 80000
    base_high: 110000
    stock_low: 40000
    stock_high: null
    bonus_pct: 10
    total_comp_low: 98000
    total_comp_high: 140000
    currency: GBP
  - region: Berlin
    base_low: 172K
    base_high: "90000"
    stock_low: null
    stock_high: null
    bonus_low: 1.5
    bonus_high: 0
    total_comp_low: null
    total_comp_high: null
    currency: Euro
level_mapping:
  internal: null
  raw: Acme DE II = Google L4
data_sources:
  - Levels.fyi
  - Blind
negotiation_dna_summary: null
---
)md";

constexpr std::string_view k_body = R"md(### Data Engineer | Acme Global Negotiation Guide

**Negotiation DNA:** Base + RSU

| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| **Berlin** | €70K–€90K | €20K–€40K | Variable | €80K–€110K+ |
| London | £80K / $100K - £110K / $138K | £40K–£90K/yr | 10–15% | £98K–£140K |
| Oslo (NOK) | kr700K–kr900K | — | $12K-$25K (10-15%) | kr800K–kr1.1M |

**Level Mapping:** Acme DE II = Google L4
)md";

}  // namespace guidelint::model
