#!/usr/bin/env python3
"""What a guide costs that somebody made to cost much: hostile.py PROGRAM [--size BYTES] [KIND...]

One guide of each kind in four sizes, each twice the one before, checked by all rules alone. A line for each kind: processor
time and memory of the largest, what doubling cost the last time (2 is linear), and what was found. docs/reliability.md has a
table of it. With --fixes the same with `--diff --unsafe-fixes`, which judges a guide again after each round.
"""
import argparse
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

HEAD = '---\ncompany: acme\nrole: role\ncompensation:\n  - region: Austin\n    currency: USD\n    base_low: 120000\n    base_high: 160000\n'
TITLE = '---\n### Role | Acme Global Negotiation Guide\n\n'
TABLE = '| Region | Base | Stock (RSU/4yr) | Total Comp |\n|---|---|---|---|\n'


def filled(unit, size):
    """`unit` again and again; a `{}` in it is the number."""
    if '{}' not in unit:
        return unit * max(1, size // len(unit.encode()))
    parts, total, number = [], 0, 0
    while total < size:
        parts.append(unit.replace('{}', str(number)))
        total += len(parts[-1].encode())
        number += 1
    return ''.join(parts)


KINDS = {
    'keys': lambda n: HEAD + filled('key{}: 1\n', n) + TITLE,
    'keys twice': lambda n: HEAD + filled('summary: x\n', n) + TITLE,
    'misspelt keys': lambda n: HEAD + filled('companyy{}: 1\n', n) + TITLE,
    'rows in front': lambda n: HEAD + filled('  - region: Town {}\n    currency: USD\n    base_low: 9\n', n) + TITLE,
    'nested brackets': lambda n: HEAD + 'x: ' + '[' * n + TITLE,
    'nested maps': lambda n: HEAD + ''.join('  ' * depth + 'a:\n' for depth in range(int(n**0.5))) + TITLE,
    'aliases': lambda n: HEAD + 'a: &a [1, 1]\n' + filled('b{}: [*a, *a, *a]\n', n) + TITLE,
    'comments': lambda n: HEAD + filled('# guidelint-ignore range-reversed: {}\n', n) + TITLE,
    'long scalar': lambda n: HEAD + 'summary: ' + 'x' * n + '\n' + TITLE,
    'escapes': lambda n: HEAD + 'summary: "' + '\\u00e9' * (n // 6) + '"\n' + TITLE,
    'sources in front': lambda n: HEAD + 'sources:\n' + filled('  - Source {}\n', n) + TITLE,
    'one line': lambda n: HEAD + TITLE + 'x' * n + '\n',
    'one line of amounts': lambda n: HEAD + TITLE + filled('$140K–$200K ', n) + '\n',
    'rows': lambda n: HEAD + TITLE + TABLE + filled('| Town {} | $140K–$200K | $9K | $150K |\n', n),
    'rows alike': lambda n: HEAD + TITLE + TABLE + filled('| Austin | $140K–$200K | $9K | $150K |\n', n),
    'columns': lambda n: HEAD + TITLE + '|' + 'a|' * (n // 7) + '\n|' + '-|' * (n // 7) + '\n|' + '$1|' * (n // 7) + '\n',
    'tables': lambda n: HEAD + TITLE + filled(TABLE + '| Austin | $1K | $1K | $1K |\n\n', n),
    'pipes': lambda n: HEAD + TITLE + TABLE + '|' * n + '\n',
    'escaped pipes': lambda n: HEAD + TITLE + TABLE + '| ' + '\\|' * (n // 2) + ' |\n',
    'quotes in quotes': lambda n: HEAD + TITLE + '>' * n + ' x\n',
    'lines of quotes': lambda n: HEAD + TITLE + filled('> > > > > > > > x\n', n),
    'items in items': lambda n: HEAD + TITLE + '- ' * (n // 2) + 'x\n',
    'fences': lambda n: HEAD + TITLE + filled('~~~\n', n),
    'open comments': lambda n: HEAD + TITLE + filled('<!-- \n', n),
    'open tags': lambda n: HEAD + TITLE + filled('<a ', n) + '\n',
    'emphasis': lambda n: HEAD + TITLE + '**' * (n // 2) + 'x\n',
    'backticks': lambda n: HEAD + TITLE + filled('` `` ', n) + '\n',
    'links': lambda n: HEAD + TITLE + '[' * (n // 2) + 'x' + ']' * (n // 2) + '\n',
    'headings': lambda n: HEAD + TITLE + filled('## Sources {}\n', n),
    'sources': lambda n: HEAD + TITLE + '## Sources\n\n' + filled('- Source {}, 2026\n', n),
    'asks': lambda n: HEAD + TITLE + '## Strategy\n\n' + filled('> Ask for $95K base in Town {}, accept $90K.\n', n),
    'asks in one line': lambda n: HEAD + TITLE + '## Strategy\n\n> ' + filled('ask for $95K base and £30K stock ', n) + '\n',
    'garbled': lambda n: HEAD + TITLE + filled('Â£85Kâ€“Â£138K\n', n),
    'garbled thrice': lambda n: HEAD + TITLE + filled('ÃƒÆ’Ã‚Â©', n) + '\n',
    'lost bytes': lambda n: HEAD + TITLE + filled('ðŸ—ï¸ ', n) + '\n',
    'NULs': lambda n: HEAD + TITLE + 'a\0' * (n // 2) + '\n',
    'invalid bytes': lambda n: (HEAD + TITLE).encode() + b'a\xff' * (n // 2) + b'\n',
    'carriage returns': lambda n: (HEAD + TITLE).replace('\n', '\r\n') + filled('a\r\n', n),
    'ignores': lambda n: HEAD + TITLE + filled('<!-- guidelint-ignore total-mismatch: {} -->\n\n', n),
    'blank lines': lambda n: HEAD + TITLE + '\n' * n,
    'no end of front': lambda n: '---\n' + filled('a{}: b\n', n),
    'only dashes': lambda n: filled('---\n', n),
}


def run(program, text, fixes):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'research/acme/role.md'
        path.parent.mkdir(parents=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        extra = ['--diff', '--unsafe-fixes'] if fixes else ['--format', 'concise']
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        child = subprocess.Popen(['/usr/bin/env', program, 'check', '.', '--today', '2026-03-01', *extra], cwd=folder,
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        size = sum(len(part) for part in iter(lambda: child.stdout.read(1 << 20), b''))
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, child.returncode, size


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('program')
    parser.add_argument('kinds', nargs='*')
    parser.add_argument('--size', type=int, default=8 << 20, help='of the largest guide, in bytes')
    parser.add_argument('--fixes', action='store_true')
    arguments = parser.parse_intermixed_args()
    program = str(pathlib.Path(arguments.program).resolve())
    print(f'{"kind":20} {"seconds":>8} {"MiB":>6} {"doubling":>8} {"printed":>9} exit')
    steep = 0
    for kind, make in KINDS.items():
        if arguments.kinds and kind not in arguments.kinds:
            continue
        times = []
        for part in (8, 4, 2, 1):
            seconds, memory, code, printed = run(program, make(arguments.size // part), arguments.fixes)
            times.append(seconds)
        growth = times[-1] / times[-2]
        steep += growth > 2.6 and times[-1] > 0.5
        print(f'{kind:20} {times[-1]:8.2f} {memory:6.0f} {growth:8.2f} {printed:9} {code}', flush=True)
    return 1 if steep else 0


if __name__ == '__main__':
    sys.exit(main())
