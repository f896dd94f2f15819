// Reads a text aloud with the browser's own voice, where it has one; the button stays hidden where it has none.

for (const button of document.querySelectorAll("[data-read-aloud]")) {
  if (!("speechSynthesis" in window)) break;
  const text = document.querySelector(button.dataset.readAloud);
  const words = button.textContent;
  let turn = 0; // of readings: what a stopped one still reports is of no interest
  button.hidden = false;
  button.addEventListener("click", () => (button.ariaPressed === "true" ? stop() : read()));
  addEventListener("pagehide", stop);

  function read() {
    const mine = ++turn;
    button.ariaPressed = "true";
    button.textContent = button.dataset.stop;
    const rest = [...text.querySelectorAll("h3, h4, h5, p, dt, dd, th, td")].filter(part => !part.querySelector("p"));
    next();

    function next() {
      const part = rest.shift();
      if (mine !== turn) return;
      for (const read of text.querySelectorAll(".reading")) read.classList.remove("reading");
      if (!part) return stop();
      part.classList.add("reading");
      const said = new SpeechSynthesisUtterance(part.textContent);
      said.lang = part.closest("[lang]").lang;
      said.onend = said.onerror = next;
      speechSynthesis.speak(said);
    }
  }

  function stop() {
    turn++;
    speechSynthesis.cancel();
    button.ariaPressed = "false";
    button.textContent = words;
    for (const read of text.querySelectorAll(".reading")) read.classList.remove("reading");
  }
}
