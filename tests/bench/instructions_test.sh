#!/bin/sh
# tests/bench/instructions fails above its margin, and only there; a valgrind made up here says what was counted.
#   instructions_test.sh
set -eu
command -v readelf >/dev/null || { echo 'readelf is not installed: skipped'; exit 77; }
here=$(dirname "$0")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# start-up with one guide, and the same with 279 more
cat >"$scratch/valgrind" <<END
#!/bin/sh
case " \$* " in *' one '*) cat "$scratch/one" ;; *) cat "$scratch/many" ;; esac >&2
END
chmod +x "$scratch/valgrind"

expect() { # STATUS START-UP GUIDE [ARGUMENT...]: of a program that takes so many instructions
  wanted=$1
  echo "==1== Collected : $2" >"$scratch/one"
  echo "==1== Collected : $(($2 + 279 * $3))" >"$scratch/many"
  said="start-up $2, guide $3"
  shift 3
  status=0
  PATH=$scratch:$PATH "$here/instructions" /bin/sh --numbers "$scratch/numbers.txt" "$@" \
    >"$scratch/log" 2>&1 || status=$?
  [ "$status" = "$wanted" ] && return
  echo "$said: the exit is $status, not $wanted:"
  cat "$scratch/log"
  exit 1
}

expect 77 1000000 2000
expect 0 1000000 2000 --refresh
grep -q '; start-up: 1,000,000; guide: 2,000$' "$scratch/numbers.txt"
expect 0 1000000 2000
expect 0 1030000 2060
expect 0 500000 1000
expect 1 1000000 2061
expect 1 1030001 2000
grep -q 'start-up was 1,000,000 and is 1,030,001' "$scratch/log"
expect 0 1030001 2000 --refresh
expect 0 1030001 2000
