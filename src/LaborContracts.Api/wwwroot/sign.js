// Comfort for signing, which works with a code and no script: a place for a worker to write their name by hand, and a passkey
// instead of the code. What is sent is the same form.

for (const choice of document.querySelectorAll(".if-passkey")) choice.hidden = !window.PublicKeyCredential;

const form = document.getElementById("prove");
const pad = form?.querySelector(".pad");
let isDrawn = false;
if (form) {
  if (pad) furnishPad(pad.querySelector("canvas"));
  form.addEventListener("submit", event => {
    const fields = form.elements;
    fields.handwriting.value = isDrawn ? toBase64Url(pad.querySelector("canvas").toDataURL("image/png").split(",")[1]) : "";
    if (!form.dataset.question || fields.signature.value) return;
    event.preventDefault();
    if (form.getAttribute("aria-busy") !== "true") ask(JSON.parse(form.dataset.question));
  });
}

/** The pen is black on nothing, whatever the theme: so it stands on the document. */
function furnishPad(canvas) {
  const pen = canvas.getContext("2d");
  pen.lineWidth = 5;
  pen.lineCap = pen.lineJoin = "round";
  pad.hidden = false;
  canvas.addEventListener("pointerdown", event => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...placeOf(event));
  });
  canvas.addEventListener("pointermove", event => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    pen.lineTo(...placeOf(event));
    pen.stroke();
    isDrawn = true;
  });
  pad.querySelector("button").addEventListener("click", () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    isDrawn = false;
  });

  function placeOf(event) {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height];
  }
}

async function ask(question) {
  form.setAttribute("aria-busy", "true");
  say("");
  try {
    const { rawId, response } = await navigator.credentials.get({ publicKey: readQuestion(question) });
    const { credentialId, authenticatorData, clientData, signature } = form.elements;
    credentialId.value = encode(rawId);
    authenticatorData.value = encode(response.authenticatorData);
    clientData.value = encode(response.clientDataJSON);
    signature.value = encode(response.signature);
    form.submit();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    say(form.dataset.failed);
  } finally {
    form.removeAttribute("aria-busy");
  }
}

/** As PublicKeyCredential.parseRequestOptionsFromJSON does in newer browsers. */
function readQuestion(json) {
  return {
    ...json,
    challenge: decode(json.challenge),
    allowCredentials: json.allowCredentials.map(known => ({ ...known, id: decode(known.id) })),
  };
}

function decode(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), c => c.charCodeAt(0));
}

function encode(buffer) {
  return toBase64Url(btoa(String.fromCharCode(...new Uint8Array(buffer))));
}

function toBase64Url(base64) {
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function say(problem) {
  const place = form.querySelector(".form-problem");
  place.hidden = !problem;
  place.textContent = problem;
}
