// Runs a composite action as GitHub's runner does, with GitHub's own evaluator of expressions: steps in order, `if`, `env`, `with`,
// outputs, PATH, the summary. What other repositories' actions do is a stub given by the test. Modelled after the runner where it
// differs from what one expects: `if` without a status function means success() && (...), hashFiles() sees the workspace only (and
// is refused here), and every value arrives as text.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { Evaluator, Lexer, Parser, data } from '@actions/expressions'
import YAML from 'yaml'

function toData(value) {
  if (value === null || value === undefined) return new data.Null()
  if (typeof value === 'object') return new data.Dictionary(...Object.entries(value).map(([key, one]) => ({ key, value: toData(one) })))
  if (typeof value === 'boolean') return new data.BooleanData(value)
  return new data.StringData(String(value))
}

function readOutputs(file) {
  const outputs = {}
  const lines = fs.readFileSync(file, 'utf8').split('\n')
  while (lines.length) {
    const line = lines.shift()
    const heredoc = /^([^=<]+)<<(.+)$/.exec(line)
    if (heredoc) {
      const end = lines.indexOf(heredoc[2])
      if (end < 0) throw new Error(`output without an end: ${line}`)
      outputs[heredoc[1]] = lines.splice(0, end + 1).slice(0, -1).join('\n')
    } else if (line !== '') {
      const equals = line.indexOf('=')
      if (equals < 1) throw new Error(`neither NAME=VALUE nor NAME<<END: ${line}`)
      outputs[line.slice(0, equals)] = line.slice(equals + 1)
    }
  }
  return outputs
}

// uses: {'actions/cache': ({with}) => ({outcome, outputs})}. Answers {failed, outputs, log, summary, steps, path}.
export function runAction({ action, workspace, temp, inputs = {}, github = {}, environment = {}, uses = {} }) {
  const manifest = YAML.parse(fs.readFileSync(path.join(action, 'action.yml'), 'utf8'))
  for (const name of Object.keys(inputs)) if (!(name in manifest.inputs)) throw new Error(`no such input: ${name}`)
  const given = Object.fromEntries(Object.entries(manifest.inputs).map(([name, one]) => [name, String(inputs[name] ?? one.default ?? '')]))
  fs.mkdirSync(temp, { recursive: true })
  const summaryFile = path.join(temp, 'summary.md')
  fs.writeFileSync(summaryFile, '# an earlier step\n')
  const steps = {}
  const ran = []
  let failed = false
  let log = ''
  let searchPath = environment.PATH ?? process.env.PATH

  const functions = [['always', () => true], ['success', () => !failed], ['failure', () => failed], ['cancelled', () => false]]
    .map(([name, answer]) => ({ name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(answer()) }))
  const contexts = { inputs: given, github: { token: 'a-token', ...github }, runner: { temp, os: 'Linux', arch: 'X64' }, env: environment, steps }
  const evaluate = expression => {
    const tree = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), functions).parse()
    return new Evaluator(tree, toData(contexts), new Map(functions.map(one => [one.name, one]))).evaluate()
  }
  const filled = text => String(text).replace(/\$\{\{([\s\S]*?)\}\}/g, (_, inner) => evaluate(inner.trim()).coerceString())
  const filledAll = map => Object.fromEntries(Object.entries(map ?? {}).map(([name, value]) => [name, filled(value)]))
  const isDue = step => {
    const condition = String(step.if ?? 'success()').replace(/^\s*\$\{\{|\}\}\s*$/g, '').trim()
    const asksStatus = /\b(always|success|failure|cancelled)\(/.test(condition)
    const value = evaluate(asksStatus ? condition : `success() && (${condition})`)
    return value.coerceString() !== 'false' && value.coerceString() !== ''
  }

  for (const [index, step] of manifest.runs.steps.entries()) {
    let outcome = 'skipped'
    let outputs = {}
    if (isDue(step)) {
      if (step.uses) {
        const name = step.uses.split('@')[0]
        if (!uses[name]) throw new Error(`no stub for ${step.uses}`)
        ;({ outcome, outputs = {} } = uses[name]({ with: filledAll(step.with), uses: step.uses }))
      } else {
        if (!step.shell) throw new Error(`a run step of a composite action needs a shell: ${step.name}`)
        const files = Object.fromEntries(['OUTPUT', 'PATH', 'ENV', 'STATE'].map(name => [name, path.join(temp, `${name}-${index}`)]))
        for (const file of Object.values(files)) fs.writeFileSync(file, '')
        const script = path.join(temp, `step-${index}.sh`)
        fs.writeFileSync(script, filled(step.run))
        const result = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', script], {
          cwd: workspace,
          encoding: 'utf8',
          maxBuffer: 1 << 28,
          env: {
            HOME: process.env.HOME, CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: workspace, RUNNER_TEMP: temp,
            GITHUB_ACTION_PATH: action, GITHUB_STEP_SUMMARY: summaryFile, GITHUB_OUTPUT: files.OUTPUT, GITHUB_PATH: files.PATH,
            GITHUB_ENV: files.ENV, GITHUB_STATE: files.STATE, ...environment, ...filledAll(step.env), PATH: searchPath,
          },
        })
        log += result.stdout + result.stderr
        outputs = readOutputs(files.OUTPUT)
        for (const folder of fs.readFileSync(files.PATH, 'utf8').split('\n').filter(Boolean)) searchPath = `${folder}:${searchPath}`
        outcome = result.status === 0 ? 'success' : 'failure'
      }
      if (outcome === 'failure' && !step['continue-on-error']) failed = true
    }
    ran.push({ name: step.name, outcome })
    if (step.id) steps[step.id] = { outcome, outputs }
  }
  const outputs = Object.fromEntries(Object.entries(manifest.outputs ?? {}).map(([name, one]) => [name, filled(one.value)]))
  return { failed, outputs, log, ran, path: searchPath, summary: fs.readFileSync(summaryFile, 'utf8') }
}
