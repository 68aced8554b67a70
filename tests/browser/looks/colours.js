// The colours of the page that are neither grey nor an ink's, and names in code
// that have another colour than their ink.
export function checkColours() {
    const found = new Set();
    const probe = document.createElement('i');
    document.body.append(probe);
    const named = (name) => {
        probe.style.color = `var(${name})`;
        return getComputedStyle(probe).color;
    };
    const look = (element, style, property) => {
        const parts = style[property].match(/[\d.]+/g);
        if (!parts || parts[3] === '0') return;
        const [r, g, b] = parts.slice(0, 3).map(Number);
        if (Math.max(r, g, b) - Math.min(r, g, b) > 55)
            found.add(element.tagName + '.' +
                (element.className.baseVal ?? element.className)
                + ' ' + property + ' ' + style[property]);
    };
    const properties = ['color', 'backgroundColor',
        'borderTopColor', 'borderLeftColor', 'outlineColor',
        'textDecorationColor', 'accentColor', 'caretColor',
        'fill', 'stroke'];
    for (const element of document.querySelectorAll('body *')) {
        if (element === probe || !element.checkVisibility() || element.closest(
            '.l1, .l2, .hljs-l1, .hljs-l2')) continue;
        if (element.matches('a, button, input, summary'))
            element.focus({ focusVisible: true });
        const style = getComputedStyle(element);
        properties.forEach((p) => look(element, style, p));
    }
    const same = (of, property, name) => {
        const seen = getComputedStyle(of)[property];
        if (seen !== named(name)) found.add(`${property} ${seen} in place of ${name}`);
    };
    for (const ink of ['l1', 'l2'])
        for (const word of document.querySelectorAll('.hljs-' + ink))
            same(word, 'color', `--${ink}`);
    const svg = document.querySelector('#chapter5-sums svg');
    if (svg) {
        same(svg.querySelector('path.l1'), 'stroke', '--l1');
        same(svg.querySelector('path.l2'), 'stroke', '--l2');
        same(svg.querySelector('text.text'), 'fill', '--ink, var(--fg)');
        same(svg.querySelector('text.text'), 'stroke', '--bg');
        if (document.querySelectorAll('.hljs-l1, .hljs-l2').length < 5)
            found.add('names in code without an ink');
    }
    probe.remove();
    return [...found].slice(0, 8).join('; ');
}
