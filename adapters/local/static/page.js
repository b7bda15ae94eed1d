// The whole page: who one is, which conversations are open, how it looks.

import { memory, remember } from "./memory.js";
import { Pane } from "./pane.js";
import { askName, openSettings } from "./panels.js";
import { listen, words } from "./wire.js";

const deck = document.getElementById("deck");
const tabs = document.querySelector(".tabs");
const people = document.getElementById("person");
const wide = matchMedia("(min-width: 48.01rem)");
const panes = new Map();
let stop = () => {};

/* conversations */

function openThread(thread) {
  const pane = new Pane(thread, { person: () => memory.person, news });
  panes.set(thread, pane);
  deck.append(pane.element);
  const tab = Object.assign(document.createElement("button"), { type: "button", id: `tab-${thread}` });
  tab.setAttribute("role", "tab");
  tab.setAttribute("aria-controls", pane.element.id);
  tab.append(thread);
  tab.addEventListener("click", () => select(thread));
  tabs.append(tab);
  return pane;
}

/** Shows one conversation, or all of them side by side where there is room. */
function select(thread, { focus = true } = {}) {
  remember({ thread });
  const together = memory.split && wide.matches;
  deck.toggleAttribute("data-split", together);
  document.getElementById("split").setAttribute("aria-pressed", String(memory.split));
  for (const [name, pane] of panes) {
    const tab = document.getElementById(`tab-${name}`);
    tab.setAttribute("aria-selected", String(name === thread));
    tab.tabIndex = name === thread ? 0 : -1;
    pane.element.hidden = !together && name !== thread;
    if (name === thread) tab.querySelector(".dot")?.remove();
  }
  const pane = panes.get(thread);
  pane.toEnd();
  if (focus) pane.composer.focus();
}

function news(thread) {
  const tab = document.getElementById(`tab-${thread}`);
  if (!panes.get(thread).element.hidden || tab.querySelector(".dot")) return;
  const dot = document.createElement("span");
  dot.className = "dot";
  dot.append(Object.assign(document.createElement("span"), { className: "unseen", textContent: words.new }));
  tab.append(dot);
}

tabs.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const names = [...panes.keys()];
  const next = names[(names.indexOf(memory.thread) + step + names.length) % names.length];
  select(next, { focus: false });
  document.getElementById(`tab-${next}`).focus();
});

document.getElementById("add-thread").addEventListener("click", async () => {
  const name = await askName(words["new-thread-name"]);
  if (!name) return;
  if (!panes.has(name)) {
    remember({ threads: [...memory.threads, name] });
    await openThread(name).load({ anew: true });
  }
  select(name);
});

document.getElementById("split").addEventListener("click", () => {
  remember({ split: !memory.split });
  select(memory.thread);
});
wide.addEventListener("change", () => select(memory.thread, { focus: false }));

document.getElementById("settings-of").addEventListener("click", () => openSettings(memory.thread));

/* people */

function listPeople() {
  const options = memory.people.map((name) => new Option(name, name, false, name === memory.person));
  people.replaceChildren(...options, new Option(words["new-person"], ""));
  people.value = memory.person;
}

people.addEventListener("change", async () => {
  const name = people.value || (await askName(words["new-person-name"]));
  if (name) {
    remember({ person: name, people: [...new Set([...memory.people, name])] });
    connect();
    for (const pane of panes.values()) pane.load({ anew: true });
  }
  listPeople();
  panes.get(memory.thread).composer.focus();
});

/* light and dark */

const THEMES = ["auto", "light", "dark"];
const theme = document.getElementById("theme");

function setTheme(name) {
  if (name === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
  localStorage.setItem("theme", name);
  theme.dataset.name = name;
  theme.title = words[`theme-${name}`];
  theme.setAttribute("aria-label", words[`theme-${name}`]);
}
theme.addEventListener("click", () => setTheme(THEMES[(THEMES.indexOf(theme.dataset.name) + 1) % 3]));

/* the stream of acts */

function connect() {
  let before = false;
  stop();
  stop = listen(memory.person, {
    act: (view) => panes.get(view.thread.replace("local:", ""))?.act(view),
    connected: () => {
      document.getElementById("lost").hidden = true;
      if (before) for (const pane of panes.values()) pane.load();
      before = true;
    },
    lost: () => (document.getElementById("lost").hidden = false),
  });
}

theme.className = "quiet";
setTheme(localStorage.getItem("theme") || "auto");
listPeople();
for (const thread of memory.threads) openThread(thread);
connect();
await Promise.all([...panes.values()].map((pane) => pane.load({ anew: true })));
select(panes.has(memory.thread) ? memory.thread : memory.threads[0]);
document.documentElement.dataset.ready = "";
