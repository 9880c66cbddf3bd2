#!/bin/sh
# The five guides as the user handed them over: the ten faults in them, at their places, and no other: seeds.sh PROGRAM SEEDS
set -eu
program=$1
seeds=$2
if [ ! -d "$seeds" ]; then
  echo "skipped: $seeds is not here"
  exit 77
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/.git" "$scratch/research/segment"
for file in "$seeds"/*.txt; do
  role=$(sed -n 's/^### \(.*\) | Segment .*/\1/p' "$file" | head -n 1 | tr 'A-Z ' 'a-z-')
  cp "$file" "$scratch/research/segment/$role.md"
done
cd "$scratch"

# Path, place, rule and the figures of the message; the wording is the rules' own business.
essence() {
  sed -n -e 's/ days ago.*//' -e 's/^[^:]*segment\/\([a-z-]*\)\.md:\([0-9:]*\): \([a-z]*\)\[\([a-z-]*\)\] \(.*\)$/\1 \2 \3 \4 \5/p' |
    sed -e 's/mojibake \([0-9]*\) lines:.*(\([0-9]*\) lines).*(line \([0-9]*\)).*/mojibake \1 = \2 + line \3/' -e 's/ review was due/ /' \
      -e 's/ no front matter.*//' -e 's/  */ /g'
}
failed=0
compare() { diff -u --label expected --label found "$scratch/expected" "$scratch/found" || failed=1; }

cat >"$scratch/expected" <<'EOF'
ai-cdp-platform-engineer 10:18 warning review-overdue 183
ai-cdp-platform-engineer 52:24 error mojibake 15 = 14 + line 64
data-engineer 1:1 error front-matter-missing
data-engineer 7:24 error mojibake 12 = 11 + line 19
devops-engineer 10:18 warning review-overdue 183
devops-engineer 52:24 error mojibake 13 = 12 + line 64
engineering-manager 1:1 error front-matter-missing
engineering-manager 7:24 error mojibake 13 = 12 + line 19
technical-program-manager 10:18 warning review-overdue 183
technical-program-manager 52:24 error mojibake 13 = 12 + line 64
EOF
status=0
"$program" check --today 2026-11-22 --format concise >"$scratch/out" || status=$?
essence <"$scratch/out" >"$scratch/found"
compare
[ "$status" = 1 ] || { echo "exit code $status, expected 1"; failed=1; }
grep -q '^7 errors, 3 warnings in 5 guides$\|^7 errors, 3 warnings in 5 guides (' "$scratch/out" || { tail -n 3 "$scratch/out"; failed=1; }

# Before the reviews were due: the same without the three warnings.
grep -v review-overdue "$scratch/expected" >"$scratch/less" && mv "$scratch/less" "$scratch/expected"
"$program" check --today 2026-03-01 --format concise >"$scratch/out" || true
essence <"$scratch/out" >"$scratch/found"
compare

# Named as they are: no folder to take company and role from, the same ten faults.
count=$("$program" check "$seeds"/*.txt --today 2026-11-22 --format concise -q | wc -l)
[ "$count" = 10 ] || { echo "$count findings in the files named as they are, expected 10"; failed=1; }
exit "$failed"
