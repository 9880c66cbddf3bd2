#!/bin/sh
# The hook of .pre-commit-hooks.yaml, end to end: a commit with a reversed range is stopped, the mended one goes through.
#
# pre_commit_test.sh PROGRAM. Exit 0 passed, 1 failed, 77 skipped (pre-commit or git is not installed). Needs no network: the hook
# repository is a bare clone on this disk that holds the manifest of this work tree.
set -eu

program=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
for tool in git pre-commit; do
  if ! command -v "$tool" >/dev/null; then
    echo "skipped: $tool is not installed"
    exit 77
  fi
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE GIT_PREFIX
export HOME="$scratch/home" XDG_CONFIG_HOME="$scratch/home" XDG_CACHE_HOME="$scratch/cache" PRE_COMMIT_HOME="$scratch/pre-commit"
export GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=owner GIT_AUTHOR_EMAIL=owner@example.com GIT_COMMITTER_NAME=owner GIT_COMMITTER_EMAIL=owner@example.com
export SOURCE_DATE_EPOCH=1772323200  # 2026-03-01, the day the fixtures are checked on
mkdir -p "$HOME" "$scratch/bin"
ln -s "$(cd "$(dirname "$program")" && pwd)/$(basename "$program")" "$scratch/bin/guidelint"
export PATH="$scratch/bin:$PATH"

fail() {
  echo "failed: $1"
  cat "$scratch/log"
  exit 1
}

# The hook repository.
pre-commit validate-manifest "$root/.pre-commit-hooks.yaml"
git init -q -b main "$scratch/source"
cp "$root/.pre-commit-hooks.yaml" "$scratch/source/"
git -C "$scratch/source" add .pre-commit-hooks.yaml
git -C "$scratch/source" commit -q -m hooks
git clone -q --bare "$scratch/source" "$scratch/hooks.git"
rev=$(git -C "$scratch/hooks.git" rev-parse HEAD)

# A repository of guides that uses it.
git init -q -b main "$scratch/guides"
cd "$scratch/guides"
cat >.pre-commit-config.yaml <<YAML
repos:
  - repo: $scratch/hooks.git
    rev: $rev
    hooks: [{id: guidelint-system}]
YAML
cp -r "$root/fixtures/guides/clean/research" .
echo '# Pay guides' >README.md
git add .
git commit -q -m "guides"
pre-commit install >/dev/null
before=$(git rev-parse HEAD)

guide=research/northfen/software-engineer.md
sed -i '0,/base_low: 150000/s//base_low: 510000/' "$guide"
line=$(grep -n 'base_low: 510000' "$guide" | cut -d : -f 1)
git add "$guide"
if git commit -m "raise" >"$scratch/log" 2>&1; then fail "a reversed range was committed"; fi
[ "$(git rev-parse HEAD)" = "$before" ] || fail "HEAD moved although the hook failed"
grep -q "$guide:$line:" "$scratch/log" || fail "the message does not name $guide:$line"
grep -q 'range-reversed' "$scratch/log" || fail "the message does not name the rule"

git checkout -q HEAD -- "$guide"
echo 'Read the figures before the prose.' >>README.md
printf -- '- [Portland pay note, February 2026]\n' >>"$guide"
git add .
git commit -m "cite" >"$scratch/log" 2>&1 || fail "the mended guide was stopped"
[ "$(git rev-parse HEAD)" != "$before" ] || fail "nothing was committed"
grep -q 'guidelint.*Passed' "$scratch/log" || fail "the hook did not run"
echo "passed: the reversed range was stopped at $guide:$line, the mended guide went through"
