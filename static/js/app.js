// What every page can do. Words come from the page; nothing here makes HTML from text.
import "./keys.js";
import "./toasts.js";

const root = document.documentElement;

// --- dialogs ---------------------------------------------------------------------------------------------
export function openDialog(dialog) {
  const room = dialog.querySelector("[data-keys-here]");
  if (room && !room.childElementCount) {
    room.append(...[...document.querySelectorAll(".keys > span")].map((key) => key.cloneNode(true)));
  }
  if (!dialog.open) dialog.showModal();
}

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.querySelector(opener.dataset.dialog);
  if (dialog) {
    event.preventDefault();
    openDialog(dialog);
  } else if (event.target.closest("[data-close]") || event.target.matches("dialog.dialog")) {
    event.target.closest("dialog")?.close();
  }
  const theme = event.target.closest("[data-theme-set]")?.dataset.themeSet;
  if (theme) setTheme(theme);
});

// --- theme -----------------------------------------------------------------------------------------------
function setTheme(theme) {
  try {
    if (theme === "system") localStorage.removeItem("theme");
    else localStorage.setItem("theme", theme);
  } catch { /* storage is switched off: the choice lasts for this page */ }
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  showTheme();
}

function showTheme() {
  for (const button of document.querySelectorAll("[data-theme-set]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeSet === (root.dataset.theme ?? "system")));
  }
}

// --- forms -----------------------------------------------------------------------------------------------
document.addEventListener("change", (event) => {
  if (event.target.matches?.("[data-submit]")) event.target.form.requestSubmit();
});

document.addEventListener("submit", (event) => {
  const words = event.target.dataset.confirm;
  if (words && !window.confirm(words)) {
    event.preventDefault();
    event.stopPropagation();
  }
}, true);

// --- after a swap ----------------------------------------------------------------------------------------
document.addEventListener("htmx:after:settle", (event) => {
  for (const node of event.detail.newContent ?? []) {
    if (!(node instanceof Element)) continue;
    const wanted = node.matches("[data-focus-after]") ? node : node.querySelector("[data-focus-after]");
    if (wanted) wanted.focus({ preventScroll: wanted.getBoundingClientRect().top >= 0 });
  }
});

showTheme();
