#!/usr/bin/env python3
"""How long a commit waits for guidelint: whole processes, beside what git itself takes.

    tests/bench/hook.py build/release/src/guidelint GUIDES [--runs 15] [--than OTHER]

GUIDES is a folder of guides (research/acme/data-engineer.md, ...). They are copied into a scratch repository, one
figure of one guide is changed and staged, and the commands below run in turn (measure.py). Printed are medians; only
ratios of one run mean anything elsewhere. With --than a second program takes its turns too, and must find the same:
speed is compared between equal answers only.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import measure

TODAY = '2026-03-01'
HOOK = ['check', '--staged', '--fail-on', 'warning', '--today', TODAY]


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

        def uncommit():
            subprocess.run(git(where, 'reset', '-q', '--soft', 'HEAD~1'), check=True)

        commands = [measure.Command(name, command, uncommit if command is commit else None)
                    for name, command in commands.items()]
        with tempfile.TemporaryDirectory() as tools:
            runs = measure.in_turn(measure.Launcher(tools), commands, arguments.runs, where)

    print(f'{"":52}      wall       CPU   of git status')
    for name, each in runs.items():
        wall, cpu = measure.median(each, 'wall'), measure.median(each, 'cpu')
        print(f'{name:52} {wall * 1e3:6.1f} ms {cpu * 1e3:6.1f} ms {measure.ratio(each, runs["git status"]):9.1f} x')


if __name__ == '__main__':
    main()
