// Single keys press what they are written on (data-key), G and a letter goes to a page, ? / and Ctrl K do the rest.
// Never while typing, and not at all where <body data-keys="off"> (WCAG 2.1.4).
const GO_MS = 1500;
let goUntil = 0;

function typing(target) {
  return target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])"));
}

// The topmost open dialog or menu hides everything below it from the keys.
function scope() {
  const open = [...document.querySelectorAll("dialog[open], [popover]:popover-open")];
  return open.at(-1) ?? document;
}

export function find(key) {
  const named = scope().querySelectorAll(`[data-key="${CSS.escape(key)}"]`);
  return [...named].find((element) => element.checkVisibility() && !element.disabled);
}

function special(event) {
  const opener = { "?": "#keys", k: "#palette" }[event.key];
  const dialog = opener && document.querySelector(opener);
  if (!dialog || dialog.open) return false;
  const button = document.querySelector(`[data-dialog="${opener}"]`) ?? document.createElement("button");
  if (!button.isConnected) {
    button.dataset.dialog = opener;
    button.hidden = true;
    document.body.append(button);
  }
  button.click();
  return true;
}

function go(key) {
  const link = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
  goUntil = 0;
  link?.click();
  return Boolean(link);
}

function press(event) {
  if (event.key === "?") return special(event);
  if (performance.now() < goUntil) return go(event.key.toLowerCase());
  if (event.key === "/") {
    const filter = document.querySelector("[data-filter]");
    filter?.focus();
    return Boolean(filter);
  }
  const button = find(event.key.length === 1 ? event.key.toLowerCase() : event.key);
  if (button) button.click();
  else if (event.key === "g") goUntil = performance.now() + GO_MS;
  return Boolean(button);
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  if (event.ctrlKey || event.metaKey) {
    if (event.key === "k" && special(event)) event.preventDefault();
    return;
  }
  if (document.body.dataset.keys === "off" || typing(event.target)) return;
  // Enter on a link or button is the browser's own business.
  if (event.key === "Enter" && event.target.closest("a, button, summary, input")) return;
  if (press(event)) event.preventDefault();
});
