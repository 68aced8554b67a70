// Runs the book's programs in the page: the chapters' own code, compiled for
// wasm32-wasip1. Loaded when a reader first presses Run (theme/run.js). The
// press puts two things before this: MODULE, LZMA in base64, because from a
// folder on disk a page cannot fetch a file, and STYLE, theme/live.css.
"use strict";

// A run is ended after this time, in milliseconds.
const LIMIT = 60_000;
// A run that is longer than this says how far it is, and can be cancelled.
const LONG = 300;

// What the worker does: all of a system that the module asks for. It has a
// name, arguments, standard input, output and error, a clock, random numbers,
// and a folder with the reader's own files, which it can only read.
const work = () => {
  const ENOSYS = 52, BADF = 8, NOENT = 44;
  let module;

  const run = ({ id, words, files }) => {
    const encoder = new TextEncoder();
    const args = ["live", id, ...words].map((word) => encoder.encode(`${word}\0`));
    const written = { 1: [], 2: [] };
    const opened = new Map([[0, { bytes: new Uint8Array(), at: 0 }]]);
    let memory;
    const view = () => new DataView(memory.buffer);
    const bytes = (at, length) => new Uint8Array(memory.buffer, at, length);
    const number = (at, value) => (view().setUint32(at, value, true), 0);
    const big = (at, value) => (view().setBigUint64(at, value, true), 0);
    // The pieces of memory that a read or a write is about.
    const pieces = (at, count) =>
      Array.from({ length: count }, (_, i) =>
        bytes(view().getUint32(at + 8 * i, true), view().getUint32(at + 8 * i + 4, true)));

    const system = {
      args_sizes_get: (count, size) => {
        number(count, args.length);
        return number(size, args.reduce((sum, arg) => sum + arg.length, 0));
      },
      args_get: (places, at) => {
        args.forEach((arg, i) => {
          number(places + 4 * i, at);
          bytes(at, arg.length).set(arg);
          at += arg.length;
        });
        return 0;
      },
      environ_sizes_get: (count, size) => (number(count, 0), number(size, 0)),
      environ_get: () => 0,
      clock_time_get: (clock, precision, at) => big(at, BigInt(Math.round(performance.now() * 1e6))),
      random_get: (at, length) => (crypto.getRandomValues(bytes(at, length)), 0),
      fd_write: (fd, at, count, size) => {
        if (!written[fd]) return BADF;
        const all = pieces(at, count).map((piece) => piece.slice());
        written[fd].push(...all);
        const part = /^\0progress\0([^\0]*)$/.exec(new TextDecoder().decode(all[0]));
        if (fd === 1 && part) postMessage({ id, progress: part[1] });
        return number(size, all.reduce((sum, piece) => sum + piece.length, 0));
      },
      fd_read: (fd, at, count, size) => {
        const file = opened.get(fd);
        if (!file) return BADF;
        const before = file.at;
        for (const piece of pieces(at, count)) {
          const next = file.bytes.subarray(file.at, file.at + piece.length);
          piece.set(next);
          file.at += next.length;
        }
        return number(size, file.at - before);
      },
      // Folder 3 is the only one.
      fd_prestat_get: (fd, at) => (fd === 3 ? (number(at, 0), number(at + 4, 1)) : BADF),
      fd_prestat_dir_name: (fd, at) => (bytes(at, 1).set([46]), 0),
      fd_fdstat_get: (fd, at) => {
        bytes(at, 24).fill(0);
        view().setUint8(at, fd === 3 ? 3 : opened.has(fd) && fd ? 4 : 2);
        return big(at + 8, ~0n & 0xffffffffffffffffn), big(at + 16, 0xffffffffffffffffn);
      },
      path_open: (fd, follow, at, length, create, rights, inherited, flags, place) => {
        const name = new TextDecoder().decode(bytes(at, length));
        const file = files.get(name);
        if (!file) return NOENT;
        const next = Math.max(3, ...opened.keys()) + 1;
        opened.set(next, { bytes: file, at: 0 });
        return number(place, next);
      },
      fd_close: (fd) => (opened.delete(fd) ? 0 : BADF),
      proc_exit: (code) => {
        throw { code };
      },
    };
    const imports = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module))
      (imports[from] ??= {})[name] = system[name] ?? (() => ENOSYS);
    const instance = new WebAssembly.Instance(module, imports);
    memory = instance.exports.memory;
    let code = 0;
    try {
      instance.exports._start();
    } catch (error) {
      if (error.code === undefined) throw error;
      code = error.code;
    }
    const text = (fd) => {
      const all = new Uint8Array(written[fd].reduce((sum, part) => sum + part.length, 0));
      let at = 0;
      for (const part of written[fd]) all.set(part, at), (at += part.length);
      return new TextDecoder().decode(all);
    };
    return { id, code, printed: text(1), errors: text(2) };
  };

  let compiled;
  let files = new Map();
  onmessage = async ({ data }) => {
    if (data.module) compiled = WebAssembly.compile(data.module);
    else if (data.files) files = data.files;
    else {
      try {
        module = await compiled;
        postMessage(run({ ...data, files }));
      } catch (error) {
        const errors = `error: the program broke off: ${error.message ?? error}\n`;
        postMessage({ id: data.id, code: 2, printed: "", errors });
      }
    }
  };
};

// The bytes of the module, unpacked by theme/lzma.js.
let at = 0;
const bytes = [];
const packed = atob(MODULE);
LZMA.decompressFile(
  { size: packed.length, readByte: () => packed.charCodeAt(at++) },
  { writeByte: (byte) => bytes.push(byte) },
);
const unpacked = new Uint8Array(bytes);

// The reader's own files, by name.
const files = new Map();
let worker;
let asked = 0;
const waiting = new Map();

const start = async () => {
  const address = URL.createObjectURL(new Blob([`(${work})()`], { type: "text/javascript" }));
  const started = new Worker(address);
  started.postMessage({ module: unpacked });
  started.postMessage({ files });
  started.onmessage = ({ data }) => waiting.get(data.id)?.(data);
  return started;
};

// Ends the run that is under way; whatever waits behind it begins anew.
const end = async () => {
  const old = worker;
  worker = start();
  (await old)?.terminate();
};

const give = async (name, bytes) => {
  files.set(name, bytes);
  (await (worker ??= start())).postMessage({ files });
};

// Runs a program: its exit code, what it printed, and its figures. `progress`
// hears how far it is; `control.cancel` ends it.
let before = Promise.resolve();
const run = (words, progress = () => {}, control = {}) => {
  const one = async () => {
    const id = `run${++asked}`;
    let limit;
    const at = await (worker ??= start());
    const answer = await new Promise((resolve) => {
      const stop = (why) => {
        end();
        resolve({ code: 130, printed: "", errors: why });
      };
      const late = `ended after ${LIMIT / 1000} seconds, the limit in the page; a terminal has none\n`;
      limit = setTimeout(() => stop(late), LIMIT);
      control.cancel = () => stop("cancelled\n");
      waiting.set(id, (data) =>
        data.progress === undefined ? resolve(data) : progress(data.progress));
      at.postMessage({ id, words });
    });
    clearTimeout(limit);
    waiting.delete(id);
    return parted(answer);
  };
  return (before = before.then(one, one));
};

// The parts of what the module printed, as listings/command/src/page.rs sends
// them.
const parted = ({ code, printed, errors }) => {
  const pieces = printed.split("\0").slice(1);
  const result = { code, errors, text: "", parameters: "", figures: [] };
  for (let i = 0; i < pieces.length; i += 2) {
    const [name, content] = [pieces[i], pieces[i + 1]];
    const [, stem, kind] = /^(.*)\.(svg|html)$/.exec(name) ?? [];
    if (kind === "svg") result.figures.push({ name: stem, svg: content });
    else if (kind === "html") result.figures.at(-1).html = content;
    else result[name] = content;
  }
  return result;
};

// The words of a command line, as a shell takes them.
const wordsOf = (line) => {
  const words = [];
  const piece = /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)|([^\s"'\\]+)|(\s+)|(.)/gs;
  let word;
  for (const [, double, single, escaped, plain, blank, open] of line.trim().matchAll(piece)) {
    if (open !== undefined) throw new Error(`a quote without an end: ${open}`);
    if (blank !== undefined) {
      words.push(word);
      word = undefined;
    } else word = (word ?? "") + (double?.replace(/\\(["\\$`])/g, "$1") ?? single ?? escaped ?? plain);
  }
  return word === undefined ? words : [...words, word];
};
const quoted = (word) => (/^[\w.:,/+=@%-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

// The program and its own words in a command line.
const programOf = (line) => {
  const words = wordsOf(line);
  const parts = words.filter((word, i) => i > 1 && !["--release", "-q", "--quiet"].includes(word));
  const [option, name, dashes, ...own] = parts;
  const is = words[0] === "cargo" && words[1] === "run" && option === "--bin" && name;
  if (is && (dashes === undefined || dashes === "--")) return { name, own };
  throw new Error("only this book's programs run here, written cargo run --bin chapter5 -- OPTIONS");
};
const lineOf = (name, own) => `cargo run --bin ${name}${own.length ? " -- " : ""}${own.map(quoted).join(" ")}`;

// The same words with another value of an option, or without it; a switch is
// on or off.
const withOption = (own, option, value) => {
  const words = [...own];
  const is = (word) => word === option || word.startsWith(`${option}=`);
  for (let at; (at = words.findIndex(is)) >= 0; ) {
    const apart = words[at] === option && typeof value !== "boolean";
    words.splice(at, apart ? 2 : 1);
  }
  if (value === true) words.push(option);
  else if (value) words.push(option, value);
  return words;
};

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

// A file to save.
const saved = (name, content, type) => {
  const link = element("a", { download: name, textContent: `Save ${name}` });
  link.href = URL.createObjectURL(new Blob([content], { type }));
  return link;
};

// The lines that were run, the last one last.
const history = [];

// The terminals, by the buttons that open them.
const terminals = new Map();

// Opens the terminal of a button, or closes it.
const press = (run, command) => {
  if (terminals.has(run)) terminals.get(run).close();
  else open(run, command).run(command);
};

// Runs what the address says: where the page has the command, or one of the
// same program, or the first of all.
const follow = () => {
  const words = new URLSearchParams(location.hash.slice(1)).get("run").trim();
  const [, program, own] = /^(\S*)\s*(.*)$/.exec(words);
  const line = `cargo run --bin ${program}${own && ` -- ${own}`}`;
  const buttons = [...document.querySelectorAll(".run")];
  const commandOf = (button) => button.ariaLabel.slice("Run ".length);
  const button =
    buttons.find((button) => commandOf(button) === line) ??
    buttons.find((button) => commandOf(button).includes(`--bin ${program}`)) ??
    buttons[0];
  if (!button) return;
  button.scrollIntoView();
  (terminals.get(button) ?? open(button, commandOf(button))).run(line);
};

// Puts a terminal below the words in which its button stands.
const placeBelow = (button, section) => {
  const words = button.closest("p, li, td, dd") ?? button;
  const answer = words.matches("li, td, dd") && words.querySelector(":scope > :is(details, ul, ol)");
  if (answer) answer.before(section);
  else if (words.matches("li, td, dd")) words.append(section);
  else words.after(section);
};

// Opens a terminal for the command of a button.
const open = (opener, command) => {
  const field = element("input", { type: "text", value: command, spellcheck: false, autocomplete: "off" });
  field.setAttribute("aria-label", "Command");
  field.setAttribute("autocapitalize", "off");
  field.setAttribute("enterkeyhint", "go");
  const button = (words, act) => {
    const made = element("button", { type: "button", textContent: words });
    made.addEventListener("click", act);
    return made;
  };
  const submit = element("button", { type: "submit", textContent: "Run" });
  const reset = button("Reset", () => take(command));
  const close = button("Close", () => shut());
  const cancel = button("Cancel", () => control.cancel());
  const form = element("form", {}, element("label", {}, element("span", { textContent: "$" }), field), submit, reset, close);
  const options = element("details", { className: "options" }, element("summary", { textContent: "Options" }));
  const data = element("div", { className: "data" });
  const progress = element("p", { className: "progress", hidden: true });
  const status = element("p", { className: "status" });
  status.setAttribute("role", "status");
  const output = element("code");
  const pre = element("pre", { hidden: true }, output);
  const figures = element("div", { className: "figures" });
  const section = element("section", { className: "live" }, form, data, options, progress, status, pre, figures);
  section.setAttribute("aria-label", "A run in the page");
  placeBelow(opener, section);
  opener.ariaExpanded = true;

  let control = {};
  let shown = history.length - 1;
  let links = [];
  const forget = () => links.splice(0).forEach(({ href }) => URL.revokeObjectURL(href));

  const shut = () => {
    control.cancel?.();
    forget();
    section.remove();
    remember();
    terminals.delete(opener);
    opener.removeEventListener("keydown", escape);
    opener.ariaExpanded = false;
    opener.focus({ preventScroll: true });
  };
  const escape = ({ key }) => key === "Escape" && terminals.has(opener) && shut();
  // The address carries the run, so that it can be passed on.
  const remember = (words) => {
    const here = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    here.delete("run");
    if (words) here.set("run", words.map(quoted).join(" "));
    globalThis.history.replaceState(null, "", here.size ? `#${here}` : location.pathname + location.search);
  };
  const take = (line) => {
    field.value = line;
    return perform();
  };

  const show = ({ code, text, errors, figures: drawn }, name, seconds = 0) => {
    forget();
    output.textContent = text + errors;
    pre.hidden = !output.textContent;
    pre.classList.toggle("wrong", code !== 0);
    const tall = figures.offsetHeight;
    figures.style.minHeight = `${tall}px`;
    figures.replaceChildren();
    for (const { name: stem, svg, html } of drawn) {
      const box = element("div", { innerHTML: html });
      const link = saved(`${stem}.svg`, svg, "image/svg+xml");
      links.push(link);
      box.append(element("p", { className: "save" }, link));
      figures.append(box);
    }
    figures.style.minHeight = "";
    figures.dispatchEvent(new Event("drawn", { bubbles: true }));
    if (code === 0) {
      const link = saved(`${name}.txt`, text, "text/plain");
      links.push(link);
      figures.prepend(element("p", { className: "save" }, link));
    }
    const count = drawn.length === 1 ? "1 figure" : `${drawn.length} figures`;
    const took = seconds < 1 ? `${Math.round(1000 * seconds)} ms` : `${seconds.toFixed(1)} s`;
    status.textContent = code === 0 ? `${name} ran in ${took}${drawn.length ? `: ${count} below` : ""}.` : `Exit code ${code}.`;
    // What can be scrolled sideways can be reached by keyboard.
    if (pre.scrollWidth > pre.clientWidth) pre.tabIndex = 0;
    else pre.removeAttribute("tabindex");
  };

  const perform = async () => {
    const line = field.value;
    if (history.at(-1) !== line) history.push(line);
    shown = history.length - 1;
    let program;
    try {
      program = programOf(line);
    } catch ({ message }) {
      return show({ code: 2, text: "", errors: `error: ${message}\n`, figures: [] }, "");
    }
    const { name, own } = program;
    remember([name, ...own]);
    chooser(name);
    if (options.open) offer(name, own);
    control.cancel?.();
    control = {};
    const mine = control;
    submit.disabled = true;
    section.setAttribute("aria-busy", "true");
    const start = performance.now();
    let said = "";
    const say = () => {
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      progress.replaceChildren(`Running for ${seconds} s${said && `; ${said}`} `, cancel);
      progress.hidden = false;
    };
    let tick;
    const long = setTimeout(() => {
      say();
      tick = setInterval(say, 200);
    }, LONG);
    const result = await run([name, ...own], (words) => (said = words), mine);
    clearTimeout(long);
    clearInterval(tick);
    if (mine !== control) return;
    control = {};
    progress.hidden = true;
    submit.disabled = false;
    section.removeAttribute("aria-busy");
    show(result, name, (performance.now() - start) / 1000);
  };

  // What can be changed, with help and defaults from the program's own --help.
  const fields = new Map();
  const offer = async (name, own) => {
    if (options.dataset.program !== name) {
      options.dataset.program = name;
      const { parameters } = await run([name, "--help"]);
      fields.clear();
      const rows = parameters.trimEnd().split("\n").map((line) => row(name, line.split("\t")));
      options.replaceChildren(options.firstChild, ...rows);
    }
    for (const [option, input] of fields) {
      const at = own.findIndex((word) => word === option || word.startsWith(`${option}=`));
      input.checked = at >= 0;
      if (input.type === "text") input.value = at < 0 ? "" : (own[at].split("=")[1] ?? own[at + 1] ?? "");
    }
  };
  const row = (name, [option, value, standard, help]) => {
    const input = element("input", { type: value ? "text" : "checkbox", placeholder: standard });
    fields.set(`--${option}`, input);
    input.addEventListener("change", () => {
      const given = value ? input.value.trim() : input.checked;
      take(lineOf(name, withOption(programOf(field.value).own, `--${option}`, given)));
    });
    const words = element("code", { textContent: `--${option} ${value}`.trim() });
    return element("div", {}, element("label", {}, words, input), element("span", { textContent: help }));
  };
  options.addEventListener("toggle", () => {
    if (!options.open) return;
    const { name, own } = programOf(field.value);
    offer(name, own);
  });

  // Programs that read a file get one of the reader's own, and offer its
  // columns.
  const chooser = (name) => {
    if (name !== "chapter9" || data.children.length) return;
    const input = element("input", { type: "file", accept: ".csv,.tsv,.txt,text/csv" });
    const target = element("select");
    const named = element("label", { hidden: true }, "to predict ", target);
    const opened = async ([file]) => {
      if (!file) return;
      const bytes = new Uint8Array(await file.arrayBuffer());
      await give(file.name, bytes);
      const { sign, names } = headerOf(new TextDecoder().decode(bytes.subarray(0, 65536)));
      target.replaceChildren(...names.map((name) => element("option", { textContent: name })));
      target.value = names.at(-1);
      named.hidden = false;
      let words = withOption(programOf(field.value).own, "--csv", file.name);
      words = withOption(words, "--target", target.value);
      words = withOption(words, "--delimiter", { ",": "", "\t": "tab" }[sign] ?? sign);
      take(lineOf(name, words));
    };
    input.addEventListener("change", () => opened(input.files));
    target.addEventListener("change", () =>
      take(lineOf(name, withOption(programOf(field.value).own, "--target", target.value))));
    section.addEventListener("dragover", (event) => event.preventDefault());
    section.addEventListener("drop", (event) => {
      event.preventDefault();
      opened(event.dataTransfer.files);
    });
    data.append(
      element("label", {}, "Your own data, a CSV file: ", input), named,
      element("p", { textContent: "The file stays on this machine: the program runs in this page and sends nothing." }),
    );
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    perform();
  });
  section.addEventListener("keydown", (event) => {
    // Elsewhere the arrow keys turn the page, and letters open the search.
    event.stopPropagation();
    if (event.key === "Escape") shut();
    if (event.target !== field || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    shown = Math.min(Math.max(shown + (event.key === "ArrowUp" ? -1 : 1), 0), history.length);
    field.value = history[shown] ?? command;
  });

  opener.addEventListener("keydown", escape);
  const terminal = {
    close: shut,
    run: (line) => {
      field.value = line;
      // FILE stands for what the reader puts there.
      if (!/ FILE\b/.test(line)) return perform();
      chooser(programOf(line).name);
    },
  };
  terminals.set(opener, terminal);
  return terminal;
};

// The names in the first line of a file, and the sign between them.
const headerOf = (text) => {
  const line = /^\uFEFF?(.*)/.exec(text)[1];
  const bare = line.replace(/"[^"]*"/g, "");
  const signs = [",", ";", "\t", "|"].map((sign) => [bare.split(sign).length, sign]);
  const [, sign] = signs.reduce((most, other) => (other[0] > most[0] ? other : most));
  const cells = line.match(new RegExp(`("(?:[^"]|"")*"|[^${sign}]*)(?:\\${sign}|$)`, "g")) ?? [];
  const name = (cell) => cell.replace(new RegExp(`\\${sign}$`), "").trim().replace(/^"(.*)"$/, "$1").replaceAll('""', '"');
  const names = cells.map(name);
  if (names.at(-1) === "" ) names.pop();
  return { sign, names };
};

// Draws the instrument anew for the handles' values; while a drawing is under
// way, only the newest values wait.
let next;
let moving = false;
const move = async (instrument, values) => {
  next = values;
  if (moving) return;
  moving = true;
  while (next) {
    const place = next;
    next = undefined;
    const words = [...place].flatMap(([name, value]) => [`--${name}`, value]);
    const { text, figures } = await run(["instrument", ...words]);
    for (const { name, html } of figures) {
      const old = document.querySelector(`#instrument-${name} svg`);
      const now = element("template", { innerHTML: html }).content.querySelector("svg");
      now.querySelector("desc").id = old.getAttribute("aria-describedby");
      old.replaceChildren(...now.childNodes);
    }
    let table = instrument.querySelector("pre");
    if (!table) instrument.append((table = element("pre")));
    table.textContent = text.split("\nfigures:")[0];
  }
  moving = false;
};

// A published page takes no style sheet from a script, but this one.
const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
document.adoptedStyleSheets.push(sheet);
globalThis.terminal = { press, follow, run, give, move };
