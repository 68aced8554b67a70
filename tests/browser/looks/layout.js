// What is cut at an edge without a sign that it goes on, and what is not where
// it belongs at this width.
export function checkLayout() {
    const wrong = new Set();
    const name = (e) => `${e.tagName} ${e.className} ${e.textContent.slice(0, 30)}`;
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > edge) wrong.add('the page is wide');
    // The page's own background may cover a shadow at an edge: a local layer.
    const hasSign = (e) => /local/.test(getComputedStyle(e).backgroundAttachment);
    const content = document.querySelector('.content');
    for (const e of [content, ...content.querySelectorAll('*:not(svg *, math *)')]) {
        if (!e.checkVisibility() || e.matches('input, .slider label')) continue;
        const { overflowX } = getComputedStyle(e);
        if (overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1
            && !(overflowX === 'auto' && hasSign(e))) wrong.add(`cut: ${name(e)}`);
        const { left, right, width } = e.getBoundingClientRect();
        let scroller = e.parentElement;
        while (scroller && !hasSign(scroller)) scroller = scroller.parentElement;
        if (width > 1 && !scroller && (right > edge + 1 || left < -1))
            wrong.add(`beyond the edge: ${name(e)}`);
    }
    // Captions and notes stand in the margin as soon as there is room for it.
    const style = getComputedStyle(content);
    const room = content.clientWidth - parseFloat(style.paddingLeft)
        - parseFloat(style.paddingRight);
    const text = document.querySelector('main > :is(h1, h2)')?.getBoundingClientRect();
    // A figure that deserves it is as wide as the text and the margin.
    for (const svg of document.querySelectorAll('.wide svg'))
        if ((svg.getBoundingClientRect().width > 1.4 * text.width) !== (room >= 848))
            wrong.add(`${svg.getBoundingClientRect().width} px wide: ${name(svg.parentElement)}`);
    for (const words of document.querySelectorAll(':is(main, .stays) > .plot > figcaption, .note'))
        if ((words.getBoundingClientRect().left >= (words.closest('.stays .plot')
            ?.firstElementChild.getBoundingClientRect() ?? text).right) !== (room >= 848))
            wrong.add(`caption: ${name(words)}`);
    // A note begins with its paragraph, and meets nothing else in the margin.
    const inMargin = [...document.querySelectorAll(
        'main > .plot > figcaption, .stays > .plot, .wide, main > pre > code, .note')]
        .filter((e) => e.checkVisibility()).map((e) => [e, e.getBoundingClientRect()]);
    for (const [e, a] of room >= 848 ? inMargin : []) {
        if (!e.matches('.note')) continue;
        if (Math.abs(a.top - e.parentElement.getBoundingClientRect().top) > 2)
            wrong.add(`not beside its paragraph: ${name(e)}`);
        if (inMargin.some(([other, b]) => other !== e && a.left < b.right
            && b.left < a.right && a.top < b.bottom && b.top < a.bottom))
            wrong.add(`something stands on the note: ${name(e)}`);
    }
    // What is typed and pressed is in the book's letters.
    for (const e of document.querySelectorAll('button, input, select'))
        if ((e.textContent.trim() || !e.matches('button'))
            && !/Source/.test(getComputedStyle(e).fontFamily))
            wrong.add(`in other letters: ${name(e)}`);
    // Rules over and under code are as long as the text, however long its lines.
    for (const code of document.querySelectorAll('main > pre, :is(main, .stays) > details > pre')) {
        const e = code.querySelector(':scope > code');
        if (!e?.checkVisibility()) continue;
        const [, rule] = /([\d.]+)px/.exec(getComputedStyle(e).borderImageSource) ?? [];
        const long = Math.min(rule ?? Infinity, e.getBoundingClientRect().width);
        if (Math.abs(long - text.width) > 1) wrong.add(`a rule of ${long}: ${name(e)}`);
    }
    // One kind of button, of field and of slider.
    const kinds = new Map();
    for (const e of document.querySelectorAll('main :is(button, input, select)')) {
        if (!e.checkVisibility() || e.matches('pre button, [type=checkbox], [type=file]')) continue;
        const of = getComputedStyle(e);
        const kind = e.matches('button') ? 'button' : e.type === 'range' ? e.type : 'field';
        const look = [of.borderTopWidth, of.borderTopColor, of.borderRadius,
            of.backgroundColor, kind === 'range' && of.appearance].join();
        if ((kinds.get(kind) ?? look) !== look) wrong.add(`another ${kind}: ${name(e)} ${look}`);
        kinds.set(kind, look);
    }
    if (!/none$/.test(kinds.get('range') ?? 'none')) wrong.add('the browser\'s own slider');
    // The name of the book, and both ways on, in a line.
    const title = document.querySelector('.menu-title');
    const isAside = innerWidth < 1080 && document.querySelector('.sidebar-visible');
    if (!isAside && title.scrollWidth > title.clientWidth) wrong.add('the title is cut');
    const names = [...document.querySelectorAll('.turn small')]
        .map((e) => e.getBoundingClientRect().top);
    if (Math.abs(names[0] - names.at(-1)) > 1) wrong.add(`ways on at ${names}`);
    for (const code of document.querySelectorAll('main :not(pre) > code'))
        if (/(^| )-\w|--\w/.test(code.textContent) && !code.closest('.live')
            && !code.querySelector('.unbroken')) wrong.add(`may break: ${name(code)}`);
    if (innerWidth > 360) return [...wrong].slice(0, 6).join('; ');
    // A formula that is cut on a phone cannot be read at a glance.
    for (const math of document.querySelectorAll('main math')) {
        const isWide = math.getAttribute('display') === 'block'
            ? math.scrollWidth > math.clientWidth
            : math.getBoundingClientRect().right > 345;
        if (isWide) wrong.add(`wide: ${math.textContent}`);
    }
    // A sign never begins a line after its formula.
    for (const whole of document.querySelectorAll('main .unbroken'))
        if (whole.getClientRects().length !== 1) wrong.add(`broken: ${whole.textContent}`);
    return [...wrong].slice(0, 6).join('; ');
}
