#!/bin/bash
# What people and programs expect of a command line: conventions_test.sh PROGRAM
set -u
program=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/run/.git"
cd "$scratch/run" || exit 1
unset GITHUB_ACTIONS NO_COLOR CLICOLOR CLICOLOR_FORCE SOURCE_DATE_EPOCH
export TERM=xterm LC_ALL=C.UTF-8
mkdir exampleco
sed 's/^    currency: USD/    currency: EUR/' "$root/rules/example.md" >exampleco/faulty.md
failed=0
escape=$(printf '\033')

# ends CODE WORD...: the exit code; what was printed is in $scratch/out and $scratch/err
ends() {
  local expected=$1 status=0
  shift
  "$program" "$@" >"$scratch/out" 2>"$scratch/err" </dev/null || status=$?
  [ "$status" = "$expected" ] && return
  echo "guidelint $*: exit $status, expected $expected"
  cat "$scratch/err"
  failed=1
}
fail() {
  echo "$*"
  failed=1
}
colored() { grep -qF "${escape}[" "$1"; }

# Exit codes
ends 1 check --fail-on warning exampleco
ends 0 check --fail-on never exampleco
ends 2 check no-such-file.md
ends 2 check --config no-such.yaml
ends 2 check --no-such-flag
echo 'fiels: [a.md]' >bad.yaml
ends 2 check --config bad.yaml exampleco
if [ ! -s "$scratch/err" ] || [ -s "$scratch/out" ]; then fail "a broken configuration is not said on standard error alone"; fi
if [ -w /dev/full ]; then
  for words in 'check exampleco' 'check exampleco --format json' 'check --format json=/dev/full exampleco' 'due exampleco' \
    'explain range-reversed' 'test range-reversed' 'export exampleco' 'completion bash' 'completion --rule-ids' 'manual' '--help' \
    'check --help' '--version' 'check --statistics exampleco' 'check --diff exampleco' 'explain --functions' 'plan exampleco'; do
    status=0
    # shellcheck disable=SC2086 # words on purpose
    "$program" $words >/dev/full 2>"$scratch/err" || status=$?
    [ "$status" = 2 ] || fail "guidelint $words >/dev/full: exit $status, expected 2"
    grep -q '^guidelint: cannot write' "$scratch/err" || fail "guidelint $words >/dev/full: $(cat "$scratch/err")"
  done
fi

# A reader that has enough
for words in 'check exampleco --format full' 'export exampleco' 'completion zsh' 'manual' '--help'; do
  # shellcheck disable=SC2086 # words on purpose
  "$program" $words 2>"$scratch/err" | head -c 1 >/dev/null
  grep -vi 'passed over\|^$' "$scratch/err" | grep -q . && fail "guidelint $words | head -c 1: $(cat "$scratch/err")"
done

# Standard output is the format and nothing else, however much is said beside it
"$program" check -vv --format json exampleco 2>/dev/null >"$scratch/out"
[ "$(head -c 1 "$scratch/out")$(tail -c 2 "$scratch/out")" = '{}' ] || fail "json is not alone on standard output"

# Colour: no terminal here, so only those who ask for it
check_color() { # wanted|plain VARIABLE=VALUE... -- WORD...
  local expected=$1 variables=()
  shift
  while [ "$1" != -- ]; do
    variables+=("$1")
    shift
  done
  shift
  env "${variables[@]}" "$program" check exampleco --format full "$@" >"$scratch/out" 2>/dev/null
  if colored "$scratch/out"; then found=wanted; else found=plain; fi
  [ "$found" = "$expected" ] || fail "colour with ${variables[*]} $*: $found, expected $expected"
}
check_color plain --
check_color wanted -- --color=always
check_color wanted CLICOLOR_FORCE=1 --
check_color plain CLICOLOR_FORCE=0 --
check_color plain CLICOLOR_FORCE=1 NO_COLOR=1 --
check_color wanted CLICOLOR_FORCE=1 NO_COLOR= --
check_color plain CLICOLOR_FORCE=1 -- --color=never
check_color wanted NO_COLOR=1 -- --color=always

# On a terminal, each stream by itself
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
  on_terminal() { script -qec "$1" /dev/null </dev/null >"$scratch/out" 2>&1; }
  on_terminal "$program check exampleco --format full"
  colored "$scratch/out" || fail "no colour on a terminal"
  on_terminal "env CLICOLOR=0 $program check exampleco --format full"
  colored "$scratch/out" && fail "colour with CLICOLOR=0"
  on_terminal "env TERM=dumb $program check exampleco --format full"
  colored "$scratch/out" && fail "colour on a dumb terminal"
  on_terminal "env NO_COLOR=1 $program check exampleco --format full"
  colored "$scratch/out" && fail "colour with NO_COLOR"
  # Standard output is the terminal, standard error a file: what is said there is plain, and the other way round
  on_terminal "$program check --config bad.yaml exampleco 2>$scratch/err"
  colored "$scratch/err" && fail "colour in a file because standard output is a terminal"
  on_terminal "$program check --config bad.yaml exampleco >/dev/null"
  colored "$scratch/out" || fail "no colour on standard error, which is a terminal"
  on_terminal "$program check exampleco --format full >$scratch/err"
  colored "$scratch/err" && fail "colour in a file because standard error is a terminal"
else
  echo "script (util-linux) is not here: terminals were not tried"
fi

# Names
cp exampleco/faulty.md 'exampleco/with space.md'
cp exampleco/faulty.md -- -odd.md
ends 1 check --fail-on warning 'exampleco/with space.md'
grep -q 'exampleco/with space\.md:' "$scratch/out" || fail "a name with a space is not reported on"
ends 1 check --fail-on warning -- -odd.md
grep -q -- '-odd\.md:' "$scratch/out" || fail "a name with a leading dash is not reported on"
ends 1 check --fail-on warning ./-odd.md
cp exampleco/faulty.md "$(printf 'exampleco/\377.md')" 2>/dev/null && ends 1 check --fail-on warning "$(printf 'exampleco/\377.md')"
exit "$failed"
