// Mends what mdBook 0.5.4's page template gets wrong for readers with
// assistive technology; tests/template.rs says when that is no longer needed.
"use strict";
(() => {
  // What opens the table of contents is a label with attributes that a label
  // cannot have, and the keyboard does not reach it. A button takes its place.
  const label = document.getElementById("mdbook-sidebar-toggle");
  const state = document.getElementById("mdbook-sidebar-toggle-anchor");
  const button = document.createElement("button");
  button.type = "button";
  button.className = label.className;
  button.title = label.title;
  button.setAttribute("aria-controls", "mdbook-sidebar");
  button.append(...label.childNodes);
  button.addEventListener("click", () => label.click());
  // Closed without a transition, the contents would still take the focus.
  const contents = document.getElementById("mdbook-sidebar");
  const say = () => {
    button.setAttribute("aria-expanded", state.checked);
    contents.inert = !state.checked;
  };
  state.addEventListener("change", say);
  say();
  label.style.display = "none";
  label.after(button);
  // A line breaks before an option in a sentence, not after its hyphens.
  for (const code of document.querySelectorAll(":not(pre) > code"))
    code.innerHTML = code.innerHTML.replace(/(?<= |^)-[-\w.]+/g, '<span class="unbroken">$&</span>');
  // What can be scrolled sideways can be reached by keyboard, and there the
  // arrow keys scroll; elsewhere mdBook turns the page on them.
  const wide = document.querySelectorAll("pre > code, math[display=block], .table-wrapper");
  for (const element of wide) {
    element.addEventListener("keydown", (event) => {
      if (element === document.activeElement) event.stopPropagation();
    });
  }
  const reach = () => {
    for (const element of wide) {
      const scrolls = element.scrollWidth > element.clientWidth;
      if (scrolls) element.tabIndex = 0;
      else element.removeAttribute("tabindex");
    }
  };
  // The window is not all that changes a width: the contents open and close.
  const sizes = new ResizeObserver(reach);
  for (const element of wide) sizes.observe(element);
  reach();
  // What a figure that stays in sight covers is no place to scroll to.
  const cover = new IntersectionObserver(
    (all) => document.documentElement.classList.toggle("below", all.at(-1).isIntersecting),
    { rootMargin: "0px 0px -100%" },
  );
  for (const part of document.querySelectorAll(".stays")) cover.observe(part);
  // What comes late has a place now, and the fonts are on their way.
  const { classList, ownerDocument: { fonts } } = document.documentElement;
  addEventListener("DOMContentLoaded", () => fonts.ready.then(() => {
    reach();
    classList.add("ready");
  }));
  // The bar at the top belongs to no landmark, and its title is a second h1.
  document.getElementById("mdbook-menu-bar").setAttribute("role", "banner");
  document.querySelector(".menu-title").setAttribute("role", "none");
})();
