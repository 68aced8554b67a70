// Who comes in first: the paths of a report, run through in four seconds with
// the names at the ends of their lines, and a picture of it.
const LONG = 4000;

// A script of the book that lies beside its pages.
const fetched = {};
const beside = (name) => (fetched[name] ??= new Promise((resolve, reject) => {
  const script = element("script", { src: name, onload: resolve, onerror: reject });
  document.head.append(script);
}));

// The points of straight lines: where they start, then steps.
const pointsOf = (path) => {
  const [x, y, ...steps] = path.getAttribute("d").match(/-?(?:\d+\.?\d*|\.\d+)/g).map(Number);
  const points = [[x, y]];
  for (let i = 0; i + 1 < steps.length; i += 2) {
    const [left, up] = points.at(-1);
    points.push([left + steps[i], up + steps[i + 1]]);
  }
  return points;
};
// How high a line is at a place, between the points that the program drew.
const heightAt = (points, x) => {
  const i = Math.max(1, points.findIndex((point) => point[0] >= x));
  const [[x0, y0], [x1, y1]] = [points[i - 1], points[i]];
  return x1 > x0 ? y0 + ((y1 - y0) * (Math.min(x, x1) - x0)) / (x1 - x0) : y1;
};
// Places from above that are at least a step apart, as near as can be to those
// that are wanted: as listings/figure/src/logarithmic.rs has it.
const apart = (wanted, step) => {
  const blocks = [];
  for (const place of wanted) {
    let block = [place, 1];
    while (blocks.length && blocks.at(-1)[0] + step * blocks.at(-1)[1] > block[0]) {
      const [above, count] = blocks.pop();
      const all = count + block[1];
      block = [(count * above + block[1] * (block[0] - step * count)) / all, all];
    }
    blocks.push(block);
  }
  return blocks.flatMap(([first, count]) => Array.from({ length: count }, (_, i) => first + step * i));
};

// Puts the race into a report that is on the page.
const race = async (report) => {
  const figure = report.querySelector("[id$='choose-paths']");
  const order = report.querySelector("ol.race");
  if (!figure || !order) return;
  await beside("hold.js").catch(() => {});
  const svg = figure.querySelector("svg");
  const { width, height } = svg.viewBox.baseVal;
  const lines = [...svg.querySelectorAll("path.l1")];
  const names = [...svg.querySelectorAll("text.text:not([text-anchor])")].slice(-order.children.length);
  const runners = lines.slice(-names.length).map((line, i) => {
    const points = pointsOf(line);
    const name = names[i];
    return { points, name, home: ["x", "y"].map((at) => Number(name.getAttribute(at))) };
  });
  const [start, end] = [runners[0].points[0][0], runners[0].points.at(-1)[0]];
  const zero = runners[0].points[0][1];

  // What lies behind the playhead shows.
  const id = `${figure.id}-behind`;
  const rect = `<rect y="0" height="${height}"/>`;
  svg.insertAdjacentHTML("beforeend", `<clipPath id="${id}">${rect}</clipPath><path class="guide"/>`);
  const [clip, head] = [svg.querySelector("clipPath rect"), svg.lastElementChild];
  lines.forEach((line) => line.setAttribute("clip-path", `url(#${id})`));
  const items = [...order.children];
  let part = 1;
  const show = (now) => {
    part = now;
    const x = start + (end - start) * part;
    clip.setAttribute("width", x + 2);
    head.setAttribute("d", `M${x} 30V362`);
    head.style.display = part === 1 ? "none" : "";
    const here = runners.map(({ points, name, home }) => ({ name, home, y: heightAt(points, x) }));
    const inside = here.filter(({ y, name }) => {
      const isIn = part === 1 || Math.abs(y - zero) > 0.05;
      name.style.display = isIn ? "" : "none";
      return isIn;
    }).sort((a, b) => a.y - b.y);
    const places = apart(inside.map(({ y }) => y), 22);
    inside.forEach(({ name, home }, i) => {
      name.setAttribute("x", part === 1 ? home[0] : x + 10);
      name.setAttribute("y", part === 1 ? home[1] : places[i] + 5);
    });
    for (const item of items) item.classList.toggle("ahead", part + 1e-4 < item.dataset.part);
  };
  const told = () => {
    const inside = items.filter((item) => part + 1e-4 >= item.dataset.part);
    return `${inside.length} of ${items.length} are in${inside.length ? `, last ${inside.at(-1).firstChild.data.trim()}` : ""}`;
  };

  const play = element("button", { type: "button", className: "start", textContent: "Let them race" });
  const save = element("button", { type: "button", textContent: "Save a picture" });
  const buttons = element("p", { className: "racing" }, play, " ", save);
  (figure.querySelector("figcaption") ?? svg).before(buttons);
  let running;
  const go = (wanted) => {
    running = undefined;
    show(Math.min(Math.max(wanted, 0), 1));
  };
  const done = () => grip?.say(part.toFixed(2), [0, 1], told());
  const grip = globalThis.hold?.(figure, "how far the race is", {
    at: () => [start + (end - start) * part, 362],
    pull: ([x]) => go((x - start) / (end - start)),
    step: (right, up) => go(part + (right + up) / 100),
    done,
  });
  play.addEventListener("click", () => {
    figure.scrollIntoView({ block: "nearest" });
    const began = performance.now();
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const own = (running = {});
    const step = (time) => {
      if (running !== own || !figure.isConnected) return;
      const now = still ? 1 : Math.min(1, Math.max(0, (time - began) / LONG));
      show(now);
      grip?.place();
      if (now < 1) requestAnimationFrame(step);
      else done();
    };
    step(began);
  });
  save.addEventListener("click", async () => {
    const title = report.querySelector("h2").textContent;
    const picture = await pictureOf(figure, title, items.map((item) => item.firstChild.data.trim()));
    const link = element("a", { download: "who-comes-in-first.png", href: URL.createObjectURL(picture) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  show(1);
  done();
};

// Draws what an SVG shows on a canvas, with the styles that it has on the page.
const paint = (canvas, svg) => {
  for (const shape of svg.querySelectorAll("path, circle, text")) {
    const style = getComputedStyle(shape);
    if (style.display === "none" || shape.closest("clipPath, defs")) continue;
    canvas.lineWidth = parseFloat(style.strokeWidth);
    canvas.lineJoin = style.strokeLinejoin;
    canvas.lineCap = style.strokeLinecap;
    canvas.setLineDash((style.strokeDasharray.match(/[\d.]+/g) ?? []).map(Number));
    const ink = (fill) => {
      canvas.globalAlpha = fill ? style.fillOpacity : style.strokeOpacity;
      canvas.fillStyle = style.fill;
      canvas.strokeStyle = style.stroke;
    };
    if (shape.localName === "text") {
      const sizes = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const pieces = [...shape.childNodes].map((node) =>
        [node.textContent, `${node.localName ? "italic " : ""}${sizes}`]);
      const wide = pieces.reduce((sum, [words, font]) =>
        ((canvas.font = font), sum + canvas.measureText(words).width), 0);
      let x = Number(shape.getAttribute("x"));
      x -= { end: wide, middle: wide / 2 }[style.textAnchor] ?? 0;
      ink(true);
      for (const [words, font] of pieces) {
        canvas.font = font;
        canvas.strokeText(words, x, shape.getAttribute("y"));
        canvas.fillText(words, x, shape.getAttribute("y"));
        x += canvas.measureText(words).width;
      }
      continue;
    }
    const outline = new Path2D(shape.getAttribute("d") ?? undefined);
    if (shape.localName === "circle") outline.arc(...["cx", "cy", "r"].map((at) => shape.getAttribute(at)), 0, 7);
    if (style.fill !== "none") ink(true), canvas.fill(outline);
    if (style.stroke !== "none") ink(false), canvas.stroke(outline);
  }
  canvas.globalAlpha = 1;
};

// A picture of 1200 × 630, as pages show that link to another.
const pictureOf = async (figure, title, names) => {
  const board = element("canvas", { width: 1200, height: 630 });
  const canvas = board.getContext("2d");
  const style = getComputedStyle(figure);
  const inkOf = (name) => style.getPropertyValue(name).trim();
  const family = style.fontFamily;
  const write = (words, x, y, size, ink, weight = 400) => {
    canvas.font = `${weight} ${size}px ${family}`;
    canvas.fillStyle = ink;
    // What has no room is cut.
    let shown = words;
    const most = x < 700 ? 1120 - x : 340;
    while (canvas.measureText(shown).width > most) shown = `${shown.slice(0, -2)}…`;
    canvas.fillText(shown, x, y);
  };
  canvas.fillStyle = inkOf("--bg");
  canvas.fillRect(0, 0, 1200, 630);
  write(title, 48, 84, 52, inkOf("--fg"), 600);
  write("Who comes in first, as the price of a weight falls", 48, 126, 26, inkOf("--axis"));
  canvas.save();
  canvas.translate(40, 150);
  canvas.scale(1.1, 1.1);
  paint(canvas, figure.querySelector("svg"));
  canvas.restore();
  names.slice(0, 8).forEach((name, i) => {
    write(`${i + 1}`, 770, 214 + 44 * i, 28, inkOf("--l1"), 600);
    write(name, 812, 214 + 44 * i, 28, inkOf("--fg"));
  });
  write("Why L1 Shrinks Weights to Zero", 770, 592, 22, inkOf("--axis"));
  return new Promise((resolve) => board.toBlob(resolve, "image/png"));
};
