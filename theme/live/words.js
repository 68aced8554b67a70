// The words of a command line, as a shell takes them.
const wordsOf = (line) => {
  const words = [];
  const piece = /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)|([^\s"'\\]+)|(\s+)|(.)/gs;
  let word;
  for (const [, double, single, escaped, plain, blank, open] of line.trim().matchAll(piece)) {
    if (open !== undefined) throw new Error(`a quote without an end: ${open}`);
    if (blank !== undefined) {
      words.push(word);
      word = undefined;
    } else word = (word ?? "") + (double?.replace(/\\(["\\$\x60])/g, "$1") ?? single ?? escaped ?? plain);
  }
  return word === undefined ? words : [...words, word];
};
const quoted = (word) => (/^[\w.:,/+=@%-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

// The program and its own words in a command line.
const programOf = (line) => {
  const words = wordsOf(line);
  const parts = words.filter((word, i) => i > 1 && !["--release", "-q", "--quiet"].includes(word));
  const [option, name, dashes, ...own] = parts;
  const is = words[0] === "cargo" && words[1] === "run" && option === "--bin" && name;
  if (is && (dashes === undefined || dashes === "--")) return { name, own };
  throw new Error("only this book's programs run here, written cargo run --bin NAME -- OPTIONS");
};
const lineOf = (name, own) => `cargo run --bin ${name}${own.length ? " -- " : ""}${own.map(quoted).join(" ")}`;

// The same words with another value of an option, or without it; a switch is
// on or off.
const withOption = (own, option, value) => {
  const words = [...own];
  const is = (word) => word === option || word.startsWith(`${option}=`);
  for (let at; (at = words.findIndex(is)) >= 0; ) {
    const apart = words[at] === option && typeof value !== "boolean";
    words.splice(at, apart ? 2 : 1);
  }
  if (value === true) words.push(option);
  else if (value) words.push(option, value);
  return words;
};
