// Figures full screen, with the votes about them; `sweep` opens all of them.
import { expect, expectAddress, expectNobodyKeptOut, open, test, testPrograms }
    from './book.js';

const dialog = (page) => page.locator('dialog.full');
const expectOpen = (page) => expect(dialog(page)).toHaveAttribute('open');
const expectClosed = (page) => expect(dialog(page)).not.toHaveAttribute('open');
const scrollTo = (page, selector) => page.locator(selector).first()
    .evaluate((part) => part.scrollIntoView({ block: 'center' }));

test('by link with its slider and back', async ({ page }) => {
    await open(page, 'chapter5.html');
    const findPlace = () => page.evaluate(() => [
        document.getElementById('chapter5-sums'),
        document.querySelector('.vote'),
    ].map((part) => part.parentElement.tagName
        + (part.previousElementSibling?.textContent ?? '').slice(0, 80)
        + (part.nextElementSibling?.textContent ?? '').slice(0, 80)).join());
    const before = await findPlace();
    const link = page.locator('#chapter5-sums .whole a');
    await link.click();
    await expectOpen(page);
    await expectAddress(page, 'chapter5.html#chapter5-sums=1.5&full');
    // The slider has the focus, and the arrow moves it and turns no page.
    await page.keyboard.press('ArrowLeft');
    await expectAddress(page, 'chapter5.html#chapter5-sums=1.45&full');
    await page.keyboard.press('Escape');
    await expectClosed(page);
    expect(await findPlace(), 'all is where it was').toBe(before);
    await expectAddress(page, 'chapter5.html#chapter5-sums=1.45');
    await expect(link).toBeFocused();
});

test('by key and not while one types', async ({ page }) => {
    await open(page, 'chapter4.html');
    await scrollTo(page, '#chapter4-slopes');
    await page.keyboard.press('f');
    await expectOpen(page);
    await expectAddress(page, 'chapter4.html#chapter4-slopes&full');
    // Without a vote about it, its caption comes with it.
    await expect(page.locator('.full figcaption')).toBeVisible();
    await page.keyboard.press('f');
    await expectClosed(page);
    await expectAddress(page, 'chapter4.html#chapter4-slopes');
    // The figure that has the focus comes before the nearest.
    await page.locator('#chapter4-zoom-slider').focus();
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.keyboard.press('f');
    await expectAddress(page, 'chapter4.html#chapter4-zoom=1000&full');
    await page.keyboard.press('Escape');
    await expectClosed(page);
    const field = page.locator('.check input').first();
    await field.focus();
    await page.keyboard.press('f');
    await expect(field).toHaveValue('f');
    await expectClosed(page);
    // The help of all pages knows the key.
    await expect(page.locator('#mdbook-help-popup'))
        .toContainText('figure full screen');
});

// At a vote the key opens its figure, as the vote asks about it, and tells no
// answer; the way back leads to the vote.
test('from a vote and back to it', async ({ page }) => {
    await open(page, 'chapter5.html');
    await page.locator('.vote').first().evaluate((vote) => vote.scrollIntoView());
    const place = await page.evaluate(() => scrollY);
    await page.keyboard.press('f');
    await expectOpen(page);
    await expectAddress(page, 'chapter5.html#chapter5-sums=0.5&full');
    await expect(page.locator('.full output b').first()).toHaveText('0.5');
    // The slider's mark would tell the answer.
    const mark = page.locator('.full .scale .mark').first();
    await expect(mark).toBeHidden();
    // The options unfold by keyboard.
    await page.locator('.full summary').first().focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('.full details').first()).toHaveAttribute('open');
    await expect(mark).toBeVisible();
    await page.keyboard.press('Escape');
    await expectClosed(page);
    expect(await page.evaluate(() => scrollY)).toBe(place);
    // For a prediction neither vote nor caption stands beside it.
    await open(page, 'chapter5.html?bare#chapter5-sums=0.4&full=bare');
    await expectOpen(page);
    await expect(page.locator('.full .vote')).toHaveCount(0);
    await expect(page.locator('.full figcaption')).toBeHidden();
});

// Wherever the focus is, Escape and the key close it, and no other key does
// anything to the page behind it.
const FOCUS = '.full :is(summary, button, input, a, [tabindex])';
for (const place of ['chapter5.html#chapter5-sums=0.5', 'chapter8.html#chapter8-rule=0.4',
    'introduction.html#introduction-steepen', 'predict.html#predict-path',
    'misconceptions.html#misconceptions-unit', 'instrument.html#instrument-data'])
    test(`what lies behind hears no key at ${place}`, async ({ page }) => {
        await open(page, place);
        await page.evaluate(() => addEventListener('beforeunload',
            () => { window.turned = true; }));
        const [, hash] = place.split('#');
        for (const key of ['Escape', 'f']) for (let i = 0, all = 1; i < all; i++) {
            await page.evaluate((to) => { location.hash = to; }, `${hash}&full`);
            await expectOpen(page);
            const places = page.locator(FOCUS).filter({ visible: true });
            all = await places.count();
            await places.nth(i).focus();
            for (const other of ['s', '/', '?']) await page.keyboard.press(other);
            if (!await page.evaluate(() => document.activeElement.matches('input, .grip')))
                await page.keyboard.press('ArrowRight');
            expect(await page.evaluate(() => window.turned)).toBeUndefined();
            await expect(page.locator('#mdbook-search-wrapper')).toBeHidden();
            await expect(page.locator('#mdbook-help-container')).toBeHidden();
            await page.keyboard.press(key);
            await expectClosed(page);
            await expect(page).toHaveURL((address) => !address.hash.includes('full'));
            await page.waitForFunction(() => !document.fullscreenElement);
        }
    });

// The browser's whole screen is given to the page, which would lie over it.
test('it lies over the page that fills the screen', async ({ page }) => {
    await open(page, 'chapter5.html');
    await scrollTo(page, '#chapter5-sums');
    await page.keyboard.press('f');
    await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName))
        .toBe('HTML');
    await expect(page.locator('.full input[type=range]')).toBeFocused();
    const seen = await page.screenshot();
    await page.addStyleTag({ content:
        '.sidebar, .menu-bar, main > :not(dialog) { visibility: hidden }' });
    expect(seen.equals(await page.screenshot())).toBe(true);
    await page.keyboard.press('Escape');
    await expectClosed(page);
});

testPrograms('the instrument comes and goes with its handles', async ({ page }) => {
    await open(page, 'instrument.html#instrument-path&full');
    await expectOpen(page);
    await expect(page.locator('.full .plot')).toHaveCount(5);
    await expect(page.locator('.full .handles')).toHaveCount(1);
    await page.locator('.full > .back').click();
    await expect(page.locator('.handles + .instrument')).toHaveCount(1);
    await expect(page.locator('main > .instrument')).toHaveCount(1);
});

test('nobody is kept out', async ({ page }) => {
    await open(page, 'chapter5.html#chapter5-sums=0.5&full');
    await expectOpen(page);
    await expectNobodyKeptOut(page);
});
