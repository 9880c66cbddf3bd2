"""The text of one made guide, whole and right: figures, front matter, body. Faults are made_faults.py's.

Why: the shapes (front matter, tables, headings, block quotes) and the sizes follow real guides; the words are
made_words.py's. Figures are made first, as numbers; front matter and table are two ways to write them, so they agree
unless a fault is wanted.
"""
import made_words as words
from made_company import Draw


class Row:
    """One region: what it pays, in whole units of its currency. Each of them (low, high), or None."""

    def __init__(self, place, currency, base, stock, years, rate, signing):
        self.place, self.currency = place, currency
        self.usd, self.step = words.CURRENCIES[currency][:2]
        self.base, self.stock, self.rate, self.signing = base, stock, rate, signing
        self.bonus = rate and tuple(self.rounded(end * rate / 100) for end in base)
        self.total = tuple(self.rounded(base[end] + stock[end] / years + (self.bonus[end] if rate else 0))
                           for end in (0, 1))

    def rounded(self, amount):
        return round(amount / self.step) * self.step


def figures(company, role, draw):
    worth = role[2] * company.pay * (.96 + draw.number() * .08)
    spread = 1.28 + draw.number() * .12
    equity = company.equity * (.9 + draw.number() * .2)
    rows = []
    for place, currency, local in company.places:
        usd, step = words.CURRENCIES[currency][:2]
        base = worth * local * 128000 / usd * (.97 + draw.number() * .06)
        low = round(base / step) * step
        high = round(base * spread / step) * step
        stock = tuple(max(step, round(end * equity / step) * step) for end in (low, high * 1.2))
        rate = None if company.layout in ('no bonus', 'sign-on') else company.rate
        signing = tuple(round(end * .09 / step) * step for end in (low, high)) if company.layout == 'sign-on' else None
        rows.append(Row(place, currency, (low, high), stock, 1 if company.whole_stock else 4, rate, signing))
    return rows


def short(amount, sign):
    if sign in ('₹', 'INR '):
        return f'{sign}{amount / 1e5:g}L'
    if amount >= 10000000:
        return f'{sign}{amount / 1e6:g}M'
    return f'{sign}{amount / 1e3:g}K'


def grouped(amount, sign):
    if sign in ('₹', 'INR ') and amount >= 100000:
        return f'{sign}{amount // 100000},{amount // 1000 % 100:02},{amount % 1000:03}' if amount < 10000000 \
            else short(amount, sign)
    return f'{sign}{amount:,}'


def money(company, row, ends):
    sign = words.CURRENCIES[row.currency][3 if company.code else 2]
    write = short if company.short else grouped
    text = write(ends[0], sign) + company.dash + write(ends[1], sign)
    if company.dual and row.currency != 'USD':
        dollars = [round(end * row.usd / 1000) * 1000 for end in ends]
        text += ' / ' + write(dollars[0], '$') + company.dash + write(dollars[1], '$')
    return text


def bonus_cell(company, row):
    if company.bonus == 'pct':
        return f'{row.rate}%'
    if company.bonus == 'amount':
        return money(company, row, row.bonus)
    return f'{money(company, row, row.bonus)} ({row.rate}%)'


def table(lines, header, rows):
    lines.append('| ' + ' | '.join(header) + ' |')
    lines.append('|' + '|'.join('---' for _ in header) + '|')
    lines.extend('| ' + ' | '.join(row) + ' |' for row in rows)


def pay_table(company, rows, lines):
    if company.layout == 'components':
        named = [('Base Salary', lambda row: money(company, row, row.base)),
                 ('Annual Bonus', lambda row: bonus_cell(company, row)),
                 ('RSU Grant (4-yr vest)', lambda row: money(company, row, row.stock)),
                 ('Total Comp (Est. Annual)', lambda row: money(company, row, row.total))]
        table(lines, ['Component'] + [f'{row.place} ({row.currency})' for row in rows],
              [[name] + [cell(row) for row in rows] for name, cell in named])
    elif company.layout == 'levels':
        grades = (('Mid (L3-L4)', 0, .4), ('Senior (L5)', .35, .75), ('Staff+ (L6+)', .7, 1))
        table(lines, ['Level'] + [f'{row.place} ({row.currency})' for row in rows],
              [[name] + [money(company, row, [row.rounded(row.total[0] + (row.total[1] - row.total[0]) * part)
                                              for part in (low, high)]) for row in rows] for name, low, high in grades])
    else:
        header = ['Region', 'Base Salary', company.stock]
        header += {'regions': ['Bonus'], 'sign-on': ['Sign-On'], 'no bonus': []}[company.layout] + ['Total Comp']
        cells = []
        for row in rows:
            cell = [row.place, money(company, row, row.base), money(company, row, row.stock)]
            if company.layout == 'regions':
                cell.append(bonus_cell(company, row))
            elif company.layout == 'sign-on':
                cell.append(money(company, row, row.signing))
            cells.append(cell + [money(company, row, row.total)])
        table(lines, header, cells)


def sentence(draw):
    number = draw.number
    who, does, what, why = words.WHO, words.DOES, words.WHAT, words.WHY
    text = (f'{who[int(number() * len(who))]} {does[int(number() * len(does))]} {what[int(number() * len(what))]} '
            f'{why[int(number() * len(why))]}')
    if number() < .35:
        text += f' and {does[int(number() * len(does))]} {what[int(number() * len(what))]}'
    return text.replace('{n}', str(3 + int(number() * 90))) + '.'


def paragraph(draw, count):
    return ' '.join(sentence(draw) for _ in range(count))


def level_mapping(company, role, draw, lines):
    """Writes the mapping into the body; returns what the front matter holds of it."""
    grades = draw.some(words.LEVELS, 3)
    if company.levels == 'inline':
        equals = [f'{peer} {grade}' for peer, grade in zip(company.peers, grades)]
        raw = ' = '.join([f'{company.display} {role[0]}', *equals])
        lines += ['', f'**Level Mapping:** {raw}']
        return raw
    header = [company.display, *company.peers]
    cells = [[role[0], *grades], [f'Senior {role[3]}', *draw.some(words.LEVELS, 3)]]
    lines += ['', '**Level Mapping:**', '']
    table(lines, header, cells)
    return '; '.join(' = '.join(row) for row in cells)


def levers(company, role, draw, lines):
    lines += ['', company.heading.format('Global Levers'), '']
    for number, name in enumerate(draw.some(words.LEVER, 4), 1):
        lines.append(f'{number}. **{name}:** {paragraph(draw, 1 + company.sentences // 10)}')
    if draw.chance(.3):
        lines += ['', f'**{company.display} Against Its Peers**', '']
        table(lines, ['Company', 'What it offers', 'What it lacks'],
              [[peer, draw.of(words.TRAIT), draw.of(words.TRAIT)] for peer in company.peers])


def strategy(company, rows, draw):
    row = rows[0]
    write = short if company.short else grouped
    sign = words.CURRENCIES[row.currency][2]

    def between(ends, part):
        return write(row.rounded(ends[0] + (ends[1] - ends[0]) * part), sign)

    if company.layout == 'levels':
        return (f'> **Negotiate Up Strategy:** "I am targeting {between(row.total, .8)} total comp in {row.place}." '
                f'{sentence(draw)} Accept if total comp exceeds {between(row.total, .5)}.')
    ask = f'I need {between(row.base, .85)} base and RSUs worth {between(row.stock, .8)} over 4 years'
    return (f'> **Negotiate Up Strategy:** "{sentence(draw)} {ask} in {row.place}." {sentence(draw)} '
            f'Accept at {between(row.base, .5)} base or more.')


def body(company, role, rows, draw):
    lines = [company.title.format(r=role[0], c=company.display), '']
    summary = f'{draw.of(words.TRAIT)} | {draw.of(words.TRAIT)} ({company.rate}% of base) | {sentence(draw)}'
    lines += [f'**Negotiation DNA:** {summary}', '']
    ruler = ['---', ''] if company.rulers else []
    lines += ruler
    pay_table(company, rows, lines)
    lines += ['', *ruler, company.heading.format('Negotiation DNA'), '']
    left = company.sentences
    while left > 0:
        count = min(left, 3 + draw.below(4))
        lines += [paragraph(draw, count), '']
        left -= count
    lines.pop()
    mapping = level_mapping(company, role, draw, lines)
    levers(company, role, draw, lines)
    lines += ['', *ruler, strategy(company, rows, draw), '', company.heading.format('Evidence & Sources')]
    names = draw.some(words.SOURCES, company.source_count - 1)
    cited = [f'{name} {company.display} {role[0]} figures 202{5 + draw.below(2)}' for name in names]
    cited.append(f'{company.display} {draw.of(words.REPORTS)} 2026')
    lines += [company.sources.format(text, n=number) if '{n}' in company.sources else company.sources.format(text)
              for number, text in enumerate(cited, 1)]
    text = '\n'.join(lines) + '\n'

    def fill(part):
        return part.replace('{c}', company.display).replace('{r}', role[0])

    return fill(text), fill(summary), mapping, names


def quoted(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'


def front_matter(company, role, rows, summary, mapping, names):
    lines = ['---', f'company: {company.slug}', f'company_display: {company.display}', f'role: {role[1]}',
             f'role_display: {role[0]}', f'role_type: {role[4]}', f'last_updated: {company.updated}',
             f'data_quality: {company.quality}', 'salary_data_quarter: 2025-Q4',
             f'next_review_due: {company.due}', 'compensation:']
    for row in rows:
        pairs = [('base', row.base), ('stock', row.stock)]
        if company.layout == 'levels':
            pairs = [('base', None), ('stock', None)]
        if company.bonus != 'pct' and row.rate and company.layout != 'levels':
            pairs.append(('bonus', row.bonus))
        lines.append(f'  - region: {row.place}')
        for name, ends in pairs:
            low, high = ends or ('null', 'null')
            lines += [f'    {name}_low: {low}', f'    {name}_high: {high}']
        if company.bonus == 'pct' or not row.rate or company.layout == 'levels':
            lines.append(f"    bonus_pct: {row.rate if row.rate and company.layout != 'levels' else 'null'}")
        if row.signing:
            lines += [f'    signing_bonus_low: {row.signing[0]}', f'    signing_bonus_high: {row.signing[1]}']
        lines += [f'    total_comp_low: {row.total[0]}', f'    total_comp_high: {row.total[1]}',
                  f'    currency: {row.currency}']
    lines += ['level_mapping:', '  internal: null', f'  raw: {quoted(mapping)}', 'data_sources:']
    lines += [f'  - {name}' for name in names]
    lines += [f'negotiation_dna_summary: {quoted(summary)}', '---', '']
    return '\n'.join(lines)


def make_guide(seed, company, role):
    """Front matter and body of a guide without faults."""
    draw = Draw(seed, company.number, role[1])
    rows = figures(company, role, draw)
    text, summary, mapping, names = body(company, role, rows, draw)
    return front_matter(company, role, rows, summary, mapping, names), text
