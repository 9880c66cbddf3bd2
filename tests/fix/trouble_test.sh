#!/usr/bin/env bash
# `check --fix` where something is in its way: trouble_test.sh PROGRAM
#
# Links, read-only files and folders, a full disk, somebody else who edits meanwhile, half-staged guides. Each time the
# guide in trouble must be untouched and named on standard error, and the others be mended.
set -euo pipefail
export LC_ALL=C
program=$(realpath "$1")
folder=$(realpath "$(mktemp -d)")
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"
export GIT_CONFIG_GLOBAL="$folder/gitconfig" GIT_CONFIG_NOSYSTEM=1
unset GIT_DIR GIT_INDEX_FILE GITHUB_BASE_REF GITHUB_ACTIONS 2>/dev/null || true
umask 022
failed=0

fault() {
  echo "FAILED: $title: $1"
  failed=1
}
# A guide with two faults: mojibake, mended safely, and a reversed range, mended unsafely.
guide() { # COMPANY
  cat <<END
---
company: $1
company_display: $1
role: data-engineer
compensation:
  - region: Austin
    base_low: 190000
    base_high: 120000
    currency: USD
---
### Data Engineer | $1 Global Negotiation Guide

Ask for £85K–£90K.
END
}
faulty() { guide "$1" | sed 's/£85K–£90K/Â£85Kâ€“Â£90K/'; }
is_what() { # COMMAND...: standard input is what the command prints; without <( ), which needs /dev/fd
  "$@" >"$folder/wanted"
  cmp -s - "$folder/wanted"
}
mended() { guide "$1" | sed 's/190000/TOP/; s/120000/190000/; s/TOP/120000/'; }

# begin TITLE COMPANY...: a fresh folder with a faulty guide of each.
begin() {
  title=$1
  shift
  cd "$folder"
  rm -rf work
  mkdir work
  cd work
  local company
  for company; do
    mkdir "$company"
    faulty "$company" >"$company/data-engineer.md"
  done
}
as=()
fix() { "${as[@]}" "$program" check --fix --unsafe-fixes --today 2026-03-01 --select range-reversed,mojibake "$@"; }
# expect EXIT STDERR COMMAND...: both exactly.
expect() {
  local code=$1 text=$2 status=0
  shift 2
  "$@" >"$folder/out" 2>"$folder/err" || status=$?
  [ "$status" -eq "$code" ] || fault "exit $status, expected $code: $(cat "$folder/out" "$folder/err")"
  [ "$(cat "$folder/err")" = "$text" ] || fault "says \"$(cat "$folder/err")\", expected \"$text\""
}
is_faulty() { faulty "$1" | cmp -s - "${2:-$1/data-engineer.md}" || fault "$1 is not what it was"; }
is_mended() { mended "$1" | cmp -s - "${2:-$1/data-engineer.md}" || fault "$1 is not mended"; }
only_guides() { # COUNT
  local found
  found=$(find . -type f ! -path './.git/*' | wc -l)
  [ "$found" -eq "$1" ] || fault "$found files are there, expected $1: $(find . -type f ! -path './.git/*')"
}
# Without rights of its own, if this is root.
as_somebody() {
  if [ "$(id -u)" -ne 0 ]; then return 0; fi
  command -v setpriv >/dev/null || return 1
  chown -R 65534:65534 .
  as=(setpriv --reuid=65534 --regid=65534 --clear-groups)
  "${as[@]}" "$program" --version >/dev/null 2>&1 && return 0
  as=()
  return 1
}
one="guidelint: fixed 2 findings in 1 guide (1 by unsafe fixes)"

begin "nothing in the way" acme
chmod 640 acme/data-engineer.md
expect 0 "$one" fix .
is_mended acme
only_guides 1
[ "$(stat -c %a acme/data-engineer.md)" = 640 ] || fault "the mode is now $(stat -c %a acme/data-engineer.md)"
stat -c '%i %y' acme/data-engineer.md >"$folder/stat"
expect 0 "" fix .
stat -c '%i %y' acme/data-engineer.md | cmp -s - "$folder/stat" || fault "the second run wrote"

begin "a read-only guide" acme zeta
chmod 444 acme/data-engineer.md
expect 2 "guidelint: acme/data-engineer.md is read-only; not fixed
$one" fix .
is_faulty acme
is_mended zeta
only_guides 2

begin "a symbolic link" zeta
mkdir acme
faulty acme >"$folder/target.md"
ln -s "$folder/target.md" acme/data-engineer.md
expect 2 "guidelint: acme/data-engineer.md is a symbolic link; only regular files are changed; not fixed
$one" fix acme/data-engineer.md zeta
is_faulty acme "$folder/target.md"
is_mended zeta
[ -L acme/data-engineer.md ] || fault "the link is gone"

begin "a second hard link" acme zeta
ln acme/data-engineer.md "$folder/second"
expect 2 "guidelint: acme/data-engineer.md has 2 hard links; the others would keep the old text; not fixed
$one" fix .
is_faulty acme
is_mended zeta
[ acme/data-engineer.md -ef "$folder/second" ] || fault "the links are two files now"
rm "$folder/second"

begin "a read-only folder" acme zeta
if as_somebody; then
  chmod 555 acme
  expect 2 "guidelint: cannot write acme/data-engineer.md: its folder is read-only; not fixed
$one" fix .
  is_faulty acme
  is_mended zeta
  only_guides 2
  chmod 755 acme
else
  echo "skipped: $title: root may write everywhere, and nobody else can run the program"
fi
as=()

# The limit counts kilobytes; the guide is made larger than that by lines that nobody judges.
begin "files that may not grow" acme
for ((line = 0; line < 100; ++line)); do echo "A line of text that nobody judges, to be large."; done >>acme/data-engineer.md
cp acme/data-engineer.md "$folder/before"
limited() { # IGNORED SIGNAL OR NOTHING
  (
    if [ -n "$1" ]; then trap '' "$1"; fi
    ulimit -c 0
    ulimit -f 2
    fix . 2>&1 >/dev/null | cat
    exit "${PIPESTATUS[0]}"
  )
}
status=0
limited XFSZ >"$folder/err" || status=$?
[ $status -eq 2 ] || fault "exit $status, expected 2"
wanted="guidelint: cannot write acme/data-engineer.md: file too large; the file is unchanged"
[ "$(cat "$folder/err")" = "$wanted" ] || fault "says \"$(cat "$folder/err")\""
cmp -s acme/data-engineer.md "$folder/before" || fault "the guide is not what it was"
only_guides 1
limited "" >"$folder/err" 2>&1 || true # the signal may end it
cmp -s acme/data-engineer.md "$folder/before" || fault "the guide is not what it was after the signal"

begin "a full disk" acme zeta
full() { # in a mount namespace of its own
  # shellcheck disable=SC2016 # expanded by that shell
  unshare --mount bash -euc '
    mount -t tmpfs -o size=64k none .
    cd "$PWD"
    cp -r "$1"/. .
    head -c 1000000 /dev/zero >filler 2>/dev/null || true
    status=0
    "$2" check . --fix --unsafe-fixes --today 2026-03-01 --select range-reversed,mojibake >/dev/null 2>"$3/err" || status=$?
    cp -r acme zeta "$3/after"
    find . -name ".*guidelint*" >"$3/left"
    exit $status' full "$folder/before.d" "$program" "$folder"
}
if [ "$(id -u)" -eq 0 ] && unshare --mount mount -t tmpfs none . 2>/dev/null; then
  cp -r . "$folder/before.d"
  mkdir "$folder/after"
  status=0
  full || status=$?
  [ $status -eq 2 ] || fault "exit $status, expected 2: $(cat "$folder/err")"
  grep -qxF "guidelint: cannot write acme/data-engineer.md: no space left on device" "$folder/err" || fault "says \"$(cat "$folder/err")\""
  is_faulty acme "$folder/after/acme/data-engineer.md"
  is_faulty zeta "$folder/after/zeta/data-engineer.md"
  [ ! -s "$folder/left" ] || fault "leaves $(cat "$folder/left")"
else
  echo "skipped: $title: this user may not mount"
fi

# Two hundred guides, so that there is time between reading the last and writing it.
many=()
for ((at = 100; at < 300; ++at)); do many+=("company-$at"); done
last="company-299/data-engineer.md"
has_temporary() { compgen -G "*/.*.guidelint-*" >/dev/null; }
begin_many() {
  begin "$1" "${many[@]}"
  fix . >"$folder/out" 2>"$folder/err" &
  pid=$!
}
until_writing() {
  until has_temporary || ! kill -0 "$pid" 2>/dev/null; do :; done
}
end_many() {
  status=0
  wait "$pid" || status=$?
}
others_are_mended() {
  local company
  for company in company-100 company-200 company-298; do is_mended "$company"; done
  [ -z "$(find . -name '.*guidelint*')" ] || fault "temporary files are left"
}

begin_many "a guide edited while others are written"
until_writing
echo "an edit" >>$last
end_many
[ "$(tail -n 1 $last)" = "an edit" ] || fault "the edit is lost"
others_are_mended
if grep -qxF "guidelint: $last was changed by someone else meanwhile; it is left so" "$folder/err"; then
  [ $status -eq 2 ] || fault "exit $status, expected 2"
  head -n -1 $last | is_what faulty company-299 || fault "more than the edit has changed"
else
  echo "not seen: $title: the edit came too late"
fi

begin_many "a guide removed while others are written"
until_writing
rm $last
end_many
[ ! -e $last ] || fault "the guide is back"
others_are_mended
if grep -qxF "guidelint: $last was removed by someone else meanwhile; it is left so" "$folder/err"; then
  [ $status -eq 2 ] || fault "exit $status, expected 2"
else
  echo "not seen: $title: it was removed too late"
fi

# Whoever saves in the microseconds between the last look and the rename loses; 5 milliseconds apart that is rare.
begin_many "a guide edited all the time"
count=0
while kill -0 "$pid" 2>/dev/null; do
  echo "edit $((++count))" >>$last
  sleep 0.005
done
end_many
grep '^edit ' $last | is_what seq -f "edit %g" "$count" || fault "of $count edits $(grep -c '^edit ' $last) are left"
others_are_mended
if [ $status -eq 2 ]; then
  grep -qxF "guidelint: $last was changed by someone else meanwhile; it is left so" "$folder/err" || fault "says \"$(cat "$folder/err")\""
  grep -v '^edit ' $last | is_what faulty company-299 || fault "more than the edits has changed"
else
  grep -v '^edit ' $last | is_what mended company-299 || fault "exit $status, and it is not mended"
fi

begin "standard input" acme
expect 2 "guidelint: --fix cannot change standard input; --diff prints what it would do" fix --stdin-filename acme/data-engineer.md <"$folder/target.md"
is_faulty acme

begin "--diff" acme zeta
stat -c '%i %y %z' . acme acme/* zeta/* >"$folder/stat"
expect 1 "" "$program" check . --diff --unsafe-fixes --today 2026-03-01 --select range-reversed,mojibake
stat -c '%i %y %z' . acme acme/* zeta/* | cmp -s - "$folder/stat" || fault "something was written"
is_faulty acme
cp "$folder/out" "$folder/patch"
if command -v patch >/dev/null; then
  patch -s -p1 <"$folder/patch" || fault "patch -p1 does not take it"
  is_mended acme
  is_mended zeta
  only_guides 2
  expect 0 "" "$program" check . --diff --unsafe-fixes --today 2026-03-01 --select range-reversed,mojibake
  [ ! -s "$folder/out" ] || fault "there is still something to do: $(cat "$folder/out")"
else
  echo "skipped: $title: patch is not installed"
fi
if command -v git >/dev/null; then
  begin "--diff | git apply" acme zeta
  git init -q .
  git apply "$folder/patch" || fault "git apply does not take it"
  is_mended acme
  is_mended zeta
fi

begin "line ends and a missing last one" acme zeta
faulty acme | sed 's/$/\r/' >acme/data-engineer.md
printf %s "$(faulty zeta)" >zeta/data-engineer.md
cp -r . "$folder/ends"
expect 0 "guidelint: fixed 4 findings in 2 guides (2 by unsafe fixes)" fix .
mended acme | sed 's/$/\r/' | cmp -s - acme/data-engineer.md || fault "line ends have changed"
printf %s "$(mended zeta)" | cmp -s - zeta/data-engineer.md || fault "the last line end has changed"
if command -v git >/dev/null; then
  cp -r . "$folder/ends.mended"
  cd "$folder/ends"
  title="line ends through git apply"
  git init -q .
  "$program" check . --diff --unsafe-fixes --today 2026-03-01 --select range-reversed,mojibake >"$folder/patch" || true
  git apply "$folder/patch" 2>"$folder/err" || fault "git apply does not take it: $(cat "$folder/err")"
  diff -r -x .git . "$folder/ends.mended" >/dev/null || fault "it gives something else than --fix"
fi

if command -v git >/dev/null; then
  git config --global user.name test
  git config --global user.email test@example.org
  begin "a guide staged only in part" acme zeta
  git init -q .
  git commit -q --allow-empty -m empty
  git add .
  echo "not staged" >>acme/data-engineer.md
  cp acme/data-engineer.md "$folder/before"
  expect 1 "guidelint: acme/data-engineer.md is staged only in part; not fixed
$one" fix --staged
  cmp -s acme/data-engineer.md "$folder/before" || fault "it was changed"
  git show :acme/data-engineer.md | is_what faulty acme || fault "the index was changed"
  is_mended zeta
else
  echo "skipped: staged guides: git is not installed"
fi

((failed)) || echo "nothing was lost"
exit $failed
