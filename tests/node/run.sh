#!/bin/sh
# Runs tests/node/NAME_test.mjs: run.sh NAME [PROGRAM]. 77 (skipped) where node or the packages of package-lock.json are missing or
# others than it says; with GUIDELINT_NEED_NODE=1 that is a failure.
#
# `bash .ci/run node_tools` installs them and leaves the sum of the lock file they fit in node_modules/.guidelint-lock; nothing here
# asks a registry.
set -eu
cd "$(dirname "$0")"
name=$1
GUIDELINT=${2:+$(realpath "$2")}
export GUIDELINT

skip() {
  if [ "${GUIDELINT_NEED_NODE:-}" = 1 ]; then
    echo "failed: $1"
    exit 1
  fi
  echo "skipped: $1"
  exit 77
}

command -v node >/dev/null || skip "node is not installed"
node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' || skip "node is older than 20"
[ "$(cat node_modules/.guidelint-lock 2>/dev/null)" = "$(sha256sum <package-lock.json)" ] ||
  skip "tests/node/node_modules is missing or does not fit package-lock.json (bash .ci/run node_tools installs it)"
exec node --test "${name}_test.mjs"
