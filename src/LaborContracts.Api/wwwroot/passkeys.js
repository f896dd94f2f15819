// Adds a passkey on /account. When its form is sent, the browser is asked to make one, and what it made goes along in the form's
// hidden fields; the server judges it.

const begin = document.getElementById("begin-passkey");
if (begin && !window.PublicKeyCredential) {
  begin.querySelector(".if-no-passkeys").hidden = false;
  begin.querySelector("button").disabled = true;
}

const form = document.getElementById("new-passkey");
form?.addEventListener("submit", event => {
  if (form.elements.clientData.value) return; // it is made; only the code was wrong
  event.preventDefault();
  if (form.getAttribute("aria-busy") !== "true") make();
});

async function make() {
  form.setAttribute("aria-busy", "true");
  say("");
  try {
    const { response } = await navigator.credentials.create({ publicKey: readOptions(JSON.parse(form.dataset.options)) });
    form.elements.clientData.value = toBase64Url(response.clientDataJSON);
    form.elements.authenticatorData.value = toBase64Url(response.getAuthenticatorData());
    form.submit();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    say(error.name === "InvalidStateError" ? form.dataset.known : form.dataset.failed);
  } finally {
    form.removeAttribute("aria-busy");
  }
}

/** As PublicKeyCredential.parseCreationOptionsFromJSON does in newer browsers. */
function readOptions(json) {
  return {
    ...json,
    challenge: fromBase64Url(json.challenge),
    user: { ...json.user, id: fromBase64Url(json.user.id) },
    excludeCredentials: json.excludeCredentials.map(known => ({ ...known, id: fromBase64Url(known.id) })),
  };
}

function fromBase64Url(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), c => c.charCodeAt(0));
}

function toBase64Url(buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function say(problem) {
  const place = form.querySelector(".form-problem");
  place.hidden = !problem;
  place.textContent = problem;
}
