// Puts a Run button beside every command that the book's own program can run
// in the page. All else (theme/live) is loaded when one is pressed.
"use strict";
(() => {
  const programs = document.querySelector("main > .programs");
  if (!programs || !globalThis.WebAssembly) return;
  const names = programs.dataset.names.replaceAll(" ", "|");
  const isCommand = new RegExp(`^cargo run (--release )?--bin (${names})( -- .+)?$`);

  const loading = {};
  const load = (script, name) =>
    (loading[name] ??= new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = script;
      element.onload = () => resolve(globalThis[name]);
      element.onerror = () => reject((loading[name] = undefined));
      document.head.append(element);
    }));
  globalThis.loadTerminal = () => load(programs.dataset.script, "terminal");

  // A place for a reader's own table, and tables to try.
  const place = document.querySelector(".own-data");
  globalThis.openPanel = () =>
    load(programs.dataset.panel, "panel").then(({ open }) => (globalThis.ownData ??= open(place)));
  const opener = (words, act) => {
    const button = document.createElement("button");
    button.className = "run";
    button.textContent = words;
    let opened;
    button.addEventListener("click", () => {
      opened ??= openPanel();
      opened.then(act, () => {
        opened = undefined;
        button.textContent = `${words} (could not be loaded: again?)`;
      });
    });
    return button;
  };
  if (place && programs.dataset.panel) {
    place.append(opener("Choose a file", () => {}));
    for (const sample of document.querySelectorAll(".sample")) {
      const button = opener("Take this file", ({ sample: take }) => {
        take(sample.dataset.name, sample.querySelector("code").textContent);
        place.scrollIntoView();
      });
      sample.querySelector("summary").after(button);
    }
  }

  for (const code of document.querySelectorAll("main code")) {
    const isBlock = code.parentElement.matches("pre");
    const command = isBlock ? /^\$ (.*)/.exec(code.textContent)?.[1] : code.textContent;
    if (!isCommand.test(command)) continue;
    const button = document.createElement("button");
    button.className = "run";
    button.textContent = "Run";
    button.ariaLabel = `Run ${command}`;
    button.addEventListener("click", ({ detail }) => {
      if (detail > 1) return; // the second click of two
      loadTerminal().then(
        ({ press }) => {
          button.textContent = "Run";
          press(button, command);
        },
        () => (button.textContent = "Run (could not be loaded: again?)"),
      );
    });
    // A sign that follows the command stays with it.
    const sign = !isBlock && /^[.,:;?)]/.test(code.nextSibling?.data) && code.nextSibling;
    if (sign) sign.splitText(1);
    (sign || (isBlock ? code.parentElement : code)).after(button);
  }

  // #run=chapter5+--lambda+0.5 in the page's address is a run.
  const follow = () => {
    if (/[#&]run=/.test(location.hash)) loadTerminal().then(({ follow }) => follow());
  };
  addEventListener("hashchange", follow);
  follow();
})();
