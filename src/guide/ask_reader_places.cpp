#include <algorithm>
#include <array>

#include "guide/ask_reader.h"
#include "guide/ask_words.h"

namespace guidelint::guide {

using Kind = AskTokenKind;

namespace {

constexpr std::size_t k_longest_remark = 60;  // tokens of a parenthesis

// Wider than a row of any table; "us" and the like say what "$" has said
constexpr std::array<std::string_view, 10> k_wide_places = {"europe", "emea",  "apac", "asia",   "india",
                                                            "east",   "coast", "west", "remote", "uk"};
constexpr std::array<std::string_view, 4> k_here = {"us", "usd", "usa", "tc"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

void AskReader::refuse_company() {
  const std::size_t next = at_ + 1;
  if (kind_at(next) != Kind::word) return;
  if (at_ == phrase_end_ && tokens_[next].capital && !is_one_of(lower_at(next), k_here) && !place_at(next))
    drop_group();
  if (!leads(at_) || place_at(next)) return;
  const std::string_view word = lower_at(at_);
  if (is_one_of(lower_at(next), k_wide_places) || (word == "in" && tokens_[next].capital)) elsewhere_ = true;
}

bool AskReader::leads(std::size_t at) const {
  if (at == 0) return true;
  const Kind before = kind_at(at - 1);
  return before == Kind::sentence || before == Kind::semicolon || before == Kind::comma;
}

void AskReader::drop_group() {
  for (const std::size_t ask : group_) asks_[ask].amount.span = {};  // left out when the sentence ends
  group_.clear();
}

std::optional<AskReader::Place> AskReader::place_at(std::size_t at) const {
  std::optional<Place> found;
  for (std::size_t end = at + 1; end <= at + 4 && end <= tokens_.size(); ++end) {
    const Kind last = kind_at(end - 1);
    if (last != Kind::word) break;
    const std::size_t begin = tokens_[at].span.begin - base_;
    const std::size_t size = tokens_[end - 1].span.end - base_ - begin;
    if (const auto region = places_.find(lower_.substr(begin, size))) found = Place{*region, end};
  }
  return found;
}

bool AskReader::on_place() {
  if (!tokens_[at_].capital) return false;
  const auto place = place_at(at_);
  if (!place) return false;
  const std::string_view before = at_ > 0 ? lower_at(at_ - 1) : std::string_view();
  const bool also = last_place_ != k_nowhere && at_ == last_place_ + 1 &&
                    (before == "or" || before == "and" || kind_at(at_ - 1) == Kind::slash);
  const bool listed = last_place_ != k_nowhere && at_ == last_place_ + 2 && kind_at(at_ - 2) == Kind::comma;
  const bool heads = kind_at(place->end) == Kind::amount;  // "London £150K base, Vilnius €110K base"
  if (heads) {
    placed_.clear();
    group_.clear();
    place_ = place->region;
    elsewhere_ = false;
  } else if (also || listed) {
    place_.reset();
    for (const std::size_t ask : placed_) asks_[ask].region.reset();
  } else if (before == "in" || before == "for" || before == "at") {
    if (!group_.empty() && at_ == phrase_end_ + 1) {
      assign(place->region);
    } else {
      placed_.clear();
      place_.reset();
      if (leads(at_ - 1)) place_ = place->region;
    }
    elsewhere_ = false;
  }
  of_.reset();
  last_place_ = place->end;
  at_ = place->end;
  return true;
}

void AskReader::assign(std::size_t region) {
  placed_ = group_;
  for (const std::size_t ask : group_) asks_[ask].region = region;
  group_.clear();
  place_.reset();
}

void AskReader::on_remark() {
  std::size_t close = at_ + 1;
  while (kind_at(close) != Kind::close && kind_at(close) != Kind::sentence && close - at_ < k_longest_remark) ++close;
  const std::size_t first = at_ + 1;
  const bool behind_amount = at_ == phrase_end_ && !group_.empty();
  const auto place = kind_at(first) == Kind::word ? place_at(first) : std::nullopt;
  if (place && place->end == close) {
    const bool single = group_.size() == 1;
    if (single) inherit_of_ = asks_[group_.front()].of;
    if (!group_.empty()) assign(place->region);
    if (single) inherit_ = close;
  } else if (of_ == AskOf::stock && of_begin_ != k_nowhere && is_counted(of_begin_)) {
    read_worth(first, close);
  } else if (behind_amount && !place && kind_at(first) == Kind::word && tokens_[first].capital &&
             !is_one_of(lower_at(first), k_here)) {
    drop_group();
  }
  of_.reset();
  if (phrase_end_ == at_) phrase_end_ = close + 1;
  at_ = kind_at(close) == Kind::close ? close + 1 : first;
}

bool AskReader::is_counted(std::size_t component) const {
  for (std::size_t back = 1; back <= 3 && back <= component; ++back) {
    if (kind_at(component - back) == Kind::number) return true;
    if (kind_at(component - back) != Kind::word) return false;
  }
  return false;
}

void AskReader::read_worth(std::size_t first, std::size_t close) {
  std::size_t at = first;
  while (at < close && kind_at(at) == Kind::word &&
         (lower_at(at) == "approximately" || lower_at(at) == "worth" || lower_at(at) == "about" ||
          lower_at(at) == "valued"))
    ++at;
  if (kind_at(at) != Kind::amount || !kind_ || elsewhere_ || of_refused_) return;
  const AskPhrase behind = following(tokens_, at);
  if (kind_at(behind.end) != Kind::close && lower_at(behind.end) != "at") return;
  AskPhrase phrase = {.of = AskOf::stock, .end = at + 1, .basis = behind.basis, .refused = behind.refused};
  emit(tokens_[at], phrase);
}

}  // namespace guidelint::guide
