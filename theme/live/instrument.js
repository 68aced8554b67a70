// Draws the instrument anew for the handles' values; while a drawing is under
// way, only the newest values wait.
let next;
let moving = false;
const move = async (instrument, values) => {
  next = values;
  if (moving) return;
  moving = true;
  try {
    while (next) {
      const words = [...next].flatMap(([name, value]) => [`--${name}`, value]);
      next = undefined;
      show(instrument, await run(["instrument", ...words]));
    }
  } finally {
    moving = false;
  }
};

const show = (instrument, { text, errors, figures }) => {
  for (const { name, html } of figures) {
    const old = document.querySelector(`#instrument-${name} svg`);
    const now = element("template", { innerHTML: html }).content.querySelector("svg");
    now.querySelector("desc").id = old.getAttribute("aria-describedby");
    old.replaceChildren(...now.childNodes);
  }
  let table = instrument.querySelector("pre");
  if (!table) instrument.append((table = element("pre")));
  table.textContent = text + errors;
};

globalThis.terminal = { press, follow, run, move };
