// An extra for those who have scripts: boxes are drawn on the sheet with mouse or finger, and follow what is typed or stepped with the arrow keys.
const area = document.querySelector('[data-cut]');
const boxes = area?.querySelector('[data-cut-boxes]');
const form = document.getElementById('cut');
const sides = ['left', 'top', 'width', 'height'];

const rows = () => [...form.querySelectorAll('[data-cut-row]')];
const inputOf = (row, side) => row.querySelector(`[name$="[${side}]"]`);
const readRow = (row) => sides.map((side) => inputOf(row, side).value);
const isBlank = (row) => readRow(row).every((value) => value === '');

function rectOf([x, y, width, height]) {
  const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ x, y, width, height })) rect.setAttribute(name, value);
  rect.setAttribute('class', 'liem-cut__box');
  return rect;
}

function redraw(being) {
  const whole = rows()
    .map(readRow)
    .filter((values) => values.every((value) => value !== ''));
  boxes.replaceChildren(...[...whole, ...(being ? [being] : [])].map(rectOf));
}

/** A blank row for the next box, made after the last. */
function addRow() {
  const last = rows().at(-1);
  const row = last.cloneNode(true);
  const next = rows().length;
  for (const input of row.querySelectorAll('input')) {
    input.value = '';
    input.name = input.name.replace(/\[\d+\]/, `[${next}]`);
    input.id = input.id.replace(/\d+/, String(next));
  }
  for (const label of row.querySelectorAll('label'))
    label.htmlFor = label.htmlFor.replace(/\d+/, String(next));
  row.querySelector('[data-cut-number]').textContent = String(next + 1);
  for (const error of row.querySelectorAll('.govuk-error-message')) error.remove();
  last.after(row);
  return row;
}

const place = (event) => {
  const { left, top, width, height } = area.getBoundingClientRect();
  const within = (part) => Math.min(1000, Math.max(0, Math.round(part * 1000)));
  return [within((event.clientX - left) / width), within((event.clientY - top) / height)];
};
const between = ([x1, y1], [x2, y2]) => [
  Math.min(x1, x2),
  Math.min(y1, y2),
  Math.abs(x2 - x1),
  Math.abs(y2 - y1),
];

let from;
area?.addEventListener('pointerdown', (event) => {
  if (event.button !== 0) return;
  event.preventDefault();
  area.setPointerCapture(event.pointerId);
  from = place(event);
});
area?.addEventListener('pointermove', (event) => {
  if (from) redraw(between(from, place(event)));
});
area?.addEventListener('pointercancel', () => {
  from = undefined;
  redraw();
});
area?.addEventListener('pointerup', (event) => {
  if (!from) return;
  const box = between(from, place(event));
  from = undefined;
  // A click alone is no box.
  if (box[2] > 2 && box[3] > 2) {
    const row = rows().find(isBlank) ?? addRow();
    sides.forEach((side, i) => (inputOf(row, side).value = String(box[i])));
    if (!rows().some(isBlank)) addRow();
  }
  redraw();
});
form?.addEventListener('input', () => redraw());
