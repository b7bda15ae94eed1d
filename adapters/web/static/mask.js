// Painting a mask over a picture. Strokes are kept in the picture's own pixels and drawn anew at each
// change, so that undo is exact and the mask that is handed in is as large as the picture.

const body = document.body;
const said = JSON.parse(body.dataset.words);
const by = (id) => document.getElementById(id);
const [form, sheet, picture, layer, tip] = ["form", "sheet", "picture", "layer", "tip"].map(by);
const [size, undo, clear, words, send, note] = ["size", "undo", "clear", "words", "send", "said"].map(by);

const width = Number(picture.getAttribute("width"));
const height = Number(picture.getAttribute("height"));
// What is shown needs no more pixels than a screen has.
const scale = Math.min(1, 1600 / Math.max(width, height));
layer.width = Math.round(width * scale);
layer.height = Math.round(height * scale);

const strokes = [];
let stroke = null; // the one that a pointer is drawing
let down = false; // the keyboard's brush
let at = { x: width / 2, y: height / 2 };

const brush = () => (Number(size.value) / 100) * Math.min(width, height);

function draw(canvas, by, colour) {
  const pen = canvas.getContext("2d");
  pen.setTransform(by, 0, 0, by, 0, 0);
  pen.strokeStyle = colour;
  pen.lineCap = pen.lineJoin = "round";
  for (const { wide, points } of strokes) {
    pen.lineWidth = wide;
    pen.beginPath();
    pen.moveTo(points[0].x, points[0].y);
    // A line to the same place makes a dot of a single touch.
    for (const point of points.length > 1 ? points : [points[0], points[0]]) pen.lineTo(point.x, point.y);
    pen.stroke();
  }
}

function show() {
  layer.getContext("2d").setTransform(1, 0, 0, 1, 0, 0);
  layer.getContext("2d").clearRect(0, 0, layer.width, layer.height);
  draw(layer, scale, "#e5482d");
  undo.disabled = clear.disabled = send.disabled = !strokes.length;
}

function begin(point) {
  const begun = { wide: brush(), points: [point] };
  strokes.push(begun);
  note.textContent = "";
  show();
  return begun;
}

function back() {
  strokes.pop();
  stroke = null;
  show();
}

function placeTip(point, shown) {
  const box = layer.getBoundingClientRect();
  const across = (brush() / width) * box.width;
  tip.style.setProperty("width", `${across}px`);
  tip.style.setProperty("height", `${across}px`);
  tip.style.setProperty("left", `${(point.x / width) * 100}%`);
  tip.style.setProperty("top", `${(point.y / height) * 100}%`);
  tip.classList.toggle("shown", shown);
  tip.classList.toggle("down", down);
}

function pointOf(event) {
  const box = layer.getBoundingClientRect();
  return {
    x: ((event.clientX - box.left) / box.width) * width,
    y: ((event.clientY - box.top) / box.height) * height,
  };
}

layer.addEventListener("pointerdown", (event) => {
  if (event.button || stroke) return;
  event.preventDefault();
  layer.focus({ preventScroll: true });
  layer.setPointerCapture(event.pointerId);
  stroke = begin(pointOf(event));
});
layer.addEventListener("pointermove", (event) => {
  at = pointOf(event);
  placeTip(at, event.pointerType === "mouse");
  if (!stroke) return;
  const passed = event.getCoalescedEvents?.() ?? [];
  for (const one of passed.length ? passed : [event]) stroke.points.push(pointOf(one));
  show();
});
for (const end of ["pointerup", "pointercancel"]) layer.addEventListener(end, () => { stroke = null; });
layer.addEventListener("pointerleave", () => placeTip(at, false));

function lift(put) {
  down = put;
  if (down) stroke = begin({ ...at });
  else stroke = null;
  note.textContent = said[down ? "brush-down" : "brush-up"];
  placeTip(at, true);
}

function step(x, y, far) {
  const way = Math.max(2, brush() / (far ? 0.5 : 3));
  at = {
    x: Math.min(width, Math.max(0, at.x + x * way)),
    y: Math.min(height, Math.max(0, at.y + y * way)),
  };
  if (down && stroke) {
    stroke.points.push({ ...at });
    show();
  }
  placeTip(at, true);
}

function sized(by) {
  size.value = String(Number(size.value) + by);
  if (down) stroke = begin({ ...at });
  placeTip(at, true);
}

const keys = {
  ArrowLeft: (far) => step(-1, 0, far),
  ArrowRight: (far) => step(1, 0, far),
  ArrowUp: (far) => step(0, -1, far),
  ArrowDown: (far) => step(0, 1, far),
  " ": () => lift(!down),
  "+": () => sized(2),
  "-": () => sized(-2),
  Backspace: back,
};
layer.addEventListener("keydown", (event) => {
  const takenBack = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey);
  const act = takenBack ? back : keys[event.key];
  if (!act || (!takenBack && (event.ctrlKey || event.metaKey || event.altKey))) return;
  event.preventDefault();
  act(event.shiftKey);
});
layer.addEventListener("focus", () => { if (layer.matches(":focus-visible")) placeTip(at, true); });
layer.addEventListener("blur", () => {
  if (down) lift(false);
  placeTip(at, false);
});

size.addEventListener("input", () => placeTip(at, true));
size.addEventListener("change", () => placeTip(at, false));
undo.addEventListener("click", back);
clear.addEventListener("click", () => {
  strokes.length = 0;
  show();
});
picture.addEventListener("error", () => { note.textContent = said["no-picture"]; });

// 255 is what shall be painted anew, 0 what stays.
function mask() {
  const whole = document.createElement("canvas");
  whole.width = width;
  whole.height = height;
  const pen = whole.getContext("2d");
  pen.fillStyle = "#000";
  pen.fillRect(0, 0, width, height);
  draw(whole, 1, "#fff");
  return new Promise((found) => whole.toBlob(found, "image/png"));
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (send.disabled) return;
  send.disabled = true;
  note.textContent = said.sending;
  const filled = new FormData();
  filled.append("words", words.value);
  // Telegram opens its pages with a signed word behind the address on who opened them.
  const app = new URLSearchParams(location.hash.slice(1)).get("tgWebAppData");
  if (app) filled.append("app", app);
  filled.append("mask", await mask(), "mask.png");
  try {
    const answer = await fetch(body.dataset.here, { method: "POST", body: filled });
    note.textContent = (await answer.json()).said;
    if (answer.ok) form.classList.add("done");
    else send.disabled = answer.status === 403;
  } catch {
    note.textContent = said.failed;
    send.disabled = false;
  }
});

show();
