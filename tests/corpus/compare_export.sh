#!/bin/sh
# What `guidelint export` reads of the real corpus, against the independent reading beside it: compare_export.sh PROGRAM CORPUS
set -eu
program=$1
corpus=$2
if [ ! -f "$corpus/expected.jsonl" ]; then
  echo "skipped: $corpus is not here"
  exit 77
fi
here=$(cd "$(dirname "$0")" && pwd)
cd "$corpus"
"$program" export without-front-matter | python3 "$here/compare_expected.py" .
