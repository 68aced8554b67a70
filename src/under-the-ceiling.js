// The figure of chapter 8 at prices between those of its slider: drawn here by
// the rule of the page, and a test holds it against the book's code.
"use strict";
globalThis.under = (figure, { place, say }) => {
  const all = (selector, part = figure) => [...part.querySelectorAll(selector)];
  const slider = figure.querySelector("input");
  const frames = all(".frame");
  const values = frames.map((frame) => Number(frame.dataset.value));
  const most = values.at(-1);
  // The best weights without a price; the first five features have an effect.
  const best = [
    0.451875, -0.409375, 0.235625, -0.245625, 0.136875,
    0.055625, -0.106875, 0.003125, 0.218125, 0.051875,
  ];
  // Where prices and columns are in the drawing.
  const [low, high] = [frames[0], frames.at(-1)].map((frame) =>
    Number(frame.querySelector("circle").getAttribute("cy")));
  const height = (price) => low + ((high - low) * price) / most;
  const columns = [...figure.querySelector(".square").getAttribute("d").matchAll(/M(\S+) \S+?l0\S+?l(\S+)/g)];

  let price = values[slider.value];
  const live = frames[0].cloneNode(true);
  const draw = () => {
    const weights = best.map((b) => Math.sign(b) * Math.max(0, Math.abs(b) - price / 2));
    const y = height(price);
    const tops = columns.map(([, x, width], j) =>
      weights[j] ? `M${x} ${y}V${height(2 * Math.abs(best[j]))}h${width}V${y}z` : "");
    const [bars, line] = all("path", live);
    bars.setAttribute("d", tops.join(""));
    line.setAttribute("d", line.getAttribute("d").replace(/ .*?(?=[lh])/, ` ${y}`));
    live.querySelector("circle").setAttribute("cy", y);
    // The first row has every other number, the second one the rest.
    const half = weights.length / 2;
    all("tspan", live).forEach((cell, i) => {
      const w = weights[i < half ? 2 * i : 2 * (i - half) + 1];
      cell.textContent = w ? w.toFixed(Math.abs(w) < 0.01 ? 3 : 2).replace("-", "−") : "0";
      cell.classList.toggle("zero", !w);
    });
    const [kept, idle] = [weights, weights.slice(5)].map((some) => some.filter((w) => w).length);
    const cells = [price, `${kept} of 10`, idle];
    all("output b").forEach((cell, i) => (cell.textContent = cells[i]));
    Object.assign(live.dataset, { value: price, readout: cells.join(";") });
  };
  // What the slider shows moves along, and with it what goes together with it.
  let isOwn = false;
  const send = (type) => {
    isOwn = true;
    slider.dispatchEvent(new Event(type));
    isOwn = false;
  };
  const show = (wanted) => {
    price = Math.min(Math.max(Math.round(100 * wanted), 0), 100 * most) / 100;
    const far = values.map((value) => Math.abs(value - price));
    slider.value = far.indexOf(Math.min(...far));
    send("input");
    frames[slider.value].setAttribute("display", "none");
    draw();
    live.removeAttribute("display");
    frames.at(-1).after(live);
  };
  const tell = () => say(price, [0, most], all("output span").map((cell) => cell.textContent).join("; "));
  // Back to a position of the slider.
  const leave = () => {
    live.remove();
    frames[slider.value].removeAttribute("display");
    price = values[slider.value];
    place();
    tell();
  };
  slider.addEventListener("input", () => isOwn || leave());
  // Paper gets the position that the page was printed for.
  let before;
  addEventListener("beforeprint", () => {
    before = live.isConnected && price;
    live.remove();
  });
  addEventListener("afterprint", () => before === false || show(before));
  return {
    pull: ([, y]) => show(((y - low) / (high - low)) * most),
    step: (right, up) => show(price + (right + up) / 100),
    follow: (asked) => {
      if (values.includes(Number(asked))) return leave();
      if (!(asked >= 0 && asked <= most)) return;
      show(asked);
      tell();
    },
    done: () => {
      send("change");
      const address = new URLSearchParams(location.hash.slice(1));
      address.set(figure.id, price);
      history.replaceState(null, "", `#${address}`.replace(/=(?=&|$)/g, ""));
      tell();
    },
  };
};
