#!/usr/bin/env python3
"""How counts of findings changed, from a file and from commits: course_test.py PROGRAM (plan --history, plan --since)

In repositories made for it. Exit 77: git is not installed.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from job import expect

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FAULTY = ROOT / 'fixtures/guides/faulty/research'
CONFIG = 'files: [research/**/*.md]\n'


class Repository:
    def __init__(self, folder, program):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir()
        self.program = program
        self.environment = {'PATH': os.environ['PATH'], 'HOME': str(self.folder), 'GIT_CONFIG_NOSYSTEM': '1'}
        self.git('init', '-q', '-b', 'main')

    def git(self, *words, date='2026-01-01'):
        who = {f'GIT_{role}_{what}': value for role in ('AUTHOR', 'COMMITTER')
               for what, value in (('NAME', 'owner'), ('EMAIL', 'owner@example.com'), ('DATE', f'{date}T23:59:59Z'))}
        subprocess.run(['git', *words], cwd=self.folder, check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**self.environment, **who})

    def commit(self, date):
        self.git('add', '-A', date=date)
        self.git('commit', '-q', '--allow-empty', '-m', 'guides', date=date)

    def plan(self, *words, status=0, folder='.'):
        result = subprocess.run([self.program, 'plan', *words, '--format', 'csv=plan.csv'], cwd=self.folder / folder, env=self.environment,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding='utf-8', check=False)
        expect(result.returncode == status, f'plan {words}', result.returncode, result.stderr)
        return result.stderr

    def points(self, name='history.tsv'):
        """{date: {measure: value}}"""
        points = {}
        for line in (self.folder / name).read_text(encoding='utf-8').splitlines():
            date, measure, value = line.split('\t')
            expect(measure not in points.setdefault(date, {}), 'a measure twice', line)
            points[date][measure] = int(value)
        return points


def companies():
    return sorted(one.name for one in FAULTY.iterdir())


def test_commits(repository):
    """Each week as it would have been checked out then and judged on its day."""
    for name in companies():
        shutil.copytree(FAULTY / name, repository.folder / 'research' / name)
    (repository.folder / 'guidelint.yaml').write_text('files: [nothing/*.md]\n', encoding='utf-8')  # that of today counts
    (repository.folder / 'research/notes.txt').write_text('no guide\n', encoding='utf-8')
    repository.commit('2026-01-10')
    first, second, *_ = companies()
    shutil.rmtree(repository.folder / 'research' / first)
    repository.commit('2026-02-08')  # a Sunday, at its last second
    repository.commit('2026-02-09')
    (repository.folder / 'guidelint.yaml').write_text(CONFIG, encoding='utf-8')
    shutil.rmtree(repository.folder / 'research' / second)
    repository.commit('2026-02-24')
    said = repository.plan('--today', '2026-03-01', '--since', '6w', '--history', 'history.tsv')
    expect(said == 'guidelint: 3 earlier commits judged of the last 6 weeks\n', 'how many commits', said)
    points = repository.points()
    expect(sorted(points) == ['2026-02-01', '2026-02-08', '2026-02-22', '2026-03-01'], 'a week without a commit has no point', sorted(points))
    count = len(companies())
    expect([points[date]['guides'] for date in sorted(points)] == [count, count - 1, count - 1, count - 2], 'guides', points)

    for date, commit in (('2026-02-01', 'HEAD~3'), ('2026-02-08', 'HEAD~2'), ('2026-02-22', 'HEAD~1')):
        repository.git('worktree', 'add', '-q', '--detach', f'../then-{date}', commit)
        then = Repository.__new__(Repository)
        then.folder, then.program, then.environment = repository.folder.parent / f'then-{date}', repository.program, repository.environment
        (then.folder / 'guidelint.yaml').write_text(CONFIG, encoding='utf-8')
        then.plan('--today', date, '--history', 'history.tsv')
        expect(then.points()[date] == points[date], f'the commit as if checked out on {date}', then.points(), points[date])

    repository.plan('--today', '2026-03-01', '--since', '1w', '--history', 'below.tsv', folder='research')
    expect(repository.points('research/below.tsv')['2026-02-22'] == points['2026-02-22'], 'from a folder below')
    expect(subprocess.run(['git', 'status', '--porcelain', '--', 'research/dunmore-health'], cwd=repository.folder, env=repository.environment,
                          stdout=subprocess.PIPE, check=True).stdout == b'', 'the work tree is as it was')


def test_shallow(repository, clone):
    repository.git('clone', '-q', '--depth', '1', f'file://{repository.folder}', str(clone))
    shallow = Repository.__new__(Repository)
    shallow.folder, shallow.program, shallow.environment = clone, repository.program, repository.environment
    said = shallow.plan('--today', '2026-03-01', '--since', '6w')
    expect(said == 'guidelint: 0 earlier commits judged of the last 6 weeks; this clone holds no older ones: git fetch --unshallow\n', 'shallow', said)


def test_without_commits(repository):
    shutil.copytree(FAULTY / companies()[0], repository.folder / 'research/one')
    said = repository.plan('--today', '2026-03-01', '--since', '6w', status=2)
    expect(said.startswith('guidelint: --since: ') and said.count('\n') == 1, 'no commit yet', said)


def test_file(repository):
    shutil.copytree(FAULTY / companies()[0], repository.folder / 'research/one')
    history = repository.folder / 'history.tsv'
    repository.plan('--today', '2026-12-28', '--history', 'history.tsv')
    first = repository.points()
    repository.plan('--today', '2026-12-28', '--history', 'history.tsv')
    expect(repository.points() == first, 'a day that is there is replaced')
    repository.plan('--today', '2027-01-04', '--history', 'history.tsv')
    expect(sorted(repository.points()) == ['2026-12-28', '2027-01-04'] and repository.points()['2026-12-28'] == first['2026-12-28'], 'the file grows')
    before = history.read_bytes()
    history.write_bytes(before + b'2027-01-04\terrors\tmany\n')
    said = repository.plan('--today', '2027-01-11', '--history', 'history.tsv', status=2)
    expect(said == f'guidelint: history.tsv:{before.count(bytes([10])) + 1}: "many" is no number\n', 'a broken line is named', said)
    expect(history.read_bytes().endswith(b'many\n'), 'a file that cannot be read stays as it is')
    history.unlink()
    history.mkdir()
    repository.plan('--today', '2027-01-11', '--history', 'history.tsv', status=2)
    repository.plan('--today', '2027-01-11', '--history', 'no/such/folder.tsv', status=2)


def main():
    if shutil.which('git') is None:
        print('skipped: git is not installed')
        return 77
    program = os.path.realpath(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix='guidelint-course-') as folder:
        scratch = pathlib.Path(folder).resolve()
        repository = Repository(scratch / 'commits', program)
        test_commits(repository)
        test_shallow(repository, scratch / 'clone')
        test_without_commits(Repository(scratch / 'none', program))
        test_file(Repository(scratch / 'file', program))
    print('passed')
    return 0


if __name__ == '__main__':
    sys.exit(main())
