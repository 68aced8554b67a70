// The reader draws how the best weight goes as the price rises; then the line
// that the program of chapter 5 drew goes over it. Where the true line is comes
// from the figure, its numbers from the ticks, and what a wrong line means from
// the words on the page.
"use strict";
(() => {
  const figure = document.getElementById("predict-path");
  const told = document.querySelector(".told");
  const svg = figure.querySelector("svg");
  const [label, description] = ["aria-label", "aria-describedby"].map((name) => svg.getAttribute(name));
  const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const draw = (name, attributes, ...children) => {
    const made = document.createElementNS(svg.namespaceURI, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const make = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  // Price and weight of a place, from two ticks of each axis.
  const ticks = [...svg.querySelectorAll("path.axis")].flatMap((tick) => {
    const [x, y, right, down] = tick.getAttribute("d").match(/-?[\d.]+/g).map(Number);
    const number = tick.nextElementSibling.matches("text.axis") && tick.nextElementSibling.textContent;
    if (!number) return [];
    return [{ place: right ? y : x, number: Number(number.replace("−", "-")), isAcross: !right && down !== 0 }];
  });
  const along = (isAcross) => {
    const [a, b] = ticks.filter((tick) => tick.isAcross === isAcross);
    const unit = (b.number - a.number) / (b.place - a.place);
    return [(place) => a.number + (place - a.place) * unit, (number) => a.place + (number - a.number) / unit];
  };
  const [priceAt] = along(true);
  const [weightAt, heightOf] = along(false);
  const ground = heightOf(0);

  // The true lines, at so many places between the ends of the axis.
  const LAST = 100;
  const read = (ink) => {
    const points = [...svg.querySelectorAll(`path.${ink}`)].flatMap((path) => {
      const length = path.getTotalLength();
      return Array.from({ length: 201 }, (_, i) => path.getPointAtLength((length * i) / 200));
    });
    const [left, right] = [points[0].x, points.at(-1).x];
    const xs = Array.from({ length: LAST + 1 }, (_, i) => left + ((right - left) * i) / LAST);
    const ys = xs.map((x) => {
      const k = Math.max(1, points.findIndex((point) => point.x >= x - 1e-6));
      const [a, b] = [points[k - 1], points[k]];
      return b.x > a.x ? a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x) : b.y;
    });
    return { xs, ys };
  };
  const lines = { l1: read("l1"), l2: read("l2") };
  const { xs } = lines.l1;
  const top = lines.l1.ys[0];
  const layers = {};
  for (const [ink, parts] of [["l1", ".l1"], ["l2", ".l2, .guide"]]) {
    layers[ink] = draw("g", { class: "layer" }, ...svg.querySelectorAll(`:scope > :is(${parts})`));
    svg.append(layers[ink]);
  }
  svg.append(
    draw("pattern", { id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      draw("rect", { class: "axis", width: 1, height: 6, fill: "currentColor" })),
  );
  const gap = draw("path", { class: "gap drawn" });
  const pencil = draw("path", { class: "text drawn" });
  // What to do, in the empty picture, until something is drawn.
  const hints = ["draw from here to the right →", "how far does the best weight fall", "as the price λ rises?"].map((words, i) =>
    draw("text", { class: "loss", x: xs[0] + 24 + 40 * Math.min(i, 1), y: top + [5, 60, 88][i] }, words));
  svg.prepend(gap);
  svg.append(pencil, ...hints);

  // The reader's line so far: its heights, up to the place `at`.
  let ink;
  let mine;
  let at;
  let isByKey;
  const path = (ys, from = 0) => ys.map((y, i) => `${xs[from + i].toFixed(1)} ${y.toFixed(1)}`).join("L");
  const show = () => {
    pencil.setAttribute("d", `M${path(mine)}`);
    for (const hint of hints) hint.style.display = at ? "none" : "";
  };
  const to = (place, y) => {
    if (place > at)
      for (let i = at + 1; i <= place; i++) mine[i] = mine[at] + ((y - mine[at]) * (i - at)) / (place - at);
    mine.length = place + 1;
    if (place) mine[place] = y;
    at = place;
    show();
  };
  const inside = (y) => Math.max(top - 12, Math.min(ground + 15, y));
  const { grip, place, take, say } = hold(figure, "pencil", {
    at: () => [xs[at], mine[at]],
    pull: ([x, y]) => {
      isByKey = false;
      const part = (x - xs[0]) / (xs[LAST] - xs[0]);
      to(Math.max(0, Math.min(LAST, Math.round(part * LAST))), inside(y));
    },
    // To the next tenth of the axis, or higher there.
    step: (right, up) => {
      isByKey = true;
      const tenth = LAST / 10;
      if (right) {
        const next = right > 0 ? Math.floor(at / tenth) + right : Math.ceil(at / tenth) + right;
        const goal = Math.max(0, Math.min(10, next)) * tenth;
        to(goal, goal > at ? mine[at] : mine[goal]);
      } else if (at) {
        const [goal, y] = [at, inside(mine[at] - (up * (ground - top)) / 20)];
        at = Math.max(0, at - tenth);
        to(goal, y);
      }
    },
    done: () => {
      tell();
      if (!isByKey && at >= LAST - 2) compare();
    },
  });
  const tell = () => {
    const [price, weight] = [priceAt(xs[at]), weightAt(mine[at])].map((n) => Number(n.toFixed(2)));
    const ends = [0, LAST].map((i) => Number(priceAt(xs[i]).toFixed(2)));
    say(price, ends, `price ${price}, weight ${`${weight}`.replace("-", "−")}`);
    button.hidden = !at;
  };
  svg.addEventListener("pointerdown", (event) => {
    // A finger beside the pencil scrolls.
    if (event.pointerType !== "touch" && !grip.hidden) take(event, true);
  });

  // A line at ten prices, in hundredths of the weight without a price: what the
  // address keeps, and what is judged.
  const tenths = Array.from({ length: 10 }, (_, i) => ((i + 1) * LAST) / 10);
  const heightsOf = (ys) => tenths.map((i) => Math.round((100 * (ground - ys[i])) / (ground - top)));
  // From price to price, straight.
  const parts = (ys) => {
    const heights = [100, ...heightsOf(ys)].map((height) => height / 100);
    return xs.map((_, i) => {
      const from = Math.min(9, Math.floor((10 * i) / LAST));
      return heights[from] + (heights[from + 1] - heights[from]) * ((10 * i) / LAST - from);
    });
  };
  const NEAR = 0.06;
  const diagnose = () => {
    const line = parts(mine);
    const [one, two] = [parts(lines.l1.ys), parts(lines.l2.ys)];
    const [own, other] = ink === "l1" ? [one, two] : [two, one];
    const far = (curve) => line.reduce((sum, y, i) => sum + Math.abs(y - curve[i]), 0) / line.length;
    const from = (curve) => curve.findLastIndex((y) => Math.abs(y) > 0.04) + 1;
    const zero = from(line);
    let least = 1;
    const rises = line.some((y) => y - (least = Math.min(least, y)) > 0.08);
    const mean = line.reduce((sum, y, i) => sum + y - own[i], 0);
    const off = Math.max(...line.map((y, i) => Math.abs(y - own[i])));
    if (Math.min(...line) < -0.75 * NEAR) return "below";
    if (off < 1.5 * NEAR) return "right";
    if (rises) return "up";
    if (2 * far(other) < far(own)) return "other";
    if (ink === "l2") return zero <= LAST ? "zero" : mean > 0 ? "high" : "low";
    if (zero > LAST) return "never";
    const late = zero - from(own);
    return late < -6 ? "early" : late > 6 ? "late" : "bent";
  };

  const prompt = make("p", { className: "on-screen" });
  const verdict = make("p", { role: "status" });
  const button = make("button", { textContent: "Show the true line" });
  const again = make("button", { textContent: "Draw again" });
  const next = make("button");
  const strips = make("div", { className: "strips", hidden: true });
  const copy = make("button", { textContent: "Copy" });
  const names = { l1: "L1", l2: "L2" };
  const other = () => (ink === "l1" ? "l2" : "l1");
  // For each line that was drawn, how far off it is at ten prices.
  const drawn = {};

  const begin = (which) => {
    ink = which;
    [mine, at] = [[top], 0];
    for (const [name, layer] of Object.entries(layers)) layer.style.visibility = name in drawn && name !== ink ? "" : "hidden";
    gap.removeAttribute("d");
    show();
    grip.hidden = false;
    svg.setAttribute("aria-label", "an empty picture: the weight over its price");
    svg.removeAttribute("aria-describedby");
    figure.classList.add("hushed");
    prompt.replaceChildren("Take the ring and draw to the right, for ", make("b", { className: ink, textContent: names[ink] }), ".");
    verdict.textContent = "";
    again.hidden = next.hidden = true;
    place();
    tell();
  };
  const compare = (isAtOnce) => {
    if (at < LAST) to(LAST, mine[at]);
    const { ys } = lines[ink];
    gap.setAttribute("d", `M${path(mine)}L${xs.toReversed().map((x, i) => `${x} ${ys[LAST - i]}`).join("L")}z`);
    gap.style.fill = "url(#hatch)";
    layers[ink].style.visibility = "";
    grip.hidden = true;
    button.hidden = true;
    if (!isStill() && !isAtOnce)
      for (const part of [layers[ink], gap])
        part.animate([{ clipPath: "inset(-10px 100% -10px -10px)" }, { clipPath: "inset(-10px)" }], { duration: 1100, easing: "ease-in-out" });
    const [heights, own] = [heightsOf(mine), heightsOf(ys)];
    drawn[ink] = { heights, gaps: heights.map((height, i) => Math.abs(height - own[i]) / 100) };
    const words = told.querySelector(`[data-line~="${ink}"][data-line~="${diagnose()}"]`);
    verdict.replaceChildren(...words.cloneNode(true).childNodes);
    again.hidden = false;
    next.hidden = other() in drawn;
    next.textContent = `Now ${names[other()]}`;
    if (next.hidden) {
      figure.classList.remove("hushed");
      svg.setAttribute("aria-label", label);
      svg.setAttribute("aria-describedby", description);
    }
    showStrips();
    if (isAtOnce) return;
    (next.hidden ? again : next).focus({ preventScroll: true });
    const place = new URLSearchParams(Object.entries(drawn).map(([name, { heights }]) => [name, heights.join(".")]));
    history.replaceState(null, "", `#${place}`);
  };

  const hits = (gaps) => gaps.filter((gap) => gap < NEAR).length;
  const level = (gap) => Math.min(7, Math.floor(gap / NEAR));
  const showStrips = () => {
    const rows = Object.entries(names).filter(([name]) => name in drawn).map(([name, words]) => {
      const { gaps } = drawn[name];
      const bars = gaps.map((gap) => {
        const bar = make("i");
        bar.style.height = `${(level(gap) + 1) / 8}em`;
        return bar;
      });
      return make("p", { className: name }, make("b", { className: name, textContent: words }),
        make("span", {}, ...bars), `${hits(gaps)} of 10`);
    });
    strips.replaceChildren(make("p", { textContent: "How far off, at ten prices" }), ...rows, copy);
    strips.hidden = false;
  };
  copy.addEventListener("click", async () => {
    const rows = Object.entries(names).filter(([name]) => name in drawn).map(([name, words]) =>
      `${words} ${drawn[name].gaps.map((gap) => "▁▂▃▄▅▆▇█"[level(gap)]).join("")} ${hits(drawn[name].gaps)} of 10`);
    const link = location.protocol.startsWith("http") ? [location.href.split("#")[0]] : [];
    const text = ["Draw it first: how far off at ten prices", ...rows, ...link].join("\n");
    try {
      await navigator.clipboard.writeText(text);
      copy.textContent = "Copied";
    } catch {
      // Where a page may not write to the clipboard, there is the text.
      copy.replaceWith(make("pre", { textContent: text }));
    }
  });
  button.addEventListener("click", () => compare());
  again.addEventListener("click", () => (begin(ink), grip.focus({ preventScroll: true })));
  next.addEventListener("click", () => (begin(other()), grip.focus({ preventScroll: true })));
  grip.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !at) return;
    // It would press the button that comes next.
    event.preventDefault();
    compare();
  });

  figure.before(prompt);
  figure.classList.add("sketched");
  svg.after(make("div", { className: "sketch check" }, verdict, button, next, again, strips));
  told.hidden = true;

  // #l1=90.80.… in the address is a line that was drawn.
  const follow = () => {
    const place = new URLSearchParams(location.hash.slice(1));
    for (const name of ["l1", "l2"]) {
      const heights = (place.get(name) ?? "").split(".").map(Number);
      if (heights.length !== 10 || !heights.every((part) => Math.abs(part) <= 120)) continue;
      begin(name);
      heights.forEach((part, i) => to(((i + 1) * LAST) / 10, inside(ground - ((ground - top) * part) / 100)));
      compare(true);
    }
  };
  begin("l1");
  follow();
  addEventListener("hashchange", follow);

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
.sketch {
  grid-area: slider;
  align-items: center;
  margin: 0;
}
.sketch p {
  flex: 1 0 100%;
  margin: 0;
}
.sketch p:empty {
  display: none;
}
.sketch button {
  min-height: 4.4rem;
}
.sketch .strips {
  flex: 1 0 100%;
  margin-block-start: 1em;
}
.strips p {
  display: flex;
  align-items: baseline;
  gap: 1em;
  color: var(--axis);
  font-size: 1.5rem;
}
.strips span {
  display: inline-flex;
  align-items: end;
  gap: 0.2em;
  height: 1em;
  font-size: 2.2rem;
}
.strips i {
  width: 0.5em;
  background: currentColor;
}
.strips .l1 span {
  color: var(--l1);
}
.strips .l2 span {
  color: var(--l2);
}
.strips button {
  margin-block-start: 1em;
}
.figure .gap {
  stroke: none;
}
.figure:has(.gap) {
  cursor: crosshair;
}
/* Beside the figure its caption keeps its place. */
.hushed figcaption {
  visibility: hidden;
}
@container page (max-width: 84.7rem) {
  .hushed figcaption {
    display: none;
  }
}
.sketched .grip::before {
  inset: 13px;
}
.grip[hidden], .told[hidden] {
  display: none;
}
@media print {
  .sketch, .drawn {
    display: none !important;
  }
  .plot :is(.layer, figcaption) {
    visibility: visible !important;
  }
  .plot figcaption {
    display: block !important;
  }
}`);
  document.adoptedStyleSheets.push(sheet);
})();
