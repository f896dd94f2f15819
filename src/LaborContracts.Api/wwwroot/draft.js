// Comfort for the form of an agreement, which can be checked and sent without: while somebody types, what the statutes say
// appears at the field that it is about. What is shown is the server's answer.

const form = document.getElementById("draft");
const pause = 500; // milliseconds without a key before the server is asked
let waiting;
let asked;

form.addEventListener("input", event => {
  if (event.target.name.startsWith("reason.")) return; // a reason changes no finding
  clearTimeout(waiting);
  waiting = setTimeout(ask, pause);
});

// What is known already, such as a firm's own data, may have something to be said of.
ask();

async function ask() {
  asked?.abort();
  asked = new AbortController();
  try {
    const response = await fetch(form.dataset.findings, {
      method: "POST", body: new URLSearchParams(new FormData(form)), signal: asked.signal,
    });
    if (response.ok) show(new DOMParser().parseFromString(await response.text(), "text/html"));
  } catch (error) {
    // Asked anew, or no network: the button checks too, and so does the server before anything is sent.
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
  }
}

function show(answer) {
  const said = new Map([...answer.querySelectorAll("[data-at]")].map(piece => [piece.dataset.at, piece]));
  for (const place of form.querySelectorAll(".said")) {
    if (place.contains(document.activeElement)) continue; // a reason is being written
    const path = place.id.slice("said-".length);
    const piece = said.get(path);
    place.replaceChildren(...(piece?.cloneNode(true).childNodes ?? []));
    const field = document.getElementById(path);
    if (piece?.querySelector(".block")) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    if (piece?.querySelector(".block, .warn")) openAround(place);
  }
  const standing = document.getElementById("standing");
  const next = answer.getElementById("standing");
  if (standing.textContent.trim() !== next.textContent.trim()) standing.replaceChildren(...next.childNodes); // is read aloud
}

function openAround(place) {
  for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}
