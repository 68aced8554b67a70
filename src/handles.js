// The handles of the instrument, which move all its figures together. The
// program is loaded when one of them is moved.
"use strict";
(() => {
  const instrument = document.querySelector(".instrument");
  if (!instrument || !globalThis.loadTerminal) return;
  // The handles, at the defaults of the instrument's program.
  const handles = [
    ["lambda", "price λ", 0, 3, 0.8],
    ["weight", "weight w*", -1, 1, 0.5],
    ["noise", "noise", 0, 1, 0],
  ].map(([name, words, min, max, value]) => {
    const input = document.createElement("input");
    Object.assign(input, { type: "range", name, min, max, step: 0.01, value });
    const [label, output] = ["label", "output"].map((tag) => document.createElement(tag));
    label.append(`${words} `, output, input);
    input.addEventListener("input", () => move());
    input.addEventListener("change", () => history.replaceState(null, "", `#${values()}`));
    return { input, label, output };
  });
  const values = () => new URLSearchParams(handles.map(({ input }) => [input.name, input.value]));
  const label = () => {
    for (const { input, output } of handles) output.textContent = input.value;
  };
  const move = () => {
    label();
    loadTerminal().then(({ move }) => move(instrument, values()));
  };
  const box = document.createElement("div");
  box.className = "handles";
  box.append(...handles.map(({ label }) => label));
  instrument.before(box);
  // #lambda=1&noise=0.2 in the address is where the handles stand.
  const take = () => {
    const place = new URLSearchParams(location.hash.slice(1));
    const given = handles.filter(({ input }) => place.has(input.name));
    for (const { input } of given) input.value = place.get(input.name);
    if (given.length) move();
    else label();
  };
  addEventListener("hashchange", take);
  take();
})();
