# Every package comes from the system; README.md and scripts/install-packages name the Debian ones.
find_package(PkgConfig REQUIRED)
find_package(RE2 MODULE REQUIRED)  # cmake/FindRE2.cmake
pkg_check_modules(YAML REQUIRED IMPORTED_TARGET yaml-0.1)
find_package(fmt REQUIRED CONFIG)
find_package(spdlog REQUIRED CONFIG)
find_package(tl-expected REQUIRED CONFIG)
find_package(CLI11 REQUIRED CONFIG)
find_package(RapidJSON REQUIRED CONFIG)
find_package(Threads REQUIRED)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)

# RapidJSON's package names an include directory; some give a target as well, each under another name.
if(NOT TARGET RapidJSON::RapidJSON)
  add_library(RapidJSON::RapidJSON INTERFACE IMPORTED)
  target_include_directories(RapidJSON::RapidJSON SYSTEM INTERFACE ${RAPIDJSON_INCLUDE_DIRS} ${RapidJSON_INCLUDE_DIRS})
endif()
