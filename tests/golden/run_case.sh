#!/bin/sh
# Runs one case of fixtures/cli and compares what guidelint printed, byte for byte.
#
#   run_case.sh PROGRAM CASE_FOLDER
#
# A case holds `cmd` (a shell script that calls `guidelint`), `stdout`, `stderr` and `exit` (what must come out; an absent file means empty, 0),
# and any files the run needs. It runs in a copy, so it may write. $FIXTURES is the folder fixtures/.
# GUIDELINT_UPDATE=1 writes what came out into the case instead of comparing.
set -eu

program=$1
case=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/bin" "$scratch/run/.git"  # .git: the search for guidelint.yaml ends here
ln -s "$program" "$scratch/bin/guidelint"
cp -R "$case/." "$scratch/run"
rm -f "$scratch/run/cmd" "$scratch/run/stdout" "$scratch/run/stderr" "$scratch/run/exit"

status=0
(
  cd "$scratch/run"
  unset GITHUB_ACTIONS GITHUB_STEP_SUMMARY NO_COLOR CLICOLOR CLICOLOR_FORCE SOURCE_DATE_EPOCH
  FIXTURES=$(dirname "$(dirname "$case")")
  export FIXTURES
  PATH="$scratch/bin:$PATH" LC_ALL=C.UTF-8 TERM=xterm sh "$case/cmd"
) >"$scratch/stdout" 2>"$scratch/stderr" </dev/null || status=$?
echo "$status" >"$scratch/exit"

if [ -n "${GUIDELINT_UPDATE:-}" ]; then
  for part in stdout stderr exit; do
    if [ -s "$scratch/$part" ] && [ "$part $(cat "$scratch/$part")" != "exit 0" ]; then
      cp "$scratch/$part" "$case/$part"
    else
      rm -f "$case/$part"
    fi
  done
  exit 0
fi

failed=0
for part in stdout stderr exit; do
  expected="$case/$part"
  if [ ! -f "$expected" ]; then
    expected="$scratch/expected"
    if [ "$part" = exit ]; then echo 0 >"$expected"; else : >"$expected"; fi
  fi
  diff -u --label "$part expected" --label "$part printed" "$expected" "$scratch/$part" || failed=1
done
exit "$failed"
