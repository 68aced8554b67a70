// Looks at all figures of a page, in all positions of their sliders, and says
// what is wrong: words that are too small, cut off, one upon another, or
// under a line; the same words in two places; a height that changes; a
// slider that does not lie under its axis, or whose numbers move.
export function checkFigures() {
    const faults = new Set();
    // The same on every width.
    const sampled = window.sampled ??= new Map();

    // The places along a shape's line, in the figure's units.
    const places = (shape) => {
        if (!sampled.has(shape)) {
            const points = [];
            if (shape.classList.contains('specks')) {
                for (const [, x, y] of shape.getAttribute('d')
                    .matchAll(/M([\d.]+) ([\d.]+)h0/g)) points.push([+x, +y]);
            } else {
                const length = shape.getTotalLength();
                for (let at = 0; at < length; at += 2) {
                    const { x, y } = shape.getPointAtLength(at);
                    points.push([x, y]);
                }
            }
            sampled.set(shape, points);
        }
        return sampled.get(shape);
    };
    const meet = (a, b, room) => a.left + room < b.right
        && b.left + room < a.right && a.top + room < b.bottom
        && b.top + room < a.bottom;

    // The letters' own box; the box of a font is higher than its letters.
    const letters = (node) => {
        const { left, right, top, bottom, height } =
            node.getBoundingClientRect();
        return { node, words: node.textContent, left, right,
            top: top + 0.24 * height, bottom: bottom - 0.1 * height };
    };
    const texts = (top) => [...top.querySelectorAll('text')]
        .flatMap((text) => text.matches('.numbers') ? [...text.children] : [text])
        .map(letters);
    const shapes = (top) => [...top.querySelectorAll(
        'path:not(.area, .bar), circle')].map((node) => ({
            node, box: node.getBoundingClientRect() }));

    // What an axis measures, and its numbers.
    const TITLES = 'text.axis + text.text, text.axis + text.text + text.text';
    const gap = (a, b) => Math.max(a.left - b.right, b.left - a.right,
        a.top - b.bottom, b.top - a.bottom);

    // A name that moves with the end of its line, in the figure's units.
    const isAtEnd = (name, shapes) => shapes.some(({ node }) =>
        node.matches('path:not(.dot)') && node.getAttribute('class') === name.getAttribute('class')
        && Math.hypot(places(node).at(-1)[0] - name.getAttribute('x'),
            places(node).at(-1)[1] - name.getAttribute('y')) < 50);

    // A place where there are words in every position.
    const standsStill = (node, frames) => frames.every((frame) => frame.querySelector(
        `text[x="${node.getAttribute('x')}"][y="${node.getAttribute('y')}"]`));

    for (const figure of document.querySelectorAll('figure.plot')) {
        const svg = figure.querySelector('svg');
        const input = figure.querySelector('input');
        const frames = [...figure.querySelectorAll('.frame')];
        const matrix = svg.getScreenCTM();
        const paper = getComputedStyle(svg).backgroundColor;
        const outside = ({ node }) => !node.closest('.frame');
        const still = { texts: texts(svg).filter(outside),
            shapes: shapes(svg).filter(outside) };
        const whole = svg.getBoundingClientRect();
        const column = figure.getBoundingClientRect();
        const heights = new Set();
        const stood = new Map();
        const numbers = new Set();
        if (input) {
            // What moves it, a grip or the slider; half the thumb stands out at
            // both ends.
            const grip = figure.querySelector('.grip');
            const { left, right, height } = (grip ?? input).getBoundingClientRect();
            if (height < 44) faults.add(`${figure.id} is not to touch`);
            const axes = [...figure.querySelectorAll('path.axis')]
                .map((axis) => axis.getBoundingClientRect())
                .filter((axis) => axis.height < 2.5 && axis.width > 60);
            // Under one axis, or from the first to the last of two; or two
            // thirds of it, where it is for another quantity.
            const isUnder = axes.some((axis) => Math.abs(axis.left - left - 11) < 3)
                && axes.some((axis) => [right - 11, axis.left + 1.5 * (right - 11 - axis.left)]
                    .some((end) => Math.abs(axis.right - end) < 3));
            if (!grip && axes.length && !isUnder)
                faults.add(`${figure.id} has its slider from ${left} to ${right}`);
            const words = [...figure.querySelectorAll('.scale span')]
                .map((word) => word.getBoundingClientRect());
            words.forEach((a, i) => words.slice(i + 1).forEach((b) => {
                const apart = a.right <= b.left || b.right <= a.left;
                // The words of a mark may stand in a row of their own.
                const below = b.height > 1.6 * a.height;
                if (!apart && !below) faults.add(`${figure.id} has words on words`);
            }));
        }

        for (let i = 0; i < Math.max(frames.length, 1); i++) {
            const frame = frames[i];
            if (frame) {
                input.value = i;
                input.dispatchEvent(new Event('input'));
            }
            heights.add(figure.getBoundingClientRect().height);
            const ticks = still.texts.filter(({ node }) => node.closest('.axis'));
            for (const title of still.texts.filter(({ node }) => node.matches(TITLES)))
                for (const tick of i ? [] : ticks) if (gap(title, tick) < 6)
                    faults.add(`${figure.id} has "${title.words}" ${gap(title, tick).toFixed(1)} px from "${tick.words}"`);
            if (frame) numbers.add([...figure.querySelectorAll('output b')]
                .map((number) => number.getBoundingClientRect())
                .map(({ left, top }) => [left, top]).join());
            const where = figure.id
                + (frame ? ' at ' + frame.dataset.value : '');
            const fault = (what) => faults.add(`${where}: ${what}`);
            const moving = frame
                ? { texts: texts(frame), shapes: shapes(frame) }
                : { texts: [], shapes: [] };
            const allTexts = [...still.texts, ...moving.texts];
            const allShapes = [...still.shapes, ...moving.shapes];

            for (const { node, box } of moving.shapes.concat(
                i ? [] : still.shapes)) {
                if (box.left < whole.left - 1 || box.right > whole.right + 1
                    || box.top < whole.top - 1 || box.bottom > whole.bottom + 1)
                    fault(`${node.getAttribute('class')} is cut off`);
            }
            allTexts.forEach((text, t) => {
                const { node, words } = text;
                const own = frame && frame.contains(node);
                // What stands still was looked at in the first position.
                const isSeen = (other) => i && !own && !frame.contains(other.node);
                const others = allTexts.slice(t + 1).filter(
                    (other) => !isSeen(other) && meet(text, other, 1));
                others.forEach((o) => fault(`"${words}" is on "${o.words}"`));

                const style = getComputedStyle(node);
                const halo = style.paintOrder.startsWith('stroke')
                    && style.stroke === paper
                    && parseFloat(style.strokeWidth) >= 3;
                for (const { node: shape, box } of i && !own ? moving.shapes : allShapes) {
                    if (!meet(text, { left: box.left - 1, right: box.right + 1,
                        top: box.top - 1, bottom: box.bottom + 1 }, 0)) continue;
                    // Paper around the letters covers what is drawn before.
                    const after = node.compareDocumentPosition(shape)
                        & Node.DOCUMENT_POSITION_FOLLOWING;
                    if (halo && !after) continue;
                    const crossed = places(shape).some(([x, y]) => {
                        const right = matrix.a * x + matrix.e;
                        const down = matrix.d * y + matrix.f;
                        return text.left < right && right < text.right
                            && text.top < down && down < text.bottom;
                    });
                    if (crossed) fault(
                        `"${words}" is under ${shape.getAttribute('class')}`);
                }
                if (!own && i) return;
                const size = parseFloat(style.fontSize) * matrix.a;
                if (size > 17.5 && figure.closest('.wide, .stays')) fault(`"${words}" is larger than the text: ${size} px`);
                if (size < 10.99) fault(`"${words}" is ${size} px high`);
                if (text.left < Math.max(whole.left, column.left) - 0.5
                    || text.right > Math.min(whole.right, column.right) + 0.5
                    || text.top < whole.top - 0.5
                    || text.bottom > whole.bottom + 0.5)
                    fault(`"${words}" is cut off`);
            });
            // Words may change where a place stands still.
            for (const { node, words, left, top } of moving.texts) {
                if (node.matches('tspan')) continue;
                if (isAtEnd(node, moving.shapes)) continue;
                if (standsStill(node, frames)) continue;
                const place = `${left.toFixed(0)} ${top.toFixed(0)}`;
                if ((stood.get(words) ?? place) !== place)
                    fault(`"${words}" changes places`);
                stood.set(words, place);
            }
        }
        if (input) {
            input.value = input.defaultValue;
            input.dispatchEvent(new Event('input'));
        }
        if (numbers.size > 1) faults.add(`${figure.id} moves its numbers`);
        if (heights.size > 1) faults.add(`${figure.id} changes its height`);
    }
    return [...faults].slice(0, 40).join('\n');
}
