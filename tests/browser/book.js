// The built book in a real browser, from files, as a reader has it: what all
// tests share.
import { expect, test as plain } from '@playwright/test';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export { expect };
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const BOOK = process.env.BOOK ?? join(ROOT, 'book');
export const THEMES = ['light', 'rust', 'coal', 'navy', 'ayu'];

// A program of the book.
export const program = (name) =>
    join(process.env.PROGRAMS ?? join(ROOT, 'target/debug'), name)
    + (process.platform === 'win32' ? '.exe' : '');

export const readText = (...path) => readFileSync(join(...path), 'utf8');

// Every page that a reader opens, in the folder of any book; index.html is the
// introduction once more. Chapter 12 comes after chapter 9.
export const pagesIn = (folder) => readdirSync(folder)
    .filter((name) => name.endsWith('.html')
        && !['toc.html', 'index.html'].includes(name))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
export const PAGES = pagesIn(BOOK);
export const CHAPTERS = PAGES.filter((page) => page.startsWith('chapter'));

// A copy of what makes the book, in a folder of the test.
export function copyClone(name) {
    const folder = test.info().outputPath(name);
    for (const part of ['src', 'theme', 'listings', 'book.toml'])
        cpSync(join(ROOT, part), join(folder, part), { recursive: true });
    return folder;
}

// Each test ends without a complaint of the browser; whoever wants to know what
// was asked for until now takes `heard`.
export const test = plain.extend({
    heard: [async ({ page }, use) => {
        const heard = { requests: new Set(), complaints: [] };
        const complain = (what) => heard.complaints.push(what);
        page.on('request', (request) => heard.requests.add(request.url()));
        // What is under way when a test goes on to the next page (the icon of
        // the tab, which comes last) is cut short; what is missing or blocked
        // has another error.
        page.on('requestfailed', (request) => {
            const { errorText } = request.failure();
            if (errorText !== 'net::ERR_ABORTED')
                complain(`${request.url()}: ${errorText}`);
        });
        page.on('console', (message) => complain(message.text()));
        page.on('pageerror', (error) => complain(error.stack));
        // Only the printed book asks for it, at once.
        await page.addInitScript(() => { window.print = () => {}; });
        await use(heard);
        expect(heard.complaints).toEqual([]);
    }, { auto: true }],
});

// Where the target of the programs is missing, the book has none.
const hasPrograms = readdirSync(BOOK).some((name) => name.startsWith('live-'));
if (!hasPrograms && process.env.CI)
    throw new Error('CI must not skip: no target wasm32-wasip1');
export const testPrograms = hasPrograms ? test : test.skip;

// Opens a page and waits until all of it is there, fonts and themes too.
export async function open(page, address) {
    await page.goto(address);
    await page.waitForFunction(() => document.readyState === 'complete'
        && document.fonts.status === 'loaded'
        && [...document.querySelectorAll('link[rel=stylesheet]')]
            .every((sheet) => sheet.disabled || sheet.sheet));
}

export const resize = (page, width, height = 900) =>
    page.setViewportSize({ width, height });

// Shows the page as paper, as wide as A4 between the margins.
export async function layOnPaper(page) {
    await page.emulateMedia({ media: 'print' });
    await resize(page, 642);
}

export const expectAddress = (page, end) =>
    expect(page).toHaveURL((address) => address.href.endsWith(end));

// Chooses a theme as a reader does.
export async function chooseTheme(page, theme) {
    await page.evaluate((theme) =>
        document.getElementById(`mdbook-theme-${theme}`).click(), theme);
    await page.waitForFunction((theme) =>
        document.documentElement.classList.contains(theme)
        && [...document.querySelectorAll('link[rel=stylesheet]')]
            .every((sheet) => sheet.disabled || sheet.sheet), theme);
}

const AXE = readText(import.meta.dirname, 'node_modules/axe-core/axe.min.js');

// The rules that a theme can break.
export const COLOURS = ['color-contrast', 'link-in-text-block'];

// What keeps readers out: what breaks these rules, or, where none is named, any.
export async function violations(page, rules) {
    if (await page.evaluate(() => !window.axe)) await page.evaluate(AXE);
    return page.evaluate(async (runOnly) => {
        const { violations } = await axe.run(
            { resultTypes: ['violations'], preload: false, runOnly });
        return violations.map(({ id, nodes: [{ html, failureSummary }] }) =>
            `${id} ${html} ${failureSummary}`).join('; ');
    }, rules);
}

export async function expectNobodyKeptOut(page) {
    expect(await violations(page)).toBe('');
    for (const theme of THEMES) {
        await chooseTheme(page, theme);
        expect.soft(await violations(page, COLOURS), theme).toBe('');
    }
    await chooseTheme(page, THEMES[0]);
}

// The read-out of a slider, what assistive technology is told, and the numbers
// that belong to what is drawn.
export const readSlider = (page, id) => page.evaluate((id) => {
    const figure = document.getElementById(id);
    const frames = figure.querySelectorAll('.frame:not([display])');
    const cells = [...figure.querySelectorAll('output b')];
    return [cells.map((cell) => cell.textContent).join(';'),
        figure.querySelector('input').getAttribute('aria-valuetext'),
        frames.length === 1 ? frames[0].dataset.readout
            : `${frames.length} positions show`];
}, id);
