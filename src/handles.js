// The handles of the instrument, which move all its figures together, and the
// grips on its points. The program is loaded when one of them is moved.
"use strict";
(() => {
  const instrument = document.querySelector(".instrument");
  if (!instrument || !globalThis.loadTerminal) return;
  // They stay in sight, above the place where the bar at the top waits to be
  // pointed at; where it shows, below it. In a low window they take one line.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
.content:has(.handles) {
  overflow: visible;
}
.handles {
  position: sticky;
  inset-block-start: 0;
  z-index: 102;
  display: grid;
  grid-template-columns: repeat(3, minmax(0, 1fr));
  align-items: end;
  gap: 1.6rem;
  border-block-end: 1px solid var(--faint);
  background: var(--bg);
  font-size: 1.45rem;
}
@media screen and (max-height: 500px) {
  main > .handles {
    width: min(100cqi, var(--whole));
    margin-inline: calc((100% - min(100cqi, var(--whole))) / 2);
  }
}
:root:is(.sidebar-visible, :has(#mdbook-menu-bar.sticky)) main > .handles {
  inset-block-start: var(--menu-bar-height);
  z-index: 100;
}
.handles label {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  column-gap: 0.4em;
}
.handles input {
  flex: 1 1 8rem;
  min-width: 0;
  margin: 0;
}
.handles output {
  min-width: 2.6em;
  font-weight: 600;
  font-variant-numeric: tabular-nums;
}
@media (max-width: 620px) {
  .handles {
    gap: 0.6rem;
    font-size: 1.3rem;
  }
  .handles label {
    column-gap: 0.2rem;
  }
}
.instrument .grip {
  width: 36px;
}
.instrument .grip::before {
  inset: 15px 11px;
  background: var(--fg);
}
.instrument .grip:is(:hover, :active, :focus-visible)::before {
  inset: 11px 7px;
  background: var(--bg);
}
.instrument .grip:is(:hover, :active, :focus-visible)::after {
  content: "";
  position: absolute;
  inset: 15px 14px;
  background: currentColor;
  clip-path: polygon(50% 0, 100% 36%, 0 36%, 50% 0, 50% 100%, 100% 64%, 0 64%, 50% 100%);
}
.instrument .back {
  display: block;
  min-height: 4.4rem;
  margin-block-start: 0.6em;
}
.instrument .back[hidden] {
  display: none;
}`);
  document.adoptedStyleSheets.push(sheet);
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
    input.addEventListener("change", () => keep());
    return { input, label, output };
  });
  // By how much each point is moved up.
  let moved = Array(7).fill(0);
  const values = () => {
    const all = new URLSearchParams(handles.map(({ input }) => [input.name, input.value]));
    if (moved.some((by) => by)) all.set("moved", moved.join());
    return all;
  };
  const keep = () => history.replaceState(null, "", `#${values()}`.replaceAll("%2C", ","));
  const label = () => {
    for (const { input, output } of handles) output.textContent = input.value;
  };
  const move = () => {
    label();
    loadTerminal().then(({ move }) => move(instrument, values())).then(place);
  };
  const box = document.createElement("div");
  box.className = "handles";
  box.append(...handles.map(({ label }) => label));
  instrument.before(box);

  // The plane of the points, as listings/instrument/src/figures.rs has it, and
  // the points, where the program has drawn them.
  const data = document.getElementById("instrument-data");
  const [top, height, highest] = [34, 160, 2.5];
  const heightOf = (y) => top + ((highest - y) * height) / (2 * highest);
  const yAt = (down) => highest - ((down - top) * 2 * highest) / height;
  const points = () => [...data.querySelector(".specks").getAttribute("d")
    .matchAll(/M([\d.]+) ([\d.]+)h0/g)].map(([, x, y]) => [Number(x), Number(y)]);
  // Without having been moved.
  const homes = points();
  const base = homes.map(([, y]) => yAt(y));
  let isHeld = false;
  const back = document.createElement("button");
  Object.assign(back, { className: "back", textContent: "Put the points back", hidden: true });
  // A little inside the plane, so that it can be seen whole.
  const lift = (i, y) => {
    const by = Math.min(Math.max(y, -2.4), 2.4) - base[i];
    moved[i] = Math.min(Math.max(Math.round(50 * by) / 50, -5), 5);
    back.hidden = false;
    move();
  };
  // Each comes before those that are there: the last point is the first.
  const grips = [];
  for (const [i, [x]] of [...homes.entries()].reverse()) {
    grips[i] = hold(data, `point ${i + 1} of ${homes.length}, its height`, {
      at: () => [x, heightOf(base[i] + moved[i])],
      pull: ([, down]) => lift(i, yAt(down)),
      step: (right, up) => lift(i, base[i] + moved[i] + (right + up) / 50),
      done: () => {
        isHeld = false;
        keep();
        move();
      },
    });
    grips[i].grip.addEventListener("pointerdown", ({ button }) => (isHeld = !button));
  }
  back.addEventListener("click", () => {
    moved.fill(0);
    back.hidden = true;
    keep();
    move();
    grips[0].grip.focus();
  });
  data.querySelector("figcaption")?.append(back);
  // Where the points are now, for whichever reason.
  const place = () => {
    const now = points();
    homes.forEach(([x], i) => {
      const point = now.find(([other]) => Math.abs(other - x) < 0.5);
      if (point && !isHeld) base[i] = yAt(point[1]) - moved[i];
      grips[i].place();
      // Said where it comes to rest, and not on its way.
      const y = (base[i] + moved[i]).toFixed(2);
      const lines = data.querySelector("desc").textContent.split(". ").pop();
      if (!isHeld) grips[i].say(y, [-2.4, 2.4], `y = ${y}. ${lines}`.replaceAll("-", "−"));
    });
  };

  // #lambda=1&noise=0.2 in the address is where the handles stand.
  const take = () => {
    const place = new URLSearchParams(location.hash.slice(1));
    const given = handles.filter(({ input }) => place.has(input.name));
    for (const { input } of given) input.value = place.get(input.name);
    const moves = place.get("moved")?.split(",").map(Number) ?? [];
    const isMoved = moves.length === moved.length && moves.every((by) => Math.abs(by) <= 5);
    if (isMoved) moved = moves;
    back.hidden = !moved.some((by) => by);
    if (given.length || isMoved) move();
    else label();
  };
  addEventListener("hashchange", take);
  take();
  place();
})();
