# Run by cpack after packing: writes the tarball again with GNU tar, in the order of names and owned by root. CPack 3.25 takes the order
# of the folder on disk and the user who runs it, so that two machines would make different bytes of the same files.
if(CPACK_GENERATOR STREQUAL "TGZ" AND CMAKE_HOST_SYSTEM_NAME STREQUAL "Linux")
  execute_process(
    COMMAND tar --sort=name --owner=0 --group=0 --numeric-owner --format=ustar -C ${CPACK_TEMPORARY_INSTALL_DIRECTORY} -c guidelint-${CPACK_PACKAGE_VERSION}
    COMMAND gzip -9n
    OUTPUT_FILE ${CPACK_PACKAGE_FILES} RESULTS_VARIABLE status)
  if(NOT status STREQUAL "0;0")
    message(FATAL_ERROR "tar and gzip failed with ${status}")
  endif()
endif()
