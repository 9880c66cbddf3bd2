#!/bin/sh
# zsh reads the completions and completes by them: completion_zsh.sh PROGRAM
set -eu
program=$1
here=$(cd "$(dirname "$0")" && pwd)
command -v zsh >/dev/null || { echo "skipped: zsh is not here"; exit 77; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/bin" "$scratch/run/.git" "$scratch/run/research" "$scratch/functions"
ln -s "$program" "$scratch/bin/guidelint"
PATH="$scratch/bin:$PATH"
guidelint completion zsh >"$scratch/functions/_guidelint"
zsh -n "$scratch/functions/_guidelint"
command -v expect >/dev/null || { echo "skipped: expect is not here, so no key was pressed"; exit 77; }
cd "$scratch/run"
touch research/acme.md notes.txt
expect "$here/completion_zsh.exp" "$scratch/functions"
