// What GitHub's runner would make of the output: read back by a parser of its rules and compared with the JSON report of the same
// guides, faulty and hostile ones. The problem matcher of .github/ is tried on the concise format.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { writeHostileGuides } from './hostile_guides.mjs'
import { annotationsOf, commandsOf } from './runner_commands.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'guidelint-annotations-'))
after(() => fs.rmSync(scratch, { recursive: true }))
fs.cpSync(path.join(root, 'fixtures/guides/faulty/research'), path.join(scratch, 'faulty'), { recursive: true })
writeHostileGuides(path.join(scratch, 'hostile'))

function check(paths, formats, environment = {}) {
  const result = spawnSync(process.env.GUIDELINT, ['check', ...paths, '--today', '2026-03-01', ...formats.flatMap(one => ['--format', one])], {
    cwd: scratch, encoding: 'utf8', maxBuffer: 1 << 28, env: { PATH: process.env.PATH, GITHUB_ACTIONS: 'true', ...environment },
  })
  assert.ok(result.status <= 1, result.stderr)
  return result
}
const findingsOf = paths => JSON.parse(check(paths, ['json']).stdout).findings
const keyOf = finding => JSON.stringify([finding.level, finding.path, String(finding.span.start.line), finding.rule])
const keyOfAnnotation = one => JSON.stringify([one.name, one.properties.file, one.properties.line, one.properties.title])

for (const folder of ['faulty', 'hostile']) {
  test(`the annotations of ${folder} guides are findings, ten of a level at most, and the rest is counted`, () => {
    const findings = findingsOf([folder])
    const all = annotationsOf(check([folder], ['github']).stdout)
    const told = all.filter(one => one.name !== 'notice')
    const keys = new Set(findings.map(keyOf))
    for (const one of told) assert.ok(keys.has(keyOfAnnotation(one)), `no such finding: ${JSON.stringify(one)}`)
    let more = 0
    for (const level of ['error', 'warning']) {
      const count = findings.filter(one => one.level === level).length
      assert.equal(told.filter(one => one.name === level).length, Math.min(count, 10))
      more += Math.max(0, count - 10)
    }
    const notices = all.filter(one => one.name === 'notice')
    assert.equal(notices.length, more > 0 ? 1 : 0)
    if (more > 0) assert.match(notices[0].data, new RegExp(`\\+${more.toLocaleString('en-US')} more`))
  })
}

test('the annotations of the faulty guides are exactly the findings', () => {
  const expected = findingsOf(['faulty']).filter(one => one.level !== 'info').map(keyOf).sort()
  assert.deepEqual(annotationsOf(check(['faulty'], ['github']).stdout).map(keyOfAnnotation).sort(), expected)
})

test('columns are the finding\'s, on one line', () => {
  const findings = new Map(findingsOf(['faulty']).map(one => [keyOf(one), one]))
  for (const one of annotationsOf(check(['faulty'], ['github']).stdout)) {
    const { start, end } = findings.get(keyOfAnnotation(one)).span
    if (start.line !== end.line) continue
    assert.equal(one.properties.col, String(start.column))
    assert.equal(one.properties.endcolumn, String(end.column))
  }
})

test('text for eyes holds no command but the pair that switches commands off', () => {
  for (const format of ['concise', 'full']) {
    const text = check(['hostile'], [format]).stdout
    assert.deepEqual(commandsOf(text), [], format)
    const inside = text.replace(/^::stop-commands::.*\n/, '').replace(/^::guidelint-[0-9a-f]+::\n/m, '')
    assert.deepEqual(commandsOf(inside), [], `${format}, also if they were on`)
  }
})

test('what a plain run prints on GitHub is annotations and text', () => {
  const both = check(['hostile'], []).stdout
  assert.equal(commandsOf(both).filter(one => one.data === 'forged').length, 0)
  assert.deepEqual(annotationsOf(both), annotationsOf(check(['hostile'], ['github']).stdout))
})

test('complaints hold no command', () => {
  const result = spawnSync(process.env.GUIDELINT, ['check', 'no\n::error::forged', '--config', 'x\r::error::forged\n##[error]forged'], { cwd: scratch, encoding: 'utf8', env: { PATH: process.env.PATH, GITHUB_ACTIONS: 'true' } })
  assert.equal(result.status, 2)
  assert.deepEqual(commandsOf(result.stderr), [])
})

test('what is said of a broken configuration or rule holds no command', () => {
  const folder = path.join(scratch, 'broken')
  fs.mkdirSync(path.join(folder, 'rules/x'), { recursive: true })
  const hostile = '"::error::forged\\n::error::forged": "##[error]forged"\n::error::forged: ##[error]forged\n'
  fs.writeFileSync(path.join(folder, 'guidelint.yaml'), `rules: rules\nlevels:\n  ##[error]forged: error\n${hostile}`)
  fs.writeFileSync(path.join(folder, 'rules/x/##[error]forged.yaml'), hostile)
  const run = arguments_ => spawnSync(process.env.GUIDELINT, arguments_, { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH, GITHUB_ACTIONS: 'true' } })
  for (const result of [run(['check']), run(['check', '--config', '/dev/null', '--rules', 'rules'])]) {
    assert.equal(result.status, 2, result.stderr)
    assert.deepEqual(commandsOf(result.stdout + result.stderr), [])
  }
})

test('the problem matcher reads the concise format back', () => {
  const [{ pattern: [pattern] }] = JSON.parse(fs.readFileSync(path.join(root, '.github/guidelint-matcher.json'))).problemMatcher
  const expression = new RegExp(pattern.regexp)
  const read = []
  for (const line of check(['faulty'], ['concise']).stdout.split('\n')) {
    const match = expression.exec(line)
    if (!match) continue
    const [file, begin, column, severity, code] = ['file', 'line', 'column', 'severity', 'code'].map(name => match[pattern[name]])
    read.push(JSON.stringify([severity, file, begin, column, code]))
    assert.ok(match[pattern.message].length > 0)
  }
  const expected = findingsOf(['faulty']).filter(one => one.level !== 'info')
    .map(one => JSON.stringify([one.level, one.path, String(one.span.start.line), String(one.span.start.column), one.rule]))
  assert.deepEqual(read.sort(), expected.sort())
})
