// The page of a plan in a real browser: over the guides of fixtures/ and over guides whose companies, owners, dates and paths attack.
// It must ask for nothing, run nothing but its own script, please axe in both colours and on a phone, and be used with the keyboard.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { findChromium, openBrowser } from './browser.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = path.join(here, '../..')
const axe = fs.readFileSync(path.join(here, 'node_modules/axe-core/axe.min.js'), 'utf8')
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'guidelint-page-'))
const chromium = findChromium()
const skip = chromium ? false : 'no Chromium is installed'

const hostileNames = [
  '</script><script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg onload=alert(1)>', "'-alert(1)-'", '</style><style>*{display:none}</style>',
  '<a href="https://evil.example/">click</a>', 'javascript:alert(1)', '\u202eevil\u202c', '<!--', ']]>', '&lt;b&gt;', '{{7*7}}', '<iframe src="https://evil.example/">',
]

// A guide that reads well but for its names.
function guide(company, role, due, low = 100000) {
  return `---\ncompany: ${JSON.stringify(company)}\nrole: ${JSON.stringify(role)}\nlast_updated: 2025-01-10\nnext_review_due: ${due}\ndata_quality: high\n` +
    `compensation:\n  - region: New York\n    currency: USD\n    base_low: ${low}\n    base_high: 90000\n---\n\n# ${company.replaceAll(/[\n\r]/g, ' ')}: ${role}\n`
}

function planOf(folder, name, more = []) {
  const page = path.join(scratch, `${name}.html`), json = path.join(scratch, `${name}.json`)
  const result = spawnSync(process.env.GUIDELINT, ['plan', '--today', '2026-03-02', '--format', `html=${page}`, '--format', `json=${json}`, ...more], { cwd: folder, encoding: 'utf8' })
  assert.equal(result.status, 0, result.stderr)
  return { address: pathToFileURL(page).href, text: fs.readFileSync(page, 'utf8'), plan: JSON.parse(fs.readFileSync(json, 'utf8')) }
}

function hostilePlan() {
  const folder = path.join(scratch, 'hostile')
  fs.mkdirSync(path.join(folder, '.github'), { recursive: true })
  execFileSync('git', ['init', '-q', folder])
  hostileNames.forEach((name, index) => {
    const company = path.join(folder, 'research', `company-${index}<b>&"'`)
    fs.mkdirSync(company, { recursive: true })
    fs.writeFileSync(path.join(company, `engineer${index}.md`), guide(name, name, '2026-02-01'))
    fs.writeFileSync(path.join(company, `other${index}.md`), guide(name, 'engineer', `"${name.replaceAll(/["\\]/g, '')}"`))
  })
  fs.writeFileSync(path.join(folder, '.github/CODEOWNERS'), '* @acme/pay-team\n')
  return planOf(folder, 'hostile')
}

let browser
before(async () => { if (chromium) browser = await openBrowser(chromium) })
after(async () => {
  await browser?.close()
  fs.rmSync(scratch, { recursive: true })
})

const fixtures = () => planOf(path.join(root, 'fixtures/guides'), 'fixtures')
const rowsShown = () => [...document.querySelectorAll('#all tbody tr')].filter(row => !row.hidden).length

test('the page asks for nothing, says nothing on the console and counts as the plan does', { skip }, async () => {
  const { address, text, plan } = fixtures()
  assert.equal(text.match(/\b(?:src|href)="(?!#)[^"]*"/g), null, 'an address leads out of the page')
  const page = await browser.openPage(address)
  assert.deepEqual(page.requests, [])
  assert.deepEqual(page.complaints, [])
  assert.deepEqual(page.dialogs, [])
  const guides = plan.weeks.flatMap(week => week.visits.flatMap(visit => visit.guides)).length + plan.later.length
  assert.ok(guides > 10)
  assert.equal(await page.evaluate(rowsShown), guides)
  await page.close()
})

test('without its script the page has every guide and no control that does nothing', { skip }, async () => {
  const { address, plan } = fixtures()
  const page = await browser.openPage(address, { script: false })
  const { root: { nodeId } } = await page.call('DOM.getDocument')
  const count = async selector => (await page.call('DOM.querySelectorAll', { nodeId, selector })).nodeIds.length
  const guides = plan.weeks.flatMap(week => week.visits.flatMap(visit => visit.guides)).length + plan.later.length
  assert.equal(await count('#all tbody tr'), guides)
  assert.equal(await count('#all button'), 0)
  assert.equal(await count('form:not([hidden])'), 0)
  await page.close()
})

test('names that attack are text', { skip }, async () => {
  const { address, text } = hostilePlan()
  assert.ok(text.includes('&lt;img src=x onerror=alert(1)&gt;'))
  assert.ok(!text.includes('\u202e'))
  const page = await browser.openPage(address)
  assert.deepEqual(page.dialogs, [])
  assert.deepEqual(page.requests, [])
  assert.deepEqual(page.complaints, [])
  const found = await page.evaluate(() => ({
    foreign: document.querySelectorAll('img, iframe, object, embed, base, link, svg[onload], main script, main style').length,
    handlers: [...document.querySelectorAll('*')].filter(one => [...one.attributes].some(attribute => attribute.name.startsWith('on'))).length,
    scripts: document.scripts.length, styles: document.querySelectorAll('style').length,
    companies: new Set([...document.querySelectorAll('#all tbody .company')].map(cell => cell.textContent)).size,
    rows: document.querySelectorAll('#all tbody tr').length,
  }))
  assert.deepEqual(found, { foreign: 0, handlers: 0, scripts: 1, styles: 1, companies: hostileNames.length, rows: 2 * hostileNames.length })
  // Choosing one of them filters by exactly that name.
  const chosen = await page.evaluate(() => {
    const select = document.getElementById('by-company')
    const wanted = [...select.options].find(option => option.value.includes('onerror')).value
    select.value = wanted
    select.dispatchEvent(new Event('input', { bubbles: true }))
    return new Promise(resolve => setTimeout(() => resolve([...document.querySelectorAll('#all tbody tr')].filter(row => !row.hidden).length), 300))
  })
  assert.equal(chosen, 2)
  assert.deepEqual(page.dialogs, [])
  await page.close()
})

for (const [scheme, width] of [['light', 1200], ['dark', 1200], ['light', 390], ['dark', 390]]) {
  test(`axe finds nothing: ${scheme}, ${width} px`, { skip }, async () => {
    const page = await browser.openPage(fixtures().address, { scheme, width })
    await page.evaluate(() => document.querySelectorAll('details').forEach(one => { one.open = true }))
    await page.evaluate(axe + ';0')
    const violations = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] })
      .then(result => result.violations.map(one => `${one.id}: ${one.nodes.map(node => node.html).slice(0, 3).join(' ')}`)))
    assert.deepEqual(violations, [])
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page is wider than the window')
    await page.close()
  })
}

test('axe and the policy of the page do look: broken copies', { skip }, async () => {
  const { text } = fixtures()
  const broken = path.join(scratch, 'broken.html')
  fs.writeFileSync(broken, text.replace('<html lang="en">', '<html>').replace('<main>', '<main><script>alert(1)</script><img src="https://evil.example/x.png">'))
  const page = await browser.openPage(pathToFileURL(broken).href)
  assert.deepEqual(page.dialogs, [])
  assert.deepEqual(page.requests, [])
  assert.ok(page.complaints.some(one => one.includes('Content Security Policy')), page.complaints.join('\n'))
  await page.evaluate(axe + ';0')
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }).then(result => result.violations.map(one => one.id)))
  assert.ok(found.includes('html-has-lang') && found.includes('image-alt'), found.join(' '))
  await page.close()
})

test('the table is filtered and sorted with the keyboard', { skip }, async () => {
  const { address } = fixtures()
  const page = await browser.openPage(address)
  const all = await page.evaluate(rowsShown)
  await page.evaluate(() => document.getElementById('find').focus())
  for (const key of 'bellhaven') await page.press(key)
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 300)))
  const some = await page.evaluate(rowsShown)
  assert.ok(some > 0 && some < all, `${some} of ${all}`)
  assert.match(await page.evaluate(() => document.getElementById('shown').textContent), new RegExp(`^${some} of ${all} guides`))
  assert.match(await page.evaluate(() => location.hash), /find=bellhaven/)

  // On to the first heading of the table, by Tab alone.
  let steps = 0
  for (; steps < 30 && !(await page.evaluate(() => document.activeElement.closest('#all thead') !== null)); ++steps) await page.press('Tab')
  assert.ok(steps < 30, 'Tab does not reach the headings')
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle)
  assert.notEqual(outline, 'none', 'focus cannot be seen')
  await page.press('Tab')
  await page.press('Enter')
  const state = await page.evaluate(() => ({
    sort: document.activeElement.closest('th').getAttribute('aria-sort'),
    sorted: document.querySelectorAll('#all thead [aria-sort]').length,
    texts: [...document.querySelectorAll('#all tbody tr')].map(row => row.cells[document.activeElement.closest('th').cellIndex].textContent),
  }))
  assert.equal(state.sort, 'ascending')
  assert.equal(state.sorted, 1)
  assert.deepEqual(state.texts, [...state.texts].sort(new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare))
  await page.press('Space')
  assert.equal(await page.evaluate(() => document.activeElement.closest('th').getAttribute('aria-sort')), 'descending')
  await page.close()
})

test('it prints on pages of paper', { skip }, async () => {
  const page = await browser.openPage(fixtures().address)
  const { data } = await page.call('Page.printToPDF', { preferCSSPageSize: true })
  assert.equal(Buffer.from(data, 'base64').subarray(0, 5).toString(), '%PDF-')
  await page.close()

  // A4 at 96 dpi without its margins: the reason once stood in a column of one word.
  const paper = await browser.openPage(fixtures().address, { width: 688, height: 1000 })
  await paper.call('Emulation.setEmulatedMedia', { media: 'print' })
  assert.ok(await paper.evaluate(() => document.querySelector('#all tbody tr:not([hidden]) .why').getBoundingClientRect().width) > 150)
  assert.ok(await paper.evaluate(() => document.documentElement.scrollWidth) <= 688)
  await paper.close()
})

test('a repository without work has a page that says so', { skip }, async () => {
  const folder = path.join(scratch, 'calm')
  fs.mkdirSync(path.join(folder, 'research/calm'), { recursive: true })
  fs.writeFileSync(path.join(folder, 'research/calm/engineer.md'), guide('Calm', 'Engineer', '2029-02-01'))
  const page = await browser.openPage(planOf(folder, 'calm').address)
  assert.deepEqual(page.complaints, [])
  assert.equal(await page.evaluate(rowsShown), 1)
  await page.close()
})
