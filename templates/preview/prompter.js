const by = (id) => document.getElementById(id);
function fill(text, values) { return text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all); }

const { seconds: whole, pace: planned, turn } = said.speech;
const LETTERS = { least: 24, most: 140, step: 4 };
const PACES = { least: 60, most: 200, step: 5 };
const MARKED = 30;
const sentences = [...document.querySelectorAll(".sentence")];
const starts = sentences.map((node) => Number(node.dataset.seconds));
const steps = matchMedia("(prefers-reduced-motion: reduce)");
const kept = new URLSearchParams(location.hash.slice(1));
const settings = {
  pace: Number(kept.get("pace")) || planned,
  size: Number(kept.get("size")) || Math.round(Math.min(72, Math.max(30, innerWidth / 27)) / 4) * 4,
  mirror: kept.get("mirror") === "1",
};
let now = 0;
let isRunning = false;
let last = 0;
let anchors = [];
let awake = null;

const within = (value, { least, most }) => Math.min(most, Math.max(least, value));
const faster = () => settings.pace / planned;
const clock = (seconds) => { const rest = Math.max(0, Math.round(seconds)); return `${Math.floor(rest / 60)}.${String(rest % 60).padStart(2, "0")}`; };
const tell = (text) => { by("status").textContent = text; };

// Where the eye is at each moment: at the top of a sentence when it begins. A heading is not
// spoken and takes no time, so the words before it carry its height.
function measure() {
  const spoken = sentences.filter((node) => "spoken" in node.dataset);
  const top = (node) => node.offsetTop + parseFloat(getComputedStyle(node).paddingTop) + settings.size * 0.66;
  anchors = spoken.map((node) => [Number(node.dataset.seconds), top(node)]);
  anchors.push([whole, by("text").offsetHeight]);
}

function height(at) {
  const next = anchors.findIndex(([seconds]) => seconds > at);
  if (next === 0) return anchors[0][1];
  if (next < 0) return anchors.at(-1)[1];
  const [[from, above], [to, below]] = [anchors[next - 1], anchors[next]];
  // In steps: the sentence stands still until the next one begins.
  return steps.matches ? above : above + ((below - above) * (at - from)) / (to - from);
}

function current() {
  return Math.max(0, starts.findLastIndex((start, index) => start <= now + 0.01 && "spoken" in sentences[index].dataset));
}

function place() {
  const y = Math.round(-height(now) * 10) / 10;
  by("text").style.transform = `translateY(${y}px)${settings.mirror ? " scaleX(-1)" : ""}`;
  const at = current();
  sentences.forEach((node, index) => node.classList.toggle("now", index === at));
  by("left").textContent = clock((whole - now) / faster());
  by("passed").textContent = `${clock(now / faster())} ${said.passed}`;
}

// The margin says when a sentence begins, first in each half minute, as on paper.
function mark() {
  let told = 0;
  sentences.forEach((node, index) => {
    const seconds = starts[index] / faster();
    const half = Math.floor(seconds / MARKED);
    if (half > told) node.dataset.time = clock(Math.round(seconds / 5) * 5); else delete node.dataset.time;
    told = Math.max(told, half);
  });
}

function set(changes) {
  Object.assign(settings, changes);
  settings.pace = within(settings.pace, PACES);
  settings.size = within(settings.size, LETTERS);
  document.documentElement.style.setProperty("--size", `${settings.size}px`);
  document.body.classList.toggle("mirrored", settings.mirror);
  by("mirror").setAttribute("aria-pressed", settings.mirror);
  by("pace").textContent = fill(said.per_minute, { pace: settings.pace });
  by("size").textContent = `${settings.size}`;
  history.replaceState(null, "", `#pace=${settings.pace}&size=${settings.size}&mirror=${Number(settings.mirror)}`);
  mark();
  measure();
  place();
}

function frame(time) {
  if (!isRunning) return;
  now += (Math.min(time - last, 250) / 1000) * faster();
  last = time;
  if (now >= whole) { now = whole; run(false); tell(said.ended); }
  place();
  requestAnimationFrame(frame);
}

async function run(is) {
  if (is && now >= whole) now = 0;
  isRunning = is;
  document.body.classList.toggle("running", is);
  by("go").textContent = is ? said.pause : said.start;
  tell(is ? said.running : said.paused);
  if (is) { last = performance.now(); requestAnimationFrame(frame); }
  await watch(is);
}

// The screen stays on while somebody reads from it.
async function watch(is) {
  try {
    if (is) awake = await navigator.wakeLock?.request("screen");
    else { await awake?.release(); awake = null; }
  } catch { awake = null; }
}

function seek(seconds) { now = Math.min(whole, Math.max(0, seconds)); place(); }

function sentence(step) {
  const spoken = starts.filter((_, index) => "spoken" in sentences[index].dataset);
  const at = spoken.findLastIndex((start) => start <= now + 0.01);
  // Back from the middle of a sentence is to its beginning.
  const from = step < 0 && now - spoken[at] > 1.5 ? at + 1 : at;
  seek(spoken[Math.min(spoken.length - 1, Math.max(0, from + step))]);
}

function full() { if (document.fullscreenElement) document.exitFullscreen(); else document.documentElement.requestFullscreen(); }

const deeds = {
  go: () => run(!isRunning),
  faster: () => set({ pace: settings.pace + PACES.step }),
  slower: () => set({ pace: settings.pace - PACES.step }),
  bigger: () => set({ size: settings.size + LETTERS.step }),
  smaller: () => set({ size: settings.size - LETTERS.step }),
  mirror: () => set({ mirror: !settings.mirror }),
  full,
  restart: () => { run(false); seek(0); },
  on: () => sentence(1),
  back: () => sentence(-1),
  load: () => location.reload(),
};
const KEYS = {
  " ": "go", ArrowUp: "faster", ArrowDown: "slower", "+": "bigger", "=": "bigger", "-": "smaller", m: "mirror", f: "full",
  Home: "restart", ArrowRight: "on", PageDown: "on", ArrowLeft: "back", PageUp: "back", r: "load",
};
for (const name of ["go", "faster", "slower", "bigger", "smaller", "mirror", "full", "restart"]) by(name).addEventListener("click", deeds[name]);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const name = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  // On a button, space is its own.
  if (!name || (event.key === " " && event.target.closest("button, a"))) return;
  event.preventDefault();
  deeds[name]();
});
const move = (pixels) => {
  const y = height(now) + pixels;
  const next = anchors.findIndex(([, at]) => at > y);
  if (next <= 0) { seek(next === 0 ? 0 : whole); return; }
  const [[from, above], [to, below]] = [anchors[next - 1], anchors[next]];
  seek(from + ((to - from) * (y - above)) / (below - above));
};
by("stage").addEventListener("wheel", ({ deltaY }) => move(deltaY), { passive: true });
by("stage").addEventListener("pointermove", ({ buttons, movementY }) => { if (buttons) move(-movementY); });
addEventListener("resize", () => { measure(); place(); });
steps.addEventListener("change", place);
document.fonts.ready.then(() => { measure(); place(); });
new EventSource("events").addEventListener("message", ({ data }) => { const at = JSON.parse(data); if (at && at !== turn) { tell(said.changed); by("keys").textContent = said.changed; } });
by("leave").href = `./${location.search}`;
set({});
