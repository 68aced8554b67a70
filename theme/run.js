// Puts a Run button beside every command of a page that the book's own program
// can run in the page. What a press of it needs (theme/live.js and the module)
// is loaded then; a page without it has no buttons.
"use strict";
(() => {
  const live = document.querySelector("main > .programs");
  const can = [globalThis.WebAssembly, globalThis.DecompressionStream, globalThis.Worker];
  if (!live || !can.every(Boolean)) return;
  const programs = live.dataset.names.split(" ");

  // Resolves to the terminal (theme/live.js) when its script is there.
  let loading;
  const terminal = () =>
    (loading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = live.dataset.script;
      script.onload = () => resolve(globalThis.terminal);
      script.onerror = () => {
        loading = undefined;
        script.remove();
        reject(new Error(`${live.dataset.script} could not be loaded; try again`));
      };
      document.head.append(script);
    }));
  globalThis.loadTerminal = terminal;

  // The command in a piece of code that is a command of its own.
  const commandIn = (code) => {
    const words = code.textContent.trim();
    const line = code.parentElement.matches("pre") ? /^\$ (.*)/.exec(words)?.[1] : words;
    const parts = /^cargo run (?:--release )?--bin (\w+)(?: -- .+)?$/.exec(line);
    return programs.includes(parts?.[1]) ? line : undefined;
  };

  // Where the output goes: below the words in which the command stands.
  const placeBelow = (code, panel) => {
    const words = code.closest("p, pre, li, td, dd") ?? code;
    const answer = words.matches("li, td, dd") && words.querySelector(":scope > :is(details, ul, ol)");
    if (answer) answer.before(panel);
    else if (words.matches("li, td, dd")) words.append(panel);
    else words.after(panel);
  };

  const buttons = [];
  for (const code of document.querySelectorAll("main code")) {
    const command = commandIn(code);
    if (!command) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "run";
    button.textContent = "Run";
    button.title = "Run this command in the page";
    button.setAttribute("aria-label", `Run ${command}`);
    button.setAttribute("aria-expanded", "false");
    const whole = code.parentElement.matches("pre") ? code.parentElement : code;
    whole.after(button);
    let panel;
    const run = async (line) => {
      if (panel) return panel.run(line);
      button.disabled = true;
      try {
        const { open } = await terminal();
        panel = open(command, (section) => placeBelow(button, section), () => {
          panel = undefined;
          button.setAttribute("aria-expanded", "false");
          button.focus({ preventScroll: true });
        });
        button.setAttribute("aria-expanded", "true");
        panel.run(line);
      } catch (error) {
        button.title = error.message;
        button.textContent = "Run: could not be loaded; again?";
      } finally {
        button.disabled = false;
      }
    };
    button.addEventListener("click", () => (panel ? panel.close() : run(command)));
    button.addEventListener("keydown", ({ key }) => key === "Escape" && panel?.close());
    buttons.push({ button, command, run });
  }

  // #run=chapter5+--lambda+0.5 in the page's address is a run.
  const follow = () => {
    const run = new URLSearchParams(location.hash.slice(1)).get("run")?.trim();
    if (!run) return;
    const [, program, words] = /^(\S+)\s*(.*)$/.exec(run);
    const line = `cargo run --bin ${program}${words && ` -- ${words}`}`;
    const same = buttons.find(({ command }) => command === line);
    const place = same ?? buttons.find(({ command }) => command.includes(`--bin ${program}`)) ?? buttons[0];
    if (!place) return;
    place.button.scrollIntoView({ block: "start" });
    place.run(line);
  };
  addEventListener("hashchange", follow);
  follow();
})();
