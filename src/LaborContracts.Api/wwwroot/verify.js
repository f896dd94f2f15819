// Comfort for the form of /verify, which works without: files can be dropped, too large ones are not sent, the hash alone can
// be looked up, and the answer takes the form's place without loading a new page. What is shown is the server's answer.

import { choose, isBusy, isTooLarge, say, send, showChosen, takeDrops } from "./forms.js";

furnish();

/** Called again for each form that an answer brings. */
function furnish() {
  const form = document.getElementById("upload");
  if (!form) return;
  for (const element of form.querySelectorAll(".if-script")) element.hidden = false;
  const byHash = document.getElementById("by-hash");
  byHash.parentElement.hidden = !crypto.subtle; // browsers hash for pages over TLS and of this machine alone
  byHash.addEventListener("click", () => {
    if (form.reportValidity() && !isBusy(form)) lookUp(form, byHash);
  });
  form.classList.add("scripted");
  form.addEventListener("change", () => showFiles(form));
  form.addEventListener("submit", event => {
    event.preventDefault();
    if (!isBusy(form)) judge(form, event.submitter ?? form.querySelector("[type=submit]"), form.action, () => new FormData(form));
  });
  takeDrops(form, files => {
    // Contract and proof may come together; the proof goes to its own place.
    for (const file of files) {
      const isProof = /\.json$/i.test(file.name);
      choose(form.elements[isProof ? "proof" : "file"], file);
      if (isProof) form.querySelector("details").open = true;
    }
    showFiles(form);
  });
  showFiles(form);
}

function showFiles(form) {
  for (const name of ["file", "proof"]) showChosen(form.elements[name]);
  say(form, isTooLarge(form) ? form.dataset.tooLarge : "");
}

async function lookUp(form, button) {
  const [file] = form.elements.file.files;
  await judge(form, button, button.dataset.address, async () => new URLSearchParams({ sha256: await sha256(file) }));
  // The answer's form is for the same file, should the person want it checked in full.
  const next = document.getElementById("upload");
  if (next === form) return;
  next.elements.file.files = form.elements.file.files;
  next.elements.proof.files = form.elements.proof.files;
  showFiles(next);
}

async function sha256(file) {
  const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(hash), byte => byte.toString(16).padStart(2, "0")).join("");
}

async function judge(form, button, address, body) {
  if (isTooLarge(form) || !await send(form, button, address, body)) return;
  document.getElementById("announcer").textContent = [...document.querySelectorAll("#result :is(h2, .sentence)")].map(e => e.textContent).join(" ");
  furnish();
}
