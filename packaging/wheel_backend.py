"""Wraps the guidelint program in a wheel, so that `pip install .` and with it pre-commit's `language: python` work.

A PEP 517 backend without requirements, since pip must be able to run it with no network. The program comes from the first of

  installed   a guidelint of this version on PATH. It is copied: a launcher would break when that one is upgraded or removed.
  release     the released archive of this version, if its SHA-256 is in packaging/checksums.txt of this checkout.
              No network or no such file: on to the next. A wrong sum stops the installation, because what
              was served is not what was released, and building instead would hide that.
  build       CMake with the preset `release`, in a temporary folder. Packages are not installed; missing ones are named.

GUIDELINT_FROM=installed|release|build takes that one only. GUIDELINT_RELEASE_URL is the folder releases are fetched from.
The same program gives the same wheel, byte for byte. Python 3.7 or later.

A wheel from PyPI was decided against for now: it would be one more thing to publish and to trust.
"""

import base64
import hashlib
import http.client
import io
import os
import platform
import re
import shutil
import stat
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import urllib.request
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
RELEASES = "https://github.com/guidelint/guidelint/releases/download"
MOST_BYTES = 256 << 20  # of an archive and of the program in it
MAGIC = (b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")  # ELF, Mach-O, universal Mach-O
WAYS = ("installed", "release", "build")


class UnsupportedOperation(Exception):
    """Named by PEP 517, for a backend that makes no source archives."""


def say(line):
    """Seen with pip -v, and where the installation fails."""
    print("guidelint: " + line, file=sys.stderr, flush=True)


def stop(line):
    raise SystemExit("guidelint: " + line)


def read(*path):
    with open(os.path.join(ROOT, *path), encoding="utf-8") as file:
        return file.read()


def project_version():
    """Not from git: pre-commit's clone has no tags."""
    return re.search(r"project\(guidelint VERSION ([0-9.]+)", read("CMakeLists.txt")).group(1)


def version_of(program):
    try:
        result = subprocess.run([program, "--version"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.match(rb"guidelint ([0-9.]+)\n", result.stdout)
    return found.group(1).decode() if found and result.returncode == 0 else None


# ---- installed


def is_inside(path, folder):
    return bool(folder) and (os.path.realpath(path) + os.sep).startswith(os.path.realpath(folder) + os.sep)


def installed_program(version):
    """The program of this version on PATH, or None. One in the environment that is being made is no installed one."""
    here = [sys.prefix, os.environ.get("VIRTUAL_ENV"), os.environ.get("PRE_COMMIT_HOME")]
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        path = os.path.join(folder, "guidelint")
        if not folder or not os.access(path, os.X_OK) or any(is_inside(folder, one) for one in here):
            continue
        try:
            with open(path, "rb") as file:
                content = file.read()
        except OSError:
            continue
        if not content.startswith(MAGIC):
            say("%s is not the program itself but a script" % path)
            continue
        other = version_of(path)
        if other == version:
            say("taking %s" % os.path.realpath(path))
            return content
        say("%s is %s, this is %s" % (path, other or "no guidelint", version))
    return None


# ---- release


def archive_name(version):
    machine = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}.get(platform.machine().lower())
    system = {"linux": "linux", "darwin": "macos"}.get(sys.platform)
    return "guidelint-%s-%s-%s.tar.gz" % (version, system, machine) if machine and system else None


def expected_sum(name):
    for line in read("packaging", "checksums.txt").splitlines():
        found = re.match(r"([0-9a-f]{64}) [ *](\S+)\s*$", line)
        if found and found.group(2) == name:
            return found.group(1)
    return None


def fetch(url):
    with urllib.request.urlopen(url, timeout=30) as answer:
        content = answer.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        stop("%s is larger than %d MiB" % (url, MOST_BYTES >> 20))
    return content


def program_in(archive, version):
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as files:
        member = files.getmember("guidelint-%s/bin/guidelint" % version)
        if not member.isreg() or member.size > MOST_BYTES:
            raise tarfile.TarError("bin/guidelint is no file of a reasonable size")
        return files.extractfile(member).read()


def released_program(version):
    name = archive_name(version)
    wanted = expected_sum(name) if name else None
    if wanted is None:
        say("no released program for this system is listed in packaging/checksums.txt (%s)" % (name or sys.platform))
        return None
    url = "%s/%s" % (os.environ.get("GUIDELINT_RELEASE_URL") or "%s/v%s" % (RELEASES, version), name)
    try:
        archive = fetch(url)
    except (OSError, ValueError, http.client.HTTPException) as error:  # HTTPError and URLError are OSErrors
        say("cannot fetch %s: %s" % (url, error))
        return None
    got = hashlib.sha256(archive).hexdigest()
    if got != wanted:
        stop("%s has SHA-256 %s, packaging/checksums.txt says %s; nothing was installed. "
             "GUIDELINT_FROM=build builds from source instead" % (url, got, wanted))
    try:
        program = program_in(archive, version)
    except (tarfile.TarError, KeyError, EOFError, OSError) as error:
        stop("%s cannot be unpacked: %s" % (url, error))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "guidelint")
        with open(path, "wb") as file:
            file.write(program)
        os.chmod(path, 0o755)
        if version_of(path) != version:
            say("the program of %s does not run here" % url)
            return None
    say("taking %s" % url)
    return program


# ---- build


def lacking_packages():
    """Debian's names of what a build needs, without those that are installed where dpkg can tell."""
    names = re.search(r"^build='([^']*)'", read("scripts", "install-packages"), re.M).group(1).split()
    if not shutil.which("dpkg-query"):
        return names
    lacking = []
    for name in names:
        result = subprocess.run(["dpkg-query", "-W", "-f", "${Status}", name], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if result.stdout != b"install ok installed":
            lacking.append(name)
    return lacking


def advice():
    lacking = lacking_packages()
    if not lacking:
        return "all Debian packages it needs are installed"
    return ("install what is missing (Debian: apt-get install --no-install-recommends %s), "
            "or install guidelint itself and use the hook guidelint-system" % " ".join(lacking))


def run(*command):
    """Prints nothing unless it fails."""
    result = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=ROOT)
    if result.returncode != 0:
        print("\n".join(result.stdout.decode("utf-8", "replace").splitlines()[-40:]), file=sys.stderr)
        stop("%s failed with %d; %s" % (" ".join(command[:2]), result.returncode, advice()))


def built_program():
    missing = [tool for tool in ("cmake", "ninja") if not shutil.which(tool)]
    if not any(shutil.which(one) for one in (os.environ.get("CXX") or "c++", "g++", "clang++")):
        missing.append("C++ compiler")
    if missing:
        stop("cannot build: no %s; %s" % (", no ".join(missing), advice()))
    say("building; this takes some minutes, once")
    with tempfile.TemporaryDirectory() as folder:
        run("cmake", "--preset", "release", "-B", folder, "-DBUILD_TESTING=OFF")
        run("cmake", "--build", folder, "--target", "guidelint")
        program = os.path.join(folder, "src", "guidelint")
        if shutil.which("strip"):
            run("strip", program)
        with open(program, "rb") as file:
            return file.read()


def find_program(version):
    way = os.environ.get("GUIDELINT_FROM") or ""
    if way and way not in WAYS:
        stop("GUIDELINT_FROM=%s is none of %s" % (way, ", ".join(WAYS)))
    program = None
    if way in ("", "installed"):
        program = installed_program(version)
    if program is None and way in ("", "release"):
        program = released_program(version)
    if program is None and way in ("", "build"):
        program = built_program()
    if program is None:
        stop("nothing to install with GUIDELINT_FROM=%s" % way)
    return program


# ---- wheel


def tag():
    return "py3-none-" + re.sub(r"[-.]", "_", sysconfig.get_platform())


def description(version):
    info = "guidelint-%s.dist-info" % version
    return {
        info + "/METADATA": ("Metadata-Version: 2.1\nName: guidelint\nVersion: %s\n"
                             "Summary: Data-quality linter and review scheduler for Markdown guides\n"
                             "License: MIT\n" % version).encode(),
        info + "/WHEEL": ("Wheel-Version: 1.0\nGenerator: guidelint\nRoot-Is-Purelib: false\nTag: %s\n" % tag()).encode(),
    }


def write_wheel(path, version, files):
    record = "guidelint-%s.dist-info/RECORD" % version
    lines = ["%s,sha256=%s,%d\n" % (name, base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode(),
                                    len(content)) for name, content in files.items()]
    files[record] = ("".join(lines) + record + ",,\n").encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)  # of 1980-01-01, always
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (stat.S_IFREG | (0o755 if "/scripts/" in name else 0o644)) << 16
            wheel.writestr(entry, content)


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    version = project_version()
    files = {"guidelint-%s.data/scripts/guidelint" % version: find_program(version)}
    files.update(description(version))
    name = "guidelint-%s-%s.whl" % (version, tag())
    write_wheel(os.path.join(wheel_directory, name), version, files)
    return name


def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    version = project_version()
    for name, content in description(version).items():
        os.makedirs(os.path.join(metadata_directory, os.path.dirname(name)), exist_ok=True)
        with open(os.path.join(metadata_directory, name), "wb") as file:
            file.write(content)
    return "guidelint-%s.dist-info" % version


def get_requires_for_build_wheel(config_settings=None):
    return []


# There is no Python in guidelint that could be edited in place.
build_editable = build_wheel
prepare_metadata_for_build_editable = prepare_metadata_for_build_wheel
get_requires_for_build_editable = get_requires_for_build_wheel


def build_sdist(sdist_directory, config_settings=None):
    raise UnsupportedOperation("take a clone of the repository, or the source archive of a release")
