// Answers to exercises on paper, checked where they are asked: the page knows
// the right one and what the wrong ones come from. Nothing is sent anywhere.
"use strict";
(() => {
  // Reads numbers as listings/exercises/src/read.rs does, step by step.
  const plain = (text) =>
    text.toLowerCase().replace(/[−–]/g, "-").replace(/\s+/g, " ")
      .replace(/^[ "'‘’“”„(]+|[ "'‘’“”„).]+$/g, "");
  const gaps = /[ ()[\]{};:=<>≤≥≈|~$!]/;
  const numberOf = (text) => {
    const [above, below = "1", ...more] = text.replace(/\.+$/, "").split("/");
    const isNumber = (part) => /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/.test(part);
    return isNumber(above) && isNumber(below) && !more.length ? above / below : NaN;
  };
  const decimalCommas = (text) =>
    text.replaceAll(",-", " -").split(gaps).map((piece) => {
      const bare = piece.replace(/^,+|[.,]+$/g, "");
      return bare.replaceAll(",", /^[^.,]*,[^.,]*$/.test(bare) ? "." : " ");
    }).join(" ");
  const apart = (text) => text.replaceAll(",", " ").replace(/(\d)-/g, "$1 ");
  const same = (a, b) => a === b || (a && b && Math.abs(a - b) < 1.01e-4);
  const onceEach = (numbers) =>
    numbers.reduce((all, n) => (all.some((other) => same(other, n)) ? all : [...all, n]), []);
  const numbersIn = (text, count) => {
    if (/\p{L}\( ?[-+.\d]|[±%]/u.test(text) || (count === 1 && /[<≤]/.test(text))) return;
    if (text === "none" && count === 1) return [0];
    const signed = text.replace(/(^|[^\d ])( ?-) /g, "$1$2").replace(/ ?\/ ?/g, "/");
    const readings = [decimalCommas(signed), apart(signed)]
      .map((reading) => reading.split(gaps).map(numberOf).filter(Number.isFinite));
    return [...readings, ...readings.map(onceEach)].find((all) => all.length === count);
  };
  // What there is to say about an answer, in the words of paper.rs there.
  const verdict = (answers, text) => {
    const { length } = answers.map(([answer]) => answer).find(Array.isArray) ?? [0];
    const word = plain(text);
    const numbers = numbersIn(word, length);
    const isWord = (answer) => typeof answer === "string" && plain(answer) === word;
    const found = answers.find(([answer]) => isWord(answer)) ??
      answers.find(([answer]) => answer.length === numbers?.length &&
        numbers.every((number, i) => same(number, answer[i])));
    if (found) return found === answers[0] ? "Right." : `No. ${found[1]}`;
    if (numbers) return "No. This is none of the mistakes that we know.";
    return length > 1 ? `Write ${length} numbers, such as 0.25, 0.5.` : "Write a number, such as 0.25.";
  };

  // What is written so far stays on this page.
  for (const link of document.querySelectorAll(".about a[href*='full=bare']")) link.target = "_blank";
  for (const item of document.querySelectorAll("li[data-answers]")) {
    const answers = JSON.parse(item.dataset.answers);
    const make = (name, properties) => Object.assign(document.createElement(name), properties);
    const field = make(item.dataset.choices ? "select" : "input", { autocomplete: "off" });
    for (const word of ["", ...JSON.parse(item.dataset.choices ?? "[]")])
      if (item.dataset.choices) field.append(make("option", { textContent: word }));
    const question = item.querySelector("p") ?? item;
    field.setAttribute("aria-label", question.textContent);
    const output = make("output");
    // Who leaves the page and comes back finds what was written, in this tab.
    const key = `${location.pathname} ${question.textContent}`;
    try {
      field.value = sessionStorage.getItem(key) ?? "";
    } catch {} // where nothing may be kept
    field.addEventListener("input", () => {
      output.textContent = "";
      try {
        sessionStorage.setItem(key, field.value);
      } catch {}
    });
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
