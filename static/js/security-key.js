// Ties allauth's security-key script to the form; what the key said no to is told on the page, in its words.
const form = document.querySelector("form[data-security-key]");

document.addEventListener("allauth.error", (event) => {
  event.preventDefault(); // else it goes to the console as an error of the page
  form.querySelector("[data-key-refused]").hidden = false;
});

const button = form.querySelector("#use-key").id;
const credential = form.querySelector("[name=credential]").id;
window.allauth.webauthn.forms[form.dataset.securityKey]({
  ids: { add: button, authenticate: button, credential, data: "js_data" },
});
