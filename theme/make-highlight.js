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

hljs.registerLanguage("rust", rust);
hljs.registerLanguage("shell", shell);
// mdBook calls it by the old name.
hljs.highlightBlock = hljs.highlightElement;
window.hljs = hljs;
