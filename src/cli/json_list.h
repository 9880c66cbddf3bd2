// Lists of JSON that mean something by their order, read one value after the other.
//
// Parts of a corpus (cli/part.h) are lists of texts, numbers and lists, a fifth of the size that objects would have.
// Nothing is believed of them: what is not as wanted makes the rest of the list a default, and is_whole() false, so that
// a reader asks once, at its end.
//
// Units     a text that is not UTF-8 (a path may be any bytes) is {"hex": "ff6d"}.
// Lifetime  views the value.
#pragma once

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace guidelint::cli {

using ListWriter = rapidjson::Writer<rapidjson::StringBuffer, rapidjson::UTF8<>, rapidjson::UTF8<>,
                                     rapidjson::CrtAllocator, rapidjson::kWriteNanAndInfFlag>;

void write_bytes(ListWriter& writer, std::string_view bytes);
std::optional<std::string> read_bytes(const rapidjson::Value& value);

class JsonList {
 public:
  explicit JsonList(const rapidjson::Value& value) {
    if (value.IsArray()) {
      list_ = &value;
    } else {
      is_right_ = false;
    }
  }

  [[nodiscard]] bool has_more() const { return is_right_ && at_ < list_->Size(); }
  [[nodiscard]] bool is_whole() const { return is_right_ && at_ == list_->Size(); }

  const rapidjson::Value* take() {
    if (has_more()) return &(*list_)[at_++];
    is_right_ = false;
    return nullptr;
  }
  std::uint64_t number(std::uint64_t most) {
    const rapidjson::Value* value = take();
    if (value != nullptr && value->IsUint64() && value->GetUint64() <= most) return value->GetUint64();
    is_right_ = false;
    return 0;
  }
  std::uint32_t small() { return static_cast<std::uint32_t>(number(std::numeric_limits<std::uint32_t>::max())); }
  double real() {
    const rapidjson::Value* value = take();
    // What is not a number has no order, and findings are sorted by all they hold
    if (value != nullptr && value->IsNumber() && !std::isnan(value->GetDouble())) return value->GetDouble();
    is_right_ = false;
    return 0;
  }
  std::string text() {
    const rapidjson::Value* value = take();
    auto text = value == nullptr ? std::nullopt : read_bytes(*value);
    if (text) return *std::move(text);
    is_right_ = false;
    return {};
  }
  // `read` makes one of the next value.
  template <typename Read>
  auto of(Read read) -> decltype(read(std::declval<JsonList&>())) {
    const rapidjson::Value* value = take();
    if (value == nullptr) return {};
    JsonList inner(*value);
    auto made = read(inner);
    is_right_ = is_right_ && inner.is_whole();
    return made;
  }

 private:
  const rapidjson::Value* list_ = nullptr;
  rapidjson::SizeType at_ = 0;
  bool is_right_ = true;
};

}  // namespace guidelint::cli
