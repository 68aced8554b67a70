// The grip on the ceiling of chapter 8. What moves it is loaded when it is
// taken hold of, or when the address asks for a price between the slider's.
"use strict";
(() => {
  const figure = document.getElementById("chapter8-rule");
  if (!figure) return;
  let ceiling;
  let loading;
  const load = () => (loading ??= new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = "under-the-ceiling.js";
    script.onload = () => resolve((ceiling = under(figure, grip)));
    document.head.append(script);
  }));
  const ask = (what) => (...words) =>
    ceiling ? ceiling[what](...words) : load().then(() => (ceiling[what](...words), grip.place()));
  const grip = hold(figure, "the ceiling, price λ", {
    at: () => ["cx", "cy"].map((way) => figure.querySelector(".frame:not([display]) circle").getAttribute(way)),
    pull: ask("pull"),
    step: ask("step"),
    done: ask("done"),
  });
  grip.grip.style.color = "var(--l1)";
  const slider = figure.querySelector("input");
  const tell = () => {
    grip.place();
    grip.say(slider.value, [0, slider.max], slider.getAttribute("aria-valuetext"));
  };
  slider.addEventListener("input", () => ceiling || tell());
  tell();
  const follow = () => {
    const asked = new URLSearchParams(location.hash.slice(1)).get(figure.id);
    if (asked && (ceiling || !figure.querySelector(`.frame[data-value="${CSS.escape(asked)}"]`))) ask("follow")(asked);
  };
  addEventListener("hashchange", follow);
  follow();
})();
