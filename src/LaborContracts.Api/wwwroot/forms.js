// What the scripts of several forms share.

const content = document.getElementById("content");
const announcer = document.getElementById("announcer");

/** Files that are dropped on the form are given to `take`. */
export function takeDrops(form, take) {
  const area = form.querySelector(".drop");
  let inside = 0;
  const leave = () => { inside = 0; area.classList.remove("over"); };
  form.addEventListener("dragenter", () => { inside++; area.classList.add("over"); });
  form.addEventListener("dragleave", () => { if (--inside <= 0) leave(); });
  form.addEventListener("dragover", event => event.preventDefault());
  form.addEventListener("drop", event => {
    event.preventDefault();
    leave();
    take([...event.dataTransfer.files]);
  });
}

/** As if somebody had chosen the file there. */
export function choose(field, file) {
  const one = new DataTransfer();
  one.items.add(file);
  field.files = one.files;
}

/** Says which file was chosen, and how large it is. */
export function showChosen(field) {
  const [file] = field.files;
  const chosen = field.form.querySelector(`output[for=${field.id}]`);
  chosen.hidden = !file;
  chosen.textContent = file ? `${file.name} · ${size(file.size)}` : "";
}

export function isTooLarge(form) {
  return form.elements.file.files[0]?.size > Number(form.dataset.largest);
}

export function isBusy(form) {
  return form.getAttribute("aria-busy") === "true";
}

export function say(form, problem) {
  const place = form.querySelector(".form-problem");
  place.hidden = !problem;
  place.textContent = problem;
}

/** Sends what `body` makes - a hash takes its time - and puts the answer in the page's place. Whether there was one. */
export async function send(form, button, address, body) {
  const words = button.textContent;
  form.setAttribute("aria-busy", "true");
  button.textContent = announcer.textContent = form.dataset.busy;
  say(form, "");
  try {
    const response = await fetch(address, { method: "POST", body: await body() });
    show(new DOMParser().parseFromString(await response.text(), "text/html"));
    return true;
  } catch (error) {
    // fetch says so when the network broke, show when this is no page of ours, a file when it went away
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
    say(form, form.dataset.failed);
    return false;
  } finally {
    announcer.textContent = "";
    form.removeAttribute("aria-busy");
    button.textContent = words;
  }
}

function show(page) {
  const answer = page.getElementById("content");
  if (!answer) throw new TypeError("not a page of ours");
  answer.querySelector("[autofocus]")?.removeAttribute("autofocus"); // for pages that load; here the focus is moved
  document.title = page.title;
  content.replaceChildren(...answer.children);
  (document.getElementById("result") ?? content).focus({ preventScroll: true });
  scrollTo({ top: 0 });
}

function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1048576 ? `${(bytes / 1024).toFixed(0)} KiB` : `${(bytes / 1048576).toFixed(1)} MiB`;
}
