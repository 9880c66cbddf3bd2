// Walks over the words of a strategy block and keeps what it asks for; see guide/asks.h for what counts.
//
// The verb last seen says whether an amount is asked for or accepted; the component is the one beside the amount; a
// place holds for the amounts beside it. All of it ends with the sentence. For asks.cpp only.
//
// Lifetime  views the tokens.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "guide/ask_phrases.h"
#include "guide/ask_places.h"
#include "guide/ask_tokens.h"
#include "guide/asks.h"

namespace guidelint::guide {

class AskReader {
 public:
  AskReader(const AskTokens& tokens, std::span<const std::string_view> regions)
      : tokens_(tokens.all), amounts_(tokens.amounts), lower_(tokens.lower), places_(regions) {}

  // `base`: where the text that was cut into tokens begins.
  std::vector<Ask> read(text::Offset base);

 private:
  static constexpr std::size_t k_nowhere = static_cast<std::size_t>(-1);

  struct Place {
    std::size_t region = 0;
    std::size_t end = 0;
  };

  [[nodiscard]] std::string_view lower_at(std::size_t at) const;
  [[nodiscard]] AskTokenKind kind_at(std::size_t at) const;
  [[nodiscard]] AskWord known_at(std::size_t at) const;
  void start_sentence(std::size_t at);
  // Past a sentence without an amount: nothing is asked for in it, and nothing of it is remembered.
  void skip_idle_sentence();
  void end_sentence(text::Offset end);
  void step();
  void on_word();
  void start(AskKind what);
  void stop();
  // "Target $200K", "For London, target £80K", "to target", "total comp target:"; not "20% target bonus".
  [[nodiscard]] bool is_verb(std::string_view before) const;
  // "$320K TC at Google", "$200K in Detroit", which the table lacks: neither is an ask for this table.
  void refuse_company();
  // True of "For" in "For London, push for £80,000 base": what it names holds for what comes.
  [[nodiscard]] bool leads(std::size_t at) const;
  void drop_group();
  [[nodiscard]] std::optional<Place> place_at(std::size_t at) const;
  bool on_place();
  void assign(std::size_t region);
  // "(Amsterdam)", "(4yr)", "1,400 RSUs ($490,000 at $350)"; anything else is a remark.
  void on_remark();
  // "1,400 CRWD RSUs": a number stands before the component.
  [[nodiscard]] bool is_counted(std::size_t component) const;
  void read_worth(std::size_t first, std::size_t close);
  void on_amount();
  void emit(const AskToken& token, const AskPhrase& phrase);

  std::span<const AskToken> tokens_;
  std::span<const AskAmount> amounts_;
  std::string_view lower_;
  AskPlaces places_;
  text::Offset base_ = 0;
  std::vector<Ask> asks_;
  std::size_t at_ = 0;

  // Of the sentence
  std::optional<AskKind> kind_;
  std::optional<AskOf> of_;  // the component just named, until something comes between
  money::Basis of_basis_ = money::Basis::unknown;
  bool of_refused_ = false;
  std::size_t of_begin_ = k_nowhere;
  std::optional<std::size_t> place_;  // named before the amounts it holds for
  bool elsewhere_ = false;            // a place that the table does not name
  std::vector<std::size_t> group_;    // asks a place behind them would hold for
  std::vector<std::size_t> placed_;   // ... and did, of the place last named
  std::size_t first_of_sentence_ = 0;
  text::Offset sentence_begin_ = 0;
  // Token indexes, k_nowhere if not met
  std::size_t last_place_ = k_nowhere;
  std::size_t accept_ = k_nowhere;
  std::size_t more_ = k_nowhere;
  std::size_t from_ = k_nowhere;
  std::size_t inherit_ = k_nowhere;     // the parenthesis of a place: "$185K base (Dallas) or $215K (New York)"
  std::size_t phrase_end_ = k_nowhere;  // behind the last amount and its component
  AskOf inherit_of_ = AskOf::base;
};

}  // namespace guidelint::guide
