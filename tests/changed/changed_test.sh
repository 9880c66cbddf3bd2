#!/bin/sh
# check --changed and --staged in real repositories: changed_test.sh PROGRAM
set -eu
program=$1
here_rules=$(cd "$(dirname "$0")/../../rules" && pwd)
if ! command -v git >/dev/null; then
  echo "skipped: git is not installed"
  exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export GIT_CONFIG_GLOBAL="$folder/gitconfig" GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_DATE=2026-03-01T00:00:00Z GIT_COMMITTER_DATE=2026-03-01T00:00:00Z
unset GIT_DIR GIT_INDEX_FILE GITHUB_BASE_REF GITHUB_ACTIONS 2>/dev/null || true
git config --global user.name test
git config --global user.email test@example.org
git config --global init.defaultBranch main
git config --global protocol.file.allow always
failed=0

# expect TITLE EXIT TEXT COMMAND...: the exit code, and a line of the output that holds TEXT ("" for none).
expect() {
  title=$1 code=$2 text=$3
  shift 3
  status=0
  "$@" >"$folder/out" 2>&1 || status=$?
  if [ "$status" -ne "$code" ] || { [ -n "$text" ] && ! grep -qF -- "$text" "$folder/out"; }; then
    echo "FAILED: $title (exit $status, expected $code and \"$text\")"
    sed 's/^/  | /' "$folder/out"
    failed=1
  fi
}
# shellcheck disable=SC2317 # called by expect
check() { "$program" check --today 2026-03-01 "$@"; }

# guide COMPANY LOW HIGH
guide() {
  cat <<END
---
company: $1
company_display: $1
role: data-engineer
role_display: Data Engineer
role_type: standard
last_updated: 2026-02-23
data_quality: high
salary_data_quarter: 2025-Q4
next_review_due: 2026-05-23
compensation:
  - region: Austin
    base_low: $2
    base_high: $3
    stock_low: null
    stock_high: null
    bonus_pct: null
    total_comp_low: null
    total_comp_high: null
    currency: USD
data_sources:
  - Levels.fyi
---
### Data Engineer | $1 Global Negotiation Guide
END
}

expect "outside of git" 2 "not in a git repository" check --changed
expect "outside of git, staged" 2 "not in a git repository" check --staged
expect "two bases" 2 "choose one" check --changed --staged

mkdir repo && cd repo
git init -q
printf 'files: [research/**/*.md]\n' >guidelint.yaml
mkdir -p research/acme research/zeta
guide acme 190000 120000 >research/acme/data-engineer.md
guide zeta 110000 120000 >research/zeta/data-engineer.md
sel=--select=range-reversed
expect "no commit yet" 2 "no commit yet" check --changed "$sel"
git add .
expect "no commit yet, staged: everything is new" 1 "base_low 190,000 is above base_high 120,000" check --staged "$sel"
git commit -qm one

expect "an old fault does not block" 0 "1 finding that was there before not shown" check --changed=HEAD "$sel"
expect "without a flag it does" 1 "190,000" check "$sel"
git checkout -qb edit
guide zeta 130000 120000 >research/zeta/data-engineer.md
expect "a new fault on disk" 1 "zeta/data-engineer.md:13:15" check --changed "$sel"
expect "... is the only one" 1 "1 error in 1 of 2 guides" check --changed "$sel"
expect "nothing is staged yet, so all that is staged is judged" 1 "acme/data-engineer.md" check --staged "$sel"
git add .
expect "a new fault is staged" 1 "zeta/data-engineer.md" check --staged "$sel"
guide zeta 110000 120000 >research/zeta/data-engineer.md
expect "staged is what counts, not the disk" 1 "130,000 is above base_high 120,000" check --staged "$sel"
expect "the disk counts for --changed" 0 "" check --changed "$sel"
rm research/zeta/data-engineer.md
expect "staged and gone from the disk" 1 "130,000" check --staged "$sel"
git reset -q --hard

# A rename keeps its old faults, one more number changed brings them back.
git mv research/acme research/apex
expect "a renamed guide" 0 "" check --staged "$sel"
git commit -qm rename
expect "a renamed guide, committed" 0 "" check --changed=main "$sel"
sed -i 's/190000/180000/' research/apex/data-engineer.md
expect "a renamed and edited guide" 1 "180,000" check --changed=main "$sel"
git checkout -q .

# New and deleted guides, names git would quote.
odd=$(printf 'research/o\303\251 "x"')
mkdir "$odd"
guide odd 9 8 >"$odd/data-engineer.md"
expect "an untracked guide is new" 1 "data-engineer.md" check --changed "$sel"
expect "... and not staged" 0 "" sh -c "git add research/zeta; '$program' check --staged --today 2026-03-01 $sel research/zeta"
rm -r "$odd"
git rm -q research/zeta/data-engineer.md
expect "a deleted guide" 0 "" check --changed=main "$sel"
git reset -q --hard

# pay-moved and stamp-forgotten see the row as it was.
guide zeta 110000 150000 >research/zeta/data-engineer.md
expect "figures changed under an old date" 0 "figures changed, but last_updated is still 2026-02-23" check --changed --select stamp-forgotten
git checkout -q .

# A pull request cannot relax its own check.
printf 'files: [research/**/*.md]\nlevels: {range-reversed: off}\n' >guidelint.yaml
guide zeta 130000 120000 >research/zeta/data-engineer.md
expect "a relaxed configuration" 1 "judged by guidelint.yaml of main, which differs from what is here" check --changed=main
rm guidelint.yaml
expect "a removed configuration" 1 "zeta/data-engineer.md" check --changed=main
git checkout -q .
mkdir -p rules/compensation
sed 's/^level:.*//; s/^each: row/each: row\nlevel: info/' "$here_rules/compensation/range-reversed.yaml" >rules/compensation/range-reversed.yaml
guide zeta 130000 120000 >research/zeta/data-engineer.md
expect "a relaxed rule" 1 "judged by the rules" check --changed=main
expect "... which counts without --changed" 0 "" check "$sel"
git add . && git commit -qm relaxed
expect "a relaxed rule, committed" 1 "zeta/data-engineer.md" check --changed=main
git checkout -q main

# The hook of a commit runs whatever is committed; git names the index to it.
# shellcheck disable=SC2317 # called by expect
hook() { GIT_INDEX_FILE=.git/index "$program" check --staged --today 2026-03-01 "$sel"; }
expect "a commit that records nothing brings nothing" 0 "only compared with" hook
expect "... elsewhere the same index is judged whole" 1 "190,000" check --staged "$sel"
# shellcheck disable=SC2317 # called by expect
push() { PRE_COMMIT_REMOTE_NAME=origin "$program" check --staged --today 2026-03-01 "$sel"; }
expect "... nor does a push that pre-commit asks about" 0 "only compared with" push
git rm -q -r research
expect "the last guide is deleted" 0 "no guide found" hook
# shellcheck disable=SC2317 # called by expect
report() { GIT_INDEX_FILE=.git/index "$program" check --staged --today 2026-03-01 "$sel" --format json; }
expect "... and a report says that nothing was judged" 0 '"guides":0' report
git commit -qm none && echo text >README.md && git add README.md
expect "there is no guide yet" 0 "no guide found" hook
git reset -q --hard
expect "... and nobody asked for a commit" 2 "no guide found" check --staged "$sel"
git reset -q --hard HEAD~1

# Elsewhere: a linked work tree, a subfolder, a shallow clone, no such ref.
git worktree add -q ../linked edit
expect "a linked work tree" 1 "" sh -c "cd ../linked && '$program' check --today 2026-03-01 --changed=main"
expect "a subfolder" 0 "" sh -c "cd research && '$program' check --today 2026-03-01 --changed=HEAD $sel"
expect "no such ref" 2 "nowhere" check --changed=nowhere
expect "a hostile ref" 2 "" check "--changed=--output=/tmp/x"
git checkout -q -b other main
git commit -q --allow-empty -m other
cd ..
git clone -q --depth 1 --branch other "file://$folder/repo" shallow
cd shallow
git fetch -q --depth 1 origin edit:edit
expect "a shallow clone without the base" 2 "fetch-depth: 0" check --changed=edit "$sel"
expect "a shallow clone against its own commit" 0 "" check --changed=HEAD "$sel"

# A finding stands on the side that changed: the table disagrees with front matter nobody touched, and the other way round.
cd ..
mkdir sides && cd sides
git init -q
mkdir research
cp -R "$here_rules/../fixtures/guides/clean/research/halvorsund" research
git add .
git commit -qm one
one=--select=front-body-disagree page=research/halvorsund/data-engineer.md
sed -i '57s/300K–420K/500K–620K/' $page
expect "github names the changed row of the table" 1 "file=$page,line=57,endLine=57,col=12" check --changed=HEAD $one --format github
expect "sarif, too" 1 '"locations":[{"physicalLocation":{"artifactLocation":{"uri":"'$page'","uriBaseId":"%SRCROOT%"},"region":{"startLine":57,' \
  check --changed=HEAD $one --format sarif
expect "rdjson, too" 1 '"range":{"start":{"line":57,"column":12}' check --changed=HEAD $one --format rdjson
expect "the text names what is judged" 1 "$page:22:15" check --changed=HEAD $one --format concise
git add .
expect "of what is staged, too" 1 "file=$page,line=57" check --staged $one --format github
git reset -q --hard
sed -i '22s/300000/500000/; 23s/420000/620000/' $page
expect "github names the changed front matter" 1 "file=$page,line=22,endLine=22,col=15" check --changed=HEAD $one --format github

exit $failed
