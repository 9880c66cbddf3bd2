#!/usr/bin/env bash
# Kills `check --fix --unsafe-fixes` at random moments and looks at what is left: kill_test.sh PROGRAM
#
#   KILLS=200 SEED=7 tests/fix/kill_test.sh build/src/guidelint
#
# Every guide must be the old one or the new one, byte for byte; nothing else may lie about but temporary files; and a
# run afterwards must make every guide the new one. A third of the kills is spread over the whole run, a third begins
# where the first temporary file shows, a third where the first guide is renamed: the writing is a small part of a run.
# Guides are those of the real corpus, every other company without its front matter, or made from the fixtures.
set -euo pipefail
export LC_ALL=C
program=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
corpus=$here/../../../shared/corpus
kills=${KILLS:-12}
companies=${COMPANIES:-12}
RANDOM=${SEED:-1}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir old
mkfifo never
exec {never}<>never # read by pause
shopt -s nullglob

from_corpus() {
  local at=0 path
  for path in "$corpus"/with-front-matter/*/; do
    ((at % 2 == 0)) || path=$corpus/without-front-matter/$(basename "$path")
    cp -r "$path" old
    ((++at < companies)) || break
  done
}
# The fixtures under the names of twenty companies, every other one without its front matter.
from_fixtures() {
  local at guide to
  for ((at = 0; at < 20; ++at)); do
    mkdir "old/company-$at"
    for guide in "$here"/../../fixtures/guides/*/research/*/*.md; do
      to=old/company-$at/$(basename "$guide")
      if ((at % 2)); then awk 'body { print } /^---/ && NR > 1 { body = 1 }' "$guide" >"$to"; else cat "$guide" >"$to"; fi
    done
  done
}
if [ -d "$corpus/with-front-matter" ]; then from_corpus; else from_fixtures; fi
chmod -R u+w old

run() { "$program" check . --fix --unsafe-fixes --today 2026-03-01; }
sums() { (cd "$1" && find . -type f -exec sha256sum {} + | sed 's/^\([^ ]*\)  \(.*\)/\2\t\1/' | sort); }
now() { echo "${EPOCHREALTIME/[.,]/}"; } # microseconds
# Waits microseconds and starts no process for it: reads what nobody writes.
pause() {
  local seconds
  printf -v seconds '%d.%06d' $(($1 / 1000000)) $(($1 % 1000000))
  read -rt "$seconds" -u "$never" _ || true
}
random_below() { echo $(((RANDOM * 32768 + RANDOM) % ($1 + 1))); }
fresh() {
  rm -rf work
  cp -r old work
  : >started
}
begin() {
  (cd work && exec "$program" check . --fix --unsafe-fixes --today 2026-03-01 >/dev/null 2>../err) &
  pid=$!
}
is_running() { kill -0 "$pid" 2>/dev/null; }
has_temporary() {
  local found=(work/*/.*.guidelint-*)
  ((${#found[@]} > 0))
}
until_writing() { until has_temporary || ! is_running; do pause 500; done; }
until_renamed() { until [ "work/$1" -nt started ] || ! is_running; do :; done; }

# What a run makes of them. Guides that a second run changes again are left out: that is another fault.
left_out=0
for _ in 1 2 3; do
  rm -rf new again
  cp -r old new
  (cd new && run) >out 2>err || { status=$?; ((status <= 2)) || { cat err; exit 1; }; }
  cp -r new again
  (cd again && run) >out 2>err || true
  moved=$(diff -rq new again | sed -n 's/^Files new\/\(.*\) and .*/\1/p') || true
  [ -n "$moved" ] || break
  while read -r guide; do rm "old/$guide" && ((++left_out)); done <<<"$moved"
done
[ -z "$moved" ] || { echo "FAILED: a second run still changes $moved"; exit 1; }
sums old >old.sums
sums new >new.sums
diff old.sums new.sums | sed -n 's/^> \.\/\(.*\)\t.*/\1/p' >moved || true
first=$(head -n 1 moved) last=$(tail -n 1 moved)
changed=$(diff old.sums new.sums | grep -c '^>') || true
echo "$(wc -l <old.sums) guides, $changed of them changed by a run ($left_out left out that a second run changes again)"
((changed > 0)) || { echo "FAILED: nothing to fix"; exit 1; }

# How long the parts of a run take.
fresh
begin
begun=$(now)
until_writing
writing=$(now)
until_renamed "$first"
renaming=$(now)
until_renamed "$last"
renamed=$(now)
wait "$pid" || true
ended=$(now)
whole=$((ended - begun)) rename_us=$((renamed - renaming))
write_us=$((renaming - writing + rename_us))
echo "a run takes $((whole / 1000)) ms; it writes after $(((writing - begun) / 1000)) ms and renames after $(((renaming - begun) / 1000)) ms," \
  "for $((rename_us / 1000)).$((rename_us / 100 % 10)) ms"

failed=0
fault() {
  echo "FAILED: $1"
  failed=1
}
late=0 before=0 temporaries=0 mixed=0 after=0
for ((kill = 0; kill < kills; ++kill)); do
  fresh
  begin
  case $((kill % 3)) in
    0) pause "$(random_below "$whole")" ;;
    1)
      delay=$(random_below "$write_us")
      until_writing
      pause "$delay"
      ;;
    2)
      delay=$(random_below $((rename_us * 2 / 3)))
      until_renamed "$first"
      pause "$delay"
      ;;
  esac
  kill -9 "$pid" 2>/dev/null || true
  status=0
  wait "$pid" 2>/dev/null || status=$?
  ((status == 137)) || ((++late))
  sums work >work.sums
  # "OLD NEW TEMPORARIES" of the guides that a run changes; names of what should not be there after it.
  what=$(awk -F'\t' '
    FILENAME == "old.sums" { old[$1] = $2; next }
    FILENAME == "new.sums" { new[$1] = $2; next }
    $1 in old {
      ++guides
      if ($2 != old[$1] && $2 != new[$1]) bad = bad " neither old nor new: " $1
      else if (old[$1] != new[$1]) { if ($2 == old[$1]) ++is_old; else ++is_new }
      next
    }
    {
      guide = $1
      at = match(guide, /\/\.[^\/]*\.guidelint-[0-9a-v]+$/)
      if (at) {
        name = substr(guide, at + 2)
        sub(/\.guidelint-[0-9a-v]+$/, "", name)
        if ((substr(guide, 1, at) name) in old) { ++temporaries; next }
      }
      bad = bad " not a guide: " $1
    }
    END {
      for (path in old) ++all
      if (guides != all) bad = bad " " all - guides " guides are gone"
      print is_old + 0, is_new + 0, temporaries + 0, bad
    }' old.sums new.sums work.sums)
  read -r is_old is_new left bad <<<"$what"
  [ -z "$bad" ] || fault "kill $kill: $bad"
  if ((is_old > 0 && is_new > 0)); then
    ((++mixed))
  elif ((is_new > 0)); then
    ((++after))
  elif ((left > 0)); then
    ((++temporaries))
  else
    ((++before))
  fi
  status=0
  (cd work && run) >out 2>err || status=$?
  ((status <= 2)) || fault "kill $kill: the run afterwards ends with $status"
  sums work | grep -v '\.guidelint-[0-9a-v]*	' >work.sums
  cmp -s new.sums work.sums || fault "kill $kill: the run afterwards leaves $(diff new.sums work.sums | grep '^>')"
done
echo "$kills kills: $before before anything was written, $temporaries among temporary files, $mixed with old and new guides," \
  "$after with all guides new ($late of all came after the end)"
((failed)) || echo "every guide was old or new, and new after the next run"
exit $failed
