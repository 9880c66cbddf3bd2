"""Faults for made guides: each changes one guide that was right, the way authors and scripts do.

Why: a corpus without findings measures no reporting, and a rule that never fails keeps to its cheap path. A fault
that has nothing to change in a guide (no pounds to mislabel) returns what it got, and the next is tried. What
guidelint says of each is the rules' business: the name of a fault is the rule that should find it.
"""
import copy
import re

import made_guide
from made_company import Company, Draw


def swap_ends(front, text):
    return re.sub(r'base_low: (\d+)\n    base_high: (\d+)', r'base_low: \2\n    base_high: \1', front, count=1), text


def first_digit(key):
    def change(front, text):
        return re.sub(rf'({key}: )(\d)', lambda hit: hit[1] + str(int(hit[2]) % 9 + 1), front, count=1), text
    return change


def without(pattern, put=''):
    def change(front, text):
        return re.sub(pattern, put, front, count=1), text
    return change


def in_text(pattern, put):
    def change(front, text):
        return front, re.sub(pattern, put, text, count=1)
    return change


def last_entry(front, text):
    entries = front.split('  - region: ')
    if len(entries) < 3:
        return front, text
    return '  - region: '.join(entries[:-1]) + 'level_mapping:' + entries[-1].split('level_mapping:')[1], text


def last_cell(front, text):
    lines = text.split('\n')
    rows = [place for place, line in enumerate(lines) if line.startswith('| ')]
    lines[rows[1]] = lines[rows[1]].rsplit(' | ', 1)[0] + ' |'
    return front, '\n'.join(lines)


def ask_of_all(front, text):
    def double(hit):
        amount = float(hit[2].replace(',', '')) * 2
        return hit[1] + (f'{amount:,.0f}' if ',' in hit[2] else f'{amount:g}')
    return front, re.sub(r'(I need \D*)(\d+(?:[.,]\d+)*)', double, text, count=1)


def other_encoding(front, text):
    return front, text.encode().decode('cp1252', 'ignore')


def some_return(front, text):
    return front, text.replace('\n\n', '\r\n\n', 3)


# the rule that finds it, and the change
FAULTS = (
    ('range-reversed', swap_ends),
    ('front-body-disagree', first_digit('base_high')),
    ('front-body-disagree', first_digit('stock_high')),
    ('front-body-disagree', first_digit('total_comp_high')),
    ('front-value-lost', without(r'(stock_low: )\d+(\n    stock_high: )\d+', r'\1null\2null')),
    ('currency-mismatch', without(r'currency: (GBP|EUR|INR|SGD|CAD|AUD)', 'currency: USD')),
    ('row-missing', last_entry),
    ('missing-key', without(r'data_quality: \w+\n')),
    ('unknown-key', without('data_quality', 'data_qualty')),
    ('unknown-value', without('role_type: standard', 'role_type: standart')),
    ('wrong-type', without(r'base_low: \d+', 'base_low: "about"')),
    ('duplicate-key', without(r'(company: .*\n)', r'\1\1')),
    ('updated-in-future', without('last_updated: 202.', 'last_updated: 2027')),
    ('review-overdue', without('next_review_due: .*', 'next_review_due: 2026-02-20')),
    ('path-mismatch', without(r'\nrole: .*', '\nrole: data-enginer')),
    ('role-type-mismatch', without('role_type: standard', 'role_type: specialty')),
    ('level-mapping-lost', without(r'  raw: .*\n')),
    ('summary-cut', without('(summary: ".{40}).*', r'\1"')),
    ('yaml-syntax', without('raw: "', 'raw: ["')),
    ('front-matter-unterminated', without(r'---\n$')),
    ('region-duplicate', in_text(r'(\n\| (?:San|New|Sea|Aus|Bos|Chi|Rem|Den).*)', r'\1\1')),
    ('ask-out-of-range', ask_of_all),
    ('placeholder-left', in_text(r'(I need \D*)[\d.,]+(K?)', r'\1[X]\2')),
    ('section-missing', in_text(r'[*#]*.?Evidence & Sources\**\n(.*\n)*', '')),
    ('table-ragged', last_cell),
    ('source-repeated', without(r'(data_sources:\n)', r'\1  - Paygauge\n')),
    ('title-mismatch', in_text(r'^### \w+', '### Principal')),
    ('company-not-in-title', in_text('([|—] ).*( Global| Salary)', r'\1Otherco\2')),
    ('mojibake', other_encoding),
    ('carriage-return', some_return),
    ('final-newline', in_text(r'\n$', '')))


def with_fault(seed, company, role, share, front, text):
    """The guide as bytes, with a fault if it is its turn."""
    draw = Draw(seed, 'fault', company.number, role[1])
    if not draw.chance(share):
        return (front + text).encode()
    if draw.chance(.03) and company.number > 0:  # text-copied: another company's guide under a new name
        other = Company(seed, company.number - 1)
        front, text = made_guide.make_guide(seed, other, role)
        for old, new in ((other.display, company.display), (other.slug, company.slug)):
            front, text = front.replace(old, new), text.replace(old, new)
        return (front + text).encode()
    if draw.chance(.03):  # pay-outlier: all figures of another world
        richer = copy.copy(company)
        richer.pay *= 4
        return ''.join(made_guide.make_guide(seed, richer, role)).encode()
    while True:
        changed = draw.of(FAULTS)[1](front, text)
        if changed != (front, text):
            return ''.join(changed).encode()
