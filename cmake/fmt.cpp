// The compiled part of fmt, for programs that must not ask for libfmt.so: see Archives.cmake.
//
// Debian ships its headers, and the compiled part is in them (format-inl.h); fmt's own format.cc does as here. Instantiated is what
// fmt's headers declare extern and our sources use: a missing one fails the link by name. Tried with fmt 9 and 10.
#include <fmt/format-inl.h>

FMT_BEGIN_NAMESPACE
namespace detail {

template dragonbox::decimal_fp<float> dragonbox::to_decimal(float x) noexcept;
template dragonbox::decimal_fp<double> dragonbox::to_decimal(double x) noexcept;
template thousands_sep_result<char> thousands_sep_impl(locale_ref);
template char decimal_point_impl(locale_ref);
template void buffer<char>::append(const char*, const char*);
#if FMT_VERSION >= 100000
template void vformat_to(buffer<char>&, string_view, vformat_args<char>::type, locale_ref);
#endif

}  // namespace detail
FMT_END_NAMESPACE
