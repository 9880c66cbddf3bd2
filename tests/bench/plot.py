"""Time and memory over the size of the corpus, as SVG, written as text.

Why: two panels with both axes logarithmic say at a glance what a table cannot: a flat line on the left is linear time,
a flat line on the right is memory that does not grow. Colours read on white and on dark paper; the background stays
the page's. Decided against: matplotlib, which is two hundred megabytes for eight lines.
"""
import html
import math

WIDTH, HEIGHT, TOP, BOTTOM = 960, 420, 56, 50
PANELS = ((64, 300), (500, 300))  # left edge and width of what is drawn on
COLOURS = ('#e0522f', '#2f80d0', '#8a8f98', '#2c9f6b', '#b07dd8', '#c9952b', '#d0639b', '#4aa3a8')
ASIDE = ('-j1 ZZZZ', '--jobs 1', 'from its cache')  # in the table, not in the picture


def decades(values):
    return math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))


def number(value):
    return f'{value:,.0f}' if value >= 1 else f'{value:g}'


def panel(left, width, title, series, colours):
    xs = [x for points in series.values() for x, _ in points]
    ys = [y for points in series.values() for _, y in points]
    (low_x, high_x), (low_y, high_y) = (math.log10(min(xs)), math.log10(max(xs))), decades(ys)
    span_x, span_y = max(high_x - low_x, .01), max(high_y - low_y, 1)
    height = HEIGHT - TOP - BOTTOM

    def at(x, y):
        return (left + (math.log10(x) - low_x) / span_x * width,
                HEIGHT - BOTTOM - (math.log10(y) - low_y) / span_y * height)

    out = [f'<text class="title" x="{left}" y="{TOP - 22}">{title}</text>']
    for power in range(low_y, high_y + 1):
        y = at(xs[0], 10 ** power)[1]
        out.append(f'<path class="grid" d="M{left} {y:.1f}h{width}"/>')
        out.append(f'<text class="tick" x="{left - 8}" y="{y + 4:.1f}" text-anchor="end">{number(10 ** power)}</text>')
    for x in sorted(set(xs)):
        place = at(x, 10 ** low_y)[0]
        out.append(f'<path class="grid" d="M{place:.1f} {TOP}v{height}"/>')
        out.append(f'<text class="tick" x="{place:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{x:,}</text>')
    out.append(f'<text class="tick" x="{left + width / 2}" y="{HEIGHT - 10}" text-anchor="middle">guides</text>')
    last = sorted(((at(*points[-1]), name) for name, points in series.items()), key=lambda each: each[0][1])
    labels, above = {}, -99.0
    for (_, y), name in last:  # names of lines that end close together are pushed apart
        above = max(y, above + 14)
        labels[name] = above
    for name, points in series.items():
        places = [at(*point) for point in points]
        strong = ' strong' if name.startswith('guidelint') else ''
        line = 'M' + 'L'.join(f'{x:.1f} {y:.1f}' for x, y in places)
        out.append(f'<path class="line{strong}" stroke="{colours[name]}" d="{line}"/>')
        out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colours[name]}"/>' for x, y in places]
        x = places[-1][0]
        out.append(f'<text class="name{strong}" fill="{colours[name]}" x="{x + 9:.1f}" y="{labels[name] + 4:.1f}">'
                   f'{html.escape(name)}</text>')
    return out


def short(name):
    for part in (' ZZZZ', ' of every guide', ' check', ' --no-cache'):
        name = name.split(',')[0].split(':')[0].replace(part, '')
    return name


def over_size(medians):
    """medians: for each command its points, each with guides, wall (seconds) and memory (KiB)."""
    kept = [name for name in medians if not name.endswith(ASIDE)]
    colours = {short(name): COLOURS[place % len(COLOURS)] for place, name in enumerate(kept)}
    time = {short(name): [(one['guides'], one['wall'] / one['guides'] * 1e6) for one in medians[name]] for name in kept}
    memory = {short(name): [(one['guides'], one['memory'] / 1024) for one in medians[name]] for name in kept}
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="system-ui, sans-serif" '
           'role="img" aria-label="Time a guide and peak memory over the size of the corpus">',
           '<style>.title{font-size:15px;font-weight:600;fill:#7d8590}.tick{font-size:12px;fill:#7d8590}'
           '.grid{stroke:#7d8590;stroke-opacity:.28}.line{fill:none;stroke-width:1.6}.line.strong{stroke-width:3}'
           '.name{font-size:12.5px}.name.strong{font-weight:700}</style>']
    for (left, width), title, series in zip(PANELS, ('wall time, µs a guide', 'peak memory, MiB'), (time, memory)):
        out += panel(left, width, title, series, colours)
    return '\n'.join(out) + '\n</svg>\n'
