// Runs before the first paint, so that a chosen theme never flashes. The rest of the theme switch is in app.js.
try {
  const theme = localStorage.getItem("theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch { /* storage is switched off: the device decides */ }
