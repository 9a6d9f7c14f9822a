// The workout editor: to the place of a mistake in the text, and steps moved by Alt with the arrows.
const MOVES = { ArrowUp: "up", ArrowDown: "down" };

// Lines and columns count from 1, in characters as a person sees them in the text's own order.
function placeOf(text, line, column) {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const begin = [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
  return before + begin;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-line]");
  const field = document.querySelector("#id_text");
  if (!link || !field) return;
  event.preventDefault();
  const { line, column, length } = link.dataset;
  const begin = placeOf(field.value, Number(line), Number(column));
  field.focus();
  field.setSelectionRange(begin, placeOf(field.value, Number(line), Number(column) + Number(length)));
  const height = Number.parseFloat(getComputedStyle(field).lineHeight) || 20;
  field.scrollTop = Math.max(0, (Number(line) - 3) * height);
});

document.addEventListener("keydown", (event) => {
  const way = event.altKey && !event.ctrlKey && !event.metaKey && MOVES[event.key];
  const row = way && event.target.closest?.("[data-step]");
  if (!row) return;
  event.preventDefault();
  row.querySelector(`[data-move="${way}"]:not(:disabled)`)?.click();
});

// The field stays while its outcome is drawn anew: what is said of it follows.
document.addEventListener("htmx:after:swap", () => {
  const field = document.querySelector("#id_text");
  const mistakes = Number(document.querySelector("[data-mistakes]")?.dataset.mistakes);
  mistakes ? field?.setAttribute("aria-invalid", "true") : field?.removeAttribute("aria-invalid");
});
