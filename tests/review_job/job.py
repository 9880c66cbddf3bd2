"""Runs .github/action/review as the runner does, with the fake gh beside it and time given."""
import datetime
import json
import os
import pathlib
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
SCRIPT = HERE.parent.parent / '.github/action/review'
CHANGES = ('create', 'edit', 'close', 'reopen')


def missing_tools():
    missing = [tool for tool in ('bash', 'git') if shutil.which(tool) is None]
    return missing if shutil.which('jq') or shutil.which('gojq') else [*missing, 'jq']


class Job:
    """`program` is the guidelint to run; `folder` holds everything there is."""

    def __init__(self, folder, program):
        self.folder = pathlib.Path(folder)
        self.github = self.folder / 'github'
        self.repository = self.folder / 'repository'
        self.run_number = 0
        for name in ('github', 'repository', 'bin', 'temp'):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        for name, target in (('bin/guidelint', pathlib.Path(program).resolve()), ('bin/gh', HERE / 'gh')):
            (self.folder / name).symlink_to(target)

    def _load(self, name, otherwise):
        file = self.github / name
        return json.loads(file.read_text(encoding='utf-8')) if file.exists() else otherwise

    def issues(self):
        return self._load('issues.json', [])

    def set_issues(self, issues):
        (self.github / 'issues.json').write_text(json.dumps(issues), encoding='utf-8')

    def open_issues(self):
        return [one for one in self.issues() if one['state'] == 'OPEN']

    def calls(self):
        file = self.github / 'calls'
        return [json.loads(line) for line in file.read_text(encoding='utf-8').splitlines()] if file.exists() else []

    def run(self, today, review='issue', ref='refs/heads/main', keep_artefact=True, environment=None):
        """The result of the step; .changes are the calls that changed an issue, .summary what the job shows."""
        self.run_number += 1
        temp = self.folder / 'temp' / str(self.run_number)
        temp.mkdir()
        (self.github / 'calls').unlink(missing_ok=True)
        noon = datetime.datetime.combine(datetime.date.fromisoformat(today), datetime.time(12), datetime.timezone.utc)
        outputs, summary = temp / 'outputs', temp / 'summary'
        for file in (outputs, summary):
            file.touch()
        result = subprocess.run(
            ['bash', str(SCRIPT)], cwd=self.repository, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding='utf-8', check=False,
            env={'PATH': f'{self.folder}/bin:{os.environ["PATH"]}', 'HOME': str(self.folder), 'FAKE_GH': str(self.github), 'GH_TOKEN': 'a-token',
                 'FOLDER': str(self.folder / 'bin'), 'INPUT_REVIEW': review, 'INPUT_PATHS': '', 'INPUT_CONFIG': '', 'RUNNER_TEMP': str(temp),
                 'GITHUB_ACTIONS': 'true', 'GITHUB_WORKSPACE': str(self.repository), 'GITHUB_REPOSITORY': 'acme/guides',
                 'GITHUB_SERVER_URL': 'https://github.com', 'GITHUB_RUN_ID': str(self.run_number), 'GITHUB_REF': ref, 'GITHUB_REF_NAME': ref.split('/', 2)[2],
                 'GITHUB_OUTPUT': str(outputs), 'GITHUB_STEP_SUMMARY': str(summary), 'SOURCE_DATE_EPOCH': str(int(noon.timestamp())),
                 **(environment or {})})
        result.summary = summary.read_text(encoding='utf-8')
        result.changes = [call for call in self.calls() if call[0] == 'issue' and call[1] in CHANGES]
        lines = outputs.read_text(encoding='utf-8').splitlines()
        result.plan = pathlib.Path(lines[1]) if lines else None
        if result.plan and keep_artefact:
            self.keep(result.plan, noon, ref.split('/', 2)[2])
        return result

    def keep(self, plan, when, branch, repository=1):
        """What actions/upload-artifact does."""
        run = 1000 + len(self._load('artifacts.json', []))
        shutil.copytree(plan, self.github / f'artifact-{run}')
        artefacts = self._load('artifacts.json', [])
        artefacts.append({'created_at': when.isoformat(), 'expired': False,
                          'workflow_run': {'id': run, 'head_branch': branch, 'repository_id': 1, 'head_repository_id': repository}})
        (self.github / 'artifacts.json').write_text(json.dumps(artefacts), encoding='utf-8')


def expect(condition, what, *details):
    if not condition:
        raise AssertionError('\n'.join([what, *(str(one) for one in details)]))
