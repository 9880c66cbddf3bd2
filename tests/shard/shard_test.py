#!/usr/bin/env python3
"""Parts of a corpus, judged apart and merged, say what one run says: shard_test.py PROGRAM GUIDES [ROUNDS [SEED]]

Random corpora of faulty and clean guides, with configuration, baseline, ignores, files that cannot be read and files that
are no guides; random numbers of shards; every format and what else `merge` takes. Standard output, standard error and
exit code must be the same bytes. Then parts that do not belong together, or are damaged: each with its message.
"""
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
GUIDES = sorted(pathlib.Path(sys.argv[2]).resolve().rglob('*.md'))
ROUNDS = int(sys.argv[3]) if len(sys.argv) > 3 else 4
CHANCE = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 5)
DAY = ['--today', '2026-03-01']
WAYS = [*(['--format', name] for name in ('concise', 'full', 'json', 'jsonl', 'sarif', 'github', 'markdown', 'junit', 'rdjson')),
        ['--statistics'], ['--group-by', 'company'], ['--group-by', 'cause', '--all'], ['--fail-on', 'never', '-v'],
        ['--fail-on', 'warning', '--quiet'], ['--no-baseline', '--format', 'json']]
failed = []
seen = set()  # the statuses of findings that were compared


def run(folder, *arguments):
    environment = {'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'HOME': str(folder)}
    done = subprocess.run([PROGRAM, *arguments], cwd=folder, env=environment, capture_output=True, timeout=120)
    # The only thing that is not in the findings: how long it took
    timed = rb'(?m)^.* in [\d.]+ s$\n'
    return done.returncode, re.sub(timed, b'', done.stdout), re.sub(timed, b'', done.stderr)


def ignore(guide):
    """Has some amounts of the front matter ignored, for good or until a day that is past or to come."""
    def comment(match):
        until = CHANCE.choice(('', ' until 2026-02-01', ' until 2026-02-01', ' until 2027-02-01'))
        rules = 'range-reversed, total-mismatch, front-body-disagree, wrong-type'
        return match[0] + f'  # guidelint-ignore {rules}{until}: asked'.encode() if CHANCE.random() < 0.6 else match[0]
    guide.write_bytes(re.sub(rb'(?m)^ +[a-z_]+: \d+K?$', comment, guide.read_bytes()))


def make_corpus(folder):
    for number, source in enumerate(CHANCE.sample(GUIDES, CHANCE.randrange(1, len(GUIDES)))):
        target = folder / 'research' / source.parent.name / (source.name if number % 7 else f'{number} é \\ %0A.md')
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
        if CHANCE.random() < 0.5:
            ignore(target)
    if CHANCE.random() < 0.5:
        (folder / 'research/notes.md').write_text('# Nothing about pay\n')
    if CHANCE.random() < 0.4:
        (folder / 'research/gone.md').symlink_to('nowhere.md')
    if CHANCE.random() < 0.5:
        copied = os.fsencode(folder) + b'/research/\xff\xfe.md'
        shutil.copy(CHANCE.choice(GUIDES), copied)
    if CHANCE.random() < 0.6:
        level = CHANCE.choice(('error', 'warning'))
        (folder / 'guidelint.yaml').write_text(f'files: ["research/**/*.md"]\nfail_on: {level}\nlevels: {{total-mismatch: info}}\n')
        if CHANCE.random() < 0.7:
            run(folder, 'baseline', *DAY)
            for path in sorted((folder / 'research').rglob('*.md'))[::3]:
                if path.exists():
                    path.write_bytes(path.read_bytes().replace(b'0000\n', b'0001\n', 1))


def merged_equals_one(round_number):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        make_corpus(folder)
        count = CHANCE.choice((1, 2, 3, 5, 50))
        choice = CHANCE.choice(([], [], ['--select', 'range-*,pay-outlier,text-copied'], ['--ignore', 'unknown-key'], ['research']))
        parts = []
        for index in range(count):
            code, out, err = run(folder, 'check', *choice, *DAY, '--shard', f'{index + 1}/{count}')
            if code != 0 or err:
                failed.append(f'round {round_number}: shard {index + 1} of {count}: exit {code}, {err}')
                return
            parts.append(folder / f'part-{index}')
            parts[-1].write_bytes(out)
        CHANCE.shuffle(parts)
        for way in WAYS:
            one = run(folder, 'check', *choice, *DAY, *way)
            merged = run(folder, 'merge', *map(str, parts), *way)
            seen.update(re.findall(rb'"status":"([a-z]+)"', one[1]))
            if one != merged:
                where = next((i for i, (a, b) in enumerate(zip(one[1], merged[1])) if a != b), 'end')
                failed.append(f'round {round_number}, {count} shards, {choice}, {way}: exit {one[0]} and {merged[0]}, '
                              f'{len(one[1])} and {len(merged[1])} bytes, first at {where}; {one[2]} {merged[2]}')


def refused():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        for source in GUIDES[-6:]:
            target = folder / source.parent.name / source.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)

        def part(index, count, *arguments):
            path = folder / f'{index}-{count}{len(arguments)}'
            path.write_bytes(run(folder, 'check', '--shard', f'{index}/{count}', *(arguments or DAY))[1])
            return str(path.name)

        def expect(message, *arguments):
            code, out, err = run(folder, *arguments)
            if (code, out) != (2, b'') or not err.decode().startswith(f'guidelint: {message}'):
                failed.append(f'{arguments}: exit {code}, says {err.decode()!r}, expected {message!r}')

        one, two, three = part(1, 3), part(2, 3), part(3, 3)
        expect('of 3 shards 2 is missing', 'merge', one, three)
        expect('of 3 shards 2, 3 are missing', 'merge', one)
        expect(f'{one} and {one} are both shard 1 of 3', 'merge', one, one, three)
        half = part(1, 2)
        expect(f'{one} is of 3 shards, {half} of 2', 'merge', one, half)
        other = part(2, 3, '--today', '2026-03-02')
        expect(f'{one} is of 2026-03-01, {other} of 2026-03-02', 'merge', one, other, three)
        chosen = part(2, 3, *DAY, '--select', 'range-reversed')
        expect(f'{one} and {chosen} are of different choices of rules', 'merge', one, chosen, three)
        expect('cannot read none: no such file or directory', 'merge', 'none')
        (folder / 'empty').write_text('')
        expect('empty is empty, not what `guidelint check --shard` prints', 'merge', 'empty')
        text = (folder / one).read_text()
        lines = text.splitlines(keepends=True)
        for damage, message in (
            (text[:-1], f'damaged:{len(lines)}:{len(lines[-1])}: the line is cut off'),
            (''.join(lines[:-1]), f'damaged:{len(lines)}:1: the part is cut off, its last line is missing'),
            (text + '[]\n', f'damaged:{len(lines) + 1}:1: something stands behind the last line'),
            (lines[0] + '["guide",0\n', 'damaged:2:11: '),  # in RapidJSON's words
            (lines[0] + '["guide",1,"a","b",1,[]]\n', 'damaged:2:1: not a line that `guidelint check --shard` prints'),
            ('{}\n', 'damaged:1:1: not what `guidelint check --shard` prints'),
            (text.replace('"guidelint":"', '"guidelint":"9.', 1), None),
        ):
            (folder / 'damaged').write_text(damage)
            if message is None:
                version = json.loads(lines[0])['guidelint']
                message = f'damaged:1:1: made by guidelint 9.{version}, and this is {version}'
            expect(message, 'merge', 'damaged', two, three)
        (folder / 'guidelint.yaml').write_text('files: ["**/*.md"]\n')
        expect(f'{one} was judged by other rules or another configuration than are here now', 'merge', one, two, three)
        (folder / 'guidelint.yaml').unlink()
        # Counts that its findings contradict: coverage would fall below nothing
        contradicting = []
        rule = None
        for line in lines:
            value = json.loads(line)
            if isinstance(value, list) and value[0] == 'guide' and value[5]:
                rule = rule or value[5][0][0]
                for finding in value[5]:
                    finding[8] = 2 if finding[0] == rule else finding[8]
            if isinstance(value, list) and value[:2] == ['counted', rule]:
                value[2:6] = [0, 0, 0, 0]
            contradicting.append(json.dumps(value) + '\n')
        (folder / 'damaged').write_text(''.join(contradicting))
        expect(f'damaged:{len(lines)}:1: {rule} is ignored 1 times, and failed 0', 'merge', 'damaged', two, three)
        # A part of somebody else's making, which would have another file quoted
        (folder / 'secret').write_text('not for the log\n')
        at = next(i for i, line in enumerate(lines) if line.startswith('["guide"') and '[[' in line)
        guide = json.loads(lines[at])
        for elsewhere in ('secret', './secret', '/etc/passwd', 'a/../secret', next(json.loads(line)[2] for line in lines
                                                                               if line.startswith('["guide"') and line != lines[at])):
            (folder / 'damaged').write_text(''.join([*lines[:at], json.dumps([*guide[:2], elsewhere, *guide[3:]]) + '\n', *lines[at + 1:]]))
            expect(f'{elsewhere} is a guide of the parts, and not at its place among the files here', 'merge', 'damaged', two, three)
        # Judged among guides that are others here and there
        changed = folder / json.loads(next(line for line in (folder / two).read_text().splitlines() if line.startswith('["guide"')))[2]
        before = changed.read_bytes()
        changed.write_bytes(before + b'\nMore.\n')
        later = part(3, 3, *DAY, '--jobs', '2')
        changed.write_bytes(before)
        expect(f'{one} and {later} are of different corpora', 'merge', one, two, later)
        (folder / 'zz.md').write_bytes(before)
        expect('the parts are of 6 files, and here are 7', 'merge', one, two, three)
        (folder / 'zz.md').unlink()
        victim = guide[2]
        (folder / victim).write_text('short\n')
        expect(f'{victim} is not what the part was made of', 'merge', one, two, three)
        for flags, why in ((['--fix'], '--shard only judges; --fix and --diff are for one run'),
                           (['--staged'], '--shard judges a whole corpus; --changed and --staged are fast enough without'),
                           (['--format', 'json'], '--shard prints a part for `guidelint merge`, which takes --format, --group-by')):
            expect(why, 'check', '--shard', '1/2', *flags)
        expect('--shard is which of how many, from 1/1 to 10000/10000, not "3/2"', 'check', '--shard', '3/2')
        expect('merge takes the parts that `guidelint check --shard` printed', 'merge')


refused()
for number in range(ROUNDS):
    merged_equals_one(number)
if ROUNDS >= 4 and not {b'new', b'accepted', b'ignored', b'expired'} <= seen:
    failed.append(f'only these statuses were met: {sorted(seen)}')
for one in failed[:20]:
    print(f'FAILED: {one}')
print(f'{ROUNDS} corpora, {len(WAYS)} ways to print each: {len(failed)} faults')
sys.exit(1 if failed else 0)
