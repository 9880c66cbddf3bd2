# Every package comes from the system; README.md and scripts/install-packages name the Debian ones.
#
# GUIDELINT_PORTABLE   archives (.a) instead of shared libraries, the C++ library too: the program asks for libc alone, and so runs
#                      on any newer system. This is what the .deb holds.
# GUIDELINT_STATIC     libc as well: the program asks for nothing. This is what the tarball holds.
option(GUIDELINT_PORTABLE "Link everything but libc statically" OFF)
option(GUIDELINT_STATIC "Link everything statically" OFF)
set(GUIDELINT_ARCHIVES OFF)
if(GUIDELINT_PORTABLE OR GUIDELINT_STATIC)
  set(GUIDELINT_ARCHIVES ON)
  set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
endif()

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

# The package may be there without what is wanted of it, so the message names both.
macro(guidelint_need found package)
  if(NOT ${found})
    message(FATAL_ERROR "${ARGV2} not found: install ${package} (Debian, Ubuntu); scripts/install-packages installs all there are")
  endif()
endmacro()

find_package(RE2 MODULE)  # cmake/FindRE2.cmake
guidelint_need(RE2_FOUND libre2-dev "RE2")
pkg_check_modules(YAML IMPORTED_TARGET yaml-0.1)
guidelint_need(YAML_FOUND libyaml-dev "libyaml")
pkg_check_modules(UTF8PROC IMPORTED_TARGET libutf8proc)
guidelint_need(UTF8PROC_FOUND libutf8proc-dev "utf8proc")
find_package(fmt CONFIG QUIET)
guidelint_need(fmt_FOUND libfmt-dev "fmt")
find_package(spdlog CONFIG QUIET)
guidelint_need(spdlog_FOUND libspdlog-dev "spdlog")
find_package(tl-expected CONFIG QUIET)
guidelint_need(tl-expected_FOUND libexpected-dev "tl-expected")
find_package(CLI11 CONFIG QUIET)
guidelint_need(CLI11_FOUND libcli11-dev "CLI11")
find_package(RapidJSON CONFIG QUIET)
guidelint_need(RapidJSON_FOUND rapidjson-dev "RapidJSON")

# RapidJSON's package names an include directory; some give a target as well, each under another name.
if(NOT TARGET RapidJSON::RapidJSON)
  add_library(RapidJSON::RapidJSON INTERFACE IMPORTED)
  target_include_directories(RapidJSON::RapidJSON SYSTEM INTERFACE ${RAPIDJSON_INCLUDE_DIRS} ${RapidJSON_INCLUDE_DIRS})
endif()

if(GUIDELINT_ARCHIVES)
  include(Archives)
else()
  add_library(guidelint::fmt ALIAS fmt::fmt)
  add_library(guidelint::spdlog ALIAS spdlog::spdlog)
endif()
