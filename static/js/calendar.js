// The calendar by drag and by key. Every deed is a post of the form #cal-verb, one after the other; the answer draws
// the weeks anew, and where none comes the card goes back to where it was.
const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
const DAY_MS = 86_400_000;
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

const form = $("#cal-verb");
const FIELDS = ["ask", "session", "version", "day", "code", "own", "athlete"].filter((name) => form.elements[name]);
const waiting = []; // keys pressed while an answer is on its way: done in order, none is lost
let busy = false;
let putBack; // undoes what the drag has done to the page, until the server has answered
let standOn = "";

const itemOf = (element) => element?.closest?.(".cal-item[data-session]");
const dayOf = (element) => element.closest("[data-day]").dataset.day;
const rowOf = (element) => element.closest("[data-athlete]"); // on the squad's board
const later = (day, by) => new Date(Date.parse(day) + by * DAY_MS).toISOString().slice(0, 10);

// --- deeds -------------------------------------------------------------------------------------------------------
function send(words) {
  for (const field of FIELDS) form.elements[field].value = words[field] ?? "";
  busy = true;
  standOn = words.session ? `card-${words.session}` : "";
  form.requestSubmit();
}

function about(item, ask, day = "") {
  const { session, version } = item.dataset;
  const { athlete } = rowOf(item)?.dataset ?? {};
  send({ ask, session, version: ask === "copy" || version === "0" ? "" : version, day, athlete });
}

function act(item, key) {
  const fixed = item.classList.contains("fixed");
  const day = dayOf(item);
  const today = $(".cal-day.today")?.dataset.day ?? day;
  if (key in STEPS) {
    if (!fixed) about(item, "move", later(day, STEPS[key]));
  } else if (key === "n") $("[data-note]", item.closest("[data-day]"))?.click();
  else if (key === "c") about(item, "copy", day < today ? today : day);
  else if (!fixed) {
    const near = neighbour(item);
    about(item, "remove");
    standOn = near;
  }
}

// Whoever deletes a card stands on the one after it, the one before it, or on its day.
function neighbour(item) {
  const cards = $$("#cal-weeks .cal-item[data-session]");
  const at = cards.indexOf(item);
  const near = cards[at + 1] ?? cards[at - 1];
  return near ? $(".cal-card", near).id : "";
}

// --- keys ----------------------------------------------------------------------------------------------------------
function ours(event) {
  if (event.ctrlKey || event.metaKey || event.isComposing || $("dialog[open], [popover]:popover-open")) return "";
  // While the weeks are drawn anew nothing has the focus: what is pressed then is meant for the card that comes.
  if (!itemOf(event.target) && !(busy && event.target === document.body)) return "";
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.altKey) return key in STEPS ? key : "";
  const letter = key === "c" || key === "n";
  if (letter && document.body.dataset.keys === "off") return "";
  return letter || key === "Delete" ? key : "";
}

document.addEventListener("keydown", (event) => {
  const walk = !event.altKey && !event.ctrlKey && !event.metaKey && STEPS[event.key];
  if (walk && itemOf(event.target)) {
    event.preventDefault();
    go(itemOf(event.target), walk);
    return;
  }
  const key = ours(event);
  if (!key) return;
  event.preventDefault();
  if (busy) waiting.push(key);
  else act(itemOf(event.target), key);
}, true);

// Arrows alone walk from card to card: to the next day that has one, or to the same day of another week or athlete.
function go(item, by) {
  const cards = $$("#cal-weeks .cal-item[data-session]");
  const at = cards.indexOf(item);
  const there = Math.abs(by) === 1 ? cards[at + by] : above(item, by);
  $(".cal-card", there ?? item).focus();
}

function above(item, by) {
  let row = rowOf(item);
  if (!row) return $(`#day-${later(dayOf(item), by)} .cal-item[data-session]`);
  while ((row = by < 0 ? row.previousElementSibling : row.nextElementSibling)) {
    const found = $(`[data-day="${dayOf(item)}"] .cal-item[data-session]`, row);
    if (found) return found;
  }
}

function drain() {
  const item = itemOf(document.activeElement);
  if (busy || !waiting.length) return;
  if (item) act(item, waiting.shift());
  else waiting.length = 0;
}

// --- answers -------------------------------------------------------------------------------------------------------
document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  if (ctx.sourceElement === form) {
    const drawn = ctx.response && [200, 409, 422].includes(ctx.response.status);
    if (!drawn) putBack?.();
    putBack = undefined;
    busy = false;
  }
  const said = $("#cal-ask [data-stand-on]")?.dataset.standOn;
  const place = document.getElementById(said ?? standOn) ?? document.getElementById(standOn);
  if (place && (ctx.sourceElement === form || said)) place.focus();
  else if (said && document.activeElement === document.body) $("#cal-undo")?.focus(); // it went out of sight
  standOn = "";
  arm();
  drain();
});

// --- the search narrows the list at once -----------------------------------------------------------------------------
document.addEventListener("input", ({ target }) => {
  const list = target.dataset.narrows && $(target.dataset.narrows);
  if (!list) return;
  const wanted = target.value.trim().toLocaleLowerCase();
  for (const section of $$("section", list)) {
    const lines = $$("li", section);
    for (const line of lines) line.hidden = !line.textContent.toLocaleLowerCase().includes(wanted);
    section.hidden = lines.every((line) => line.hidden);
  }
});

// --- drag ------------------------------------------------------------------------------------------------------------
const armed = new WeakSet();
let Sortable;

function arm() {
  if (!Sortable) return;
  for (const list of $$("[data-from]")) {
    if (armed.has(list)) continue;
    armed.add(list);
    const library = !list.closest("[data-day]");
    Sortable.create(list, {
      group: { name: `days${rowOf(list)?.dataset.athlete ?? ""}`, pull: library ? "clone" : true, put: () => "onto" in list.dataset },
      draggable: ".cal-item",
      filter: ".fixed",
      preventOnFilter: false,
      sort: false,
      delay: 150,
      delayOnTouchOnly: true,
      animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
      onEnd: dropped,
    });
  }
}

function dropped({ item, from, to, oldIndex }) {
  if (from === to) return;
  const { code, own } = item.dataset;
  putBack = () => code || own ? item.remove() : from.insertBefore(item, from.children[oldIndex] ?? null);
  if (busy) {
    putBack();
    return;
  }
  const day = dayOf(to);
  if (code || own) {
    item.remove();
    send({ ask: "create", code, own, day });
  } else about(item, "move", day);
}

await import($("#calendar").dataset.sortable);
Sortable = globalThis.Sortable;
arm();
$("#calendar").dataset.armed = ""; // from here on cards can be dragged
