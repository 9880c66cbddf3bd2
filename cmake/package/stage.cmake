# Run by cpack between installing and packing: puts what was installed where Debian has it, and dates it.
#
# Debian wants man pages and changelogs compressed without a date in them, a changelog of the package, and zsh's completions in
# vendor-completions (site-functions is the administrator's). Both packages say whose code is linked in.
set(stage ${CPACK_TEMPORARY_INSTALL_DIRECTORY})

set(epoch "$ENV{SOURCE_DATE_EPOCH}")
if(epoch STREQUAL "")
  string(TIMESTAMP epoch %s UTC)
endif()

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "failed with ${status}: ${ARGN}")
  endif()
endfunction()

set(share ${stage}${CPACK_PACKAGING_INSTALL_PREFIX}/share)
set(doc ${share}/doc/guidelint)
file(COPY ${CMAKE_CURRENT_LIST_DIR}/copyright DESTINATION ${doc})

if(CPACK_GENERATOR STREQUAL "DEB")
  execute_process(COMMAND date -u -R -d @${epoch} OUTPUT_VARIABLE date OUTPUT_STRIP_TRAILING_WHITESPACE)
  file(WRITE ${doc}/changelog.Debian
"guidelint (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium

  * Version ${CPACK_PACKAGE_VERSION}; what it brings is in changelog.gz.

 -- ${CPACK_PACKAGE_CONTACT}  ${date}
")
  if(EXISTS ${doc}/CHANGELOG.md)
    file(RENAME ${doc}/CHANGELOG.md ${doc}/changelog)
  endif()
  if(EXISTS ${share}/zsh/site-functions)
    file(RENAME ${share}/zsh/site-functions ${share}/zsh/vendor-completions)
  endif()
  file(COPY ${CMAKE_CURRENT_LIST_DIR}/lintian-overrides DESTINATION ${share}/lintian/overrides)
  file(RENAME ${share}/lintian/overrides/lintian-overrides ${share}/lintian/overrides/guidelint)
  file(GLOB_RECURSE compressed ${doc}/changelog* ${share}/man/*.1)
  foreach(file IN LISTS compressed)
    run(gzip -9nf ${file})
  endforeach()
  file(GLOB_RECURSE files ${share}/*)
  foreach(file IN LISTS files)
    file(CHMOD ${file} PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
  endforeach()
endif()

run(find ${stage} -exec touch -h -d @${epoch} {} +)
