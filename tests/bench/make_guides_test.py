#!/usr/bin/env python3
"""The generator of guides makes the same on every machine, and what it calls right or wrong is so.

    tests/bench/make_guides_test.py PROGRAM
"""
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True
import made_company
import made_faults
import made_guide

K_SUM = '46fe0212d7569e551919a025aed6cc86f4daa90b148665c6adec515f453649b7'  # of the first 280 guides of seed 1
TODAY = ['--today', '2026-03-01']


def make(folder, *arguments):
    subprocess.run([HERE / 'make_guides', folder, *arguments], check=True, stdout=subprocess.DEVNULL)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob('*.md'))}


def found(program, folder, *more):
    run = subprocess.run([program, 'check', folder, *TODAY, '--format', 'json', *more], cwd=folder, capture_output=True,
                         check=False)
    return json.loads(run.stdout)['findings']


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    passed, failed = 0, []

    def check(fact, wrong=''):
        nonlocal passed
        passed += not wrong
        if wrong:
            failed.append(f'{fact}: {wrong}')

    with tempfile.TemporaryDirectory() as name:
        where = pathlib.Path(name).resolve()
        many = make(where / 'many', '--guides', '280', '--jobs', '2')
        few = make(where / 'few', '--guides', '150', '--jobs', '1')
        total = hashlib.sha256(b'\0'.join(name.encode() + b'\0' + text for name, text in many.items())).hexdigest()
        check('the same on every machine', '' if total == K_SUM else f'the sum is {total}')
        check('as many as asked for', '' if (len(many), len(few)) == (280, 150) else f'{len(many)} and {len(few)}')
        differ = [name for name, text in few.items() if many[name] != text]
        check('a larger corpus begins with the smaller one, on any number of processes', differ[:3])

        right = where / 'right'
        make(right, '--guides', '560', '--faults', '0')
        wrong = [f"{one['rule']} in {one['path']}" for one in found(program, right) if one['level'] != 'info']
        check('guides without faults have no errors and no warnings', wrong[:3])

        for place, (rule, change) in enumerate(made_faults.FAULTS):
            for number in range(40):
                company = made_company.Company(1, number)
                before = made_guide.make_guide(1, company, company.roles[0])
                after = change(*before)
                if after != before:
                    break
            folder = where / f'fault-{place}'
            (folder / company.slug).mkdir(parents=True)
            (folder / company.slug / 'data-engineer.md').write_text(''.join(after), newline='')
            rules = sorted({one['rule'] for one in found(program, folder, '--verbose')})
            check(rule, '' if rule in rules else f'found are {rules}')
    for line in failed:
        print(line)
    print(f'{passed} passed, {len(failed)} failed')
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
