// A figure as large as the window, for a class: by the key f, by a link below
// the figure, and by #chapter5-sums=0.5&full in the address. The vote about it
// comes with it if it stands as the vote asks about it; elsewhere it would tell
// the answer. With full=bare neither vote nor caption comes; of the instrument,
// all figures and their handles.
"use strict";
(() => {
  const make = (name, className) => Object.assign(document.createElement(name), { className });
  const dialog = make("dialog", "full");
  const back = make("button", "back");
  dialog.ariaLabel = "A figure, full screen";
  back.addEventListener("click", () => hide());
  dialog.append(back);
  document.querySelector("main").append(dialog);
  // The sheet for it comes with the first figure.
  let styled;
  const style = () => (styled ??= new Promise((done) => {
    const sheet = Object.assign(make("link", ""), { rel: "stylesheet", href: "full.css" });
    sheet.onload = sheet.onerror = done;
    document.head.append(sheet);
  }));

  const place = () => new URLSearchParams(location.hash.slice(1));
  const rewrite = (change) => {
    const now = place();
    change(now);
    history.replaceState(null, "", `#${now}`.replace(/=(?=&|$)/g, ""));
  };
  // Where the slider of a figure stands; "" if it has none.
  const positionOf = (figure) => figure.querySelector(".frame:not([display])")?.dataset.value ?? "";
  const voteOn = (figure) => {
    const vote = document.querySelector(`.vote[data-figure="${figure.id}"]`);
    const asked = new URLSearchParams(vote?.querySelector("a").hash.slice(1));
    return asked.get(figure.id) === positionOf(figure) && vote;
  };
  // What is shown, each with a mark where it stood, and where the reader was.
  let shown = [];
  let before;

  const show = (figure) => {
    const instrument = figure.closest(".instrument");
    const bare = place().get("full") === "bare";
    dialog.classList.toggle("bare", bare);
    back.textContent = bare ? "To the chapter" : "Back to the page";
    before ??= [scrollY, document.activeElement];
    const handles = instrument && document.querySelector(".handles");
    const vote = !bare && voteOn(figure);
    dialog.classList.toggle("asks", !!vote && !vote.querySelector("[open]"));
    shown = [handles, instrument ?? figure, vote].filter(Boolean).map((part) => {
      const mark = document.createComment("");
      part.replaceWith(mark);
      dialog.append(part);
      return [part, mark];
    });
    // With its position, to be passed on.
    rewrite((now) => now.set(figure.id, positionOf(figure)));
    if (!dialog.open) dialog.showModal();
    fit();
    (dialog.querySelector("input") ?? back).focus();
    // No browser allows it where a link from elsewhere opened the page.
    if (navigator.userActivation?.isActive)
      document.documentElement.requestFullscreen?.().catch(() => {});
  };
  const putBack = () => {
    for (const [part, mark] of shown.splice(0)) mark.replaceWith(part);
  };
  // When the browser has left, another figure may be there.
  let leaving = false;
  const leave = () => { leaving = true; document.exitFullscreen(); };
  const hide = () => {
    if (!shown.length) return;
    putBack();
    dialog.close();
    rewrite((now) => now.delete("full"));
    if (document.fullscreenElement) leave();
    const [y, element] = before;
    before = undefined;
    scrollTo(0, y);
    element.focus({ preventScroll: true });
  };
  dialog.addEventListener("close", () => dialog.open || hide());
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement) return leaving ? (leaving = false) : hide();
    // It was closed again before the screen was given.
    if (!dialog.open) return leave();
    // The page that fills the screen lies over what was opened before it.
    const focused = document.activeElement;
    dialog.close();
    dialog.showModal();
    focused.focus();
  });
  // An option was opened, or the slider moved.
  const answer = ({ target }) => target !== dialog && dialog.classList.remove("asks");
  for (const act of ["toggle", "input"]) dialog.addEventListener(act, answer, true);

  // As high as there is room for, its words not too small for a class. In a
  // wide window words stand beside it; if it is tall, or the window low, the
  // slider does too.
  const fit = () => {
    const svg = dialog.querySelector(".plot svg");
    if (!svg) return;
    const set = (name, value) => dialog.style.setProperty(name, `${value}px`);
    const { width, height } = svg.viewBox.baseVal;
    const isWide = matchMedia("(min-aspect-ratio: 4/3)").matches;
    const isBeside = isWide && (height > 0.7 * width || innerHeight < 500);
    dialog.classList.toggle("beside", isBeside);
    // Narrower, the slider may need more lines.
    for (let i = 0; i < 3; i++) {
      const slider = isBeside ? 0 : (dialog.querySelector(".slider")?.offsetHeight ?? 0);
      const room = dialog.clientHeight - 20 - (isWide ? 0 : back.offsetHeight + 10) - slider;
      set("--fit", (room * width) / height);
    }
    // Larger ones would meet; sooner in a small figure.
    const unit = svg.getScreenCTM().a;
    set("--word", Math.min(width > 400 ? 22 : 16.5, Math.max(15, 20.2 / unit)));
  };
  new ResizeObserver(fit).observe(dialog);

  // The address decides.
  const follow = () => {
    const [id] = place().keys();
    const figure = document.getElementById(id);
    if (!place().has("full")) hide();
    else if (figure?.matches(".plot"))
      style().then(() => {
        if (!place().has("full")) return;
        putBack();
        show(figure);
      });
  };
  const figures = [...document.querySelectorAll("main .plot[id]")];
  const linkTo = ({ id }) => `<small class="whole"><a href="#${id}&full">full screen</a></small>`;
  for (const figure of figures)
    figure.querySelector("figcaption")?.insertAdjacentHTML("beforeend", linkTo(figure));
  // A vote has a link of its own, to the position that it asks about.
  const places = [...figures, ...document.querySelectorAll(".vote[data-figure]")];
  const middle = (place) => {
    const { y, bottom } = place.getBoundingClientRect();
    return Math.abs(y + bottom - innerHeight);
  };
  const isKey = ({ key, altKey, ctrlKey, metaKey }) => key === "f" && !(altKey || ctrlKey || metaKey);
  addEventListener("keydown", (event) => {
    if (!isKey(event) || event.target.closest("input:not([type=range]), select, textarea")) return;
    const near = places.toSorted((a, b) => middle(a) - middle(b))[0];
    const place = document.activeElement.closest(".plot[id], .vote[data-figure]") ?? near;
    if (place) location.hash = place.querySelector(".vote a, .whole a")?.hash ?? `${place.id}&full`;
  });
  // What lies behind hears no key: it would turn the page, search, or keep
  // Escape from the dialog.
  const alone = (event) => {
    if (!dialog.open || event.target.matches(".grip") && /^(Arrow|Page|Home|End)/.test(event.key)) return;
    event.stopImmediatePropagation();
    if (isKey(event)) hide();
  };
  addEventListener("keydown", alone, true);
  const help = document.querySelector("#mdbook-help-popup > div");
  if (figures.length) help?.insertAdjacentHTML("beforeend", "<p>Press <kbd>f</kbd> to show a figure full screen</p>");
  addEventListener("hashchange", follow);
  // By then a page's own script has put in what belongs to its figures.
  addEventListener("DOMContentLoaded", follow);
})();
