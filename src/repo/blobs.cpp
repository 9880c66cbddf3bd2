#include "repo/blobs.h"

#include <fmt/format.h>

#include <charconv>
#include <string_view>
#include <vector>

#include "base/strings.h"

namespace guidelint::repo {

tl::expected<std::string, base::Error> Blobs::read(const std::string& id, const std::string& name) {
  if (!is_object_id(id)) {
    return tl::make_unexpected(
        base::Error{fmt::format("cannot read {}: \"{}\" is not an object", shown(name), shown(id))});
  }
  if (child_ == nullptr) {
    auto started = Child::start(git_.command({"cat-file", "--batch"}));
    if (!started) return tl::make_unexpected(started.error());
    child_ = std::move(*started);
  }
  auto text = ask(id, name);
  if (!text) child_.reset();  // what it would say next is not an answer to the next question
  return text;
}

// "<id> blob <size>", the bytes, a newline; or "<id> missing".
tl::expected<std::string, base::Error> Blobs::ask(const std::string& id, const std::string& name) {
  child_->send(id + "\n");
  auto head = child_->read_line();
  if (!head)
    return tl::make_unexpected(base::Error{fmt::format("cannot read {}: {}", shown(name), head.error().message)});

  const std::vector<std::string_view> words = base::split(*head, ' ');
  std::size_t size = 0;
  const bool is_blob = words.size() == 3 && words[0] == id && words[1] == "blob" &&
                       std::from_chars(words[2].data(), words[2].data() + words[2].size(), size).ec == std::errc();
  if (!is_blob) {
    return tl::make_unexpected(base::Error{
        fmt::format("cannot read {}: this clone does not hold its content ({})", shown(name), shown(*head))});
  }
  if (size > k_max_blob) {
    return tl::make_unexpected(base::Error{fmt::format("cannot read {}: {} bytes is more than 16 MiB", shown(name),
                                                       base::grouped(static_cast<double>(size)))});
  }
  auto text = child_->read(size + 1);
  if (!text)
    return tl::make_unexpected(base::Error{fmt::format("cannot read {}: {}", shown(name), text.error().message)});
  text->pop_back();
  return text;
}

}  // namespace guidelint::repo
