// The terminal in the page is one that everybody can use.
import { writeFileSync } from 'node:fs';
import { expect, expectAddress, expectNobodyKeptOut, open, resize, test,
    testPrograms } from './book.js';
import { checkLayout } from './looks/layout.js';

const HALF = 'cargo run --bin chapter5 -- --lambda 1';

const buttonOf = (page, command) => page.locator(`.run[aria-label="Run ${command}"]`);
const field = (page) => page.locator('.live form input').first();
const printed = (page) => page.locator('.live pre').first();
const submit = (page) => page.locator('.live form').first()
    .evaluate((form) => form.requestSubmit());
const topOf = (part) => part.evaluate((part) => part.getBoundingClientRect().top);

// What the terminal says when a run is over: its status line.
async function waitForRun(page) {
    const status = page.locator('.live:not([aria-busy]) .status').first();
    await expect(status).toHaveText(/./);
    return status.textContent();
}

// Does something, and waits until the run that it starts is over.
async function perform(page, act) {
    await page.locator('.live .status').evaluateAll((all) =>
        all[0]?.replaceChildren());
    await act();
    return waitForRun(page);
}

const runLine = (page, line) => perform(page, async () => {
    await field(page).evaluate((field, line) => { field.value = line; }, line);
    await submit(page);
});

for (const width of [360, 1280])
    testPrograms(`a press runs the command below itself at ${width}`, async ({ page, heard }) => {
        await resize(page, width);
        await open(page, 'chapter5.html');
        const isLoaded = () => [...heard.requests].some((it) => it.includes('live-'));
        expect(isLoaded(), 'loaded before anybody wants it').toBe(false);
        const run = buttonOf(page, HALF).first();
        await run.evaluate((run) => run.scrollIntoView({ block: 'center' }));
        let before = await topOf(run);
        const said = await perform(page, () => run.evaluate((run) => run.click()));
        expect(said).toMatch(/^chapter5 ran in .*: 4 figures below\.$/);
        expect(isLoaded()).toBe(true);
        expect(await topOf(run), 'the button has moved').toBe(before);
        await expect(printed(page))
            .toContainText('L1                 0        0.25  yes');
        // What the page cannot have is not spoken of.
        await expect(printed(page)).not.toContainText(/figures:|target\/|\.svg/);
        await expect(field(page)).toHaveValue(HALF);
        // The picture comes first, and nothing is cut off without a sign.
        const bottom = await run.evaluate((run) => run.getBoundingClientRect().bottom);
        expect(await topOf(page.locator('.live svg').first()) - bottom)
            .toBeLessThan(width === 360 ? 330 : 260);
        expect(await page.evaluate(checkLayout)).toBe('');
        // Figures of its own, with sliders that move and nothing else does.
        const ids = await page.locator('[id]').evaluateAll((all) =>
            all.map(({ id }) => id));
        expect(new Set(ids).size, 'an id twice').toBe(ids.length);
        const pageOutput = page.locator('#chapter5-sums output');
        const onPage = await pageOutput.innerText();
        await page.locator('.live .slider input').first().evaluate((input) => {
            input.value = 0;
            input.dispatchEvent(new Event('input'));
        });
        await expect(page.locator('.live output b').first()).toHaveText('0');
        expect(await pageOutput.innerText()).toBe(onPage);
        await expectAddress(page, '#run=chapter5+--lambda+1');
        // Once more, in the same place.
        before = await topOf(field(page));
        await perform(page, () => submit(page));
        expect(await topOf(field(page)), 'the field has moved').toBe(before);
        // A second press, while another program runs, takes nothing away.
        const other = buttonOf(page, 'cargo run --bin chapter5 -- --weight -0.5');
        await page.evaluate((buttons) => buttons.forEach((button) => button.click()),
            await Promise.all([other, run].map((it) => it.first().elementHandle())));
        await expect(page.locator('.live:not([aria-busy]) pre')).toHaveText([/./, /./]);
    });

testPrograms('a terminal by keyboard', async ({ page }) => {
    await open(page, 'chapter5.html');
    const run = buttonOf(page, HALF).first();
    await run.focus();
    await page.keyboard.press('Enter');
    await waitForRun(page);
    // The field follows its button.
    await page.keyboard.press('Tab');
    await expect(field(page)).toBeFocused();
    // Typed, and run with Enter; the arrow keys do not turn the page.
    const typed = 'cargo run --bin chapter5 -- --lambda x';
    await field(page).fill(typed);
    expect(await perform(page, async () => {
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Enter');
    })).toBe('Exit code 2.');
    await expect(printed(page))
        .toHaveText(/^error: invalid value 'x' for '--lambda/);
    expect(page.url()).toContain('chapter5.html');
    // Earlier lines, and back to the page's.
    await page.keyboard.press('ArrowUp');
    await expect(field(page)).toHaveValue(HALF);
    await page.keyboard.press('ArrowDown');
    await expect(field(page)).toHaveValue(typed);
    expect(await perform(page, () =>
        page.getByRole('button', { name: 'Reset' }).click())).toMatch(/^chapter5 ran/);
    await expect(field(page)).toHaveValue(HALF);
    // Escape closes it, and the focus is where it was before.
    await field(page).focus();
    await page.keyboard.press('Escape');
    await expect(page.locator('.live')).toHaveCount(0);
    await expect(run).toBeFocused();
    expect(page.url()).not.toContain('run=');
});

testPrograms('options are offered with help and defaults', async ({ page }) => {
    await open(page, 'chapter9.html');
    const run = buttonOf(page, 'cargo run --bin chapter9 -- --folds 5').first();
    await perform(page, () => run.click());
    await page.locator('.live summary').click();
    const rows = page.locator('.live .options > div');
    const rowOf = (option) => rows.filter({
        has: page.locator('code', { hasText: new RegExp(`^--${option}`) }) });
    const input = (option) => rowOf(option).locator('input');
    const expectRow = async (option, name, type, placeholder, value, help) => {
        await expect(rowOf(option).locator('code')).toHaveText(name);
        await expect(input(option)).toHaveJSProperty('type', type);
        await expect(input(option)).toHaveJSProperty('placeholder', placeholder);
        await expect(input(option)).toHaveJSProperty('value', value);
        await expect(rowOf(option).locator('span').first()).toHaveText(help);
    };
    await expectRow('folds', '--folds N', 'text', '10', '5',
        'How many folds cross-validation has');
    await expectRow('ridge', '--ridge', 'checkbox', '', 'on',
        'Ridge in place of the lasso');
    const line = 'cargo run --bin chapter9';
    const write = (value) => async (input) => {
        await input.fill(value);
        await input.blur();
    };
    for (const [option, act, expected] of [
        ['folds', write(''), line],
        ['ridge', (input) => input.check(), `${line} -- --ridge`],
        ['drop', write('bmi,s 5'), `${line} -- --ridge --drop 'bmi,s 5'`],
        ['ridge', (input) => input.uncheck(), `${line} -- --drop 'bmi,s 5'`],
    ]) {
        await perform(page, () => act(input(option)));
        await expect(field(page)).toHaveValue(expected);
    }
});

testPrograms('an address carries a run of the book\'s programs only', async ({ page }) => {
    await open(page, 'chapter5.html#run=chapter5+--lambda+0.25');
    expect(await waitForRun(page)).toMatch(/^chapter5 ran in/);
    await expect(printed(page)).toContainText('λ = 0.25;');
    // Another program of the book, and what is none.
    for (const [run, said, text] of [
        ['chapter3', /^chapter3 ran in/, /./],
        ['rm+-rf+/', /^Exit code 2\.$/, /^error: /],
        ['chapter5+%3B+rm', /^Exit code 2\.$/, /^error: /],
        ['chapter77', /^Exit code 2\.$/, /^error: /],
        ['book', /^Exit code 2\.$/, /^error: /],
    ]) {
        await open(page, 'introduction.html');
        await open(page, `chapter5.html#run=${run}`);
        expect(await waitForRun(page), run).toMatch(said);
        await expect(printed(page)).toHaveText(text);
    }
    expect(await runLine(page, 'cargo run --bin chapter5 -- "1')).toBe('Exit code 2.');
    await expect(printed(page)).toContainText('a quote without an end');
});

testPrograms('two tabs do not disturb each other', async ({ page, context }) => {
    const other = await context.newPage();
    await open(page, 'chapter5.html');
    await open(other, 'chapter6.html');
    await page.locator('.run').first().click();
    const said = await perform(other, () => other.locator('.run').first().click());
    expect(said).toMatch(/^chapter6 ran/);
    expect(await waitForRun(page)).toMatch(/^chapter5 ran/);
});

test('no button without WebAssembly', async ({ page }) => {
    await page.addInitScript(() => delete globalThis.WebAssembly);
    await open(page, 'chapter5.html#run=chapter5');
    await expect(page.locator('.run')).toHaveCount(0);
    await open(page, 'instrument.html');
    await expect(page.locator('.handles')).toHaveCount(0);
});

testPrograms('runs are fast', async ({ page }) => {
    await open(page, 'chapter5.html');
    const [first, later] = await page.evaluate(async () => {
        const times = [];
        const measure = async (act) => {
            const start = performance.now();
            await act();
            times.push(performance.now() - start);
        };
        await measure(async () =>
            (await loadTerminal()).run(['chapter5', '--lambda', '1']));
        const { run } = await loadTerminal();
        for (let i = 0; i < 9; i++)
            await measure(() => run(['chapter5', '--lambda', String(1 + i / 10)]));
        return [times.shift(), times.sort((a, b) => a - b)[4]];
    });
    // 400 and 50 where nothing else runs; other tests run beside this one.
    expect(first, 'ms for the first run').toBeLessThan(2000);
    expect(later, 'ms for a later one').toBeLessThan(250);
});

testPrograms('a long run can be cancelled and is ended', async ({ page }) => {
    // A minute is four seconds here.
    await page.addInitScript(() => {
        const wait = setTimeout;
        globalThis.setTimeout = (act, time, ...more) =>
            wait(act, time === 60000 ? 4000 : time, ...more);
    });
    await open(page, 'chapter9.html');
    await perform(page, () =>
        buttonOf(page, 'cargo run --bin chapter9').first().click());
    const startLong = () => page.evaluate(() => {
        const live = document.querySelector('.live');
        live.querySelector('form input').value =
            'cargo run --bin chapter9 -- --expand --folds 221 --alphas 1000';
        live.querySelector('.status').replaceChildren();
        live.querySelector('form').requestSubmit();
    });
    const cancel = page.locator('.live .progress button');
    await startLong();
    // The page goes on living, and says how far the run is.
    const frames = await page.evaluate(() => new Promise((done) => {
        let frames = 0;
        const count = () => { frames++; requestAnimationFrame(count); };
        count();
        setTimeout(() => done(frames), 1000);
    }));
    expect(frames, 'frames in a second').toBeGreaterThan(10);
    await expect(page.locator('.live .progress')).toHaveText(/^Running for /);
    await cancel.click();
    expect(await waitForRun(page)).toBe('Exit code 130.');
    expect(await printed(page).textContent()).toBe('cancelled\n');
    // The next run is none the worse for it.
    expect(await runLine(page, 'cargo run --bin chapter5')).toMatch(/^chapter5 ran/);
    // One that only waits for another is taken out of the queue.
    await startLong();
    expect(await page.evaluate(async () => {
        const control = {};
        const { run } = await loadTerminal();
        const waiting = run(['chapter5'], () => {}, control);
        control.cancel();
        return (await waiting).errors;
    })).toBe('cancelled\n');
    await cancel.click();
    // And one that nobody cancels has an end.
    await startLong();
    expect(await waitForRun(page)).toBe('Exit code 130.');
    await expect(printed(page)).toHaveText(/^ended after 60 seconds/);
});

for (const width of [1280, 360])
    testPrograms(`nobody is kept out of a terminal at ${width}`, async ({ page }) => {
        await resize(page, width);
        await open(page, 'chapter9.html#run=chapter9');
        expect(await waitForRun(page)).toMatch(/^chapter9 ran/);
        await page.locator('.live summary').click();
        await expect(page.locator('.live .options > div').first()).toBeVisible();
        expect(await page.evaluate(checkLayout)).toBe('');
        await expectNobodyKeptOut(page);
        expect(await runLine(page, 'cargo run --bin chapter9 -- --folds x'))
            .toBe('Exit code 2.');
        await expectNobodyKeptOut(page);
    });
