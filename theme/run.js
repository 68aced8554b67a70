// Puts a Run button beside every command that the book's own program can run
// in the page. All else (theme/live.js) is loaded when one is pressed.
"use strict";
(() => {
  const programs = document.querySelector("main > .programs");
  if (!programs || !globalThis.WebAssembly || !globalThis.DecompressionStream) return;
  const isCommand = /^cargo run (--release )?--bin (chapter\d+|instrument)( -- .+)?$/;

  let loading;
  globalThis.loadTerminal = () =>
    (loading ??= new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = programs.dataset.script;
      element.onload = () => resolve(globalThis.terminal);
      element.onerror = () => reject((loading = undefined));
      document.head.append(element);
    }));

  for (const code of document.querySelectorAll("main code")) {
    const isBlock = code.parentElement.matches("pre");
    const command = isBlock ? /^\$ (.*)/.exec(code.textContent)?.[1] : code.textContent;
    if (!isCommand.test(command)) continue;
    const button = document.createElement("button");
    button.className = "run";
    button.textContent = "Run";
    button.ariaLabel = `Run ${command}`;
    button.ariaExpanded = false;
    button.addEventListener("click", () =>
      loadTerminal().then(
        ({ press }) => press(button, command),
        () => (button.textContent = "Run (could not be loaded: again?)"),
      ),
    );
    (isBlock ? code.parentElement : code).after(button);
  }

  // #run=chapter5+--lambda+0.5 in the page's address is a run.
  const follow = () => {
    if (/[#&]run=/.test(location.hash)) loadTerminal().then(({ follow }) => follow());
  };
  addEventListener("hashchange", follow);
  follow();
})();
