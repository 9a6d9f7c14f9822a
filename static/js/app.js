// What every page can do: keys, dialogs, theme, toasts, focus after a swap.
// Words come from the page; nothing here makes HTML from text. No imports: hashed file names would load twice.
const root = document.documentElement;
const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];

// --- dialogs ---------------------------------------------------------------------------------------------
function openDialog(dialog) {
  const room = $("[data-keys-here]", dialog);
  if (room && !room.childElementCount) room.append(...$$(".keys > span:not([data-keys-all])").map((key) => key.cloneNode(true)));
  if (!dialog.open) dialog.showModal();
}

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && $(opener.dataset.dialog);
  if (dialog) {
    event.preventDefault();
    openDialog(dialog);
  } else if (event.target.closest("[data-close]") || event.target.matches("dialog.dialog")) {
    event.target.closest("dialog")?.close();
  }
  if (event.target.closest("[data-keys-toggle]")) setKeys(document.body.dataset.keys === "off");
  const theme = event.target.closest("[data-theme-set]")?.dataset.themeSet;
  if (theme) setTheme(theme);
});

// --- keys: data-key presses what it stands on, G and a letter goes, ? / and Ctrl K do the rest --------------
// Never while typing, and no letters at all where <body data-keys="off"> (WCAG 2.1.4).
const GO_MS = 1500;
let goUntil = 0;

function typing(target) {
  return target.isContentEditable ||
    target.matches?.("textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])");
}

// The topmost open dialog or menu hides everything below it from the keys.
function pressed(key) {
  const scope = $$("dialog[open], [popover]:popover-open").at(-1) ?? document;
  return $$(`[data-key="${CSS.escape(key)}"]`, scope).find((element) => element.checkVisibility() && !element.disabled);
}

function go(key) {
  goUntil = 0;
  const link = $(`[data-go="${CSS.escape(key)}"]`);
  link?.click();
  return link;
}

function act(key) {
  if (performance.now() < goUntil) return go(key);
  const found = { "?": $("#keys"), "/": $("[data-filter]") }[key] ?? pressed(key);
  if (found?.matches("dialog")) openDialog(found);
  else if (key === "/") found?.focus();
  else if (found) found.click();
  else if (key === "g") goUntil = performance.now() + GO_MS;
  return found;
}

// In the palette arrows walk, Enter in the field opens the first line, and whoever types on a line types in the field.
function steer(event, palette) {
  const field = $("input", palette);
  const lines = $$(".finds a", palette);
  const at = lines.indexOf(document.activeElement);
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by) (lines[at + by] ?? (at + by < 0 ? field : lines[at]))?.focus();
  else if (event.key === "Enter" && at < 0 && $(".finds", palette)?.dataset.q === field.value) lines[0].click();
  else {
    if (event.key.length === 1 || event.key === "Backspace") field.focus();
    return;
  }
  event.preventDefault();
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const palette = $("dialog#palette");
  if (event.ctrlKey || event.metaKey) {
    if (event.key !== "k" || !palette) return;
    event.preventDefault();
    openDialog(palette);
  } else if (palette?.open) {
    steer(event, palette);
  } else if (document.body.dataset.keys !== "off" && !typing(event.target)) {
    // Enter on a link or a button is the browser's own business.
    if (event.key === "Enter" && event.target.closest("a, button, summary, input")) return;
    if (act(event.key.length === 1 ? event.key.toLowerCase() : event.key)) event.preventDefault();
  }
});

// Letters as keys can be turned off, on this device (WCAG 2.1.4).
function setKeys(on) {
  try {
    on ? localStorage.removeItem("keys") : localStorage.setItem("keys", "off");
  } catch { /* storage is switched off: the choice lasts for this page */ }
  showKeys(on);
}

function showKeys(on) {
  on ? delete document.body.dataset.keys : document.body.dataset.keys = "off";
  for (const button of $$("[data-keys-toggle]")) button.setAttribute("aria-pressed", on);
}

function keysKept() {
  try {
    return localStorage.getItem("keys") !== "off";
  } catch {
    return true;
  }
}

// --- theme -----------------------------------------------------------------------------------------------
function setTheme(theme) {
  const fixed = theme !== "system";
  try {
    fixed ? localStorage.setItem("theme", theme) : localStorage.removeItem("theme");
  } catch { /* storage is switched off: the choice lasts for this page */ }
  fixed ? root.dataset.theme = theme : delete root.dataset.theme;
  showTheme();
}

function showTheme() {
  const theme = root.dataset.theme ?? "system";
  for (const button of $$("[data-theme-set]")) button.setAttribute("aria-pressed", button.dataset.themeSet === theme);
}

// --- forms -----------------------------------------------------------------------------------------------
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
});

document.addEventListener("submit", (event) => {
  const words = event.target.dataset.confirm;
  if (!words || window.confirm(words)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

// --- toasts: go by themselves, wait while somebody reads them or reaches for Undo ----------------------------
const clocks = new WeakMap();

function wind(toast) {
  clearTimeout(clocks.get(toast));
  clocks.set(toast, setTimeout(() => toast.remove(), Number(toast.dataset.ttl) || 8000));
}

function watchToasts() {
  for (const toast of $$("[data-toast]")) {
    if (clocks.has(toast)) continue;
    wind(toast);
    for (const stay of ["pointerenter", "focusin"]) toast.addEventListener(stay, () => clearTimeout(clocks.get(toast)));
    for (const leave of ["pointerleave", "focusout"]) toast.addEventListener(leave, () => wind(toast));
  }
}

function say(words) {
  const toast = document.createElement("div");
  toast.className = "toast fade";
  toast.dataset.toast = "";
  toast.append(words);
  $("#toasts").replaceChildren(toast);
  watchToasts();
}

// --- htmx --------------------------------------------------------------------------------------------------
document.addEventListener("htmx:after:swap", watchToasts);

document.addEventListener("htmx:after:settle", (event) => {
  for (const node of event.detail.newContent ?? []) {
    if (!(node instanceof Element)) continue;
    const asks = node.matches("dialog[data-open]") ? node : $("dialog[data-open]", node);
    if (asks) openDialog(asks);
    (node.matches("[data-focus-after]") ? node : $("[data-focus-after]", node))?.focus();
  }
});

document.addEventListener("htmx:error", (event) => {
  if (event.detail.ctx && !event.detail.ctx.response) say(document.body.dataset.offline);
});

watchToasts();
showTheme();
showKeys(keysKept());
