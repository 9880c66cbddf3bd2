#!/usr/bin/env python3
"""Four weeks of .github/action/review with the real program, over a year with 53 weeks and its end: weeks_test.py PROGRAM

A repository of guides with one due date for all, two owners and hours for two companies a week; a gh that keeps issues in a folder.
Exit 77: a tool is missing.
"""
import csv
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from job import HERE, Job, expect, missing_tools

COMPANIES = ['aldermoor', 'bexwell', 'carrick-and-dane', 'dunmore', 'eastray', 'fallowmere']
ROLES = ['security-engineer', 'software-engineer', 'data-engineer']
TEMPLATE = HERE.parent.parent / 'fixtures/guides/clean/research/brindlecrest/security-engineer.md'
CONFIG = "files: [research/**/*.md]\nplan: {minutes: {guide: 6, company: 20, week: 80}, every: 26w}\n"
OWNERS = '/research/ @pay-team\n/research/bexwell/ @ann\n/research/dunmore/ @ann\n'


class Weeks:
    def __init__(self, folder, program):
        self.program = program
        self.job = Job(folder, program)
        self.repository = self.job.repository
        text = TEMPLATE.read_text(encoding='utf-8')
        for company in COMPANIES:
            for role in ROLES:
                guide = text.replace('brindlecrest', company).replace('Brindlecrest', company.title())
                guide = guide.replace('security-engineer', role).replace('Security Engineer', role.replace('-', ' ').title())
                self.write(f'research/{company}/{role}.md', guide)
        self.write('guidelint.yaml', CONFIG)
        self.write('.github/CODEOWNERS', OWNERS)
        self.git('init', '-q', '-b', 'main')
        self.commit('2026-02-02')

    def write(self, name, text):
        file = self.repository / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding='utf-8')

    def git(self, *words, date='2026-02-02'):
        who = {f'GIT_{role}_{what}': value for role in ('AUTHOR', 'COMMITTER')
               for what, value in (('NAME', 'owner'), ('EMAIL', 'owner@example.com'), ('DATE', f'{date}T12:00:00Z'))}
        subprocess.run(['git', *words], cwd=self.repository, check=True, stdout=subprocess.PIPE,
                       env={'PATH': os.environ['PATH'], 'HOME': str(self.job.folder), 'GIT_CONFIG_NOSYSTEM': '1', **who})

    def commit(self, date):
        self.git('add', '.', date=date)
        self.git('commit', '-q', '-m', 'guides', date=date)

    def review(self, paths, date):
        result = subprocess.run([self.program, 'reviewed', *paths, '--by', '@ann', '--today', date], cwd=self.repository, encoding='utf-8',
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        expect(result.returncode == 0, f'reviewed {paths}', result.stdout)
        self.commit(date)

    def run(self, today):
        result = self.job.run(today)
        expect(result.returncode == 0, today, result.stdout)
        with open(result.plan / 'plan.csv', encoding='utf-8', newline='') as file:
            result.rows = list(csv.DictReader(file))
        return result

    def issue(self, week):
        found = [one for one in self.job.issues() if week in one['title']]
        expect(len(found) == 1, f'one issue of {week}', [one['title'] for one in self.job.issues()])
        return found[0]


def boxes(issue):
    """{company: ticked} and {path: ticked} of the text."""
    companies, guides = {}, {}
    for line in issue['body'].splitlines():
        company = re.match(r'- \[([ x])\] \*\*`([^`]+)`\*\* \(\d+ guides?, \d+ min', line)
        guide = re.match(r'  - \[([ x])\] \[`[^`]+`\]\(https://github\.com/acme/guides/blob/HEAD/([^)]+)\)', line)
        if company:
            companies[company[2]] = company[1] == 'x'
        elif guide:
            guides[guide[2]] = guide[1] == 'x'
        else:
            expect(not re.match(r'\s*- \[', line), 'a box of something else', line)
    return companies, guides


def planned(result, week):
    return sorted(row['path'] for row in result.rows if row['week'] == week)


def company_of(path):
    return path.split('/')[1]


def test_weeks(weeks):
    # The first week: one issue, with the guides of the plan, and those mentioned who have work.
    first = weeks.run('2026-12-14')
    issue = weeks.issue('2026-W51')
    companies, guides = boxes(issue)
    expect(len(companies) == 2 and sorted(guides) == planned(first, '2026-W51') and len(guides) == 6, 'boxes', issue['body'], first.rows)
    expect(not any(guides.values()) and not any(companies.values()), 'nothing is ticked', issue['body'])
    expect('6 guides of 2 companies' in issue['body'] and 'Done: 0 of 6. Behind this week stand 12 more guides' in issue['body'], 'totals', issue['body'])
    for owner in ('@pay-team', '@ann'):
        has_work = any(row['owner'].lstrip("'") == owner for row in first.rows if row['week'] == '2026-W51')
        outside_of_code = re.sub(r'`[^`]*`', '', issue['body'])
        expect(outside_of_code.count(owner) == int(has_work), f'{owner} is mentioned once if there is work', issue['body'])
    expect(weeks.run('2026-12-14').changes == [], 'again: nothing to do')
    expect((first.plan / 'history.tsv').read_text(encoding='utf-8').count('2026-12-14\tguides\t18\n') == 1, 'the history has begun')

    # One company is reviewed: its box is ticked, and what was announced stays.
    done, other = companies
    weeks.review([f'research/{done}'], '2026-12-16')
    second = weeks.run('2026-12-16')
    expect([call[1] for call in second.changes] == ['edit'], 'the issue is edited', second.changes, second.stdout)
    companies, now = boxes(weeks.issue('2026-W51'))
    expect(companies == {done: True, other: False}, 'the box of the company', weeks.issue('2026-W51')['body'])
    expect(now == {path: company_of(path) == done for path in guides}, 'the boxes of its guides', now)
    expect('Done: 3 of 6.' in weeks.issue('2026-W51')['body'], 'how much is done')

    # The week after: the rest is planned again, in one new issue.
    third = weeks.run('2026-12-21')
    expect([one['title'] for one in weeks.job.open_issues()] == ['Guides to review, 2026-W52'], 'one issue at a time', third.stdout)
    old = weeks.issue('2026-W51')
    expect((old['reason'], old['comments']) == ('not planned', ['carried over to 2026-W52']), 'carried over', old)
    companies, guides = boxes(weeks.issue('2026-W52'))
    expect(sorted(guides) == planned(third, '2026-W52') and done not in companies, 'the plan decides again', guides)
    history = (third.plan / 'history.tsv').read_text(encoding='utf-8')
    for line in ('2026-12-14\tguides\t18', '2026-12-16\treviewed\t3', '2026-12-21\tguides\t18'):
        expect(history.count(line + '\n') == 1, f'the history grows: {line}', history)

    # All of it is reviewed: closed, and it stays so.
    weeks.review(sorted(guides), '2026-12-23')
    fourth = weeks.run('2026-12-23')
    issue = weeks.issue('2026-W52')
    expect(weeks.job.open_issues() == [] and issue['reason'] == 'completed', 'closed when all is done', fourth.stdout)
    expect(all(boxes(issue)[0].values()) and all(boxes(issue)[1].values()), 'all boxes are ticked', issue['body'])
    expect(weeks.run('2026-12-23').changes == [], 'again: nothing to do')

    # Week 53, with boxes ticked by hand; then the first week of the next year.
    weeks.run('2026-12-28')
    issues = weeks.job.issues()
    issues[-1]['body'] = issues[-1]['body'].replace('- [ ]', '- [x]')
    weeks.job.set_issues(issues)
    weeks.run('2027-01-01')
    issue = weeks.issue('2026-W53')
    expect('## Guides to review, 28 December 2026 – 3 January 2027\n' in issue['body'], 'the week over the end of the year', issue['body'])
    expect(not any(boxes(issue)[1].values()), 'a box ticked by hand says nothing', issue['body'])
    fifth = weeks.run('2027-01-04')
    expect([one['title'] for one in weeks.job.open_issues()] == ['Guides to review, 2027-W01'], 'a new year', fifth.stdout)
    expect(weeks.issue('2026-W53')['comments'] == ['carried over to 2027-W01'], 'over the end of the year')

    # Everything is reviewed: this week's issue is closed, and the next week makes none.
    left = sorted(row['path'] for row in fifth.rows if row['never_reviewed'] in ('true', 'yes', '1'))
    weeks.review(left, '2027-01-05')
    weeks.run('2027-01-05')
    expect(weeks.job.open_issues() == [], 'nothing is left', weeks.job.open_issues())
    made = len(weeks.job.issues())
    sixth = weeks.run('2027-01-11')
    expect(len(weeks.job.issues()) == made and 'state=none' in sixth.summary, 'no issue of a week without work', sixth.summary)
    expect(made == 4, 'one issue a week', [one['title'] for one in weeks.job.issues()])


def main():
    missing = missing_tools()
    if missing:
        print(f'skipped: {", ".join(missing)} not installed')
        return 77
    with tempfile.TemporaryDirectory(prefix='guidelint-review-job-') as folder:
        test_weeks(Weeks(pathlib.Path(folder), os.path.realpath(sys.argv[1])))
    print('passed')
    return 0


if __name__ == '__main__':
    sys.exit(main())
