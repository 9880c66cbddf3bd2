#!/usr/bin/env python3
"""Judges the front matter that `guidelint check --fix --unsafe-fixes` gives the bare guides of the real corpus.

    tests/corpus/derived_figures.py PROGRAM CORPUS          fixes a copy of CORPUS/without-front-matter
    tests/corpus/derived_figures.py --fixed FOLDER CORPUS   judges guides that are fixed already

Three judgements, each a table: (a) every figure against expected.jsonl, the independent reading; (b) every class of values against the front
matter the owners' script made; (c) order of keys, shape of entries, quoting, and whether PyYAML reads every value as it is meant. Exit 1 if a
figure of high confidence differs, a class has a value worse than the owners', or a form is off. Exit 77: nothing to judge with.
"""
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

try:
    import yaml
except ImportError:
    print("skipped: PyYAML is not installed")
    sys.exit(77)
try:
    import ruamel.yaml
except ImportError:
    ruamel = None

ORDER = ["company", "company_display", "role", "role_display", "role_type", "last_updated", "data_quality", "salary_data_quarter",
         "next_review_due", "compensation", "level_mapping", "data_sources", "negotiation_dna_summary"]
SHAPES = {tuple(["region", "base_low", "base_high", "stock_low", "stock_high"] + bonus + signing + ["total_comp_low", "total_comp_high", "currency"])
          for bonus in (["bonus_pct"], ["bonus_low", "bonus_high"]) for signing in ([], ["signing_bonus_low", "signing_bonus_high"])}
QUOTED = set("|,%:`&*'#>\"\\")
# The rules a derived front matter leaves to others: what the text does not state, and what the front matter has no key for.
LEFT = {"missing-key", "bonus-range-lost", "empty-row"}
SHOWN = 15
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Text(str):
    """A scalar as it was meant: what the quotes hold."""


def front_of(path):
    text = path.read_text(encoding="utf-8")
    if not text.startswith("---\n"):
        return None, text
    front, _, body = text[4:].partition("\n---\n")
    return front + "\n", body


def scalar(written, faults):
    """(value, quoted) of one line; a number, None or text. Written for the form guides have, and for nothing else."""
    if written.startswith('"'):
        try:
            value = json.loads(written)  # of the escapes of YAML only those that JSON has too occur in guides
        except ValueError:
            faults.append(f"{written}: not in quotes as JSON has them")
            return Text(written)
        if not QUOTED & set(value) and yaml.safe_load(value) == value and not re.match(r"^[\s\-?\[\]{}!@%]|.*\s$|^$|^\.\.\.", value) \
                and value.isprintable() and value.lower() not in ("y", "n", "~", "=", "<<"):
            faults.append(f"{written}: quoted without need")
        return Text(value)
    if written == "null":
        return None
    if re.fullmatch(r"-?\d+", written):
        return int(written)
    if re.fullmatch(r"-?\d+\.\d+", written):
        return float(written)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", written):
        return written
    if QUOTED & set(written):
        faults.append(f"{written}: not quoted")
    return Text(written)


def read_form(front, faults):
    """The front matter read by its lines, not by a YAML reader: what is meant."""
    top, entry, inner = {}, None, None
    for line in front.splitlines():
        match = re.fullmatch(r"(?P<indent> *)(?P<dash>- )?(?:(?P<key>[a-z_]+):(?: (?P<value>.*))?|(?P<item>.*))", line)
        indent, dash, key, value = len(match["indent"]), match["dash"], match["key"], match["value"]
        if key and indent == 0 and not dash:
            inner = key
            top[key] = [] if value is None else scalar(value, faults)
        elif inner == "compensation" and key and (indent, bool(dash)) in ((2, True), (4, False)):
            if dash:
                entry = {}
                top[inner].append(entry)
            entry[key] = scalar(value or "", faults)
        elif inner == "level_mapping" and key and indent == 2 and not dash:
            top[inner] = top[inner] or {}
            top[inner][key] = scalar(value or "", faults)
        elif inner == "data_sources" and indent == 2 and dash:
            top[inner].append(scalar(line[4:], faults))
        else:
            faults.append(f"{line}: unexpected line")
    return top


def agree(meant, read):
    if isinstance(meant, dict):
        return isinstance(read, dict) and list(meant) == list(read) and all(agree(meant[key], read[key]) for key in meant)
    if isinstance(meant, list):
        return isinstance(read, list) and len(meant) == len(read) and all(map(agree, meant, read))
    if isinstance(meant, Text):
        return isinstance(read, str) and read == meant
    if isinstance(meant, str):
        return str(read) == meant  # a date
    return type(read) is type(meant) and read == meant


def judge_form(fixed, paths):
    wrong, counts = [], collections.Counter()
    for path in paths:
        front, _ = front_of(fixed / path)
        if front is None:
            wrong.append(f"{path}: no front matter")
            continue
        faults = []
        meant = read_form(front, faults)
        known = [key for key in ORDER if key in meant]
        if list(meant) != known:
            faults.append(f"keys stand as {', '.join(meant)}")
        for entry in meant.get("compensation", []):
            counts["entries"] += 1
            if tuple(entry) not in SHAPES:
                faults.append(f"an entry of {', '.join(entry)}")
        readers = {"PyYAML": yaml.safe_load}
        if ruamel:
            readers["ruamel.yaml"] = ruamel.yaml.YAML(typ="safe", pure=True).load
        for name, read in readers.items():
            counts[name] += 1
            if not agree(meant, read(front)):
                faults.append(f"{name} reads something else")
        wrong += [f"{path}: {fault}" for fault in faults]
        counts["guides"] += 1
    print("\n(c) form: " + ", ".join(f"{count:,} {name}" for name, count in counts.items()) + f", {len(wrong)} faults")
    if not ruamel:
        print("    ruamel.yaml is not installed: YAML 1.2 was read by nobody else")
    return wrong


def ends(entry, name):
    return [entry.get(name + "_low"), entry.get(name + "_high")]


def expected_of(row):
    amounts = ends(row, "bonus")
    return {"base": ends(row, "base"), "stock": ends(row, "stock"), "signing": ends(row, "signing"), "total": ends(row, "total"),
            "bonus": amounts if amounts != [None, None] else row["bonus_pct_low"], "currency": row["currency"]}


def written_of(entry):
    amounts = ends(entry, "bonus")
    return {"base": ends(entry, "base"), "stock": ends(entry, "stock"), "signing": ends(entry, "signing_bonus"), "total": ends(entry, "total_comp"),
            "bonus": amounts if amounts != [None, None] else entry.get("bonus_pct"), "currency": entry.get("currency")}


def judge_figures(fronts, expected):
    counts, wrong = collections.Counter(), []
    for path, rows in expected.items():
        entries = fronts[path].get("compensation") or []
        if len(entries) != len(rows):
            wrong.append(f"{path}: {len(entries)} entries for {len(rows)} rows")
        for row, entry in zip(rows, entries):
            for field, value in expected_of(row).items():
                same = written_of(entry)[field] == value
                counts[field, row["confidence"], same] += 1
                if not same and row["confidence"] == "high":
                    wrong.append(f"{path}:{row['line']} {row['region']} {field}: {written_of(entry)[field]}, expected {value}")
    print("(a) figures\nfield        high equal  differ    low equal  differ")
    for field in expected_of(next(iter(expected.values()))[0]):
        print("{:<12} {:>10,} {:>7,} {:>12,} {:>7,}".format(field, *(counts[field, level, same] for level in ("high", "low") for same in (True, False))))
    return wrong


def letters(text):
    return re.sub(r"\W", "", text or "")


def citation(text):
    text = re.sub(r"\[([^\[\]]*)\]\([^() ]*\)", r"\1", re.sub(r"^\[\d+\] ", "", text.strip()))
    whole = re.fullmatch(r"\[([^\[\]]*)\]", text)
    return whole[1].strip() if whole else text


def region_name(text, layout="R"):
    """As an entry names it: without flags; of a header without its currency, "London (GBP £)"."""
    name = re.sub(r"^[^\w(]+|:[a-z_]+:\s*", "", text or "").strip()
    return re.sub(r"\s*\((?:[A-Z]{3}\b|[€£₹$])[^()]*\)$", "", name) if layout in ("LxR", "CxR") else name


def verdict(mine, theirs, truth):
    """`truth`: what the text states; None: nothing."""
    if mine == truth:
        if theirs == truth:
            return "equal"
        return "not stated" if truth in (None, [None, None], []) and theirs is not None else "better"
    return "worse" if theirs == truth else "neither"


def compare_guide(mine, theirs, guide, rows):
    """(class, verdict, what) of every value."""
    title = guide["title_role"]
    yield "company", verdict(mine.get("company"), theirs.get("company"), guide["company"]), None
    yield "role", verdict(mine.get("role"), theirs.get("role"), guide["role"]), None
    yield "titles", verdict(mine.get("company_display"), theirs.get("company_display"), guide["title_company"]), None
    yield "titles", verdict(mine.get("role_display"), theirs.get("role_display"), title), (mine.get("role_display"), title)
    yield "summary", verdict(mine.get("negotiation_dna_summary"), theirs.get("negotiation_dna_summary"), guide["dna"]), None
    for key in ("role_type", "last_updated", "data_quality", "salary_data_quarter", "next_review_due"):
        yield key, "not stated" if mine.get(key) is None else "equal" if mine[key] == theirs.get(key) else "neither", None

    mapped, theirs_mapped = mine.get("level_mapping") or {}, theirs.get("level_mapping") or {}
    level = re.search(r"\(([^()]*)\)$", title or "")
    level = level[1] if level and re.search(r"\d|\bI", level[1]) else None
    yield "level internal", verdict(mapped.get("internal"), theirs_mapped.get("internal"), level), None

    rows_mapped = guide["level_rows"] or [guide["level_text"] or ""]

    def has_all(raw):
        return letters(raw) != "" and all(letters(row if isinstance(row, str) else "".join(row)) in letters(raw) for row in rows_mapped)
    if guide["level_form"] is None:
        yield "level mapping", verdict(mapped.get("raw"), theirs_mapped.get("raw"), None), None
    else:
        yield "level mapping", verdict(has_all(mapped.get("raw")), has_all(theirs_mapped.get("raw")), True), (mapped.get("raw"), guide["level_rows"])
    cited = [citation(text) for _, text in guide["sources"]]
    yield "sources", verdict(mine.get("data_sources"), theirs.get("data_sources"), cited), (mine.get("data_sources"), cited)

    entries = {}
    for entry in theirs.get("compensation") or []:
        entries.setdefault(region_name(entry["region"], "LxR"), []).append(entry)
    for row, entry in zip(rows, mine.get("compensation") or []):
        owners = entries.get(region_name(row["region"], "LxR")) or [{}]
        other = owners.pop(0) if len(owners) > 1 else owners[0]
        name, truth = entry.get("region"), region_name(row["region"], row["layout"])
        yield "region", verdict(name, other.get("region"), truth), (name, other.get("region"), truth)
        for field, truth in expected_of(row).items():
            ours, old = written_of(entry)[field], written_of(other)[field]
            if field == "bonus" and old == row["bonus_pct_low"] != truth:
                yield field, "better" if ours == truth else "worse", (row["region"], ours, truth)
                continue
            yield field, verdict(ours, old, truth), (row["region"], ours, old, truth)


def judge_classes(fronts, owners, guides, expected):
    counts, wrong = collections.defaultdict(collections.Counter), []
    for path, guide in guides.items():
        for name, what, shown in compare_guide(fronts[path], owners[path], guide, expected.get(path, [])):
            counts[name][what] += 1
            if what in ("worse", "neither"):
                wrong.append((what, f"{path} {name}: {shown}"))
    columns = ["better", "equal", "worse", "neither", "not stated"]
    print("\n(b) against the owners' front matter (neither: both differ from the reading; not stated: left out, the text has none)")
    print("class                " + "".join(f"{column:>12}" for column in columns))
    for name, verdicts in counts.items():
        print(f"{name:<21}" + "".join(f"{verdicts[column]:>12,}" for column in columns))
    neither = [line for what, line in wrong if what == "neither"]
    if neither:
        print(f"neither ({len(neither)}):\n  " + "\n  ".join(line[:300] for line in neither[:SHOWN]))
    return [line for what, line in wrong if what == "worse"]


def copy_writable(source, folder):
    """copytree would keep the modes, and what cannot be written cannot be mended."""
    for path in source.rglob("*.md"):
        target = folder / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())


def findings_of(program, folder, *options):
    """(records of findings, standard error) of one run. A fix that was rolled back is exit 2 too, and is judged by the caller."""
    done = subprocess.run([program, "check", *options, "--today", "2026-11-22", "--format", "jsonl", "."], cwd=folder, capture_output=True, text=True)
    if done.returncode not in (0, 1) and "rolled back" not in done.stderr:
        print(done.stdout[-2000:] + done.stderr[-2000:])
        sys.exit(f"check {' '.join(options)} ended with {done.returncode}")
    return [record for record in map(json.loads, done.stdout.splitlines()) if record["type"] == "finding"], done.stderr


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.md")}


def identity(finding):
    return finding["fingerprint"].rsplit("|", 1)[0]  # rule, guide, and the value, whichever side it stands on


def fix_copy(program, corpus):
    """The folder of mended guides, and what mending did that it must not."""
    usage = subprocess.run([program, "check", "--help"], capture_output=True, text=True, check=True).stdout
    if "--unsafe-fixes" not in usage:
        print("skipped: this guidelint has no --unsafe-fixes")
        sys.exit(77)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="guidelint-derived-"))
    copy_writable(corpus / "without-front-matter", folder)
    before, _ = findings_of(program, folder)
    after, said = findings_of(program, folder, "--fix", "--unsafe-fixes")
    once = contents(folder)
    _, said_again = findings_of(program, folder, "--fix", "--unsafe-fixes")
    twice = contents(folder)
    had = set(map(identity, before))
    new = [f"{f['path']} {f['rule']}: {f['message']}" for f in after if f["rule"] not in LEFT and identity(f) not in had]
    return folder, {"guides changed by a second run": [path for path in once if once[path] != twice[path]],
                    "fixes were rolled back": [line for line in (said + said_again).splitlines() if "rolled back" in line],
                    "findings are new after mending": new}


def main():
    corpus = pathlib.Path(sys.argv[-1])
    if not (corpus / "expected.jsonl").exists():
        print(f"skipped: {corpus} is not here")
        sys.exit(77)
    given = sys.argv[1] == "--fixed"
    fixed, mending = (pathlib.Path(sys.argv[2]), {}) if given else fix_copy(os.path.abspath(sys.argv[1]), corpus)
    try:
        expected = collections.defaultdict(list)
        for line in (corpus / "expected.jsonl").open(encoding="utf-8"):
            expected[json.loads(line)["path"]].append(json.loads(line))
        guides = {guide["path"]: guide for guide in map(json.loads, (corpus / "expected-guides.jsonl").open(encoding="utf-8"))}
        fronts, owners, altered = {}, {}, []
        for path in guides:
            front, body = front_of(fixed / path)
            fronts[path] = yaml.load(front, Loader) if front else {}
            owners[path] = yaml.load(front_of(corpus / "with-front-matter" / path)[0], Loader)
            if body != (corpus / "without-front-matter" / path).read_text(encoding="utf-8"):
                altered.append(path)
        faults = {"figures of high confidence differ": judge_figures(fronts, expected),
                  "values are worse than the owners'": judge_classes(fronts, owners, guides, expected),
                  "faults of form": judge_form(fixed, guides), **mending}
    finally:
        if not given:
            shutil.rmtree(fixed)
    print(f"\n{len(guides):,} guides, {len(altered):,} with another body than before (unsafe fixes may change it)")
    for name, lines in faults.items():
        if lines:
            print(f"\n{len(lines)} {name}:\n  " + "\n  ".join(line[:300] for line in lines[:SHOWN]))
    sys.exit(1 if any(faults.values()) else 0)


if __name__ == "__main__":
    main()
