// The action of action.yml, run step by step in repositories made for it. The build is a stub that takes the program under test, the
// network a stub of curl and gh; everything else is real: bash, git, guidelint, GitHub's evaluator of expressions.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { runAction } from './runner.mjs'
import { annotationsOf, commandsOf } from './runner_commands.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const program = process.env.GUIDELINT
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'guidelint-action-'))
after(() => fs.rmSync(scratch, { recursive: true }))
const version = /^project\(guidelint VERSION ([0-9.]+) /m.exec(fs.readFileSync(path.join(root, 'CMakeLists.txt'), 'utf8'))[1]
const digest = '0123456789abcdef0123456789abcdef01234567'
const clean = path.join(root, 'fixtures/guides/clean/research')
const faulty = path.join(root, 'fixtures/guides/faulty/research')
let serial = 0
const fresh = name => path.join(scratch, `${name}-${++serial}`)

for (const name of Object.keys(process.env)) if (/^(GIT|GITHUB)_/.test(name)) delete process.env[name]
Object.assign(process.env, {
  GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: path.join(scratch, 'gitconfig'), HOME: scratch,
  GIT_AUTHOR_NAME: 'owner', GIT_AUTHOR_EMAIL: 'owner@example.com', GIT_COMMITTER_NAME: 'owner', GIT_COMMITTER_EMAIL: 'owner@example.com',
})
fs.writeFileSync(process.env.GIT_CONFIG_GLOBAL, '[init]\n\tdefaultBranch = main\n[protocol "file"]\n\tallow = always\n')
const gitEnvironment = Object.fromEntries(Object.entries(process.env).filter(([name]) => /^GIT_/.test(name)))
const git = (folder, ...arguments_) => execFileSync('git', ['-C', folder, ...arguments_], { encoding: 'utf8' }).trim()

function write(file, text, mode = 0o644) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, text, { mode })
}

const binary = fresh('program')
const knowsMarkdown = /\bmarkdown\b/.test(execFileSync(program, ['check', '--help'], { encoding: 'utf8' }).match(/--format[\s\S]*?(?=\n {2}-)/)[0])
// A program without the format markdown gets it from here: one line that is appended.
write(binary, knowsMarkdown ? `#!/bin/sh\nexec '${program}' "$@"\n` : `#!/bin/bash
kept=()
for one in "$@"; do
  if [[ $one == markdown=* ]]; then echo '### guidelint' >>"\${one#markdown=}"; unset 'kept[-1]'; else kept+=("$one"); fi
done
exec '${program}' "\${kept[@]}"
`, 0o755)

// The action as the runner lays it out. REF null is a `uses: ./`.
function checkedOut(ref, program_ = binary) {
  const base = ref === null ? fresh('action') : path.join(fresh('work'), '_actions/guidelint/guidelint', ref)
  for (const name of ['action.yml', '.github/action', 'CMakeLists.txt', 'CMakePresets.json', 'cmake', 'scripts/project-version']) {
    fs.cpSync(path.join(root, name), path.join(base, name), { recursive: true })
  }
  const presets = JSON.parse(fs.readFileSync(path.join(base, 'CMakePresets.json')))
  presets.configurePresets = presets.configurePresets.filter(one => one.name !== 'static') // the stub builds the other way
  write(path.join(base, 'CMakePresets.json'), JSON.stringify(presets, null, 2))
  write(path.join(base, 'src/main.cpp'), 'int main() {}\n')
  write(path.join(base, 'rules/a.yaml'), 'id: a\n')
  write(path.join(base, 'scripts/build-program'), `#!/bin/sh\necho built-from-source\nmkdir -p build/release/src && cp '${program_}' build/release/src/guidelint\n`, 0o755)
  write(path.join(base, 'scripts/install-packages'), '#!/bin/sh\necho installed-packages\n', 0o755)
  return base
}

// curl answers from a folder, gh says what GH_SAYS tells it to; git ls-remote of GitHub answers with TAGGED.
const stubs = fresh('stubs')
write(path.join(stubs, 'curl'), `#!/bin/bash
while [ $# -gt 1 ]; do if [ "$1" = --output ]; then to=$2; shift; fi; shift; done
[[ $1 == https://github.com/* ]] || exit 3
echo "$1" >>"$RELEASES/asked"
cp "$RELEASES/\${1#https://github.com/}" "$to" 2>/dev/null || { echo 'curl: (22) error: 404' >&2; exit 22; }
`, 0o755)
write(path.join(stubs, 'gh'), `#!/bin/bash
[ "$GH_SAYS" != absent ] || exit 1
[ "$*" != 'attestation verify --help' ] || exit 0
echo "$*" >>"$RELEASES/gh"
[ "$GH_SAYS" = yes ] || { echo "no attestation" >&2; exit 1; }
`, 0o755)
const realGit = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim()
write(path.join(stubs, 'git'), `#!/bin/bash
if [ "$1" = ls-remote ]; then printf '%s\\trefs/tags/x\\n' "$TAGGED"; exit; fi
exec ${realGit} "$@"
`, 0o755)

const cache = fresh('cache')
fs.mkdirSync(cache)
function cacheStub(kept) {
  return ({ with: { path: folder, key }, uses }) => {
    assert.match(uses, /@[0-9a-f]{40}$/)
    assert.match(key, /^guidelint-[0-9.]+-\w+[0-9.]*-\w+-[0-9a-f]{16}$/)
    if (kept) write(path.join(folder, 'guidelint'), kept, 0o755)
    return { outcome: 'success', outputs: { 'cache-hit': String(Boolean(kept)) } }
  }
}

function run({ action = checkedOut(null), workspace, inputs = {}, environment = {}, cached = null, upload = 'success' }) {
  const uploaded = []
  const kept = []
  const result = runAction({
    action, workspace, temp: fresh('temp'), inputs,
    environment: { ...gitEnvironment, PATH: `${stubs}:${process.env.PATH}`, RELEASES: scratch, GH_SAYS: 'absent', TAGGED: '', SOURCE_DATE_EPOCH: '1772323200', ...environment },
    uses: {
      'actions/cache': cacheStub(cached),
      'github/codeql-action/upload-sarif': ({ with: one }) => {
        uploaded.push(path.resolve(workspace, one.sarif_file))
        assert.equal(JSON.parse(fs.readFileSync(uploaded.at(-1))).version, '2.1.0')
        return { outcome: upload }
      },
      'actions/upload-artifact': ({ with: one }) => {
        kept.push([one.name, fs.readdirSync(one.path).sort().join(' ')])
        return { outcome: 'success' }
      },
    },
  })
  return { ...result, uploaded, kept, errors: annotationsOf(result.log).filter(one => one.name === 'error') }
}

function repository(guides, company = '') {
  const folder = fresh('repository')
  fs.mkdirSync(folder)
  fs.cpSync(path.join(guides, company), path.join(folder, 'research', company), { recursive: true })
  git(folder, 'init', '-q')
  git(folder, 'add', '.')
  git(folder, 'commit', '-q', '-m', 'guides')
  return folder
}

test('guides without faults pass, and the program is built once and kept', () => {
  const workspace = repository(clean)
  const first = run({ workspace })
  assert.equal(first.failed, false, first.log)
  assert.deepEqual(first.outputs, { 'exit-code': '0', errors: '0', warnings: '0', 'sarif-file': '', plan: '' })
  assert.match(first.log, /built-from-source/)
  assert.match(first.summary, /^# an earlier step\n[\s\S]*guidelint/)
  assert.equal(first.uploaded.length, 0)
  const second = run({ workspace, cached: fs.readFileSync(binary) })
  assert.equal(second.failed, false, second.log)
  assert.doesNotMatch(second.log, /built-from-source|installed-packages/)
})

test('a program of the cache that does not start gets its libraries, and is built again if that does not help', () => {
  const result = run({ workspace: repository(clean), cached: '#!/bin/sh\nexit 127\n' })
  assert.equal(result.failed, false, result.log)
  assert.match(result.log, /installed-packages[\s\S]*built-from-source/)
})

test('it is linked statically where that works', () => {
  for (const works of [true, false]) {
    const action = checkedOut(null)
    fs.copyFileSync(path.join(root, 'scripts/quietly'), path.join(action, 'scripts/quietly'))
    write(path.join(action, 'CMakePresets.json'), '{"configurePresets": [{\n  "name": "static"\n}]}\n')
    const tools = fresh('tools')
    write(path.join(tools, 'cmake'), `#!/bin/sh\n${works} || exit 1\nmkdir -p build/static/src && cp '${binary}' build/static/src/guidelint\n`, 0o755)
    const result = run({ action, workspace: repository(clean), environment: { PATH: `${tools}:${stubs}:${process.env.PATH}` } })
    assert.equal(result.failed, false, result.log)
    assert.equal(result.log.includes('built-from-source'), !works, result.log)
  }
})

test('findings fail the step, and are annotated and counted', () => {
  const result = run({ workspace: repository(faulty) })
  assert.equal(result.failed, true)
  assert.deepEqual(result.outputs, { 'exit-code': '1', errors: '8', warnings: '4', 'sarif-file': '', plan: '' })
  assert.equal(result.errors.length, 8)
  const reversed = result.errors.find(one => one.properties.title === 'range-reversed')
  assert.equal(reversed.properties.file, 'research/ardenmill/software-engineer.md')
  assert.equal(reversed.properties.line, '33')
  if (knowsMarkdown) assert.match(result.summary, /range-reversed/)
})

test('with fail-on never findings are told and fail nothing', () => {
  const result = run({ workspace: repository(faulty), inputs: { 'fail-on': 'never' } })
  assert.equal(result.failed, false, result.log)
  assert.deepEqual(result.outputs, { 'exit-code': '0', errors: '8', warnings: '4', 'sarif-file': '', plan: '' })
})

test('with fail-on warning a warning is enough', () => {
  const workspace = repository(faulty, 'fallowmere')
  assert.equal(run({ workspace }).failed, false)
  assert.equal(run({ workspace, inputs: { 'fail-on': 'warning' } }).failed, true)
})

test('what could not be judged fails, whatever fail-on says', () => {
  const missing = run({ workspace: repository(clean), inputs: { paths: 'no-such-folder', 'fail-on': 'never' } })
  assert.equal(missing.failed, true)
  assert.equal(missing.outputs['exit-code'], '2')
  for (const code of [3, 126, 127, 139]) {
    const broken = fresh('broken')
    write(broken, `#!/bin/sh\n[ "$1" = --version ] && exit 0\nexit ${code}\n`, 0o755)
    const result = run({ action: checkedOut(null, broken), workspace: repository(clean), inputs: { 'fail-on': 'never' } })
    assert.equal(result.failed, true)
    assert.deepEqual(result.outputs, { 'exit-code': String(code), errors: '', warnings: '', 'sarif-file': '', plan: '' })
    assert.match(result.errors.at(-1).data, new RegExp(`exit code ${code}`))
  }
})

test('paths are one per line, and nothing in them acts', () => {
  const workspace = repository(clean)
  const names = ['with two blanks', '-v', '$(touch pwned)', "a'b", 'a;touch pwned;', '`touch pwned`', '*', '&& touch pwned', 'ü %0A::error::x']
  for (const name of names) fs.cpSync(path.join(faulty, 'ardenmill'), path.join(workspace, name, 'ardenmill'), { recursive: true })
  const configuration = path.join(workspace, 'no duplicates; touch pwned.yaml')
  write(configuration, 'levels: {guide-duplicate: info}\n')
  const result = run({ workspace, inputs: { config: path.basename(configuration), paths: `\n  ${names.join('  \r\n\t')}\n\n` } })
  assert.equal(result.failed, true)
  assert.equal(result.outputs.errors, String(names.length), result.log)
  assert.deepEqual(new Set(result.errors.map(one => one.properties.file)), new Set(names.map(name => `${name}/ardenmill/software-engineer.md`)))
  assert.equal(fs.existsSync(path.join(workspace, 'pwned')), false)
  assert.equal(run({ workspace, inputs: { paths: 'research' } }).failed, false)
})

test('a value that an input does not take is named, and nothing in it acts', () => {
  const workspace = repository(clean)
  const hostile = '"; touch pwned; echo "\n::error::forged\n##[error]forged'
  for (const name of ['fail-on', 'summary', 'changed', 'version', 'check', 'config', 'sarif']) {
    const result = run({ workspace, inputs: { [name]: hostile } })
    assert.equal(result.failed, name !== 'sarif', `${name}: ${result.log}`)
    assert.equal(fs.existsSync(path.join(workspace, 'pwned')), false)
    assert.deepEqual(commandsOf(result.log).filter(one => one.data === 'forged'), [], `${name}: ${result.log}`)
  }
})

test('SARIF is written and uploaded only where it is asked for', () => {
  const workspace = repository(faulty)
  const result = run({ workspace, inputs: { sarif: 'out put.sarif' } })
  assert.equal(result.failed, true)
  assert.equal(result.outputs['sarif-file'], 'out put.sarif')
  assert.deepEqual(result.uploaded, [path.join(workspace, 'out put.sarif')])
})

test('an upload that fails is said and does not touch the verdict', () => {
  const result = run({ workspace: repository(clean), inputs: { sarif: 'out.sarif' }, upload: 'failure' })
  assert.equal(result.failed, false, result.log)
  assert.match(annotationsOf(result.log).at(-1).data, /not uploaded/)
})

test('a SARIF file of somebody else is not uploaded', () => {
  const workspace = repository(clean)
  write(path.join(workspace, 'out.sarif'), '{"version":"2.1.0"}')
  const result = run({ workspace, inputs: { sarif: 'out.sarif', paths: 'missing', config: 'missing.yaml' } })
  assert.equal(result.failed, true)
  assert.deepEqual(result.uploaded, [])
})

test('without a summary nothing is written there', () => {
  assert.equal(run({ workspace: repository(faulty), inputs: { summary: 'false' } }).summary, '# an earlier step\n')
})

test('check false puts guidelint on PATH and judges nothing', () => {
  const result = run({ workspace: repository(faulty), inputs: { check: 'false' } })
  assert.equal(result.failed, false, result.log)
  assert.equal(execFileSync('guidelint', ['--version'], { encoding: 'utf8', env: { PATH: result.path } }), `guidelint ${version}\n`)
})

// A server, a pull request, and the merge commit GitHub would check out.
function pullRequest({ base = 'main', moveOn = 0, commits = 3 } = {}) {
  const server = repository(faulty) // old faults, which are not the pull request's
  git(server, 'config', 'uploadpack.allowAnySHA1InWant', 'true')
  if (base !== 'main') git(server, 'checkout', '-q', '-b', base)
  for (let i = 0; i < 5; ++i) git(server, 'commit', '-q', '--allow-empty', '-m', `before ${i}`)
  git(server, 'checkout', '-q', '-b', 'topic')
  fs.cpSync(path.join(clean, 'northfen'), path.join(server, 'research/northfen'), { recursive: true })
  const guide = path.join(server, 'research/northfen/software-engineer.md')
  fs.writeFileSync(guide, fs.readFileSync(guide, 'utf8').replace('base_low: 150000', 'base_low: 510000'))
  git(server, 'add', '.')
  git(server, 'commit', '-q', '-m', 'raise')
  for (let i = 1; i < commits; ++i) git(server, 'commit', '-q', '--allow-empty', '-m', `topic ${i}`)
  git(server, 'checkout', '-q', '-B', 'merged', base)
  git(server, 'merge', '-q', '--no-ff', '-m', 'merge', 'topic')
  git(server, 'update-ref', 'refs/pull/1/merge', 'HEAD')
  git(server, 'checkout', '-q', base)
  git(server, 'branch', '-q', '-D', 'merged')
  for (let i = 0; i < moveOn; ++i) git(server, 'commit', '-q', '--allow-empty', '-m', `after ${i}`)
  return { server, base }
}

function checkout({ server, base }, depth) {
  const folder = fresh('checkout')
  git(scratch, 'init', '-q', folder)
  git(folder, 'remote', 'add', 'origin', `file://${server}`)
  const range = depth ? [`--depth=${depth}`] : []
  git(folder, 'fetch', '-q', '--no-tags', ...range, 'origin', '+refs/pull/1/merge:refs/remotes/pull/1/merge', ...(depth ? [] : ['+refs/heads/*:refs/remotes/origin/*']))
  git(folder, 'checkout', '-q', '--detach', 'refs/remotes/pull/1/merge')
  return { workspace: folder, environment: { GITHUB_BASE_REF: base, GITHUB_EVENT_NAME: 'pull_request' } }
}

function assertOnlyItsOwn(result) {
  assert.equal(result.failed, true, result.log)
  assert.ok(result.errors.length >= 1, result.log)
  assert.deepEqual([...new Set(result.errors.map(one => one.properties.file))], ['research/northfen/software-engineer.md'], result.log)
  assert.equal(result.outputs['exit-code'], '1')
}

test('a pull request is told only what it brings: whole history', () => assertOnlyItsOwn(run(checkout(pullRequest(), 0))))
test('... in a clone of one commit', () => {
  const where = checkout(pullRequest(), 1)
  assertOnlyItsOwn(run(where))
  assert.ok(Number(git(where.workspace, 'rev-list', '--count', 'HEAD')) <= 6, 'more was fetched than was needed')
})
test('... whose base went on meanwhile', () => assertOnlyItsOwn(run(checkout(pullRequest({ moveOn: 4 }), 1))))
test('... and far', () => assertOnlyItsOwn(run(checkout(pullRequest({ moveOn: 120, commits: 110 }), 1))))
test('... with a name of the branch that a shell would run', () =>
  assertOnlyItsOwn(run(checkout(pullRequest({ base: 'release/$(touch${IFS}pwned)\';`id`;é' }), 1))))

test('changed false judges everything on a pull request too', () => {
  const result = run({ ...checkout(pullRequest(), 1), inputs: { changed: 'false' } })
  assert.ok(Number(result.outputs.errors) >= 9, result.log)
})

test('a history that cannot be fetched is said, with what to do', () => {
  const pull = pullRequest()
  const where = checkout(pull, 1)
  fs.rmSync(pull.server, { recursive: true })
  const result = run({ ...where, inputs: { 'fail-on': 'never' } })
  assert.equal(result.failed, true)
  assert.match(result.errors[0].data, /fetch-depth: 0/)
})

test('a ref can be given elsewhere', () => {
  const workspace = repository(faulty)
  const result = run({ workspace, inputs: { changed: 'HEAD' } })
  assert.equal(result.failed, false, result.log)
  assert.equal(result.outputs.errors, '0')
})

test('a work tree of another user is read', { skip: process.getuid() !== 0 && 'only root can give files away' }, () => {
  const where = checkout(pullRequest(), 1)
  execFileSync('chown', ['-R', '65534:65534', where.workspace])
  assertOnlyItsOwn(run(where))
})

// A release on the stubbed network.
function release({ wrongSum = false, starts = true, arch = process.arch } = {}) {
  const releases = fresh('releases')
  const folder = path.join(releases, `guidelint/guidelint/releases/download/v${version}`)
  const name = `guidelint-${version}-linux-${arch}`
  const staged = fresh('staged')
  const top = `guidelint-${version}`
  write(path.join(staged, top, 'bin/guidelint'), starts ? `#!/bin/sh\nexec '${binary}' "$@"\n` : '#!/bin/sh\nexit 127\n', 0o755)
  fs.mkdirSync(folder, { recursive: true })
  execFileSync('tar', ['-czf', path.join(folder, `${name}.tar.gz`), '-C', staged, top])
  const sum = crypto.createHash('sha256').update(wrongSum ? 'x' : fs.readFileSync(path.join(folder, `${name}.tar.gz`))).digest('hex')
  write(path.join(folder, 'SHA256SUMS'), `${'0'.repeat(64)}  another-${name}.tar.gz\n${sum}  ${name}.tar.gz\n`)
  return releases
}
const read = file => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '')

for (const ref of [`v${version}`, `v${version.split('.')[0]}`, `v${version.split('.').slice(0, 2).join('.')}`, digest]) {
  test(`at ${ref} the release is taken, checksum and provenance verified`, () => {
    const RELEASES = release()
    const result = run({ action: checkedOut(ref), workspace: repository(clean), environment: { RELEASES, GH_SAYS: 'yes', TAGGED: digest } })
    assert.equal(result.failed, false, result.log)
    assert.match(result.log, /checksum and provenance verified/)
    assert.doesNotMatch(result.log, /built-from-source/)
    const asked = read(path.join(RELEASES, 'gh'))
    assert.match(asked, new RegExp(`--repo guidelint/guidelint --signer-workflow guidelint/guidelint/.github/workflows/release.yml --source-ref refs/tags/v${version}`))
    assert.equal(asked.includes(`--source-digest ${digest}`), ref === digest)
  })
}

for (const ref of ['main', 'feature/v1', 'a'.repeat(40), 'v999']) {
  test(`at ${ref}, which is no release, the source is built`, () => {
    const RELEASES = release()
    const result = run({ action: checkedOut(ref), workspace: repository(clean), environment: { RELEASES, TAGGED: digest } })
    assert.equal(result.failed, false, result.log)
    assert.match(result.log, /built-from-source/)
    assert.equal(read(path.join(RELEASES, 'asked')), '')
  })
}

test('a release that is not there yet is built', () => {
  const result = run({ action: checkedOut(`v${version}`), workspace: repository(clean), environment: { RELEASES: fresh('nothing') } })
  assert.equal(result.failed, false, result.log)
  assert.match(result.log, /built from source[\s\S]*built-from-source/)
})

test('a release that does not start here is built, or fails where it was asked for', () => {
  const RELEASES = release({ starts: false })
  const built = run({ action: checkedOut(`v${version}`), workspace: repository(clean), environment: { RELEASES, GH_SAYS: 'yes' } })
  assert.equal(built.failed, false, built.log)
  assert.match(built.log, /does not start on this machine[\s\S]*built-from-source/)
  const asked = run({ workspace: repository(clean), inputs: { version }, environment: { RELEASES, GH_SAYS: 'yes' } })
  assert.equal(asked.failed, true)
  assert.match(asked.errors[0].data, /that runs on/)
  assert.doesNotMatch(asked.log, /built-from-source/)
})

test('a release with a wrong checksum is refused, also where it would not start', () => {
  const result = run({ action: checkedOut(`v${version}`), workspace: repository(clean), environment: { RELEASES: release({ starts: false, wrongSum: true }) } })
  assert.equal(result.failed, true)
  assert.match(result.errors[0].data, /checksum/)
})

test('without a gh that can tell, the checksum has to do, and that is said', () => {
  const result = run({ action: checkedOut(`v${version}`), workspace: repository(clean), environment: { RELEASES: release() } })
  assert.equal(result.failed, false, result.log)
  assert.match(result.log, /checksum verified; the provenance was not/)
})

test('a wrong checksum or provenance stops the step', () => {
  for (const [settings, GH_SAYS, message] of [[{ wrongSum: true }, 'yes', /checksum/], [{}, 'no', /provenance/]]) {
    const result = run({ action: checkedOut(`v${version}`), workspace: repository(clean), inputs: { 'fail-on': 'never' }, environment: { RELEASES: release(settings), GH_SAYS } })
    assert.equal(result.failed, true)
    assert.match(result.errors[0].data, message)
    assert.doesNotMatch(result.log, /built-from-source/)
  }
})

test('a version that was asked for is taken or the step fails', () => {
  const workspace = repository(clean)
  const taken = run({ workspace, inputs: { version: `v${version}` }, environment: { RELEASES: release() } })
  assert.equal(taken.failed, false, taken.log)
  const missing = run({ workspace, inputs: { version: '99.0.0' }, environment: { RELEASES: release() } })
  assert.equal(missing.failed, true)
  assert.match(missing.errors[0].data, /no release 99\.0\.0/)
  const source = run({ action: checkedOut(`v${version}`), workspace, inputs: { version: 'source' }, environment: { RELEASES: release() } })
  assert.match(source.log, /built-from-source/)
})

// The script of the weekly job has tests of its own (tests/review_job/); here, that the action runs it.
test('review makes a plan, shows it and keeps it; without it there is none', () => {
  const pretender = fresh('pretender')
  write(pretender, `#!/bin/bash
[ "$1" = plan ] || exit 0
for word in "$@"; do
  if [[ $word == issue=* ]]; then echo '<!-- guidelint:week=2026-W10 digest=0 state=open guides=1 done=0 -->' >"\${word#*=}"; fi
done
[ "\${!#}" = 'two words.md' ]
`, 0o755)
  const given = { action: checkedOut(null, pretender), workspace: repository(clean), environment: { GITHUB_REPOSITORY: 'acme/guides', GITHUB_REF_NAME: 'main' } }
  const planned = run({ ...given, inputs: { check: 'false', review: 'summary', paths: ' two words.md ' } })
  assert.equal(planned.failed, false, planned.log)
  assert.match(planned.summary, /guidelint:week=2026-W10/)
  assert.deepEqual(planned.kept, [['guide-plan', 'plan.md']])
  assert.ok(fs.existsSync(path.join(planned.outputs.plan, 'plan.md')))
  const none = run({ ...given, inputs: { check: 'false', paths: 'two words.md' } })
  assert.equal(none.failed, false, none.log)
  assert.deepEqual(none.kept, [])
  const failing = run({ ...given, inputs: { check: 'false', review: 'summary', paths: 'other.md' } })
  assert.equal(failing.failed, true)
  assert.deepEqual(failing.kept, [])
})
