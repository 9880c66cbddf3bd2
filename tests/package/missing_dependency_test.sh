#!/bin/sh
# Where a library is missing, configuring says which Debian package brings it: missing_dependency_test.sh SOURCE CMAKE
#
# The library is hidden from CMake, which then must stop with the name of the package, and not with a page of its own advice.
set -eu

source=$1
cmake=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# hide NAME OPTION PACKAGE
hide() {
  if "$cmake" -S "$source" -B "$scratch/$1" -G Ninja -DBUILD_TESTING=OFF "$2" >"$scratch/log" 2>&1; then
    echo "failed: configured without $1"
    exit 1
  fi
  if ! grep -q "install $3 (Debian, Ubuntu)" "$scratch/log"; then
    echo "failed: without $1 the package $3 is not named:"
    cat "$scratch/log"
    exit 1
  fi
}

hide RE2 -DCMAKE_DISABLE_FIND_PACKAGE_RE2=ON libre2-dev
hide fmt -DCMAKE_DISABLE_FIND_PACKAGE_fmt=ON libfmt-dev
hide spdlog -DCMAKE_DISABLE_FIND_PACKAGE_spdlog=ON libspdlog-dev
hide tl-expected -DCMAKE_DISABLE_FIND_PACKAGE_tl-expected=ON libexpected-dev
hide CLI11 -DCMAKE_DISABLE_FIND_PACKAGE_CLI11=ON libcli11-dev
hide RapidJSON -DCMAKE_DISABLE_FIND_PACKAGE_RapidJSON=ON rapidjson-dev
PKG_CONFIG_LIBDIR=$scratch
export PKG_CONFIG_LIBDIR
hide yaml -DBUILD_SHARED_LIBS=OFF libyaml-dev
