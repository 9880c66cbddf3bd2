#!/usr/bin/env python3
"""What guidelint says and does when the system lets it down: faults_test.py PROGRAM FAULTY_IO

A fault is put into a run of two faulty guides: by faulty_io (LD_PRELOAD), by files that are none, by what the run is
given. Each time standard error and the exit code must be exactly those expected, what can be judged is judged, and no
guide changes but by a fix that went through. Skipped (77) where LD_PRELOAD does not work: not on Linux, or sanitizers.
"""
import json
import os
import pathlib
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

PROGRAM, SHIM = (str(pathlib.Path(argument).resolve()) for argument in sys.argv[1:3])
BASE = pathlib.Path(tempfile.mkdtemp()).resolve()
DAY = ['--today', '2026-03-01']
CHECK = ['check', '.', *DAY, '--select', 'range-reversed', '--format', 'concise']
FOUND = {name: f'{name}/role.md:7:16: error[range-reversed] base_low 165,000 is above base_high 120,000' for name in ('acme', 'bolt')}
faults = []


def guide(company):
    return f'''---
company: {company}
role: role
compensation:
  - region: Austin
    currency: USD
    base_low:  165000
    base_high: 120000
---
### Role | {company.title()} Global Negotiation Guide

Ask for £85K–£90K in London.
'''


class Case:
    """A fresh folder with two faulty guides, and what is expected of one run in it."""

    def __init__(self, title):
        self.title = title

    def __enter__(self):
        self.folder = BASE / 'work'
        self.folder.mkdir()
        for company in ('acme', 'bolt'):
            (self.folder / company).mkdir()
            (self.folder / company / 'role.md').write_text(guide(company))
        return self

    def __exit__(self, *error):
        for folder, names, _ in os.walk(self.folder):
            os.chmod(folder, 0o700)
        shutil.rmtree(self.folder)

    def fault(self, text):
        faults.append(f'{self.title}: {text}')

    def run(self, arguments=CHECK, io=None, env=None, **options):
        environment = {'PATH': os.environ['PATH'], 'HOME': str(BASE), 'LC_ALL': 'C.UTF-8', **(env or {})}
        if io is not None:
            environment |= {'LD_PRELOAD': SHIM, 'FAULTY_IO': io}
        done = subprocess.run([PROGRAM, *arguments], cwd=self.folder, env=environment, capture_output='stdout' not in options,
                              timeout=60, **options)
        self.code = done.returncode
        self.out = (done.stdout or b'').decode()
        self.err = (done.stderr or b'').decode()
        return self

    def expect(self, code, err='', said=(), found=('acme', 'bolt')):
        """`said`: lines of standard output; `found`: whose faults are told, nobody else's."""
        if self.code != code:
            self.fault(f'exit {self.code}, expected {code}: {self.out[-600:]} {self.err[-300:]}')
        if self.err != (err and err + '\n'):
            self.fault(f'says {self.err!r}, expected {err!r}')
        lines = self.out.splitlines()
        for line in said:
            if line not in lines:
                self.fault(f'does not say {line!r} but {lines}')
        for company, line in FOUND.items():
            if (company in found) != any(told.startswith(line) for told in lines):
                self.fault(f'{"lacks" if company in found else "has"} the finding of {company}: {lines}')
        return self

    def unchanged(self, *companies):
        for company in companies or ('acme', 'bolt'):
            if (self.folder / company / 'role.md').read_text() != guide(company):
                self.fault(f'the guide of {company} is not what it was')
        left = [str(path) for path in self.folder.rglob('*') if path.is_file() and path.name != 'role.md']
        if left:
            self.fault(f'left behind: {left}')


def reading():
    for title, io in (('short reads', 'read=short*:'), ('interrupted reads', 'read=EINTR*:.md')):
        with Case(title) as case:
            case.run(io=io).expect(1)
    for what, message in (('EIO', 'input/output error'), ('ESTALE', 'stale file handle')):
        for at in (1, 2):
            with Case(f'{what} of read {at}') as case:
                case.run(io=f'read={what}@{at}:acme').expect(2, said=[f'cannot read acme/role.md: {message}'], found=['bolt'])
    for what, message in (('EMFILE', 'too many open files'), ('ENOMEM', 'cannot allocate memory'), ('EACCES', 'permission denied')):
        with Case(f'{what} of open') as case:
            case.run(io=f'open={what}*:role.md').expect(2, found=[], said=[f'cannot read {name}/role.md: {message}' for name in FOUND])
    with Case('a folder that cannot be opened') as case:
        case.run(io='open=EACCES:bolt').expect(2, said=['cannot read bolt: permission denied'], found=['acme'])
    with Case('a folder that cannot be read to its end') as case:
        case.run(io='readdir=EIO:bolt').expect(2, said=['cannot read bolt: input/output error'], found=['acme'])
    with Case('a file that shrinks while it is read') as case:
        case.run(io='read=end:acme').expect(2, said=['acme/role.md became shorter while it was read'], found=['bolt'])
    with Case('a configuration that cannot be read') as case:
        (case.folder / 'guidelint.yaml').write_text('files: ["**/*.md"]\n')
        case.run(io='read=EIO:guidelint.yaml').expect(2, 'guidelint: cannot read guidelint.yaml: input/output error', found=[])


def reading_twice():
    """All rules: the guides are read a second time, and are no longer what they were."""
    everything = ['check', '.', *DAY, '--format', 'concise']
    changed = 'acme/role.md has changed while it was being checked'
    with Case('a second reading that fails') as case:
        case.run(everything, io='read=EIO@3:acme').expect(2, said=['cannot read acme/role.md: input/output error'], found=['bolt'])
    with Case('a guide that is written while the corpus is read') as case:
        many = case.folder / 'many'
        many.mkdir()
        for number in range(400):
            (many / f'{number}.md').write_text(guide('many') + 'x\n' * 2000)
        target = case.folder / 'acme' / 'role.md'
        stop = time.monotonic() + 30
        while time.monotonic() < stop:
            run = subprocess.Popen([PROGRAM, *everything, '--jobs', '1'], cwd=case.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            while run.poll() is None:
                target.write_text(guide('acme') + f'{time.monotonic_ns()}\n')
                time.sleep(0.002)
            out = run.stdout.read().decode()
            if run.returncode == 2 and (changed in out.splitlines() or 'acme/role.md became shorter while it was read' in out.splitlines()):
                break
        else:
            case.fault('a guide that is always being written was never noticed')


def tree():
    with Case('links that lead round in circles') as case:
        (case.folder / 'loop').symlink_to('.')
        (case.folder / 'a.md').symlink_to('b.md')
        (case.folder / 'b.md').symlink_to('a.md')
        case.run().expect(2, said=[f'cannot read {name}.md: too many levels of symbolic links' for name in 'ab'])
    with Case('a link to nowhere') as case:
        (case.folder / 'a.md').symlink_to('gone.md')
        case.run().expect(2, said=['cannot read a.md: no such file or directory'])
    with Case('a pipe nobody writes to') as case:
        os.mkfifo(case.folder / 'pipe.md')
        case.run().expect(2, said=['pipe.md is not a regular file'])
        case.run([*CHECK[:1], 'pipe.md', *CHECK[2:]]).expect(2, said=['pipe.md is not a regular file'], found=[])
    with Case('a socket') as case, socket.socket(socket.AF_UNIX) as listener:
        os.chdir(case.folder)
        listener.bind('socket.md')
        os.chdir(BASE)
        case.run().expect(2, said=['cannot read socket.md: no such device or address'])
    with Case('a device') as case:
        case.run(['check', '/dev/zero', *CHECK[2:]]).expect(2, said=['/dev/zero is not a regular file'], found=[])
    with Case('a folder named as a guide') as case:
        (case.folder / 'folder.md').mkdir()
        case.run().expect(1)
    with Case('a path no system call takes') as case:
        above = os.getcwd()
        os.chdir(case.folder)
        for _ in range(25):
            os.mkdir('d' * 200)
            os.chdir('d' * 200)
        pathlib.Path('role.md').write_text(guide('deep'))
        os.chdir(above)
        case.run()
        lines = [line for line in case.out.splitlines() if line.startswith('cannot read d')]
        if case.code != 2 or len(lines) != 1 or 'bytes in all' not in lines[0]:  # the path is cut, and all behind it
            case.fault(f'exit {case.code}, {lines}')
        subprocess.run(['rm', '-rf', 'd' * 200], cwd=case.folder, check=True)
    with Case('a folder that is gone') as case:
        gone = case.folder / 'gone'
        gone.mkdir()
        case.run(preexec_fn=lambda: (os.chdir(gone), gone.rmdir())).expect(2, 'guidelint: no guide found', found=[])


def names():
    """Names that are commands elsewhere: nothing of them begins a line, and machines read them back."""
    bad = 'acme/a\n::error::x"\'.md'
    raw = b'acme/\xff\xfe.md'
    for form in ('full', 'concise', 'github', 'markdown', 'junit', 'json', 'jsonl', 'sarif', 'rdjson'):
        with Case(f'names in {form}') as case:
            shutil.copy(case.folder / 'acme/role.md', case.folder / bad)
            shutil.copy(case.folder / 'acme/role.md', os.fsencode(case.folder) + b'/' + raw)
            case.run([*CHECK[:-1], form])
            if case.code != 1 or case.err:
                case.fault(f'exit {case.code}, {case.err}')
            if '\n::error::x' in case.out or '\n::error::x' in case.out.replace('%0A', '\0'):
                case.fault('a name has become a command')
            if form in ('json', 'sarif', 'rdjson'):
                json.loads(case.out)
            if form == 'json' and bad not in {finding['path'] for finding in json.loads(case.out)['findings']}:
                case.fault('the name does not come back')


def writing():
    report = [*CHECK, '--format', 'json=out.json']
    for call, what, message in (('write', 'ENOSPC', 'no space left on device'), ('write', 'EDQUOT', 'disk quota exceeded'),
                                ('open', 'EROFS', 'read-only file system'), ('rename', 'EIO', 'input/output error')):
        with Case(f'{what} of {call} for a report') as case:
            where = 'out.json' if call == 'rename' else ('.guidelint' if call == 'open' else str(case.folder))
            case.run(report, io=f'{call}={what}:{where}').expect(2, f'guidelint: cannot write out.json: {message}')
            case.unchanged()
        with Case(f'{what} of {call} for a fix') as case:
            fixing = ['check', '.', *DAY, '--select', 'range-reversed', '--fix', '--unsafe-fixes', '--format', 'concise']
            where = 'acme' if call != 'open' else '.guidelint'
            case.run(fixing, io=f'{call}={what}:{where}')
            if case.code != 2 or f'guidelint: cannot write acme/role.md: {message}' not in case.err:
                case.fault(f'exit {case.code}, {case.err}')
            case.unchanged('acme')
    with Case('short writes') as case:
        case.run(report, io='write=short*:out').expect(1)
        json.loads((case.folder / 'out.json').read_text())
    with Case('a full device') as case, open('/dev/full', 'wb') as full:
        case.run(stdout=full, stderr=subprocess.PIPE)
        case.expect(2, 'guidelint: cannot write to standard output: no space left on device', found=[])
    with Case('a pipe that is closed early') as case:
        reader, writer = os.pipe()
        os.close(reader)
        case.run(stdout=writer, stderr=subprocess.PIPE)
        os.close(writer)
        case.expect(2, found=[])


def streams():
    with Case('no standard streams at all') as case:
        shell = f'exec "{PROGRAM}" {" ".join(CHECK)} >&- 2>&- <&-'
        code = subprocess.run(['sh', '-c', shell], cwd=case.folder).returncode
        if code != 2:
            case.fault(f'exit {code}, expected 2')
    with Case('a fix without standard error') as case:
        (case.folder / 'bolt/role.md').chmod(0o444)
        shell = f'exec "{PROGRAM}" check . {" ".join(DAY)} --select range-reversed --fix --unsafe-fixes --format json=out.json >&- 2>&-'
        subprocess.run(['sh', '-c', shell], cwd=case.folder)
        mended = guide('acme').replace('165000', 'TOP').replace('120000', '165000').replace('TOP', '120000')
        if (case.folder / 'acme/role.md').read_text() != mended:
            case.fault('the guide holds what was meant for somebody to read')
        json.loads((case.folder / 'out.json').read_text())
    with Case('no standard input') as case:
        code = subprocess.run(['sh', '-c', f'exec "{PROGRAM}" check --stdin-filename a.md {" ".join(DAY)} <&-'], cwd=case.folder, capture_output=True)
        if code.returncode != 2 or code.stderr != b'guidelint: cannot read standard input: bad file descriptor\n':
            case.fault(f'exit {code.returncode}, {code.stderr!r}')


def surroundings():
    with Case('an empty environment') as case:
        done = subprocess.run([PROGRAM, *CHECK], cwd=case.folder, env={}, capture_output=True)
        case.code, case.out, case.err = done.returncode, done.stdout.decode(), done.stderr.decode()
        case.expect(1)
    with Case('a locale that is none') as case:
        case.run(env={'LC_ALL': 'xx_YY.none', 'LANG': 'de_DE'}).expect(1)
    with Case('few open files') as case:
        case.run(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (8, 8))).expect(1)
    with Case('little memory') as case:
        for megabytes in (8, 10, 12, 14, 16, 20, 24, 32):
            case.run(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20)))
            loader = case.code == 127 and 'shared' in case.err  # the system could not even load it
            if not loader and case.code != 1 and (case.code, case.err) != (2, 'guidelint: not enough memory\n'):
                case.fault(f'{megabytes} MB: exit {case.code}, {case.err!r}')
        case.unchanged()
    for second in (-1, -99999999999, 99999999999, 253402300800):
        with Case(f'a clock that says {second}') as case:
            arguments = ['check', '.', '--select', 'range-reversed', '--format', 'concise']
            case.run(arguments, io='', env={'FAULTY_TIME': str(second)}).expect(1)
    with Case('an impossible SOURCE_DATE_EPOCH') as case:
        case.run(['check', '.'], env={'SOURCE_DATE_EPOCH': '99999999999999'})
        case.expect(2, 'guidelint: SOURCE_DATE_EPOCH is not a number of seconds since 1970', found=[])


def git():
    compare = ['check', '--changed', *CHECK[2:]]
    with Case('no git') as case:
        case.run(compare, env={'PATH': '/nonexistent'})
        case.expect(2, 'guidelint: --changed: cannot run git: it is not installed, or not in PATH', found=[])
    for script, said in (('exit 3', 'git ended with status 3 in '), ('kill -9 $$', 'git was ended by signal 9')):
        with Case(f'git that does {script!r}') as case:
            program = case.folder / 'bin' / 'git'
            program.parent.mkdir()
            program.write_text(f'#!/bin/sh\n{script}\n')
            program.chmod(0o755)
            case.run(compare, env={'PATH': f'{program.parent}:{os.environ["PATH"]}'})
            if case.code != 2 or not case.err.startswith(f'guidelint: --changed: {said}'):
                case.fault(f'exit {case.code}, {case.err!r}')


def interrupted():
    with Case('an interrupt while checking') as case:
        many = case.folder / 'many'
        many.mkdir()
        for number in range(3000):
            (many / f'{number}.md').write_text(guide('many'))
        for delay in (0.001, 0.01, 0.05, 0.1):
            run = subprocess.Popen([PROGRAM, 'check', '.', *DAY, '--format', 'json=out.json'], cwd=case.folder,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            time.sleep(delay)
            run.send_signal(signal.SIGINT)
            run.communicate(timeout=60)
            if run.returncode not in (-signal.SIGINT, 1):
                case.fault(f'exit {run.returncode} after {delay} s')
            report = case.folder / 'out.json'
            if report.exists():
                json.loads(report.read_text())
                report.unlink()


def main():
    if not sys.platform.startswith('linux'):
        print('skipped: LD_PRELOAD is of Linux')
        return 77
    probe = subprocess.run([PROGRAM, '--version'], env={'LD_PRELOAD': SHIM, 'FAULTY_IO': ''}, capture_output=True)
    if probe.returncode != 0:
        print(f'skipped: the program does not run with LD_PRELOAD (sanitizers do not): {probe.stderr.decode()[:200]}')
        return 77
    os.umask(0o022)
    for part in (reading, reading_twice, tree, names, writing, streams, surroundings, git, interrupted):
        part()
    for fault in faults:
        print(f'FAILED: {fault}')
    print(f'{len(faults)} faults')
    return 1 if faults else 0


if __name__ == '__main__':
    try:
        sys.exit(main())
    finally:
        shutil.rmtree(BASE, ignore_errors=True)
