// Comfort for uploads of spreadsheets, which work without: a file can be dropped, one that is too large is not sent, and how
// far an upload is comes by itself. What is shown is the server's answer.

import { choose, isBusy, isTooLarge, say, showChosen, takeDrops } from "./forms.js";

const lookAgain = 1500; // milliseconds
const announcer = document.getElementById("announcer");

for (const element of document.querySelectorAll(".if-script")) element.hidden = false;
const form = document.getElementById("sheet");
if (form) furnish(form);
if (document.getElementById("progress")) watch();

function furnish(form) {
  form.classList.add("scripted");
  takeDrops(form, ([file]) => {
    if (file) choose(form.elements.file, file);
    showFile(form);
  });
  form.elements.file.addEventListener("change", () => showFile(form));
  form.addEventListener("submit", event => {
    if (isTooLarge(form) || isBusy(form)) return event.preventDefault();
    form.setAttribute("aria-busy", "true"); // a large file takes its time; sent twice it would be taken once
    announcer.textContent = form.dataset.busy;
  });
  addEventListener("pageshow", () => form.removeAttribute("aria-busy")); // who comes back sends another
  showFile(form);
}

function showFile(form) {
  showChosen(form.elements.file);
  say(form, isTooLarge(form) ? form.dataset.tooLarge : "");
}

/** Until the upload is in another state: then the page says something else as a whole. */
async function watch() {
  const progress = document.getElementById("progress");
  const isUnderWay = progress.querySelector("progress");
  const link = progress.querySelector(".if-plain");
  if (link) link.hidden = true;
  if (!isUnderWay) return;
  await new Promise(wait => setTimeout(wait, lookAgain));
  try {
    const answer = await fetch(location.href);
    const next = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("progress");
    if (next?.dataset.state !== progress.dataset.state) return location.reload();
    progress.replaceChildren(...next.children);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // the network broke: it may be back the next time
  }
  return watch();
}
