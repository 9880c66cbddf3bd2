#!/bin/sh
# The manual page is sound, whole and the same in every build: manual_test.sh PROGRAM VERSION
set -eu
program=$1
version=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
page=$scratch/guidelint.1
unset SOURCE_DATE_EPOCH
failed=0
fail() {
  echo "$*"
  failed=1
}

[ "$("$program" --version | head -n 1)" = "guidelint $version" ] || fail "--version is not guidelint $version"
"$program" manual >"$page"
"$program" manual | cmp - "$page" || fail "two pages of one program differ"
grep -qF "\"guidelint $version\"" "$page" || fail "the page does not name version $version"
SOURCE_DATE_EPOCH=86400 "$program" manual | grep -q '^\.TH GUIDELINT 1 1970-01-02 ' || fail "SOURCE_DATE_EPOCH does not date the page"
for section in NAME SYNOPSIS DESCRIPTION COMMANDS OPTIONS 'EXIT STATUS' ENVIRONMENT FILES EXAMPLES 'SEE ALSO'; do
  grep -qx "\.SH $section" "$page" || fail "no section $section"
done
tried=
if command -v mandoc >/dev/null; then
  tried=yes
  mandoc -T lint -W warning "$page" || fail "mandoc has something to say"
  mandoc -T ascii "$page" | sed 's/.\x08//g' >"$scratch/read"
  for command in check due explain test baseline export completion manual; do
    for flag in $("$program" "$command" --help | grep -o -- '--[a-z][a-z-]*' | sort -u); do
      grep -qF -- "$flag" "$scratch/read" || fail "the page lacks $flag of $command"
    done
  done
fi
# man of man-db; others have no --warnings
if man --version 2>/dev/null | grep -q '^man 2'; then
  tried=yes
  LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -l "$page" >/dev/null 2>"$scratch/warnings" || fail "man fails"
  [ ! -s "$scratch/warnings" ] || fail "man warns: $(cat "$scratch/warnings")"
fi
[ "$failed" -eq 0 ] || exit 1
[ -n "$tried" ] || { echo "skipped: neither mandoc nor man-db is here to read the page"; exit 77; }
