// What opens above the page: a picture in full, the facts about one, a question for a name.

import { tidy } from "./memory.js";
import { settings, words } from "./wire.js";

const lightbox = document.getElementById("lightbox");
const info = document.getElementById("info");
const panel = document.getElementById("settings");
const naming = document.getElementById("naming");

let shown = [];
let place = 0;

/** A picture in full; the others of its batch are a key away. */
export function openPicture(pictures, start) {
  shown = pictures;
  showPicture(start);
  lightbox.showModal();
}

function showPicture(at) {
  place = (at + shown.length) % shown.length;
  const picture = shown[place];
  const image = lightbox.querySelector("img");
  image.src = picture.url;
  image.alt = picture.alt;
  if (picture.width) Object.assign(image, { width: picture.width, height: picture.height });
  lightbox.querySelector(".caption").textContent = picture.alt;
  lightbox.querySelector(".download").href = picture.download;
  for (const button of lightbox.querySelectorAll(".previous, .next")) button.hidden = shown.length < 2;
}

lightbox.querySelector(".close").addEventListener("click", () => lightbox.close());
lightbox.querySelector(".previous").addEventListener("click", () => showPicture(place - 1));
lightbox.querySelector(".next").addEventListener("click", () => showPicture(place + 1));
lightbox.addEventListener("click", (event) => event.target === lightbox && lightbox.close());
lightbox.addEventListener("keydown", (event) => {
  if (event.key === "ArrowLeft") showPicture(place - 1);
  if (event.key === "ArrowRight") showPicture(place + 1);
});

export function openInfo(rows) {
  const list = info.querySelector("dl");
  list.replaceChildren(
    ...rows.flatMap(([label, value]) => {
      const term = document.createElement("dt");
      const text = document.createElement("dd");
      term.textContent = label;
      text.textContent = value;
      return [term, text];
    }),
  );
  info.showModal();
}

/** The settings of a conversation as selects: each change is shown at once, with its price. */
export async function openSettings(thread) {
  drawSettings(thread, await settings(thread));
  panel.showModal();
}

function drawSettings(thread, { choices, price, usual }) {
  const focused = document.activeElement?.name;
  panel.querySelector(".choices-of").replaceChildren(...choices.map((choice) => select(thread, choice, usual)));
  panel.querySelector(".price").textContent = price;
  if (focused) panel.querySelector(`select[name="${focused}"]`)?.focus();
}

function select(thread, { name, label, value, options }, usual) {
  const row = document.createElement("label");
  const list = Object.assign(document.createElement("select"), { name });
  list.append(new Option(usual, ""), ...options.map((option) => new Option(option.label, option.value)));
  list.value = value;
  list.addEventListener("change", async () => {
    try {
      drawSettings(thread, await settings(thread, { name, value: list.value }));
    } catch {
      list.value = value;
      panel.querySelector(".price").textContent = words["not-set"];
    }
  });
  row.append(Object.assign(document.createElement("span"), { textContent: label }), list);
  return row;
}

naming.querySelector(".close").addEventListener("click", () => naming.close(""));

/** Asks for a name; resolves to it, or to "" where nothing came of it. */
export function askName(title) {
  const form = naming.querySelector("form");
  form.reset();
  naming.querySelector("h2").textContent = title;
  naming.returnValue = "";
  naming.showModal();
  return new Promise((resolve) => {
    naming.addEventListener(
      "close",
      () => resolve(naming.returnValue === "ok" ? tidy(form.elements.name.value) : ""),
      { once: true },
    );
  });
}

export function download(picture) {
  const link = document.createElement("a");
  link.href = picture.download;
  link.download = "";
  document.body.append(link);
  link.click();
  link.remove();
}
