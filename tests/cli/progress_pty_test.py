#!/usr/bin/env python3
"""The line that says how far a long run is, as a terminal shows it: progress_pty_test.py PROGRAM GUIDE

A corpus of copies of GUIDE, so many that judging them takes well over the half second after which the line appears. On a
terminal it is there while the run lasts and gone at its end; where standard error is no terminal, or nobody wants it,
not a byte of it is written. Standard output is the same each time.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

try:
    import pty
except ImportError:
    print('skipped: this Python has no pty')
    sys.exit(77)

try:
    for end in pty.openpty():
        os.close(end)
except OSError as error:  # a chroot without /dev/pts
    print(f'skipped: no terminal can be made here: {error}')
    sys.exit(77)

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
GUIDE = pathlib.Path(sys.argv[2]).read_bytes()
CHECK = [PROGRAM, 'check', '--today', '2026-03-01', '--jobs', '1', '--format', 'concise', '--fail-on', 'never']
LONG_ENOUGH = 1.5  # seconds; the line comes after 0.5
MOST_GUIDES = 40_000
failed = []


def environment(**more):
    return {'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'TERM': 'xterm', **more}


def make(folder, count):
    for number in range(count):
        path = folder / f'research/company-{number // 10}/guide-{number % 10}.md'
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(GUIDE)


def piped(folder):
    start = time.monotonic()
    done = subprocess.run(CHECK, cwd=folder, env=environment(), capture_output=True)
    return done.stdout, done.stderr, time.monotonic() - start


def on_terminal(folder, *flags, **more):
    """Standard output, and every byte that the terminal got on standard error."""
    ours, theirs = pty.openpty()
    with tempfile.TemporaryFile() as out:
        run = subprocess.Popen([*CHECK, *flags], cwd=folder, env=environment(**more), stdin=subprocess.DEVNULL, stdout=out,
                               stderr=theirs)
        os.close(theirs)
        got = b''
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # Linux: the other end is closed
                break
            if not piece:
                break
            got += piece
        os.close(ours)
        code = run.wait()
        out.seek(0)
        if code != 0:
            failed.append(f'{flags} {more}: exit {code}')
        return out.read(), got.decode()


def screen(text):
    """What is left on the line, and where: each carriage return goes back to its beginning."""
    cells = []
    column = 0
    for character in text:
        if character == '\r':
            column = 0
        else:
            cells[column:column + 1] = [character]
            column += 1
    return ''.join(cells).rstrip(), column


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    count = 300
    while True:
        make(folder, count)
        expected, errors, seconds = piped(folder)
        if seconds >= LONG_ENOUGH or count >= MOST_GUIDES:
            break
        count = min(MOST_GUIDES, int(count * max(1.5, min(8, 1.3 * LONG_ENOUGH / max(seconds, 0.01)))))
    if seconds < LONG_ENOUGH:
        print(f'skipped: {count} guides are judged in {seconds:.2f} s')
        sys.exit(77)
    if errors:
        failed.append(f'standard error is no terminal, and has {errors!r}')

    out, shown = on_terminal(folder)
    if out != expected:
        failed.append('standard output differs on a terminal')
    lines = re.findall(r'checking … ([\d,]+) of ([\d,]+) guides', shown)
    done = [int(number.replace(',', '')) for number, _ in lines]
    if not lines:
        failed.append(f'no line appeared in {seconds:.2f} s: {shown[:200]!r}')
    elif {total for _, total in lines} != {f'{count:,}'} or done != sorted(done) or done[-1] > count:
        failed.append(f'of {count} guides it says {lines}')
    if screen(shown) != ('', 0) or '\n' in shown or '\x1b' in shown:
        failed.append(f'the line is not gone at the end: {screen(shown)}, {shown[-200:]!r}')

    for flags, more in ((['--quiet'], {}), ([], {'CI': 'true'})):
        _, shown = on_terminal(folder, *flags, **more)
        if shown:
            failed.append(f'{flags} {more}: the terminal got {shown[:200]!r}')

for one in failed:
    print(f'FAILED: {one}')
print(f'{count} guides, {seconds:.2f} s, {len(lines)} lines: {len(failed)} faults')
sys.exit(1 if failed else 0)
