// Where a person writes: words, pictures by drop, paste or picker, and what they reply to.

import { upload, words } from "./wire.js";

const BYTES_MAX = 50 * 2 ** 20;
const TYPES = new Set(["image/png", "image/jpeg", "image/webp"]);

export class Composer {
  /** ``deeds``: person(), thread, send({text, reply_to, pictures}). */
  constructor(pane, deeds) {
    this.form = pane.querySelector(".composer");
    this.text = this.form.querySelector("textarea");
    this.list = this.form.querySelector(".attached");
    this.deeds = deeds;
    this.items = [];
    this.replyTo = "";
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.text.addEventListener("keydown", (event) => this.key(event));
    this.text.addEventListener("paste", (event) => this.take(event.clipboardData.files, event));
    this.form.querySelector("input[type=file]").addEventListener("change", (event) => {
      this.take(event.target.files);
      event.target.value = "";
    });
    this.form.querySelector(".quoted .drop").addEventListener("click", () => this.unquote());
    this.receiveDrops(pane);
  }

  receiveDrops(pane) {
    const over = (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      pane.classList.add("over");
    };
    pane.addEventListener("dragenter", over);
    pane.addEventListener("dragover", over);
    pane.addEventListener("dragleave", (event) => pane.contains(event.relatedTarget) || pane.classList.remove("over"));
    pane.addEventListener("drop", (event) => {
      pane.classList.remove("over");
      this.take(event.dataTransfer.files, event);
    });
  }

  focus() {
    this.text.focus();
  }

  write(text) {
    this.text.value = text;
    this.focus();
  }

  quote(message, { text, url }) {
    const chip = this.form.querySelector(".quoted");
    this.replyTo = message;
    chip.hidden = false;
    chip.querySelector(".text").textContent = text;
    chip.querySelector("img").hidden = !url;
    if (url) chip.querySelector("img").src = url;
    this.focus();
  }

  unquote() {
    this.replyTo = "";
    this.form.querySelector(".quoted").hidden = true;
    this.text.placeholder = this.text.getAttribute("aria-label");
    this.focus();
  }

  hint(text) {
    this.text.placeholder = text;
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.form.requestSubmit();
    }
    if (event.key === "Escape" && this.replyTo) this.unquote();
  }

  submit(event) {
    event.preventDefault();
    const ready = this.items.filter((item) => item.picture);
    if (this.items.some((item) => item.running) || (!this.text.value.trim() && !ready.length)) return;
    this.deeds.send({ text: this.text.value, reply_to: this.replyTo, pictures: ready.map((item) => item.picture) });
    this.text.value = "";
    for (const item of [...this.items]) this.drop(item);
    this.unquote();
  }

  take(files, event) {
    if (!files.length) return;
    event?.preventDefault();
    for (const file of files) this.add(file);
  }

  async add(file) {
    const item = { running: true, stop: new AbortController(), row: this.row(file) };
    this.items.push(item);
    this.list.append(item.row);
    this.list.hidden = false;
    item.row.querySelector("button").addEventListener("click", () => this.drop(item));
    const refusal = !TYPES.has(file.type) ? words["bad-picture"] : file.size > BYTES_MAX ? words["too-large"] : "";
    try {
      if (refusal) throw new Error(refusal);
      item.picture = await upload(file, {
        person: this.deeds.person(),
        thread: this.deeds.thread,
        moved: (fraction) => (item.row.querySelector("progress").value = fraction),
        signal: item.stop.signal,
      });
      item.row.querySelector("progress").remove();
      item.row.querySelector(".about").textContent = file.name;
    } catch (error) {
      this.refuse(item, error.message);
    }
    item.running = false;
    this.busy();
  }

  refuse(item, sentence) {
    item.row.classList.add("refused");
    item.row.querySelector("progress").remove();
    item.row.querySelector("img").remove();
    item.row.setAttribute("role", "alert");
    item.row.querySelector(".about").textContent = sentence;
  }

  row(file) {
    const row = document.createElement("li");
    const image = document.createElement("img");
    image.alt = "";
    image.src = URL.createObjectURL(file);
    image.onload = image.onerror = () => URL.revokeObjectURL(image.src);
    const about = Object.assign(document.createElement("span"), { className: "about", textContent: words.uploading });
    const progress = Object.assign(document.createElement("progress"), { value: 0 });
    progress.setAttribute("aria-label", words.uploading);
    const remove = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: "×" });
    remove.setAttribute("aria-label", `${words.remove} ${file.name}`);
    row.append(image, about, progress, remove);
    queueMicrotask(() => this.busy());
    return row;
  }

  drop(item) {
    item.stop.abort();
    item.row.remove();
    this.items = this.items.filter((other) => other !== item);
    this.list.hidden = !this.items.length;
    this.busy();
  }

  busy() {
    this.form.querySelector(".send").disabled = this.items.some((item) => item.running);
  }
}
