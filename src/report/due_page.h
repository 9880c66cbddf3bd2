// Style and script of the page of due guides (agendas/html.cpp), which is one file: no address is fetched.
//
// The rows are there without the script; it only hides and orders them. It reads text of cells and never writes any, so
// what a guide holds cannot become an element.
#pragma once

#include <string_view>

namespace guidelint::report {

constexpr std::string_view k_due_style = R"(
:root { color-scheme: light dark; --ink: #1c1e21; --soft: #5b6068; --paper: #fff; --line: #d9dce1; --late: #a1260d;
  --focus: #0b5fce; --head: #f4f5f7; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e7ea; --soft: #a5abb5; --paper: #16181b; --line: #383d45;
  --late: #ff9c85; --focus: #82b4ff; --head: #202328; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem 1rem 4rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
p { margin: .25rem 0; max-width: 50rem; }
.soft { color: var(--soft); }
form { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: end; margin: 1.5rem 0 .75rem; }
label { display: grid; gap: .2rem; font-size: .875rem; color: var(--soft); }
input, select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft);
  border-radius: .25rem; padding: .3rem .5rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: .5rem 0; color: var(--soft); }
th, td { text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { background: var(--head); white-space: nowrap; }
#guides thead th { position: sticky; top: 0; padding: 0; }
thead button { font: inherit; font-weight: 600; color: inherit; background: none; border: 0; cursor: pointer;
  padding: .4rem .75rem .4rem .25rem; width: 100%; text-align: left; }
th[aria-sort=ascending] button::after { content: " ↑"; }
th[aria-sort=descending] button::after { content: " ↓"; }
tbody th { font-weight: 400; overflow-wrap: anywhere; min-width: 14rem; }
td { white-space: nowrap; }
td.why { white-space: normal; min-width: 12rem; }
td.number { text-align: right; }
tr.overdue td.number, tr.undated td.why { color: var(--late); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
@media print { form { display: none; } body { max-width: none; padding: 0; font-size: .8rem; }
  thead { display: table-header-group; } thead th { position: static; } tr { break-inside: avoid; } }
)";

constexpr std::string_view k_due_script = R"(
'use strict';
(() => {
  const table = document.getElementById('guides');
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const form = document.getElementById('choose');
  const shown = document.getElementById('shown');
  const choose = () => {
    const words = form.elements.text.value.toLowerCase().split(/\s+/).filter((word) => word);
    const kind = form.elements.kind.value;
    let count = 0;
    rows.forEach((row, at) => {
      const fits = (!kind || row.className === kind) && words.every((word) => texts[at].includes(word));
      row.hidden = !fits;
      if (fits) ++count;
    });
    shown.textContent = count === rows.length ? '' : `${count} of ${rows.length} are shown`;
  };
  form.addEventListener('input', choose);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.hidden = false;
  const heads = Array.from(table.tHead.rows[0].cells);
  const order = rows.slice();
  heads.forEach((head, column) => {
    head.querySelector('button').addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      heads.forEach((other) => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const keys = new Map(rows.map((row) => [row, row.cells[column].textContent]));
      const isNumber = head.dataset.sort === 'number';
      const compare = (a, b) => {
        const [x, y] = [keys.get(a), keys.get(b)];
        if (x === '' || y === '') return x === y ? 0 : x === '' ? 1 : -1;
        const by = isNumber ? Number(x) - Number(y) : x < y ? -1 : x > y ? 1 : 0;
        return down ? -by : by;
      };
      body.append(...order.slice().sort(compare));
    });
  });
  choose();
})();
)";

}  // namespace guidelint::report
