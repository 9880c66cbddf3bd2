#!/usr/bin/env python3
"""Puts one defect into a clean guide and asks whether guidelint reports it: at its line, by the rule about it, and nothing else beside it.

    defects.py PROGRAM FOLDER [--today DATE] [--every N] [--verbose]

FOLDER holds COMPANY/ROLE.md with front matter. Only guides without a finding are used (infos do not count); every guide gets every defect that
fits it. A defect names the rules that may speak, the lines they may point at, and what counts as noise is any other error or warning.
Exit code 0 if every defect was found and stood alone.
"""
import argparse, collections, json, os, pathlib, re, subprocess, sys, tempfile

DEFECTS = {}


def defect(*rules, level=None):
    """Registers a function text -> (text, {lines}) or None where the defect does not fit the guide."""
    def register(function):
        DEFECTS[function.__name__.replace('_', '-')] = (function, rules, level)
        return function
    return register


def line_of(text, offset):
    return text.count('\n', 0, offset) + 1


def replace(text, match, new):
    return text[:match.start()] + new + text[match.end():]


def front_entry(text):
    """The first entry of compensation that has whole numbers for base, stock and total."""
    for match in re.finditer(r'  - region: .*\n(?:    .*\n)+', text):
        if re.search(r'base_low: \d', match[0]) and re.search(r'total_comp_low: \d', match[0]):
            return match
    return None


def value(text, key, within=None):
    begin, end = within or (0, len(text))
    return re.compile(rf'^( *){key}: (.+)$', re.M).search(text, begin, end)


def set_value(text, key, new, within=None):
    match = value(text, key, within)
    if not match or match[2] == 'null':
        return None
    at = match.start(2)
    return text[:at] + new + text[match.end(2):], {line_of(text, at)}


def swap(text, low, high):
    entry = front_entry(text)
    if not entry:
        return None
    a, b = value(text, low, entry.span()), value(text, high, entry.span())
    if not a or not b or not a[2].isdigit() or not b[2].isdigit() or a[2] == b[2]:
        return None
    lines = {line_of(text, a.start(2)), line_of(text, b.start(2))}
    return text[:a.start(2)] + b[2] + text[a.end(2):b.start(2)] + a[2] + text[b.end(2):], lines


@defect('range-reversed')
def reversed_base(text):
    return swap(text, 'base_low', 'base_high')


@defect('range-reversed')
def reversed_total(text):
    return swap(text, 'total_comp_low', 'total_comp_high')


def table_row(text):
    """(match of the row, its cells) for the first region row with a plain base range."""
    header = re.search(r'^\| *Region *\|.*\n\|[-| :]+\|\n', text, re.M)
    if not header:
        return None
    row = re.compile(r'^\|(.+)\|$', re.M).search(text, header.end() - 1)
    return (row, row[1].split('|')) if row and row.start() <= header.end() else None


AMOUNT = r'(?:[A-Z]{3} ?|[A-Z]{0,2}[$€£₹])[\d,.]+[KML]?'
RANGE = re.compile(rf'({AMOUNT})( ?[-–] ?)({AMOUNT})')


@defect('range-reversed')
def reversed_cell(text):
    found = table_row(text)
    if not found:
        return None
    row, cells = found
    match = RANGE.search(cells[1])
    if not match or match[1] == match[3] or '/' in cells[1]:
        return None
    cells[1] = cells[1][:match.start()] + match[3] + match[2] + match[1] + cells[1][match.end():]
    return replace(text, row, '|' + '|'.join(cells) + '|'), {line_of(text, row.start())}


@defect('currency-mismatch')
def wrong_currency(text):
    entry = front_entry(text)
    match = entry and value(text, 'currency', entry.span())
    return match and set_value(text, 'currency', 'JPY' if match[2] != 'JPY' else 'CHF', entry.span())


def scaled_total(text, factor):
    """The total of one row changed on both sides."""
    entry, found = front_entry(text), table_row(text)
    if not entry or not found:
        return None
    row, cells = found
    region = re.match(r'  - region: "?(.*?)"?\n', entry[0])[1]
    plain = lambda s: re.sub(r'[*]|\s*\([^)]*\)\s*$', '', s).strip()
    if plain(region) != plain(cells[0]) or '/' in cells[-1]:
        return None
    if any(re.search(r'[A-Za-z]{4}', cell) for cell in cells[1:]):
        return None  # words: what cannot be read may explain any total
    if len({sign for cell in cells[1:] for sign in re.findall(r'([A-Z]{0,3} ?[$€£₹])[\d]', cell)}) > 1:
        return None  # dollars and pounds do not add up to anything
    match = re.search(r'(.*?)([\d,.]+)(K?)( ?[-–] ?)(\D*)([\d,.]+)(K?)(.*)', cells[-1])
    if not match or '.' in match[2] + match[6] or bool(match[3]) != bool(match[7]) or re.search(r'[ML%]', cells[-1]):
        return None
    def number(digits, k):
        return int(digits.replace(',', '')) * (1000 if k else 1)
    def written(amount, k):
        return str(amount // 1000) if k else f'{amount:,}'
    low, high = ((int(number(match[i], match[i + 1]) * factor) // 1000) * 1000 for i in (2, 6))
    cells[-1] = f'{match[1]}{written(low, match[3])}{match[3]}{match[4]}{match[5]}{written(high, match[7])}{match[7]}{match[8]}'
    lines = {line_of(text, row.start())}
    text = replace(text, row, '|' + '|'.join(cells) + '|')
    for key, amount in (('total_comp_low', low), ('total_comp_high', high)):
        changed = set_value(text, key, str(amount), entry.span())
        if not changed:
            return None
        text, more = changed
        lines |= more
        if value(text, 'currency', (entry.start(), entry.end() + 4)) is None:
            return None
    return text, lines


@defect('total-mismatch', 'total-row-outlier', 'total-below-base')
def total_up_30(text):
    return scaled_total(text, 1.3)


@defect('total-mismatch', 'total-row-outlier', 'total-below-base')
def total_down_30(text):
    return scaled_total(text, 0.7)


@defect('date-order')
def due_before_update(text):
    return set_value(text, 'next_review_due', '2025-05-23')


@defect('updated-in-future', 'date-order')
def updated_in_future(text):
    return set_value(text, 'last_updated', '2027-02-23')


@defect('wrong-type')
def no_such_day(text):
    return set_value(text, 'next_review_due', '2026-02-30')


@defect('wrong-type')
def no_such_day_of_update(text):
    return set_value(text, 'last_updated', '2026-02-30')


@defect('wrong-type')
def number_with_k(text):
    entry = front_entry(text)
    match = entry and value(text, 'base_low', entry.span())
    return match and set_value(text, 'base_low', match[2][:-3] + 'K', entry.span())


@defect('yaml-syntax')
def tab(text):
    entry = front_entry(text)
    match = entry and value(text, 'base_high', entry.span())
    return match and (text[:match.start()] + '\t' + text[match.start():].lstrip(' '), {line_of(text, match.start())})


@defect('duplicate-key')
def duplicate_key(text):
    match = value(text, 'role_display')
    return match and (text[:match.end() + 1] + match[0] + '\n' + text[match.end() + 1:], {line_of(text, match.end() + 1)})


@defect('duplicate-key')
def duplicate_row_key(text):
    entry = front_entry(text)
    match = entry and value(text, 'base_low', entry.span())
    return match and (text[:match.end() + 1] + match[0] + '\n' + text[match.end() + 1:], {line_of(text, match.end() + 1)})


@defect('unknown-key')
def misspelt_key(text):
    match = value(text, 'data_quality')
    return match and (text[:match.start()] + 'data_qualtiy: ' + match[2] + text[match.end():], {line_of(text, match.start())})


@defect('unknown-key')
def misspelt_row_key(text):
    entry = front_entry(text)
    match = entry and value(text, 'stock_high', entry.span())
    return match and (text[:match.start(1)] + match[1] + 'stock_hgh: ' + match[2] + text[match.end():], {line_of(text, match.start())})


@defect('missing-key')
def missing_key(text):
    match = value(text, 'next_review_due')
    return match and (text[:match.start()] + text[match.end() + 1:], None)


@defect('missing-key')
def missing_row_key(text):
    entry = front_entry(text)
    match = entry and value(text, 'currency', entry.span())
    return match and (text[:match.start()] + text[match.end() + 1:], None)


@defect('negative-amount')
def negative(text):
    entry = front_entry(text)
    match = entry and value(text, 'base_low', entry.span())
    return match and set_value(text, 'base_low', '-' + match[2], entry.span())


@defect('front-body-disagree')
def other_number(text):
    entry = front_entry(text)
    match = entry and value(text, 'base_high', entry.span())
    return match and set_value(text, 'base_high', str(int(match[2]) + int(match[2]) // 20), entry.span())


@defect('front-body-disagree')
def other_cell(text):
    found = table_row(text)
    if not found:
        return None
    row, cells = found
    match = re.search(r'(\d)(\d)(\d)?(K|,000)', cells[1])
    if not match or '/' in cells[1]:
        return None
    digit = str(int(match[2]) + 1) if match[2] != '9' else '8'
    cells[1] = cells[1][:match.start(2)] + digit + cells[1][match.end(2):]
    return replace(text, row, '|' + '|'.join(cells) + '|'), {line_of(text, row.start()), *front_lines(text)}


def front_lines(text):
    entry = front_entry(text)
    return range(line_of(text, entry.start()), line_of(text, entry.end())) if entry else ()


@defect('row-missing')
def row_dropped_from_front(text):
    entries = list(re.finditer(r'  - region: .*\n(?:    .*\n)+', text))
    return (text[:entries[1].start()] + text[entries[1].end():], None) if len(entries) > 2 else None


@defect('row-missing')
def row_dropped_from_table(text):
    found = table_row(text)
    if not found:
        return None
    following = re.compile(r'^\|.+\|\n', re.M).search(text, found[0].end())
    if not following or following.start() > found[0].end() + 1:
        return None
    return text[:following.start()] + text[following.end():], None


@defect('mojibake')
def garbled_line(text):
    for match in re.finditer(r'^.*[–—£€’é].*$', text, re.M):
        if re.search(r'[^\x00-\xff–—£€’“”₹]', match[0]):
            continue
        garbled = match[0].encode().decode('cp1252', errors='replace')
        if '�' not in garbled:
            return replace(text, match, garbled), {line_of(text, match.start())}
    return None


@defect('carriage-return', level='info')
def crlf(text):
    return text.replace('\n', '\r\n'), {1}


@defect('byte-order-mark', level='info')
def mark(text):
    return '﻿' + text, {1}


@defect('nul-byte')
def nul(text):
    at = text.rindex('\n\n')
    return text[:at] + '\0' + text[at:], {line_of(text, at)}


@defect('invalid-utf8')
def invalid_byte(text):
    at = text.rindex('\n\n')
    return text[:at].encode() + b'\xff' + text[at:].encode(), {line_of(text, at)}


@defect('line-too-long', level='info')
def long_line(text):
    at = text.rindex('\n\n')
    return text[:at] + 'x' * 10_000_000 + text[at:], {line_of(text, at)}


@defect('front-matter-unterminated')
def unterminated(text):
    at = text.index('\n---\n')
    return text[:at] + text[at + 4:], {1}


@defect('path-mismatch')
def other_role(text):
    match = value(text, 'role')
    return set_value(text, 'role', match[2] + '-ii') if match else None


@defect('path-mismatch')
def other_company(text):
    match = value(text, 'company')
    return set_value(text, 'company', match[2] + '-inc') if match else None


@defect('section-missing')
def no_sources(text):
    match = re.search(r'^(\*\*Evidence & Sources.*|#+ .*Evidence & Sources.*)\n(.*\n?)*', text, re.M)
    return match and (text[:match.start()], None)


@defect('section-missing')
def no_strategy(text):
    if text.count('\n> ') != 1:
        return None
    match = re.search(r'^> \*\*Negotiate Up Strategy.*\n', text, re.M)
    return match and (text[:match.start()] + text[match.end():], None)


@defect('unknown-value')
def unknown_quality(text):
    return set_value(text, 'data_quality', 'superb')


@defect('unknown-value')
def unknown_quarter(text):
    return set_value(text, 'salary_data_quarter', '2025-Q5')


def run(program, folder, today):
    done = subprocess.run([program, 'check', '.', '--today', today, '--format', 'jsonl'], cwd=folder, capture_output=True, text=True)
    findings = collections.defaultdict(list)
    for line in done.stdout.splitlines():
        record = json.loads(line)
        if record['type'] == 'finding':
            findings[record['path']].append(record)
    if done.returncode not in (0, 1):
        sys.exit(f'{program} ended with {done.returncode}: {done.stderr[-2000:]}')
    return findings


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('program')
    parser.add_argument('folder', type=pathlib.Path)
    parser.add_argument('--today', default='2026-03-01')
    parser.add_argument('--every', type=int, default=1, help='use every Nth clean guide')
    parser.add_argument('--verbose', action='store_true')
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    if not options.folder.is_dir():
        print(f'skipped: {options.folder} is not here')
        sys.exit(77)
    loud = lambda found: [f for f in found if f['level'] != 'info']

    before = run(program, options.folder, options.today)
    guides = [path for path in sorted(options.folder.glob('**/*.md')) if not loud(before[str(path.relative_to(options.folder))])]
    guides = guides[::options.every]
    failures = collections.Counter()
    tried = collections.Counter()
    shown = collections.Counter()
    for name, (make, rules, level) in DEFECTS.items():
        with tempfile.TemporaryDirectory() as scratch:
            expected = {}
            for path in guides if name != 'long-line' else guides[:2]:
                made = make(path.read_text(encoding='utf-8'))
                if not made or made[0] == path.read_text(encoding='utf-8'):
                    continue
                relative = str(path.relative_to(options.folder))
                expected[relative] = made[1]
                target = pathlib.Path(scratch, relative)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(made[0] if isinstance(made[0], bytes) else made[0].encode())
            if not expected:
                continue
            found = run(program, scratch, options.today)
            for path, lines in expected.items():
                tried[name] += 1
                own = [f for f in found[path] if f['rule'] in rules and (lines is None or f['span']['start']['line'] in lines)]
                noise = [f for f in loud(found[path]) if f['rule'] not in rules]
                extra = len({f['rule'] for f in own}) > 1
                if own and not noise and not extra:
                    continue
                failures[name] += 1
                shown[name] += 1
                if options.verbose or shown[name] <= 2:
                    why = 'not reported' if not own else 'not alone'
                    print(f'{name}: {path}: {why}; expected {"/".join(rules)} at {sorted(lines) if lines else "any line"}; found:')
                    for f in loud(found[path]) + own:
                        print(f'    {f["span"]["start"]["line"]}:{f["span"]["start"]["column"]} {f["level"]}[{f["rule"]}] {f["message"]}')
    for name in DEFECTS:
        print(f'{name:28} {tried[name] - failures[name]:5} of {tried[name]:5}' + ('' if not failures[name] else '   <-- '))
    total, failed = sum(tried.values()), sum(failures.values())
    print(f'{total} defects in {len(guides)} clean guides, {total - failed} reported at their line and alone')
    never = [name for name in DEFECTS if not tried[name]]
    if never:
        print(f'never tried: {", ".join(never)}')
    sys.exit(1 if failed or not total else 0)


if __name__ == '__main__':
    main()
