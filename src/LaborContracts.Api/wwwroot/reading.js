// Reads a text aloud with a voice of the device itself. A voice that is a service elsewhere would be sent the text, with
// all that it says of a person: none is used, and the button stays hidden where the device has no Chinese voice of its own.

const button = document.querySelector("[data-read-aloud]");
const text = button && document.querySelector(button.dataset.readAloud);
const words = button?.textContent;
let turn = 0; // of readings: what a stopped one still reports is of no interest

if (button && "speechSynthesis" in window) {
  button.addEventListener("click", () => (button.ariaPressed === "true" ? stop() : read()));
  addEventListener("pagehide", stop);
  speechSynthesis.addEventListener("voiceschanged", offer);
  offer();
}

function offer() {
  button.hidden = !voiceFor("zh");
}

function voiceFor(language) {
  return speechSynthesis.getVoices().find(voice => voice.localService && voice.lang.startsWith(language));
}

function read() {
  const mine = ++turn;
  button.ariaPressed = "true";
  button.textContent = button.dataset.stop;
  const rest = [...text.querySelectorAll("h3, h4, h5, p, dt, dd, th, td")].filter(part => !part.querySelector("p"));
  next();

  function next() {
    if (mine !== turn) return;
    const part = rest.shift();
    mark(part);
    if (!part) return stop();
    const said = new SpeechSynthesisUtterance(part.textContent);
    said.voice = voiceFor(part.closest("[lang]").lang.slice(0, 2)) ?? voiceFor("zh");
    said.lang = said.voice.lang;
    said.onend = said.onerror = next;
    speechSynthesis.speak(said);
  }
}

function stop() {
  turn++;
  speechSynthesis.cancel();
  mark();
  button.ariaPressed = "false";
  button.textContent = words;
}

function mark(part) {
  for (const read of text.querySelectorAll(".reading")) read.classList.remove("reading");
  part?.classList.add("reading");
}
