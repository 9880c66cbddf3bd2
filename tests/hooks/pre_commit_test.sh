#!/bin/sh
# The hooks of .pre-commit-hooks.yaml with pre-commit itself and real commits: pre_commit_test.sh PROGRAM
#
# Exit 0 passed, 1 failed, 77 skipped (pre-commit or git is not installed). Needs no network: the hook repository is a bare clone of
# this one on this disk, with the packaging files of this work tree on top. A cmake that pretends stands in for a build.
set -eu

program=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
for tool in git pre-commit python3 strip; do
  if ! command -v "$tool" >/dev/null; then
    echo "skipped: $tool is not installed"
    exit 77
  fi
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for name in $(env | sed -n 's/^\(GIT_[A-Z_]*\|GUIDELINT_[A-Z_]*\|PRE_COMMIT[A-Z_]*\|GITHUB_[A-Z_]*\|SKIP\|VIRTUAL_ENV\)=.*/\1/p'); do unset "$name"; done
export HOME="$scratch/home" XDG_CONFIG_HOME="$scratch/home" XDG_CACHE_HOME="$scratch/cache"
export GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=owner GIT_AUTHOR_EMAIL=owner@example.com GIT_COMMITTER_NAME=owner GIT_COMMITTER_EMAIL=owner@example.com
export SOURCE_DATE_EPOCH=1772323200  # 2026-03-01, the day the fixtures are checked on
mkdir -p "$HOME" "$scratch/bin" "$scratch/tools" "$scratch/releases"
git config --global safe.directory '*'
git config --global init.defaultBranch main
strip -o "$scratch/bin/guidelint" "$program"  # a debug build would be packed three times
plain_path=$PATH
log=$scratch/log

fail() {
  echo "failed: $1"
  cat "$log"
  exit 1
}
part() {
  [ -z "${title-}" ] || printf '%3d s  %s\n' "$(($(date +%s) - begin))" "$title"
  title=$1 begin=$(date +%s)
}
# passes WHAT COMMAND..., blocked WHAT COMMAND...: the second also says that HEAD must stay.
passes() {
  what=$1 && shift
  "$@" >"$log" 2>&1 || fail "$what: exit $?"
}
blocked() {
  what=$1 && shift
  head=$(git rev-parse HEAD)
  if "$@" >"$log" 2>&1; then fail "$what: went through"; fi
  [ "$(git rev-parse HEAD)" = "$head" ] || fail "$what: HEAD moved although the hook failed"
}
says() { grep -qF -- "$1" "$log" || fail "$what: does not say \"$1\""; }
ran() { grep -q "^$1\.*Passed" "$log" || fail "$what: $1 did not run"; }

# ---- The hook repository, in three versions: no release is listed, one is, one is with a wrong sum.
part 'manifest and hook repository'
pre-commit validate-manifest "$root/.pre-commit-hooks.yaml"
git clone -q --bare "$root" "$scratch/clone.git" 2>"$log" || git init -q --bare "$scratch/clone.git"
git clone -q "$scratch/clone.git" "$scratch/source" 2>"$log"
cd "$scratch/source"
mkdir -p packaging scripts
cp "$root/.pre-commit-hooks.yaml" "$root/pyproject.toml" "$root/CMakeLists.txt" "$root/CMakePresets.json" .
cp "$root/packaging/wheel_backend.py" "$root/packaging/checksums.txt" packaging
cp "$root/scripts/install-packages" scripts
git add . && git commit -q --allow-empty -m 'this work tree'
unlisted=$(git rev-parse HEAD)

version=$("$scratch/bin/guidelint" --version | sed -n 's/^guidelint //p')
case "$(uname -s) $(uname -m)" in
  'Linux x86_64') system=linux-x64 ;;
  'Linux aarch64') system=linux-arm64 ;;
  *) system= ;;
esac
if [ -n "$system" ]; then
  archive=guidelint-$version-$system.tar.gz
  mkdir -p "$scratch/guidelint-$version/bin"
  cp "$scratch/bin/guidelint" "$scratch/guidelint-$version/bin"
  tar -C "$scratch" -czf "$scratch/releases/$archive" "guidelint-$version"
  (cd "$scratch/releases" && sha256sum "$archive") >>packaging/checksums.txt
  git commit -q -a -m 'released'
  listed=$(git rev-parse HEAD)
  sed -i "s/^[0-9a-f]\{64\}/$(printf '%064d' 1)/" packaging/checksums.txt
  git commit -q -a -m 'released, another sum'
  wrong=$(git rev-parse HEAD)
fi
git clone -q --bare . "$scratch/hooks.git"

# guides REV ID: a repository with an old fault that uses the hook.
guides() {
  rm -rf "$scratch/guides"
  git init -q "$scratch/guides"
  cd "$scratch/guides"
  cat >.pre-commit-config.yaml <<YAML
repos:
  - repo: $scratch/hooks.git
    rev: $1
    hooks: [{id: $2}]
YAML
  cp -r "$root/fixtures/guides/clean/research" .
  cp -r "$root/fixtures/guides/faulty/research/corvane" research
  echo '# Pay guides' >README.md
  git add . && git commit -q -m guides
  pre-commit install >"$log"
}
guide=research/northfen/software-engineer.md
reverse() { sed -i '0,/base_low: 150000/s//base_low: 510000/' "$1"; }
cite() { printf -- '- [%s]\n' "$1" >>"$guide"; }

# ---- An installed program, copied into pre-commit's environment.
export PATH="$scratch/bin:$plain_path" PRE_COMMIT_HOME="$scratch/installed"
guides "$unlisted" guidelint
part 'guidelint: environment from an installed program'
passes 'the environment' pre-commit install-hooks
part 'guidelint: commits'
PATH=$plain_path  # the copy must do

reverse "$guide"
line=$(grep -n 'base_low: 510000' "$guide" | cut -d : -f 1)
git add .
blocked 'a reversed range' git commit -m raise
says "$guide:$line:" && says 'range-reversed' && says '1 error'
git checkout -q HEAD -- "$guide"
cite 'Portland pay note, February 2026'
passes 'the mended guide, beside an old fault elsewhere' git commit -a -m cite
ran guidelint

reverse "$guide"
blocked 'commit -a' git commit -a -m raise
says "$guide:$line:"
git checkout -q HEAD -- "$guide"

cite 'Austin pay note, February 2026' && git add . && reverse "$guide"
passes 'a fault that is not staged' git commit -m cite
grep -q 510000 "$guide" || fail 'what was not staged is gone from the disk'
git add . && git checkout -q HEAD~1 -- "$guide" && git reset -q
reverse "$guide" && git add . && cp "$guide" "$scratch/faulty" && git show "HEAD:$guide" >"$guide"
blocked 'a fault that is only staged' git commit -m raise
says "$guide:$line:"
git reset -q --hard

mkdir 'research/two words' && cp "$guide" 'research/two words/an engineer.md' && reverse 'research/two words/an engineer.md'
git add .
blocked 'a name with spaces' git commit -m spaces
says 'research/two words/an engineer.md:'
passes 'SKIP' env SKIP=guidelint git commit -m spaces
says 'Skipped'
git rm -q -r 'research/two words'
passes 'a commit that only deletes a guide' git commit -m delete
ran guidelint
passes 'a commit that only changes its message' git commit --amend -m 'delete one'
ran guidelint
blocked 'all files' pre-commit run --all-files
says 'research/corvane/'
git rm -q -r research
passes 'the last guide goes' git commit -m 'no guides'
ran guidelint

# ---- guidelint-fix, in the same environment.
part 'guidelint-fix: mends, and stops the commit once'
guides "$unlisted" guidelint-fix
sed -i '0,/–/s//â€“/' "$guide" && git add .
blocked 'a garbled guide' git commit -m garbled
says 'files were modified by this hook'
git diff --quiet HEAD -- "$guide" || fail 'the guide is not mended as it was'
cite 'Boise pay note, February 2026' && git add .
passes 'the mended guide' git commit -m mended
ran 'guidelint (safe fixes)'

# ---- The one that is installed.
part 'guidelint-system'
guides "$unlisted" guidelint-system
PATH="$scratch/bin:$plain_path"
reverse "$guide" && git add .
blocked 'a reversed range' git commit -m raise
says "$guide:$line:"
PATH=$plain_path

# ---- A release from a folder, and one that is not what was released.
if [ -n "$system" ]; then
  part 'guidelint: environment from a release'
  export GUIDELINT_FROM=release GUIDELINT_RELEASE_URL="file://$scratch/releases" PRE_COMMIT_HOME="$scratch/released"
  guides "$listed" guidelint
  reverse "$guide" && git add .
  blocked 'a reversed range' git commit -m raise
  says "$guide:$line:"

  part 'guidelint: a release with a wrong sum'
  export PRE_COMMIT_HOME="$scratch/wrong"
  guides "$wrong" guidelint
  blocked 'a wrong sum' pre-commit install-hooks
  says 'nothing was installed'
fi

# ---- A build.
part 'guidelint: environment from a build (pretended)'
cat >"$scratch/tools/cmake" <<SH
#!/bin/sh
echo "\$*" >>"$scratch/calls"
if [ "\$1" = --build ]; then mkdir -p "\$2/src" && cp "$scratch/bin/guidelint" "\$2/src/guidelint"; fi
SH
printf '#!/bin/sh\n' >"$scratch/tools/ninja"
cp "$scratch/tools/ninja" "$scratch/tools/c++"
chmod +x "$scratch/tools/"*
export GUIDELINT_FROM=build PATH="$scratch/tools:$plain_path" PRE_COMMIT_HOME="$scratch/built"
guides "$unlisted" guidelint
reverse "$guide" && git add .
blocked 'a reversed range' git commit -m raise
says "$guide:$line:"
[ "$(grep -c -e '--preset release' -e '--target guidelint' "$scratch/calls")" = 2 ] || fail "cmake was called otherwise: $(cat "$scratch/calls")"

part ''
echo 'passed'
