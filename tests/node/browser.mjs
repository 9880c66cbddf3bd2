// A headless Chromium, spoken to over its own protocol through a pipe: what tests of pages need of a browser, and no
// package for it. One page at a time; everything the page asks for, says or throws is kept for the test to judge.
//
// Decided against: puppeteer-core, which brings 80 packages for these few calls.
// Source: the Chrome DevTools Protocol (Target, Page, Runtime, Fetch, Emulation, Input); messages end with a zero byte.
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export function findChromium() {
  const names = [process.env.CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome', 'chrome'].filter(Boolean)
  return names.find(name => spawnSync(name, ['--version'], { encoding: 'utf8', timeout: 20_000 }).status === 0)
}

export async function openBrowser(program) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'guidelint-browser-'))
  const child = spawn(program, ['--headless=new', '--remote-debugging-pipe', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--hide-scrollbars', `--user-data-dir=${profile}`, 'about:blank'],
  { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
  const [, , , writer, reader] = child.stdio
  const waiting = new Map()
  const listeners = []
  let number = 0
  let rest = Buffer.alloc(0)
  reader.on('data', chunk => {
    rest = Buffer.concat([rest, chunk])
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const message = JSON.parse(rest.subarray(0, end).toString())
      rest = rest.subarray(end + 1)
      if (message.id) {
        const { resolve, reject, method } = waiting.get(message.id)
        waiting.delete(message.id)
        if (message.error) reject(new Error(`${method}: ${message.error.message}`))
        else resolve(message.result)
      } else for (const listener of listeners) listener(message)
    }
  })
  child.on('exit', () => { for (const { reject, method } of waiting.values()) reject(new Error(`${method}: the browser has gone`)) })
  writer.on('error', () => {})
  const send = (method, params = {}, sessionId) => new Promise((resolve, reject) => {
    waiting.set(++number, { resolve, reject, method })
    writer.write(JSON.stringify({ id: number, method, params, sessionId }) + '\0')
  })
  const closed = new Promise(resolve => child.on('exit', resolve))
  return {
    async openPage(address, settings) { return openPage({ send, listeners }, address, settings) },
    async close() {
      await send('Browser.close').catch(() => {})
      await closed
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

// Everything but `address` itself and data: is refused, and noted in `requests`.
async function openPage({ send, listeners }, address, { width = 1200, height = 900, scheme = 'light', script = true } = {}) {
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true })
  const call = (method, params) => send(method, params, sessionId)
  const requests = [], complaints = [], dialogs = []
  let loaded
  const isLoaded = new Promise(resolve => { loaded = resolve })
  listeners.push(({ method, params, sessionId: session }) => {
    if (session !== sessionId) return
    if (method === 'Fetch.requestPaused') {
      const url = params.request.url
      if (url === address) return void call('Fetch.continueRequest', { requestId: params.requestId }).catch(() => {})
      requests.push(url)
      call('Fetch.failRequest', { requestId: params.requestId, errorReason: 'BlockedByClient' }).catch(() => {})
    } else if (method === 'Page.javascriptDialogOpening') {
      dialogs.push(params.message)
      call('Page.handleJavaScriptDialog', { accept: false }).catch(() => {})
    } else if (method === 'Runtime.exceptionThrown') complaints.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text)
    else if (method === 'Runtime.consoleAPICalled' && ['error', 'warning', 'assert'].includes(params.type)) complaints.push(params.args.map(one => one.value).join(' '))
    else if (method === 'Log.entryAdded' && params.entry.level !== 'verbose') complaints.push(params.entry.text)
    else if (method === 'Page.loadEventFired') loaded()
  })
  for (const domain of ['Page', 'Runtime', 'Log']) await call(`${domain}.enable`)
  await call('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  await call('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: width < 500 })
  await call('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] })
  if (!script) await call('Emulation.setScriptExecutionDisabled', { value: true })
  await call('Page.navigate', { url: address })
  await isLoaded
  return {
    call, requests, complaints, dialogs,
    // In the page's own world; `wanted` is an expression or a function that takes no argument.
    async evaluate(wanted) {
      const expression = typeof wanted === 'function' ? `(${wanted})()` : wanted
      const { result, exceptionDetails } = await call('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
      return result.value
    },
    // "Tab", "Enter", "Space" or one character.
    async press(key, modifiers = 0) {
      const codes = { Tab: 9, Enter: 13, Space: 32 }
      const text = key === 'Enter' ? '\r' : key === 'Space' ? ' ' : key.length === 1 ? key : undefined
      const event = { key: key === 'Space' ? ' ' : key, code: codes[key] ? key : undefined, windowsVirtualKeyCode: codes[key], modifiers }
      await call('Input.dispatchKeyEvent', { type: text ? 'keyDown' : 'rawKeyDown', text, ...event })
      await call('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
    },
    async close() { await send('Target.closeTarget', { targetId }) },
  }
}
