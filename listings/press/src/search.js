// mdBook's search, loaded when a reader first wants it: by its button, by a
// key, or with an address that asks for it.
"use strict";
(() => {
  const parts = document.currentScript.dataset.parts.split(" ");
  const button = document.getElementById("mdbook-search-toggle");
  const waiting = new AbortController();
  const load = (then) => {
    waiting.abort();
    const make = (src) => Object.assign(document.createElement("script"), { src, async: false });
    const scripts = parts.map(make);
    scripts.at(-1).addEventListener("load", then);
    document.head.append(...scripts);
  };
  const open = (event) => {
    event.preventDefault();
    load(() => button.click());
  };
  button.addEventListener("click", open, waiting);
  document.addEventListener("keydown", (event) => {
    const { altKey, ctrlKey, metaKey, shiftKey, key } = event;
    if (altKey || ctrlKey || metaKey || shiftKey) return;
    if (mdbook_something_else_has_focus(event)) return;
    if (key === "s" || key === "/") open(event);
  }, waiting);
  if (/[?&](search|highlight)=/.test(location.search)) load();
})();
