#!/usr/bin/env python3
"""Random expressions, judged by guidelint and by a slow reference that shares nothing with it:
evaluator.py PROGRAM [EXPRESSIONS [SEED]]

The reference below is what docs/writing-rules.md says in as few lines as it takes: values of two ends, none and unknown,
arithmetic and comparisons end by end, three-valued logic; in fractions, so that it never rounds. A comparison so close
that doubles may fall on either side is left out, and counted.
"""
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
from fractions import Fraction

NONE, UNKNOWN = 'none', 'unknown'  # an end that is not there, and one that nobody can read
TOO_CLOSE = Fraction(1, 10**9)


class TooClose(Exception):
    pass


# --- values: a pair of ends, or one ---------------------------------------------------------------------------------


def ends_of(value):
    return value if isinstance(value, tuple) else (value, value)


def by_end(function, *values):
    """`function` on each end; one end where none of the values has two."""
    count = 2 if any(isinstance(value, tuple) for value in values) else 1
    results = []
    for end in range(count):
        at = [ends_of(value)[end] for value in values]
        missing = [one for one in at if one in (NONE, UNKNOWN)]
        results.append((UNKNOWN if UNKNOWN in missing else NONE) if missing else function(*at))
    return tuple(results) if count == 2 else results[0]


def divided(a, b):
    return UNKNOWN if b == 0 else a / b


def widened(value, op, fraction):
    """What `value` allows, as an interval, with a tolerance of that part of it."""
    low, high = sorted((value - abs(value) * fraction, value + abs(value) * fraction))
    return low, high


def compared(op, left, right, fraction):
    low, high = widened(right, op, fraction)
    scale = max(abs(left), abs(low), abs(high), Fraction(1))
    if fraction or '/' in str(left) or '/' in str(right):  # what doubles may have rounded
        if min(abs(left - low), abs(left - high)) <= TOO_CLOSE * scale and not left == low == high == int(left):
            raise TooClose
    return {'==': low <= left <= high, '!=': not low <= left <= high, '<=': left <= high, '>=': left >= low, '<': left < high,
            '>': left > low}[op]


# --- expressions: each knows its source and its value for a row ------------------------------------------------------


class Node:
    def __init__(self, source, value):
        self.source, self.value = source, value


def truth_of_ends(results):
    """A comparison: failed if an end failed, passed if none did and one was judged."""
    ends = results if isinstance(results, tuple) else (results,)
    if False in ends:
        return False
    return True if True in ends else UNKNOWN


def negated(truth):
    return truth if truth == UNKNOWN else not truth


def both(a, b):
    if a is False or b is False:
        return False
    return UNKNOWN if UNKNOWN in (a, b) else True


def either(a, b):
    return negated(both(negated(a), negated(b)))


class Maker:
    FIELDS = ('base', 'stock', 'total')

    def __init__(self, chance):
        self.chance = chance

    def amount(self, depth):
        """Of money, two ends or one."""
        choice = self.chance.randrange(12 if depth else 4)
        if choice < 3:
            name = self.chance.choice(self.FIELDS)
            end = self.chance.choice(('', '', '.low', '.high'))
            at = {'': lambda row: row[name], '.low': lambda row: row[name][0], '.high': lambda row: row[name][1]}[end]
            return Node(name + end, at)
        if choice == 3:
            thousands = self.chance.randrange(1, 400)
            # A number is an amount beside one only
            left = self.amount(0) if depth else None
            if left is None:
                name = self.chance.choice(self.FIELDS)
                return Node(f'({name} + {thousands}K)', lambda row: by_end(lambda a: a + thousands * 1000, row[name]))
            return Node(f'({left.source} - {thousands}K)', lambda row: by_end(lambda a: a - thousands * 1000, left.value(row)))
        left, right = self.amount(depth - 1), self.amount(depth - 1)
        if choice < 6:
            op, function = self.chance.choice((('+', lambda a, b: a + b), ('-', lambda a, b: a - b)))
            return Node(f'({left.source} {op} {right.source})', lambda row: by_end(function, left.value(row), right.value(row)))
        if choice == 6:
            number = self.number(depth - 1)
            return Node(f'({left.source} * {number.source})', lambda row: by_end(lambda a, b: a * b, left.value(row), number.value(row)))
        if choice == 7:
            divisor = self.chance.choice((2, 4, 8))
            return Node(f'({left.source} / {divisor})', lambda row: by_end(lambda a: a / Fraction(divisor), left.value(row)))
        if choice == 8:
            name, function = self.chance.choice((('min', min), ('max', max)))
            return Node(f'{name}({left.source}, {right.source})', lambda row: by_end(function, left.value(row), right.value(row)))
        if choice == 9:
            return Node(f'abs({left.source})', lambda row: by_end(abs, left.value(row)))
        if choice == 10:
            return Node(f'(-{left.source})', lambda row: by_end(lambda a: -a, left.value(row)))

        def coalesced(row):
            mine, other = left.value(row), right.value(row)
            count = 2 if isinstance(mine, tuple) or isinstance(other, tuple) else 1
            ends = [ends_of(other)[end] if ends_of(mine)[end] == NONE else ends_of(mine)[end] for end in range(count)]
            return tuple(ends) if count == 2 else ends[0]
        return Node(f'({left.source} ?? {right.source})', coalesced)

    def number(self, depth):
        if depth and self.chance.random() < 0.5:
            left, right = self.amount(depth - 1), self.amount(depth - 1)
            source = self.chance.choice((f'({left.source} / {right.source})', f'ratio({left.source}, {right.source})'))
            return Node(source, lambda row: by_end(divided, left.value(row), right.value(row)))
        value = self.chance.choice((1, 2, 3, 0.5, 0.25, 1.5))
        return Node(str(value), lambda row: Fraction(value))

    def condition(self, depth):
        choice = self.chance.randrange(10)
        if depth and choice < 4:
            left, right = self.condition(depth - 1), self.condition(depth - 1)
            if choice == 0:
                return Node(f'not ({left.source})', lambda row: negated(left.value(row)))
            word, function = self.chance.choice((('and', both), ('or', either)))
            return Node(f'(({left.source}) {word} ({right.source}))', lambda row: function(left.value(row), right.value(row)))
        if choice == 4:
            name = self.chance.choice(self.FIELDS)
            return Node(f'exists({name})', lambda row: any(end != NONE for end in row[name]))
        if choice == 5:
            name = self.chance.choice(self.FIELDS)
            return Node(f'known({name})', lambda row: any(end not in (NONE, UNKNOWN) for end in row[name]))
        make = self.chance.choice((self.amount, self.amount, self.number))
        left, right = make(depth), make(depth)
        op = self.chance.choice(('==', '!=', '<', '<=', '>', '>='))
        percent = self.chance.choice((0, 0, 25, 50)) if op in ('==', '!=', '<=', '>=') else 0
        within = f' within {percent}%' if percent else ''
        return Node(f'{left.source} {op} {right.source}{within}', lambda row: truth_of_ends(
            by_end(lambda a, b: compared(op, a, b, Fraction(percent, 100)), left.value(row), right.value(row))))


# --- the corpus and the rules ----------------------------------------------------------------------------------------


def random_row(chance):
    row = {}
    for name in Maker.FIELDS:
        ends = [chance.choice((NONE, UNKNOWN) if chance.random() < 0.25 else (chance.randrange(1, 400) * 1000,)) for _ in range(2)]
        row[name] = tuple(Fraction(end) if isinstance(end, int) else end for end in ends)
    return row


KEYS = {'base': ('base_low', 'base_high'), 'stock': ('stock_low', 'stock_high'), 'total': ('total_comp_low', 'total_comp_high')}


def guide_text(row):
    lines = ['---', 'company: acme', 'role: role', 'compensation:', '  - region: Austin', '    currency: USD']
    for name, keys in KEYS.items():
        for key, end in zip(keys, row[name]):
            if end == UNKNOWN:
                lines.append(f'    {key}: Variable')
            elif end != NONE:
                lines.append(f'    {key}: {end}')
    return '\n'.join([*lines, '---', '# Role, Acme', ''])


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    maker = Maker(chance)
    conditions = [maker.condition(chance.randrange(4)) for _ in range(count)]
    rows = [random_row(chance) for _ in range(40)]

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / 'rules/made').mkdir(parents=True)
        for number, condition in enumerate(conditions):
            (folder / f'rules/made/made-{number}.yaml').write_text(
                f"title: Made up\nwhy: A test.\neach: row\nexpect: '{condition.source}'\nsay: it does not hold\n"
                'examples: [{good: {}}, {bad: {}}]\n')
        for number, row in enumerate(rows):
            (folder / f'{number:03}.md').write_text(guide_text(row))
        (folder / 'guidelint.yaml').write_text('files: ["*.md"]\nrules: rules\n')
        done = subprocess.run([program, 'check', '--select', 'made-*', '--format', 'jsonl', '--today', '2026-03-01'], cwd=folder,
                              capture_output=True, text=True, env={**os.environ, 'LC_ALL': 'C.UTF-8'})
        if done.returncode != 1 or done.stderr:
            print(done.stderr[:3000], f'exit {done.returncode}')
            return 1
        failed, judged = set(), {}
        for line in done.stdout.splitlines():
            record = json.loads(line)
            if record['type'] == 'finding':
                failed.add((record['rule'], record['path']))
            elif record['type'] == 'coverage':
                judged[record['rule']] = record['not_judged']

    wrong, compared_count, close = [], 0, 0
    for number, condition in enumerate(conditions):
        unknown, skipped = 0, 0
        for index, row in enumerate(rows):
            try:
                truth = condition.value(row)
            except TooClose:
                close += 1
                skipped += 1
                continue
            compared_count += 1
            unknown += truth == UNKNOWN
            if (truth is False) != ((f'made-{number}', f'{index:03}.md') in failed):
                shown = {name: tuple(str(end) for end in ends) for name, ends in row.items()}
                wrong.append(f'{condition.source}\n    of {shown}: {truth} expected')
        if not skipped and unknown != judged[f'made-{number}']:
            wrong.append(f'{condition.source}\n    {judged[f"made-{number}"]} not judged, {unknown} expected')
    for one in wrong[:10]:
        print(f'FAILED: {one}')
    print(f'{count} expressions over {len(rows)} rows: {compared_count} verdicts compared, {len(wrong)} differences, {close} too close to tell')
    return 1 if wrong or compared_count < close else 0


if __name__ == '__main__':
    sys.exit(main())
