// A short list of values in place: no heap, and nothing is made before it is added.
//
// The readers of amounts keep room for 18 of them and use two; an array would set all 18 to nothing first, which took
// as long as reading them. Decided against: std::vector (an allocation a cell), a buffer shared by all calls.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>

namespace guidelint::money {

template <typename T, std::size_t N>
class FixedVector {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  FixedVector() noexcept {}  // NOLINT(modernize-use-equals-default): the items are not made
  FixedVector(const FixedVector& other) noexcept { append(other); }
  FixedVector& operator=(const FixedVector& other) noexcept {
    if (this == &other) return *this;
    size_ = 0;
    append(other);
    return *this;
  }
  ~FixedVector() = default;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool is_full() const { return size_ == N; }
  void push_back(const T& item) { std::construct_at(&items_[size_++], item); }  // requires: not full

  [[nodiscard]] T& operator[](std::size_t at) { return items_[at]; }
  [[nodiscard]] const T& operator[](std::size_t at) const { return items_[at]; }
  [[nodiscard]] T& back() { return items_[size_ - 1]; }
  [[nodiscard]] std::span<const T> all() const { return {items_, size_}; }

 private:
  void append(const FixedVector& other) {
    for (const T& item : other.all()) push_back(item);
  }

  std::size_t size_ = 0;
  union {
    T items_[N];
  };
};

}  // namespace guidelint::money
