# What `cmake --install` puts where. The program writes its own manual page and completions, so they cannot be behind it;
# a build for another machine cannot run it and goes without.
include(GNUInstallDirs)

install(TARGETS guidelint RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs/schema DESTINATION ${CMAKE_INSTALL_DATADIR}/guidelint)

if(CMAKE_CROSSCOMPILING AND NOT CMAKE_CROSSCOMPILING_EMULATOR)
  message(STATUS "Built for another machine: manual page and completions are left out")
  return()
endif()

# guidelint_written(FILE WORDS...)  the file holds what `guidelint WORDS...` prints
function(guidelint_written file)
  set(path ${PROJECT_BINARY_DIR}/share/${file})
  add_custom_command(OUTPUT ${path}
    COMMAND guidelint ${ARGN} > ${path}.part
    COMMAND ${CMAKE_COMMAND} -E rename ${path}.part ${path}
    DEPENDS guidelint
    COMMENT "Writing share/${file}"
    VERBATIM)
  set_property(GLOBAL APPEND PROPERTY guidelint_written_files ${path})
endfunction()

file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/share)
guidelint_written(guidelint.1 manual)
guidelint_written(guidelint.bash completion bash)
guidelint_written(_guidelint completion zsh)
guidelint_written(guidelint.fish completion fish)
get_property(written GLOBAL PROPERTY guidelint_written_files)
add_custom_target(guidelint_share ALL DEPENDS ${written})

# zsh's own folder; Debian's zsh reads vendor-completions instead, and a package may set this.
set(GUIDELINT_ZSH_FOLDER ${CMAKE_INSTALL_DATADIR}/zsh/site-functions CACHE STRING "Where zsh looks for completions")
install(FILES ${PROJECT_BINARY_DIR}/share/guidelint.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${PROJECT_BINARY_DIR}/share/guidelint.bash
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME guidelint)
install(FILES ${PROJECT_BINARY_DIR}/share/_guidelint DESTINATION ${GUIDELINT_ZSH_FOLDER})
install(FILES ${PROJECT_BINARY_DIR}/share/guidelint.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
