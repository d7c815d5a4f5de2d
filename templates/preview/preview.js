"use strict";
const by = (id) => document.getElementById(id);
const make = (tag, props = {}, ...inside) => {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...inside);
  return node;
};
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

const sizes = {};
let regions = new Map();
let turn = -1;
let asked = 0;

function query() {
  const params = new URLSearchParams();
  const code = regions.get(by("region").value);
  if (code) params.set("region", code);
  for (const name of ["look", "audience", "language"]) {
    if (by(name).value) params.set(name, by(name).value);
  }
  for (const [material, size] of Object.entries(sizes)) params.set(`size.${material}`, size);
  return params;
}

async function refresh() {
  const mine = ++asked;
  by("status").textContent = said.loading;
  let state;
  try {
    state = await (await fetch(`state?${query()}`)).json();
  } catch {
    by("status").textContent = said.gone;
    return;
  }
  if (mine !== asked) return;
  turn = state.turn;
  offer(state);
  await show(state, mine);
}

function offer({ choices, spec }) {
  if (!choices.title) return;
  document.title = by("title").textContent = `${choices.title}`;
  by("title").title = spec;
  regions = new Map(choices.regions.map(({ code, name }) => [name, code]));
  by("regions").replaceChildren(...choices.regions.map(({ name }) => make("option", { value: name })));
  by("region").disabled = !choices.regions.length;
  options("look", choices.looks, choices.look);
  options("audience", ["", ...choices.audiences], "", (name) => said[`audience_${name}`] ?? (name || said.everyone));
  options("language", choices.languages, choices.languages[0]);
}

function options(id, values, first, named = (value) => value) {
  const select = by(id);
  const now = select.options.length ? select.value : first;
  select.replaceChildren(...values.map((value) => make("option", { value, textContent: named(value) })));
  select.value = values.includes(now) ? now : first;
}

async function show(state, mine) {
  const known = new Map([...by("items").children].map((node) => [node.dataset.material, node]));
  const nodes = state.items.map((item) => known.get(item.material) ?? empty(item));
  by("items").replaceChildren(...nodes);
  const found = [...state.findings];
  list(found);
  const results = await Promise.all(state.items.map((item, index) => draw(nodes[index], item)));
  if (mine !== asked) return;
  for (const findings of results) found.push(...findings);
  list(found);
  const faults = found.filter(({ severity }) => severity === "error").length;
  by("status").textContent = fill(said.ready, { items: state.items.length, errors: faults, warnings: found.length - faults });
}

function empty({ material }) {
  const id = `size-${material}`;
  const select = make("select", { id });
  select.addEventListener("change", () => { sizes[material] = select.value; refresh(); });
  const label = make("label", { htmlFor: id, className: "where" });
  const node = make("section", { className: "item" },
    make("div", { className: "head" }, make("h2"), make("div", {}, label, " ", select)),
    make("div", { className: "pages" }), make("div", { className: "links" }));
  node.dataset.material = material;
  return node;
}

async function draw(node, item) {
  const name = `${item.title} ${item.size}`;
  node.querySelector("h2").textContent = item.title;
  node.querySelector("label").textContent = fill(said.size_of, { item: item.title });
  const select = node.querySelector("select");
  select.replaceChildren(...item.sizes.map((size) => make("option", { value: size, textContent: size })));
  select.value = item.size;
  if (node.dataset.key === item.key) return [];
  const pages = node.querySelector(".pages");
  pages.classList.add("busy");
  pages.setAttribute("aria-busy", "true");
  const drawn = await (await fetch(`item/${item.key}`)).json();
  const at = (page) => `picture/${item.key}/${page}`;
  const images = Array.from({ length: drawn.pages }, (_, index) =>
    make("img", { src: at(index + 1), alt: fill(said.picture, { item: name, page: index + 1, count: drawn.count, region: item.region }) }));
  await Promise.all(images.map((image) => image.decode().catch(() => {})));
  node.dataset.key = item.key;
  pages.classList.remove("busy");
  pages.removeAttribute("aria-busy");
  pages.classList.toggle("many", images.length > 1);
  if (images.length > 1) { pages.tabIndex = 0; pages.setAttribute("role", "group"); pages.setAttribute("aria-label", name); } else { pages.removeAttribute("tabindex"); }
  const first = images[0];
  node.classList.toggle("wide", Boolean(first) && first.naturalWidth > 2 * first.naturalHeight);
  pages.replaceChildren(...images, ...drawn.findings.map((finding) => entry(finding, "p")));
  const links = node.querySelector(".links");
  links.replaceChildren();
  if (drawn.pages) {
    const file = drawn.file;
    links.append(
      make("a", { className: "button", href: `file/${item.key}?as=${encodeURIComponent(file)}`, textContent: "PDF", ariaLabel: fill(said.download, { kind: "PDF", item: name }) }),
      make("a", { className: "button", href: `${at(1)}?as=${encodeURIComponent(file.replace(/pdf$/, "png"))}`, textContent: "PNG", ariaLabel: fill(said.download, { kind: "PNG", item: name }) }));
  }
  return drawn.findings;
}

function list(findings) {
  by("findings").replaceChildren(...(findings.length ? findings.map((finding) => make("li", {}, ...entry(finding, "div").childNodes)) : [make("li", { textContent: said.fine })]));
}

function entry(finding, tag) {
  const place = [finding.file && finding.file.split("/").pop(), finding.line, finding.column].filter(Boolean).join(":");
  return make(tag, { className: "fault" },
    make("span", { className: finding.severity, textContent: `${said[finding.severity]} ${finding.code}` }), " ",
    make("span", { className: "where", textContent: place }), make("br"),
    finding.message, make("br"), make("span", { className: "help", textContent: finding.help }));
}

let waiting;
by("form").addEventListener("change", refresh);
by("region").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => { if (regions.has(by("region").value) || !by("region").value) refresh(); }, 150); });
by("form").addEventListener("submit", (event) => event.preventDefault());
new EventSource("events").addEventListener("message", ({ data }) => { const now = JSON.parse(data); if (now && now !== turn) refresh(); });
refresh();
