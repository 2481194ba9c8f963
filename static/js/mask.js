/* A module: boxes drawn on pages become rows of numbers, and rows become boxes. */
const LEAST = 0.5;
const form = document.querySelector("[data-mask]");
const rows = form.querySelector("[data-rows]");
const total = form.elements["area-TOTAL_FORMS"];
const most = Number(form.elements["area-MAX_NUM_FORMS"].value);
const sheets = [...form.querySelectorAll(".case-sheet")];
const persian = (number) => number.toLocaleString("fa-IR", { maximumFractionDigits: 1, useGrouping: false });
const latin = (text) => text.replace(/[۰-۹]/g, (digit) => "۰۱۲۳۴۵۶۷۸۹".indexOf(digit))
  .replace(/[٠-٩]/g, (digit) => "٠١٢٣٤٥٦٧٨٩".indexOf(digit)).replace(/[٫/]/, ".");
const fieldsOf = (row) => Object.fromEntries(
  [...row.querySelectorAll("input[data-field]")].map((input) => [input.dataset.field, input]),
);
const numberIn = (input) => (input?.value.trim() ? Number(latin(input.value.trim())) : NaN);

const rectangle = ({ left, top, width, height }) => {
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  Object.entries({ x: left, y: top, width, height }).forEach(([name, value]) => rect.setAttribute(name, value));
  return rect;
};

const draw = () => {
  sheets.forEach((sheet) => sheet.querySelector("svg").replaceChildren());
  [...rows.rows].forEach((row) => {
    const { page, left, top, width, height } = fieldsOf(row);
    const box = { left: numberIn(left), top: numberIn(top), width: numberIn(width), height: numberIn(height) };
    const number = page ? numberIn(page) : 1;
    const sheet = sheets.find((one) => Number(one.dataset.page) === number);
    if (sheet && Object.values(box).every((value) => value >= 0)) sheet.querySelector("svg").append(rectangle(box));
  });
};

const emptyRow = () => {
  const free = [...rows.rows].find((row) => {
    const { left, top, width, height } = fieldsOf(row);
    return [left, top, width, height].every((input) => !input.value.trim());
  });
  if (free || rows.rows.length >= most) return free;
  const row = form.querySelector("[data-empty]").content.firstElementChild.cloneNode(true);
  row.querySelectorAll("input").forEach((input) => {
    input.name = input.name.replace("__prefix__", total.value);
    input.id = input.id.replace("__prefix__", total.value);
  });
  total.value = Number(total.value) + 1;
  rows.append(row);
  return row;
};

const keep = (page, box) => {
  const row = emptyRow();
  if (!row) return;
  const fields = fieldsOf(row);
  if (fields.page) fields.page.value = persian(page);
  /* Outwards to tenths: nothing that was under the box looks out. */
  const [left, top] = [box.left, box.top].map((value) => Math.floor(value * 10) / 10);
  const [right, foot] = [box.left + box.width, box.top + box.height].map((value) => Math.ceil(value * 10) / 10);
  Object.entries({ left, top, width: right - left, height: foot - top })
    .forEach(([name, value]) => { fields[name].value = persian(value); });
  draw();
};

sheets.forEach((sheet) => {
  const svg = sheet.querySelector("svg");
  let start;
  let box;
  let shown;
  const at = (event) => {
    const edge = svg.getBoundingClientRect();
    const part = (value, from, size) => Math.min(100, Math.max(0, ((value - from) / size) * 100));
    return { x: part(event.clientX, edge.left, edge.width), y: part(event.clientY, edge.top, edge.height) };
  };
  const end = () => { shown?.remove(); start = box = shown = undefined; };
  svg.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary) { end(); return; }
    if (event.button) return;
    event.preventDefault();
    svg.setPointerCapture(event.pointerId);
    start = at(event);
  });
  svg.addEventListener("pointermove", (event) => {
    if (!start || !event.isPrimary) return;
    const now = at(event);
    box = {
      left: Math.min(start.x, now.x),
      top: Math.min(start.y, now.y),
      width: Math.abs(start.x - now.x),
      height: Math.abs(start.y - now.y),
    };
    shown?.remove();
    shown = rectangle(box);
    svg.append(shown);
  });
  svg.addEventListener("pointerup", () => {
    if (box && box.width >= LEAST && box.height >= LEAST) keep(Number(sheet.dataset.page), box);
    end();
  });
  svg.addEventListener("pointercancel", end);
});
rows.addEventListener("input", draw);
form.querySelector("[data-hint]").hidden = false;
form.classList.add("is-drawn");
