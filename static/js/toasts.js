// Toasts go by themselves, wait while somebody reads or reaches for Undo, and say it when the server did not answer.
const timers = new WeakMap();

function start(toast) {
  clearTimeout(timers.get(toast));
  timers.set(toast, setTimeout(() => toast.remove(), Number(toast.dataset.ttl) || 8000));
}

function watch() {
  for (const toast of document.querySelectorAll("[data-toast]")) {
    if (timers.has(toast)) continue;
    start(toast);
    for (const stay of ["pointerenter", "focusin"]) toast.addEventListener(stay, () => clearTimeout(timers.get(toast)));
    for (const leave of ["pointerleave", "focusout"]) toast.addEventListener(leave, () => start(toast));
  }
}

export function say(words) {
  const toast = document.createElement("div");
  toast.className = "toast fade";
  toast.dataset.toast = "";
  toast.append(words);
  document.getElementById("toasts").replaceChildren(toast);
  watch();
}

document.addEventListener("htmx:after:swap", watch);
document.addEventListener("htmx:error", (event) => {
  const { ctx } = event.detail;
  if (ctx && !ctx.response) say(document.body.dataset.offline);
});
watch();
