// GitHub's own language server as a checker of workflows and action.yml: what an editor would underline.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const rpc = require('vscode-jsonrpc/node')
const server = fileURLToPath(new URL('node_modules/@actions/languageserver/dist/cli.bundle.cjs', import.meta.url))

// The messages for each file; an error may come without a severity.
export async function diagnose(files) {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] })
  const connection = rpc.createMessageConnection(new rpc.StreamMessageReader(child.stdout), new rpc.StreamMessageWriter(child.stdin))
  const waiting = new Map()
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => waiting.get(uri)?.(diagnostics))
  connection.onRequest('workspace/configuration', () => [null])
  connection.onRequest('client/registerCapability', () => null)
  connection.onRequest('actions/readFile', () => null)
  connection.listen()
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: 'file:///r', capabilities: {}, initializationOptions: { logLevel: 3 } })
  await connection.sendNotification('initialized', {})
  const messages = []
  for (const [index, file] of files.entries()) {
    const isAction = path.basename(file) === 'action.yml'
    const uri = isAction ? `file:///r/a${index}/action.yml` : `file:///r/.github/workflows/${index}-${path.basename(file)}`
    const answer = new Promise((resolve, reject) => {
      waiting.set(uri, resolve)
      setTimeout(() => reject(new Error(`no answer for ${file}`)), 60000).unref()
    })
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: isAction ? 'github-actions-action' : 'github-actions-workflow', version: 1, text: fs.readFileSync(file, 'utf8') },
    })
    for (const one of await answer) messages.push(`${file}:${one.range.start.line + 1}: ${one.message}`)
  }
  connection.dispose()
  child.kill()
  return messages
}
