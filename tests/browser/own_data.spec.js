// A reader's own table, in the page: it is read there, and stays there.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, expect, expectNobodyKeptOut, layOnPaper, open, program, resize, test,
    testPrograms, violations } from './book.js';
import { checkLayout } from './looks/layout.js';

const FLATS = join(ROOT, 'src/samples/flats.csv');
const OPTIONS = ['--missing', 'mean', '--folds', '5'];

// A table with names that would be tags and formulas if they were no text.
const odd = Array.from({ length: 40 }, (_, i) =>
    [i * 7 % 11, i * 5 % 13, 2 * (i * 7 % 11) + i % 3].join(','));
const ODD = ['"a<b>&""c",=1+1,y<i>z', ...odd, ''].join('\n');

const panel = (page) => page.locator('.panel');
const files = (page) => panel(page).locator('input[type=file]');
const status = (page) => panel(page).locator('.status');
const named = (name, text) =>
    ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

async function openPanel(page, name = 'your-data.html') {
    await open(page, name);
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await expect(files(page).first()).toBeFocused();
}

async function study(page, file, target, options = []) {
    await files(page).first().setInputFiles(file);
    await panel(page).locator('select').selectOption(target);
    await panel(page).locator('input[type=text]').fill(options.join(' '));
    await panel(page).getByRole('button', { name: 'Run' }).click();
    await expect(panel(page)).not.toHaveAttribute('aria-busy');
}

const saved = (page) => panel(page).locator('.save a').evaluateAll((links) =>
    Promise.all(links.map(async ({ download, href }) =>
        [download, await (await fetch(href)).text()]))).then(Object.fromEntries);

const TUMOURS = join(ROOT, 'src/samples/tumours.csv');

for (const [what, file, target, options] of [
    ['number', FLATS, 'rent', OPTIONS],
    ['label', TUMOURS, 'diagnosis', ['--costs', '10,1', '--folds', '5']],
]) testPrograms(`the page says of a ${what} what a terminal says, and sends nothing`, async ({ page, heard }) => {
    await openPanel(page);
    expect([...heard.requests].filter((it) => it.includes('panel-')).length).toBe(1);
    await study(page, file, target, options);
    await expect(status(page)).toHaveText(/^Done in/);
    const out = test.info().outputPath('report');
    const choose = (words) => spawnSync(program('choose'), words, { encoding: 'utf8' });
    const run = choose([file, '--target', target, ...options, '--out', out]);
    expect(run.stderr).toBe('');
    const inPage = await saved(page);
    expect(Object.keys(inPage).length).toBeGreaterThan(7);
    for (const [name, text] of Object.entries(inPage))
        expect(text, name).toBe(readFileSync(join(out, name), 'utf8'));
    // And it predicts the same.
    await files(page).last().setInputFiles(file);
    await expect(panel(page).locator('.save a').last()).toHaveText('predictions.csv');
    expect((await saved(page))['predictions.csv'])
        .toBe(choose(['predict', join(out, 'model.json'), file]).stdout);
    const home = new URL('.', page.url()).href;
    for (const request of heard.requests)
        expect(request.startsWith('blob:') || request.startsWith(home), request)
            .toBe(true);
});

testPrograms('names stay names, and what is wrong is said', async ({ page }) => {
    await openPanel(page, 'chapter9.html');
    await study(page, named('odd.csv', ODD), 'y<i>z', ['--drop', 'none']);
    await expect(panel(page).locator('.wrong')).toContainText('there is no such column');
    // A corrected file of another name keeps the column and the options.
    await panel(page).locator('input[type=text]').fill('--folds 4');
    await files(page).first().setInputFiles(named('odd 2.csv', ODD));
    await expect(panel(page).locator('select')).toHaveValue('y<i>z');
    await panel(page).getByRole('button', { name: 'Run' }).click();
    await expect(panel(page).locator('h2')).toHaveText('What predicts y<i>z?');
    await expect(panel(page).locator('.wrong')).toBeHidden();
    await expect(panel(page).getByRole('rowheader', { name: 'a<b>&"c' }).first()).toBeVisible();
    expect(await panel(page).locator('i, b').count()).toBe(0);
    const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
    expect(new Set(ids).size, 'an id twice').toBe(ids.length);
});

testPrograms('a file that is too large becomes a script for many machines', async ({ page }) => {
    const file = test.info().outputPath('large.csv');
    const rows = `${odd.join('\n')}\n`;
    writeFileSync(file, `${ODD}${rows.repeat(Math.ceil(50e6 / rows.length))}`);
    await openPanel(page);
    await study(page, file, 'y<i>z', ['--folds', '4']);
    await expect(status(page)).toHaveText(/^Done in/);
    const { 'with_spark.py': script, ...others } = await saved(page);
    expect(others).toEqual({});
    for (const line of ['FILE = "large.csv"', 'SIGN, WIDTH = ",", 3', 'FOLDS, SEED = 4, 1'])
        expect(script).toContain(`\n${line}\n`);
    // A smaller one is studied again, and does not predict as much.
    await study(page, named('odd.csv', ODD), 'y<i>z', ['--folds', '4']);
    await expect(panel(page).locator('h2')).toHaveText('What predicts y<i>z?');
    await files(page).last().setInputFiles(file);
    await expect(panel(page).locator('.wrong')).toContainText('predict it in parts');
    rmSync(file);
});

testPrograms('a run can be cancelled, and the next one is none the worse', async ({ page }) => {
    await openPanel(page);
    let seed = 1;
    const random = () => {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        return seed / 2 ** 32;
    };
    const rows = Array.from({ length: 3000 }, () =>
        Array.from({ length: 300 }, () => random().toFixed(4)).join(','));
    const head = Array.from({ length: 300 }, (_, j) => `c${j}`).join(',');
    await files(page).first().setInputFiles(named('large.csv', [head, ...rows].join('\n')));
    await panel(page).getByRole('button', { name: 'Run' }).click();
    await expect(status(page)).toHaveText(/^Running for/);
    await panel(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(panel(page).locator('.wrong')).toHaveText('cancelled\n');
    await study(page, named('odd.csv', ODD), 'y<i>z');
    await expect(status(page)).toHaveText(/^Done in/);
});

for (const [width, name, target, answer] of [
    [360, 'nothing.csv', 'y', /mean/],
    [1280, 'nothing.csv', 'y', /mean/],
    [360, 'tumours.csv', 'diagnosis', /ridge/],
])
    testPrograms(`nobody is kept out of what is said of ${name} at ${width}`, async ({ page }) => {
        await resize(page, width);
        await open(page, 'your-data.html');
        const sample = page.locator(`.sample[data-name="${name}"]`);
        await sample.locator('summary').click();
        await sample.getByRole('button', { name: 'Take this file' }).click();
        await panel(page).locator('select').selectOption(target);
        await panel(page).getByRole('button', { name: 'Run' }).click();
        await expect(panel(page).locator('.answer')).toHaveText(answer);
        expect(await page.evaluate(checkLayout)).toBe('');
        await expectNobodyKeptOut(page);
    });

for (const [colorScheme, width] of [['light', 1280], ['dark', 360]])
    test(`nobody is kept out of a report in ${colorScheme}`, async ({ page }) => {
        const out = test.info().outputPath('report');
        spawnSync(program('choose'), [FLATS, '--target', 'rent', ...OPTIONS, '--out', out]);
        await page.emulateMedia({ colorScheme });
        await resize(page, width);
        await open(page, pathToFileURL(join(out, 'report.html')).href);
        expect(await violations(page)).toBe('');
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide).toBeLessThanOrEqual(width);
        // On paper nothing is folded away, and nothing cut off.
        await layOnPaper(page);
        for (const part of await page.locator('.scroll').all())
            expect(await part.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
    });
