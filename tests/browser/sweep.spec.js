// One visit to every page: all that looks at a page, in every window, on paper,
// full screen, and as those see it who cannot see.
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFileSync, statSync } from 'node:fs';
import { BOOK, CHAPTERS, COLOURS, PAGES, chooseTheme, expect, layOnPaper,
    open, resize, test, testPrograms, violations } from './book.js';
import { checkChapter } from './looks/chapter.js';
import { checkFigures } from './looks/figures.js';
import { checkFilled } from './looks/filled.js';
import { checkLayout } from './looks/layout.js';
import { checkLines } from './looks/lines.js';
import { checkVote } from './looks/vote.js';
import { checkWords } from './looks/words.js';
import { countCharacters } from './looks/measure.js';

// Widths and heights of a window: phones, one of them sideways, tablets, and
// both sides of where a margin begins; and whether all figures are looked at.
const WINDOWS = [
    [360, 780, true],
    [390, 844, true],
    [621, 900, false],
    [768, 1024, true],
    [844, 390, false],
    [1080, 900, false],
    [1100, 900, true],
    [1199, 900, false],
    [1280, 720, true],
    [1440, 900, true],
];

// Windows that a figure fills.
const FILLED = [[360, 740], [844, 390], [1440, 690], [1280, 720], [1920, 1080]];

// A page has all its faults said at once.
const soft = expect.configure({ soft: true });
const expectNothing = (said, when) => soft(said, when).toBe('');
// What is fitted to its window, or follows a figure, is so in one of the next
// frames; where other programs compute, too, that may take seconds.
const expectSoon = (look, message) =>
    soft.poll(look, { message, intervals: [10], timeout: 10_000 }).toBe('');

// The sidebar, open or closed.
const showSidebar = (page, open) => page.evaluate((open) => {
    const box = document.getElementById('mdbook-sidebar-toggle-anchor');
    if (box.checked !== open) box.click();
}, open);

// How many words are for the screen alone, or for paper.
const countWords = (page, side) => page.locator(`main .on-${side}`)
    .evaluateAll((all) => all.filter((span) => span.checkVisibility()).length);

// What a first visit costs, everything that the page asks for.
function weigh(page, requests) {
    let bytes = 0;
    let fonts = 0;
    for (const request of requests) {
        const file = fileURLToPath(request.split(/[?#]/)[0]);
        soft(file.startsWith(join(BOOK, '/')), file).toBe(true);
        if (file.endsWith('.woff2')) fonts += statSync(file).size;
        else bytes += gzipSync(readFileSync(file), { level: 9 }).length;
    }
    soft(bytes).toBeGreaterThan(0);
    soft(bytes, 'what a first visit weighs').toBeLessThan(90_000);
    soft(fonts, 'what its fonts weigh').toBeLessThan(130_000);
}

async function lookThroughWindows(page) {
    for (const [width, height, hasFigures] of WINDOWS) {
        await resize(page, width, height);
        // On a phone it pushes the page aside.
        for (const isOpen of width > 620 ? [true, false] : [false]) {
            await showSidebar(page, isOpen);
            await expectSoon(() => page.evaluate(checkLayout),
                `${width} px wide, sidebar ${isOpen}`);
        }
        if (hasFigures)
            expectNothing(await page.evaluate(checkFigures), `${width} px wide`);
        if (width === 360)
            // It alone takes seconds where a page has long tables.
            await expectSoon(() => violations(page), 'axe on a phone');
    }
}

// A teacher opens the figures one after the other, and those of the votes.
async function lookFullScreen(page) {
    const places = await page.evaluate(() =>
        [...document.querySelectorAll('main .plot[id]')].flatMap(({ id }) => {
            const vote = document.querySelector(`.vote[data-figure=${id}] a`);
            return [`${id}&full`, ...(vote ? [vote.hash.slice(1)] : [])];
        }));
    // The same place twice would be no way to anywhere.
    for (const place of new Set(places)) {
        const dialog = page.locator('dialog.full');
        // A place that is set while the browser is still on its way back is lost.
        await expect(async () => {
            await page.evaluate((place) => { location.hash = place; }, place);
            await expect(dialog).toHaveAttribute('open', { timeout: 3000 });
        }).toPass();
        const figure = page.locator(`#${place.split(/[=&]/)[0]}`);
        const look = (check, message) =>
            expectSoon(() => figure.evaluate(check), message);
        await look(checkVote, place);
        for (const [width, height] of FILLED) {
            await resize(page, width, height);
            await look(checkFilled, `${place}, ${width} × ${height}`);
        }
        // The way back closes it; the next opens when that is over.
        await dialog.evaluate((dialog) => new Promise((done) => {
            dialog.addEventListener('close', done, { once: true });
            history.back();
        }));
        await expect(dialog).not.toHaveAttribute('open');
        await expect.poll(() => page.url()).not.toContain('full');
        await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
    }
}

for (const name of PAGES) test(name, async ({ page, heard }) => {
    // Programs are opened here, and not run.
    await page.addInitScript(() => {
        globalThis.Worker = class { postMessage() {} terminate() {} };
    });
    await open(page, name);
    expectNothing(await violations(page), 'axe');
    soft(await countWords(page, 'paper'), 'words for paper').toBe(0);
    if (name === 'print.html') {
        // The other pages once more.
        for (const width of [360, 768, 1440]) {
            await resize(page, width);
            const wide = await page.evaluate(() =>
                document.documentElement.scrollWidth - innerWidth);
            soft(wide, `${width} px wide`).toBeLessThanOrEqual(0);
        }
    } else {
        await chooseTheme(page, 'navy');
        expectNothing(await violations(page, COLOURS), 'axe in navy');
        await chooseTheme(page, 'light');
        expectNothing(await page.evaluate(checkWords), 'words');
        if (CHAPTERS.includes(name))
            expectNothing(await page.evaluate(checkChapter), 'a chapter');
        await lookThroughWindows(page);
        // What is for a large figure alone comes with the first one.
        weigh(name, heard.requests);
        await lookFullScreen(page);
    }
    if (name !== 'print.html') {
        await resize(page, 360, 780);
        expectNothing(await page.evaluate(checkLines), 'a terminal\'s line');
    }
    await layOnPaper(page);
    expectNothing(await page.evaluate(() =>
        [...document.querySelectorAll('.vote details > :not(summary)')]
            .filter((answer) => answer.checkVisibility())
            .map((answer) => answer.textContent).join('; ')), 'a vote with its answers');
    expectNothing(await page.evaluate(() =>
        document.querySelector('main').innerText.split('\n')
            .filter((line) => /the slider|unfold/.test(line)).join('; ')),
    'what paper cannot do');
});

// 65 to 72 characters, spaces included: the mean over all chapters, because one
// with many formulas has few full lines.
test('what all pages have together', async ({ page }) => {
    await resize(page, 1440);
    let [characters, lines, commands, spans] = [0, 0, 0, 0];
    for (const name of PAGES) {
        await open(page, name);
        spans += await countWords(page, 'screen');
        if (name !== 'print.html')
            commands += await page.locator('.run').count();
        if (!CHAPTERS.includes(name)) continue;
        await showSidebar(page, true);
        const counts = await page.evaluate(countCharacters);
        characters += counts[0];
        lines += counts[1];
    }
    expect(lines).toBeGreaterThan(50);
    expect(characters / lines).toBeGreaterThanOrEqual(65);
    expect(characters / lines).toBeLessThanOrEqual(72);
    // Each also in the whole book.
    expect(spans).toBeGreaterThan(12);
    if (testPrograms === test) expect(commands).toBeGreaterThan(40);
});
