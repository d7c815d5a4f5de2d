const by = (id) => document.getElementById(id);
function make(tag, props = {}, ...inside) {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...inside);
  return node;
}
function fill(text, values) { return text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all); }

const FIELDS = ["look", "audience", "language", "pieces"];
const ROW = 4;
const choice = new URLSearchParams(location.search);
let turn = -1;
let running = new AbortController();

function remember() {
  const query = choice.toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
}

function choose(name, value) {
  if (value) choice.set(name, value); else choice.delete(name);
  remember();
  return refresh();
}

async function ask(address, signal) {
  const answer = await fetch(address, { signal });
  if (!answer.ok || answer.status === 204) throw new Error(`${answer.status}`);
  return answer.json();
}

async function refresh() {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  try {
    const state = await ask(`state?${choice}`, signal);
    turn = state.turn;
    if (state.choices) offer(state);
    await show(state, signal);
  } catch (error) {
    if (!signal.aborted) by("status").textContent = error instanceof TypeError ? said.gone : String(error);
  }
}

function offer({ choices, chosen, title, spec }) {
  document.title = by("title").textContent = title;
  by("spec").textContent = spec;
  for (const name of FIELDS) options(by(name), choices[name], chosen[name]);
  const { count, listed } = choices.regions;
  const isSearched = count > listed.length && count > 1;
  by("find-row").hidden = !isSearched;
  by("region-count").textContent = fill(said.region_count, { count });
  if (!isSearched || !by("find").value) options(by("region"), listed, chosen.region);
  by("region").disabled = !count;
  step(0);
}

function options(select, values, now) {
  const same = JSON.stringify(values);
  if (select.dataset.values !== same) {
    const groups = new Map();
    const nodes = [];
    for (const { value, label, group } of values) {
      const node = make("option", { value, textContent: label });
      if (!group) { nodes.push(node); continue; }
      if (!groups.has(group)) { groups.set(group, make("optgroup", { label: group })); nodes.push(groups.get(group)); }
      groups.get(group).append(node);
    }
    select.replaceChildren(...nodes);
    select.dataset.values = same;
  }
  select.value = now;
}

function step(by_) {
  const select = by("region");
  const at = select.selectedIndex + by_;
  if (by_) { select.selectedIndex = at; choose("region", select.value); }
  by("previous").disabled = at <= 0;
  by("following").disabled = at < 0 || at >= select.options.length - 1;
}

async function search() {
  const text = by("find").value.trim();
  if (!text) return refresh();
  const found = await ask(`regions?find=${encodeURIComponent(text)}`);
  if (text !== by("find").value.trim() || !found.length) return;
  options(by("region"), found, found[0].value);
  await choose("region", found[0].value);
}

async function show(state, signal) {
  const known = new Map([...by("wall").children].map((node) => [node.dataset.material, node]));
  by("stale").hidden = !state.stale;
  const nodes = state.items.map((item) => known.get(item.material) ?? frame(item));
  if (nodes.some((node, index) => by("wall").children[index] !== node) || nodes.length !== by("wall").children.length) by("wall").replaceChildren(...nodes);
  const found = [...state.findings];
  list(found);
  if (state.items.some(({ key }, index) => key && nodes[index].dataset.key !== key)) by("status").textContent = said.waiting;
  const results = await Promise.all(state.items.map((item, index) => draw(nodes[index], item, signal)));
  for (const { findings, item } of results) for (const finding of findings) found.push({ ...finding, of: item.title });
  list(found);
  const errors = found.filter(({ severity }) => severity === "error").length;
  const fresh = results.filter(({ isFresh }) => isFresh).map(({ item }) => item.title);
  const counts = fill(said.ready, { items: state.items.length, errors, warnings: found.length - errors });
  const names = fresh.slice(0, 3).join(", ") + (fresh.length > 3 ? ` +${fresh.length - 3}` : "");
  const news = fresh.length && known.size ? ` ${fill(said.fresh, { names })}` : "";
  by("status").textContent = state.stale ? said.stale : counts + news;
}

function frame({ material }) {
  const id = `size-${material}`;
  const select = make("select", { id });
  select.addEventListener("change", () => choose(`size.${material}`, select.value));
  const node = make("article", { className: "item" },
    make("div", { className: "head" }, make("h2", { id: `title-${material}` }), make("span", { className: "measure" }),
      make("label", { htmlFor: id, className: "unseen" }), select),
    make("div", { className: "pages" }, make("p", { className: "waits", textContent: said.waiting })),
    make("div", { className: "faults" }), make("div", { className: "links" }));
  node.dataset.material = material;
  node.setAttribute("aria-labelledby", `title-${material}`);
  sizes.observe(node);
  return node;
}

// Each item takes as many small rows as it is high, so that short ones stand beside tall ones.
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) target.style.gridRowEnd = `span ${Math.ceil(target.offsetHeight / ROW)}`;
});

async function draw(node, item, signal) {
  node.querySelector("h2").textContent = item.title;
  if (item.key === null) return without(node, item, []);
  const select = node.querySelector("select");
  node.querySelector("label").textContent = fill(said.size_of, { item: item.title });
  options(select, item.sizes.map((size) => ({ value: size, label: size })), item.size);
  select.hidden = item.sizes.length < 2;
  node.querySelector(".measure").textContent = item.measure;
  if (node.dataset.key === item.key) {
    node.classList.remove("busy", "old", "fresh");
    return { item, findings: node.findings, isFresh: false };
  }
  node.classList.add("busy");
  node.setAttribute("aria-busy", "true");
  const drawn = await ask(`item/${item.key}`, signal);
  if (!drawn.pages.length) return without(node, item, drawn.findings);
  const pages = drawn.pages.map(({ face }, index) => page(item, drawn, face, index));
  const images = pages.map(({ alt, small }) => make("img", { src: small, alt }));
  await Promise.all(images.map((image) => image.decode().catch(() => {})));
  if (signal.aborted) throw new DOMException("", "AbortError");
  const isAnew = Boolean(node.dataset.key);
  node.dataset.key = item.key;
  node.dataset.choice = choice;
  node.findings = drawn.findings;
  node.classList.remove("busy", "old", "fresh");
  node.removeAttribute("aria-busy");
  node.querySelector(".faults").replaceChildren(...drawn.findings.map((finding) => entry(finding, "div")));
  hang(node, item, drawn, pages, images);
  if (isAnew) { void node.offsetWidth; node.classList.add("fresh"); }
  return { item, findings: drawn.findings, isFresh: true };
}

// What cannot be drawn keeps its last picture, unless that shows something else than was chosen.
function without(node, item, more) {
  const findings = [...(item.findings ?? []), ...more];
  node.classList.remove("busy", "fresh");
  node.removeAttribute("aria-busy");
  const isOld = Boolean(node.dataset.key) && node.dataset.choice === String(choice);
  node.classList.toggle("old", isOld);
  const tag = isOld ? [make("p", { className: "tag", textContent: said.old })] : [];
  if (!isOld) {
    node.querySelector(".pages").className = "pages";
    node.querySelector(".pages").replaceChildren(make("p", { className: "waits", textContent: said.lacking }));
    node.querySelector(".links").replaceChildren();
    node.querySelector("select").hidden = !node.querySelector("select").options.length;
  }
  delete node.dataset.key;
  if (isOld) node.dataset.key = "old";
  node.querySelector(".faults").replaceChildren(...tag, ...findings.map((finding) => entry(finding, "div")));
  return { item, findings: more, isFresh: false };
}

function page(item, drawn, face, index) {
  const number = index + 1;
  const name = `${item.title} ${item.size}`;
  const values = { item: name, region: item.region, page: number, count: drawn.count };
  return {
    small: `picture/${item.key}/${number}`,
    large: `large/${item.key}/${number}`,
    alt: fill(item.region ? said.picture : said.picture_all, values),
    file: drawn.file.replace(/\.pdf$/, drawn.count > 1 ? `-${number}.png` : ".png"),
    caption: face && drawn.pages.length > 1 ? face : fill(said.page, values),
    name,
  };
}

function hang(node, item, drawn, pages, images) {
  const room = node.querySelector(".pages");
  const aspects = images.map((image) => (image.naturalWidth || 1) / (image.naturalHeight || 1));
  const whole = aspects.reduce((sum, aspect) => sum + aspect, 0);
  const isStrip = images.length > 2;
  room.className = `pages${isStrip ? " strip" : ""}${images.length === 1 && aspects[0] < 0.5 ? " tall" : ""}`;
  node.classList.toggle("broad", isStrip || whole > 1.2);
  const figures = images.map((image, index) => {
    const open = make("button", { type: "button", className: "open" }, make("span", { className: "unseen", textContent: `${said.larger} ` }), image);
    open.addEventListener("click", () => zoom.show(pages[index].name, pages, index));
    const figure = make("figure", {}, open);
    figure.style.setProperty("--aspect", aspects[index]);
    if (images.length > 1) figure.append(make("figcaption", {}, pages[index].caption));
    return figure;
  });
  const more = drawn.count - images.length;
  room.replaceChildren(...figures, ...(more > 0 ? [make("p", { className: "more", textContent: fill(said.more, { more }) })] : []));
  node.querySelector(".links").replaceChildren(...links(item, drawn, pages));
}

function links(item, drawn, pages) {
  const name = `${item.title} ${item.size}`;
  const link = (href, textContent, label) => {
    const node = make("a", { className: "button", href, textContent });
    if (label) node.setAttribute("aria-label", label);
    return node;
  };
  const load = (href, kind, text = kind) => link(href, text, fill(said.download, { kind: text, item: name }));
  const isFew = pages.length <= 2;
  return [
    load(`file/${item.key}?as=${encodeURIComponent(drawn.file)}`, "PDF"),
    ...(isFew ? pages : []).map(({ large, file }, index) =>
      load(`${large}?as=${encodeURIComponent(file)}`, "PNG", pages.length > 1 ? `PNG ${index + 1}` : "PNG")),
    ...(item.word ? [load(`word/${item.key}`, said.word)] : []),
    ...item.speech.map(({ value, label }) =>
      link(`prompter?${prompting(value)}`, item.speech.length > 1 ? fill(said.prompter_in, { language: label }) : said.prompter)),
  ];
}

function prompting(lang) {
  const query = new URLSearchParams(choice);
  query.set("in", lang);
  return query;
}

function list(findings) {
  by("count").hidden = !findings.length;
  by("count").textContent = findings.length;
  const none = make("li", { className: "fine", textContent: said.fine });
  by("findings").replaceChildren(...(findings.length ? findings.map((finding) => entry(finding, "li")) : [none]));
}

function entry(finding, tag) {
  const file = finding.file && finding.file.split("/").pop();
  const place = [file, finding.line, finding.column].filter(Boolean).join(":");
  const of = finding.of ?? finding.field ?? "";
  const node = make(tag, { className: `finding ${finding.severity}` },
    make("p", { className: "kind" }, make("b", { textContent: `${said[finding.severity]} ${finding.code}` }),
      make("span", { className: "where", textContent: place || of })));
  if (finding.excerpt?.trim()) node.append(excerpt(finding));
  node.append(make("p", { textContent: finding.message }));
  if (finding.help) node.append(make("p", { className: "help", textContent: finding.help }));
  return node;
}

function excerpt({ excerpt: line, column, end_column: end }) {
  const from = (column ?? 1) - 1;
  const to = end && end - 1 > from ? end - 1 : line.length;
  return make("code", { className: "excerpt" }, line.slice(0, from).trimStart(), make("mark", { textContent: line.slice(from, to) }), line.slice(to));
}

for (const name of [...FIELDS, "region"]) by(name).addEventListener("change", () => choose(name, by(name).value));
by("previous").addEventListener("click", () => step(-1));
by("following").addEventListener("click", () => step(1));
let waiting;
by("find").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 200); });
by("form").addEventListener("submit", (event) => event.preventDefault());
const events = new EventSource("events");
let isLost = false;
events.addEventListener("message", ({ data }) => {
  const now = JSON.parse(data);
  if (isLost || (now && now !== turn)) refresh();
  isLost = false;
});
events.addEventListener("error", () => { isLost = true; by("status").textContent = said.gone; });
refresh();
