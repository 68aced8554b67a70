// A figure as large as the window, for a class: by the key f, by a link below
// the figure, and by #chapter5-sums=0.5&full in the address. The vote about it
// comes with it; of the instrument, all figures and their handles.
"use strict";
(() => {
  const make = (name, properties) => Object.assign(document.createElement(name), properties);
  const dialog = make("dialog", { className: "full", ariaLabel: "A figure, full screen" });
  const back = make("button", { className: "back", textContent: "Back to the page" });
  back.addEventListener("click", () => dialog.close());
  dialog.append(back);
  document.querySelector("main").append(dialog);

  const place = () => new URLSearchParams(location.hash.slice(1));
  const address = (place) => `#${place}`.replace(/=(?=&|$)/g, "");
  // What is shown, each with a mark where it stood.
  let shown = [];

  const show = (figure) => {
    const instrument = figure.closest(".instrument");
    const parts = instrument
      ? [document.querySelector(".handles"), instrument]
      : [figure, document.querySelector(`.vote[data-figure="${figure.id}"]`)];
    shown = parts.filter(Boolean).map((part) => {
      const mark = document.createComment("");
      part.replaceWith(mark);
      dialog.append(part);
      return [part, mark];
    });
    const { width, height } = figure.querySelector("svg").viewBox.baseVal;
    dialog.style.setProperty("--shape", width / height);
    dialog.showModal();
    (dialog.querySelector("input") ?? back).focus();
    // Not where a link from elsewhere opened the page: no browser allows it.
    if (navigator.userActivation?.isActive)
      document.documentElement.requestFullscreen?.().catch(() => {});
  };
  dialog.addEventListener("close", () => {
    for (const [part, mark] of shown) mark.replaceWith(part);
    const [[part]] = shown;
    shown = [];
    const without = place();
    without.delete("full");
    history.replaceState(null, "", address(without));
    if (document.fullscreenElement) document.exitFullscreen();
    part.scrollIntoView({ block: "center" });
    part.querySelector(".whole a")?.focus({ preventScroll: true });
  });
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement) dialog.close();
  });

  // The address decides.
  const follow = () => {
    const [id] = place().keys();
    const figure = document.getElementById(id);
    if (!place().has("full")) dialog.close();
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
    const words = make("p", { className: "whole" });
    words.append(link);
    figure.querySelector("figcaption")?.append(words);
  }
  const middle = (figure) => {
    const { top, bottom } = figure.getBoundingClientRect();
    return Math.abs(top + bottom - innerHeight);
  };
  addEventListener("keydown", (event) => {
    if (event.key !== "f" || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.closest("input:not([type=range]), select, textarea")) return;
    if (dialog.open) dialog.close();
    else if (figures.length) {
      const near = figures.toSorted((a, b) => middle(a) - middle(b))[0];
      open(document.activeElement.closest(".plot[id]") ?? near);
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
