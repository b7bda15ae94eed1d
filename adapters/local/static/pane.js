// One conversation: its bubbles in order, and what may be done in it.

import { Composer } from "./composer.js";
import { BotMessage, PersonMessage } from "./message.js";
import { download, openInfo, openPicture } from "./panels.js";
import { fresh, history, send } from "./wire.js";

const NEAR_PX = 120;
/** What is said aloud while it is being painted; percent would be chatter. */
const SPOKEN = new Set(["understanding", "queued", "generating", "slow", "retrying", "busy"]);

export class Pane {
  /** ``deeds``: person(), news(thread). */
  constructor(thread, deeds) {
    this.thread = thread;
    this.deeds = deeds;
    this.element = document.getElementById("a-pane").content.firstElementChild.cloneNode(true);
    this.element.id = `pane-${thread}`;
    this.element.setAttribute("aria-labelledby", `tab-${thread}`);
    this.element.querySelector(".name").textContent = thread;
    this.list = this.element.querySelector(".messages");
    this.scroll = this.element.querySelector(".scroll");
    this.live = this.element.querySelector(".live");
    this.messages = new Map();
    this.pressed = new Set();
    this.composer = new Composer(this.element, {
      person: deeds.person,
      thread,
      send: (written) => this.say(written),
    });
    this.atEnd = true;
    this.scroll.addEventListener("scroll", () => (this.atEnd = this.fromEnd() < NEAR_PX));
    // The composer grows and shrinks, and previews come late: who reads the end stays there.
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(this.scroll);
    for (const idea of this.element.querySelectorAll(".idea")) {
      idea.addEventListener("click", () => this.composer.write(idea.textContent));
    }
  }

  /** Everything as it stands now; ``anew`` forgets what only this window had. */
  async load({ anew = false } = {}) {
    const views = await history(this.thread, this.deeds.person());
    if (anew) {
      this.messages.clear();
      this.list.replaceChildren();
    }
    for (const view of views) this.draw(view);
    this.element.classList.toggle("begun", this.messages.size > 0);
    if (anew) this.toEnd();
  }

  act(view) {
    if (view.act === "answer" && this.taken(view)) return;
    const near = this.atEnd;
    this.draw(view);
    this.speak(view);
    if (near) this.toEnd();
    if (view.act === "deliver" || view.act === "answer") this.deeds.news(this.thread);
  }

  draw(view) {
    let message = this.messages.get(view.message);
    if (!message) {
      message = view.kind === "said" ? new PersonMessage(this.abilities()) : new BotMessage(this.abilities());
      this.messages.set(view.message, message);
      message.update(view);
      this.list.append(message.element);
      this.element.classList.add("begun");
    } else {
      message.update(view);
    }
  }

  abilities() {
    return {
      person: this.deeds.person,
      open: openPicture,
      quoted: (message) => this.quoted(message),
      picture: (id) => this.pictureUrl(id),
      reply: (view, place) => this.composer.quote(view.message, summary(view, place)),
      press: (button, view) => this.press(button, view),
      stale: () => this.refresh(),
    };
  }

  /** Links expire: the history brings new ones, asked for once in a while only. */
  refresh() {
    if (this.refreshed && Date.now() - this.refreshed < 10_000) return;
    this.refreshed = Date.now();
    this.load({ anew: true });
  }

  /** Some answers are no bubble: a panel, a download, a hint where one writes. */
  taken(view) {
    if (view.code === "edit_prompt" && this.pressed.delete(`edit ${view.reply_to}`)) {
      this.composer.hint(view.text);
      this.live.textContent = view.text;
      return true;
    }
    if (view.code === "info" && this.pressed.delete(`info ${view.reply_to}`)) {
      openInfo(view.rows);
      return true;
    }
    if (view.code === "original" && this.pressed.delete(`original ${view.reply_to}`)) {
      view.pictures.forEach(download);
      this.live.textContent = view.text;
      return true;
    }
    return false;
  }

  async press(button, view) {
    this.pressed.add(`${button.verb} ${view.message}`);
    if (button.verb === "edit") this.composer.quote(view.message, summary(view, 0));
    await send("/chat/presses", {
      event: fresh(),
      person: this.deeds.person(),
      thread: this.thread,
      code: button.code,
      message: view.message,
    });
  }

  async say({ text, reply_to, pictures }, event = fresh()) {
    const view = {
      act: "said", kind: "said", message: `u${event}`, thread: this.thread,
      who: this.deeds.person(), text, reply_to, pictures,
    };
    this.draw({ ...view, pending: true });
    this.toEnd();
    try {
      await send("/chat/messages", {
        event, person: view.who, thread: this.thread, text, reply_to,
        attachments: pictures.map((picture) => picture.id),
      });
      this.draw(view);
    } catch {
      this.draw({ ...view, failed: () => this.say({ text, reply_to, pictures }, event) });
    }
  }

  quoted(message) {
    const view = this.messages.get(message)?.view;
    return view ? summary(view, 0) : null;
  }

  pictureUrl(id) {
    if (!id) return "";
    for (const { view } of this.messages.values()) {
      const found = view.pictures.find((picture) => picture.id === id);
      if (found) return found.url;
    }
    return "";
  }

  speak(view) {
    if (view.kind === "said" || (view.kind === "progress" && !SPOKEN.has(view.code))) return;
    const text = view.kind === "done" ? `${view.pictures[0]?.alt ?? ""}. ${view.text}` : view.text;
    if (this.live.textContent !== text) this.live.textContent = text;
  }

  fromEnd() {
    return this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight;
  }

  toEnd() {
    this.scroll.scrollTop = this.scroll.scrollHeight;
  }
}

function summary(view, place) {
  const picture = view.pictures[place];
  return { text: picture?.alt ?? view.text, url: picture?.url ?? "" };
}
