#include "cli/clock.h"

#include <cerrno>
#include <cstdint>
#include <cstdlib>

namespace guidelint::cli {

tl::expected<std::optional<base::Date>, base::Error> source_date() {
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  if (epoch == nullptr || *epoch == '\0') return std::nullopt;
  constexpr std::int64_t k_day = 86'400, k_last = 253'402'300'799;  // in 9999
  char* end = nullptr;
  errno = 0;
  const std::int64_t seconds = std::strtoll(epoch, &end, 10);
  if (*end != '\0' || errno != 0 || seconds < 0 || seconds > k_last)
    return tl::unexpected(base::Error{.message = "SOURCE_DATE_EPOCH is not a number of seconds since 1970"});
  return base::Date{static_cast<std::int32_t>(seconds / k_day)};
}

}  // namespace guidelint::cli
