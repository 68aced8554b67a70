// Answers to exercises on paper, checked where they are asked: the page knows
// the right one and what the wrong ones come from. Nothing is sent anywhere.
"use strict";
(() => {
  const numberOf = (text) => {
    const [above, below = "1", ...more] = text.split("/");
    const isNumber = (part) => /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/.test(part);
    return isNumber(above) && isNumber(below) && !more.length ? above / below : NaN;
  };
  // Reads an answer as listings/exercises/src/answer.rs does.
  const read = (text) => {
    const plain = text.replaceAll("−", "-").toLowerCase().trim().replace(/\.+$/, "");
    const pieces = plain.split(/[=<>≤≥]/).at(-1).split(/[\s();[\]]/).flatMap((piece) => {
      const bare = piece.replace(/^,+|,+$/g, "");
      return /^[^.,]*,[^.,]*$/.test(bare) ? [bare.replace(",", ".")] : bare.split(",");
    });
    const numbers = pieces.filter((piece) => piece && piece !== "and").map(numberOf);
    return numbers.length && numbers.every(Number.isFinite) ? numbers : plain;
  };
  const is = (a, b) =>
    Array.isArray(a) && Array.isArray(b)
      ? a.length === b.length && a.every((number, i) => Math.abs(number - b[i]) < 1.01e-4)
      : a === b;
  // What there is to say about an answer.
  const verdict = ([[right], ...wrong], text) => {
    const given = read(text);
    if (is(given, read(right))) return "Right.";
    const known = wrong.find(([answer]) => is(given, read(answer)));
    if (known) return `No. ${known[1]}`;
    const wanted = read(right).length;
    if (typeof given === "string" || given.length !== wanted)
      return wanted > 1 ? `Write ${wanted} numbers, such as 0.25, 0.5.` : "Write a number, such as 0.25.";
    return "No. This is none of the mistakes that we know.";
  };

  for (const item of document.querySelectorAll("li[data-answers]")) {
    const answers = JSON.parse(item.dataset.answers);
    const make = (name, properties) => Object.assign(document.createElement(name), properties);
    const field = make(item.dataset.choices ? "select" : "input", { autocomplete: "off" });
    for (const word of ["", ...JSON.parse(item.dataset.choices ?? "[]")])
      if (item.dataset.choices) field.append(make("option", { textContent: word }));
    const question = item.querySelector("p") ?? item;
    field.setAttribute("aria-label", question.textContent);
    const output = make("output");
    const form = make("form", { className: "check" });
    form.append(field, make("button", { textContent: "Check" }), output);
    let about = item.parentElement;
    while (about && !about.matches(".about")) about = about.previousElementSibling;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      output.textContent = field.value.trim() && verdict(answers, field.value);
      output.classList.toggle("right", output.textContent === "Right.");
      const link = output.textContent.startsWith("No.") && about?.querySelector("a");
      if (link) output.append(" ", link.cloneNode(true));
    });
    // Elsewhere the arrow keys turn the page, and letters open the search.
    form.addEventListener("keydown", (event) => event.stopPropagation());
    item.append(form);
  }
})();
