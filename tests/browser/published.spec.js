// The book as it is published: on a web server, below a folder, with a policy on
// every page. What a policy forbids, the browser complains about.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyClone, expect, pagesIn, program, test, testPrograms }
    from './book.js';

// Playwright answers in place of a server.
const ADDRESS = 'https://book.example/below/a/folder/';

// One copy of the book for all of them.
test.describe.configure({ mode: 'default' });

let folder;

test.beforeAll(() => {
    folder = join(copyClone('published'), 'book');
    execFileSync(program('book'), ['--root', join(folder, '..'), '--publish', ADDRESS]);
});

test.beforeEach(({ context }) => context.route('https://book.example/**', (route) => {
    const [address] = route.request().url().split(/[?#]/);
    const path = join(folder, address.slice(ADDRESS.length) || 'index.html');
    const isHere = address.startsWith(ADDRESS) && existsSync(path);
    return route.fulfill(isHere ? { path } : { status: 404 });
}));

// No other host is asked, and what a page makes itself has no folder. That
// nothing was forbidden, and nothing missing, all tests see.
test.afterEach(({ heard }) => {
    expect(heard.requests.size, 'nothing was loaded').toBeGreaterThan(0);
    for (const request of heard.requests)
        expect(request.startsWith(ADDRESS)
            || request.startsWith(`blob:${new URL(ADDRESS).origin}`), request).toBe(true);
});

test('every published page loads without a complaint', async ({ page }) => {
    // The host's folder itself shows the first page.
    for (const name of [...pagesIn(folder), ''])
        await page.goto(ADDRESS + name, { waitUntil: 'networkidle' });
});

test('a published page can be used', async ({ page }) => {
    await page.goto(`${ADDRESS}chapter5.html`);
    await expect(page.locator('#mdbook-sidebar a.active')).toHaveCount(1);
    await page.locator('#chapter5-sums-slider').focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('#chapter5-sums output b').first()).toHaveText('1.55');
    // Its marks stand where style attributes place them.
    for (const slider of await page.locator('#chapter5-sums .slider').all())
        expect(await slider.evaluate((slider) => slider.style.length > 0
            && getComputedStyle(slider).getPropertyValue('--length'))).toBeTruthy();
    await page.locator('#mdbook-theme-toggle').click();
    await page.locator('#mdbook-theme-navy').click();
    await expect(page.locator('html')).toContainClass('navy');
    // On the copy button there is a drawing.
    await page.locator('pre .clip-button').first().evaluate((button) => button.click());
    await page.locator('#mdbook-search-toggle').click();
    await page.locator('#mdbook-searchbar').pressSequentially('corner');
    await page.locator('#mdbook-searchresults a').first().click();
    await expect(page.locator('main mark').first()).toBeAttached();
});

testPrograms('a published page runs a program and saves its figure', async ({ page }) => {
    await page.goto(`${ADDRESS}chapter5.html`);
    await page.locator('.run').first().click();
    await expect(page.locator('.live .status')).toContainText(' ran in ');
    expect(await page.locator('.live .figures svg').first()
        .evaluate((svg) => svg.clientWidth)).toBeGreaterThan(99);
    const saving = page.waitForEvent('download');
    await page.locator('.live .save a[download$=svg]').first().click();
    const svg = readFileSync(await (await saving).path(), 'utf8');
    expect(svg.trimEnd()).toMatch(/<\/svg>$/);
});

test.describe('without a script', () => {
    test.use({ javaScriptEnabled: false });
    test('a published page shows the contents in a frame', async ({ page, heard }) => {
        await page.goto(`${ADDRESS}chapter5.html`);
        expect(heard.requests).toContain(`${ADDRESS}toc.html`);
    });
});
