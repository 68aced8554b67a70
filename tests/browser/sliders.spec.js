// The sliders under the figures.
import { expect, expectAddress, layOnPaper, open, readSlider, test }
    from './book.js';

const press = async (page, key, slider = 'chapter5-sums-slider') => {
    await page.locator(`#${slider}`).focus();
    await page.keyboard.press(key);
};

const readOut = (page, id) =>
    page.locator(`#${id} output b`).first().innerText();

test('by keyboard', async ({ page }) => {
    await open(page, 'chapter5.html');
    let told = 'price λ 1.5; L1 is lowest at 0; L2 is lowest at 0.2';
    expect(await readSlider(page, 'chapter5-sums'))
        .toEqual(['1.5;0;0.2', told, '1.5;0;0.2']);
    await press(page, 'ArrowLeft');
    told = 'price λ 1.45; L1 is lowest at 0; L2 is lowest at 0.2041';
    expect(await readSlider(page, 'chapter5-sums'))
        .toEqual(['1.45;0;0.2041', told, '1.45;0;0.2041']);
    // The arrow did not turn the page, and the address can be passed on.
    await expectAddress(page, 'chapter5.html#chapter5-sums=1.45');
    await press(page, 'Home');
    expect((await readSlider(page, 'chapter5-sums'))[0]).toBe('0;0.5;0.5');
});

test('by mouse', async ({ page }) => {
    await open(page, 'chapter5.html');
    await page.click('#chapter5-sums-slider', { position: { x: 12, y: 22 } });
    const [readout, , drawn] = await readSlider(page, 'chapter5-sums');
    expect(readout).toMatch(/^0/);
    expect(readout).toBe(drawn);
});

test('by address', async ({ page }) => {
    const two = 'chapter5.html#chapter5-sums=0.5&chapter5-halves=1';
    await open(page, two);
    const told = 'price λ 0.5; L1 is lowest at 0.25; L2 is lowest at 0.3333';
    expect(await readSlider(page, 'chapter5-sums'))
        .toEqual(['0.5;0.25;0.3333', told, '0.5;0.25;0.3333']);
    // A position that is not there changes nothing, nor does a word; what
    // stands behind it is still followed.
    const word = 'chapter5.html#chapter5-sums=abc&chapter5-halves=1';
    for (const [address, id, start] of [
        [two, 'chapter5-halves', '1;'],
        ['chapter4.html#chapter4-penalties=77&nothing=1',
            'chapter4-penalties', '1;'],
        [word, 'chapter5-sums', '1.5;'],
        [word, 'chapter5-halves', '1;'],
    ]) {
        await open(page, 'introduction.html');
        await open(page, address);
        const [readout] = await readSlider(page, id);
        expect(readout.startsWith(start), `${address}: ${readout}`).toBe(true);
    }
});

test.describe('without a script', () => {
    test.use({ javaScriptEnabled: false });
    test('the default position shows', async ({ page }) => {
        await page.goto('chapter5.html');
        const [readout, , drawn] = await readSlider(page, 'chapter5-sums');
        expect(readout).toBe(drawn);
        const input = page.locator('#chapter5-sums input').first();
        await expect(input).toBeDisabled();
        await expect(input).toBeHidden();
        // Nor is there a link that does nothing.
        await expect(page.locator('.whole')).toHaveCount(0);
    });
});

// One λ for all figures of a page, if the reader wants it; the address keeps
// them all.
test('figures with the same quantity go together', async ({ page }) => {
    await open(page, 'chapter5.html');
    const expectBoth = async (sums, halves) => {
        expect(await readOut(page, 'chapter5-sums')).toBe(sums);
        expect(await readOut(page, 'chapter5-halves')).toBe(halves);
    };
    await press(page, 'ArrowRight');
    // Nobody wanted the other to move.
    await expectBoth('1.55', '1.5');
    await page.locator('#chapter5-sums .together input').click();
    for (let i = 0; i < 3; i++) await press(page, 'ArrowLeft');
    await expectBoth('1.4', '1.4');
    await expectAddress(page, '#chapter5-sums=1.4&chapter5-halves=1.4');
    // A slider that does not reach as far stays where it is.
    await press(page, 'End');
    await expectBoth('3', '1.4');
    // Both boxes say the same, and one figure alone on its page has none.
    for (const box of await page.locator('.together input').all())
        await expect(box).toBeChecked();
    await open(page, 'introduction.html');
    await expect(page.locator('.together')).toHaveCount(0);
});

test('on paper', async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem('mdbook-theme', 'navy'));
    await open(page, 'chapter5.html#chapter5-sums=0.5');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await layOnPaper(page);
    const [before] = await readSlider(page, 'chapter5-sums');
    expect(before, 'the default position').toMatch(/^1\.5;/);
    for (const [selector, isSeen] of [['#mdbook-menu-bar', false],
        ['#mdbook-sidebar', false], ['#chapter5-sums input', false],
        ['#chapter5-sums svg', true], ['blockquote details p', true]])
        expect(await page.locator(selector).first().evaluate((part) =>
            part.checkVisibility({ contentVisibilityAuto: true })), selector)
            .toBe(isSeen);
    expect(await page.locator('blockquote details p').first().evaluate((p) =>
        p.offsetHeight)).toBeGreaterThan(0);
    await expect(page.locator('body')).toHaveCSS('color', 'rgb(0, 0, 0)');
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    const [after] = await readSlider(page, 'chapter5-sums');
    expect(after, 'back where it was').toMatch(/^0\.5;/);
});
