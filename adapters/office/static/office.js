// The office works without this: here it stays fresh, selects all, and changes its light.

const root = document.documentElement;

function follow(place) {
  const live = document.querySelector("[data-live]");
  const say = (name) => {
    if (live) {
      live.textContent = live.dataset[name];
      live.classList.toggle("lost", name === "off");
    }
  };
  const events = new EventSource(place.dataset.events);
  events.addEventListener("open", () => say("on"));
  events.addEventListener("error", () => say("off"));
  events.addEventListener("now", (event) => {
    const { html, waiting } = JSON.parse(event.data);
    place.innerHTML = html; // rendered and escaped by the server
    for (const [page, count] of Object.entries(waiting)) {
      const mark = document.querySelector(`[data-waiting="${page}"]`);
      mark.textContent = count;
      mark.hidden = !count;
    }
  });
  events.addEventListener("over", () => {
    events.close();
    location.reload();
  });
}

function selectAll(box) {
  const boxes = () => box.closest("form").querySelectorAll("input[data-one]");
  box.addEventListener("change", () => boxes().forEach((one) => (one.checked = box.checked)));
}

function turnLight() {
  const dark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
}

document.querySelector("nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
document.querySelectorAll("[data-events]").forEach(follow);
document.querySelectorAll("[data-all]").forEach(selectAll);
document.getElementById("theme")?.addEventListener("click", turnLight);
