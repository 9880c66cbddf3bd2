// The SARIF of faulty, hostile and real guides by three judges: Microsoft's validator with the rules of GitHub's ingestion, the schema
// of SARIF 2.1.0, and what neither looks at. Broken copies show that each one looks.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import formats from 'ajv-formats'
import Ajv from 'ajv/dist/2020.js'
import { writeHostileGuides } from './hostile_guides.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = path.join(here, '../..')
const validator = path.join(here, 'node_modules/@microsoft/sarif-multitool-linux')
fs.chmodSync(path.join(validator, 'Sarif.Multitool'), 0o755) // its install script would have done that
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'guidelint-sarif-'))
after(() => fs.rmSync(scratch, { recursive: true }))
fs.cpSync(path.join(root, 'fixtures/guides/faulty/research'), path.join(scratch, 'faulty'), { recursive: true })
writeHostileGuides(path.join(scratch, 'hostile'))

function sarifOf(name, paths, arguments_ = []) {
  const file = path.join(scratch, `${name}.sarif`)
  const result = spawnSync(process.env.GUIDELINT, ['check', ...paths, '--today', '2026-03-01', '--format', `sarif=${file}`, '--format', 'json', ...arguments_],
    { cwd: scratch, encoding: 'utf8', maxBuffer: 1 << 29 })
  assert.ok(result.status <= 1, result.stderr)
  return { file, findings: JSON.parse(result.stdout).findings }
}

// Its exit code is always 0: the verdict is in the report. The program is called itself, because its wrapper goes through a shell.
function microsoft(file) {
  const report = `${file}.report`
  const result = spawnSync(path.join(validator, 'Sarif.Multitool'), ['validate', file, '-o', report, '--log', 'ForceOverwrite', '--level', 'Error;Warning', '--rule-kind', 'Sarif;Ghas'],
    { encoding: 'utf8', env: { PATH: process.env.PATH, HOME: scratch, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' } })
  assert.ok(fs.existsSync(report), result.stdout + result.stderr)
  return JSON.parse(fs.readFileSync(report, 'utf8').replace(/^\ufeff/, '')).runs[0].results.map(one => `${one.ruleId} ${one.message.id ?? ''} ${JSON.stringify(one.message.arguments ?? one.message.text)}`)
}

const ajv = new Ajv({ strict: false, allErrors: true })
formats(ajv)
const schema = ajv.compile(JSON.parse(fs.readFileSync(path.join(validator, 'sarif-2.1.0.json'), 'utf8')))
const bySchema = log => (schema(log) ? [] : schema.errors.map(one => `${one.instancePath} ${one.message}`))

// What neither of them notices.
function byUs(log) {
  const faults = []
  for (const run of log.runs) {
    const fingerprints = new Set()
    for (const result of run.results) {
      const at = `${result.ruleId} in ${result.locations[0].physicalLocation.artifactLocation.uri}`
      if (run.tool.driver.rules[result.ruleIndex]?.id !== result.ruleId) faults.push(`${at}: ruleIndex names another rule`)
      const print = JSON.stringify(result.partialFingerprints)
      if (!result.partialFingerprints || fingerprints.has(print)) faults.push(`${at}: no fingerprint of its own`)
      fingerprints.add(print)
      for (const place of [...result.locations, ...(result.relatedLocations ?? [])]) {
        const { uri } = place.physicalLocation.artifactLocation
        if (uri.startsWith('/') || /[^\w\-.~!$&'()*+,;=:@/%]/.test(uri)) faults.push(`${at}: not a relative URI: ${uri}`)
        else if (!fs.existsSync(path.join(scratch, decodeURIComponent(uri))) && !fs.existsSync(path.join(root, decodeURIComponent(uri)))) faults.push(`${at}: no such file: ${uri}`)
      }
    }
  }
  return faults
}

function assertSound({ file, findings }) {
  const log = JSON.parse(fs.readFileSync(file))
  assert.deepEqual(microsoft(file), [])
  assert.deepEqual(bySchema(log), [])
  assert.deepEqual(byUs(log), [])
  const written = findings.filter(one => one.status === 'new' && one.level !== 'info').length
  assert.equal(log.runs[0].results.filter(one => one.level !== 'note').length, Math.min(written, 5000))
  return log
}

test('the SARIF of faulty guides is sound', () => assertSound(sarifOf('faulty', ['faulty'])))
test('the SARIF of hostile guides is sound', () => assertSound(sarifOf('hostile', ['hostile'])))
test('the SARIF of guides without findings is sound', () => assertSound(sarifOf('clean', [path.relative(scratch, path.join(root, 'fixtures/guides/clean/research'))])))

const corpus = path.join(root, '../shared/corpus/with-front-matter')
test('the SARIF of real guides is sound', { skip: !fs.existsSync(corpus) && 'there is no corpus beside the project' }, () => {
  const real = path.join(scratch, 'real')
  for (const name of fs.readdirSync(corpus, { recursive: true }).map(String).filter(one => one.endsWith('.md')).sort().filter((_, index) => index % 15 === 0)) {
    fs.mkdirSync(path.dirname(path.join(real, name)), { recursive: true })
    fs.copyFileSync(path.join(corpus, name), path.join(real, name))
  }
  const { runs: [{ results }] } = assertSound(sarifOf('real', ['real']))
  assert.ok(results.length > 20, `only ${results.length} results`)
})

test('each judge rejects what it is for', () => {
  const { file } = sarifOf('whole', ['faulty'])
  const broken = change => {
    const log = JSON.parse(fs.readFileSync(file))
    change(log.runs[0], log)
    const copy = path.join(scratch, 'broken.sarif') // of another name it would not be read
    fs.writeFileSync(copy, JSON.stringify(log))
    return { log, copy }
  }
  assert.notDeepEqual(microsoft(broken(run => { run.results[0].locations = [] }).copy), [])
  assert.notDeepEqual(microsoft(broken(run => { for (const rule of run.tool.driver.rules) delete rule.help }).copy), [])
  assert.notDeepEqual(bySchema(broken(run => { run.results[0].level = 'fatal' }).log), [])
  assert.notDeepEqual(bySchema(broken((_, log) => { log.version = '2.0.0' }).log), [])
  assert.notDeepEqual(byUs(broken(run => { ++run.results[0].ruleIndex }).log), [])
  assert.notDeepEqual(byUs(broken(run => { run.results[1].partialFingerprints = run.results[0].partialFingerprints }).log), [])
  assert.notDeepEqual(byUs(broken(run => { run.results[0].locations[0].physicalLocation.artifactLocation.uri = 'a b.md' }).log), [])
})
