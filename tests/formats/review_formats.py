#!/usr/bin/env python3
"""Whether sarif and rdjson say what json says: the same findings, at the same places, with the same fixes.

    review_formats.py PROGRAM FOLDER

The guides of FOLDER are judged as they are, and once more with what moves columns: a byte order mark, emoji in headings and
cells, CRLF. Places are compared as bytes of the file: json states them, sarif's are turned back from UTF-16 and rdjson's
from lines and bytes. A fix is applied in each format's own way and must give the same file. Of SARIF the parts are checked that its schema
cannot state (indexes, regions inside the file, fingerprints that tell results apart) and those that GitHub requires.
Exit code 0 if all agree.
"""
import json, pathlib, re, subprocess, sys, tempfile, urllib.parse

MARK = b'\xef\xbb\xbf'


def run(program, folder, form):
    done = subprocess.run([program, 'check', '--today', '2026-03-01', '--format', form, '.'], cwd=folder, capture_output=True)
    assert done.returncode in (0, 1), done.stderr.decode()
    return json.loads(done.stdout)


def line_starts(raw):
    return [0] + [at + 1 for at, byte in enumerate(raw) if byte == 10]


def byte_of_utf16(raw, line, column):
    """The byte at which a place stands for a program that holds the file in UTF-16, without its byte order mark."""
    text = raw[len(MARK):] if raw.startswith(MARK) else raw
    start = line_starts(text)[line - 1]
    units = text[start:].decode(errors='surrogateescape').encode('utf-16-le', 'surrogatepass')
    assert (column - 1) * 2 <= len(units), 'column outside the file'
    before = units[:(column - 1) * 2].decode('utf-16-le', 'surrogatepass')
    assert '\n' not in before, 'column outside its line'
    return len(raw) - len(text) + start + len(before.encode(errors='surrogateescape'))


def byte_of_column(raw, place):
    at = line_starts(raw)[place['line'] - 1] + place['column'] - 1
    assert at <= len(raw), 'place outside the file'
    return at


def region_bytes(raw, region):
    begin = byte_of_utf16(raw, region['startLine'], region['startColumn'])
    end = byte_of_utf16(raw, region['endLine'], region['endColumn'])
    assert begin <= end
    return begin, end


def range_bytes(raw, span):
    return byte_of_column(raw, span['start']), byte_of_column(raw, span['end'])


def applied(raw, edits):
    for begin, end, text in sorted(edits, reverse=True):
        raw = raw[:begin] + text.encode() + raw[end:]
    return raw


def check_sarif(log, files):
    assert log['version'] == '2.1.0' and log['$schema'].endswith('sarif-schema-2.1.0.json')
    run, = log['runs']
    assert run['columnKind'] == 'utf16CodeUnits'
    assert run['invocations'][0]['executionSuccessful'] is True
    rules = run['tool']['driver']['rules']
    assert [rule['id'] for rule in rules] == sorted({rule['id'] for rule in rules})
    for rule in rules:
        assert rule['shortDescription']['text'] and rule['help']['text'] and rule['help']['markdown'], rule['id']
        assert 0 < len(rule['fullDescription']['text']) <= 1024, rule['id']
        assert rule['defaultConfiguration']['level'] in ('note', 'warning', 'error')
        assert 0 < len(rule['properties']['tags']) <= 10
    prints, found = set(), []
    for result in run['results']:
        assert rules[result['ruleIndex']]['id'] == result['ruleId']
        assert result['level'] in ('note', 'warning', 'error') and result['message']['text']
        prints.add(result['partialFingerprints']['guidelint/v1'])
        artifact = result['locations'][0]['physicalLocation']['artifactLocation']
        assert re.fullmatch(r'[A-Za-z0-9%._~/-]+', artifact['uri']) and artifact['uriBaseId'] in run['originalUriBaseIds']
        path = urllib.parse.unquote(artifact['uri'])
        raw = files[path]
        place = region_bytes(raw, result['locations'][0]['physicalLocation']['region'])
        related = result.get('relatedLocations', [])
        assert [one['id'] for one in related] == list(range(1, len(related) + 1))
        for one in related:
            region_bytes(raw, one['physicalLocation']['region'])
        fixed = None
        for fix in result.get('fixes', []):
            change, = fix['artifactChanges']
            assert change['artifactLocation'] == artifact and fix['description']['text']
            edits = [(*region_bytes(raw, one['deletedRegion']), one.get('insertedContent', {}).get('text', ''))
                     for one in change['replacements']]
            fixed = applied(raw, edits)
        found.append((path, result['ruleId'], place, fixed))
    assert len(prints) == len(run['results']), 'results with one fingerprint are merged'
    return found


def check_rdjson(log, files):
    assert log['source'] == {'name': 'guidelint'} and log['severity'] in ('ERROR', 'WARNING', 'INFO')
    found = []
    for one in log['diagnostics']:
        assert one['message'] and one['severity'] in ('ERROR', 'WARNING', 'INFO')
        path = one['location']['path']
        raw = files[path]
        fixed = None
        for suggestion in one.get('suggestions', []):
            fixed = applied(raw, [(*range_bytes(raw, suggestion['range']), suggestion['text'])])
        for related in one.get('related_locations', []):
            range_bytes(raw, related['location']['range'])
        found.append((path, one['code']['value'], range_bytes(raw, one['location']['range']), fixed))
    return found


def check_json(log, files):
    found = []
    for one in log['findings']:
        if one['status'] in ('accepted', 'ignored'):
            continue
        raw = files[one['path']]
        fixed = {}
        for fix in one['fixes']:
            edits = [(edit['span']['start']['byte'], edit['span']['end']['byte'], edit['text']) for edit in fix['edits']]
            fixed[fix['safe']] = applied(raw, edits)
        place = (one['span']['start']['byte'], one['span']['end']['byte'])
        found.append((one['path'], one['rule'], place, fixed))
    return found


def agree(program, folder):
    """How many findings, and how many safe fixes that sarif and rdjson offer."""
    files = {str(path.relative_to(folder)): path.read_bytes() for path in pathlib.Path(folder).rglob('*.md')}
    plain = check_json(run(program, folder, 'json'), files)
    sarif = check_sarif(run(program, folder, 'sarif'), files)
    rdjson = check_rdjson(run(program, folder, 'rdjson'), files)
    assert len(plain) == len(sarif) == len(rdjson) > 0
    fixes = [0, 0]
    for expected, *others in zip(plain, sarif, rdjson):
        path, rule, place, fixed = expected
        for index, other in enumerate(others):
            where = f'{path}: {rule}: {other[2]} for {place}'
            assert other[:2] == (path, rule), where
            # A place inside the mark, which programs drop, is the begin of the text.
            begins_in_mark = files[path].startswith(MARK) and place[0] < len(MARK)
            assert other[2] == place or (begins_in_mark and index == 0), where
            if other[3] is not None:
                assert other[3] == fixed.get(True), f'{where}: another fix'
                fixes[index] += 1
    return len(plain), fixes


def moved(text):
    """Columns that differ in bytes, code points and UTF-16."""
    return MARK + re.sub(rb'(?m)^(#+ )', lambda m: m[1] + '👍 é '.encode(), text).replace(b'| ', '| 👩‍🔧 '.encode()).replace(b'\n', b'\r\n')


def main(program, folder):
    program = str(pathlib.Path(program).resolve())
    for change in (None, moved):
        with tempfile.TemporaryDirectory() as scratch:
            for path in pathlib.Path(folder).rglob('*.md'):
                copy = pathlib.Path(scratch, 'a b', path.relative_to(folder))
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(change(path.read_bytes()) if change else path.read_bytes())
            pathlib.Path(scratch, '.git').mkdir()  # the search for guidelint.yaml ends here
            findings, fixes = agree(program, scratch)
            print(f'{"moved" if change else "as they are"}: {findings} findings, fixes: sarif {fixes[0]}, rdjson {fixes[1]}')


if __name__ == '__main__':
    main(*sys.argv[1:])
