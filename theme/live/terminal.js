// A run that is longer than this, in milliseconds, says how far it is, and can
// be cancelled.
const LONG = 300;

// The lines that were run, the last one last.
const history = [];

// The terminals, by the buttons that open them.
const terminals = new Map();

// Runs the command of a button, in the terminal that it may have already.
const press = (button, command) => (terminals.get(button) ?? open(button, command)).run(command);

// Runs what the address says: where the page has the command, or one of the
// same program, or the first of all.
const follow = () => {
  const words = new URLSearchParams(location.hash.slice(1)).get("run")?.trim() ?? "";
  const [, program, own] = /^(\S*)\s*(.*)$/s.exec(words);
  const line = `cargo run --bin ${program}${own && ` -- ${own}`}`;
  const buttons = [...document.querySelectorAll(".run[aria-label]")];
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
  const cancel = button("Cancel", () => control.cancel?.());
  const form = element("form", {}, element("label", {}, element("span", { textContent: "$" }), field), submit, reset, close);
  const options = element("details", { className: "options" }, element("summary", { textContent: "Options" }));
  const progress = element("p", { className: "progress", hidden: true });
  const status = element("p", { className: "status" });
  status.setAttribute("role", "status");
  const output = element("code");
  const pre = element("pre", { hidden: true }, output);
  const figures = element("div", { className: "figures" }, pre);
  const saves = element("p", { className: "save", hidden: true }, "Save ");
  const section = element("section", { className: "live" }, form, options, progress, status, figures, saves);
  section.setAttribute("aria-label", "A run in the page");
  placeBelow(opener, section);

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
    opener.focus({ preventScroll: true });
  };
  const escape = ({ key }) => key === "Escape" && terminals.has(opener) && shut();
  // The address carries the run, so that it can be passed on.
  let remembered;
  const remember = (words) => {
    const here = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    if (words) here.set("run", (remembered = words.map(quoted).join(" ")));
    else if (here.get("run") === remembered) here.delete("run");
    else return;
    globalThis.history.replaceState(null, "", here.size ? `#${here}` : location.pathname + location.search);
  };
  // The program in the field; the page's where the field has none.
  const current = () => {
    try {
      return programOf(field.value);
    } catch {
      return programOf(command);
    }
  };
  // The end of a line that is too long for the field is what one looks at.
  const put = (line) => {
    field.value = line;
    field.scrollLeft = field.scrollWidth;
    form.classList.toggle("long", field.scrollLeft > 0);
  };
  const take = (line) => {
    put(line);
    return perform();
  };

  const show = ({ code, text, errors, figures: drawn }, name, seconds = 0) => {
    forget();
    progress.hidden = true;
    section.removeAttribute("aria-busy");
    output.textContent = text + errors;
    pre.hidden = !output.textContent;
    pre.classList.toggle("wrong", code !== 0);
    const tall = figures.offsetHeight;
    figures.style.minHeight = `${tall}px`;
    // A picture first, then the words, which the page may have said already.
    const [first, ...others] = drawn.map(({ html }) => element("div", { innerHTML: html }));
    figures.replaceChildren(...(first ? [first] : []), pre, ...others);
    figures.style.minHeight = "";
    figures.dispatchEvent(new Event("drawn", { bubbles: true }));
    if (code === 0) links.push(saved(`${name}.txt`, text, "text/plain"));
    links.push(...drawn.map(({ name, svg }) => saved(`${name}.svg`, svg, "image/svg+xml")));
    saves.replaceChildren("Save ", ...links.flatMap((link) => [link, " "]));
    saves.hidden = !links.length;
    const count = drawn.length === 1 ? "1 figure" : `${drawn.length} figures`;
    const took = seconds < 1 ? `${Math.round(1000 * seconds)} ms` : `${seconds.toFixed(1)} s`;
    status.textContent = code === 0 ? `${name} ran in ${took}${drawn.length ? `: ${count} below` : ""}.` : `Exit code ${code}.`;
    // What can be scrolled sideways can be reached by keyboard.
    if (output.scrollWidth > output.clientWidth) output.tabIndex = 0;
    else output.removeAttribute("tabindex");
  };

  const perform = async () => {
    const line = field.value;
    if (history.at(-1) !== line) history.push(line);
    shown = history.length - 1;
    control.cancel?.();
    control = {};
    const mine = control;
    let program;
    try {
      program = programOf(line);
    } catch ({ message }) {
      return show({ code: 2, text: "", errors: `error: ${message}\n`, figures: [] }, "");
    }
    const { name, own } = program;
    remember([name, ...own]);
    if (options.open) offer();
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
    show(result, name, (performance.now() - start) / 1000);
  };

  // What can be changed, with help and defaults from the program's own --help.
  const fields = new Map();
  const offer = async () => {
    const { name } = current();
    if (options.dataset.program !== name) {
      const { parameters } = await run([name, "--help"]);
      if (!parameters) return;
      options.dataset.program = name;
      fields.clear();
      const rows = parameters.trimEnd().split("\n").map((line) => row(name, line.split("\t")));
      options.replaceChildren(options.firstChild, ...rows);
    }
    const { own } = current();
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
      take(lineOf(name, withOption(current().own, `--${option}`, given)));
    });
    const words = element("code", { textContent: `--${option} ${value}`.trim() });
    return element("div", {}, element("label", {}, words, input), element("span", { textContent: help }));
  };
  options.addEventListener("toggle", () => options.open && offer());

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    perform();
  });
  section.addEventListener("keydown", (event) => {
    // Elsewhere the arrow keys turn the page, and letters open the search.
    event.stopPropagation();
    if (event.key === "Escape" && !options.contains(event.target)) shut();
    if (event.target !== field || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    shown = Math.min(Math.max(shown + (event.key === "ArrowUp" ? -1 : 1), 0), history.length);
    put(history[shown] ?? command);
  });

  opener.addEventListener("keydown", escape);
  const terminal = {
    close: shut,
    run: (line) => {
      put(line);
      return perform();
    },
  };
  terminals.set(opener, terminal);
  return terminal;
};
