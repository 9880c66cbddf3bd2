#!/bin/sh
# Compares docs/rules/ with the pages that guidelint writes of rules/ now.
#
#   pages_test.sh PROGRAM
#
# It writes them beside a copy of rules/, because pages link to the files. GUIDELINT_UPDATE=1 writes docs/rules/ instead.
set -eu

program=$1
root=$(cd "$(dirname "$0")/../.." && pwd)

if [ -n "${GUIDELINT_UPDATE:-}" ]; then
  cd "$root"
  exec "$program" explain --pages docs/rules
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/.git" # the search for guidelint.yaml ends here
cp -R "$root/guidelint.yaml" "$root/rules" "$scratch"
(cd "$scratch" && "$program" explain --pages docs/rules)
diff -ru "$root/docs/rules" "$scratch/docs/rules" || {
  echo "docs/rules/ is not what guidelint writes of rules/; scripts/update-docs refreshes it"
  exit 1
}
