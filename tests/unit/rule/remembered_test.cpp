#include "rule/remembered.h"

#include <thread>
#include <vector>

#include "support/catch.h"

namespace guidelint::rule {
namespace {

TEST_CASE("a text is answered once, a long one every time", "[rule]") {
  Remembered<std::size_t> remembered;
  int asked = 0;
  const auto answer = [&asked](std::string_view text) {
    ++asked;
    return text.size();
  };
  for (int i = 0; i < 3; ++i) CHECK(remembered.get("London", answer) == 6);
  CHECK(asked == 1);
  CHECK(remembered.get("", answer) == 0);
  CHECK(asked == 2);
  const std::string longest(64, 'a');
  const std::string longer(65, 'a');
  for (int i = 0; i < 2; ++i) CHECK(remembered.get(longest, answer) == 64);
  CHECK(asked == 3);
  for (int i = 0; i < 2; ++i) CHECK(remembered.get(longer, answer) == 65);
  CHECK(asked == 5);
}

TEST_CASE("more texts than are remembered are answered all the same, by any thread", "[rule]") {
  Remembered<std::size_t> remembered;
  std::atomic<int> wrong = 0;
  const auto ask_all = [&] {
    for (std::size_t i = 0; i < 20'000; ++i) {
      const auto number = [](std::string_view text) { return static_cast<std::size_t>(std::stoul(std::string(text))); };
      if (remembered.get(std::to_string(i), number) != i) ++wrong;
    }
  };
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) threads.emplace_back(ask_all);
  }
  CHECK(wrong == 0);
}

}  // namespace
}  // namespace guidelint::rule
