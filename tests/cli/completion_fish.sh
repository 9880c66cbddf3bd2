#!/bin/sh
# What fish offers behind words of a line: completion_fish.sh PROGRAM
set -eu
program=$1
command -v fish >/dev/null || { echo "skipped: fish is not here"; exit 77; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/bin" "$scratch/run/.git" "$scratch/run/research" "$scratch/home"
ln -s "$program" "$scratch/bin/guidelint"
PATH="$scratch/bin:$PATH"
export HOME="$scratch/home" XDG_CONFIG_HOME="$scratch/home" XDG_DATA_HOME="$scratch/home"
guidelint completion fish >"$scratch/guidelint.fish"
fish --no-execute "$scratch/guidelint.fish"
cd "$scratch/run"
touch research/acme.md notes.txt
failed=0

# offers EXPECTED LINE: the candidates, without their help, separated by spaces
offers() {
  offered=$(fish --no-config -c "source $scratch/guidelint.fish; complete -C '$2'" 2>&1 | cut -f 1 | tr '\n' ' ')
  [ "${offered% }" = "$1" ] && return
  printf '%s\n  expected  %s\n  offered   %s\n' "$2" "$1" "$offered"
  failed=1
}

offers 'check' 'guidelint ch'
offers 'sarif' 'guidelint check --format s'
offers '--format=sarif' 'guidelint --format=s'
offers 'csv html ics json markdown text' 'guidelint due --format '
offers 'sarif=notes.txt' 'guidelint check --format sarif=no'
offers 'error never warning' 'guidelint check --fail-on '
offers 'cause company file owner rule' 'guidelint check --group-by '
offers 'range-reversed' 'guidelint check --select range-rev'
offers 'mojibake,range-reversed' 'guidelint check --select mojibake,range-rev'
offers 'range-reversed' 'guidelint explain range-rev'
offers 'bash fish zsh' 'guidelint completion '
offers '--fail-on --fix --format' 'guidelint check --f'
offers 'research/acme.md' 'guidelint check research/a'
offers '' 'guidelint manual '
fish --no-config -c "source $scratch/guidelint.fish; complete -C 'guidelint check --sta'" >"$scratch/help"
grep -q 'one line per rule' "$scratch/help" || { echo "fish shows no help of --statistics:"; cat "$scratch/help"; failed=1; }
exit "$failed"
