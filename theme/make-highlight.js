// The source of theme/highlight.js: mdBook's highlighter with only the two
// languages that the book uses, a fifth of the size.
//
//     npm install --prefix target/highlight highlight.js@10.7.3 esbuild@0.25
//     NODE_PATH=target/highlight/node_modules \
//         target/highlight/node_modules/.bin/esbuild theme/make-highlight.js \
//         --bundle --minify --outfile=theme/highlight.js
import hljs from "highlight.js/lib/core";
import rust from "highlight.js/lib/languages/rust";
import shell from "highlight.js/lib/languages/shell";

// The names of this book's two penalties are written in their inks.
const inks = ["l1", "l2"].map((ink) => ({
  className: ink,
  begin: `\\b${ink}(_\\w+)?\\b`,
}));
hljs.registerLanguage("rust", (tools) => {
  const language = rust(tools);
  for (const mode of [language, ...language.contains]) {
    if (mode === language || mode.className === "function") {
      mode.contains.unshift(...inks);
    }
  }
  return language;
});
hljs.registerLanguage("shell", shell);
// mdBook calls it by the old name.
hljs.highlightBlock = hljs.highlightElement;
window.hljs = hljs;
