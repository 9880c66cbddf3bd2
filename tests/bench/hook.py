#!/usr/bin/env python3
"""How long a commit waits for guidelint: whole processes, beside what git itself takes.

    tests/bench/hook.py build/release/src/guidelint GUIDES [--runs 15] [--than OTHER]

GUIDES is a folder of guides (research/acme/data-engineer.md, ...). They are copied into a scratch repository, one figure of
one guide is changed and staged, and the commands below run in turn, A B C A B C, so that a busy moment of the machine
meets all of them. Printed are medians; only ratios of one run mean anything elsewhere. With --than a second program takes
its turns too, and must find the same: speed is compared between equal answers only.
"""
import argparse
import os
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

TODAY = '2026-03-01'
HOOK = ['check', '--staged', '--fail-on', 'warning', '--today', TODAY]
QUIET = {'stdout': subprocess.DEVNULL, 'stderr': subprocess.DEVNULL}


def git(where, *arguments):
    # core.hooksPath: whatever hooks the user has for every repository
    names = ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', '-c', 'core.hooksPath=/dev/null']
    return ['git', '-C', str(where), *names, *arguments]


def make_repository(where, guides):
    shutil.copytree(guides, where / 'guides', ignore=shutil.ignore_patterns('.git'))
    (where / 'guidelint.yaml').write_text('files: [guides/**/*.md]\n')
    for step in (['init', '-q'], ['add', '-A'], ['commit', '-qm', 'guides'], ['gc', '-q']):
        subprocess.run(git(where, *step), check=True)
    for guide in sorted((where / 'guides').rglob('*.md')):
        text = guide.read_bytes()
        changed = re.sub(rb'(?m)^(\s+base_low: \d)', rb'\g<1>1', text, count=1)
        if changed != text:
            guide.write_bytes(changed)
            subprocess.run(git(where, 'add', '-A'), check=True)
            return
    sys.exit('no guide has a base_low to change')


def timed(command, where):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, cwd=where, check=False, **QUIET)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def commands_of(program, name):
    return {
        f'{name} --version': [program, '--version'],
        f'{name} explain range-reversed': [program, 'explain', 'range-reversed'],
        f'{name} check --staged --select range-reversed': [program, 'check', '--staged', '--select', 'range-reversed',
                                                           '--today', TODAY],
        f'{name} check --staged --fail-on warning': [program, *HOOK],
        f'{name} check --statistics': [program, 'check', '--statistics', '--today', TODAY],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('program')
    parser.add_argument('guides', type=pathlib.Path)
    parser.add_argument('--runs', type=int, default=15)
    parser.add_argument('--than', metavar='PROGRAM', help='another guidelint to compare with')
    arguments = parser.parse_args()
    programs = {'guidelint': os.path.abspath(arguments.program)}
    if arguments.than:
        programs['other'] = os.path.abspath(arguments.than)

    with tempfile.TemporaryDirectory() as folder:
        where = pathlib.Path(folder)
        make_repository(where, arguments.guides)
        answers = {subprocess.run([program, *HOOK], cwd=where, capture_output=True, check=False).stdout
                   for program in programs.values()}
        if len(answers) != 1:
            sys.exit('the two programs do not find the same')
        commit = git(where, 'commit', '-q', '--no-verify', '-m', 'one figure')
        commands = {
            'git diff --cached --name-only': git(where, 'diff', '--cached', '--name-only'),
            'git status': git(where, 'status', '--porcelain'),
            'git commit, without a hook': commit,
        }
        for name, program in programs.items():
            commands.update(commands_of(program, name))
        walls, cpus = {name: [] for name in commands}, {name: [] for name in commands}
        for turn in range(arguments.runs + 1):
            for name, command in commands.items():
                wall, cpu = timed(command, where)
                if command is commit:
                    subprocess.run(git(where, 'reset', '-q', '--soft', 'HEAD~1'), check=True)
                if turn > 0:  # the first warms the page cache
                    walls[name].append(wall)
                    cpus[name].append(cpu)

    unit = statistics.median(walls['git commit, without a hook'])
    print(f'{"":52}      wall       CPU   of a commit')
    for name in commands:
        wall, cpu = statistics.median(walls[name]), statistics.median(cpus[name])
        print(f'{name:52} {wall * 1e3:6.1f} ms {cpu * 1e3:6.1f} ms {wall / unit:9.1f} x')


if __name__ == '__main__':
    main()
