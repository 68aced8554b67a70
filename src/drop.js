// A place to drop a table on, and tables to try, without a command: the panel
// for own data is loaded when something is dropped or chosen.
"use strict";
(() => {
  const place = document.querySelector(".own-data");
  if (!place || !globalThis.openPanel || place.querySelector(".drop")) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    .drop {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: center;
      gap: 0.8em;
      padding: 1.4em 1em;
      border: 2px dashed var(--axis);
      border-radius: 6px;
      text-align: center;
    }
    .drop.over { border-color: var(--fg); border-style: solid; }
    .drop p { flex: 1 0 100%; margin: 0; }
    .drop p:first-child { font-size: 1.3em; }
    .drop p:last-child { color: var(--axis); font-size: 0.85em; }
    .drop .run { min-height: 4.4rem; margin: 0; }
    @media print { .drop { display: none; } }
  `);
  document.adoptedStyleSheets.push(sheet);
  const make = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const said = make("p", { textContent: "It stays on this machine: the program runs in this page." });
  const open = (act) => {
    said.textContent = "Loading the program …";
    openPanel().then(act, () => (said.textContent = "The program could not be loaded: again?"));
  };
  const samples = [...document.querySelectorAll(".sample[data-race]")].map((sample) => {
    const { name, race, target, options } = sample.dataset;
    const button = make("button", { className: "run", textContent: race });
    const table = sample.querySelector("code").textContent;
    button.addEventListener("click", () => open((panel) => panel.begin(name, table, target, options)));
    return button;
  });
  const choose = place.querySelector(".run");
  const drop = make("div", { className: "drop" },
    make("p", { textContent: "Who comes in first? Drop your table here" }), choose, ...samples, said);
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    const { files } = event.dataTransfer;
    open((panel) => panel.drop(files));
  });
  place.append(drop);
})();
