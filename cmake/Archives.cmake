# The programs of GUIDELINT_PORTABLE and GUIDELINT_STATIC: guidelint::fmt and guidelint::spdlog without a shared library, the flags
# to link with, and what a system must have for it.
#
# Debian ships fmt and spdlog as shared libraries and as headers. spdlog is taken as headers: five files use it. fmt is in 200, where its
# headers alone would cost half a second each, so it is compiled once, from cmake/fmt.cpp.

foreach(library YAML UTF8PROC)
  foreach(file IN LISTS ${library}_LINK_LIBRARIES)
    if(NOT file MATCHES "\\.a$")
      message(FATAL_ERROR "${file} is not an archive: this system has no static library of it")
    endif()
  endforeach()
endforeach()

get_target_property(fmt_headers fmt::fmt-header-only INTERFACE_INCLUDE_DIRECTORIES)
add_library(guidelint_fmt STATIC ${CMAKE_CURRENT_LIST_DIR}/fmt.cpp)
target_include_directories(guidelint_fmt SYSTEM PUBLIC ${fmt_headers})
add_library(guidelint::fmt ALIAS guidelint_fmt)

get_target_property(spdlog_headers spdlog::spdlog_header_only INTERFACE_INCLUDE_DIRECTORIES)
get_target_property(spdlog_definitions spdlog::spdlog_header_only INTERFACE_COMPILE_DEFINITIONS)
if(NOT spdlog_definitions MATCHES SPDLOG_FMT_EXTERNAL)
  message(FATAL_ERROR "this system's spdlog has an fmt of its own; releases are built on Debian 12")
endif()
add_library(guidelint_spdlog INTERFACE)
target_include_directories(guidelint_spdlog SYSTEM INTERFACE ${spdlog_headers})
target_compile_definitions(guidelint_spdlog INTERFACE ${spdlog_definitions})
target_link_libraries(guidelint_spdlog INTERFACE guidelint_fmt Threads::Threads)
add_library(guidelint::spdlog ALIAS guidelint_spdlog)

# RE2 since 2023-06 is made of abseil, whose archives are many and ordered; only pkg-config knows them (Debian 13: 2 s).
file(STRINGS ${RE2_INCLUDE_DIR}/re2/re2.h absl REGEX "include \"absl/" LIMIT_COUNT 1)
if(absl)
  execute_process(COMMAND ${PKG_CONFIG_EXECUTABLE} --static --libs re2
    OUTPUT_VARIABLE libraries OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_VARIABLE error RESULT_VARIABLE status TIMEOUT 120)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "this RE2 needs abseil's archives and pkg-config does not name them (${error}); releases are built on Debian 12")
  endif()
  separate_arguments(libraries UNIX_COMMAND "${libraries}")
  list(REMOVE_ITEM libraries -lre2)
  target_link_libraries(re2::re2 INTERFACE -Wl,--push-state,-Bstatic ${libraries} -Wl,--pop-state)
endif()

if(GUIDELINT_STATIC)
  add_link_options(-static)
else()
  add_link_options(-static-libstdc++ -static-libgcc -Wl,-z,relro,-z,now)
endif()
# What is only ever called from outside its archive is kept in it; the rest goes.
add_link_options(-Wl,--gc-sections)
add_compile_options(-ffunction-sections -fdata-sections)
# Guides are hostile input. And the folder it was built in says nothing to who runs it.
add_compile_options(-fstack-protector-strong "$<$<CONFIG:Release>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>" -ffile-prefix-map=${PROJECT_SOURCE_DIR}=.)
