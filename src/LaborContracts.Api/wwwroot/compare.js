// Comfort for the form of a comparison, which works without: the answer takes the form's place without loading a new page, so that the copy, which is not kept
// anywhere, is still at hand, and its pages can be drawn beside those of the registered document, with frames where the pictures differ.

import { isBusy, send } from "./forms.js";

const width = 900; // pixels of a page
const tallest = 4 * width; // of a page that is drawn: a file may claim any shape, and a browser has no canvas for some
const mostPages = 30;
const cell = 12; // pixels: what is held against each other at once
const tolerance = 64; // of 255 at one pixel, for edges that are drawn a little differently
const fewest = 3; // pixels of a cell that have to differ
const reach = 3; // cells between which differences count as one
const around = 10; // pixels between what differs and its frame

furnish();

function furnish() {
  const form = document.getElementById("compare");
  form?.addEventListener("submit", event => {
    event.preventDefault();
    if (!isBusy(form)) compare(form);
  });
}

async function compare(form) {
  const files = [...form.elements.file.files];
  if (!await send(form, form.querySelector("[type=submit]"), form.action, () => new FormData(form))) return;
  furnish();
  const place = document.getElementById("pages");
  if (place && files.length === 1) await draw(place, files[0]);
}

async function draw(place, file) {
  const note = place.querySelector(".not-drawn");
  try {
    const pdfjs = await import("/pdfjs/pdf.min.mjs");
    pdfjs.GlobalWorkerOptions.workerSrc = "/pdfjs/pdf.worker.min.mjs";
    const registered = await pagesOf(pdfjs, await (await fetchPdf(place.dataset.registered)).arrayBuffer());
    const copy = file.type.startsWith("image/") ? await pictureOf(file) : await pagesOf(pdfjs, await file.arrayBuffer());
    const count = Math.max(registered.count, copy.isPicture ? 1 : copy.count);
    for (let number = 1; number <= Math.min(count, mostPages); number++)
      place.append(pairOf(place.dataset, number, await registered.draw(number), await copy.draw(number)));
    note.hidden = count <= mostPages;
    note.textContent = place.dataset.most.replace("{0}", mostPages);
    for (const link of document.querySelectorAll(".if-drawn")) link.hidden = !document.getElementById(link.hash.slice(1));
  } catch (error) {
    note.textContent = place.dataset.failed; // a file that a browser cannot show is no fault of the page
    console.warn(error);
  } finally {
    place.dataset.drawn = "true";
  }
}

async function fetchPdf(address) {
  const response = await fetch(address);
  if (!response.ok) throw new TypeError(`no document: ${response.status}`);
  return response;
}

/** Fonts are drawn as shapes, scripts in the file are never run, and nothing is fetched but from this host. */
async function pagesOf(pdfjs, data) {
  const pdf = await pdfjs.getDocument({
    data, disableFontFace: true, enableXfa: false, isEvalSupported: false, useWasm: false, wasmUrl: "/pdfjs/", cMapUrl: "/pdfjs/", cMapPacked: true,
  }).promise;
  return {
    count: pdf.numPages,
    async draw(number) {
      if (number > pdf.numPages) return { why: "missing" };
      const page = await pdf.getPage(number);
      const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
      if (viewport.height > tallest) return { why: "tooTall" };
      const canvas = sheet(viewport.height);
      await page.render({ canvas, viewport }).promise;
      page.cleanup();
      return { canvas };
    },
  };
}

/** A photograph, which stands beside every page: the eye finds the one that it shows. */
async function pictureOf(file) {
  const picture = await createImageBitmap(file);
  return {
    isPicture: true,
    async draw() {
      const height = picture.height * width / picture.width;
      if (height > tallest) return { why: "tooTall" };
      const canvas = sheet(height);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      return { canvas };
    },
  };
}

function sheet(height) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, Math.max(1, Math.round(height))];
  return canvas;
}

/** Of each side its canvas, or the name of the text that says why there is none. */
function pairOf(texts, number, registered, copy) {
  const pair = document.createElement("figure");
  pair.id = `page-${number}`;
  const caption = document.createElement("figcaption");
  caption.textContent = texts.page.replace("{0}", number);
  if (texts.byEye !== "true" && registered.canvas && copy.canvas) {
    const frames = differences(registered.canvas, copy.canvas);
    for (const { canvas } of [registered, copy]) mark(canvas, frames);
    pair.dataset.differences = frames.length;
    caption.textContent += ` · ${frames.length ? texts.differs.replace("{0}", frames.length) : texts.same}`;
  }
  pair.append(caption, side(texts.registeredName, registered), side(texts.copyName, copy));
  return pair;

  function side(name, { canvas, why }) {
    const half = document.createElement("div");
    const title = document.createElement("p");
    title.textContent = canvas ? name : `${name}: ${texts[why]}`;
    half.append(title);
    if (canvas) {
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", `${name}, ${caption.textContent}`);
      half.append(canvas);
    }
    return half;
  }
}

/** Rectangles around what differs, in pixels. */
function differences(one, other) {
  const [columns, rows] = [Math.ceil(width / cell), Math.ceil(Math.max(one.height, other.height) / cell)];
  const [a, b] = [shadesOf(one), shadesOf(other)];
  const counts = new Uint8Array(columns * rows);
  for (let y = 0; y < Math.max(one.height, other.height); y++)
    for (let x = 0; x < width; x++)
      if (Math.abs(a(x, y) - b(x, y)) > tolerance) counts[Math.floor(y / cell) * columns + Math.floor(x / cell)]++;
  const differs = Array.from(counts, count => count >= fewest);
  const frames = [];
  for (let start = 0; start < differs.length; start++) {
    if (!differs[start]) continue;
    differs[start] = false;
    const waiting = [start];
    let [left, top, right, bottom] = [columns, rows, 0, 0];
    while (waiting.length) {
      const index = waiting.pop();
      const [x, y] = [index % columns, Math.floor(index / columns)];
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
      for (let v = Math.max(0, y - reach); v <= Math.min(rows - 1, y + reach); v++)
        for (let u = Math.max(0, x - reach); u <= Math.min(columns - 1, x + reach); u++)
          if (differs[v * columns + u]) {
            differs[v * columns + u] = false;
            waiting.push(v * columns + u);
          }
    }
    frames.push({ x: left * cell, y: top * cell, width: (right - left + 1) * cell, height: (bottom - top + 1) * cell });
  }
  return frames;
}

/** How light each pixel is; white beyond the page. */
function shadesOf(canvas) {
  const { data } = canvas.getContext("2d", { willReadFrequently: true }).getImageData(0, 0, canvas.width, canvas.height);
  return (x, y) => {
    if (x >= canvas.width || y >= canvas.height) return 255;
    const at = (y * canvas.width + x) * 4;
    return (data[at] + data[at + 1] + data[at + 2]) / 3;
  };
}

function mark(canvas, frames) {
  const context = canvas.getContext("2d");
  context.strokeStyle = "#a32a22";
  context.fillStyle = "rgb(163 42 34 / 8%)";
  context.lineWidth = 4;
  for (const { x, y, width: wide, height } of frames) {
    context.fillRect(x - around, y - around, wide + 2 * around, height + 2 * around);
    context.strokeRect(x - around, y - around, wide + 2 * around, height + 2 * around);
  }
}
