// The V of the front page, which is pulled steeper by a grip on its arm. All
// positions of the slider are in the figure, drawn by the program of chapter 5,
// and the slider is moved; between two positions every number of the drawing
// lies between theirs. What is at rest is always one of them.
"use strict";
(() => {
  const figure = document.getElementById("introduction-steepen");
  const svg = figure.querySelector("svg");
  const input = figure.querySelector("input");
  const frames = [...svg.querySelectorAll(".frame")];
  const last = frames.length - 1;
  const zero = document.querySelector("h1 .l1");
  const corner = svg.querySelector(":scope > .l1.ring");
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  // The numbers of each position's drawing.
  const NUMBER = /-?[\d.]+/g;
  const places = ["d", "cx", "cy", "x", "y"];
  const drawings = frames.map(({ children }) =>
    [...children].flatMap((part, i) =>
      places.filter((name) => part.hasAttribute(name)).map((name) => {
        const text = part.getAttribute(name);
        return { i, name, text, numbers: text.match(NUMBER).map(Number) };
      }),
    ),
  );
  const live = frames[0].cloneNode(true);
  for (const name of ["class", "display"]) live.removeAttribute(name);
  // Where the ring on the arm is drawn at each position.
  const rings = frames.map((frame) => {
    const { cx, cy } = frame.querySelector(".ring");
    return [cx, cy].map((way) => way.baseVal.value);
  });

  // Between two positions: `now` is 2.5 half way from the third to the fourth.
  const mix = (a, b, part) => a + part * (b - a);
  let now = Number(input.value);
  const around = () => {
    const from = Math.min(Math.floor(now), last - 1);
    return [from, from + 1, now - from];
  };
  const draw = () => {
    const [a, b, part] = around();
    drawings[a].forEach(({ i, name, text, numbers }, k) => {
      const { numbers: others } = drawings[b][k];
      let n = 0;
      const between = () => ` ${mix(numbers[n], others[n++], part).toFixed(2)}`;
      live.children[i].setAttribute(name, text.replace(NUMBER, between).trim());
      live.children[i].className.baseVal = frames[a].children[i].className.baseVal;
    });
  };

  // From here on its lowest point is exactly 0.
  const arrival = frames.findIndex(({ dataset }) => dataset.readout.split(";")[1] === "0");
  let isThere;
  const arrive = () => {
    // Without a price it can only be pulled up.
    grip.classList.toggle("lowest", now === 0);
    if (isThere === (isThere = now >= arrival)) return;
    zero.classList.toggle("l1", isThere);
  };
  const click = () => {
    navigator.vibrate?.(10);
    if (still.matches) return;
    const shapes = [1, 1.7, 1].map((size) => ({ transform: `scale(${size})` }));
    corner.animate(shapes, { duration: 220, easing: "ease-out" });
  };

  const set = (position) => {
    const was = isThere;
    now = Math.max(0, Math.min(last, position));
    const nearest = Math.round(now);
    if (input.value !== `${nearest}`) {
      input.value = nearest;
      input.dispatchEvent(new Event("input"));
    }
    arrive();
    if (isThere && !was) click();
  };
  // What a hand takes hold of again no longer goes to its rest.
  let going;
  const pullTo = ([, y]) => {
    going = undefined;
    const above = rings.findLastIndex(([, cy]) => cy >= y);
    const from = Math.max(0, Math.min(last - 1, above));
    const [[, a], [, b]] = [rings[from], rings[from + 1]];
    set(from + (y - a) / (b - a));
    svg.classList.add("pulled");
    svg.append(live);
    draw();
  };
  const rest = () => {
    svg.classList.remove("pulled");
    live.remove();
    grip.classList.add("known");
    input.dispatchEvent(new Event("change"));
    tell();
  };
  // Let go between two positions, it goes to the nearer one.
  const settle = () => {
    const [from, to, start] = [now, Math.round(now), performance.now()];
    const own = (going = {});
    if (from === to || still.matches) {
      set(to);
      place();
      return rest();
    }
    const go = (time) => {
      if (going !== own) return;
      const part = Math.min(1, Math.max(0, time - start) / 120);
      set(mix(from, to, part));
      draw();
      place();
      if (part < 1) requestAnimationFrame(go);
      else rest();
    };
    requestAnimationFrame(go);
  };

  const { grip, place, say } = hold(figure, "steepness of the price", {
    at: () => {
      const [a, b, part] = around();
      return rings[a].map((way, i) => mix(way, rings[b][i], part));
    },
    pull: pullTo,
    step: (right, up) => {
      going = undefined;
      set(Math.round(now) + right + up);
    },
    done: settle,
  });
  const tell = () => {
    const { value } = frames[Math.round(now)].dataset;
    const ends = [frames[0], frames[last]].map(({ dataset }) => dataset.value);
    say(value, ends, input.getAttribute("aria-valuetext"));
  };
  grip.classList.add("upright", "l1");
  figure.classList.add("held");
  // The address, and paper, move the slider.
  new MutationObserver(() => {
    if (Math.round(now) === Number(input.value)) return;
    now = Number(input.value);
    arrive();
    place();
    tell();
  }).observe(input, { attributeFilter: ["aria-valuetext"] });
  arrive();
  place();
  tell();

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
.held .pulled .frame,
.held :is(input, .scale) {
  display: none !important;
}
.held output {
  margin-block-start: 1rem;
}
.held .figure > .ring {
  transform-box: fill-box;
  transform-origin: center;
}
.grip.upright {
  color: var(--l1);
}
.grip.upright:not(.known)::after {
  content: "";
  position: absolute;
  inset: -8px 16px;
  background: currentColor;
  clip-path: polygon(50% 0, 100% 7px, 0 7px, 50% 0, 50% 100%, 0 calc(100% - 7px), 100% calc(100% - 7px), 50% 100%);
}
.grip.upright.lowest::after {
  clip-path: polygon(50% 0, 100% 7px, 0 7px);
}
.hero h1 b {
  transition: color 0.2s;
}
@media print {
  .hero h1 b {
    color: var(--l1);
  }
}`);
  document.adoptedStyleSheets.push(sheet);
})();
