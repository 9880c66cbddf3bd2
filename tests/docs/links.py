#!/usr/bin/env python3
"""Every relative link of the pages points at something: links.py ROOT"""
import re
import sys
from pathlib import Path
from urllib.parse import unquote

LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"^(`{3,}).*?^\1$|(`+)[^\n]*?\2", re.MULTILINE | re.DOTALL)


def anchors(page):
    """What GitHub makes of the headings."""
    text = CODE.sub(lambda code: "" if code[1] else code[0], page.read_text(encoding="utf-8"))
    titles = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def broken(page):
    """Links of a page to nothing."""
    for link in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = page.parent / unquote(name) if name else page
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            yield link


def main():
    root = Path(sys.argv[1])
    pages = [*root.glob("*.md"), *root.glob("docs/**/*.md"), root / "fixtures/README.md"]
    found = [f"{page.relative_to(root)}: {link}" for page in sorted(pages) for link in broken(page)]
    print("\n".join(found) if found else f"{len(pages)} pages, no broken link")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
