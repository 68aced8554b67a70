// The program choose on a reader's own file: what run.js puts a button for.

// A file may have so many bytes, of which so many say what it is like, and a
// run so many milliseconds.
const MOST = 50e6;
const FIRST = 4e6;
const LONGEST = 600_000;

// The names in the first line of a file that has several cells, and no title.
const namesIn = (text) => {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/).filter((line) => !/^(sep=|#|\s*$)/.test(line));
  const bare = (lines[0] ?? "").replace(/"[^"]*"/g, "");
  const signs = [",", ";", "\t", "|"].map((sign) => [bare.split(sign).length, sign]);
  const [, sign] = signs.reduce((most, other) => (other[0] > most[0] ? other : most));
  const cells = (lines[0] ?? "").match(new RegExp(`("(?:[^"]|"")*"|[^${sign}"]*)(?:\\${sign}|$)`, "g")) ?? [];
  const name = (cell) => cell.replace(new RegExp(`\\${sign}$`), "").trim().replace(/^"(.*)"$/s, "$1").replaceAll('""', '"');
  return cells.map(name).filter((name) => name);
};

const TYPES = { html: "text/html", json: "application/json", csv: "text/csv", svg: "image/svg+xml", py: "text/x-python" };

// The report, as part of a page that has a heading of its own.
const reportIn = (html) => {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const heading of body.querySelectorAll("h1, h2")) {
    const lower = heading.localName === "h1" ? "h2" : "h3";
    heading.replaceWith(element(lower, {}, ...heading.childNodes));
  }
  // Code scrolls inside of its box here.
  for (const code of body.querySelectorAll("pre > code")) {
    code.parentElement.removeAttribute("tabindex");
    code.tabIndex = 0;
  }
  // What scrolls sideways has a shadow at its end, as all tables have here.
  for (const table of body.querySelectorAll(".scroll")) table.className = "table-wrapper";
  return element("div", { className: "report" }, ...body.querySelector("main").childNodes);
};

const open = (place) => {
  let file, model, mine, tooLarge;
  let links = [];
  const input = element("input", { type: "file", accept: ".csv,.tsv,.txt,.data,text/csv" });
  const target = element("select");
  const line = element("input", { type: "text", spellcheck: false, autocomplete: "off", placeholder: "such as --drop id --missing mean" });
  line.setAttribute("autocapitalize", "off");
  const submit = element("button", { type: "submit", textContent: "Run", disabled: true });
  const cancel = element("button", { type: "button", textContent: "Cancel", hidden: true });
  const form = element("form", {},
    element("label", {}, "Your table, a CSV file ", input),
    element("label", {}, "To predict ", target),
    element("label", { className: "wide" }, "Options, as in a terminal ", line), submit, cancel);
  const help = element("pre", {}, element("code"));
  help.tabIndex = 0;
  const options = element("details", {}, element("summary", { textContent: "All options" }), help);
  const status = element("p", { className: "status" });
  status.setAttribute("role", "status");
  const wrong = element("pre", { className: "wrong", hidden: true }, element("code"));
  const saves = element("p", { className: "save", hidden: true });
  const rows = element("input", { type: "file", accept: ".csv,.tsv,.txt,.data,text/csv" });
  const further = element("p", { hidden: true }, element("label", {}, "Rows to predict, a CSV file with the same columns ", rows));
  const report = element("div");
  const section = element("section", { className: "live panel" }, form, options,
    element("p", { textContent: "The file stays on this machine: the program runs in this page and sends nothing." }),
    status, wrong, saves, further, report);
  section.setAttribute("aria-label", "Your data");
  place.replaceChildren(section);

  const bytesOf = async (given) => new Uint8Array(await given.arrayBuffer());
  const complain = (words) => {
    wrong.hidden = !words;
    wrong.firstChild.textContent = words;
  };
  // Runs the program; only the newest answer counts.
  const ask = async (words) => {
    mine?.cancel?.();
    const control = (mine = {});
    const start = performance.now();
    cancel.hidden = false;
    section.setAttribute("aria-busy", "true");
    let said = "";
    const say = () => (status.textContent = `Running for ${Math.round((performance.now() - start) / 1000)} s${said && `; ${said}`}`);
    say();
    const tick = setInterval(say, 1000);
    const answer = await run(words, (progress) => ((said = progress), say()), control, LONGEST);
    clearInterval(tick);
    if (control !== mine) return;
    cancel.hidden = true;
    section.removeAttribute("aria-busy");
    status.textContent = answer.code ? "" : `Done in ${((performance.now() - start) / 1000).toFixed(1)} s.`;
    complain(answer.errors);
    return answer;
  };
  const offer = (files) => {
    const made = files.map(([name, content]) => saved(name, content, TYPES[name.split(".").pop()]));
    links.push(...made);
    saves.append(...made.flatMap((link) => [" ", link]));
    saves.hidden = false;
  };

  const opened = (name, bytes, large) => {
    file = name;
    tooLarge = large;
    give(name, bytes);
    const names = namesIn(new TextDecoder().decode(bytes.subarray(0, 65536)));
    const before = target.value;
    target.replaceChildren(...names.map((name) => element("option", { textContent: name })));
    // A corrected file keeps what was asked of the one before.
    target.value = names.includes(before) ? before : names.at(-1);
    submit.disabled = !names.length;
    complain(names.length ? "" : `error: ${name} has no line with names\n`);
    status.textContent = large
      ? `${name} has more than ${MOST / 1e6} MB, the limit in the page; a terminal takes twenty times that. Choose the column to predict, and run: a script for Spark will be written for this file.`
      : `${name} is here: choose the column to predict, and run.`;
  };
  const study = async () => {
    links.splice(0).forEach(({ href }) => URL.revokeObjectURL(href));
    report.replaceChildren();
    saves.replaceChildren("Save");
    saves.hidden = further.hidden = true;
    let words;
    try {
      words = wordsOf(line.value);
    } catch ({ message }) {
      return complain(`error: ${message}\n`);
    }
    if (tooLarge) words.push("--spark");
    const answer = await ask([file, "--target", target.value, ...words]);
    const script = answer?.["with_spark.py"];
    if (script) offer([["with_spark.py", script]]);
    if (!answer || answer.code || script) return;
    const { text, errors, code, parameters, figures, ...files } = answer;
    model = files["model.json"];
    report.replaceChildren(reportIn(files["report.html"]));
    await race(report);
    offer([...Object.entries(files), ...figures.map(({ name, svg }) => [`${name}.svg`, svg])]);
    further.hidden = false;
  };
  const predict = async ([given]) => {
    if (!given) return;
    if (given.size > MOST) return complain(`error: ${given.name} has more than ${MOST / 1e6} MB, the limit in the page; predict it in parts, or in a terminal\n`);
    give("model.json", new TextEncoder().encode(model));
    give(given.name, await bytesOf(given));
    const answer = await ask(["predict", "model.json", given.name]);
    if (!answer || answer.code) return;
    complain(answer.text);
    offer([["predictions.csv", answer["predictions.csv"]]]);
  };

  const take = async ([given]) => {
    if (!given) return;
    if (given.size <= MOST) return opened(given.name, await bytesOf(given));
    // Whole lines of its beginning.
    const bytes = await bytesOf(given.slice(0, FIRST));
    opened(given.name, bytes.subarray(0, bytes.lastIndexOf(10) + 1 || bytes.length), true);
  };
  // The same file once more may have changed.
  for (const chosen of [input, rows]) chosen.addEventListener("click", () => (chosen.value = ""));
  input.addEventListener("change", () => take(input.files));
  rows.addEventListener("change", () => predict(rows.files));
  section.addEventListener("dragover", (event) => event.preventDefault());
  section.addEventListener("drop", (event) => {
    event.preventDefault();
    take(event.dataTransfer.files);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    study();
  });
  cancel.addEventListener("click", () => mine?.cancel?.());
  options.addEventListener("toggle", async () => {
    if (!help.firstChild.textContent) help.firstChild.textContent = (await run(["--help"])).text;
  });
  // Elsewhere the arrow keys turn the page, and letters open the search.
  section.addEventListener("keydown", (event) => event.stopPropagation());
  input.focus();
  const sample = (name, text) => opened(name, new TextEncoder().encode(text));
  // A table and its questions' answers at once, to the race in its report.
  const begin = async (put, column, given = "") => {
    await put();
    if (submit.disabled) return;
    if (column) target.value = column;
    line.value = given;
    await study();
    report.querySelector(".start")?.click();
  };
  return { sample, begin: (name, text, ...asked) => begin(() => sample(name, text), ...asked), drop: (files) => begin(() => take(files)) };
};

globalThis.panel = { open };
