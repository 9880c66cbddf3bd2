"""Whole processes in turn: A B C A B C, so that a busy moment of the machine meets all of them.

Why: walls of this kind of machine move by 70 % within minutes; the ratio of two runs that are neighbours in time moves
by a few. So every ratio is taken within a round, and the median of the rounds is what is reported. Used by compare and
hook.py. Decided against: hyperfine, which runs each command to its end before it starts the next.
"""
import os
import pathlib
import statistics
import subprocess
import sys
import time
import typing


class Run(typing.NamedTuple):
    wall: float  # seconds
    cpu: float  # seconds, of the process and those it waited for
    memory: int  # KiB, the largest of them at its peak
    status: int


class Command(typing.NamedTuple):
    name: str
    words: list
    after: typing.Callable = None  # puts back what the command did


class Launcher:
    """Compiled where it is asked to be; lives as long as the folder does."""

    def __init__(self, folder):
        self.program = str(pathlib.Path(folder) / 'launch')
        source = pathlib.Path(__file__).with_name('launch.c')
        subprocess.run([os.environ.get('CC', 'cc'), '-O1', '-o', self.program, source], check=True)

    def run(self, words, where):
        done = subprocess.run([self.program, *map(str, words)], cwd=where, capture_output=True, text=True, check=True)
        wall, cpu, memory, status = done.stdout.split()
        if int(status) == 127:
            sys.exit(f'{words[0]} could not be started')
        return Run(float(wall), float(cpu), int(memory), int(status))


def in_turn(launcher, commands, rounds, where, patience=2.0, least=3):
    """For each command its runs, by round; the first round warms the caches and is dropped.

    A command that takes longer than `patience` seconds runs in `least` rounds only, one of over ten times that in one.
    """
    runs, limit = {command.name: [] for command in commands}, {}
    for turn in range(rounds + 1):
        for command in commands:
            if turn > limit.get(command.name, rounds):
                continue
            run = launcher.run(command.words, where)
            if command.after:
                command.after()
            if run.wall > patience:
                limit.setdefault(command.name, min(least, rounds) if run.wall < 10 * patience else 1)
            if turn > 0:
                runs[command.name].append(run)
        if turn % 5 == 0:
            print(f'{time.strftime("%H:%M:%S")} round {turn} of {rounds}', file=sys.stderr)
    return runs


def median(runs, field):
    return statistics.median(getattr(run, field) for run in runs)


def ratio(runs, unit, field='wall'):
    """The median of the ratios to what the unit took in the same round."""
    return statistics.median(getattr(run, field) / getattr(other, field) for run, other in zip(runs, unit))
