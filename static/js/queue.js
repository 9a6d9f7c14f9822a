// The command center by keyboard. The next row has focus before the request leaves; keys pressed while a pane is on
// its way wait for it, in order, so that none is lost and nothing is decided unseen.
const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
const VERBS = new Set([..."esdmtzbucap123", "Enter"]); // these speak to the pane or to the last decision
const STEPS = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
const BREATH_MS = 150; // holding J down loads the pane where it stops, not thirty on the way
const GO_MS = 1500;

const leaving = new Map(); // form → what it took out of the list, until the server has answered
const pending = [];
let currentId = $(".pick[aria-current]")?.closest(".row").dataset.case ?? $(".row")?.dataset.case;
let lastTicked;
let lastMove = 0;
let goAt = -GO_MS;
let loading;
let fetching = false; // the next rows of a long list are on their way: J waits for them

const rows = () => $$("#queue-list .row");
const rowOf = (id) => rows().find((row) => row.dataset.case === id);
const paneId = () => $("#case [data-case]")?.dataset.case;
const busy = () => leaving.size > 0 || fetching || (currentId !== undefined && paneId() !== currentId);

// --- where we are --------------------------------------------------------------------------------------------
function show() {
  for (const taken of leaving.values()) for (const { row } of taken) rowOf(row.dataset.case)?.remove();
  if (!rowOf(currentId)) currentId = (rowOf(paneId()) ?? rows()[0])?.dataset.case;
  for (const row of rows()) {
    const pick = $(".pick", row);
    const here = row.dataset.case === currentId;
    pick.tabIndex = here ? 0 : -1;
    here ? pick.setAttribute("aria-current", "true") : pick.removeAttribute("aria-current");
    const box = $(".x", row);
    if (box) box.tabIndex = here ? 0 : -1;
  }
  tally();
}

function stand(row) {
  currentId = row?.dataset.case;
  show();
  const place = row ? $(".pick", row) : $("#case");
  place?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

function load() {
  clearTimeout(loading);
  const now = performance.now();
  const id = currentId;
  const wait = now - lastMove < BREATH_MS ? BREATH_MS : 0;
  loading = setTimeout(() => id === currentId && paneId() !== id && $(".pick", rowOf(id))?.click(), wait);
  lastMove = now;
}

function further() {
  const more = $("#more-rows");
  if (!more) return;
  fetching = true;
  pending.unshift("j");
  more.click();
}

function step(by) {
  const all = rows();
  const row = all[all.findIndex((each) => each.dataset.case === currentId) + by];
  if (!row && by > 0 && !fetching) further();
  if (!row) return;
  stand(row);
  load();
}

// --- ticking rows for one decision on several: the first tick says of which kind ---------------------------------
const boxes = () => $$("#queue-list .x");
const ticked = () => boxes().filter((box) => box.checked);

function tally() {
  const chosen = ticked();
  const count = $("#together-count");
  if (!count) return; // nothing is to be ticked in this tab
  count.textContent = count.dataset.words.replace("0", chosen.length);
  $("#together-why").textContent = "";
  for (const box of boxes()) {
    box.disabled = "alone" in box.dataset || (chosen.length > 0 && box.dataset.kind !== chosen[0].dataset.kind);
  }
}

function tick(range) {
  const row = rowOf(currentId);
  const box = row && $(".x", row);
  if (!box) return;
  const why = box.disabled ? box.title || $("#together").dataset.other : "";
  const all = boxes();
  const from = range && lastTicked?.checked ? all.indexOf(lastTicked) : -1;
  if (from < 0) box.click();
  else {
    const [low, high] = [from, all.indexOf(box)].sort((a, b) => a - b);
    for (const each of all.slice(low, high + 1)) each.checked = !each.disabled;
    tally();
  }
  $("#together-why").textContent = why;
}

document.addEventListener("change", ({ target }) => {
  if (!target.matches(".x")) return;
  lastTicked = target;
  tally();
});
document.addEventListener("reset", () => setTimeout(tally));

// --- keys ------------------------------------------------------------------------------------------------------
function press(key) {
  if (key in STEPS) step(STEPS[key]);
  else $$(`[data-key="${key}"]`).find((button) => button.checkVisibility() && !button.disabled)?.click();
}

function drain() {
  const walks = () => pending[0] in STEPS && !fetching && !leaving.size; // needs no pane: only rows
  while (pending.length && (!busy() || walks())) {
    press(pending.shift());
    if ($("dialog[open], [popover]:popover-open")) pending.length = 0; // the verb asks something: answer that first
  }
}

function ours(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if ($("dialog[open], [popover]:popover-open")) return false;
  const target = event.target;
  if (target.matches?.("textarea, select, input:not(.x)") || target.isContentEditable) return false;
  if (event.key.startsWith("Arrow") || event.key === "Enter") return Boolean(target.closest?.(".pick"));
  return document.body.dataset.keys !== "off";
}

// G and a letter leaves the page (app.js): that letter is no verb.
function goes(key) {
  const second = performance.now() - goAt < GO_MS;
  goAt = key === "g" && !second ? performance.now() : -GO_MS;
  return second || key === "g";
}

document.addEventListener("keydown", (event) => {
  if (!ours(event)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (goes(key)) return;
  if (key === "x") tick(event.shiftKey);
  else if (pending.length || fetching || (VERBS.has(key) && busy())) {
    if (!VERBS.has(key) && !(key in STEPS)) return;
    pending.push(key);
  } else if (key in STEPS || key === "Enter") press(key);
  else return; // app.js presses the button of the pane
  event.preventDefault();
}, true);

document.addEventListener("click", (event) => {
  const row = event.target.closest?.("#queue-list .pick")?.closest(".row");
  if (!row || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const byHand = event.detail > 0;
  stand(row);
  if (byHand && matchMedia("(max-width: 1000px)").matches) $("#case").scrollIntoView();
}, true);

// --- a decision takes its rows out at once, and puts them back when it fails -------------------------------------
function takeOut(form) {
  const ids = form.dataset.leaves === "checked" ? ticked().map((box) => box.closest(".row").dataset.case)
    : [form.closest("[data-case]").dataset.case];
  const all = rows();
  const gone = all.filter((row) => ids.includes(row.dataset.case));
  const at = all.findIndex((row) => row.dataset.case === currentId);
  const stays = (row) => !gone.includes(row);
  const next = ids.includes(currentId) ? all.slice(at).find(stays) ?? all.slice(0, Math.max(at, 0)).findLast(stays) : all[at];
  leaving.set(form, gone.map((row) => ({ row, before: row.nextElementSibling })));
  for (const row of gone) row.remove();
  form.closest("dialog")?.close(); // an open dialog would keep the focus to itself
  for (const menu of $$(":popover-open", form)) menu.hidePopover();
  stand(next);
  return next?.dataset.case ?? "";
}

function putBack(form) {
  const taken = leaving.get(form);
  leaving.delete(form);
  for (const { row, before } of taken.toReversed()) {
    $("#queue-list").insertBefore(row, before?.isConnected ? before : null);
  }
  pending.length = 0; // what was pressed after a decision that failed was meant for another row
  stand(taken[0]?.row);
}

document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  // As long as the list stands it comes back, and with it whoever stood far down.
  if (ctx.sourceElement.matches("[data-leaves], [data-returns]")) ctx.request.body.set("rows", rows().length);
  if (ctx.sourceElement.matches("[data-leaves]")) ctx.request.body.set("next", takeOut(ctx.sourceElement));
});

// An answer that brings the pane of a row we have left meanwhile must not cover the right one.
document.addEventListener("htmx:before:swap", ({ detail: { ctx, tasks } }) => {
  const main = tasks.findIndex((task) => task.type === "main" && task.target?.id === "case");
  const id = main >= 0 && tasks[main].fragment.querySelector?.("[data-case]")?.dataset.case;
  const returns = ctx.sourceElement.matches?.("[data-returns]");
  if (returns) currentId = id || currentId;
  else if (id && ctx.response.status < 400 && currentId && id !== currentId) tasks.splice(main, 1);
});

document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  const form = ctx.request.form;
  const fine = ctx.response?.status < 400;
  if (fetching && ctx.request.action?.includes("after=")) { // its link is gone by now, with its rows in its place
    fetching = false;
    if (!fine) pending.length = 0;
  }
  if (leaving.has(form)) fine ? leaving.delete(form) : putBack(form);
  show();
  if (fine && form?.matches("[data-returns]")) stand(rowOf(currentId));
  if (form && fine && busy() && !leaving.size) load();
  // The pane we stand on did not come: what was pressed for it is void.
  const answered = ctx.status === "swapped" && ctx.sourceElement === $(".pick", rowOf(currentId) ?? document);
  if (answered && paneId() !== currentId) pending.length = 0;
  drain();
});

show();
