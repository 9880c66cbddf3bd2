#!/usr/bin/env python3
"""A safe fix alters and removes no digit, and adds digits only where the text has them: safe_digits_test.py PROGRAM CORPUS

Fixes a copy of CORPUS/with-front-matter without --unsafe-fixes and compares every value of the front matter with what it was. A value may only
gain digits where it was null, absent or cut; an added figure of `compensation` must be one that `export` reads in the table row of that region
of the guide as it was, every other added number must stand in its text. The text itself keeps its digits. Then a hundred guides are garbled as editors do it, and `--fix` must give back their bytes where none were lost. Exit 1: a
fault. Exit 77: nothing to judge with.
"""
import collections
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

GARBLED = 100
SHOWN = 20
TODAY = ["--today", "2026-03-01"]
FIELDS = {"base_low": "base", "base_high": "base", "stock_low": "stock", "stock_high": "stock", "bonus_low": "bonus_paid", "bonus_high": "bonus_paid",
          "bonus_pct": "bonus_rate", "signing_bonus_low": "signing", "signing_bonus_high": "signing", "total_comp_low": "total",
          "total_comp_high": "total"}


def run(program, folder, *arguments):
    done = subprocess.run([program, *arguments, "."], cwd=folder, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout


def parts(text):
    """(front matter, body) as they stand."""
    end = text.find("\n---\n", 3)
    return (text[4:end + 1], text[end + 5:]) if text.startswith("---\n") and end > 0 else ("", text)


def values(front):
    """{(top key, region, key): value}; the items of a list are one value. Two entries of a region are told apart by their number."""
    found, top, region, seen = {}, "", "", collections.Counter()
    for line in front.splitlines():
        match = re.fullmatch(r"( *)(?:- )?(?:([a-z_]+): ?(.*)|(.*))", line)
        indent, key, value, item = len(match[1]), match[2], match[3], match[4]
        if key and indent == 0:
            top, region = key, ""
            found[top, "", ""] = value
        elif top == "compensation" and key == "region":
            seen[value] += 1
            region = f"{value} #{seen[value]}"
            found[top, region, key] = value
        elif key and top != "data_sources":
            found[top, region, key] = value
        else:
            found[top, "", ""] = found.get((top, "", ""), "") + "\n" + (item if item is not None else line)
    return found


def digits(text):
    return re.findall(r"\d+", text)


def is_null(text):
    return text is None or text.strip(" \n\"'") in ("", "null", "~", "None", "—")


def words(text):
    """What stays the same whatever the quotes, marks and links are."""
    return re.sub(r"[\W_]", "", text)


def is_inside(short, long):
    """Whether the numbers of `short` are all in `long`, in this order; the last may be the beginning of one."""
    at = 0
    for position, number in enumerate(short):
        last = position == len(short) - 1
        while at < len(long) and long[at] != number and not (last and long[at].startswith(number)):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def normal(region):
    """Of a header without its currency: "London (GBP £)"."""
    return re.sub(r"\W", "", re.sub(r"\s*\((?:[A-Z]{3}\b|[€£₪₹$])[^()]*\)$", "", region.split(" #")[0])).lower()


def figures(rows, region, key):
    """What the table states for this value, in every row of that region."""
    stated = []
    for row in rows:
        body = row["body"]
        if body is None or normal(region) not in (normal(row["region"]), normal(body["region"])):
            continue
        ends = body.get(FIELDS.get(key, ""))
        if ends:
            stated.append(ends[0] if key.endswith(("_low", "_pct")) else ends[1])
    return stated


class Judge:
    def __init__(self):
        self.added, self.faults = collections.Counter(), []

    def judge(self, path, before, after, rows):
        old_front, old_body = parts(before)
        new_front, new_body = parts(after)
        if digits(old_body) != digits(new_body):
            self.faults.append(f"{path}: digits of the text have changed")
        old, new = values(old_front), values(new_front)
        for place, value in old.items():
            if place not in new and digits(value):
                self.faults.append(f"{path}: {' '.join(place)}: {value} is gone")
        for place, value in new.items():
            if digits(value) != digits(old.get(place, "")):
                self.judge_value(f"{path}: {' '.join(place)}: {old.get(place)!r} is now {value!r}", place, old.get(place), value, rows, old_body)

    def judge_value(self, what, place, was, value, rows, body):
        top, region, key = place
        if top == "compensation" and key in FIELDS:
            if not is_null(was):
                self.faults.append(f"{what}: a figure was altered")
            elif float(value) not in [float(amount) for amount in figures(rows, region, key) if amount is not None]:
                self.faults.append(f"{what}: not what the table states, {figures(rows, region, key)}")
            else:
                self.added[key, "absent" if was is None else "null"] += 1
            return
        name = key or top
        if is_null(was):
            self.added[name, "absent" if was is None else "null"] += 1
        elif not is_inside(digits(was), digits(value)):
            self.faults.append(f"{what}: digits were altered or removed")
        else:
            cut = words(value).startswith(words(was.rstrip("\"'").rstrip(".…")))
            self.added[name, "cut" if cut else "partial"] += 1
        stated = collections.Counter(digits(body))
        missing = [number for number in digits(value) if number not in stated and number not in digits(was or "")]
        if missing:
            self.faults.append(f"{what}: {', '.join(missing)} not in the text")


def judge_corpus(program, source):
    judge, changed = Judge(), 0
    with tempfile.TemporaryDirectory(prefix="guidelint-digits-") as name:
        folder = pathlib.Path(name)
        shutil.copytree(source, folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
        rows = {guide["path"]: guide["rows"] for guide in map(json.loads, run(program, folder, "export").splitlines())}
        run(program, folder, "check", "--fix", *TODAY)
        for original in sorted(source.glob("*/*.md")):
            path = original.relative_to(source).as_posix()
            before, after = original.read_bytes().decode(), (folder / path).read_bytes().decode()
            if before != after:
                changed += 1
                judge.judge(path, before, after, rows[path])
    print(f"{changed} guides were changed; values that gained digits:")
    for (key, was), count in sorted(judge.added.items()):
        print(f"  {key:<26} {was:<8} {count:>5}")
    if changed == 0:
        judge.faults.append("nothing was fixed, so nothing was tried")
    return judge.faults


def garble(data, drop):
    """UTF-8 read as Windows-1252 and written as UTF-8; the five bytes that has not are C1 controls, or dropped."""
    text = ""
    for byte in data:
        try:
            text += bytes([byte]).decode("cp1252")
        except UnicodeDecodeError:
            text += "" if drop else chr(byte)
    return text.encode()


def judge_garbled(program, source, drop):
    faults, lost, mended = [], 0, 0
    guides = sorted(source.glob("*/*.md"))
    guides = guides[::max(1, len(guides) // GARBLED)][:GARBLED]
    with tempfile.TemporaryDirectory(prefix="guidelint-garbled-") as name:
        folder = pathlib.Path(name)
        for original in guides:
            to = folder / original.relative_to(source)
            to.parent.mkdir(exist_ok=True)
            to.write_bytes(garble(original.read_bytes(), drop))
        run(program, folder, "check", "--fix", "--select", "mojibake", *TODAY)
        for original in guides:
            path = original.relative_to(source)
            lines = original.read_bytes().split(b"\n")
            fixed = (folder / path).read_bytes().split(b"\n")
            if len(fixed) != len(lines):
                faults.append(f"{path}: {len(lines)} lines are now {len(fixed)}")
                continue
            for number, (line, got) in enumerate(zip(lines, fixed), 1):
                whole = garble(line, True) == garble(line, False)
                if whole or not drop:
                    mended += line != garble(line, drop)
                    if got != line:
                        faults.append(f"{path}:{number}: {got.decode()!r}, expected {line.decode()!r}")
                else:
                    lost += 1
                    if got != garble(line, True):
                        faults.append(f"{path}:{number}: lost bytes, but {garble(line, True).decode()!r} is now {got.decode()!r}")
    print(f"{len(guides)} garbled guides{' that lost bytes' if drop else ''}: {mended:,} lines are what they were, {lost:,} lost bytes and are left")
    return faults


def main():
    program, corpus = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    if not (corpus / "with-front-matter").is_dir():
        print(f"skipped: {corpus} is not here")
        sys.exit(77)
    faults = judge_corpus(program, corpus / "with-front-matter")
    faults += judge_garbled(program, corpus / "without-front-matter", drop=False)
    faults += judge_garbled(program, corpus / "without-front-matter", drop=True)
    for fault in faults[:SHOWN]:
        print("FAILED:", fault[:600])
    if len(faults) > SHOWN:
        print(f"... and {len(faults) - SHOWN:,} more")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
