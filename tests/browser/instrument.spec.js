// The instrument follows its handles.
import { expect, expectAddress, open, resize, testPrograms } from './book.js';
import { checkLayout } from './looks/layout.js';

const handle = (page, name) => page.locator(`.handles [name=${name}]`);
const expectTable = (page, words) =>
    expect(page.locator('.instrument pre')).toContainText(words);

for (const width of [360, 1280])
    testPrograms(`the instrument follows at ${width}`, async ({ page }) => {
        await resize(page, width);
        await open(page, 'instrument.html');
        const parts = page.locator('.instrument :is(svg, pre)');
        const readAll = async () => (await parts.allTextContents()).join('\n');
        const readPaths = () => page.locator('.instrument path')
            .evaluateAll((all) => all.map((path) => path.getAttribute('d')));
        // The handles stand where the program's defaults are: nothing changes.
        const [before, drawn] = [await readAll(), await readPaths()];
        await handle(page, 'lambda').dispatchEvent('input');
        await expectTable(page, 'λ = 0.8');
        expect((await readAll()).startsWith(before)).toBe(true);
        expect(await readPaths()).toEqual(drawn);
        // By keyboard; the arrow does not turn the page.
        await handle(page, 'lambda').focus();
        await page.keyboard.press('ArrowRight');
        await expectTable(page, 'λ = 0.81');
        expect(await readPaths()).not.toEqual(drawn);
        await expectAddress(page, '#lambda=0.81&weight=0.5&noise=0');
        await handle(page, 'noise').focus();
        await page.keyboard.press('End');
        await expectTable(page, 'noise 1, λ = 0.81');
        expect(await page.evaluate(checkLayout)).toBe('');
    });

testPrograms('the instrument opens where its address says, and is fast', async ({ page }) => {
    await open(page, 'instrument.html#lambda=1.5&weight=-0.25&noise=0');
    await expectTable(page, 'y = −0.25·x, noise 0, λ = 1.5');
    const median = await page.evaluate(async () => {
        const { move } = await loadTerminal();
        const instrument = document.querySelector('.instrument');
        const times = [];
        for (let i = 0; i < 40; i++) {
            const start = performance.now();
            await move(instrument, new URLSearchParams({ lambda: i / 20 }));
            times.push(performance.now() - start);
        }
        return times.sort((a, b) => a - b)[20];
    });
    // 16 ms where nothing else runs; other tests run beside this one.
    expect(median, 'ms a movement').toBeLessThan(120);
});

// The handles stay in sight while the figures are looked at, nothing of a figure
// shows above them, and they leave the window to the figures.
for (const [width, height, most] of
    [[360, 740, 80], [390, 844, 80], [844, 390, 60], [1280, 720, 60]])
    testPrograms(`the handles lie at the top of ${width} × ${height}`, async ({ page }) => {
        await resize(page, width, height);
        await open(page, 'instrument.html');
        // Down, where the bar at the top goes, and up, where it comes back.
        for (const figure of ['zone', 'path', 'zone', 'data']) {
            const { top, high, above } = await page.evaluate(async (figure) => {
                const part = document.getElementById(`instrument-${figure}`);
                scrollTo(0, scrollY + part.getBoundingClientRect().top - 40);
                await new Promise((done) =>
                    requestAnimationFrame(() => requestAnimationFrame(done)));
                const { top, left, height } = document
                    .querySelector('.handles').getBoundingClientRect();
                const above = top > 0
                    && document.elementFromPoint(left + 30, top - 5);
                return { top, high: height, above: above
                    && !above.closest('#mdbook-menu-bar') && above.tagName };
            }, figure);
            expect(high, figure).toBeLessThanOrEqual(most);
            expect(top, figure).toBeGreaterThanOrEqual(0);
            expect(top, figure).toBeLessThan(60);
            expect(above || '', figure).toBe('');
        }
    });
