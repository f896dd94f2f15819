// Comfort for uploads of spreadsheets, which work without: a file can be dropped, one that is too large is not sent, and how
// far an upload is comes by itself. What is shown is the server's answer.

const lookAgain = 1500; // milliseconds
const announcer = document.getElementById("announcer");

for (const element of document.querySelectorAll(".if-script")) element.hidden = false;
const form = document.getElementById("sheet");
if (form) furnish(form);
if (document.getElementById("progress")) watch();

function furnish(form) {
  const file = form.elements.file;
  const area = form.querySelector(".drop");
  let inside = 0;
  const leave = () => { inside = 0; area.classList.remove("over"); };
  form.classList.add("scripted");
  form.addEventListener("dragenter", () => { inside++; area.classList.add("over"); });
  form.addEventListener("dragleave", () => { if (--inside <= 0) leave(); });
  form.addEventListener("dragover", event => event.preventDefault());
  form.addEventListener("drop", event => {
    event.preventDefault();
    leave();
    if (event.dataTransfer.files.length === 0) return;
    const one = new DataTransfer();
    one.items.add(event.dataTransfer.files[0]);
    file.files = one.files;
    showChosen(form);
  });
  file.addEventListener("change", () => showChosen(form));
  form.addEventListener("submit", event => {
    if (isTooLarge(form) || form.getAttribute("aria-busy") === "true") return event.preventDefault();
    form.setAttribute("aria-busy", "true"); // a large file takes its time; sent twice it would be taken once
    announcer.textContent = form.dataset.busy;
  });
  addEventListener("pageshow", () => form.removeAttribute("aria-busy")); // who comes back sends another
  showChosen(form);
}

function showChosen(form) {
  const [file] = form.elements.file.files;
  const chosen = form.querySelector("output");
  chosen.hidden = !file;
  chosen.textContent = file ? `${file.name} · ${Math.ceil(file.size / 1024)} KiB` : "";
  const problem = form.querySelector(".form-problem");
  problem.hidden = !isTooLarge(form);
  problem.textContent = isTooLarge(form) ? form.dataset.tooLarge : "";
}

function isTooLarge(form) {
  return form.elements.file.files[0]?.size > Number(form.dataset.largest);
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
