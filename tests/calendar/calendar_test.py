#!/usr/bin/env python3
"""Calendars of due guides and of the plan, read back by a client library: calendar_test.py PROGRAM

Guides with hostile names: every line is at most 75 bytes and whole, every text comes back as it was written, events have
the days and the names they should, and a second run of the same day is the same file. Exit 77: skipped.
"""

import datetime
import os
import pathlib
import subprocess
import sys
import tempfile

try:
    import icalendar
except ImportError as error:
    if os.path.exists("/usr/bin/python3") and not os.environ.get("CALENDAR_TEST_AGAIN"):
        os.environ["CALENDAR_TEST_AGAIN"] = "yes"  # Debian's packages are for its own Python
        os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])
    print(f"skipped: {error} (Debian: python3-icalendar)")
    sys.exit(77)

PROGRAM = os.path.realpath(sys.argv[1])
TODAY = "2026-12-28"  # a Monday of week 53
# Without a backslash before an n, which this library takes for an end of line though it is escaped.
COMPANIES = ["acme", "a;b,c\\d", "中" * 60, "x" * 300, "é" * 80, "BEGIN:VEVENT", "a::b", "quote \" it"]
failed = 0


def check(what, found, expected):
    global failed
    if found != expected:
        print(f"{what}: {found!r}, expected {expected!r}")
        failed = 1


def guide(company, due):
    name = company.replace("\\", "\\\\").replace('"', '\\"')
    return (f'---\ncompany: "{name}"\nrole: data-engineer\nlast_updated: 2026-01-05\nnext_review_due: {due}\n---\n'
            "### Data Engineer | Guide\n")


def run(*words):
    result = subprocess.run([PROGRAM, *words], capture_output=True)
    if result.returncode:
        print(f"{words}: exit {result.returncode}: {result.stderr.decode()}")
        sys.exit(1)
    return result.stdout


def read(bytes_):
    """The events of a calendar whose form is checked first."""
    check("line ends", bytes_.count(b"\n"), bytes_.count(b"\r\n"))
    for line in bytes_.split(b"\r\n"):
        if len(line) > 75:
            check("a line", len(line), "at most 75 bytes")
        line.decode("utf-8")  # raises where a character is cut
    calendar = icalendar.Calendar.from_ical(bytes_)
    check("version", str(calendar["VERSION"]), "2.0")
    events = list(calendar.walk("VEVENT"))
    for event in events:
        check("errors", event.errors, [])
        check("transparent", str(event["TRANSP"]), "TRANSPARENT")
        check("stamp", event["DTSTAMP"].dt.date(), datetime.date.fromisoformat(TODAY))
        check("sequence", event["SEQUENCE"], (datetime.date.fromisoformat(TODAY) - datetime.date(1970, 1, 1)).days)
        begin, end = event["DTSTART"].dt, event["DTEND"].dt
        check("all day", type(begin), datetime.date)
        check("from Monday", begin.isoweekday(), 1)
        check("to Friday, the end not included", end - begin, datetime.timedelta(days=5))
    uids = [str(event["UID"]) for event in events]
    check("each uid once", len(set(uids)), len(uids))
    return calendar, events


def shown(company):
    return company.replace("::", ":\\x3a")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    os.makedirs(".git")
    os.makedirs("research")
    pathlib.Path("CODEOWNERS").write_text("*  @org/pay-team\n/research/guide-1.md\n/research/guide-2.md kim@example.org\n")
    for number, company in enumerate(COMPANIES):
        due = "2026-12-07" if number % 2 else "2027-01-04"
        pathlib.Path(f"research/guide-{number}.md").write_text(guide(company, due))

    out = run("due", "research", "--today", TODAY, "--format", "ics")
    check("the same run", run("due", "research", "--today", TODAY, "--format", "ics"), out)
    calendar, events = read(out)
    check("name", str(calendar["X-WR-CALNAME"]), "Guides due")
    by_uid = {str(event["UID"]): event for event in events}
    check("uids", sorted(by_uid), sorted([
        "2026-W53.due.org.pay-team@guidelint", "2026-W53.due._nobody@guidelint",
        "2027-W01.due.org.pay-team@guidelint", "2027-W01.due.kim-at-example.org@guidelint"]))
    late = by_uid["2026-W53.due.org.pay-team@guidelint"]
    check("summary", str(late["SUMMARY"]), "Guides due: 3 of 3 companies, 3 overdue")
    lines = []
    for event in events:
        lines += str(event["DESCRIPTION"]).split("\n")[1:]
    check("companies", sorted(lines), sorted(f"{shown(company)}: 1 guide" for company in COMPANIES))
    calendar, events = read(run("due", "research/guide-0.md", "--within", "0d", "--today", TODAY, "--format", "ics"))
    check("nothing due", len(events), 0)

    has_plan = subprocess.run([PROGRAM, "plan", "--help"], capture_output=True).returncode == 0
    if has_plan:
        out = run("plan", "research", "--today", TODAY, "--format", "ics")
        check("the same plan", run("plan", "research", "--today", TODAY, "--format", "ics"), out)
        calendar, events = read(out)
        check("name", str(calendar["X-WR-CALNAME"]), "Guides to review")
        described = "\n".join(str(event["DESCRIPTION"]) for event in events)
        for number, company in enumerate(COMPANIES):
            if number % 2:
                check("planned", f"{shown(company)}: 1 guide, 26 min" in described, True)
        check("first", str(events[0]["UID"]).startswith("2026-W53."), True)

print("the calendars are read as they were meant" if not failed else "see above")
sys.exit(failed)
