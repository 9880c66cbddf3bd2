# guidelint_layer(NAME [HEADERS_ONLY] [DEPENDS lower-layers...] [LINKS packages...])
#   One static library guidelint_NAME from src/NAME/*.cpp (and, in cli, its commands).
function(guidelint_layer name)
  cmake_parse_arguments(ARG "HEADERS_ONLY" "" "DEPENDS;LINKS" ${ARGN})
  list(TRANSFORM ARG_DEPENDS PREPEND guidelint_)
  if(ARG_HEADERS_ONLY)
    add_library(guidelint_${name} INTERFACE)
    target_link_libraries(guidelint_${name} INTERFACE ${ARG_DEPENDS} ${ARG_LINKS})
    target_include_directories(guidelint_${name} INTERFACE ${PROJECT_SOURCE_DIR}/src)
    return()
  endif()
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cpp ${PROJECT_SOURCE_DIR}/src/${name}/commands/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  add_library(guidelint_${name} STATIC ${sources})
  target_link_libraries(guidelint_${name} PUBLIC ${ARG_DEPENDS} ${ARG_LINKS} PRIVATE guidelint_warnings)
  target_include_directories(guidelint_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  guidelint_precompile(guidelint_${name})
endfunction()

# guidelint_precompile(TARGET)
#   What nearly every file includes is parsed once, for the first layer, and read back by all: five files of expr, text,
#   model and report took 8.9 s of processor instead of 12.8 (GCC 12, -O2), and parsing once costs 4.4 s.
#   Only there: a debug build and the sanitizers' compile each file as it is, and so find the include that a file forgot.
function(guidelint_precompile target)
  if(NOT GUIDELINT_PRECOMPILE)
    return()
  endif()
  get_property(first GLOBAL PROPERTY guidelint_precompiled)
  if(first)
    target_precompile_headers(${target} REUSE_FROM ${first})
  else()
    target_precompile_headers(${target} PRIVATE
      <algorithm> <array> <cstdint> <filesystem> <functional> <map> <memory> <optional> <span> <string> <string_view>
      <unordered_map> <variant> <vector> <fmt/format.h> <tl/expected.hpp>)
    set_property(GLOBAL PROPERTY guidelint_precompiled ${target})
  endif()
endfunction()

# guidelint_registry(TARGET t FOLDER f NAMESPACE n TYPE T HEADER h FUNCTION all_things)
#   The folder is the list: every f/<stem>.cpp defines `extern const T <stem>` in namespace n, and
#   n::all_things() returns the addresses of all of them in name order. No static initialisers run.
function(guidelint_registry)
  cmake_parse_arguments(ARG "" "TARGET;FOLDER;NAMESPACE;TYPE;HEADER;FUNCTION" "" ${ARGN})
  file(GLOB files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${ARG_FOLDER}/*.cpp)
  list(SORT files)
  set(declarations "")
  set(addresses "")
  foreach(file IN LISTS files)
    get_filename_component(stem ${file} NAME_WE)
    string(APPEND declarations "extern const ${ARG_TYPE} ${stem};\n")
    string(APPEND addresses "    &${stem},\n")
  endforeach()
  set(out ${CMAKE_CURRENT_BINARY_DIR}/${ARG_TARGET}_${ARG_FUNCTION}.cpp)
  guidelint_write_if_changed(${out} "// Generated from src/${ARG_FOLDER}/*.cpp by cmake/Layers.cmake. Do not edit.
#include \"${ARG_HEADER}\"

namespace ${ARG_NAMESPACE} {
${declarations}
namespace {
constexpr const ${ARG_TYPE}* k_all[] = {
${addresses}};
}  // namespace

std::span<const ${ARG_TYPE}* const> ${ARG_FUNCTION}() { return k_all; }
}  // namespace ${ARG_NAMESPACE}
")
  target_sources(${ARG_TARGET} PRIVATE ${files} ${out})
endfunction()

# guidelint_embed_rules(TARGET)
#   Puts rules/**/*.yaml and rules/example.md into the program as raw strings, so that one binary is enough.
function(guidelint_embed_rules target)
  file(GLOB_RECURSE rules CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/rules ${PROJECT_SOURCE_DIR}/rules/*.yaml)
  list(APPEND rules example.md)
  list(SORT rules)
  set(items "")
  foreach(rule IN LISTS rules)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/rules/${rule})
    file(READ ${PROJECT_SOURCE_DIR}/rules/${rule} text)
    string(APPEND items "    {\"${rule}\", R\"~~~(${text})~~~\"},\n")
  endforeach()
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded_rules.cpp)
  guidelint_write_if_changed(${out} "// Generated from rules/ by cmake/Layers.cmake. Do not edit.
#include \"cli/embedded_rules.h\"

namespace guidelint::cli {
namespace {
constexpr EmbeddedRule k_rules[] = {
${items}};
}  // namespace

std::span<const EmbeddedRule> embedded_rules() { return k_rules; }
}  // namespace guidelint::cli
")
  target_sources(${target} PRIVATE ${out})
endfunction()

# file(GENERATE) and file(CONFIGURE) would expand $<...> and @...@ inside rules, so files are written plainly.
function(guidelint_write_if_changed path content)
  set(old "")
  if(EXISTS ${path})
    file(READ ${path} old)
  endif()
  if(NOT "${old}" STREQUAL "${content}")
    file(WRITE ${path} "${content}")
  endif()
endfunction()
