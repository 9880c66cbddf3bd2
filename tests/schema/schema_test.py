#!/usr/bin/env python3
"""The JSON Schemas of docs/schema against what guidelint itself accepts: schema_test.py PROGRAM SOURCES

- every rule, table, model and guidelint.yaml of the repository is valid, and what init prints is the file;
- every key a reader knows is in the schema, and the reverse: guidelint names them in "known: ..." where a key is unknown;
- files broken in every structural way (a key misspelt, taken away, emptied, of another kind, a word nobody knows) are
  accepted or refused by both; where only guidelint can tell, EXCEPTIONS says why.

YAML is read without types, as guidelint reads it, and again as editors do (YAML 1.2: numbers, booleans). Exit 77: skipped.
"""

import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile

try:
    import jsonschema
    import yaml
except ImportError as error:
    print(f"skipped: {error} (Debian: python3-jsonschema python3-yaml)")
    sys.exit(77)

PROGRAM, SOURCES = sys.argv[1], pathlib.Path(sys.argv[2])
SCHEMAS = {"config": "guidelint", "rule": "rule", "table": "table", "model": "model"}

# What guidelint refuses and a schema cannot see: parts of its messages.
ONLY_GUIDELINT = [
    "unknown name", "a parameter is a constant", "is defined but not used", "this entry is never reached",
    "no rule is called", "is not a param of", "unknown field", "names the unknown key", "names no field",
    "only money and percent have two keys", "cannot read", "stands twice", "unknown function", "cannot compare",
    "looks into text", "cannot be written", "a fix cannot write", "is nothing the check", "holds no visit", "minutes a week together", "is not between", "is after", "is longer than",
    "whole minutes from", "number of weeks from",
]

# Where the schema is stricter than reading a rule: what stands in an example is read when `guidelint test` runs it.
STRICTER = [r"^\('examples', \d+, '(good|bad|warn|skip|at|says|unsaid|today|committed|among|before|fixed|still|safe)'"]


class Plain(yaml.SafeLoader):
    """Text, lists and maps; of plain scalars only null is not text."""


class Typed(yaml.SafeLoader):
    """The core schema of YAML 1.2, as yaml-language-server reads it."""


NULL = (r"^(?:~|null|Null|NULL|)$", list("~nN") + [""])
for loader in (Plain, Typed):
    loader.yaml_implicit_resolvers = {}
    loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(NULL[0]), NULL[1])
Typed.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
Typed.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
Typed.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?$"), list("-+.0123456789"))

failures = []
counts = {}


def fail(message):
    failures.append(message)


def count(what):
    counts[what] = counts.get(what, 0) + 1


def schema_of(kind):
    return json.loads((SOURCES / f"docs/schema/{SCHEMAS[kind]}.schema.json").read_text())


VALIDATORS = {kind: jsonschema.Draft7Validator(schema_of(kind)) for kind in SCHEMAS}


def schema_says(kind, text):
    """The first thing the schema has against a text, or None. Both readings must agree."""
    verdicts = []
    for loader in (Plain, Typed):
        try:
            value = yaml.load(text.replace(" ?? ", " \u2047 "), loader)  # PyYAML takes no ? in {…}
        except yaml.YAMLError as error:
            return f"YAML: {error}"
        errors = sorted(VALIDATORS[kind].iter_errors(value), key=lambda e: list(map(str, e.path)))
        verdicts.append(errors[0].message[:200] if errors else None)
    if (verdicts[0] is None) != (verdicts[1] is None):
        fail(f"{kind}: typed and plain readings differ: {verdicts}\n{text[:400]}")
    return verdicts[0]


class Judge:
    """Runs guidelint over a configuration or a rule, in a folder of its own."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        (self.folder / ".git").mkdir()
        (self.folder / "exampleco").mkdir()
        (self.folder / "rules").mkdir()
        (self.folder / "exampleco/data-engineer.md").write_bytes((SOURCES / "rules/example.md").read_bytes())

    def run(self, *arguments):
        run = subprocess.run([PROGRAM, "explain", "final-newline", *arguments], cwd=self.folder, capture_output=True, text=True,
                             check=False)
        if run.returncode not in (0, 2):
            fail(f"exit {run.returncode}: {run.stderr}")
        return run

    def says(self, kind, texts):
        """What guidelint has against each text, or None."""
        if kind in ("config", "model"):
            return [self.says_of_one(kind, text) for text in texts]
        folder = {"rule": "compensation", "table": "tables"}[kind]
        with tempfile.TemporaryDirectory(dir=self.folder) as own:
            path = pathlib.Path(own) / folder
            path.mkdir()
            for number, text in enumerate(texts):
                (path / f"made-{number:04}.yaml").write_text(text)
            said = self.run("--rules", pathlib.Path(own).name).stderr
        messages = {}
        for block in said.split("\n\n"):
            if place := re.search(r"made-(\d{4})\.yaml:\d+", block):
                messages.setdefault(int(place[1]), []).append(block)
        return ["\n".join(messages[number]) if number in messages else None for number in range(len(texts))]

    def says_of_one(self, kind, text):
        path = self.folder / {"config": "guidelint.yaml", "model": "own/model.yaml"}[kind]
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        run = self.run(*(["--rules", "own"] if kind == "model" else []))
        path.unlink()
        return run.stderr if run.returncode == 2 else None


def dump(value):
    return yaml.dump(value, Dumper=yaml.SafeDumper, sort_keys=False, allow_unicode=True, width=10000)


def headlines(said):
    return re.findall(r"(?:: error: |^guidelint: (?:guidelint.yaml:\d+: )?(?!\d+ mistake))(.*)$", said, re.MULTILINE)


def compare(kind, what, text, ours):
    theirs = schema_says(kind, text)
    if (ours is None) == (theirs is None):
        count(f"{kind}: both {'refuse' if theirs else 'accept'}")
    elif theirs is None and headlines(ours) and all(any(part in line for part in ONLY_GUIDELINT) for line in headlines(ours)):
        count(f"{kind}: only guidelint can refuse")
    elif ours is None and any(re.search(part, what) for part in STRICTER):
        count(f"{kind}: the schema is stricter")
    else:
        fail(f"{kind}, {what}: guidelint says {headlines(ours) if ours else None}, the schema {theirs!r}")


def valid_files():
    for path in sorted((SOURCES / "rules").rglob("*.yaml")):
        kind = "model" if path.name == "model.yaml" else "table" if path.parent.name == "tables" else "rule"
        yield kind, path
    yield "config", SOURCES / "guidelint.yaml"


def fixtures_of(kind):
    """Configurations and rules of the command line's cases, among them broken ones."""
    for path in sorted((SOURCES / "fixtures").rglob("*.yaml")):
        is_kind = {"config": path.name == "guidelint.yaml", "model": path.name == "model.yaml",
                   "table": path.parent.name == "tables",
                   "rule": path.parent.parent.name == "rules" and path.parent.name != "tables"}[kind]
        if is_kind:
            yield path.relative_to(SOURCES), path.read_text()


# Values, each with the key it may stand under, from which broken ones are made.
FULL = {
    "config": """
files: [research/**/*.md]
exclude: [research/README.md]
rules: rules
fail_on: warning
levels: {pay-outlier: info}
paths:
  - {files: [research/a/**], levels: {currency-mismatch: off}, because: they do}
  - {files: research/b/**, levels: {currency-mismatch: warning}}
params: {total-mismatch: {loose: -20%..+20%}}
plan:
  minutes: {guide: 6, company: 20, week: 600}
  owners: {'@pay-team': 240, '@data-team': 360}
  batch_by: company
  every: 26w
  between: [8w, 52w]
  weight: {role: {software-engineer: 5, '*': 2}, errors: 0.5, quality: {medium: 1.5}}
  away: [2026-12-21..2027-01-03, 2027-05-14]
""",
    "rule": """
title: The low end is not above the high end
why: It is read as a range.
each: row
where: exists(base)
let: {least: base.low}
params: {most: 3}
expect: least <= base.high
warn: [base.low <= base.high * most]
note: [base.low <= base.high]
level: error
per: entity
when: always
say: "{base} is reversed"
at: base
yields_to: [wrong-type]
leaves: total-mismatch
maybe:
  - {if: base.low > 1, because: it was swapped, level: warning, see: {base: this}, fix: {region: region}, safe: true}
  - {because: nobody knows, fix: none}
fix: {region: region}
safe: true
since: 0.1.0
formerly: [old-id]
tags: [pay]
examples:
  - {good: {base: 1K..2K}, today: 2026-03-01, committed: 2026-03-01, before: {base: 1K..2K}, among: [{count: 2, base: 1K..2K}]}
  - {bad: {base: 2K..1K}, at: base_low, says: is reversed, unsaid: [nothing], level: warning, fixed: none, still: [wrong-type], safe: true}
  - {warn: {base: 2K..1K}}
  - {skip: {base: null}}
""",
    "table": """
title: What is what
why: It is asked.
value: text
match: exact
entries:
  - {key: a, value: b, note: c}
examples: {a: b, c: null}
""",
    "model": """
order: [company, role]
guide:
  path: '{company}/{role}.md'
  fields:
    office: {front: office, type: text, required: true, prefer: body, body: title}
row:
  each: {front: compensation, body: compensation_table, required: true}
  key: region
  columns: [region]
  fields:
    allowance: {front: [allowance_low, allowance_high], column: ^allowance, type: money, prefer: body, required: false}
    twice: {is: base * 2}
""",
}
# What a value may be replaced by
OTHERS = [None, "nonsense", ["nonsense"], {"nonsense": "nonsense"}, [], {}, [["nonsense"]], [None]]


def nodes(value, path=()):
    yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in items:
        yield from nodes(child, path + (key,))


def at(value, path):
    for key in path:
        value = value[key]
    return value


def changed(value, path, new):
    if not path:
        return new
    result = copy.deepcopy(value)
    at(result, path[:-1])[path[-1]] = new
    return result


def without(value, path):
    result = copy.deepcopy(value)
    del at(result, path[:-1])[path[-1]]
    return result


def misspelt(value, path):
    result = copy.deepcopy(value)
    parent = at(result, path[:-1])
    items = [(k + "zzzzzzz" if k == path[-1] else k, v) for k, v in parent.items()]
    parent.clear()
    parent.update(items)
    return result


def mutations(value, others):
    for path, node in nodes(value):
        if path and isinstance(path[-1], str):
            yield f"{path} misspelt", misspelt(value, path)
        if path:
            yield f"{path} taken away", without(value, path)
        for new in others:
            if type(new) is not type(node) or isinstance(new, list) or new == "nonsense":
                yield f"{path} = {new!r}", changed(value, path, new)


def keys_in(node, found):
    """All names below "properties", anywhere."""
    if isinstance(node, dict):
        if node.get("additionalProperties") is False:
            found.append(sorted(node["properties"]))
        for child in node.values():
            keys_in(child, found)
    elif isinstance(node, list):
        for child in node:
            keys_in(child, found)


def check_keys(judge, kind):
    """The keys of every map, as guidelint lists them and as the schema does."""
    value = yaml.load(FULL[kind], Plain)
    broken = [dump(changed(value, path, {**node, "zzzzzzzzzzzzzzzz": "1"})) for path, node in nodes(value) if isinstance(node, dict)]
    listed = set()
    for said in judge.says(kind, broken):
        for line in re.findall(r"unknown key .zzzzzzzzzzzzzzzz. .*?known: ([a-z_, ]+)", said or "", re.DOTALL):
            listed.add(tuple(sorted(line.split(", "))))
    found = []
    keys_in(schema_of(kind), found)
    if listed != {tuple(keys) for keys in found}:
        fail(f"{kind}: guidelint knows {sorted(listed)}, the schema {sorted(map(tuple, found))}")


def main():
    for kind in SCHEMAS:
        jsonschema.Draft7Validator.check_schema(schema_of(kind))
        printed = subprocess.run([PROGRAM, "init", "--schema", kind], capture_output=True, text=True, check=True).stdout
        if json.loads(printed) != schema_of(kind):
            fail(f"init --schema {kind} prints another schema")
    for kind, path in valid_files():
        count(f"{kind}: files")
        if (said := schema_says(kind, path.read_text())) is not None:
            fail(f"{path}: {said}")
    with tempfile.TemporaryDirectory() as folder:
        judge = Judge(folder)
        for kind in SCHEMAS:
            check_keys(judge, kind)
            made = [(what, dump(value)) for what, value in mutations(yaml.load(FULL[kind], Plain), OTHERS[: 4 if kind == "model" else None])]
            made.append(("nothing broken", FULL[kind]))
            for (what, text), ours in zip(made, judge.says(kind, [text for _, text in made])):
                compare(kind, what, text, ours)
            for path, text in fixtures_of(kind):
                compare(kind, str(path), text, judge.says(kind, [text])[0])
    for what in sorted(counts):
        print(f"{counts[what]:6} {what}")
    for failure in failures[:200]:
        print(f"failed: {failure}")
    if len(failures) > 200:
        print(f"... and {len(failures) - 200} more")
    sys.exit(1 if failures else 0)


main()
