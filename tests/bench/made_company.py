"""A made company: its name, its habits of writing, its regions and its roles, all from a seed and a number.

Why: guides of one company look alike and guides of two do not; a rule that judges a company (its reading of the stock
column, its text, its outliers) needs that. A company depends on nothing but the seed and its own number, so that any
number of processes make the same corpus. Only random() is drawn from: what choice() and randrange() make of it is not
promised to stay.
"""
import random

import made_words as words

K_ROLES = 14  # of each company: 13 that all have and one of its own


class Draw:
    """Random numbers that are the same on every machine and in every version of Python."""

    def __init__(self, *key):
        self.number = random.Random('/'.join(str(part) for part in key)).random

    def of(self, many):
        return many[int(self.number() * len(many))]

    def below(self, count):
        return int(self.number() * count)

    def chance(self, share):
        return self.number() < share

    def weighted(self, pairs):
        at = self.number()
        for value, share in pairs:
            at -= share
            if at < 0:
                return value
        return pairs[-1][0]

    def some(self, many, count):
        left = list(many)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]


def slug(name):
    return name.lower().replace('/', '-').replace(' ', '-')


def company_name(seed, number):
    """Every number has a name of its own; neighbours have nothing in common."""
    heads, tails, kinds = words.NAME_HEAD, words.NAME_TAIL, words.NAME_KIND
    space = len(heads) * len(tails) * len(kinds)
    at = (number * 7919 + seed * 104729) % space  # 7919 is prime to the space: a permutation
    head, at = heads[at % len(heads)], at // len(heads)
    tail, at = tails[at % len(tails)], at // len(tails)
    return head + tail + kinds[at] + ('' if number < space else f' {number // space + 1}')


class Company:
    def __init__(self, seed, number):
        draw = Draw(seed, 'company', number)
        self.number = number
        self.display = company_name(seed, number)
        self.slug = slug(self.display)
        self.layout = draw.weighted((('regions', .82), ('no bonus', .06), ('levels', .05), ('components', .04),
                                     ('sign-on', .03)))
        self.bonus = draw.weighted((('pct', .45), ('amount', .3), ('both', .25)))
        self.dash = draw.weighted((('-', .55), ('–', .3), (' - ', .1), (' – ', .05)))
        self.short = draw.chance(.7)  # $120K, not $120,000
        self.code = draw.chance(.3)  # GBP 120K, not £120K
        self.dual = draw.chance(.2)  # beside dollars
        self.stock = draw.weighted((('Stock (RSU/4yr)', .6), ('Equity (Pre-IPO/4yr)', .12),
                                    ('Stock (Options/4yr)', .12), ('Stock (Equity/4yr)', .08), ('RSU (4yr)', .08)))
        self.whole_stock = draw.chance(.01)  # its totals add the stock of four years
        self.heading = draw.weighted((('**{}**', .7), ('#### {}', .22), ('## {}', .08)))
        self.title = draw.weighted((('### {r} | {c} Global Negotiation Guide', .84),
                                    ('### {r} — {c} Salary Negotiation Guide', .16)))
        self.levels = draw.weighted((('inline', .65), ('table', .35)))
        self.rulers = draw.chance(.4)
        self.sources = draw.weighted((('- [{}]', .5), ('- {}', .35), ('{n}. {}', .15)))
        self.peers = [company_name(seed, number + 1 + draw.below(5000)) for _ in range(3)]
        self.sentences = 10 + draw.below(36)  # of prose in each guide: some write much more than others
        count = draw.weighted(((1, .01), (2, .14), (3, .77), (4, .02), (5, .04), (7, .02)))
        self.places = self.pick_places(draw, max(count, 3))[:count]
        self.pay = .75 + draw.number() * .7
        self.equity = .25 + draw.number() * .8  # four years of stock against one of base
        self.rate = draw.of((8, 10, 12, 15, 20))  # bonus, percent
        quality = draw.chance(.8)
        self.quality = 'high' if quality else 'medium'
        self.source_count = 4 + draw.below(3) if quality else 3
        day = draw.below(60)
        self.updated = f'2025-12-{day + 1:02}' if day < 31 else f'2026-01-{day - 30:02}'
        self.due = f'2026-03-{day + 1:02}' if day < 31 else f'2026-04-{day - 30:02}'
        own = draw.of(words.SPECIALTY)
        self.roles = [(name, slug(name), worth, short, 'standard') for name, worth, short in words.ROLES]
        self.roles.append((f'{own} Platform Engineer', slug(f'{own} Platform Engineer'), 1.1, 'Platform', 'specialty'))

    @staticmethod
    def pick_places(draw, count):
        first = draw.of(words.PLACES[:8])
        others = [place for place in words.PLACES if place is not first]
        return [first] + draw.some(others, count - 1)
