// What this browser remembers: people, conversations, and how the page looks.

const DEFAULTS = { people: ["you", "ann"], person: "you", threads: ["sketchbook", "terminal"], thread: "sketchbook", split: false };

function load() {
  try {
    return { ...DEFAULTS, ...JSON.parse(localStorage.getItem("pentimento") || "{}") };
  } catch {
    return { ...DEFAULTS };
  }
}

export const memory = load();

export function remember(changes) {
  Object.assign(memory, changes);
  localStorage.setItem("pentimento", JSON.stringify(memory));
}

/** A name that the process takes: letters, digits, ".", "-" and "_", a letter or digit first. */
export function tidy(name) {
  return name.trim().replace(/[^\p{L}\p{N}.\-_]+/gu, "-").replace(/^[^\p{L}\p{N}]+|-+$/gu, "").slice(0, 32);
}
