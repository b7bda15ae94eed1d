// One bubble, drawn once and changed in place: the frame that is kept free becomes the picture.

import { words } from "./wire.js";

const FRAMED = new Set(["progress", "done"]);
const ENDED = new Set(["done", "failed", "cancelled"]);

function copy(name) {
  return document.getElementById(name).content.firstElementChild.cloneNode(true);
}

function picture(view) {
  const image = document.createElement("img");
  image.src = view.url;
  image.alt = view.alt;
  image.decoding = "async";
  if (view.width) Object.assign(image, { width: view.width, height: view.height });
  return image;
}

/** A button around a picture, which opens it in full. */
function opener(views, place, deeds) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "open";
  button.setAttribute("aria-label", `${words.open} ${views[place].alt}`);
  button.append(picture(views[place]));
  button.addEventListener("click", () => deeds.open(views, place));
  return button;
}

/** A person's own words, with what they attached and what they replied to. */
export class PersonMessage {
  constructor(deeds) {
    this.element = copy("a-person");
    this.deeds = deeds;
  }

  update(view) {
    this.view = view;
    this.element.classList.toggle("mine", view.who === this.deeds.person());
    this.element.classList.toggle("pending", Boolean(view.pending));
    this.element.querySelector(".who").textContent = view.who;
    this.element.querySelector(".words").textContent = view.text;
    this.element.querySelector(".sent").replaceChildren(
      ...view.pictures.map((_, place) => opener(view.pictures, place, this.deeds)),
    );
    this.quote(view.reply_to);
    const trouble = this.element.querySelector(".trouble");
    trouble.hidden = !view.failed;
    if (view.failed) {
      trouble.querySelector("span").textContent = words["not-sent"];
      trouble.querySelector("button").onclick = view.failed;
    }
  }

  quote(message) {
    const quoted = message ? this.deeds.quoted(message) : null;
    const quote = this.element.querySelector(".quote");
    quote.hidden = !quoted;
    if (!quoted) return;
    quote.querySelector("span").textContent = quoted.text;
    quote.querySelector("img").hidden = !quoted.url;
    if (quoted.url) quote.querySelector("img").src = quoted.url;
  }
}

/** What the bot shows: progress, its picture, a question, a refusal, an answer. */
export class BotMessage {
  constructor(deeds) {
    this.element = copy("a-bot");
    this.deeds = deeds;
    this.cells = [];
    this.percent = 0;
  }

  /** Answers whether it took the view: what has ended does not go back to being painted. */
  update(view) {
    if (this.view && ENDED.has(this.view.kind) && view.kind === "progress") return false;
    this.view = { ...view, previews: { ...this.view?.previews, ...view.previews } };
    const framed = FRAMED.has(view.kind) || (view.kind === "answer" && view.pictures.length > 0);
    this.element.dataset.kind = view.kind;
    this.element.dataset.message = view.message;
    this.element.toggleAttribute("data-framed", FRAMED.has(view.kind));
    this.element.toggleAttribute("data-final", view.final);
    this.element.querySelector(".say").textContent = view.text;
    this.element.querySelector(".private").hidden = !view.private;
    this.drawAsker();
    this.drawFrame(framed);
    this.drawLine(FRAMED.has(view.kind));
    this.drawActions();
    return true;
  }

  /** Whose it is, where it is somebody else's. */
  drawAsker() {
    const whose = this.element.querySelector(".whose");
    whose.textContent = this.view.asker;
    whose.hidden = !this.view.asker || this.view.asker === this.deeds.person();
  }

  drawFrame(framed) {
    const frame = this.element.querySelector(".frame");
    frame.hidden = !framed;
    if (!framed) {
      frame.replaceChildren();
      this.cells = [];
      return;
    }
    const { view } = this;
    const count = Math.max(1, view.count || 1, view.pictures.length);
    const size = view.pictures[0] ?? view;
    const shape = this.element.style;
    if (size.width && size.height) shape.setProperty("--ratio", size.width / size.height);
    shape.setProperty("--columns", count > 1 ? 2 : 1);
    shape.setProperty("--rows", Math.ceil(count / 2));
    while (this.cells.length < count) {
      this.cells.push(copy("a-cell"));
      frame.append(this.cells.at(-1));
    }
    while (this.cells.length > count) this.cells.pop().remove();
    if (view.kind === "progress") this.drawUnfinished(frame);
    else this.cells.forEach((cell, place) => this.drawFinished(cell, place));
  }

  /** The canvas fills with the work; below it shows what it is made from, above it each its own preview. */
  drawUnfinished(frame) {
    frame.style.setProperty("--done", `${this.view.percent ?? 0}%`);
    const before = this.deeds.picture(this.view.parent);
    this.cells.forEach((cell, place) => {
      const preview = this.view.previews[place];
      if (before) this.layer(cell, "before", before);
      if (preview) this.layer(cell, "preview", preview);
    });
  }

  layer(cell, name, url) {
    let image = cell.querySelector(`.${name}`);
    if (!image) {
      image = document.createElement("img");
      image.className = name;
      image.alt = "";
      cell.prepend(image);
      if (name === "preview") cell.querySelector(".before")?.after(image);
    }
    if (image.src !== url) image.src = url;
  }

  drawFinished(cell, place) {
    const { pictures } = this.view;
    const reply = cell.querySelector(".reply");
    const has = cell.querySelector(".open img");
    if (place >= pictures.length) {
      cell.replaceChildren(Object.assign(document.createElement("span"), { textContent: words.missing }));
      cell.classList.add("missing");
      return;
    }
    reply.hidden = this.view.kind !== "done";
    reply.onclick = () => this.deeds.reply(this.view, place);
    if (has && cell.dataset.picture === pictures[place].id) return;
    cell.dataset.picture = pictures[place].id;
    cell.querySelector(".open")?.remove();
    const open = opener(pictures, place, this.deeds);
    cell.insertBefore(open, reply);
    const image = open.querySelector("img");
    image.onerror = () => this.deeds.stale();
    image.addEventListener("animationend", () => cell.querySelectorAll(".before, .preview").forEach((old) => old.remove()));
  }

  /** While it is painted a bar, afterwards what was asked: the same height. */
  drawLine(shown) {
    const line = this.element.querySelector(".line");
    line.hidden = !shown;
    if (!shown) return;
    const { view } = this;
    this.percent = view.kind === "progress" ? Math.max(this.percent, view.percent ?? 0) : 100;
    const bar = line.querySelector(".bar");
    bar.setAttribute("aria-valuenow", this.percent);
    bar.setAttribute("aria-valuetext", `${view.text} ${this.percent} %`);
    bar.style.setProperty("--fraction", this.percent / 100);
    line.querySelector(".percent").textContent = `${this.percent} %`;
    line.querySelector(".eta").textContent = view.eta;
    line.querySelector(".asked").textContent = view.pictures[0]?.alt ?? "";
    line.querySelector(".asked").title = view.pictures[0]?.alt ?? "";
  }

  /** Buttons stay the same elements while they mean the same, so that the focus stays too. */
  drawActions() {
    const actions = this.element.querySelector(".actions");
    const codes = this.view.buttons.map((button) => button.code).join(" ");
    if (`${codes}${this.view.page}` === this.codes) return;
    this.codes = `${codes}${this.view.page}`;
    const focused = actions.contains(document.activeElement);
    actions.replaceChildren(
      ...this.pageLinks(),
      ...this.view.buttons.map((view) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = view.label;
        button.dataset.verb = view.verb;
        button.addEventListener("click", () => this.press(button, view));
        return button;
      }),
    );
    if (focused) actions.querySelector("button")?.focus();
  }

  /** The way to the page where a mask is painted, beside this one. */
  pageLinks() {
    if (!this.view.page) return [];
    const link = document.createElement("a");
    link.className = "button";
    link.href = this.view.page;
    link.target = "_blank";
    link.textContent = words["paint-mask"];
    return [link];
  }

  /** The button changes before anything is answered, and cannot be pressed twice meanwhile. */
  async press(button, view) {
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    try {
      await this.deeds.press(view, this.view);
    } finally {
      setTimeout(() => button.removeAttribute("aria-busy"), 600);
    }
  }
}
