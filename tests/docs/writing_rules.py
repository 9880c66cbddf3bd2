#!/usr/bin/env python3
"""Compares what docs/writing-rules.md shows with what guidelint prints now.

  writing_rules.py PROGRAM PAGE [tutorial | functions]

tutorial   Does what the page says, in an empty folder: a block ```LANGUAGE PATH becomes the file PATH, a block ```console is
           commands (`$ …`, run by sh) with what they print, standard error included.
functions  The table between <!-- functions --> and <!-- /functions --> is what `guidelint explain --functions` says.

GUIDELINT_UPDATE=1 writes into the page what is printed now instead. It does both parts.
"""
import difflib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

BLOCK = re.compile(r"^```(?P<language>\w+)(?: (?P<path>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
TABLE = re.compile(r"(?<=<!-- functions -->\n).*?(?=<!-- /functions -->)", re.DOTALL)


def commands(body):
    """Of a console block, in order."""
    return [line[2:] for line in body.splitlines() if line.startswith("$ ")]


def walk_through(page, program):
    """The page with the outputs of its commands as they are now."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "guides"
        (root / ".git").mkdir(parents=True)  # the search for guidelint.yaml ends here
        tools = Path(folder) / "bin"
        tools.mkdir()
        (tools / "guidelint").symlink_to(program)
        keep = {name: value for name, value in os.environ.items()
                if name not in ("GITHUB_ACTIONS", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "SOURCE_DATE_EPOCH")}
        env = keep | {"PATH": f"{tools}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}

        def follow(block):
            if block["path"]:
                path = root / block["path"]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(block["body"], encoding="utf-8")
                return block[0]
            if block["language"] != "console":
                return block[0]
            shown = ""
            for command in commands(block["body"]):
                done = subprocess.run(["sh", "-c", command], cwd=root, env=env, stdin=subprocess.DEVNULL, text=True,
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False)
                printed = done.stdout.rstrip("\n")
                shown += f"$ {command}\n" + (f"{printed}\n" if printed else "")
            return f"```console\n{shown}```"

        return BLOCK.sub(follow, page)


def list_functions(page, program):
    """The page with the table of functions as it is now."""
    printed = subprocess.run([program, "explain", "--functions"], stdout=subprocess.PIPE, encoding="utf-8", check=True)
    lines = ["| function | gives |", "| --- | --- |"]
    for line in printed.stdout.splitlines():
        signature, summary = re.split(r"  +", line, maxsplit=1)
        lines.append(f"| `{signature}` | {summary.replace('|', chr(92) + '|')} |")
    if not TABLE.search(page):
        raise SystemExit("the page has no <!-- functions --> … <!-- /functions -->")
    return TABLE.sub(lambda _: "\n" + "\n".join(lines) + "\n\n", page)


def main():
    program, path = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2])
    parts = {"tutorial": walk_through, "functions": list_functions}
    page = path.read_text(encoding="utf-8")
    now = page
    for name, part in parts.items():
        if len(sys.argv) < 4 or sys.argv[3] == name:
            now = part(now, program)
    if now == page:
        return 0
    if os.environ.get("GUIDELINT_UPDATE"):
        path.write_text(now, encoding="utf-8")
        return 0
    sys.stdout.writelines(difflib.unified_diff(page.splitlines(True), now.splitlines(True), str(path), "printed now"))
    print(f"{path.name} does not show what guidelint prints; scripts/update-docs refreshes it")
    return 1


if __name__ == "__main__":
    sys.exit(main())
