// The face of the pages, and the ways from page to page.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { CHAPTERS, PAGES, ROOT, THEMES, chooseTheme, expect, expectAddress, open,
    resize, test } from './book.js';
import { checkColours } from './looks/colours.js';

test('the figure stands above the fold', async ({ page }) => {
    await open(page, 'introduction.html');
    const title = await page.locator('h1').first().textContent();
    expect(title.length).toBeGreaterThan(20);
    await expect(page.locator('.hero p a')).toHaveCount(2);
    // Two screens of a phone are enough for the figure.
    for (const [width, height] of
        [[1280, 800], [1440, 900], [360, 2 * 780], [390, 2 * 844]]) {
        await resize(page, width);
        for (const what of ['.hero h1', '.hero p a', '.hero p:last-of-type a',
            '.hero svg', '.hero output']) {
            const place = await page.locator(what).first().evaluate((part) =>
                part.getBoundingClientRect());
            const where = `${what} at ${width} × ${height}`;
            expect(place.top, where).toBeGreaterThanOrEqual(0);
            expect(place.bottom, where).toBeLessThanOrEqual(height);
        }
    }
});

// What a page is about is seen before anything is read or moved; on a phone at
// least a fifth of the window shows it.
test('a figure is in sight when a page opens', async ({ page }) => {
    const others = ['claims', 'instrument', 'library', 'misconceptions', 'predict', 'teaching', 'your-data'];
    for (const [width, height] of [[390, 844], [1280, 720], [1440, 900]]) {
        await resize(page, width, height);
        for (const name of [...CHAPTERS, ...others.map((name) => `${name}.html`)]) {
            await open(page, name);
            const { y } = await page.locator('main .plot svg').first().boundingBox();
            expect(y, `${name} at ${width}`).toBeLessThan(0.83 * height);
        }
    }
});

// Where a figure stays in sight: what is wrong while its text goes by below it,
// and how many lines of text were looked at.
async function readBelow() {
    const wrong = new Set();
    let looks = 0;
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const box = (of) => of.getBoundingClientRect();
    for (const part of document.querySelectorAll('.stays')) {
        const figure = part.querySelector('.plot');
        const check = (is, what) => is || wrong.add(`${figure.id} ${what}`);
        const seen = figure.querySelectorAll('svg, input, output, figcaption, .together');
        // Down, half a window a step, as keys go.
        scrollTo(0, scrollY + box(part).top);
        for (await frame(); box(part).bottom > innerHeight / 2 + 60; await frame()) {
            looks++;
            const { left, right, bottom } = box(figure);
            check(bottom < innerHeight / 2 + 10, `leaves ${innerHeight - bottom} px`);
            for (const of of seen) {
                const { top, bottom, x, y, width, height } = box(of);
                check(top >= 50 && bottom <= innerHeight / 2 + 10, `${of.tagName} ${top} to ${bottom}`);
                check(figure.contains(document.elementFromPoint(x + width / 2, y + height / 2)),
                    `${of.tagName} is covered`);
            }
            const caption = box(figure.querySelector('figcaption'));
            for (const of of figure.querySelectorAll('.together, output, svg'))
                check(box(of).top >= caption.bottom || box(of).right <= caption.left,
                    `${of.tagName} on the caption`);
            check(right - left > 840, 'shows what goes by beside it');
            scrollBy(0, innerHeight / 2);
        }
        // What gets the focus is in sight, from wherever.
        for (const to of [0, document.body.scrollHeight])
            for (const link of part.querySelectorAll(':scope > :not(.plot) :is(a, summary)')) {
                scrollTo(0, to);
                await frame();
                document.activeElement.blur();
                link.focus();
                await frame();
                const { top, bottom } = box(link);
                check(top >= Math.min(box(figure).bottom, bottom) && bottom <= innerHeight,
                    `to ${box(figure).bottom} covers ${link.textContent} at ${top} to ${bottom}`);
            }
    }
    return [[...wrong].join('\n'), looks];
}

test('a figure stays in sight while its text is read', async ({ page }) => {
    for (const [width, height] of [[1280, 720], [1440, 900], [1920, 1080]]) {
        await resize(page, width, height);
        let parts = 0;
        for (const name of CHAPTERS) {
            await open(page, name);
            const [wrong, looks] = await page.evaluate(readBelow);
            expect.soft(wrong, `${name} at ${width}`).toBe('');
            parts += looks;
        }
        expect(parts, `${width}`).toBeGreaterThan(5);
    }
    // A page down shows the next line; the way to a heading ends at it.
    await open(page, 'chapter5.html#why-does-the-l1-sum-stop-at-0');
    const figure = page.locator('.stays .plot');
    const lowest = async () => (await figure.evaluate((figure) =>
        figure.getBoundingClientRect().bottom));
    const heading = await page.locator('.stays h2').boundingBox();
    expect(heading.y).toBeGreaterThan(await lowest() - 1);
    expect(heading.y).toBeLessThan(720);
    await expect(page.locator('html')).toContainClass('below');
    const before = await page.evaluate(() => scrollY);
    await page.keyboard.press('PageDown');
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before + 300);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => scrollY)).toBeLessThan(before + 1080 - await lowest());
    // What moves it, in the text or by key, moves nothing else.
    const at = await page.evaluate(() => scrollY);
    await page.locator('.stays a[href="#chapter5-sums=1.5"]').evaluate((link) => link.click());
    await page.locator('#chapter5-sums-slider').focus();
    await page.keyboard.press('ArrowLeft');
    await expectAddress(page, '#chapter5-sums=1.45');
    expect(await page.evaluate(() => scrollY)).toBe(at);
    // Not where there is no room for it, nor on paper.
    for (const [width, height] of [[1100, 900], [1280, 690], [390, 844]]) {
        await resize(page, width, height);
        await expect(figure).toHaveCSS('position', 'static');
    }
    await resize(page, 1440, 900);
    await expect(figure).toHaveCSS('position', 'sticky');
    await page.emulateMedia({ media: 'print' });
    await expect(figure).toHaveCSS('position', 'static');
});

test('every chapter stands on the front page with its emblem', async ({ page }) => {
    await open(page, 'introduction.html');
    const links = page.locator('.chapters a');
    expect(await links.evaluateAll((all) =>
        all.map((link) => link.getAttribute('href')))).toEqual(CHAPTERS);
    // No chapter alone in its row, and on a phone two in each.
    for (const width of [360, 390, 768, 1100, 1280, 1440]) {
        await resize(page, width);
        const tops = await page.locator('.chapters li').evaluateAll((all) =>
            all.map((entry) => Math.round(entry.getBoundingClientRect().top)));
        const counts = [...new Set(tops)].map((row) =>
            tops.filter((top) => top === row).length);
        expect(new Set(counts).size, `${width}: ${counts}`).toBe(1);
        expect(counts[0], `${width}`).toBeGreaterThan(1);
    }
    for (const entry of await page.locator('.chapters li').all()) {
        expect(await entry.locator('a .emblem path').count()).toBeGreaterThan(0);
        await expect(entry.locator('p + p').first()).toHaveText(/.{21}/);
    }
});

for (const [name, ...ways] of [
    ['introduction.html', 'chapter1.html'],
    ['chapter5.html', 'chapter4.html', 'chapter6.html'],
    ['chapter6.html', 'chapter5.html', 'claims.html'],
]) test(`the way on from ${name}`, async ({ page }) => {
    await open(page, name);
    expect(await page.locator('.turn a').evaluateAll((all) =>
        all.map((link) => link.getAttribute('href')))).toEqual(ways);
    for (const way of await page.locator('.turn a[href^=chapter]').all()) {
        expect(await way.locator('.emblem path').count()).toBeGreaterThan(0);
        await expect(way).toHaveText(/.{13}/);
    }
    for (const bare of await page.locator('.nav-chapters').all())
        await expect(bare).toBeHidden();
    await expect(page.locator('main > footer')).toHaveText(/[0-9]+ numbers/);
});

// Nothing that a reader sees jumps while a page comes, whichever part comes
// late: fonts, the headings in the sidebar, what a script puts on the page.
for (const width of [390, 1440]) test(`pages stand still at ${width}`, async ({ page }) => {
    await resize(page, width);
    await page.route(/\.woff2$/, async (route) => {
        await new Promise((done) => setTimeout(done, 200));
        await route.continue();
    });
    await page.addInitScript(() => {
        globalThis.shift = 0;
        new PerformanceObserver((list) => {
            for (const { value } of list.getEntries()) globalThis.shift += value;
        }).observe({ type: 'layout-shift', buffered: true });
    });
    for (const name of PAGES.filter((name) => name !== 'print.html')) {
        await open(page, name);
        await expect(page.locator('html'), name).toContainClass('ready');
        await page.waitForTimeout(100);
        const shift = await page.evaluate(() => globalThis.shift);
        expect.soft(shift, name).toBeLessThanOrEqual(0.01);
    }
});

// Code that is wider than a phone scrolls under the arrow keys, which turn the
// page elsewhere.
test('wide code by keyboard', async ({ page }) => {
    await resize(page, 360);
    await open(page, 'chapter5.html');
    await page.locator('main details:has(> pre)').evaluateAll((all) =>
        all.forEach((folded) => { folded.open = true; }));
    const code = page.locator('pre > code[tabindex]').first();
    await code.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => code.evaluate((code) => code.scrollLeft))
        .toBeGreaterThan(0);
    await expectAddress(page, 'chapter5.html');
    await code.blur();
    await page.keyboard.press('ArrowRight');
    await expectAddress(page, 'chapter6.html');
});

test('the table of contents opens by keyboard', async ({ page }) => {
    await open(page, 'chapter5.html');
    const whole = page.locator('html');
    const button = page.locator('button[aria-controls=mdbook-sidebar]').first();
    await expect(whole).toContainClass('sidebar-visible');
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(whole).not.toContainClass('sidebar-visible');
    await expect(button).toHaveAttribute('aria-expanded', 'false');
});

test('search works from a file', async ({ page }) => {
    await open(page, 'chapter5.html?search=soft%20threshold');
    const found = page.locator('#mdbook-searchresults li');
    await expect.poll(() => found.count()).toBeGreaterThan(2);
});

// It is loaded then, and not before.
for (const key of ['s', '/']) {
    test(`${key} opens the search`, async ({ page }) => {
        await open(page, 'chapter5.html');
        const parts = page.locator('script[src*=searcher]');
        await expect(parts).toHaveCount(0);
        await page.keyboard.press(`Control+${key}`);
        await page.keyboard.press('x');
        await expect(parts).toHaveCount(0);
        await page.keyboard.press(key);
        await expect(page.locator('#mdbook-searchbar')).toBeFocused();
        await page.keyboard.type('corner');
        const found = page.locator('#mdbook-searchresults li');
        await expect.poll(() => found.count()).toBeGreaterThan(2);
        await page.keyboard.press('Escape');
        await expect(page.locator('#mdbook-search-wrapper')).toBeHidden();
        await expect(parts).toHaveCount(1);
    });
}

// Every letter comes from the book's own fonts: another machine has others.
test('no letter is missing in the fonts', async ({ page }) => {
    const session = await page.context().newCDPSession(page);
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    let looks = 0;
    for (const name of PAGES) {
        await open(page, name);
        await page.evaluate(() => {
            for (const folded of document.querySelectorAll('details')) folded.open = true;
            const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let node; (node = walk.nextNode());)
                if (/[^\x00-\x7f]/.test(node.data)) node.parentElement.dataset.letters = '';
        });
        const { root: { nodeId } } = await session.send('DOM.getDocument', { depth: 0 });
        const { nodeIds } = await session.send('DOM.querySelectorAll',
            { nodeId, selector: '[data-letters]' });
        for (const nodeId of nodeIds) {
            looks++;
            const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
            const other = fonts.find(({ isCustomFont }) => !isCustomFont)?.familyName;
            if (!other) continue;
            const { outerHTML } = await session.send('DOM.getOuterHTML', { nodeId });
            expect.soft(`${name} in ${other}: ${outerHTML}`).toBe('');
        }
    }
    expect(looks).toBeGreaterThan(1000);
});

// The browser's own ✕ would be.
test('nothing in the search is blue', async ({ page }) => {
    await open(page, 'chapter5.html?search=corner');
    const field = page.locator('#mdbook-searchbar');
    await expect(field).toHaveValue('corner');
    await field.focus();
    const picture = (await field.screenshot()).toString('base64');
    const colours = await page.evaluate(async (picture) => {
        const image = new Image();
        image.src = `data:image/png;base64,${picture}`;
        await image.decode();
        const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
        pen.drawImage(image, 0, 0);
        const { data } = pen.getImageData(0, 0, image.width, image.height);
        let most = 0;
        for (let i = 0; i < data.length; i += 4)
            most = Math.max(most, Math.abs(data[i] - data[i + 2]));
        return most;
    }, picture);
    expect(colours).toBeLessThan(30);
});

// Nothing is blue or red but what belongs to L1 and L2: links, the focus, the
// slider, the sidebar, code and call-outs have the colours of the text; and
// figures take the colours of the theme.
for (const name of ['chapter5.html', 'claims.html', 'introduction.html', 'predict.html'])
    test(`only L1 is blue and only L2 is red on ${name}`, async ({ page }) => {
        await open(page, name);
        for (const theme of THEMES) {
            await chooseTheme(page, theme);
            expect(await page.evaluate(checkColours), theme).toBe('');
        }
    });

// The social card is a picture of theme/card.svg, because those who show it
// take no SVG. With a stale one, `npm test -- -g card --update-snapshots`.
test.describe('a picture', () => {
    test.use({ viewport: { width: 600, height: 315 }, deviceScaleFactor: 2 });
    test('the social card is fresh', async ({ page }) => {
        await page.goto(`${pathToFileURL(join(ROOT, 'theme/card.svg'))}`);
        // Another machine may set the words in another font.
        await expect(page).toHaveScreenshot('card.png',
            { scale: 'device', maxDiffPixelRatio: 0.05 });
    });
});
