// Guides whose names and texts try to act in whatever shows them: commands of the runner, markup, links, terminal escapes.
import fs from 'node:fs'
import path from 'node:path'

const hostile = ['::error::forged', '##[error]forged', 'a%0A::warning::forged', '\u001b]8;;http://evil.example\u0007x', '</details><script>alert(1)</script>',
  '](https://evil.example)', '@org/team #12', '`a`', '| a | b |', 'x\u202eb', 'é,:;=%25']

export function writeHostileGuides(folder) {
  const files = []
  for (const [index, text] of hostile.entries()) {
    // What is shown as an escape in a name would not be found again.
    const company = text.replaceAll('/', '_').replaceAll(/[\u0007\u001b\u202e[]/g, '') + (index % 3 === 0 ? '\r\n::error::forged' : '')
    const file = path.join(folder, company, 'data-engineer.md')
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, `---
company: ${JSON.stringify(text)}
company_display: ${JSON.stringify(text + '\n' + text)}
role: data-engineer
role_display: Data Engineer
role_type: ${JSON.stringify(text)}
last_updated: ${JSON.stringify(text)}
data_quality: ${JSON.stringify(text)}
next_review_due: 2026-05-23
${JSON.stringify(text)}: 1
compensation:
  - region: ${JSON.stringify(text)}
    base_low: 190000
    base_high: 120000
    currency: USD
data_sources:
  - ${JSON.stringify(text)}
---
### Data Engineer | ${text} Global Negotiation Guide

| Region | Base Salary | Total Comp |
|---|---|---|
| ${text} | $190K–$120K | ${text} |
`)
    files.push(file)
  }
  return files
}
