// A page of an item, large, in a dialog; its pages by the arrow keys.
const zoom = (() => {
  const by = (id) => document.getElementById(id);
  const dialog = by("zoom");
  let shown = { pages: [], at: 0 };

  function turn(step) {
    const at = shown.at + step;
    if (at < 0 || at >= shown.pages.length) return;
    shown.at = at;
    const { large, alt, file } = shown.pages[at];
    const image = by("zoom-image");
    image.src = large;
    image.alt = alt;
    by("zoom-png").href = `${large}?as=${encodeURIComponent(file)}`;
    by("zoom-number").textContent = shown.pages.length > 1 ? `${at + 1} / ${shown.pages.length}` : "";
    by("zoom-back").disabled = at === 0;
    by("zoom-on").disabled = at === shown.pages.length - 1;
    for (const id of ["zoom-back", "zoom-on"]) by(id).hidden = shown.pages.length < 2;
    by("zoom-room").scrollTo(0, 0);
  }

  function actual(is) {
    by("zoom-room").classList.toggle("actual", is);
    by("zoom-actual").setAttribute("aria-pressed", is);
    by("zoom-actual").textContent = is ? said.whole : said.actual;
  }

  by("zoom-back").addEventListener("click", () => turn(-1));
  by("zoom-on").addEventListener("click", () => turn(1));
  by("zoom-actual").addEventListener("click", () => actual(!by("zoom-room").classList.contains("actual")));
  by("zoom-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -1, PageDown: 1 }[event.key];
    if (!step || by("zoom-room").classList.contains("actual")) return;
    event.preventDefault();
    turn(step);
  });
  return {
    show(title, pages, at) {
      shown = { pages, at };
      by("zoom-title").textContent = title;
      by("zoom-png").setAttribute("aria-label", fill(said.download, { kind: "PNG", item: title }));
      actual(false);
      turn(0);
      dialog.showModal();
    },
  };
})();
