// Today: the fifth answer saves by itself when nothing hurts; the coach's note folds where the screen is short.
const SAVE_AFTER_MS = 250; // long enough to see the last answer take its colour
const QUESTIONS = ["sleep", "energy", "recovery", "stress", "problem"];
let waiting;

function ready(form) {
  const answers = new FormData(form);
  return QUESTIONS.every((name) => answers.get(name)) && answers.get("problem") === "none";
}

// Somebody who has opened the optional part is not done yet: they save with the button.
function adding(form) {
  return Boolean(form.querySelector("details[open]"));
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-checkin][data-autosave]");
  if (!form) return;
  clearTimeout(waiting);
  if (!ready(form) || adding(form)) return;
  waiting = setTimeout(() => form.isConnected && ready(form) && !adding(form) && form.requestSubmit(), SAVE_AFTER_MS);
});

document.addEventListener("submit", () => clearTimeout(waiting), true);

function fold() {
  for (const note of document.querySelectorAll("details[data-fold]")) {
    note.open = window.innerHeight >= 720 && !document.querySelector(".res");
  }
}

function showNet() {
  for (const chip of document.querySelectorAll("[data-net]")) {
    chip.dataset.online ??= chip.textContent;
    chip.textContent = navigator.onLine ? chip.dataset.online : chip.dataset.offline;
    chip.classList.toggle("caution", !navigator.onLine);
  }
}

for (const change of ["online", "offline"]) window.addEventListener(change, showNet);
document.addEventListener("htmx:after:swap", () => {
  if (document.querySelector("#after[data-focus-after]")) window.scrollTo(0, 0);
  fold();
  showNet();
});
fold();
showNet();
