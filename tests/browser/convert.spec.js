// The converter of the page on libraries says what the program `library` says.
import { spawnSync } from 'node:child_process';
import { expect, open, program, test } from './book.js';

const [FROM, KIND, NUMBER, N, S, MOST] = ['I typed it in', 'for', 'the number',
    'rows, n', 'deviation of y, s', 'λmax, for gretl'];
const said = (page) => page.locator('#convert output');

// The lines of the page, in the form of the program's.
const linesOf = (page, column) => page.evaluate((column) => {
    const rows = [...document.querySelector('#convert ~ .table-wrapper table, #convert ~ table')
        .tBodies[0].rows];
    return rows.filter((row) => row.cells[column].querySelector('code')).map((row) => {
        const [name, typed] = [row.cells[0], row.cells[column].querySelector('code')]
            .map((cell) => cell.textContent);
        const shown = row.cells[column].querySelector('.converted').textContent;
        return `${name}: ${shown ? `${typed.split(' = ')[0]} ${shown}` : typed}`;
    });
}, column);

for (const [address, words] of [
    ['scikit-learn:0.1', ['scikit-learn', '0.1']],
    ['glmnet:2.5:l2:n=442:s=77', ['glmnet', '2.5', '--ridge', '--rows', '442', '--deviation', '77']],
    ['dask-ml:0.003:l1:n=442:m=90.3', ['dask-ml', '0.003', '--rows', '442', '--lambda-max', '90.3']],
    ['gretl:0.2:l1:m=90.3', ['gretl', '0.2', '--lambda-max', '90.3']],
    ['book:0.7:l2', ['book', '0.7', '--ridge']],
]) {
    test(`the page and the program convert ${address} alike`, async ({ page }) => {
        await open(page, `library.html#convert=${address}`);
        const run = spawnSync(program('library'), words, { encoding: 'utf8' });
        const [book, ...lines] = run.stdout.trim().split('\n');
        expect(lines.length).toBeGreaterThan(25);
        // The bar above the page covers no field.
        expect(await page.evaluate(() => {
            const { x, y } = document.querySelector('#convert select').getBoundingClientRect();
            return document.elementFromPoint(x + 5, y + 5).tagName;
        })).toBe('SELECT');
        await expect(said(page)).toContainText(`In this book ${book.split(': ')[1]}.`);
        expect(await linesOf(page, words.includes('--ridge') ? 2 : 1)).toEqual(lines);
    });
}

test('what is missing or cannot be is said, and nothing is converted', async ({ page }) => {
    await open(page, 'library.html');
    const field = (words) => page.locator('.convert label', { hasText: new RegExp(`^${words}`) })
        .locator('input, select');
    const fill = (words, text) => field(words).fill(text);
    const choose = (words, id) => field(words).selectOption(id);
    const refused = async (words) => {
        await expect(said(page)).toHaveText(words);
        await expect(page.locator('.converted').filter({ hasText: '=' })).toHaveCount(0);
    };
    await choose(FROM, 'glmnet');
    await choose(KIND, 'l2');
    await refused('There one types lambda = λ*s: give s.');
    await fill(S, '-3');
    await refused('There one types lambda = λ*s: give s.');
    await choose(FROM, 'weka');
    await fill(N, '1');
    await refused('There one types -R = (n-1)*λ: give n.');
    await choose(KIND, 'l1');
    await refused('Weka: LinearRegression has no price for L1.');
    await choose(FROM, 'gretl');
    await refused('There one types lfrac = λ/λmax: give λmax.');
    await fill(MOST, '90,3');
    await expect(said(page)).toContainText('In this book λ = 9.03.');
    await fill(NUMBER, '-0.1');
    await refused('A strength is a number above 0.');
    // What was chosen stands in the address, for whoever gets it.
    await fill(NUMBER, '0.2');
    expect(await page.evaluate(() => decodeURIComponent(location.hash)))
        .toBe('#convert=gretl:0.2:l1:n=1:s=-3:m=90,3');
});
