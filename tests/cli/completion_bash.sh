#!/usr/bin/env bash
# What bash offers behind words of a line: completion_bash.sh PROGRAM
#
# The function is called as bash calls it, with the words cut at = and :, with the package bash-completion and without it.
set -u
program=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/bin" "$scratch/run/.git" "$scratch/run/research" "$scratch/run/my rules"
ln -s "$program" "$scratch/bin/guidelint"
PATH="$scratch/bin:$PATH"
"$program" completion bash >"$scratch/guidelint.bash" || exit 1
if command -v shellcheck >/dev/null; then
  shellcheck "$scratch/guidelint.bash" || exit 1
else
  echo "shellcheck is not here: the script was not checked by it"
fi
cd "$scratch/run" || exit 1
touch research/acme.md 'my guide.md' notes.txt guidelint.yaml.txt -- -odd.md
failed=0

# Branches and rules as anybody may name them
# shellcheck disable=SC2016,SC2317 # not to be expanded; the completions call it
git() {
  printf '%s\n' 'x$(touch${IFS}PWNED)' 'x`id`' 'x;id' 'x|id' 'x&id' 'x>y' "x'y" 'x"y' 'x{a,b}' 'x!y' 'x*' 'x y' '~x' '-x' \
    'x/1.2-a_b@c+d#e'
}
# shellcheck disable=SC2317
hostile_rules() { git | sed 's/$/\tits title/'; }

# offers EXPECTED WORD...: the last word is the one being typed; candidates in order, separated by |
offers() {
  local expected=$1 IFS
  shift
  COMP_WORDS=("$@")
  COMP_CWORD=$(($# - 1))
  COMPREPLY=()
  _guidelint guidelint "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
  IFS='|'
  if [ "${COMPREPLY[*]-}" != "$expected" ]; then
    printf '%s\n  expected  %s\n  offered   %s\n' "$*" "$expected" "${COMPREPLY[*]-}"
    failed=1
  fi
}

cases() {
  # shellcheck disable=SC1091 # written above
  . "$scratch/guidelint.bash"
  offers 'check' guidelint ch
  offers 'due' guidelint d
  offers '--fail-on|--format|--fix' guidelint --f
  offers '--fail-on|--format|--fix' guidelint check --f
  offers '--version' guidelint --vers
  offers '' guidelint check --vers
  offers 'sarif' guidelint check --format s
  offers 'sarif' guidelint check --format = s
  offers 'sarif' guidelint --format = s
  offers 'csv|html|ics|json|markdown|text' guidelint due --format ''
  offers 'csv|json|jsonl' guidelint export --format =
  offers 'notes.txt' guidelint check --format = sarif = no
  offers 'notes.txt' guidelint check --format sarif = no
  offers 'error|warning|never' guidelint check --fail-on ''
  offers 'rule|cause|company|owner|file' guidelint check --group-by ''
  offers 'auto|always' guidelint due --color a
  offers 'range-reversed' guidelint check --select range-rev
  offers 'mojibake,range-reversed' guidelint check --select mojibake,range-rev
  offers 'range-reversed' guidelint check --ignore = range-rev
  offers 'range-reversed' guidelint explain range-rev
  offers 'range-reversed' guidelint test range-rev
  offers 'bash|zsh|fish' guidelint completion ''
  offers 'my guide.md' guidelint check 'my\ g'
  offers 'my guide.md' guidelint check '"my g'
  offers 'research' guidelint check res
  offers 'research/acme.md' guidelint check research/
  offers 'research/acme.md' guidelint explain research/
  offers '-odd.md' guidelint check -- -o
  offers 'my rules' guidelint check --rules m
  offers '--changed' guidelint check --chang
  offers 'my guide.md|my rules' guidelint check --changed my
  offers '' guidelint manual ''
  offers 'x/1.2-a_b@c+d#e' guidelint check --changed = ''
  offers 'x/1.2-a_b@c+d#e' guidelint check --changed = x
  offers 'x/1.2-a_b@c+d#e' hostile_rules explain x
  offers 'y,x/1.2-a_b@c+d#e' hostile_rules check --select y,
  enable -n compopt # as in bash 3.2, which quotes nothing
  offers 'research/acme.md' guidelint check research/
  offers '' guidelint check my
  enable compopt
  COMP_WORDBREAKS=${COMP_WORDBREAKS//=/}
  offers '--format=sarif' guidelint check --format=s
  offers '--format=sarif=notes.txt' guidelint check --format=sarif=no
  COMP_WORDBREAKS="$COMP_WORDBREAKS="
}

cases
if [ -r /usr/share/bash-completion/bash_completion ]; then
  set +u
  # shellcheck disable=SC1091 # the package's
  . /usr/share/bash-completion/bash_completion
  cases
else
  echo "bash-completion is not here: tried without it only"
fi
exit "$failed"
