// What can be taken hold of: the ceiling of chapter 8, the points of the
// instrument, and the race of a reader's own columns.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, expectNobodyKeptOut, layOnPaper, open, program, readSlider, resize,
    test, testPrograms } from './book.js';
import { checkLayout } from './looks/layout.js';

const CEILING = '#chapter8-rule';
const grip = (page, figure, i = 0) => page.locator(`${figure} .grip`).nth(i);
const hash = (page) => page.evaluate(() => location.hash);
const told = (page, figure, i = 0) =>
    grip(page, figure, i).getAttribute('aria-valuetext');

async function middleOf(locator) {
    await locator.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await locator.boundingBox();
    return [x + width / 2, y + height / 2];
}

async function drag(page, figure, right, down, i = 0, steps = 8) {
    const [x, y] = await middleOf(grip(page, figure, i));
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + right, y + down, { steps });
    await page.mouse.up();
}

// A finger's way over the page.
async function swipe(page, [x, y], right, down) {
    const client = await page.context().newCDPSession(page);
    const touch = (type, x, y) => client.send('Input.dispatchTouchEvent',
        { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
    await touch('touchStart', x, y);
    for (let i = 1; i <= 10; i++)
        await touch('touchMove', x + right * i / 10, y + down * i / 10);
    await touch('touchEnd');
}

// The frame that shows: its read-out, its weights, and where its shapes are.
const readCeiling = (page, value) => page.evaluate(([figure, value]) => {
    const root = document.querySelector(figure) ?? document;
    const frame = root.querySelector(value === undefined
        ? '.frame:not([display])' : `.frame[data-value="${value}"]`);
    // Corners, from a path of either kind of steps.
    const corners = (path) => [...path.getAttribute('d').matchAll(/M([^z]+)z?/g)].map(([all]) => {
        const box = document.createElementNS('http://www.w3.org/2000/svg', 'path');
        box.setAttribute('d', all);
        (root.querySelector('svg') ?? document.documentElement).append(box);
        const { x, y, width, height } = box.getBBox();
        box.remove();
        return [x, y, width, height];
    });
    return {
        readout: frame.dataset.readout,
        weights: [...frame.querySelectorAll('.numbers tspan')]
            .map((cell) => cell.textContent + (cell.matches('.zero') ? '!' : '')),
        shapes: [...frame.querySelectorAll('path')].flatMap(corners)
            .concat([[0, Number(frame.querySelector('circle').getAttribute('cy')), 0, 0]]),
    };
}, [CEILING, value]);

test('the ceiling is drawn as the program draws it', async ({ page, context }) => {
    test.slow();
    const other = await context.newPage();
    await open(page, 'chapter8.html');
    for (let hundredths = 1; hundredths < 100; hundredths += 7) {
        const price = String(hundredths / 100);
        await page.evaluate((hash) => { location.hash = hash; }, `${CEILING}=${price}`);
        await expect.poll(async () => (await readCeiling(page)).readout)
            .toMatch(new RegExp(`^${price};`));
        const out = test.info().outputPath(price);
        spawnSync(program('chapter8'), ['--lambda', price, '--out', out]);
        await other.goto(`file://${join(out, 'rule.svg')}`);
        const [own, drawn] = [await readCeiling(page), await readCeiling(other, price)];
        expect(own.readout).toBe(drawn.readout);
        expect(own.weights).toEqual(drawn.weights);
        expect(own.shapes.length).toBe(drawn.shapes.length);
        own.shapes.flat().forEach((place, i) =>
            expect(Math.abs(place - drawn.shapes.flat()[i]), price).toBeLessThan(0.2));
    }
});

test('the ceiling by mouse and keyboard, and the address keeps it', async ({ page }) => {
    await open(page, 'chapter8.html');
    const changes = await page.evaluateHandle((figure) => {
        const said = [];
        new MutationObserver((all) => said.push(...all)).observe(
            document.querySelector(`${figure} .grip`), { attributeFilter: ['aria-valuetext'] });
        return said;
    }, CEILING);
    const [x, y] = await middleOf(grip(page, CEILING));
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y - 33, { steps: 9 });
    // On its way it says nothing; where it is let go, once.
    expect(await changes.evaluate((said) => said.length)).toBe(0);
    await page.mouse.up();
    await expect.poll(() => changes.evaluate((said) => said.length)).toBe(1);
    const { readout, weights } = await readCeiling(page);
    const [price] = readout.split(';');
    expect(Number(price)).toBeGreaterThan(0.4);
    expect(await hash(page)).toBe(`${CEILING}=${price}`);
    expect(await told(page, CEILING)).toContain(`price λ ${price}; L1 keeps`);
    await page.keyboard.press('ArrowDown');
    const next = String(Number((price - 0.01).toFixed(2)));
    expect((await readCeiling(page)).readout).toMatch(new RegExp(`^${next};`));
    expect(page.url()).toContain('chapter8.html');
    await page.keyboard.press('ArrowUp');
    expect(await hash(page)).toBe(`${CEILING}=${price}`);
    // Another reader sees the same.
    const other = await page.context().newPage();
    await open(other, `chapter8.html${await hash(page)}`);
    await expect.poll(async () => (await readCeiling(other)).weights).toEqual(weights);
    await other.close();
    // The slider takes over, and full screen shows what is shown.
    await page.locator(`${CEILING}-slider`).focus();
    await page.keyboard.press('Home');
    expect((await readSlider(page, 'chapter8-rule'))[2]).toBe('0;10 of 10;5');
    await drag(page, CEILING, 0, -50);
    const before = await readCeiling(page);
    await page.keyboard.press('f');
    await expect(page.locator('dialog.full')).toHaveAttribute('open');
    expect(await readCeiling(page)).toEqual(before);
    await drag(page, CEILING, 0, -60);
    expect((await readCeiling(page)).readout).not.toBe(before.readout);
});

test('a frame of the ceiling takes no time', async ({ page }) => {
    await open(page, 'chapter8.html');
    await grip(page, CEILING).focus();
    await page.keyboard.press('Home');
    await expect.poll(() => told(page, CEILING)).toContain('price λ 0;');
    const median = await page.evaluate((figure) => {
        const grip = document.querySelector(`${figure} .grip`);
        const times = Array.from({ length: 60 }, () => {
            const start = performance.now();
            grip.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true }));
            document.body.getBoundingClientRect();
            return performance.now() - start;
        });
        return times.sort((a, b) => a - b)[30];
    }, CEILING);
    // 16 ms where nothing else runs; other tests run beside this one.
    expect(median, 'ms a movement').toBeLessThan(60);
});

test.describe('by finger', () => {
    test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });
    test('the grip moves, and beside it the page scrolls', async ({ page }) => {
        await open(page, 'chapter8.html');
        const place = await middleOf(grip(page, CEILING));
        const top = () => page.evaluate(() => scrollY);
        const before = await top();
        await swipe(page, place, 0, -60);
        await expect.poll(async () => Number((await readCeiling(page)).readout.split(';')[0]))
            .toBeGreaterThan(0.5);
        expect(await top()).toBe(before);
        const { x, y } = await page.locator(`${CEILING} svg`).boundingBox();
        await swipe(page, [x + 90, y + 120], 0, -60);
        await expect.poll(top).toBeGreaterThan(before + 20);
    });
});

test('on paper there is no grip, and the ceiling stands where the page says', async ({ page }) => {
    await open(page, `chapter8.html${CEILING}=0.13`);
    expect((await readCeiling(page)).readout).toMatch(/^0.13;/);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await layOnPaper(page);
    expect((await readCeiling(page)).readout).toMatch(/^0.4;/);
    await expect(page.locator('.grip').first()).toBeHidden();
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect((await readCeiling(page)).readout).toMatch(/^0.13;/);
});

const DATA = '#instrument-data';
const table = (page) => page.locator('.instrument pre');

testPrograms('a point of the instrument moves its lines, and the zero does not budge', async ({ page }) => {
    await open(page, 'instrument.html#lambda=1.2&weight=0.5&noise=0');
    await expect(table(page)).toContainText('λ = 1.2');
    const slopes = async () => (await page.locator(`${DATA} desc`).textContent())
        .match(/L1’s line with (\S+) and L2’s line with (\S+)\.$/).slice(1);
    const [one, two] = await slopes();
    expect(one).toBe('0');
    // The last point, a little down: blue stays, red moves.
    await drag(page, DATA, 0, 12, 6);
    await expect(table(page)).toContainText('moved by');
    await expect.poll(async () => (await slopes())[1]).not.toBe(two);
    expect((await slopes())[0]).toBe('0');
    // Up, and the pull spills over.
    await drag(page, DATA, 0, -60, 6);
    await expect.poll(async () => (await slopes())[0]).not.toBe('0');
    await expect.poll(() => told(page, DATA, 6)).toContain(`L1’s line with ${(await slopes())[0]}`);
    // What it says is what a terminal says, from the address.
    const asked = new URLSearchParams((await hash(page)).slice(1));
    const words = [...asked].map(([name, value]) => `--${name}=${value}`);
    const run = spawnSync(program('instrument'), [...words, '--out', test.info().outputPath('out')],
        { encoding: 'utf8' });
    await expect.poll(async () => run.stdout.startsWith(await table(page).textContent())).toBe(true);
    // The grip lies on its point.
    const off = await page.evaluate((figure) => {
        const svg = document.querySelector(`${figure} svg`);
        const places = [...svg.querySelector('.specks').getAttribute('d').matchAll(/M([\d.]+) ([\d.]+)h0/g)];
        const [, x, y] = places.at(-1);
        const { a, d, e, f } = svg.getScreenCTM();
        const grip = document.querySelectorAll(`${figure} .grip`)[6].getBoundingClientRect();
        return [a * x + e - grip.x - grip.width / 2, d * y + f - grip.y - grip.height / 2];
    }, DATA);
    for (const by of off) expect(Math.abs(by)).toBeLessThan(1.5);
    await page.getByRole('button', { name: 'Put the points back' }).click();
    await expect(table(page)).not.toContainText('moved');
    expect(await hash(page)).not.toContain('moved');
});

testPrograms('a point by keyboard, and by address', async ({ page }) => {
    await open(page, 'instrument.html#lambda=0.8&weight=0.5&noise=0&moved=0,0,0,0,0,0,-1');
    await expect(table(page)).toContainText('moved by 0, 0, 0, 0, 0, 0, −1');
    await grip(page, DATA, 6).focus();
    await page.keyboard.press('ArrowUp');
    await expect(table(page)).toContainText('moved by 0, 0, 0, 0, 0, 0, −0.98');
});

for (const width of [360, 1280])
    testPrograms(`nobody is kept out of what can be held at ${width}`, async ({ page }) => {
        await resize(page, width);
        for (const name of ['chapter8.html', 'instrument.html', 'your-data.html']) {
            await open(page, name);
            expect(await page.evaluate(checkLayout), name).toBe('');
            await expectNobodyKeptOut(page);
        }
    });

const flats = (page) => page.getByRole('button', { name: 'try the race with flats' }).click();
// The names at the ends of lines; the first words of the figure are its axis's.
const names = (page) => page.locator('.report [id$=choose-paths] text.text:not([text-anchor])')
    .evaluateAll((all) => all.slice(1).map((name) => [name.textContent,
        name.getAttribute('x'), name.getAttribute('y'), name.style.display]));

// How far a name is above its line where the playhead is, measured by the
// browser on the line as it is drawn.
function heightBehind(word) {
    const svg = document.querySelector('.report [id$=choose-paths] svg');
    const names = [...svg.querySelectorAll('text.text:not([text-anchor])')]
        .slice(-document.querySelectorAll('ol.race li').length);
    const i = names.findIndex(({ textContent }) => textContent === word);
    const line = [...svg.querySelectorAll('path.l1')].slice(-names.length)[i];
    const [x, y] = ['x', 'y'].map((at) => Number(names[i].getAttribute(at)));
    let [low, high] = [0, line.getTotalLength()];
    for (let k = 0; k < 40; k++) {
        const middle = (low + high) / 2;
        if (line.getPointAtLength(middle).x < x - 10) low = middle;
        else high = middle;
    }
    return y - 5 - line.getPointAtLength(low).y;
}

testPrograms('the flats race without a command, and end where the report has them', async ({ page }) => {
    await open(page, 'your-data.html');
    await flats(page);
    const figure = page.locator('.report [id$=choose-paths]');
    await expect(figure.locator('.grip')).toBeVisible();
    // With reduced motion the end is there at once.
    const still = await names(page);
    expect(still.length).toBeGreaterThan(3);
    expect(still.every(([, , , display]) => display === '')).toBe(true);
    // Back by keyboard: nobody is in, then one after the other, as the list says.
    const order = await page.locator('ol.race li').evaluateAll((all) =>
        all.map((item) => [item.firstChild.data.trim(), Number(item.dataset.part)]));
    await figure.locator('.grip').focus();
    await page.keyboard.press('Home');
    expect((await names(page)).some(([, , , display]) => display === '')).toBe(false);
    expect(await told(page, '.report [id$=choose-paths]')).toBe(`0 of ${order.length} are in`);
    for (const [i, [name, part]] of order.entries()) {
        while (Number(await figure.locator('.grip').getAttribute('aria-valuenow')) < Math.min(part + 0.02, 1))
            await page.keyboard.press('ArrowRight');
        const inside = (await names(page)).filter(([, , , display]) => display === '');
        // Alone, a name rides at the end of its line.
        if (inside.length === 1)
            expect(Math.abs(await page.evaluate(heightBehind, name)), name).toBeLessThan(0.5);
        expect(inside.length, name).toBeGreaterThanOrEqual(i + 1);
        expect(inside.map(([name]) => name)).toContain(name);
    }
    await page.getByRole('button', { name: 'Let them race' }).click();
    expect(await names(page)).toEqual(still);
    // A picture of it, to show around.
    const [download] = await Promise.all([page.waitForEvent('download'),
        page.getByRole('button', { name: 'Save a picture' }).click()]);
    const picture = readFileSync(await download.path());
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(picture.length).toBeGreaterThan(20_000);
    await expectNobodyKeptOut(page);
});

test.describe('with motion', () => {
    test.use({ contextOptions: { reducedMotion: 'no-preference' } });
    testPrograms('the race takes four seconds and keeps its frames', async ({ page }) => {
        await open(page, 'your-data.html');
        await flats(page);
        await expect(page.locator('.report .grip')).toBeVisible();
        const [long, median] = await page.evaluate(async () => {
            const head = document.querySelector('.report [id$=choose-paths] svg').lastElementChild;
            const start = performance.now();
            document.querySelector('.start').click();
            const times = [];
            let last = start;
            while (performance.now() - start < 6000) {
                await new Promise(requestAnimationFrame);
                times.push(performance.now() - last);
                last = performance.now();
                if (times.length > 5 && head.style.display === 'none') break;
            }
            return [performance.now() - start, times.sort((a, b) => a - b)[times.length >> 1]];
        });
        expect(long).toBeGreaterThan(3500);
        expect(long).toBeLessThan(6000);
        expect(median, 'ms a frame').toBeLessThan(60);
    });
});
