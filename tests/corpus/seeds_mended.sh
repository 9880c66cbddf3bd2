#!/bin/sh
# The five guides as the user handed them over, mended: seeds_mended.sh PROGRAM SEEDS CORPUS
# What bytes lost on the way left unreadable stays and is named, everything else is the guide of the corpus again; two get front matter.
set -eu
program=$1
seeds=$2
guides=$3/with-front-matter/segment
if [ ! -d "$seeds" ] || [ ! -d "$guides" ]; then
  echo "skipped: $seeds or $guides is not here"
  exit 77
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/.git" "$scratch/research/segment"
for file in "$seeds"/*.txt; do
  role=$(sed -n 's/^### \(.*\) | Segment .*/\1/p' "$file" | head -n 1 | tr 'A-Z ' 'a-z-')
  cat "$file" >"$scratch/research/segment/$role.md"
done
cp -R "$scratch/research" "$scratch/before"
cd "$scratch"
failed=0
fail() {
  echo "$*"
  failed=1
}

status=0
"$program" check --fix --unsafe-fixes --today 2026-11-22 --format concise research >out 2>err || status=$?
[ "$status" = 1 ] || fail "exit code $status, expected 1"
! grep 'rolled back' err || failed=1
sed -n 's/^research\/segment\/\([a-z-]*\)\.md:\([0-9]*\):[0-9]*: [a-z]*\[\([a-z-]*\)\].*/\1 \2 \3/p' out >found
cat >expected <<'EOF'
ai-cdp-platform-engineer 10 review-overdue
ai-cdp-platform-engineer 64 mojibake
data-engineer 1 missing-key
data-engineer 63 mojibake
devops-engineer 10 review-overdue
devops-engineer 64 mojibake
engineering-manager 1 missing-key
engineering-manager 63 mojibake
technical-program-manager 10 review-overdue
technical-program-manager 64 mojibake
EOF
diff -u expected found || failed=1
[ "$(grep -c 'lacks last_updated, next_review_due, data_quality, salary_data_quarter$' out)" = 2 ] || fail "other keys are missing than those no text states"

cp -R research once
"$program" check --fix --unsafe-fixes --today 2026-11-22 -q research >/dev/null 2>&1 || true
diff -r once research || fail "a second run changes the guides"

# Against the guide of the corpus: the line of the lost bytes differs, and is that of the seed; of derived front matter the four keys
# no text states, and the sources, which stand there as the text cites them.
for file in once/segment/*.md; do
  name=$(basename "$file")
  lost=$(sed -n "s/^${name%.md} \([0-9]*\) mojibake/\1/p" found)
  sed "${lost}d" "$file" >mended
  sed -n "${lost}p" "$file" >line
  grep -qxF -f line "before/segment/$name" || fail "$name:$lost is not the line of the seed"
  if ! head -n 1 "before/segment/$name" | grep -qx -e ---; then
    sed -e '/^data_sources:$/,/^negotiation_dna_summary:/{/^  - /d;}' mended >less && mv less mended
    sed -e '/^data_sources:$/,/^negotiation_dna_summary:/{/^  - /d;}' -e '2,/^---$/{/^last_updated:\|^data_quality:\|^salary_data_quarter:\|^next_review_due:/d;}' \
      -e '/^### 🏗/d' "$guides/$name" >truth
  else
    sed '/^### 🏗/d' "$guides/$name" >truth
  fi
  diff -u --label "corpus $name" --label "mended $name" truth mended || failed=1
done
exit "$failed"
