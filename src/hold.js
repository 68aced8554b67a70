// A grip over a figure, for mouse, finger and arrow keys. Beside it a finger
// scrolls the page, as everywhere.
//
//   hold(figure, name, {
//     at: () => [x, y],        where it is, in the figure's units
//     pull: ([x, y]) => …,     it was pulled there; once a frame at most
//     step: (right, up) => …,  an arrow key; ±Infinity for Home and End
//     done: () => …,           it was let go, or a key was heard
//   })
//
// gives back the grip, `place` to put it where `at` says, `take` for a pointer
// that came down elsewhere, and `say` for those who do not see it.
"use strict";
globalThis.hold = (figure, name, { at, pull, step, done }) => {
  const svg = figure.querySelector("svg");
  const grip = document.createElement("div");
  Object.assign(grip, { className: "grip", role: "slider", tabIndex: 0, ariaLabel: name });
  svg.after(grip);

  // By so much it is moved from where it would stand, whatever that is: a
  // figure may be as large as the window.
  let left = 0;
  let top = 0;
  const place = () => {
    // As large as what is drawn under it.
    const { a: unit, e, f } = svg.getScreenCTM();
    grip.style.scale = Math.max(1, unit);
    const own = grip.getBoundingClientRect();
    const [x, y] = at().map((way) => way * unit);
    left += e + x - own.x - own.width / 2;
    top += f + y - own.y - own.height / 2;
    grip.style.left = `${left}px`;
    grip.style.top = `${top}px`;
  };
  const inFigure = ({ clientX, clientY }) => {
    const { a: unit, e, f } = svg.getScreenCTM();
    return [(clientX - e) / unit, (clientY - f) / unit];
  };

  // How far from its middle it was taken, and where it is to go next.
  let off;
  let next;
  const take = (event, isElsewhere) => {
    if (event.button) return;
    if (isElsewhere) {
      // Else this would take the focus away again.
      event.preventDefault();
      grip.focus({ preventScroll: true });
    }
    grip.setPointerCapture(event.pointerId);
    const [place, middle] = [inFigure(event), at()];
    off = place.map((way, i) => (isElsewhere ? 0 : way - middle[i]));
    if (isElsewhere) follow(event);
  };
  const draw = () => {
    if (next) pull(next);
    next = undefined;
    place();
  };
  const follow = (event) => {
    if (!off) return;
    if (!next) requestAnimationFrame(draw);
    next = inFigure(event).map((way, i) => way - off[i]);
  };
  const letGo = () => {
    if (!off) return;
    off = undefined;
    draw();
    done();
  };
  grip.addEventListener("pointerdown", (event) => take(event));
  grip.addEventListener("pointermove", follow);
  grip.addEventListener("lostpointercapture", letGo);

  const keys = {
    ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1],
    PageUp: [0, 5], PageDown: [0, -5], End: [Infinity, 0], Home: [-Infinity, 0],
  };
  grip.addEventListener("keydown", (event) => {
    const way = keys[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
    // Elsewhere the arrow keys turn the page.
    event.preventDefault();
    event.stopPropagation();
    step(...way);
    place();
    done();
  });

  const say = (now, [min, max], text) => {
    for (const [key, value] of Object.entries({ min, max, now, text }))
      grip.setAttribute(`aria-value${key}`, value);
  };
  new ResizeObserver(place).observe(svg);
  return { grip, place, take, say };
};
{
  // A published page takes no style sheet from a script, but this one.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
.grip {
  position: absolute;
  inset: 0 auto auto 0;
  width: 44px;
  height: 44px;
  border-radius: 50%;
  color: var(--fg);
  cursor: grab;
  touch-action: none;
  user-select: none;
}
.grip:active {
  cursor: grabbing;
}
.grip:focus-visible {
  outline: none;
}
.grip::before {
  content: "";
  position: absolute;
  inset: 10px;
  border: 2.5px solid;
  border-radius: 50%;
  background: var(--bg);
}
.grip:focus-visible::before {
  outline: 2px solid var(--fg);
  outline-offset: 2px;
}
@media print {
  .grip {
    display: none;
  }
}`);
  document.adoptedStyleSheets.push(sheet);
}
