#!/bin/sh
# What `guidelint export` reads of the real corpus, against the independent reading beside it: compare_export.sh PROGRAM CORPUS
set -eu
program=$1
corpus=$2
if [ ! -f "$corpus/expected.jsonl" ]; then
  echo "skipped: $corpus is not here"
  exit 77
fi
here=$(dirname "$0")
for side in without-front-matter with-front-matter; do
  echo "$side"
  (cd "$corpus" && "$program" export "$side") | python3 "$here/compare_expected.py" "$corpus"
done
