// The converter of the page on libraries: it reads the formulas out of the
// page's table, and writes beside each what it gives for the reader's number.
"use strict";
(() => {
  const place = document.getElementById("convert");
  const table = document.querySelector("#convert ~ .table-wrapper table, #convert ~ table");
  if (!place || !table) return;

  // number · λ^p · n^p … as listings/library/src/formula.rs reads it.
  const read = (text) => {
    const [above, below = "1"] = text.split("/");
    const parts = [[above, 1], [below.replace(/^\((?!n-1\))|\)$/g, ""), -1]];
    return (lambda, sizes) => parts.reduce((product, [part, sign]) =>
      part.split("*").reduce((all, factor) => {
        const known = { "λ": lambda, n: sizes.n, "(n-1)": sizes.n - 1, s: sizes.s,
          s1: sizes.s * Math.sqrt(sizes.n / (sizes.n - 1)), "λmax": sizes.most }[factor.trim()];
        return all * (known ?? Number(factor)) ** sign;
      }, product), 1);
  };
  const prices = [...table.tBodies[0].rows].flatMap((row) => [1, 2].flatMap((column) => {
    const cell = row.cells[column], code = cell.querySelector("code");
    if (!code) return [];
    const [typed, formula] = code.textContent.split(" = ");
    const link = row.cells[0].querySelector("a");
    const shown = cell.appendChild(document.createElement("span"));
    shown.className = "converted";
    return { id: link.hash.slice(1), name: link.textContent, kind: column === 1 ? "l1" : "l2",
      typed, formula, at: read(formula), shown };
  }));

  // Only this page needs these; the policy of a published page forbids an
  // element with them.
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  sheet.replaceSync(`
    #convert { scroll-margin-top: calc(var(--menu-bar-height, 0px) + 1em); }
    .convert { display: flex; flex-wrap: wrap; gap: 0.6em 1.2em; margin-block: 1em; }
    .convert :is(input, select) { font: inherit; color: var(--fg); background: var(--bg);
      border: 1px solid var(--axis); border-radius: 4px; padding: 0.15em 0.4em; max-width: 100%; }
    .convert output { flex-basis: 100%; }
    .converted { display: block; font-weight: 600; }
    @media print { .convert { display: none; } }`);

  const add = (kind, settings, parent) =>
    parent.appendChild(Object.assign(document.createElement(kind), settings));
  const form = add("form", { className: "convert" }, place);
  const field = (words, input) => {
    const label = add("label", {}, form);
    label.append(words, " ", input);
    return input;
  };
  const choose = (options) => {
    const select = document.createElement("select");
    for (const [value, text] of options) add("option", { value, textContent: text }, select);
    return select;
  };
  const number = (value, hint = "") => Object.assign(document.createElement("input"),
    { type: "text", inputMode: "decimal", value, placeholder: hint, size: 8 });
  const names = new Map(prices.map(({ id, name }) => [id, name]));
  const where = field("I typed it in", choose([["book", "this book"], ...names]));
  const kind = field("for", choose([["l1", "L1"], ["l2", "L2"]]));
  const typed = field("the number", number("0.1"));
  const n = field("rows, n", number("", "442"));
  const s = field("deviation of y, s", number("", "77"));
  const most = field("λmax, for gretl", number("", "90"));
  const pull = field("2·|mean(xy)| of a column", number("", "1"));
  const said = add("output", {}, form);

  // What nobody gave is no number, and so is what no size can be.
  const value = (input, least = 0) => {
    const x = Number(input.value.trim().replace(",", "."));
    return x > 0 && x >= least ? x : NaN;
  };
  const show = (x) => String(Number(x.toPrecision(6))).replace("-", "−");
  const answer = () => {
    const sizes = { n: value(n, 2), s: value(s), most: value(most) }, given = value(typed);
    const of = prices.find((price) => price.id === where.value && price.kind === kind.value);
    let lambda = given, missing = "";
    if (where.value !== "book") {
      if (!of) missing = `${names.get(where.value)} has no price for ${kind.value.toUpperCase()}.`;
      else {
        const one = of.at(1, sizes);
        lambda = Math.abs(of.at(2, sizes) / one - 2) < 1e-9 ? given / one : one / given;
      }
    }
    if (!missing && !(given > 0)) missing = "A strength is a number above 0.";
    if (!missing && !Number.isFinite(lambda)) {
      const takes = [["n", /n|s1/], ["s", /s/], ["λmax", /λmax/]].filter(([, is]) => is.test(of.formula));
      missing = `There one types ${of.typed} = ${of.formula}: give ${takes.map(([name]) => name).join(" and ")}.`;
    }
    for (const price of prices) {
      const there = price.at(lambda, sizes);
      const fits = !missing && price.kind === kind.value && Number.isFinite(there);
      price.shown.textContent = fits ? `= ${show(there)}` : "";
    }
    const zero = value(pull) > 0 && kind.value === "l1" && !missing
      ? (value(pull) <= lambda
        ? " Alone, the weight of your column is 0: the pull is not larger than λ."
        : " Alone, the weight of your column is not 0: the pull is larger than λ.")
      : "";
    said.textContent = missing || `In this book λ = ${show(lambda)}. The table has each library's number.${zero}`;
    const more = [["n", n], ["s", s], ["m", most]].filter(([, input]) => input.value.trim())
      .map(([name, input]) => `:${name}=${input.value.trim()}`);
    return `#convert=${where.value}:${typed.value.trim()}:${kind.value}${more.join("")}`;
  };
  // Whoever comes here has typed something somewhere, most often there.
  if (names.has("scikit-learn")) where.value = "scikit-learn";
  const [, from, first, ...rest] = /^#convert=([^:]+):([^:]+)(.*)$/.exec(decodeURIComponent(location.hash)) ?? [];
  if (from) {
    where.value = from;
    typed.value = first;
    for (const part of rest.join("").split(":")) {
      if (part === "l1" || part === "l2") kind.value = part;
      if (part.startsWith("n=")) n.value = part.slice(2);
      if (part.startsWith("s=")) s.value = part.slice(2);
      if (part.startsWith("m=")) most.value = part.slice(2);
    }
    if (!where.value) where.value = "book";
    place.scrollIntoView();
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => history.replaceState(null, "", answer()));
  answer();
})();
