// Comfort for the form of /verify, which works without: files can be dropped, too large ones are not sent, the hash alone can
// be looked up, and the answer takes the form's place without loading a new page. What is shown is the server's answer.

const content = document.getElementById("content");
const announcer = document.getElementById("announcer");

furnish();

/** Called again for each form that an answer brings. */
function furnish() {
  const form = document.getElementById("upload");
  if (!form) return;
  for (const element of form.querySelectorAll(".if-script")) element.hidden = false;
  const byHash = document.getElementById("by-hash");
  byHash.parentElement.hidden = !crypto.subtle; // browsers hash for pages over TLS and of this machine alone
  byHash.addEventListener("click", () => {
    if (form.reportValidity() && form.getAttribute("aria-busy") !== "true") lookUp(form, byHash);
  });
  form.classList.add("scripted");
  form.addEventListener("change", () => showChosen(form));
  form.addEventListener("submit", event => {
    event.preventDefault();
    if (form.getAttribute("aria-busy") !== "true") upload(form, event.submitter ?? form.querySelector("[type=submit]"));
  });
  takeDrops(form);
  showChosen(form);
}

function takeDrops(form) {
  const area = form.querySelector(".drop");
  let inside = 0;
  const leave = () => { inside = 0; area.classList.remove("over"); };
  form.addEventListener("dragenter", () => { inside++; area.classList.add("over"); });
  form.addEventListener("dragleave", () => { if (--inside <= 0) leave(); });
  form.addEventListener("dragover", event => event.preventDefault());
  form.addEventListener("drop", event => {
    event.preventDefault();
    leave();
    // Contract and proof may come together; the proof goes to its own place.
    for (const file of event.dataTransfer.files) {
      const isProof = /\.json$/i.test(file.name);
      const one = new DataTransfer();
      one.items.add(file);
      form.elements[isProof ? "proof" : "file"].files = one.files;
      if (isProof) form.querySelector("details").open = true;
    }
    showChosen(form);
  });
}

function showChosen(form) {
  for (const name of ["file", "proof"]) {
    const file = form.elements[name].files[0];
    const chosen = form.querySelector(`output[for=${name}]`);
    chosen.hidden = !file;
    chosen.textContent = file ? `${file.name} · ${size(file.size)}` : "";
  }
  say(form, isTooLarge(form) ? form.dataset.tooLarge : "");
}

function upload(form, button) {
  return send(form, button, form.action, () => new FormData(form));
}

async function lookUp(form, button) {
  const [file] = form.elements.file.files;
  await send(form, button, button.dataset.address, async () => new URLSearchParams({ sha256: await sha256(file) }));
  // The answer's form is for the same file, should the person want it checked in full.
  const next = document.getElementById("upload");
  if (next === form) return;
  next.elements.file.files = form.elements.file.files;
  next.elements.proof.files = form.elements.proof.files;
  showChosen(next);
}

async function sha256(file) {
  const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(hash), byte => byte.toString(16).padStart(2, "0")).join("");
}

/** What it sends is made when it is under way: a hash takes its time. */
async function send(form, button, address, body) {
  if (isTooLarge(form)) return;
  const words = button.textContent;
  form.setAttribute("aria-busy", "true");
  button.textContent = announcer.textContent = form.dataset.busy;
  say(form, "");
  try {
    const response = await fetch(address, { method: "POST", body: await body() });
    show(new DOMParser().parseFromString(await response.text(), "text/html"));
  } catch (error) {
    // fetch says so when the network broke, show when this is no page of ours, a file when it went away
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
    say(form, form.dataset.failed);
    announcer.textContent = "";
  } finally {
    form.removeAttribute("aria-busy");
    button.textContent = words;
  }
}

function show(page) {
  const answer = page.getElementById("content");
  if (!answer) throw new TypeError("not a page of ours");
  answer.querySelector("[autofocus]").removeAttribute("autofocus"); // for pages that load; here the focus is moved
  document.title = page.title;
  content.replaceChildren(...answer.children);
  const result = document.getElementById("result");
  announcer.textContent = [...result.querySelectorAll("h2, .sentence")].map(e => e.textContent).join(" ");
  result.focus({ preventScroll: true });
  scrollTo({ top: 0 });
  furnish();
}

function isTooLarge(form) {
  return form.elements.file.files[0]?.size > Number(form.dataset.largest);
}

function say(form, problem) {
  const place = form.querySelector(".form-problem");
  place.hidden = !problem;
  place.textContent = problem;
}

function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1048576 ? `${(bytes / 1024).toFixed(0)} KiB` : `${(bytes / 1048576).toFixed(1)} MiB`;
}
