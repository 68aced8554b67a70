// How many characters stand in the full lines of a page's plain paragraphs, and
// how many lines that are.
export function countCharacters() {
    let characters = 0, lines = 0;
    for (const p of document.querySelectorAll('main > p')) {
        const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        let ends = [], count = 0;
        if (p.querySelector('math, .note, svg')) continue;
        for (let node; (node = walk.nextNode());)
            for (let i = 0; i < node.length; i++) {
                range.setStart(node, i);
                range.setEnd(node, i + 1);
                const rects = range.getClientRects();
                if (!rects.length) continue;
                // Code and raised letters end a little elsewhere.
                const y = rects[0].bottom;
                if (!(Math.abs(y - ends.at(-1)?.[0]) < 12)) ends.push([y, 0]);
                ends.at(-1)[1]++;
            }
        ends.pop();
        lines += ends.length;
        for (const [, n] of ends) characters += n;
    }
    return [characters, lines];
}
