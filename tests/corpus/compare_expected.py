#!/usr/bin/env python3
"""Compares `guidelint export` (jsonl) with the independent reading of the corpus, field by field.

    guidelint export --format jsonl … | tests/corpus/compare_expected.py ../shared/corpus [--front FILE]

Rows are matched by guide and region, the nth with the nth. Prints agreement per field for rows read with high and with low confidence, then
every difference. Exit 1 if a row of high confidence differs.
"""
import collections
import json
import pathlib
import re
import sys

BASIS = {"4y": "4yr", "1y": "annual", "unknown": None, "once": None, None: None}


def ends(side, name):
    value = side.get(name)
    return [None, None] if value is None else value


def read_rows(stream):
    """(path, region, nth) -> body side"""
    rows = {}
    for line in stream:
        guide = json.loads(line)
        path = "/".join(guide["path"].split("/")[-2:])
        seen = collections.Counter()
        for row in guide["rows"]:
            if row["body"] is None:
                continue
            region = re.sub(r"^:[a-z]+:\s*", "", row["body"]["region"])  # expected.jsonl leaves shortcodes out
            seen[region] += 1
            rows[path, region, seen[region]] = row["body"]
    return rows


def ours(side):
    stock = ends(side, "stock")
    alt = side.get("alt")
    result = {"base": ends(side, "base"), "stock": stock, "bonus pct": ends(side, "bonus_rate"), "bonus amount": ends(side, "bonus_paid"),
              "signing": ends(side, "signing"), "other": ends(side, "other"), "total": ends(side, "total"), "currency": side["currency"],
              "alt_currency": alt and alt["currency"], "confidence": side["confidence"],
              "stock_basis": BASIS[side["stock_basis"]] if stock != [None, None] else None}
    return result


def theirs(row):
    def pair(name):
        return [row[name + "_low"], row[name + "_high"]]

    stock = pair("stock")
    return {"base": pair("base"), "stock": stock, "bonus pct": pair("bonus_pct"), "bonus amount": pair("bonus"), "signing": pair("signing"),
            "other": pair("other"), "total": pair("total"), "currency": row["currency"], "alt_currency": row["alt_currency"],
            "confidence": row["confidence"], "stock_basis": row["stock_basis"] if stock != [None, None] else None}


def main():
    corpus = pathlib.Path(sys.argv[1])
    offsets = {}
    if len(sys.argv) > 2:  # lines in expected.jsonl are those of the files without front matter
        for path in pathlib.Path(sys.argv[2]).rglob("*.md"):
            text = path.read_text(encoding="utf-8").split("\n")
            offsets["/".join(path.parts[-2:])] = text.index("---", 1) + 1 if text[0] == "---" else 0
    rows = read_rows(sys.stdin)
    agree, total, differences = collections.Counter(), collections.Counter(), []
    seen = collections.Counter()
    for line in (corpus / "expected.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        region = re.sub(r"^\*+|\*+$", "", row["region"])
        seen[row["path"], region] += 1
        side = rows.pop((row["path"], region, seen[row["path"], region]), None)
        level = row["confidence"]
        total[level] += 1
        where = f"{row['path']}:{row['line']} [{region}] {level} {row['reason']}"
        if side is None:
            differences.append((level, f"{where}: row not read"))
            continue
        want, got = theirs(row), ours(side)
        want["line"], got["line"] = row["line"] + offsets.get(row["path"], 0), side["line"]
        for name, value in want.items():
            if got[name] == value:
                agree[level, name] += 1
            else:
                differences.append((level, f"{where}: {name} expected {value}, read {got[name]} from {row['cells'].get(name.split()[0])}"))
    for level in ("high", "low"):
        print(f"{total[level]} rows of {level} confidence")
        for name in ("base", "stock", "bonus pct", "bonus amount", "signing", "other", "total", "currency", "alt_currency", "stock_basis",
                     "confidence", "line"):
            print(f"  {name:14} {agree[level, name]:5} agree, {total[level] - agree[level, name]} differ")
    for level, text in differences:
        print(text)
    for path, region, nth in rows:
        print(f"{path} [{region}] {nth}: read, but not expected")
    return 1 if rows or any(level == "high" for level, _ in differences) else 0


if __name__ == "__main__":
    sys.exit(main())
