#!/usr/bin/env python3
"""How many failing totals get a cause, and whether a cause means anything.

A cause that fits anything says nothing. So two shares are measured: of the rows of a corpus whose total does not add
up, how many are given a cause; and the same after every total was replaced by one drawn at random from rows of the
same currency, where a cause can only be a coincidence.

usage: cause_share.py PROGRAM CORPUS [SEED]     CORPUS holds without-front-matter/ and expected.jsonl
"""
import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile


def judge(program, folder, rules):
    """Per row: the causes of total-mismatch, or None, by (path, line)."""
    command = [program, "check", ".", "--select", "total-mismatch", "--rules", rules, "--format", "jsonl",
               "--today", "2026-03-01"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if run.returncode not in (0, 1):
        sys.exit(run.stderr)
    found = {}
    for line in run.stdout.splitlines():
        record = json.loads(line)
        if record["type"] == "finding":
            cause = record["cause"]["group"] if record["cause"] else None
            found[record["path"], record["entity"]] = cause
    return found


def report(title, found):
    named = sum(1 for cause in found.values() if cause)
    print(f"{title}: {named} of {len(found)} failing rows have a cause ({named / max(1, len(found)):.1%})")
    for cause, count in collections.Counter(found.values()).most_common():
        print(f"  {count:5} {cause or '(none)'}")
    return named / max(1, len(found))


def redraw(corpus, folder, seed):
    """Copies the guides, every total replaced by another row's of the same currency."""
    rows = [json.loads(line) for line in (corpus / "expected.jsonl").read_text().splitlines()]
    rows = [row for row in rows if row["layout"] == "R" and row["cells"].get("total")]
    pools = collections.defaultdict(list)
    for row in rows:
        pools[row["currency"]].append(row["cells"]["total"])
    draw = random.Random(seed)
    by_path = collections.defaultdict(list)
    for row in rows:
        by_path[row["path"]].append(row)
    for path, own in by_path.items():
        lines = (corpus / "without-front-matter" / path).read_text().split("\n")
        for row in own:
            cells = lines[row["line"] - 1].split("|")
            old = row["cells"]["total"]
            for i in range(len(cells) - 1, -1, -1):
                if cells[i].strip().strip("*") == old.strip("*"):
                    cells[i] = " " + draw.choice(pools[row["currency"]]) + " "
                    break
            lines[row["line"] - 1] = "|".join(cells)
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("\n".join(lines))


def main():
    program, corpus = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    seed = sys.argv[3] if len(sys.argv) > 3 else "guidelint"
    here = pathlib.Path(__file__).resolve().parents[2]
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        rules = scratch / "rules" / "compensation"  # one finding a row: the rule without `per: guide`
        rules.mkdir(parents=True)
        text = (here / "rules/compensation/total-mismatch.yaml").read_text()
        (rules / "total-mismatch.yaml").write_text(text.replace("\nper: guide\n", "\n"))
        real = report("as they are", judge(program, corpus / "with-front-matter", scratch / "rules"))
        guides = scratch / "guides"
        redraw(corpus, guides, seed)
        drawn = report("totals redrawn", judge(program, guides, scratch / "rules"))
    sys.exit(0 if real >= 0.8 and drawn <= 0.1 else 1)


main()
