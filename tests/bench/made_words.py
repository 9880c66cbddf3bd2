"""The vocabulary of made guides: names, places, currencies and pieces of sentences.

Why: guides for measuring must be as varied as real ones, or caches, branch predictors and rules that compare texts
would have an easier time than they have in life; and they must not be anybody's text. Pieces of sentences are short
(five words at most), so any six words in a row cross a joint and differ between companies. Decided against: Markov
chains over real guides (they quote) and random letters (they have no words to repeat).
"""

NAME_HEAD = ('Al Ar Bel Bor Cal Cor Dal Dor El Fen Gal Gor Hal Hel Ist Jor Kal Kor Lan Lor Mal Mer Nal Nor Or Pal '
             'Per Quil Ral Ros Sal Sel Tal Tor Ul Val Ver Wal Wil Zan').split()
NAME_TAIL = ('adax ador agon alis anta aris avex ecta edon elia emis endra eon eris etra ibon idia ilex imar inda '
             'ione ira istra ivon obex odia olan omira onda opex ora osta otiv ovan uble udion umbra unio uron '
             'ustra avita ester ivola onix urel ansa embra iska olta ulvia').split()
NAME_KIND = ('', ' Labs', ' Systems', ' Works', ' Cloud', ' Robotics', ' Capital', ' Health', ' Pay', ' Data',
             ' Motors', ' Security', ' Games', ' Bank', ' Air', ' Energy', ' Retail', ' Media', ' Bio', ' Freight',
             ' Maps', ' Optics', ' Studio', ' Markets', ' Metals', ' Foods', ' Telecom', ' Insurance', ' Learning',
             ' Legal', ' Marine', ' Aero', ' Chemical', ' Devices', ' Networks', ' Travel', ' Homes', ' Paper',
             ' Glass', ' Tools')

# name, what the role is worth against a software engineer, short name
ROLES = (('Data Engineer', 0.97, 'DE'), ('Data Scientist', 1.02, 'DS'), ('DevOps Engineer', 0.96, 'DevOps'),
         ('Engineering Manager', 1.32, 'EM'), ('ML/AI Engineer', 1.16, 'MLE'), ('Product Designer', 0.88, 'PD'),
         ('Product Manager', 1.05, 'PM'), ('Security Engineer', 1.01, 'SecEng'),
         ('Senior Software Engineer', 1.24, 'Sr SWE'), ('Software Engineer', 1.0, 'SWE'),
         ('Solutions Architect', 1.04, 'SA'), ('Staff Software Engineer', 1.52, 'Staff SWE'),
         ('Technical Program Manager', 1.07, 'TPM'))
SPECIALTY = ('Ledger Telemetry Routing Catalog Pricing Settlement Imaging Forecast Identity Search Dispatch '
             'Simulation Inventory Checkout Scheduling Streaming Archive Sensor Underwriting Matching').split()

# place, currency, what it pays against San Francisco
PLACES = (('San Francisco', 'USD', 1.0), ('New York', 'USD', 0.98), ('Seattle', 'USD', 0.95),
          ('Austin', 'USD', 0.86), ('Boston', 'USD', 0.9), ('Chicago', 'USD', 0.84), ('Remote US', 'USD', 0.82),
          ('Denver', 'USD', 0.83), ('London', 'GBP', 0.82), ('Edinburgh', 'GBP', 0.66), ('Berlin', 'EUR', 0.68),
          ('Amsterdam', 'EUR', 0.71), ('Paris', 'EUR', 0.66), ('Dublin', 'EUR', 0.72), ('Madrid', 'EUR', 0.5),
          ('Bangalore', 'INR', 0.3), ('Hyderabad', 'INR', 0.28), ('Singapore', 'SGD', 0.7), ('Toronto', 'CAD', 0.68),
          ('Vancouver', 'CAD', 0.66), ('Sydney', 'AUD', 0.7), ('Hong Kong', 'HKD', 0.72), ('Zurich', 'CHF', 0.93),
          ('Tokyo', 'JPY', 0.55), ('Tel Aviv', 'ILS', 0.78), ('Stockholm', 'SEK', 0.56), ('Warsaw', 'PLN', 0.45),
          ('São Paulo', 'BRL', 0.4))

# dollars a unit, what figures are rounded to, how it is written before a figure, and by its code
CURRENCIES = {
    'USD': (1, 1000, '$', '$'), 'GBP': (1.35, 1000, '£', 'GBP '), 'EUR': (1.17, 1000, '€', 'EUR '),
    'INR': (.0112, 100000, '₹', 'INR '), 'SGD': (.78, 1000, 'S$', 'SGD '), 'CAD': (.73, 1000, 'C$', 'CAD '),
    'AUD': (.67, 1000, 'A$', 'AUD '), 'HKD': (.128, 10000, 'HK$', 'HK$'), 'CHF': (1.25, 1000, 'CHF ', 'CHF '),
    'JPY': (.0064, 100000, 'JPY ', 'JPY '), 'ILS': (.31, 5000, '₪', 'ILS '), 'SEK': (.108, 10000, 'SEK ', 'SEK '),
    'PLN': (.28, 5000, 'PLN ', 'PLN '), 'BRL': (.19, 5000, 'R$', 'R$')}

SOURCES = ('Levels.fyi', 'Glassdoor', 'Blind', 'LinkedIn', 'Payscale', 'Indeed', 'Comparably')
REPORTS = ('annual report', 'investor letter', 'pay bands', 'careers page', 'offer letters', 'recruiter survey',
           'filings', 'engineering blog', 'compensation review', 'industry pay study', 'candidate reports',
           'product launch notes')

# pieces of sentences, four columns: who, does, what, where or why
WHO = ('The {r} team at {c}', '{c}', 'Every {r} here', 'A senior {r}', 'The hiring manager', 'This group',
       'Its platform', 'The product line', 'Most of the staff', 'The second office', 'A typical project',
       'The on-call rotation', 'Each new hire', 'The review board', 'Finance', 'The regional lead',
       'An incoming {r}', 'The founding group', 'Customer support', 'The migration squad', 'Leadership at {c}',
       'The compensation committee', 'Recruiting', 'The infrastructure budget', 'A small core crew',
       'The evening shift', 'The quarterly plan', 'Its largest client')
DOES = ('owns', 'funds', 'rewrites', 'measures', 'ships', 'keeps alive', 'expects', 'defends', 'doubled',
        'simplified', 'reviews', 'pays for', 'depends on', 'inherited', 'retires', 'documents', 'tests', 'scales',
        'prices', 'guards', 'carries', 'trims', 'automates', 'reports on', 'negotiates over', 'prefers', 'postponed',
        'rebuilt', 'audits', 'publishes')
WHAT = ('the nightly batch windows', 'a queue of unpaid refunds', 'its warehouse of sensor logs',
        'the pager for three regions', 'two decades of contracts', 'a fleet of delivery scanners',
        'the ranking of search results', 'most of the audit trail', 'the forecast of spare parts',
        'a catalogue of rare books', 'the edge caches', 'every model in production', 'the design of new counters',
        'a private build farm', 'the retention of key people', 'the ledger between partners',
        'a maze of old scripts', 'the booking calendar', 'one shared feature store', 'the latency of each tick',
        'a laboratory for prototypes', 'the onboarding of branches', 'its own silicon roadmap',
        'the schema of events', 'the recovery drills', 'a backlog of field requests', 'the mobile checkout',
        'the quality of labels', 'a network of small depots', 'the keys to the vault', 'the weather feed',
        'the seat maps', 'a chain of approvals', 'the tariff tables', 'the map of pipelines',
        'the hiring of testers')
WHY = ('before the spring freeze', 'because margins are thin', 'without outside help', 'across {n} time zones',
       'for about {n} percent of revenue', 'with {n} people in all', 'under a tight budget', 'since the last merger',
       'while demand still grows', 'at roughly {n} requests a second', 'as rivals hire aggressively',
       'in fewer than {n} weeks', 'so that audits pass', 'despite a slow quarter', 'on hardware from {n} suppliers',
       'after a painful outage', 'and bonuses follow it', 'which few candidates can do', 'as the board was promised',
       'until the new plant opens', 'with pay to match', 'although titles stay modest', 'where equity matters most',
       'if volumes keep rising', 'once the grant has vested', 'ahead of the ${n}M funding round',
       'when contracts are renewed', 'for {n} public agencies')
LEVER = ('Scarce Skills', 'Launch Date', 'Pager Load', 'Cost Savings', 'Patent Record', 'Regional Growth',
         'Client Trust', 'Model Quality', 'Migration Risk', 'Audit Season', 'Hardware Access', 'Team Building',
         'Latency Budget', 'Domain Depth', 'Open Competition', 'Retention Gap', 'Signing Window', 'Grant Refresh',
         'Scope of Work')
TRAIT = ('Stable Cash', 'High Equity', 'Fast Vesting', 'Quiet Culture', 'Field Work', 'Deep Research', 'Lean Teams',
         'Long Tenure', 'Public Company', 'Private Company', 'Family Owned', 'Profit Sharing', 'Hybrid Office',
         'Remote First', 'Night Trading')
LEVELS = ('L3', 'L4', 'L5', 'E4', 'E5', 'IC3', 'IC4', 'P3', 'P4', 'Band 6', 'Band 7', 'Grade 11', 'Grade 12', 'T4',
          'T5')
