// Filters and sorts the rows of the page; everything it needs stands in them. Without it the page reads as it is.
//
// Nothing here makes HTML of text: what is shown was in the page already or goes through textContent. A filter stands in
// the address (#company=stripe&late=1), so that a link to it can be sent.
'use strict'

const table = document.getElementById('all')
if (table) {
  const body = table.tBodies[0]
  const form = document.getElementById('filter')
  const shown = document.getElementById('shown')
  const controls = Object.fromEntries(['find', 'by-week', 'by-company', 'by-owner', 'only-late', 'only-errors']
    .map(id => [id, document.getElementById(id)]))
  const names = { find: 'find', week: 'by-week', company: 'by-company', owner: 'by-owner', late: 'only-late', errors: 'only-errors' }
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
  const count = new Intl.NumberFormat('en')

  // "4,466" and "-14"; a dash stands for what is unknown, which is worse than any number.
  const numberOf = text => /\d/.test(text) ? Number(text.replaceAll(',', '')) : Infinity
  const rows = [...body.rows].map((row, place) => {
    const texts = [...row.cells].map(cell => cell.textContent)
    const [week, company, , owner, , days, errors] = texts
    return {
      row, place, texts, company, owner,
      week: week.split(' ')[0],
      days: numberOf(days), errors: numberOf(errors),
      all: texts.join(' ').toLowerCase(),
    }
  })

  function fill(select, values) {
    for (const value of values) select.add(new Option(value, value))
    if (values.length < 2) select.parentElement.hidden = true
  }
  const distinct = key => [...new Set(rows.map(row => row[key]))].sort(collator.compare)
  fill(controls['by-week'], distinct('week'))
  fill(controls['by-company'], distinct('company'))
  fill(controls['by-owner'], distinct('owner'))

  const valueOf = control => control.type === 'checkbox' ? (control.checked ? '1' : '') : control.value.trim()

  function filter() {
    const words = valueOf(controls.find).toLowerCase().split(/\s+/).filter(Boolean)
    const { 'by-week': week, 'by-company': company, 'by-owner': owner } = controls
    let left = 0
    for (const one of rows) {
      const fits = (!week.value || one.week === week.value) && (!company.value || one.company === company.value) &&
        (!owner.value || one.owner === owner.value) && (!controls['only-late'].checked || one.days > 0) &&
        (!controls['only-errors'].checked || one.errors > 0) && words.every(word => one.all.includes(word))
      one.row.hidden = !fits
      if (fits) ++left
    }
    const isFiltered = left < rows.length
    document.body.classList.toggle('filtered', isFiltered)
    const guides = rows.length === 1 ? 'guide' : 'guides'
    shown.textContent = isFiltered ? `${count.format(left)} of ${count.format(rows.length)} ${guides}` : `${count.format(rows.length)} ${guides}`
  }

  function remember() {
    const parts = new URLSearchParams()
    for (const [name, id] of Object.entries(names)) if (valueOf(controls[id])) parts.set(name, valueOf(controls[id]))
    const text = parts.toString()
    if (text || location.hash.includes('=')) history.replaceState(null, '', '#' + (text || 'guides'))
  }

  function recall() {
    const text = location.hash.slice(1)
    if (!text.includes('=')) return false
    const parts = new URLSearchParams(text)
    for (const [name, id] of Object.entries(names)) {
      const control = controls[id]
      if (control.type === 'checkbox') control.checked = parts.get(name) === '1'
      else control.value = parts.get(name) ?? ''
    }
    filter()
    return true
  }

  function goToGuides() {
    const heading = document.getElementById('guides')
    heading.focus({ preventScroll: true })
    heading.scrollIntoView()
  }

  let waiting = 0
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => { filter(); remember() }, 80)
  })
  form.addEventListener('reset', () => setTimeout(() => { filter(); remember() }))
  form.addEventListener('submit', event => event.preventDefault())
  addEventListener('hashchange', () => { if (recall()) goToGuides() })

  document.addEventListener('click', event => {
    const link = event.target.closest('a[data-company]')
    if (!link) return
    event.preventDefault()
    form.reset()
    controls['by-company'].value = link.dataset.company
    filter()
    remember()
    goToGuides()
  })

  // Sorting: a button in each head. Numbers begin with the largest; a second press turns the order round, and equal rows
  // keep the order of the plan.
  const heads = [...table.tHead.rows[0].cells]
  const comparisons = [
    (a, b) => a.place - b.place,
    ...heads.slice(1).map((head, index) => {
      const name = ['days', 'errors'].find(one => head.classList.contains(one))
      if (name) return (a, b) => (a[name] === b[name] ? 0 : a[name] - b[name])
      return (a, b) => collator.compare(a.texts[index + 1], b.texts[index + 1])
    }),
  ]
  function sort(head, column) {
    const before = head.getAttribute('aria-sort')
    const first = head.classList.contains('n') ? 'descending' : 'ascending'
    const second = first === 'ascending' ? 'descending' : 'ascending'
    const order = before === first ? second : first
    const turn = order === 'ascending' ? 1 : -1
    const sorted = [...rows].sort((a, b) => turn * comparisons[column](a, b) || a.place - b.place)
    for (const other of heads) other.removeAttribute('aria-sort')
    head.setAttribute('aria-sort', order)
    body.append(...sorted.map(one => one.row))
  }
  for (const [column, head] of heads.entries()) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = head.textContent
    button.addEventListener('click', () => sort(head, column))
    head.replaceChildren(button)
  }
  heads[0].setAttribute('aria-sort', 'ascending')

  form.hidden = false
  if (recall()) goToGuides()
  else filter()
}
