// A text edited in rounds against the text itself, at random.
#include "fix/edited_text.h"

#include <random>

#include "support/catch.h"

namespace guidelint::fix {
namespace {

using Edits = std::vector<text::Edit>;

// A few edits of `text`, in order and apart.
Edits some_edits(const std::string& text, std::mt19937& random) {
  const auto below = [&](std::size_t end) { return static_cast<text::Offset>(random() % end); };
  Edits edits;
  text::Offset at = 0;
  const auto size = static_cast<text::Offset>(text.size());
  for (auto left = below(5); left > 0 && at <= size; --left) {
    const text::Offset begin = at + below(4);
    const text::Offset end = begin + below(4);
    if (end > size) break;
    edits.push_back({.span = {begin, end}, .text = std::string(below(3), static_cast<char>('A' + below(26)))});
    at = std::max(end, begin + 1);
  }
  return edits;
}

TEST_CASE("the edits of all rounds together give the text that the rounds gave", "[fix]") {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    std::mt19937 random(seed);
    const std::string first(random() % 30, '.');
    EditedText edited(first);
    for (int round = 0; round < 4; ++round) {
      const Edits edits = some_edits(edited.text(), random);
      REQUIRE(text::are_apart(edits));
      const std::string wanted = text::edited(edited.text(), edits);
      edited.apply(edits);
      if (edited.text() == wanted && text::edited(first, edited.edits()) == wanted && text::are_apart(edited.edits()))
        continue;
      CAPTURE(seed, round, first);
      CHECK(edited.text() == wanted);
      CHECK(text::are_apart(edited.edits()));
      CHECK(text::edited(first, edited.edits()) == wanted);
    }
    CHECK(edited.first() == first);
  }
}

TEST_CASE("a byte that no round touched is found where it was at first", "[fix]") {
  const std::string first = "abcdefghijklmnopqrstuvwxyz";
  for (unsigned seed = 0; seed < 2000; ++seed) {
    std::mt19937 random(seed);
    EditedText edited(first);
    for (int round = 0; round < 3; ++round) edited.apply(some_edits(edited.text(), random));
    for (text::Offset i = 0; i < edited.text().size(); ++i) {
      const char byte = edited.text()[i];
      const text::Span place = edited.in_first({i, i + 1});
      const auto at = static_cast<text::Offset>(first.find(byte));
      const bool is_right =
          byte < 'a' ? place.begin <= place.end && place.end <= first.size() : place == text::Span{at, at + 1};
      if (is_right) continue;
      CAPTURE(seed, i, edited.text(), place.begin, place.end);
      CHECK(is_right);
    }
  }
}

TEST_CASE("what was put in stands, for the first text, where it was put in", "[fix]") {
  EditedText edited("base 165 high");
  edited.apply(Edits{{.span = {5, 8}, .text = "120000"}});
  CHECK(edited.text() == "base 120000 high");
  CHECK(edited.in_first({0, 4}) == text::Span{0, 4});
  CHECK(edited.in_first({7, 9}) == text::Span{5, 5});
  CHECK(edited.in_first({12, 16}) == text::Span{9, 13});
  CHECK(edited.in_first({0, 16}) == text::Span{0, 13});
}

TEST_CASE("rounds that undo each other leave no edit", "[fix]") {
  EditedText edited("165");
  edited.apply(Edits{{.span = {0, 3}, .text = "120"}});
  edited.apply(Edits{{.span = {0, 3}, .text = "165"}});
  CHECK(edited.text() == "165");
  CHECK(edited.edits().empty());
}

TEST_CASE("an empty text can be written to, and a text can be emptied", "[fix]") {
  EditedText edited("");
  edited.apply(Edits{{.span = {0, 0}, .text = "a\n"}});
  CHECK(edited.edits() == Edits{{.span = {0, 0}, .text = "a\n"}});
  CHECK(edited.in_first({0, 2}) == text::Span{0, 0});
  edited.apply(Edits{{.span = {0, 2}}});
  CHECK(edited.text().empty());
  CHECK(edited.edits().empty());
}

TEST_CASE("an edit that reaches over what earlier rounds put in takes it away", "[fix]") {
  EditedText edited("0123456789");
  edited.apply(Edits{{.span = {2, 4}, .text = "ab"}, {.span = {6, 6}, .text = "cd"}});
  CHECK(edited.text() == "01ab45cd6789");
  edited.apply(Edits{{.span = {3, 9}, .text = "-"}});
  CHECK(edited.text() == "01a-789");
  CHECK(edited.edits() == Edits{{.span = {2, 7}, .text = "a-"}});
}

}  // namespace
}  // namespace guidelint::fix
