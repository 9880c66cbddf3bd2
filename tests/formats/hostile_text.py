#!/usr/bin/env python3
"""Guides of random hostile text, printed in every format under GitHub Actions: nothing of them acts, and what was meant is read back.

    hostile_text.py PROGRAM [ROUNDS] [SEED]

Every round writes a folder of guides whose paths, keys, values, titles and cells hold what terminals, GitHub's runner, Markdown, HTML, XML, JSON
and YAML obey, judges it once, and reads every format with a reader of its own: annotations with the runner's rules (runner.py) give exactly what
json says is meant; Markdown with cmark-gfm (markdown_reader.py); XML with a parser and junit.xsd; JSON with a parser. No output holds a
control byte but line feeds. Readers that are missing are named and left out.
"""
import collections, json, os, pathlib, random, re, shutil, subprocess, sys, tempfile, unicodedata, xml.etree.ElementTree as tree

sys.dont_write_bytecode = True  # the folder of the sources stays as it is
import markdown_reader, runner

HERE = pathlib.Path(__file__).parent
PARTS = ['::error::x', '::error file=a,line=1::x', '##[error]x', '##[', '##', '::', '%0A::warning::y', '%25', '%0D', ']]>', '<![CDATA[', '<script>alert(1)</script>',
         '</details>', '</summary>', '<!--', '-->', '@org/team', '@user', '#12', 'org/repo#3', 'GH-4', 'www.evil.example', 'http://evil.example/x', 'a@evil.example',
         'deadbeefdeadbeef', ':smile:', '![x](http://e.example)', '[a](b)', '[x]: y', '|', '||', '\\|', '`', '``', '```', '~~~', '*', '**', '_', '__', '$a$', '&amp;', '&#64;org',
         '\\', '\\`', '\'', '"', '- ', '# ', '1. ', '> ', '::stop-commands::t', '::t::', ',', ':', '=', ';', '{', '}', 'é', '中', '👍', ' ', '  ', '12', '$200K', 'a', 'London',
         '\x1b]8;;http://evil.example\x07', '\x1b[31m', '\x1b[2J', '\x07', '\x08', '\x7f', '\u202e', '\u2066', '\u200b', '\ufeff', '\u2028', '\x85', '\ufffe', '\u00a0', '\t', '\r']
RAW = [part.encode() for part in PARTS] + [b'\x00', b'\xff', b'\xc3', b'\xed\xa0\x80', b'\xf4\x90\x80\x80']
FILES = {'json': 'o.json', 'jsonl': 'o.jsonl', 'sarif': 'o.sarif', 'rdjson': 'o.rdjson', 'junit': 'o.xml', 'markdown': 'o.md', 'github': 'o.log'}


def text(chance, most=5):
    return b''.join(chance.choice(RAW) for _ in range(chance.randint(1, most)))


def name(chance):
    made = text(chance, 4).replace(b'/', b'').replace(b'\0', b'') or b'a'
    return made[:60] + (b'\n::error::z' if chance.random() < 0.1 else b'')


def yaml_value(chance):
    made = text(chance)
    if chance.random() < 0.5:
        return made.replace(b'\r', b'')
    quoted = made.decode(errors='replace').replace('\\', '\\\\').replace('"', '\\"')
    return ('"' + ''.join(c if c.isprintable() else f'\\u{ord(c):04x}' for c in quoted if ord(c) < 0x10000) + '"').encode()


def guide(chance):
    lines = [b'---']
    for key in (b'company', b'role', b'last_updated', b'next_review_due', b'summary', text(chance, 2)):
        if chance.random() < 0.7:
            lines.append(key + b': ' + yaml_value(chance))
    if chance.random() < 0.6:
        lines += [b'compensation:', b'  - region: ' + yaml_value(chance), b'    base_low: 200000', b'    base_high: 100000',
                  b'    currency: ' + yaml_value(chance)]
    lines += [b'---', b'# ' + text(chance) + b' | ' + text(chance), b'', b'| Region | ' + chance.choice([b'Base Salary', text(chance, 2)]) + b' | Total Comp |',
              b'|---|---|---|']
    for _ in range(chance.randint(1, 3)):
        lines.append(b'| ' + text(chance).replace(b'\n', b'') + b' | $200K\xe2\x80\x93$100K | ' + chance.choice([b'$300K-$150K', text(chance, 3)]) + b' |')
    lines += [b'', text(chance, 8), b'<!-- guidelint-ignore ' + text(chance, 2) + b' -->']
    return b'\n'.join(lines) + b'\n'


def run(program, folder, *arguments, **variables):
    environment = {key: value for key, value in os.environ.items() if not key.startswith('GITHUB_')}
    environment.update(GITHUB_ACTIONS='true', LC_ALL='C.UTF-8', **variables)
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, env=environment)
    assert done.returncode in (0, 1), (arguments, done.returncode, done.stderr)
    return done.stdout


def as_printed(meant, keeps_line_ends=False):
    """A pattern for what printable.h makes of a text. In json a byte that is not UTF-8 is U+FFFD."""
    pattern = ''
    for at, character in enumerate(meant):
        if character == '\ufffd':
            pattern += r'(?:\ufffd|(?:\\x[0-9a-f]{2}))'
        elif character == '\t':
            pattern += ' '
        elif keeps_line_ends and character in '\r\n':
            pattern += character
        elif character in '\r\n':
            pattern += re.escape(repr(character)[1:-1])
        elif character == '[' and meant[:at].endswith('##'):
            pattern += r'\\x5b'
        elif unicodedata.category(character) in ('Cc', 'Cf', 'Zl', 'Zp', 'Cs') and character not in '\u200c\u200d':
            code = ord(character)
            pattern += re.escape(f'\\x{code:02x}' if code < 0x80 else f'\\u{{{code:04x}}}')
        else:
            pattern += re.escape(character)
    return pattern


def annotation(finding):
    data = as_printed(finding['message'])
    if finding['detail']:
        data += '\n' + as_printed(finding['detail'])
    if finding['cause']:
        data += '\ncause: ' + as_printed(finding['cause']['text'])
    return re.compile(data), re.compile(as_printed(finding['path'], True))


def is_of(command, finding):
    kind, properties, data = command
    message, path = annotation(finding)
    start, end = finding['span']['start'], finding['span']['end']
    place = {'line': str(start['line'])}
    if end['line'] == start['line']:
        place['col'] = str(start['column'])
    return (kind == finding['level'] and properties.get('title') == finding['rule'] and message.fullmatch(data) is not None and
            path.fullmatch(properties.get('file', '')) is not None and all(properties.get(key) == value for key, value in place.items()) and
            ('col' in properties) == ('col' in place))


def check_annotations(log, findings):
    read = runner.commands(log)
    counts = collections.Counter(finding['level'] for finding in findings)
    for level in ('error', 'warning'):
        meant = [finding for finding in findings if finding['level'] == level]
        found = [command for command in read if command[0] == level]
        assert len(found) == min(10, len(meant)), (level, found)
        left = list(meant)
        for command in found:
            match = next((finding for finding in left if is_of(command, finding)), None)
            assert match is not None, f'nobody meant {command}'
            left.remove(match)
        causes = {(one['rule'], (one['cause'] or {}).get('group')) for one in meant}
        titles = collections.Counter(command[1]['title'] for command in found)
        rules = {rule for rule, _ in causes}
        assert len(causes) > 10 or set(titles) == rules, 'one of each cause comes first'
    more = sum(max(0, counts[level] - 10) for level in ('error', 'warning'))
    notices = [command for command in read if command[0] == 'notice']
    assert len(read) == len(notices) + min(10, counts['error']) + min(10, counts['warning'])
    assert len(notices) == (more > 0) and all(f'+{more:,} more' in command[2] for command in notices), notices


def check_clean(what, data):
    printed = data.decode()  # valid UTF-8
    bad = [character for character in printed if unicodedata.category(character) == 'Cc' and character != '\n']
    assert not bad, (what, bad)
    return printed


def check_for_eyes(what, data):
    printed = check_clean(what, data)
    bad = [character for character in printed if unicodedata.category(character) in ('Cf', 'Zl', 'Zp') and character not in '\u200c\u200d']
    assert not bad, (what, bad)
    return printed


def check_silent(what, printed):
    read = [command for command in runner.commands(printed) if command[0] != 'stop-commands']
    assert not read, (what, read)


def check_junit(data, path, findings):
    check_silent('junit', check_for_eyes('junit', data))
    root = tree.fromstring(data)
    cases = list(root.iter('testcase'))
    for attribute, tag in (('tests', 'testcase'), ('failures', 'failure'), ('errors', 'error'), ('skipped', 'skipped')):
        assert int(root.get(attribute)) == len(list(root.iter(tag))), attribute
        for suite in root:
            assert int(suite.get(attribute)) == len(list(suite.iter(tag))), attribute
    failed = {(one['rule'], one['path']) for one in findings if one['level'] != 'info' and one['status'] == 'new'}
    assert len([case for case in cases if case.find('failure') is not None]) == len(failed)
    if shutil.which('xmllint'):
        subprocess.run(['xmllint', '--noout', '--nonet', '--schema', str(HERE / 'junit.xsd'), path], check=True, capture_output=True)


def one_round(program, chance, libraries):
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(os.fsencode(scratch), b'run')
        os.makedirs(os.path.join(folder, b'.git'))
        for _ in range(chance.randint(1, 8)):
            place = os.path.join(folder, b'g' + name(chance))
            os.makedirs(place, exist_ok=True)
            pathlib.Path(os.fsdecode(os.path.join(place, b'g' + name(chance) + b'.md'))).write_bytes(guide(chance))
        usual = ('--today', '2026-03-01', '--no-baseline')
        group = chance.choice([(), ('--group-by', chance.choice(['rule', 'cause', 'company', 'owner', 'file']))])
        outputs = [f'--format={form}={scratch}/{file}' for form, file in FILES.items()]
        run(program, folder, 'check', *usual, *group, '--verbose', *outputs, '.')
        made = {form: pathlib.Path(scratch, file).read_bytes() for form, file in FILES.items()}

        report = json.loads(check_clean('json', made['json']))
        records = [json.loads(line) for line in check_clean('jsonl', made['jsonl']).splitlines() if line]
        findings = report['findings']
        assert [{'type': 'finding', **one} for one in findings] == [one for one in records if one['type'] == 'finding']
        new = [one for one in findings if one['status'] in ('new', 'expired')]
        for form in ('json', 'jsonl', 'sarif', 'rdjson'):
            check_silent(form, made[form].decode())
        assert len(json.loads(check_clean('sarif', made['sarif']))['runs'][0]['results']) == len(findings)
        assert len(json.loads(check_clean('rdjson', made['rdjson']))['diagnostics']) == len(new)
        check_annotations(check_for_eyes('github', made['github']), new)
        check_junit(made['junit'], f'{scratch}/{FILES["junit"]}', findings)
        check_silent('markdown', check_for_eyes('markdown', made['markdown']))
        pages = {'markdown': made['markdown']}

        for form in ('full', 'concise'):
            check_silent(form, check_for_eyes(form, run(program, folder, 'check', *usual, *group, '--format', form, '.')))
        for form in ('text', 'markdown'):
            made_due = run(program, folder, 'due', '--today', '2026-03-01', '--all', '--format', form, '.')
            check_silent(f'due {form}', check_for_eyes(f'due {form}', made_due))
        pages['due markdown'] = made_due
        summary = pathlib.Path(scratch, 'summary.md')
        summary.write_text('# before\n')
        log = check_for_eyes('log', run(program, folder, 'check', '--today', '2026-03-01', '.', GITHUB_STEP_SUMMARY=str(summary)))
        counts = collections.Counter(one['level'] for one in new)
        annotations = [one for one in runner.commands(log) if one[0] not in ('stop-commands', 'notice')]
        assert len(annotations) == min(10, counts['error']) + min(10, counts['warning'])
        assert summary.read_text().startswith('# before\n\n### guidelint: ')
        if libraries:
            for what, page in pages.items():
                found = markdown_reader.faults(libraries, page)
                assert not found, (what, found[:5], page.decode())
        return len(findings)


def check_readers(libraries):
    """The readers see what they are there for."""
    assert [one[0] for one in runner.commands(' ::error x=y::a\nb ##[warning]c\n::stop-commands::t\n::error::d\n::t::\n::notice::e')] == [
        'error', 'warning', 'stop-commands', 'notice']
    for page in (b'@org', b'a #12', b'www.evil.example', b'http://x.example', b'a@b.example', b'deadbeef', b':+1:', b'<b>x', b'*x*', b'[a](b)', b'![a](b)',
                 b'a\n\n<!-- x -->', b'<details>\n@org\n</details>', b'~~x~~', b'> x', b'```\nx\n```', b'a\n\n---'):
        assert not libraries or markdown_reader.faults(libraries, page), page
    assert not libraries or not markdown_reader.faults(libraries, b'# a\n\n- `@x` \\*b\\*\n\n<details><summary><code>#1</code></summary>\n\nx\n\n</details>')


def main(program, rounds='12', seed='1'):
    program = str(pathlib.Path(program).resolve())
    libraries = markdown_reader.find_library()
    if not libraries:
        print('cmark-gfm is missing: Markdown is not parsed')
    if not shutil.which('xmllint'):
        print('xmllint is missing: junit is parsed and not validated')
    check_readers(libraries)
    total = 0
    for number in range(int(rounds)):
        try:
            total += one_round(program, random.Random(f'{seed}/{number}'), libraries)
        except AssertionError:
            print(f'round {number} of seed {seed}', file=sys.stderr)
            raise
    print(f'{rounds} rounds, {total} findings')


if __name__ == '__main__':
    main(*sys.argv[1:])
