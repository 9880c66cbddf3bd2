#!/usr/bin/env python3
"""What .github/action/review does to issues in every state, or after every call of gh that fails: states_test.py states|failures

A guidelint that pretends gives it the text of the week, so that nothing here depends on plans. Exit 77: a tool is missing.
"""
import concurrent.futures
import datetime
import itertools
import pathlib
import shutil
import subprocess
import sys
import tempfile

from job import Job, expect, missing_tools

PRETENDER = '''#!/bin/bash
# guidelint plan --format NAME=FILE ... --history FILE: what $PRETEND says
[ -z "${PRETEND_FAILS-}" ] || { echo "guidelint: cannot read a.md" >&2; exit 2; }
for word in "$@"; do
  case $word in
    issue=*) cp "$PRETEND" "${word#*=}" ;;
    html=* | ics=* | json=* | csv=*) echo "${word%%=*}" >"${word#*=}" ;;
    --previous) [ -z "${PRETEND_DAMAGED-}" ] || { echo "guidelint: damaged" >&2; exit 2; } ;;
  esac
done
printf '%s\\n' "$*" >>"${PRETEND%/*}/arguments"
'''


def marker(week, state, digest='00000000'):
    return f'<!-- guidelint:week={week} digest={digest} state={state} guides=3 done=1 -->'


def text_of(week, state, more=''):
    return f'{marker(week, state)}\n## Guides to review\n\n- [ ] `stripe` @ann "$(id)" `id` {more}\n'


def issue(number, week, state, is_open=True, labels=('guide-review',), body=None):
    return {'number': number, 'state': 'OPEN' if is_open else 'CLOSED', 'title': f'Guides to review, {week}', 'labels': list(labels),
            'body': text_of(week, state) if body is None else body, 'comments': [], 'reason': ''}


class States:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.pretender = self.folder / 'pretender'
        self.pretender.write_text(PRETENDER, encoding='utf-8')
        self.pretender.chmod(0o755)
        self.serial = itertools.count()

    def job(self, issues=(), labels=True):
        job = Job(self.folder / f'job-{next(self.serial)}', self.pretender)
        job.set_issues(list(issues))
        if labels:
            (job.github / 'labels.json').write_text('["bug", "guide-review"]', encoding='utf-8')
        return job

    def run(self, job, week, state, more='', environment=None, **arguments):
        text = job.folder / 'pretended.md'
        text.write_text(text_of(week, state, more), encoding='utf-8')
        return job.run('2026-11-23', environment={'PRETEND': str(text), **(environment or {})}, **arguments)


def verbs(result):
    return [' '.join(call[1:3] if call[1] != 'create' else call[1:2]) for call in result.changes]


# Issues before, state of this week (2026-W48), what is done to issues, those open afterwards.
STATES = [
    ('the first week', [], 'open', ['create'], [1]),
    ('again in the same week', [issue(1, '2026-W48', 'open')], 'open', ['edit 1'], [1]),
    ('the next week', [issue(1, '2026-W47', 'open')], 'open', ['create', 'close 1'], [2]),
    ('after two weeks', [issue(1, '2026-W46', 'done', False), issue(2, '2026-W47', 'open')], 'open', ['create', 'close 2'], [3]),
    ('all is done', [issue(1, '2026-W48', 'open')], 'done', ['edit 1', 'close 1'], []),
    ('all was done', [issue(1, '2026-W48', 'done', False)], 'done', [], []),
    ('a review was taken back', [issue(1, '2026-W48', 'done', False)], 'open', ['reopen 1', 'edit 1'], [1]),
    ('there is work after all', [issue(1, '2026-W48', 'none', False)], 'open', ['reopen 1', 'edit 1'], [1]),
    ('closed by people', [issue(1, '2026-W48', 'open', False)], 'open', [], []),
    ('closed by people, then done', [issue(1, '2026-W48', 'open', False)], 'done', [], []),
    ('nothing to do', [], 'none', [], []),
    ('nothing to do any more', [issue(1, '2026-W48', 'open')], 'none', ['edit 1', 'close 1'], []),
    ('nothing to do in the new week', [issue(1, '2026-W47', 'open')], 'none', ['close 1'], []),
    ('two of this week', [issue(1, '2026-W48', 'open'), issue(2, '2026-W48', 'open')], 'open', ['edit 1', 'close 2'], [1]),
    ('two of this week, and done', [issue(1, '2026-W48', 'open'), issue(2, '2026-W48', 'open')], 'done', ['edit 1', 'close 1', 'close 2'], []),
    ('many of many weeks', [issue(n, week, 'open') for n, week in enumerate(['2026-W01', '2026-W48', '2026-W47', '2026-W48', '2027-W01'], 1)],
     'open', ['edit 2', 'close 4', 'close 1', 'close 3', 'close 5'], [2]),
    ('one that a stranger made with our first line', [issue(1, '2026-W48', 'open', labels=())], 'open', ['create'], [1, 2]),
    ('one of people with our label', [issue(1, '', '', body='Which guides are next?')], 'open', ['create'], [1, 2]),
    ('our first line, but further down', [issue(1, '', '', body='see\n' + text_of('2026-W48', 'open'))], 'open', ['create'], [1, 2]),
    ('an empty one with our label', [issue(1, '', '', body='')], 'open', ['create'], [1, 2]),
    ('the first week of a year', [issue(1, '2026-W53', 'open')], 'open', ['create', 'close 1'], [2]),
]


def at_once(work, items):
    """All of them, each in a folder of its own; the first failure is raised."""
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        list(pool.map(work, items))


def test_states(states):
    def try_state(item):
        name, issues, state, wanted, still_open = item
        job = states.job(issues)
        result = states.run(job, '2026-W48', state, 'now')
        expect(result.returncode == 0, name, result.stdout)
        expect(verbs(result) == wanted, name, verbs(result), result.stdout)
        expect([one['number'] for one in job.open_issues()] == still_open, name, job.issues())
        again = states.run(job, '2026-W48', state, 'now')
        expect(again.returncode == 0 and verbs(again) == [], f'{name}, again', verbs(again), again.stdout)
    at_once(try_state, STATES)


def test_texts(states):
    job = states.job([issue(1, '2026-W47', 'open')], labels=False)
    result = states.run(job, '2026-W48', 'open')
    old, new = job.issues()
    expect(new['title'] == 'Guides to review, 2026-W48' and new['labels'] == ['guide-review'], 'title and label', new)
    expect(new['body'] == text_of('2026-W48', 'open') + '\nThe full plan: [plan.html, plan.ics, plan.csv and plan.json]'
           '(https://github.com/acme/guides/actions/runs/1)\n', 'the text goes as it is', new['body'])
    expect((old['reason'], old['comments']) == ('not planned', ['carried over to 2026-W48']), 'carried over', old)
    expect(result.summary == text_of('2026-W48', 'open'), 'the summary', result.summary)
    expect((job.github / 'labels.json').read_text(encoding='utf-8').count('guide-review') == 1, 'the label is made')
    expect(sorted(one.name for one in result.plan.iterdir()) == ['plan.csv', 'plan.html', 'plan.ics', 'plan.json', 'plan.md'], 'the artefact')

    ticked = job.issues()
    ticked[1]['body'] = ticked[1]['body'].replace('- [ ]', '- [x]')
    job.set_issues(ticked)
    expect(verbs(states.run(job, '2026-W48', 'open')) == ['edit 2'], 'a box ticked by hand is put right')
    carriage = job.issues()
    carriage[1]['body'] = '\r\n'.join(carriage[1]['body'].split('\n')).rstrip()
    job.set_issues(carriage)
    expect(verbs(states.run(job, '2026-W48', 'open')) == [], 'line ends of a web page are no change')

    done = states.run(job, '2026-W48', 'done')
    expect((job.issues()[1]['reason'], job.issues()[1]['comments']) == ('completed', ['all guides of 2026-W48 are reviewed']), 'done', done.stdout)


def test_where_nothing_is_touched(states):
    for name, arguments in [('a dry run', {'review': 'summary'}), ('another branch', {'ref': 'refs/heads/topic'}),
                            ('a tag with the name of the branch', {'ref': 'refs/tags/main'})]:
        job = states.job([issue(1, '2026-W47', 'open')])
        result = states.run(job, '2026-W48', 'open', **arguments)
        expect(result.returncode == 0 and verbs(result) == [], name, result.stdout)
        expect(result.summary == text_of('2026-W48', 'open') and result.plan, f'{name}: the text is in the summary', result.summary)
    job = states.job([issue(1, '2026-W47', 'open')])
    for name, environment, state in [('guidelint could not judge', {'PRETEND_FAILS': '1'}, 'open'), ('no plan is possible', {}, 'impossible'),
                                     ('no plan at all', {}, 'odd')]:
        result = states.run(job, '2026-W48', state, environment=environment)
        expect(result.returncode == 2 and verbs(result) == [], name, result.stdout)
    expect(states.run(job, '2026-W48', 'open', review='maybe').returncode == 2, 'an unknown value of review')


def test_previous(states):
    job = states.job()
    arguments = job.folder / 'arguments'

    def asked():
        text = arguments.read_text(encoding='utf-8')
        arguments.unlink()
        return text
    result = states.run(job, '2026-W48', 'open')
    expect('--previous' not in asked() and 'no earlier plan' in result.stdout, 'the first run has no earlier plan', result.stdout)
    (job.github / 'artifact-1000/history.tsv').write_text('2026-11-16\terrors\t3\n', encoding='utf-8')
    result = states.run(job, '2026-W48', 'open')
    expect('--previous' in asked() and (result.plan / 'history.tsv').read_text(encoding='utf-8') == '2026-11-16\terrors\t3\n', 'the second has', result.stdout)
    result = states.run(job, '2026-W48', 'open', ref='refs/heads/topic')
    expect('no earlier plan' in result.stdout, 'a branch does not see the plan of another', result.stdout)
    asked()
    result = states.run(job, '2026-W48', 'open', environment={'PRETEND_DAMAGED': '1'})
    expect(result.returncode == 0 and '::warning' in result.stdout and '--previous' not in asked(), 'a damaged artefact stops nothing', result.stdout)
    expect(not (result.plan / 'history.tsv').exists(), 'the damaged history is left behind')

    stranger = states.job()
    states.run(stranger, '2026-W48', 'open', keep_artefact=False)
    stranger.keep(result.plan, datetime.datetime.now(), 'main', repository=2)
    expect('no earlier plan' in states.run(stranger, '2026-W48', 'open').stdout, 'the artefact of a fork is not ours')


def test_failures(states):
    """A call fails, before or after it did its work: the job is red, and the next run arrives where one without failure does."""
    cases = [('the next week', [issue(1, '2026-W47', 'open'), issue(2, '2026-W46', 'open')], 'open', False),
             ('all is done', [issue(1, '2026-W48', 'open')], 'done', True),
             ('a review was taken back', [issue(1, '2026-W48', 'done', False)], 'open', True)]
    tries = []
    for name, issues, state, labels in cases:
        plain = states.job(issues, labels)
        states.run(plain, '2026-W48', state, 'now')
        wanted = ends_of(plain)
        for number, call in enumerate(plain.calls(), 1):
            is_read = call[0] == 'api' or call[1] in ('list', 'view', 'download')
            tries += [(name, issues, state, labels, wanted, number, call, late) for late in ([False] if is_read else [False, True])]

    def try_failure(item):
        name, issues, state, labels, wanted, number, call, late = item
        job = states.job(issues, labels)
        what = f'{name}: call {number} ({" ".join(call[:3])}) fails {"after" if late else "before"} it did anything'
        broken = states.run(job, '2026-W48', state, 'now', environment={'FAKE_GH_FAIL': str(number), **({'FAKE_GH_FAIL_LATE': '1'} if late else {})})
        if number > 1:  # the first asks for the earlier plan, and can do without
            expect(broken.returncode == 2 and '::error' in broken.stdout and 'HTTP 502' in broken.stdout, what, broken.stdout)
        expect(broken.plan and broken.summary, f'{what}: plan and summary are there', broken.stdout)
        expect(len([one for one in job.open_issues() if '2026-W48' in one['title']]) <= 1, f'{what}: never two', job.issues())
        healed = states.run(job, '2026-W48', state, 'now')
        expect(healed.returncode == 0, f'{what}, healed', healed.stdout)
        expect(ends_of(job) == wanted, f'{what}, healed', ends_of(job), wanted, healed.stdout)
    at_once(try_failure, tries)
    print(f'{len(tries)} failures tried')


def ends_of(job):
    return [(one['number'], one['state'], one['reason'], one['body'].splitlines()[0]) for one in job.issues()]


def test_flags_of_gh(states):
    """The real gh, where it is installed, knows every flag that the fake one was given."""
    real = shutil.which('gh')
    if not real:
        print('gh is not installed: its flags are not compared')
        return
    job = states.job([issue(1, '2026-W47', 'open'), issue(2, '2026-W48', 'done', False)], labels=False)
    calls = []
    for state in ('open', 'done', 'open'):
        states.run(job, '2026-W48', state)
        calls += job.calls()
    fresh = states.job(labels=False)
    states.run(fresh, '2026-W48', 'open')
    calls += fresh.calls()
    known = {}
    for call in calls:
        command = ('api',) if call[0] == 'api' else tuple(call[:2])
        if command not in known:
            known[command] = subprocess.run([real, *command, '--help'], stdout=subprocess.PIPE, encoding='utf-8', check=True).stdout
        for word in call:
            if word.startswith('-'):
                expect(f'{word} ' in known[command], f'gh {" ".join(command)} has no {word}', known[command])
    expect(len(known) >= 8, 'too few commands were compared', sorted(known))


def main():
    missing = missing_tools()
    if missing:
        print(f'skipped: {", ".join(missing)} not installed')
        return 77
    with tempfile.TemporaryDirectory(prefix='guidelint-review-job-') as folder:
        states = States(folder)
        tests = {'states': (test_states, test_texts, test_where_nothing_is_touched, test_previous, test_flags_of_gh), 'failures': (test_failures,)}
        for test in tests[sys.argv[1]]:
            test(states)
            print(f'passed: {test.__name__}')
    return 0


if __name__ == '__main__':
    sys.exit(main())
