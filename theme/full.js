// A figure as large as the window, for a class: by the key f, by a link below
// the figure, and by #chapter5-sums=0.5&full in the address. The vote about it
// comes with it, unless it says full=bare; of the instrument, all figures and
// their handles.
"use strict";
(() => {
  const make = (name, properties) => Object.assign(document.createElement(name), properties);
  const dialog = make("dialog", { className: "full", ariaLabel: "A figure, full screen" });
  const back = make("button", { className: "back", textContent: "Back to the page" });
  back.addEventListener("click", () => hide());
  dialog.append(back);
  document.querySelector("main").append(dialog);

  const place = () => new URLSearchParams(location.hash.slice(1));
  const address = (place) => `#${place}`.replace(/=(?=&|$)/g, "");
  // What is shown, each with a mark where it stood, and where the reader was.
  let shown = [];
  let before;

  const show = (figure) => {
    const instrument = figure.closest(".instrument");
    const bare = place().get("full") === "bare";
    dialog.classList.toggle("bare", bare);
    back.textContent = bare ? "To the chapter" : "Back to the page";
    before = [scrollY, document.activeElement];
    const vote = !bare && document.querySelector(`.vote[data-figure="${figure.id}"]`);
    const parts = instrument ? [document.querySelector(".handles"), instrument] : [figure, vote];
    shown = parts.filter(Boolean).map((part) => {
      const mark = document.createComment("");
      part.replaceWith(mark);
      dialog.append(part);
      return [part, mark];
    });
    dialog.showModal();
    (dialog.querySelector("input") ?? back).focus();
    // Not where a link from elsewhere opened the page: no browser allows it.
    if (navigator.userActivation?.isActive)
      document.documentElement.requestFullscreen?.().catch(() => {});
  };
  const hide = () => {
    if (!shown.length) return;
    for (const [part, mark] of shown) mark.replaceWith(part);
    shown = [];
    dialog.close();
    const without = place();
    without.delete("full");
    history.replaceState(null, "", address(without));
    if (document.fullscreenElement) document.exitFullscreen();
    const [y, element] = before;
    scrollTo(0, y);
    element.focus({ preventScroll: true });
  };
  dialog.addEventListener("close", hide); // by Escape
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement) hide();
  });

  // As wide as there is height for it above its slider, which may need more
  // lines if it is narrower.
  const fit = () => {
    const figure = dialog.querySelector(":scope > .plot");
    const svg = figure?.querySelector("svg");
    if (!svg) return;
    const { width, height } = svg.viewBox.baseVal;
    dialog.style.setProperty("--fit", "100%");
    for (let i = 0; i < 4; i++) {
      const below = figure.querySelector(".slider")?.offsetHeight ?? 0;
      const room = dialog.clientHeight - back.offsetHeight - 70 - below;
      dialog.style.setProperty("--fit", `${Math.max(320, (room * width) / height)}px`);
    }
  };
  new ResizeObserver(fit).observe(dialog);

  // The address decides.
  const follow = () => {
    const [id] = place().keys();
    const figure = document.getElementById(id);
    if (!place().has("full")) hide();
    else if (!dialog.open && figure?.matches(".plot")) show(figure);
  };
  // With the position of its slider, if it has one.
  const open = (figure) => {
    const value = figure.querySelector(".slider") && figure.querySelector(".frame:not([display])");
    const to = new URLSearchParams([[figure.id, value?.dataset.value ?? ""], ["full", ""]]);
    location.hash = address(to);
  };
  const figures = [...document.querySelectorAll("main .plot[id]")];
  for (const figure of figures) {
    const link = make("a", { href: `#${figure.id}&full`, textContent: "full screen" });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      open(figure);
    });
    const words = make("small", { className: "whole" });
    words.append(link);
    figure.querySelector("figcaption")?.append(words);
  }
  // A vote has a link of its own, to the position that it asks about.
  const places = [...figures, ...document.querySelectorAll(".vote[data-figure]")];
  const middle = (place) => {
    const { top, bottom } = place.getBoundingClientRect();
    return Math.abs(top + bottom - innerHeight);
  };
  addEventListener("keydown", (event) => {
    if (event.key !== "f" || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.closest("input:not([type=range]), select, textarea")) return;
    if (dialog.open) hide();
    else if (figures.length) {
      const near = places.toSorted((a, b) => middle(a) - middle(b))[0];
      const place = document.activeElement.closest(".plot[id], .vote[data-figure]") ?? near;
      if (place.matches(".vote")) place.querySelector("a").click();
      else open(place);
    }
  });
  // Elsewhere the arrow keys turn the page.
  dialog.addEventListener("keydown", (event) => {
    if (event.key.startsWith("Arrow")) event.stopPropagation();
  });
  const help = document.querySelector("#mdbook-help-popup > div");
  if (figures.length) help?.insertAdjacentHTML("beforeend", "<p>Press <kbd>f</kbd> to show a figure full screen</p>");
  addEventListener("hashchange", follow);
  follow();
})();
