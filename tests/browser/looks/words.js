// What a page says that it should not, and headings.
export function checkWords() {
    const wrong = [];
    if (document.querySelectorAll('h1:not([role=none])').length !== 1)
        wrong.push('not one heading of the first level');
    const look = (words) => {
        if (/\\[a-zA-Z]+|\$\S+\$|\[[-−.\d]+(ex|em|pt|mm)\]/.test(words))
            wrong.push(`LaTeX: ${words.trim().slice(0, 60)}`);
    };
    const main = document.querySelector('main');
    main.querySelectorAll('math').forEach((math) => look(math.textContent));
    const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let node; (node = walk.nextNode());)
        if (!node.parentElement.closest('code, pre, script, math')) look(node.data);
    // A number and a stop at the beginning of a line of Markdown make a list.
    for (const item of main.querySelectorAll(':is(ul, ol) > li:only-child'))
        wrong.push(`a list of one: ${item.textContent.trim().slice(0, 60)}`);
    // A method stands in its impl, at the left edge.
    for (const code of main.querySelectorAll('pre > code'))
        if (!/^\S/m.test(code.textContent))
            wrong.push(`indented: ${code.textContent.trim().slice(0, 60)}`);
    return wrong.join('; ');
}
