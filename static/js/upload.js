// Sending files: dropped on the form, told before they are sent. Without it the form works as it stands.
// Words come from the page, in data attributes of the form.
const MEGABYTE = 1024 * 1024;
const form = document.querySelector("[data-drop]");
const box = form.querySelector("input[name=file]");
const said = form.querySelector("[data-chosen]");
const preview = form.querySelector("input[name=preview]");
const inputs = [...form.querySelectorAll("input[type=file]")];
let byHand = false;

const chosen = () => inputs.flatMap((input) => [...input.files]);

function tell() {
  const files = chosen();
  const megabytes = files.reduce((sum, file) => sum + file.size, 0) / MEGABYTE;
  const many = files.length > Number(form.dataset.most);
  const words = many ? form.dataset.tooMany : files.length === 1 ? files[0].name : form.dataset.words.replace("0", files.length);
  said.textContent = files.length ? `${words} · ${megabytes.toFixed(1)} MB` : "";
  for (const input of inputs) input.setCustomValidity(many && input.files.length ? form.dataset.tooMany : "");
  // A large archive is shown before it is taken in, unless somebody has said what they want.
  const large = files.some((file) => /\.zip$/i.test(file.name) && file.size > form.dataset.large * MEGABYTE);
  if (!byHand) preview.checked = large;
  if (preview.checked) preview.closest("details")?.setAttribute("open", "");
}

form.addEventListener("change", (event) => {
  if (event.target === preview) byHand = true;
  else tell();
});

for (const type of ["dragenter", "dragover", "dragleave", "drop"]) {
  form.addEventListener(type, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    form.querySelector(".drop").classList.toggle("over", type === "dragenter" || type === "dragover");
  });
}

form.addEventListener("drop", (event) => {
  if (!event.dataTransfer?.files.length) return;
  box.files = event.dataTransfer.files;
  tell();
});

form.addEventListener("submit", () => {
  form.querySelector("[data-sending]").hidden = false;
  setTimeout(() => { form.querySelector("button[type=submit]").disabled = true; });
});

// Back from the next page: the form is as it was, and may be sent again.
addEventListener("pageshow", () => {
  form.querySelector("[data-sending]").hidden = true;
  form.querySelector("button[type=submit]").disabled = false;
  tell();
});
