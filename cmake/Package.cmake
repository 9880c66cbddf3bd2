# Packages, by CPack: `cpack -G DEB` where the program was built by the preset package, `cpack -G TGZ` where by static.
#
#   guidelint_0.1.0-1_amd64.deb          /usr/bin/guidelint, its man page and completions; asks for libc alone
#   guidelint-0.1.0-linux-x64.tar.gz     guidelint-0.1.0/bin/guidelint, the same beside it; asks for nothing
#
# What is in them is what `cmake --install` installs; package/stage.cmake then puts things where Debian has them. SOURCE_DATE_EPOCH
# dates all of it, so that one commit gives the same bytes twice.
set(package_folder ${CMAKE_CURRENT_LIST_DIR}/package)
string(TOLOWER ${CMAKE_SYSTEM_NAME} package_system)
set(package_processor ${CMAKE_SYSTEM_PROCESSOR})
if(package_processor MATCHES "^(x86_64|AMD64)$")
  set(package_processor x64)
elseif(package_processor MATCHES "^(aarch64|arm64)$")
  set(package_processor arm64)
endif()
if(APPLE)
  set(package_system macos)
endif()

set(CPACK_GENERATOR TGZ)
set(CPACK_PACKAGE_NAME guidelint)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_VENDOR "the guidelint authors")
set(CPACK_PACKAGE_CONTACT "the guidelint authors <guidelint@example.org>")
set(CPACK_PACKAGE_HOMEPAGE_URL https://github.com/guidelint/guidelint)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "checks Markdown pay guides and tells which are due for review")
set(CPACK_PACKAGE_DESCRIPTION
"guidelint judges Markdown guides about pay, one per company and role, by
rules you can read. It compares the front matter that programs use with the
table that people see, checks the sums, currencies and dates, and reports
each fault with file, line, column and likely cause.

It mends what can be mended safely, lists the guides whose review is due,
and prints what GitHub Actions, code scanning and reviewdog read. Rules are
YAML files that carry their own examples; a repository may add its own.")
set(CPACK_PACKAGE_FILE_NAME guidelint-${PROJECT_VERSION}-${package_system}-${package_processor})
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_THREADS 1)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PROJECT_CONFIG_FILE ${package_folder}/generator.cmake)
set(CPACK_PRE_BUILD_SCRIPTS ${package_folder}/stage.cmake)
set(CPACK_POST_BUILD_SCRIPTS ${package_folder}/archive.cmake)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS git)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS pre-commit)

include(CPack)
