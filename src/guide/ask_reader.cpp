#include "guide/ask_reader.h"

#include <algorithm>
#include <array>

#include "guide/ask_words.h"

namespace guidelint::guide {

using Kind = AskTokenKind;
using money::Basis;

namespace {

constexpr std::size_t k_window = 4;  // words between "accept" and what it accepts

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_other_dollar(money::Currency currency) {
  constexpr std::array<std::string_view, 6> k_codes = {"CAD", "AUD", "SGD", "HKD", "NZD", "TWD"};
  return is_one_of(currency.text(), k_codes);
}

}  // namespace

std::vector<Ask> AskReader::read(text::Offset base) {
  base_ = base;
  start_sentence(0);
  skip_idle_sentence();
  for (at_ = 0; at_ < tokens_.size() && asks_.size() < k_max_asks;) step();
  end_sentence(tokens_.empty() ? base : tokens_.back().span.end);
  if (asks_.size() > k_max_asks) asks_.resize(k_max_asks);
  return std::move(asks_);
}

std::string_view AskReader::lower_at(std::size_t at) const {
  return at < tokens_.size() ? tokens_[at].word : std::string_view();
}

Kind AskReader::kind_at(std::size_t at) const { return at < tokens_.size() ? tokens_[at].kind : Kind::sentence; }

void AskReader::start_sentence(std::size_t at) {
  kind_.reset();
  of_.reset();
  group_.clear();
  placed_.clear();
  first_of_sentence_ = asks_.size();
  sentence_begin_ = at < tokens_.size() ? tokens_[at].span.begin : base_;
  place_.reset();
  elsewhere_ = false;
  last_place_ = accept_ = more_ = from_ = inherit_ = phrase_end_ = k_nowhere;
}

AskWord AskReader::known_at(std::size_t at) const { return at < tokens_.size() ? tokens_[at].known : AskWord::unknown; }

void AskReader::skip_idle_sentence() {
  std::size_t end = at_;
  for (; end < tokens_.size() && tokens_[end].kind != Kind::sentence; ++end) {
    if (tokens_[end].kind == Kind::amount) return;
  }
  at_ = end;
}

void AskReader::end_sentence(text::Offset end) {
  const auto begin = asks_.begin() + static_cast<std::ptrdiff_t>(first_of_sentence_);
  const bool mixed =
      std::any_of(begin, asks_.end(), [](const Ask& ask) { return is_other_dollar(ask.amount.low.currency); });
  for (auto ask = begin; ask != asks_.end(); ++ask) ask->sentence = {sentence_begin_, end};
  asks_.erase(
      std::remove_if(begin, asks_.end(),
                     [mixed](const Ask& ask) { return ask.amount.span.size() == 0 || (mixed && ask.bare_dollar); }),
      asks_.end());
}

void AskReader::step() {
  const AskToken& token = tokens_[at_];
  switch (token.kind) {
    case Kind::sentence:
      end_sentence(token.span.end);
      ++at_;
      start_sentence(at_);
      skip_idle_sentence();
      return;
    case Kind::word:
      return on_word();
    case Kind::number:
      if (lower_at(at_ + 1) != "years" && lower_at(at_ + 1) != "year") of_.reset();
      break;
    case Kind::amount:
      return on_amount();
    case Kind::open:
      return on_remark();
    case Kind::semicolon:
      of_.reset();
      place_.reset();
      elsewhere_ = false;
      group_.clear();
      break;
    case Kind::dash:
      of_.reset();
      if (kind_at(at_ + 1) != Kind::amount) kind_.reset();
      break;
    case Kind::colon:
    case Kind::equals:
      break;
    case Kind::close:
    case Kind::comma:
    case Kind::slash:
    case Kind::plus:
    case Kind::gap:
    case Kind::other:
      of_.reset();
      break;
  }
  ++at_;
}

void AskReader::on_word() {
  if (on_place()) return;
  const std::string_view word = tokens_[at_].word;
  const std::string_view before = at_ > 0 ? lower_at(at_ - 1) : std::string_view();
  const std::string_view next = lower_at(at_ + 1);
  const bool accepting = accept_ != k_nowhere && at_ - accept_ <= k_window;
  const AskPhrase component = component_at(tokens_, at_, false);
  if (component.of) {
    of_ = component.of;
    of_basis_ = component.basis;
    of_refused_ = component.refused;
    of_begin_ = at_;
    if (at_ > 0 && known_at(at_ - 1) == AskWord::yearly && of_ == AskOf::stock) of_basis_ = Basis::year;
    at_ = component.end;
    return;
  }
  switch (tokens_[at_].known) {
    case AskWord::ask:
      kind_ = AskKind::ask;
      if (word != "ask") of_.reset();
      break;
    case AskWord::push:
      start(AskKind::ask);
      break;
    case AskWord::target:
      if (is_verb(before)) kind_ = AskKind::ask;
      break;
    case AskWord::open: {
      const bool anchors = word == "anchor" && next != "on" && next != "with" && next != "to" && next != "against";
      const bool opens = word == "open" && (next == "at" || next == "with");
      if (anchors || opens) {
        start(AskKind::ask);
      } else {
        stop();
      }
      break;
    }
    case AskWord::like:
      if (before == "i'd" || before == "would" || before == "d") start(AskKind::ask);
      of_.reset();
      break;
    case AskWord::accept:
      start(AskKind::floor);
      accept_ = at_;
      break;
    case AskWord::floor:
      if (next == "is" || next == "should" || next == "of" || next == "at" || kind_at(at_ + 1) == Kind::colon)
        kind_ = AskKind::floor;
      break;
    case AskWord::below:
      if (!accepting) stop();
      break;
    case AskWord::stop:
      if (!accepting || (word != "if" && word != "than")) stop();
      break;
    case AskWord::connector:
    case AskWord::first:
    case AskWord::yearly:
      break;
    case AskWord::more:
      more_ = at_;
      of_.reset();
      break;
    case AskWord::from:
      from_ = at_;
      refuse_company();
      break;
    default:
      of_.reset();
  }
  if (word == "at" || word == "in" || word == "for") refuse_company();
  ++at_;
}

void AskReader::start(AskKind what) {
  kind_ = what;
  of_.reset();
}

void AskReader::stop() {
  kind_.reset();
  of_.reset();
}

bool AskReader::is_verb(std::string_view before) const {
  constexpr std::array<std::string_view, 9> k_before = {"to",           "i",   "my", "then", "should", "comp",
                                                        "compensation", "and", "tc"};
  if (at_ == 0) return true;
  switch (kind_at(at_ - 1)) {
    case Kind::sentence:
    case Kind::comma:
    case Kind::colon:
    case Kind::semicolon:
    case Kind::dash:
      return true;
    case Kind::word:
      return is_one_of(before, k_before);
    default:
      return false;
  }
}

void AskReader::on_amount() {
  const AskToken& token = tokens_[at_];
  AskPhrase phrase = following(tokens_, at_);
  const bool stood_before = of_.has_value();
  if (phrase.of && stood_before && *phrase.of != *of_) {
    phrase.refused = true;
  } else if (!phrase.of && stood_before) {
    phrase.of = of_;
    if (of_basis_ != Basis::unknown) {
      if (phrase.basis != Basis::unknown && phrase.basis != of_basis_) phrase.refused = true;
      phrase.basis = of_basis_;
    }
    phrase.refused = phrase.refused || of_refused_;
  } else if (!phrase.of && inherit_ != k_nowhere && at_ == inherit_ + 2 && kind_at(at_ + 1) == Kind::open &&
             (lower_at(at_ - 1) == "or" || kind_at(at_ - 1) == Kind::slash || kind_at(at_ - 1) == Kind::comma)) {
    phrase.of = inherit_of_;
  }
  const std::string_view behind = lower_at(phrase.end);
  const bool increment = (more_ != k_nowhere && at_ - more_ <= 2) || behind == "above" || behind == "higher" ||
                         behind == "beyond" || behind == "more" ||
                         (at_ > 0 && kind_at(at_ - 1) == Kind::plus && tokens_[at_ - 1].touches_next);
  if (phrase.of == AskOf::total && names_first_year(tokens_, at_, phrase.end)) phrase.refused = true;
  if (!increment && kind_ && !elsewhere_) emit(token, phrase);
  of_.reset();
  of_begin_ = k_nowhere;
  at_ = std::max(phrase.end, at_ + 1);
  phrase_end_ = at_;
}

void AskReader::emit(const AskToken& token, const AskPhrase& phrase) {
  const AskAmount& amount = amounts_[token.amount];
  if (!phrase.of || phrase.refused || amount.ambiguous) return;
  Ask ask = {.kind = *kind_, .of = *phrase.of, .amount = amount.range, .region = place_};
  ask.bare_dollar = amount.bare_dollar;
  if (from_ != k_nowhere && at_ == from_ + 1) {  // "from $200K to $250K"
    if (ask.amount.low.span == ask.amount.high.span) return;
    ask.amount.low = ask.amount.high;
    ask.amount.span = ask.amount.high.span;
  }
  if (phrase.basis != Basis::unknown) {
    if (ask.amount.basis != Basis::unknown && ask.amount.basis != phrase.basis) return;
    ask.amount.basis = phrase.basis;
  }
  const Basis basis = ask.amount.basis;
  const bool is_stock = ask.of == AskOf::stock;
  if (basis == Basis::month || basis == Basis::once || (!is_stock && basis == Basis::four_years)) return;
  group_.push_back(asks_.size());
  asks_.push_back(ask);
}

}  // namespace guidelint::guide
