// Reads what a step prints as GitHub's runner does: `::name key=value,...::data` where a line begins, the older `##[name key=value;]data`
// anywhere in it, nothing between `::stop-commands::TOKEN` and `::TOKEN::`.
const known = new Set(['error', 'warning', 'notice', 'debug', 'group', 'endgroup', 'add-mask', 'stop-commands', 'add-matcher', 'remove-matcher',
  'set-output', 'save-state', 'set-env', 'add-path', 'echo'])
const replaced = (text, pairs) => pairs.reduce((out, [from, to]) => out.split(from).join(to), text)
const ofData = text => replaced(text, [['%0D', '\r'], ['%0A', '\n'], ['%25', '%']])
const ofProperty = text => replaced(text, [['%0D', '\r'], ['%0A', '\n'], ['%3A', ':'], ['%2C', ','], ['%25', '%']])
const ofOldData = text => replaced(text, [['%3B', ';'], ['%0D', '\r'], ['%0A', '\n'], ['%5D', ']'], ['%25', '%']])

function properties(text, separator, unescape) {
  const out = {}
  for (const pair of text.trim().split(separator).filter(Boolean)) {
    const equals = pair.indexOf('=')
    if (equals > 0 && equals < pair.length - 1) out[pair.slice(0, equals).trim().toLowerCase()] = unescape(pair.slice(equals + 1)) // an empty one is dropped
  }
  return out
}

function command(info, rest, separator, unescape, names) {
  const blank = info.indexOf(' ')
  const name = (blank < 0 ? info : info.slice(0, blank)).toLowerCase()
  if (!names.has(name)) return null
  return { name, properties: blank < 0 ? {} : properties(info.slice(blank + 1), separator, unescape), data: rest }
}

function parseLine(line, names) {
  const begin = line.trimStart()
  if (begin.startsWith('::')) {
    const end = begin.indexOf('::', 2)
    const found = end > 0 && command(begin.slice(2, end), ofData(begin.slice(end + 2)), ',', ofProperty, names)
    if (found) return found
  }
  const at = line.indexOf('##[')
  const end = line.indexOf(']', at)
  return at >= 0 && end > 0 ? command(line.slice(at + 3, end), ofOldData(line.slice(end + 1)), ';', ofOldData, names) : null
}

export function commandsOf(log) {
  const found = []
  let token = null
  for (const line of log.split(/\r\n|\n|\r/)) {
    const one = parseLine(line, token ? new Set([token]) : known)
    if (!one) continue
    if (token) token = null
    else if (one.name === 'stop-commands') token = one.data.toLowerCase()
    else found.push(one)
  }
  return found
}

export const annotationsOf = log => commandsOf(log).filter(one => ['error', 'warning', 'notice'].includes(one.name))
