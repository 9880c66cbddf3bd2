"""packaging/wheel_backend.py by itself: where it takes the program from, and when it stops. wheel_backend_test.py PROGRAM

A copy of what it reads of the repository, a PATH of its own, releases in a folder (file://), a cmake that pretends. No network.
"""

import hashlib
import os
import pathlib
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = None  # set below
MACHINE = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}.get(platform.machine().lower(), "none")
SYSTEM = {"linux": "linux", "darwin": "macos"}.get(sys.platform, "none")

FAKE_CMAKE = """#!/bin/sh
echo "cmake $*" >>"$CALLS"
while [ $# -gt 0 ]; do
  if [ "$1" = --build ]; then mkdir -p "$2/src" && cp "$BUILT" "$2/src/guidelint"; fi
  shift
done
"""


class Backend(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        for name in ("packaging", "scripts", "bin", "tools", "releases", "wheels"):
            (self.folder / name).mkdir()
        for name in ("packaging/wheel_backend.py", "packaging/checksums.txt", "scripts/install-packages", "CMakeLists.txt"):
            shutil.copy(str(ROOT / name), str(self.folder / name))
        version = subprocess.run([PROGRAM, "--version"], stdout=subprocess.PIPE, check=True).stdout.split()[1].decode()
        self.version = version
        self.archive = self.folder / "releases" / ("guidelint-%s-%s-%s.tar.gz" % (version, SYSTEM, MACHINE))
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("GUIDELINT_") and k != "VIRTUAL_ENV"}
        self.environment.update(
            PATH=str(self.folder / "bin") + os.pathsep + str(self.folder / "tools"), CALLS=str(self.folder / "calls"),
            BUILT=PROGRAM, GUIDELINT_RELEASE_URL=(self.folder / "releases").as_uri(), PYTHONDONTWRITEBYTECODE="1")

    def install(self):
        """The program is on PATH."""
        shutil.copy(PROGRAM, str(self.folder / "bin" / "guidelint"))

    def release(self, sum_of=None, name="guidelint-%s/bin/guidelint"):
        with tarfile.open(str(self.archive), "w:gz", compresslevel=1) as archive:
            archive.add(PROGRAM, name % self.version)
        content = self.archive.read_bytes() if sum_of is None else sum_of
        with open(str(self.folder / "packaging" / "checksums.txt"), "a") as file:
            file.write("%s  %s\n" % (hashlib.sha256(content).hexdigest(), self.archive.name))

    def can_build(self):
        for name, text in (("cmake", FAKE_CMAKE), ("ninja", "#!/bin/sh\n"), ("c++", "#!/bin/sh\n")):
            (self.folder / "tools" / name).write_text(text)
            (self.folder / "tools" / name).chmod(0o755)
        for name in ("sh", "cp", "mkdir"):
            os.symlink(shutil.which(name), str(self.folder / "tools" / name))

    def wheel(self, status=0, **environment):
        """What it says; the wheel is at self.path."""
        code = "import wheel_backend; print(wheel_backend.build_wheel(%r))" % str(self.folder / "wheels")
        result = subprocess.run([sys.executable, "-c", code], cwd=str(self.folder / "packaging"), stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, universal_newlines=True, env=dict(self.environment, **environment))
        self.assertEqual(result.returncode, status, result.stderr)
        self.path = self.folder / "wheels" / result.stdout.strip()
        return result.stderr

    def test_an_installed_program_is_copied(self):
        self.install()
        self.release()
        self.can_build()
        self.assertIn("taking %s" % (self.folder / "bin" / "guidelint").resolve(), self.wheel())
        with zipfile.ZipFile(str(self.path)) as wheel:
            inside = wheel.getinfo("guidelint-%s.data/scripts/guidelint" % self.version)
            self.assertEqual(inside.external_attr >> 16, 0o100755)
            self.assertEqual(wheel.read(inside), pathlib.Path(PROGRAM).read_bytes())
            self.assertIsNone(wheel.testzip())
            record = wheel.read("guidelint-%s.dist-info/RECORD" % self.version).decode().splitlines()
        self.assertEqual(len(record), 4)
        self.assertFalse((self.folder / "calls").exists())

    def test_the_same_program_gives_the_same_wheel(self):
        self.install()
        self.wheel()
        first = self.path.read_bytes()
        self.path.unlink()
        self.wheel()
        self.assertEqual(self.path.read_bytes(), first)

    def test_scripts_and_other_programs_on_path_are_passed_over(self):
        (self.folder / "bin" / "guidelint").write_text("#!/bin/sh\necho guidelint %s\n" % self.version)
        (self.folder / "bin" / "guidelint").chmod(0o755)
        shutil.copy(shutil.which("true"), str(self.folder / "tools" / "guidelint"))
        self.release()
        said = self.wheel()
        self.assertIn("is not the program itself but a script", said)
        self.assertIn("is no guidelint, this is %s" % self.version, said)
        self.assertIn("taking file://", said)

    def test_the_environment_that_is_being_made_has_no_installed_program(self):
        self.install()
        self.release()
        self.assertIn("taking file://", self.wheel(VIRTUAL_ENV=str(self.folder)))

    def test_a_release_without_a_sum_in_the_checkout_is_not_fetched(self):
        self.release()
        shutil.copy(str(ROOT / "packaging" / "checksums.txt"), str(self.folder / "packaging" / "checksums.txt"))
        self.can_build()
        if self.archive.name in (ROOT / "packaging" / "checksums.txt").read_text():
            self.skipTest("this version is released")
        said = self.wheel()
        self.assertIn("is listed in packaging/checksums.txt (%s)" % self.archive.name, said)
        calls = (self.folder / "calls").read_text().splitlines()
        self.assertRegex(calls[0], r"^cmake --preset release -B \S+ -DBUILD_TESTING=OFF$")
        self.assertRegex(calls[1], r"^cmake --build \S+ --target guidelint$")

    def test_a_wrong_sum_stops_the_installation(self):
        self.release(sum_of=b"something else")
        self.can_build()
        said = self.wheel(status=1)
        self.assertIn("packaging/checksums.txt says %s; nothing was installed" % hashlib.sha256(b"something else").hexdigest(), said)
        self.assertFalse((self.folder / "calls").exists())

    def test_an_archive_without_the_program_stops_the_installation(self):
        self.release(name="guidelint-%s/share/guidelint")
        self.assertIn("cannot be unpacked", self.wheel(status=1))

    def test_a_release_that_cannot_be_fetched_is_built(self):
        self.release()
        self.archive.unlink()
        self.can_build()
        said = self.wheel()
        self.assertIn("cannot fetch file://", said)
        self.assertIn("building", said)

    def test_without_tools_the_packages_are_named(self):
        said = self.wheel(status=1)
        self.assertIn("cannot build: no cmake, no ninja, no C++ compiler", said)
        for package in ("cmake", "libre2-dev", "libutf8proc-dev", "guidelint-system"):
            self.assertIn(package, said)

    def test_a_build_that_fails_shows_its_last_lines(self):
        self.can_build()
        (self.folder / "tools" / "cmake").write_text("#!/bin/sh\necho 'Could not find RE2'\nexit 3\n")
        said = self.wheel(status=1)
        self.assertIn("Could not find RE2", said)
        self.assertIn("cmake --preset failed with 3", said)

    def test_one_way_can_be_chosen(self):
        self.install()
        self.can_build()
        self.assertIn("building", self.wheel(GUIDELINT_FROM="build"))
        self.assertIn("GUIDELINT_FROM=luck is none of installed, release, build", self.wheel(status=1, GUIDELINT_FROM="luck"))
        (self.folder / "bin" / "guidelint").unlink()
        self.assertIn("nothing to install", self.wheel(status=1, GUIDELINT_FROM="installed"))


if __name__ == "__main__":
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    if SYSTEM == "none" or MACHINE == "none":
        print("skipped: no released program would be for this system")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as scratch:
        smaller = os.path.join(scratch, "guidelint")  # a debug build is packed many times
        shutil.copy(PROGRAM, smaller)
        if shutil.which("strip"):
            subprocess.run(["strip", smaller], check=True)
        PROGRAM = smaller
        unittest.main()
