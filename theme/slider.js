// Runs the sliders under the figures. All positions of a slider are in the
// figure already, drawn by the chapter's code; this shows the chosen one.
"use strict";
(() => {
  // The slider of a figure.
  const sliderOf = (figure) => {
    const input = figure.querySelector("input[type=range]");
    const output = figure.querySelector("output");
    const frames = [...figure.querySelectorAll(".frame")];
    const values = frames.map((frame) => Number(frame.dataset.value));
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
    // The position nearest to a value, if the slider reaches as far; none for
    // NaN, which a word in the address comes to.
    const take = (value) => {
      const [low, high] = [Math.min(...values), Math.max(...values)];
      if (!(low <= value && value <= high)) return;
      const far = values.map((other) => Math.abs(other - value));
      show(far.indexOf(Math.min(...far)));
    };
    const quantity = figure.querySelector("label").textContent;
    const value = () => shown.dataset.value;
    input.disabled = false;
    return { input, output, quantity, value, show, take };
  };

  // The figures of the page, or those that a run has drawn.
  const setUp = (scope) => {
    const inputs = [...scope.querySelectorAll("figure.plot input[type=range]")];
    const figures = inputs.map((input) => input.closest("figure"));
    const sliders = new Map(figures.map((figure) => [figure, sliderOf(figure)]));

    // Figures with the same quantity go together, if the reader wants it.
    const together = new Set();
    for (const [figure, slider] of sliders) {
      const { input, quantity } = slider;
      const others = [...sliders].filter(
        ([other, { quantity: same }]) => other !== figure && same === quantity,
      );
      const moved = () =>
        together.has(quantity) ? [[figure, slider], ...others] : [[figure, slider]];
      if (others.length) {
        const label = document.createElement("label");
        const box = document.createElement("input");
        box.type = "checkbox";
        box.addEventListener("change", () => {
          if (box.checked) together.add(quantity);
          else together.delete(quantity);
          for (const other of scope.querySelectorAll(".together input"))
            if (other.name === quantity) other.checked = box.checked;
          input.dispatchEvent(new Event("input"));
          input.dispatchEvent(new Event("change"));
        });
        box.name = quantity;
        label.className = "together";
        label.append(box, " the other figures follow");
        slider.output.after(label);
      }
      input.addEventListener("input", () => {
        slider.show(input.value);
        for (const [, other] of moved().slice(1)) other.take(Number(slider.value()));
      });
      input.addEventListener("change", () => {
        if (scope !== document) return;
        const place = new URLSearchParams(location.hash.slice(1));
        for (const [{ id }, { value }] of moved()) place.set(id, value());
        history.replaceState(null, "", `#${place}`.replace(/=(?=&|$)/g, ""));
      });
    }
    return sliders;
  };

  const sliders = setUp(document);
  // Paper gets the positions that the page was printed for.
  for (const [, { input, show }] of sliders) {
    const start = input.defaultValue;
    let before = start;
    addEventListener("beforeprint", () => {
      before = input.value;
      show(start);
    });
    addEventListener("afterprint", () => show(before));
  }
  document.addEventListener("drawn", ({ target }) => setUp(target));

  // #chapter5-sums=1.5 in the page's address is that position of that slider.
  const follow = (scroll) => {
    let first;
    for (const [id, value] of new URLSearchParams(location.hash.slice(1))) {
      const figure = document.getElementById(id);
      const slider = sliders.get(figure);
      if (!slider) continue;
      if (value) slider.take(Number(value));
      first ??= figure;
    }
    if (first && scroll) first.scrollIntoView(scroll);
  };
  follow(true);
  addEventListener("hashchange", () =>
    follow(!/[#&]full\b/.test(location.hash) && { block: "nearest" }));
})();
