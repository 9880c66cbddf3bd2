#!/bin/sh
# What `cmake --install` leaves: install_test.sh CMAKE BUILD-FOLDER
set -eu
cmake=$1
build=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
[ -f "$build/share/guidelint.1" ] || { echo "skipped: the target guidelint_share was not built"; exit 77; }
"$cmake" --install "$build" --prefix "$scratch" >/dev/null
failed=0
for file in bin/guidelint share/man/man1/guidelint.1 share/bash-completion/completions/guidelint \
  share/zsh/site-functions/_guidelint share/fish/vendor_completions.d/guidelint.fish \
  share/doc/guidelint/README.md share/doc/guidelint/CHANGELOG.md share/doc/guidelint/copyright \
  share/guidelint/schema/guidelint.schema.json share/guidelint/schema/rule.schema.json; do
  [ -s "$scratch/$file" ] || { echo "not installed: $file"; failed=1; }
done
"$scratch/bin/guidelint" completion bash | cmp - "$scratch/share/bash-completion/completions/guidelint" || failed=1
exit "$failed"
