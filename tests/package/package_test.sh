#!/bin/bash
# What a release offers, built and tried: package_test.sh SOURCE. Builds optimised, so only .ci/run runs it.
#
#   .deb      lintian without error or warning, every file where Debian has it, asks for libc alone; unpacked, it judges fixtures/
#   tarball   asks for nothing: runs in a folder that holds the program and fixtures/ and nothing else, as root of the file system
#   both      made twice they are the same bytes; the checksums fit
#
# Exit 0 passed, 1 failed, 77 skipped (a tool is missing).
set -euo pipefail

for tool in dpkg-deb dpkg-shlibdeps lintian mandoc file; do
  if ! command -v "$tool" >/dev/null; then
    echo "skipped: $tool is not installed"
    exit 77
  fi
done

cd "$1"
version=$(sed -n 's/^project(guidelint VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
deb=dist/guidelint_$version-1_$(dpkg --print-architecture).deb
case $(uname -m) in
  x86_64) machine=x64 ;;
  aarch64) machine=arm64 ;;
  *) machine=$(uname -m) ;;
esac
tarball=dist/guidelint-$version-linux-$machine.tar.gz

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() {
  echo "failed: $1"
  exit 1
}

# judges COMMAND...: the program that COMMAND runs finds in the faulty guides what they are known to hold.
mkdir -p "$scratch/root/.git"  # .git: the search for guidelint.yaml ends here
cp -R fixtures/guides/faulty/research "$scratch/root/"
expected=$PWD/fixtures/cli/faulty-guides-concise/stdout
judges() {
  local status=0
  (cd "$scratch/root" && "$@" check --today 2026-03-01) >"$scratch/found" 2>&1 || status=$?
  [ "$status" = 1 ] || fail "exit code $status of $*: $(cat "$scratch/found")"
  cmp "$scratch/found" "$expected" || fail "other findings by $*"
  [ "$("$@" --version | head -n 1)" = "guidelint $version" ] || fail "--version of $*"
}

scripts/build-release deb tarball
(cd dist && sha256sum --quiet -c SHA256SUMS) || fail "the checksums do not fit"

echo "== the .deb"
ls -l "$deb"
lintian --fail-on error,warning --suppress-tags initial-upload-closes-no-bugs "$deb" || fail "lintian"
[[ $(dpkg-deb -f "$deb" Depends) =~ ^libc6\ \(\>=\ [0-9.]+\)$ ]] || fail "depends on $(dpkg-deb -f "$deb" Depends)"
dpkg-deb -x "$deb" "$scratch/deb"
(cd "$scratch/deb" && find . ! -type d | LC_ALL=C sort) >"$scratch/files"
diff "$scratch/files" - <<'FILES' || fail "the .deb holds other files"
./usr/bin/guidelint
./usr/share/bash-completion/completions/guidelint
./usr/share/doc/guidelint/README.md
./usr/share/doc/guidelint/changelog.Debian.gz
./usr/share/doc/guidelint/changelog.gz
./usr/share/doc/guidelint/copyright
./usr/share/fish/vendor_completions.d/guidelint.fish
./usr/share/guidelint/schema/guidelint.schema.json
./usr/share/guidelint/schema/model.schema.json
./usr/share/guidelint/schema/rule.schema.json
./usr/share/guidelint/schema/table.schema.json
./usr/share/lintian/overrides/guidelint
./usr/share/man/man1/guidelint.1.gz
./usr/share/zsh/vendor-completions/_guidelint
FILES
judges "$scratch/deb/usr/bin/guidelint"
zcat "$scratch/deb/usr/share/man/man1/guidelint.1.gz" >"$scratch/guidelint.1"
mandoc -T lint -W warning "$scratch/guidelint.1" || fail "the man page"
grep -q "guidelint $version" "$scratch/guidelint.1" || fail "the man page is of another version"
bash -c ". $scratch/deb/usr/share/bash-completion/completions/guidelint && complete -p guidelint" || fail "bash completion"
if command -v zsh >/dev/null; then zsh -n "$scratch/deb/usr/share/zsh/vendor-completions/_guidelint" || fail "zsh completion"; fi
if command -v fish >/dev/null; then fish -n "$scratch/deb/usr/share/fish/vendor_completions.d/guidelint.fish" || fail "fish completion"; fi

echo "== the tarball"
ls -l "$tarball"
tar -xzf "$tarball" -C "$scratch"
program=$scratch/guidelint-$version/bin/guidelint
file "$program" | grep -Eq 'static(ally|-pie) linked' || fail "$(file "$program")"
judges "$program"
(cd "$scratch/guidelint-$version" && find . ! -type d | LC_ALL=C sort) >"$scratch/files"
[ "$(wc -l <"$scratch/files")" -ge 7 ] || fail "the tarball holds only $(cat "$scratch/files")"
cp "$program" "$scratch/root/"
if unshare -r chroot "$scratch/root" /guidelint --version >/dev/null 2>&1; then
  judges unshare -r chroot "$scratch/root" /guidelint
elif [ "$(id -u)" = 0 ]; then
  judges chroot "$scratch/root" /guidelint
else
  echo "not tried in an empty root: that takes root or user namespaces"
fi

echo "== cmake --install"
cmake --install build/package --prefix "$scratch/prefix" --strip >/dev/null
judges "$scratch/prefix/bin/guidelint"
(cd "$scratch/prefix" && find . ! -type d | LC_ALL=C sort) | diff "$scratch/files" - || fail "it installs other files than the tarball has"
xargs rm <build/package/install_manifest.txt
[ -z "$(find "$scratch/prefix" ! -type d)" ] || fail "the manifest leaves files behind"

echo "== the same bytes twice"
cp dist/SHA256SUMS "$scratch/"
sleep 1
scripts/build-release deb tarball >/dev/null
cmp dist/SHA256SUMS "$scratch/SHA256SUMS" || fail "built again, other bytes"
echo "passed"
