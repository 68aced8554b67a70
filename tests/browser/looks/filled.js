// What is wrong with a figure that fills a window of the browser.
export function checkFilled(figure) {
    const wrong = [];
    const check = (is, what) => { if (!is) wrong.push(what); };
    const dialog = document.querySelector('.full');
    const box = (of) => of.getBoundingClientRect();
    const isIn = (of) => box(of).top >= 0 && box(of).bottom <= innerHeight + 1;
    check(dialog.open && dialog.contains(figure), 'not in it');
    check(dialog.scrollWidth <= innerWidth, 'wide');
    // As long as a vote is open, the slider says where it stands, and no more.
    const asks = !!dialog.querySelector('.vote') && !dialog.querySelector('.vote [open]');
    for (const part of dialog.querySelectorAll('.scale .mark, output span + span'))
        check(part.checkVisibility({ visibilityProperty: true }) !== asks,
            `"${part.textContent}" ${asks ? 'tells an answer' : 'is hidden'}`);
    const svg = figure.querySelector('svg');
    const { width } = box(svg);
    const isWide = innerWidth > 1000;
    const isAlone = !figure.closest('.instrument');
    // On a phone one scrolls from one figure of the instrument to the next.
    check(isIn(svg) || !isAlone && !isWide, `from ${box(svg).top} to ${box(svg).bottom}`);
    const seen = [...dialog.querySelectorAll('input, output')];
    for (const part of seen.filter((part) => part.checkVisibility()))
        check(isIn(part), `${part.tagName} to ${box(part).bottom}`);
    const words = [...figure.querySelectorAll('.scale span')]
        .filter((word) => word.checkVisibility()).map((word) => {
            const { left, right, bottom } = box(word);
            check(left >= 0 && right <= innerWidth, `${word.textContent} to ${right}`);
            return { left, right, bottom };
        });
    words.forEach((a, i) => words.slice(i + 1).forEach((b) =>
        check(a.right <= b.left || b.right <= a.left
            || a.bottom + 8 < b.bottom || b.bottom + 8 < a.bottom, 'words on words')));
    // What is taken hold of lies on what is drawn; a reader's own line has no
    // other ring than its grip.
    const { a: unit, e, f } = svg.getScreenCTM();
    const drawn = [...svg.querySelectorAll('circle')].filter((of) => of.checkVisibility())
        .map((of) => [of.cx.baseVal.value, of.cy.baseVal.value]);
    for (const specks of svg.querySelectorAll('.specks'))
        for (const [, x, y] of specks.getAttribute('d').matchAll(/M([\d.]+) ([\d.]+)h0/g))
            drawn.push([Number(x), Number(y)]);
    for (const grip of figure.querySelectorAll('.grip:not(#predict-path *)')) {
        const { left, top, width, height } = box(grip);
        const off = drawn.map(([x, y]) => Math.hypot(e + unit * x - left - width / 2,
            f + unit * y - top - height / 2));
        check(Math.min(...off) < 2, `a grip ${Math.min(...off)} px beside its place`);
    }
    // Twice as wide as on the page, 596 px, or as high as the window allows, or
    // as wide, with words of 20 px beside it.
    const low = seen.map((part) => box(part).bottom).concat(box(svg).bottom);
    const isFilled = innerHeight - Math.max(...low) + box(svg).top < 70;
    const part = dialog.querySelector('.vote') ? 0.67 : 0.74;
    if (isWide && isAlone) check(width >= Math.min(1192, part * innerWidth) || isFilled,
        `small: ${width}`);
    if (!isWide) return wrong.join('; ');
    // On the figure's axis, as on the page.
    const output = isAlone && !dialog.matches('.beside')
        && figure.querySelector('output');
    const axes = [...svg.querySelectorAll('path.axis')].map(box)
        .filter((axis) => axis.height < 3 && axis.width > 60);
    if (output && axes.length)
        check(axes.some((axis) => Math.abs(axis.left - box(output).left) < 3),
            `numbers at ${box(output).left}`);
    const walk = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT);
    for (let node; (node = walk.nextNode());) {
        const parent = node.parentElement;
        if (!node.data.trim() || !parent.checkVisibility()
            || parent.closest('title, desc, .slider label')) continue;
        const scale = parent.closest('svg') ? svg.getScreenCTM().a : 1;
        const size = parseFloat(getComputedStyle(parent).fontSize) * scale;
        check(size >= 20, `"${node.data.trim()}" is ${size} px high`);
    }
    return wrong.slice(0, 8).join('; ');
}
