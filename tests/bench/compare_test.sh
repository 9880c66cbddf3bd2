#!/bin/sh
# tests/bench/compare runs, and compares speed only between equal answers.
#   compare_test.sh PROGRAM
set -eu
program=$1
for tool in rg cc; do
  command -v "$tool" >/dev/null || { echo "$tool is not installed: skipped"; exit 77; }
done
here=$(dirname "$0")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

printf 'before\n<!-- written by tests/bench/compare -->\nold\n<!-- end -->\nafter\n' >"$scratch/page.md"
"$here/compare" "$program" --sizes 28:1,56:1 --plot "$scratch/plot.svg" --results "$scratch/results.json" \
  --page "$scratch/page.md" >"$scratch/table" 2>"$scratch/log" || { cat "$scratch/log"; exit 1; }
grep -q '^| guidelint check | ' "$scratch/table"
grep -q '^| 56 guides, ' "$scratch/table"
grep -q '</svg>' "$scratch/plot.svg"

if grep -q old "$scratch/page.md" || ! grep -q '^| 28 guides, ' "$scratch/page.md" ||
  [ "$(tail -n 1 "$scratch/page.md")" != after ]; then
  echo 'the page was not written:'
  cat "$scratch/page.md"
  exit 1
fi

# another program that counts otherwise
printf '#!/bin/sh\n"%s" "$@" | sed "s/\\"errors\\":[0-9]*/\\"errors\\":99/"\n' "$program" >"$scratch/other"
chmod +x "$scratch/other"
if "$here/compare" "$program" --sizes 28:1 --than "$scratch/other" >"$scratch/table" 2>"$scratch/log"; then
  echo 'two programs with different answers were compared'
  exit 1
fi
grep -q 'other --jobs 1 does not find what guidelint --jobs 1 finds' "$scratch/log"
