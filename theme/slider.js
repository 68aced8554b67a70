// Runs the sliders under the figures. All positions of a slider are in the
// figure already, drawn by the chapter's code; this shows the chosen one.
"use strict";
(() => {
  const sliders = new Map();

  for (const figure of document.querySelectorAll("figure.plot")) {
    const input = figure.querySelector("input[type=range]");
    if (!input) continue;
    const output = figure.querySelector("output");
    const frames = [...figure.querySelectorAll(".frame")];
    let shown = frames[input.value];

    const show = (position) => {
      shown.setAttribute("display", "none");
      shown = frames[position];
      shown.removeAttribute("display");
      input.value = position;
      shown.dataset.readout.split(";").forEach((now, i) => {
        output.children[i].lastChild.textContent = now;
      });
      const cells = [...output.children].map((cell) => cell.textContent);
      input.setAttribute("aria-valuetext", cells.join("; "));
    };
    input.addEventListener("input", () => show(input.value));
    input.addEventListener("change", () => {
      const place = new URLSearchParams(location.hash.slice(1));
      place.set(figure.id, shown.dataset.value);
      history.replaceState(null, "", "#" + place);
    });
    input.disabled = false;
    sliders.set(figure, { frames, show });

    // Paper gets the position that the page was printed for.
    const start = input.defaultValue;
    let before = start;
    addEventListener("beforeprint", () => {
      before = input.value;
      show(start);
    });
    addEventListener("afterprint", () => show(before));
  }

  // #chapter5-sums=1.5 in the page's address is that position of that slider.
  const follow = (scroll) => {
    let first;
    for (const [id, value] of new URLSearchParams(location.hash.slice(1))) {
      const figure = document.getElementById(id);
      const slider = sliders.get(figure);
      if (!slider) continue;
      const position = slider.frames.findIndex((f) => f.dataset.value === value);
      if (position >= 0) slider.show(position);
      first ??= figure;
    }
    if (first && scroll) first.scrollIntoView();
  };
  follow(true);
  addEventListener("hashchange", () => follow(false));
})();
