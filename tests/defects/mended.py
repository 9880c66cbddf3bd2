#!/usr/bin/env python3
"""Puts one defect into a clean guide, lets guidelint mend it, and asks whether the guide is what it was, byte for byte.

    mended.py PROGRAM FOLDER [--today DATE] [--every N] [--verbose] [--kind NAME]

The guides and most defects are those of defects.py; the others here are kinds only a fix tells apart. Every kind says what must come of it:
`bytes` (the original again), `values` (all that export reads is the original's, but for what IGNORED names, with the reason why not the bytes), `left` (no fix: the damaged guide
stays byte for byte). Nothing may be rolled back, and a second run changes nothing. One run of the program per kind, over all guides at once.
Exit code 0 if every guide came out as its kind says, 77 without guides.
"""
import argparse, collections, json, os, pathlib, re, subprocess, sys, tempfile

import defects
from defects import front_entry, line_of, set_value, swap, table_row, value, replace, RANGE

BYTES, VALUES, LEFT = 'bytes', 'values', 'left'
KINDS = {}  # name: (function, verdicts that are right, reason)


def kind(*verdicts, why=''):
    def register(function):
        KINDS[function.__name__.replace('_', '-')] = (function, set(verdicts), why)
        return function
    return register


def known(names, *verdicts, why=''):
    for name in names.split():
        KINDS[name] = (defects.DEFECTS[name][0], set(verdicts), why)


known('reversed-base reversed-total reversed-cell wrong-currency number-with-k misspelt-key misspelt-row-key missing-row-key '
      'garbled-line crlf mark other-role other-company', BYTES)
known('row-dropped-from-front', BYTES, VALUES, why='amounts of a bonus, where the table has them')
known('other-number', BYTES, LEFT, why='left where the reading of the table is not certain')
known('total-up-30 total-down-30', LEFT, why='which of the figures is wrong is not known')
known('due-before-update updated-in-future no-such-day no-such-day-of-update missing-key', LEFT, why='no day is invented')
known('tab duplicate-key duplicate-row-key unterminated', LEFT, why='what the front matter was is not known')
known('negative unknown-quality unknown-quarter', LEFT, why='what was meant is not known')
known('row-dropped-from-table no-sources no-strategy', LEFT, why='text is not written by a program')
known('nul', BYTES)
known('invalid-byte', VALUES, why='the byte is read as Windows-1252 has it')


def within_front(text):
    end = text.find('\n---\n', 3)
    return (0, end + 1) if text.startswith('---\n') and end > 0 else None


def front_key(text, key):
    """(begin, end) of a key at the top and all below it."""
    match = re.compile(rf'^{key}:.*\n(?:[ ].*\n)*', re.M).search(text, *within_front(text))
    return match and match.span()


def without_key(text, key):
    span = front_key(text, key)
    return span and (text[:span[0]] + text[span[1]:], None)


def same_row(text):
    """The first row with figures, where it is the first of the table too: (entry, row, cells)."""
    entry, found = front_entry(text), table_row(text)
    if not entry or not found:
        return None
    plain = lambda s: re.sub(r'[*"]|\s*\([^)]*\)\s*$', '', s).strip()
    region = re.match(r'  - region: (.*)\n', entry[0])[1]
    return (entry, *found) if plain(region) == plain(found[1][0]) else None


@kind(BYTES)
def reversed_both(text):
    if not same_row(text):
        return None
    made = defects.reversed_cell(text)
    return made and swap(made[0], 'base_low', 'base_high')


@kind(BYTES)
def k_lost_front(text):
    entry = front_entry(text)
    for key in ('total_comp_low', 'total_comp_high') if entry else ():
        match = value(text, key, entry.span())
        if not match or not match[2].endswith('000'):
            return None
        text = text[:match.end() - 3] + text[match.end():]
    return (text, None) if entry else None


@kind(BYTES)
def k_lost_table(text):
    found = same_row(text)
    match = found and re.fullmatch(r' *\D?(\d{3})K( ?[-–] ?)\D?(\d{3})K *', found[2][1])
    if not match:
        return None
    found[2][1] = found[2][1].replace('K', '')
    return replace(text, found[1], '|' + '|'.join(found[2]) + '|'), None


def lost(text, *keys):
    entry = front_entry(text)
    for key in keys if entry else ():
        made = set_value(text, key, 'null', front_entry_at(text, entry.start()))
        if not made:
            return None
        text = made[0]
    return (text, None) if entry else None


def front_entry_at(text, begin):
    return re.compile(r'  - region: .*\n(?:    .*\n)+').match(text, begin).span()


@kind(BYTES)
def base_lost(text):
    return lost(text, 'base_low', 'base_high')


@kind(BYTES)
def stock_lost(text):
    return lost(text, 'stock_low', 'stock_high')


@kind(BYTES)
def total_lost(text):
    return lost(text, 'total_comp_low', 'total_comp_high')


@kind(BYTES)
def bonus_lost(text):
    """Of a table that states rates alone: where it has amounts too, it is those that are copied."""
    rows = [line for line in text[within_front(text)[1]:].splitlines() if line.startswith('|')]
    alone = not any(re.search(r'[0-9]%', cell) and re.search(r'[$€£₹]', cell) for row in rows for cell in row.split('|'))
    return lost(text, 'bonus_pct') if alone else None


@kind(BYTES)
def row_emptied(text):
    return lost(text, 'base_low', 'base_high', 'stock_low', 'stock_high', 'total_comp_low', 'total_comp_high')


@kind(BYTES)
def low_end_lost(text):
    return lost(text, 'base_low')


@kind(BYTES)
def summary_cut(text):
    match = value(text, 'negotiation_dna_summary')
    if not match or len(match[2]) < 40:
        return None
    quote = '"' if match[2].startswith('"') else ''
    cut = match[2][:len(match[2]) // 2].rstrip(' \\')
    return text[:match.start(2)] + cut + quote + text[match.end(2):], None


@kind(BYTES)
def summary_null(text):
    return set_value(text, 'negotiation_dna_summary', 'null')


@kind(BYTES, VALUES, why='the list of the text and its copy may be joined differently')
def level_mapping_null(text):
    match = re.compile(r'^  raw: (.+)$', re.M).search(text, *within_front(text))
    return match and match[1] != 'null' and (text[:match.start(1)] + 'null' + text[match.end(1):], None)


@kind(BYTES, VALUES, why='the map holds what the text states; that no level is named inside is its author\'s')
def level_mapping_gone(text):
    return without_key(text, 'level_mapping')


@kind(BYTES)
def company_gone(text):
    return without_key(text, 'company')


@kind(BYTES, VALUES, why='the name is written as in the title')
def company_display_gone(text):
    return without_key(text, 'company_display')


@kind(BYTES)
def role_gone(text):
    return without_key(text, 'role')


@kind(BYTES)
def role_display_gone(text):
    return without_key(text, 'role_display')


@kind(BYTES)
def role_type_gone(text):
    return without_key(text, 'role_type')


@kind(VALUES, why='the text cites sources in full; short names are their author\'s')
def sources_gone(text):
    return without_key(text, 'data_sources')


@kind(BYTES)
def summary_gone(text):
    return without_key(text, 'negotiation_dna_summary')


@kind(BYTES, VALUES, why='a region is written as in the table')
def compensation_gone(text):
    return without_key(text, 'compensation')


@kind(BYTES)
def base_key_gone(text):
    entry = front_entry(text)
    match = entry and value(text, 'base_low', entry.span())
    return match and (text[:match.start()] + text[match.end() + 1:], None)


@kind(LEFT, why='the text does not state it')
def quality_gone(text):
    return without_key(text, 'data_quality')


@kind(BYTES)
def source_twice(text):
    match = re.compile(r'^data_sources:\n(  - Blind\n|(?:  - .*\n)*?  - Blind\n)', re.M).search(text)
    return match and '  - TeamBlind\n' not in text and (text[:match.end()] + '  - TeamBlind\n' + text[match.end():], None)


@kind(BYTES)
def other_role_type(text):
    match = value(text, 'role_type')
    return match and set_value(text, 'role_type', 'specialty' if match[2] == 'standard' else 'standard')


@kind(BYTES)
def other_role_display(text):
    match = value(text, 'role_display')
    return match and set_value(text, 'role_display', 'Astronaut')


@kind(BYTES)
def no_final_newline(text):
    return (text[:-1], None) if text.endswith('\n') and not text.endswith('\n\n') else None


@kind(BYTES, LEFT, why='left where the byte stands beside others that are not ASCII')
def bytes_of_windows(text):
    """The first £, € or é outside the front matter as the one byte of Windows-1252."""
    begin = within_front(text)[1]
    match = re.compile('[£€éöü–—’]').search(text, begin)
    return match and (text[:match.start()].encode() + match[0].encode('cp1252') + text[match.end():].encode(), None)


@kind(BYTES)
def all_garbled(text):
    begin = within_front(text)[1] + 4
    lines = text[begin:].splitlines(keepends=True)
    for i, line in enumerate(lines):
        garbled = line.encode().decode('cp1252', errors='replace')
        if '�' not in garbled and not re.search(r'[^\x00-\xff–—£€’“”₹]', line):
            lines[i] = garbled
    return text[:begin] + ''.join(lines), None


@kind(BYTES)
def quoted_number(text):
    entry = front_entry(text)
    match = entry and value(text, 'base_low', entry.span())
    return match and set_value(text, 'base_low', f'"{match[2]}"', entry.span())


@kind(BYTES)
def number_with_commas(text):
    entry = front_entry(text)
    match = entry and value(text, 'base_low', entry.span())
    return match and set_value(text, 'base_low', f'{int(match[2]):,}', entry.span())


@kind(BYTES)
def day_with_slashes(text):
    match = value(text, 'last_updated')
    return match and set_value(text, 'last_updated', match[2].replace('-', '/'))


UNSTATED = ('last_updated', 'data_quality', 'salary_data_quarter', 'next_review_due')


@kind(VALUES, why='but for the four keys no text states')
def front_matter_gone(text):
    return text[within_front(text)[1] + 4:], None


@kind(VALUES, why='but for the four keys no text states')
def front_matter_emptied(text):
    return '---\n' + text[within_front(text)[1]:], None


# Values that derived front matter does not have from the text, or has in other words: amounts of a bonus where an author kept their rate.
BONUS = {'bonus_rate', 'bonus_paid'}
DERIVED = {*UNSTATED, *BONUS, 'quarter', 'sources', 'company_display'}
IGNORED = {'sources-gone': {'sources'}, 'company-display-gone': {'company_display'}, 'compensation-gone': BONUS, 'row-dropped-from-front': BONUS,
           'front-matter-gone': DERIVED, 'front-matter-emptied': DERIVED}


def values_of(program, folder, ignored):
    """What export reads of every guide, without the places; a region without shortcode and parenthesis."""
    done = subprocess.run([program, 'export', '.', '--format', 'jsonl'], cwd=folder, capture_output=True, text=True)
    def plain(node):
        if isinstance(node, dict):
            return {key: plain(item) for key, item in node.items() if key not in {'line', 'column', *ignored}}
        if isinstance(node, str):
            return re.sub(r'^:[a-z_]+: | \([^()]*\)$', '', node)
        return [plain(item) for item in node] if isinstance(node, list) else node
    return {record['path']: plain(record) for record in map(json.loads, done.stdout.splitlines()) if 'path' in record}


def write(folder, texts):
    for path, text in texts.items():
        target = pathlib.Path(folder, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text)


def read(folder, paths):
    return {path: pathlib.Path(folder, path).read_bytes() for path in paths}


def mend(program, folder, today):
    """Standard error of one run; ends the test where the program could not judge for another reason than a fix of it."""
    done = subprocess.run([program, 'check', '.', '--fix', '--unsafe-fixes', '--today', today, '-q'], cwd=folder, capture_output=True, text=True)
    if done.returncode not in (0, 1) and 'rolled back' not in done.stderr and 'cannot' not in done.stderr and not done.stdout:
        sys.exit(f'{program} ended with {done.returncode}: {done.stderr[-2000:]}')
    return [line for line in done.stderr.splitlines() if 'rolled back' in line]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('program')
    parser.add_argument('folder', type=pathlib.Path)
    parser.add_argument('--today', default='2026-03-01')
    parser.add_argument('--every', type=int, default=1, help='use every Nth clean guide')
    parser.add_argument('--kind', help='try this kind only')
    parser.add_argument('--verbose', action='store_true')
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    if not options.folder.is_dir():
        print(f'skipped: {options.folder} is not here')
        sys.exit(77)
    found = defects.run(program, options.folder, options.today)
    guides = [str(path.relative_to(options.folder)) for path in sorted(options.folder.glob('**/*.md'))]
    guides = [path for path in guides if not any(f['level'] != 'info' for f in found[path])][::options.every]
    originals = read(options.folder, guides)
    with tempfile.TemporaryDirectory() as scratch:
        write(scratch, originals)
        mend(program, scratch, options.today)
        mended = read(scratch, guides)
    touched = [path for path in guides if mended[path] != originals[path]]
    for path in touched:
        del originals[path]

    print(f'{"kind":24} {"tried":>6} {"bytes":>6} {"values":>6} {"left":>6} {"wrong":>6}')
    total = collections.Counter()
    for name, (make, right, why) in KINDS.items():
        if options.kind and name != options.kind:
            continue
        counts, shown = collections.Counter(), []
        with tempfile.TemporaryDirectory() as scratch, tempfile.TemporaryDirectory() as whole:
            damaged = {}
            for path, text in originals.items():
                made = make(text.decode())
                if made:
                    damaged[path] = made[0] if isinstance(made[0], bytes) else made[0].encode()
            damaged = {path: text for path, text in damaged.items() if text != originals[path]}
            if damaged:
                write(scratch, damaged)
                shown += mend(program, scratch, options.today)
                once = read(scratch, damaged)
                shown += mend(program, scratch, options.today)
                twice = read(scratch, damaged)
                write(whole, {path: originals[path] for path in damaged})
                unlike = [path for path in damaged if once[path] not in (originals[path], damaged[path])]
                before, after = (values_of(program, each, IGNORED.get(name, set())) for each in (whole, scratch)) if unlike else ({}, {})
            for path in damaged:
                if once[path] == originals[path]:
                    verdict = BYTES
                elif once[path] == damaged[path]:
                    verdict = LEFT
                else:
                    verdict = VALUES if before.get(path) == after.get(path) else 'other'
                counts['tried'] += 1
                counts[verdict] += 1
                if verdict not in right or once[path] != twice[path]:
                    counts['wrong'] += 1
                    if once[path] != twice[path]:
                        shown.append(f'{path}: a second run changes it again')
                    else:
                        shown.append(f'{path}: {verdict}, not {" or ".join(sorted(right))}\n' + difference(originals[path], once[path]))
        rolled = sum('rolled back' in line for line in shown)
        print(f'{name:24} {counts["tried"]:6} {counts[BYTES]:6} {counts[VALUES]:6} {counts[LEFT]:6} {counts["wrong"]:6}'
              + (f'  {rolled} rolled back' if rolled else '') + (f'  {why}' if why else ''), flush=True)
        for line in shown if options.verbose else shown[:2]:
            print(f'    {line}')
        total['tried'] += counts['tried']
        total['wrong'] += counts['wrong'] + rolled
        total['never'] += not counts['tried']
    print(f'{total["tried"]} defects in {len(originals)} clean guides, {total["wrong"]} came out wrong, {total["never"]} kinds never tried; '
          f'{len(touched)} guides left out because a fix changes the clean guide')
    sys.exit(1 if total['wrong'] or not total['tried'] else 0)


def difference(original, now):
    import difflib
    lines = difflib.unified_diff(original.decode(errors='replace').split('\n'), now.decode(errors='replace').split('\n'), 'original', 'mended', '', '', 0, '')
    return '\n'.join(f'      {line[:200]}' for line in list(lines)[2:12])


if __name__ == '__main__':
    main()
