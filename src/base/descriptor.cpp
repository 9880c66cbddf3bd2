#include "base/descriptor.h"

#include <unistd.h>

#include <cerrno>
#include <utility>

namespace guidelint::base {

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    close();
    number_ = other.release();
  }
  return *this;
}

int Descriptor::release() { return std::exchange(number_, -1); }

bool Descriptor::close() {
  return !is_open() || ::close(release()) == 0 || errno == EINTR;  // not again on EINTR: Linux has closed it
}

}  // namespace guidelint::base
