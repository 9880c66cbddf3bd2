#!/usr/bin/env python3
"""Every example of docs/formats.md is what the program prints: formats_page.py PROGRAM PAGE

A block below a heading that names a format must stand in that format's output line by line; `…` stands for any text of the line.
"""
import pathlib, re, subprocess, sys, tempfile

FRONT = '---\ncompany: acme\nrole: data-engineer\n---\n# Data Engineer | Acme Guide\n\n| Region | Base Salary | Total Comp |\n|---|---|---|\n'
GUIDE = FRONT + '| London | $200K–$100K | $300K–$350K |\n'
SOUND = FRONT + '| London | $100K–$200K | $300K–$350K |\n'
MORE_GUIDES = {'junit': {'guides/acme/designer.md': SOUND}}


def printed(program, form):
    with tempfile.TemporaryDirectory() as scratch:
        pathlib.Path(scratch, '.git').mkdir()  # the search for guidelint.yaml ends here
        for path, text in {'guides/acme/data-engineer.md': GUIDE, **MORE_GUIDES.get(form, {})}.items():
            pathlib.Path(scratch, path).parent.mkdir(parents=True, exist_ok=True)
            pathlib.Path(scratch, path).write_text(text)
        command = [program, 'check', '--today', '2026-03-01', '--select', 'range-reversed', '--format', form, 'guides']
        return subprocess.run(command, cwd=scratch, capture_output=True, text=True).stdout


def main(program, page):
    program = str(pathlib.Path(program).resolve())
    shown = 0
    for form, section in re.findall(r'^## (\w+)(?: and \w+)?\n(.*?)(?=^## |\Z)', pathlib.Path(page).read_text(), re.MULTILINE | re.DOTALL):
        block = re.search(r'^```\w*\n(.*?)^```$', section, re.MULTILINE | re.DOTALL)
        if block is None or form == 'What':
            continue
        form = {'json': 'jsonl'}.get(form, form)
        output = printed(program, form)
        for line in block[1].splitlines():
            pattern = '.*'.join(re.escape(part) for part in line.split('…'))
            assert re.search(pattern, output), f'{form} does not print\n{line}\nbut\n{output}'
        shown += 1
    assert shown == 8, shown
    print(f'{shown} formats are shown as they are')


if __name__ == '__main__':
    main(*sys.argv[1:])
