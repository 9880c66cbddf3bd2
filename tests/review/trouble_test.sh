#!/usr/bin/env bash
# `reviewed` where something is in its way: trouble_test.sh PROGRAM
#
# A read-only folder or guide, a link, a full disk, a guide edited meanwhile, a program that is killed. Each time every
# guide and the register are what they were, or, killed between two renames, each file is old or new and another run ends it.
set -euo pipefail
export LC_ALL=C
program=$(realpath "$1")
folder=$(realpath "$(mktemp -d)")
trap 'chmod -R u+rwx "$folder"; rm -rf "$folder"' EXIT
chmod 755 "$folder"
unset GITHUB_ACTIONS SOURCE_DATE_EPOCH 2>/dev/null || true
umask 022
failed=0

fault() {
  echo "FAILED: $title: $1"
  failed=1
}
guide() { # COMPANY
  printf -- '---\ncompany: %s\nrole: data-engineer\nlast_updated: 2026-01-05\nnext_review_due: 2026-05-23\n---\n### Data Engineer | %s Guide\n' "$1" "$1"
}
# begin TITLE COMPANY...: a fresh folder with a guide of each, and a copy of it.
begin() {
  title=$1
  shift
  cd "$folder"
  chmod -R u+rwx work 2>/dev/null || true
  rm -rf work before
  mkdir -p work/.git
  cd work
  # The form of these guides is not the point
  printf 'files: ["*/*.md"]\nplan: {every: 26w}\npaths: [{files: ["**"], levels: {missing-key: off, table-missing: off, section-missing: off, title-mismatch: off}, because: short}]\n' >guidelint.yaml
  local company
  for company; do
    mkdir "$company"
    guide "$company" >"$company/data-engineer.md"
  done
  cp -a . ../before
}
as=()
reviewed() { "${as[@]}" "$program" reviewed . --by @kim --today 2026-11-23; }
# expect EXIT PATTERN: what standard error says fits the pattern.
expect() {
  local status=0
  reviewed >"$folder/out" 2>"$folder/err" || status=$?
  [ "$status" -eq "$1" ] || fault "exit $status, expected $1: $(cat "$folder/err")"
  grep -q "$2" "$folder/err" || fault "says \"$(cat "$folder/err")\", expected \"$2\""
}
nothing_changed() {
  diff -r . ../before >"$folder/diff" || fault "something was written: $(cat "$folder/diff")"
  [ ! -s "$folder/out" ] || fault "prints a change it did not make"
}
as_somebody() {
  if [ "$(id -u)" -ne 0 ]; then return 0; fi
  command -v setpriv >/dev/null || return 1
  chown -R 65534:65534 .
  as=(setpriv --reuid=65534 --regid=65534 --clear-groups)
  "${as[@]}" "$program" --version >/dev/null 2>&1 && return 0
  as=()
  return 1
}

begin "nothing in the way" acme zeta
chmod 640 acme/data-engineer.md
expect 0 '^guidelint: 2 guides reviewed by @kim, due again '
grep -q '^last_reviewed: 2026-11-23$' acme/data-engineer.md zeta/data-engineer.md || fault "not marked"
[ "$(grep -c '^2026-11-23' .guidelint/reviews.tsv)" -eq 2 ] || fault "the register: $(cat .guidelint/reviews.tsv)"
[ "$(stat -c %a acme/data-engineer.md)" = 640 ] || fault "the mode is now $(stat -c %a acme/data-engineer.md)"

if command -v git >/dev/null; then
  begin "the patch" acme zeta
  "$program" reviewed . --by @kim --today 2026-11-23 --dry-run >"$folder/patch"
  diff -r . ../before >/dev/null || fault "--dry-run writes"
  rm -r .git
  git init -q .
  git apply "$folder/patch" || fault "git apply does not take it"
  mv ../before ../applied && cp -a . ../applied.new
  rm -rf .git ../before && mkdir ../before
  cd ../applied
  expect 0 'reviewed by'
  diff -r -x .git . ../applied.new >/dev/null || fault "git apply makes something else"
  rm -rf ../applied.new
  cd "$folder" && rm -rf applied
fi

begin "a read-only guide" acme zeta
chmod 444 zeta/data-engineer.md
expect 2 '^guidelint: zeta/data-engineer.md is read-only; nothing was marked as reviewed$'
nothing_changed

begin "a symbolic link" acme
mkdir zeta
guide zeta >target.txt
ln -s ../target.txt zeta/data-engineer.md
rm -rf ../before && cp -a . ../before
status=0
"$program" reviewed acme zeta/data-engineer.md --by @kim --today 2026-11-23 >"$folder/out" 2>"$folder/err" || status=$?
[ $status -eq 2 ] || fault "exit $status: $(cat "$folder/err")"
grep -q 'zeta/data-engineer.md is a symbolic link; only regular files are changed; nothing was marked' "$folder/err" || fault "says $(cat "$folder/err")"
nothing_changed

begin "a register that is a folder" acme
mkdir -p .guidelint/reviews.tsv
rm -rf ../before && cp -a . ../before
expect 2 'reviews.tsv'
nothing_changed

begin "a read-only folder" acme zeta
if as_somebody; then
  chmod 555 zeta
  expect 2 "^guidelint: cannot write zeta/data-engineer.md: its folder is read-only; nothing was marked as reviewed$"
  chmod 755 zeta
  nothing_changed
else
  echo "skipped: $title: root may write everywhere, and nobody else can run the program"
fi
as=()

begin "a folder in which no register can be made" acme
if as_somebody; then
  chmod 555 .
  expect 2 'nothing was marked as reviewed$'
  chmod 755 .
  nothing_changed
else
  echo "skipped: $title: root may write everywhere, and nobody else can run the program"
fi
as=()

begin "files that may not grow" acme
for ((line = 0; line < 100; ++line)); do echo "A line of text that nobody judges, to be large."; done >>acme/data-engineer.md
rm -rf ../before && cp -a . ../before
(
  trap '' XFSZ
  ulimit -c 0
  ulimit -f 2
  reviewed 2>&1 >/dev/null | cat >"$folder/err.pipe"
  exit "${PIPESTATUS[0]}"
) 2>/dev/null && fault "it succeeds"
: >"$folder/out"
nothing_changed

# Many guides, so that there is time to be disturbed.
many=()
for ((at = 100; at < 180; ++at)); do many+=("company-$at"); done
last="company-179/data-engineer.md"

begin "a guide edited while others are written" "${many[@]}"
reviewed >"$folder/out" 2>"$folder/err" &
pid=$!
until compgen -G "*/.*.guidelint-*" >/dev/null || ! kill -0 "$pid" 2>/dev/null; do :; done
echo "an edit" >>$last
status=0
wait "$pid" || status=$?
[ "$(tail -n 1 $last)" = "an edit" ] || fault "the edit is lost"
if [ $status -eq 2 ]; then
  grep -q "$last was changed by someone else meanwhile; it is left so; nothing was marked as reviewed" "$folder/err" || fault "says $(cat "$folder/err")"
  echo "an edit" >>../before/$last
  nothing_changed
else
  echo "not seen: $title: the edit came too late"
fi

for delay in 0.00 0.03 0.08; do
  begin "killed after $delay s of writing" "${many[@]}"
  # Not through the function: the shell around it would be killed, and the program live on.
  "$program" reviewed . --by @kim --today 2026-11-23 >/dev/null 2>&1 &
  pid=$!
  until compgen -G "*/.*.guidelint-*" >/dev/null || ! kill -0 "$pid" 2>/dev/null; do :; done
  sleep $delay
  kill -KILL "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  find . -name '.*.guidelint-*' -delete
  for company in "${many[@]}"; do
    file=$company/data-engineer.md
    if cmp -s "$file" "../before/$file"; then continue; fi
    [ "$(grep -vc '^last_reviewed\|^reviewed_by' "$file")" -eq "$(wc -l <"../before/$file")" ] || fault "$file is half of both"
  done
  expect 0 'reviewed by\|nothing to write'
  [ "$(grep -l '^last_reviewed: 2026-11-23$' ./*/*.md | wc -l)" -eq 80 ] || fault "another run does not end it"
  [ "$(grep -c '^2026-11-23' .guidelint/reviews.tsv)" -eq 80 ] || fault "the register has $(grep -c '^2026' .guidelint/reviews.tsv) lines"
done

((failed)) || echo "all or nothing"
exit $failed
