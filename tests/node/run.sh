#!/bin/sh
# Runs tests/node/NAME_test.mjs: run.sh NAME [PROGRAM]. 77 (skipped) where node or the packages of package-lock.json are missing.
#
# They are installed by `npm ci --ignore-scripts` in this folder, which .ci/run does; nothing here asks a registry.
set -eu
cd "$(dirname "$0")"
name=$1
GUIDELINT=${2:+$(realpath "$2")}
export GUIDELINT
if ! command -v node >/dev/null; then
  echo "skipped: node is not installed"
  exit 77
fi
if [ ! -d node_modules ]; then
  echo "skipped: tests/node/node_modules is missing (npm ci --ignore-scripts in tests/node installs it)"
  exit 77
fi
exec node --test "${name}_test.mjs"
