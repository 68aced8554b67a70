const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

// A file to save.
const saved = (name, content, type) => {
  const link = element("a", { download: name, textContent: name });
  link.href = URL.createObjectURL(new Blob([content], { type }));
  return link;
};

// A published page takes no style sheet from a script, but this one.
const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
document.adoptedStyleSheets.push(sheet);
