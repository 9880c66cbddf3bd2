#!/bin/sh
# At least 80 % of the totals that do not add up get a cause, at most 10 % of random ones do: cause_share.sh PROGRAM CORPUS
set -eu
if [ ! -f "$2/expected.jsonl" ]; then
  echo "skipped: $2 is not here"
  exit 77
fi
exec python3 "$(dirname "$0")/cause_share.py" "$1" "$2"
