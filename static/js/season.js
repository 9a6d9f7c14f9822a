// A week's bar by drag and by key. Each deed posts the form #year-verb; the answer draws bars, table and draft anew.
const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
const STEP = 0.05;
const PAUSE_MS = 500; // keys pressed within it count as one step of the draft
const TOP = 10; // percent of the drawing above the highest amount, as planning.charts has it

const form = $("#year-verb");
const bars = () => $$(".year-bar:not(.fixed)");
const barOf = (element) => element?.closest?.(".year-bar:not(.fixed)");
let standOn = "";
let clock;

// --- the bar as it would be ------------------------------------------------------------------------------------------
function draw(bar, amount) {
  const { most, floor } = $("#year-chart").dataset;
  const share = Math.min(Math.max(amount / most, 0), 1);
  const y = TOP + (1 - share) * (floor - TOP);
  const planned = $(".planned", bar);
  planned.setAttribute("y", `${y}%`);
  planned.setAttribute("height", `${floor - y}%`);
  bar.dataset.wanted = amount;
  bar.setAttribute("aria-valuenow", amount.toFixed(1));
  bar.classList.add("moving");
  say(bar);
}

// The table's field is in the reader's unit: the bar's amount is so many of it.
const inUnit = (bar, digits) => (Number($(`#amount-${bar.dataset.monday}`).defaultValue) * wanted(bar) / planned(bar)).toFixed(digits);

function say(bar) {
  const words = `${inUnit(bar, 1)} ${$("#year-chart").dataset.unit}`;
  bar.setAttribute("aria-valuetext", words);
  $("#year-now").textContent = `${bar.getAttribute("aria-label")}: ${words}`;
}

const planned = (bar) => Number(bar.dataset.planned);
const wanted = (bar) => Number(bar.dataset.wanted ?? bar.dataset.planned);

function putBack(bar) {
  draw(bar, planned(bar));
  bar.classList.remove("moving");
  delete bar.dataset.wanted;
  $("#year-now").textContent = "";
}

function send(bar) {
  clearTimeout(clock);
  if (Math.abs(wanted(bar) - planned(bar)) < 0.005 * planned(bar)) {
    putBack(bar);
    return;
  }
  form.elements.monday.value = bar.dataset.monday;
  form.elements.amount.value = inUnit(bar, 2);
  standOn = bar.id;
  form.requestSubmit();
}

// --- keys --------------------------------------------------------------------------------------------------------------
document.addEventListener("keydown", (event) => {
  const bar = barOf(event.target);
  if (!bar || !planned(bar) || event.altKey || event.ctrlKey || event.metaKey) return;
  const all = bars();
  const next = { ArrowLeft: all[all.indexOf(bar) - 1], ArrowRight: all[all.indexOf(bar) + 1], Home: all[0], End: all.at(-1) };
  if (event.key in next) next[event.key]?.focus();
  else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    draw(bar, wanted(bar) + (event.key === "ArrowUp" ? STEP : -STEP) * planned(bar));
    clearTimeout(clock);
    clock = setTimeout(send, PAUSE_MS, bar);
  } else if (event.key === "Escape") {
    clearTimeout(clock);
    putBack(bar);
  } else return;
  event.preventDefault();
}, true);

// One of the bars is in the order of the Tab key: the one that was stood on last.
function rove(bar) {
  for (const one of bars()) one.setAttribute("tabindex", one === bar ? "0" : "-1");
}

document.addEventListener("focusin", ({ target }) => {
  if (barOf(target)) rove(target);
});

document.addEventListener("focusout", ({ target }) => {
  if (barOf(target)?.dataset.wanted) send(target);
});

// --- drag: by mouse or pen; a finger scrolls, and has the fields ----------------------------------------------------------
let dragged;

document.addEventListener("pointerdown", (event) => {
  const bar = barOf(event.target);
  if (!bar || !planned(bar) || event.pointerType === "touch" || event.button !== 0) return;
  event.preventDefault();
  dragged = { bar, from: event.clientY };
  bar.focus();
  bar.setPointerCapture(event.pointerId);
});

document.addEventListener("pointermove", (event) => {
  if (!dragged) return;
  const { most, floor } = $("#year-chart").dataset;
  const room = $(".year-bars").getBoundingClientRect().height * (floor - TOP) / 100;
  draw(dragged.bar, Math.max(planned(dragged.bar) + (dragged.from - event.clientY) / room * most, 0));
});

document.addEventListener("pointerup", () => {
  const held = dragged;
  dragged = undefined;
  if (held?.bar.dataset.wanted) send(held.bar);
});

document.addEventListener("pointercancel", () => {
  if (dragged) putBack(dragged.bar);
  dragged = undefined;
});

// --- answers ----------------------------------------------------------------------------------------------------------
document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  const ours = ctx.sourceElement === form;
  if (!ours && bars().some((bar) => bar.dataset.wanted)) return; // the bell's count must not undo what is being said
  if (ours && !(ctx.response && [200, 409, 422].includes(ctx.response.status))) {
    for (const bar of bars()) putBack(bar);
  }
  const place = standOn ? document.getElementById(standOn) : null;
  standOn = "";
  arm(place ?? barOf(document.activeElement));
  place?.focus();
});

function arm(bar) {
  for (const one of bars()) {
    one.classList.remove("moving");
    delete one.dataset.wanted;
  }
  rove(bar || bars()[0]);
}

arm();
$("#year-chart")?.setAttribute("data-armed", "");
