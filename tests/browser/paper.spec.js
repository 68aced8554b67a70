// The book on paper: the PDFs, printed from a folder whose name means something
// in an address.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync }
    from 'node:fs';
import { dirname, join } from 'node:path';
import { BOOK, CHAPTERS, PAGES, ROOT, copyClone, expect, open, program,
    readText, test } from './book.js';
import { readPdf, squeeze, textBetween } from './sheet.js';

const CM = 72 / 2.54;
// Where the running head ends and the page number begins.
const HEAD = 2 * CM;
const FOOT = (29.7 - 2.2) * CM;
const TITLE = 'Why L1 Shrinks Weights to Zero';

// The program that makes and prints the book in a folder.
const print = (folder, variables = {}) => spawnSync(program('book'),
    ['--root', folder, '--pdf'],
    { encoding: 'utf8', env: { ...process.env, ...variables } });

// Both PDFs are printed and read once.
test.describe.configure({ mode: 'default' });

let whole, handOut;

test.beforeAll(async () => {
    const run = print(copyClone('50% #1 book'));
    expect(run.status, run.stderr).toBe(0);
    const paths = [...run.stdout.matchAll(/ on paper in (.*)/g)];
    [whole, handOut] = await Promise.all(paths.map(([, path]) => readPdf(path)));
});

// The positions of each slider that a PDF shows: the one that it starts with as
// large as the others' figure allows, and two more to the right of it.
test('three positions of each slider', async ({ page }) => {
    const sheets = whole.sheets.map(({ words }) => {
        const starts = words.flatMap(({ text, right }) =>
            Array(squeeze(text).length).fill(right));
        return { text: words.map(({ text }) => squeeze(text)).join(''), starts };
    });
    let sliders = 0;
    for (const name of PAGES.filter((name) => name !== 'print.html')) {
        await open(page, name);
        const readouts = await page.locator('.plot:has(input)').evaluateAll((plots) =>
            plots.map((plot) => {
                const cells = [...plot.querySelectorAll('output > span')]
                    .map((cell) => cell.firstChild.data ?? '');
                return [...plot.querySelectorAll('.frame')].map((frame) => {
                    const numbers = frame.dataset.readout.split(';');
                    return cells.map((cell, i) => cell + numbers[i]).join(' ');
                });
            }));
        for (const positions of readouts) {
            const found = sheets.flatMap(({ text, starts }, sheet) =>
                positions.map(squeeze).flatMap((position) =>
                    [...text.matchAll(RegExp(position, 'g'))].map(({ index }) =>
                        [sheet, starts[index]])));
            const hasThree = found.some(([sheet, large]) => found.filter(
                ([other, small]) => sheet === other && small > large + 6 * CM)
                .length >= 2);
            expect(hasThree, `${name}, ${positions[0]}: ${found}`).toBe(true);
            sliders++;
        }
    }
    expect(sliders).toBeGreaterThan(12);
});

// The page that is printed has every chapter's figures and sections.
test('the print page is complete', async ({ page }) => {
    const counts = {};
    for (const name of PAGES) {
        await open(page, name);
        counts[name] = await page.evaluate(() =>
            ['figure', 'details', 'math', 'pre', 'h2'].map((what) =>
                document.querySelectorAll(`main ${what}`).length));
    }
    const { 'print.html': printed, ...others } = counts;
    printed.forEach((count, i) => {
        const sum = Object.values(others).reduce((sum, of) => sum + of[i], 0);
        expect(sum).toBeGreaterThan(10);
        expect(count).toBe(sum);
    });
});

// A4; a cover with nothing around it; on all others the book's title, the
// chapter's and the page number; a contents that says where things are.
test('a bound book', () => {
    for (const [{ leaves, sheets }, hasAnswers] of [[whole, true], [handOut, false]]) {
        expect(sheets.length).toBeGreaterThanOrEqual(30);
        expect(sheets.length).toBeLessThan(184);
        const summary = readText(ROOT, 'src/SUMMARY.md');
        const names = [...summary.matchAll(/\[(.*?)\]\(/g)].map(([, name]) => name);
        if (hasAnswers) names.push('Answers');
        expect(leaves.length, `${leaves}`).toBe(names.length + 2);
        const contents = textBetween(sheets[1], HEAD, FOOT);
        names.forEach((name, i) =>
            expect(contents).toContain(squeeze(name + leaves[i + 2][1])));
        names.unshift('Contents');
        sheets.forEach((sheet, i) => {
            const page = i + 1;
            expect(Math.abs(sheet.width - 21 * CM), `page ${page}`).toBeLessThan(1.4);
            expect(Math.abs(sheet.height - 29.7 * CM)).toBeLessThan(1.4);
            const around = [textBetween(sheet, 0, HEAD),
                textBetween(sheet, FOOT, sheet.height)];
            const leaf = leaves.slice(1).findLastIndex(([, start]) => start <= page);
            expect(around, `page ${page}`).toEqual(page === 1 ? ['', '']
                : [squeeze(TITLE + names[leaf]), `${page}`]);
        });
        const cover = textBetween(sheets[0], 0, sheets[0].height);
        expect(cover.startsWith(squeeze(TITLE)), cover).toBe(true);
        expect(cover.includes('Withouttheanswers')).toBe(!hasAnswers);
    }
});

// Answers stand behind everything else, and not at all in a hand-out. Of an
// answer its longest piece is looked for: formulas have letters of their own.
test('answers at the end or nowhere', async ({ page }) => {
    const readAll = (sheets) =>
        sheets.map((sheet) => textBetween(sheet, HEAD, FOOT)).join('');
    const end = whole.leaves.at(-1)[1] - 1;
    const chapters = readAll(whole.sheets.slice(0, end));
    const answers = readAll(whole.sheets.slice(end));
    let looks = 0;
    for (const name of CHAPTERS) {
        await open(page, name);
        const asked = await page.locator('#check-yourself ~ details, '
            + '#check-yourself ~ * details').evaluateAll((all) => all.map((details) => {
            const walk = document.createTreeWalker(details, NodeFilter.SHOW_TEXT);
            let longest = '';
            while (walk.nextNode()) {
                const { data, parentElement } = walk.currentNode;
                if (!parentElement.closest('math, summary')
                    && data.length > longest.length) longest = data;
            }
            return [details.querySelector('summary').textContent, longest];
        }));
        expect(asked.length, name).toBeGreaterThan(1);
        for (const [question, answer] of asked.map((pair) => pair.map(squeeze)))
            for (const [text, isGiven] of
                [[chapters, false], [answers, true], [readAll(handOut.sheets), false]]) {
                expect(text.split(question).length - 1, question).toBe(1);
                // A few words may stand elsewhere, too.
                if (answer.length <= 20) continue;
                expect(text.includes(answer), `${name}: ${answer}`).toBe(isGiven);
                looks++;
            }
    }
    expect(looks).toBeGreaterThan(36);
});

// No page ends in its upper half but where a chapter ends.
test('no holes', () => {
    for (const { leaves, sheets } of [whole, handOut]) {
        const starts = leaves.map(([, page]) => page);
        sheets.slice(0, -1).forEach(({ words, ink }, i) => {
            if (starts.includes(i + 2)) return;
            const down = [...words.map(({ down }) => down), ...ink];
            const last = Math.max(0, ...down.filter((down) => down < FOOT));
            expect((last - 2.2 * CM) / (FOOT - 2.2 * CM), `page ${i + 1} is full`)
                .toBeGreaterThan(0.5);
        });
    }
});

// The smallest letters that are read without a glass have 6.5 points.
test('letters on paper are readable', () => {
    const words = whole.sheets.flatMap(({ words }, i) =>
        words.map((it) => ({ ...it, page: i + 1 })));
    expect(words.filter(({ size }) => size < 6.5)).toEqual([]);
    expect(squeeze(words.map(({ text }) => text).join('')).length)
        .toBeGreaterThan(10_000);
});

// What goes wrong is said, and leaves nothing half done.
test('a book that cannot be printed', () => {
    // A book of one page, which is made soon.
    const folder = copyClone('small');
    rmSync(join(folder, 'src'), { recursive: true });
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'src/introduction.md'), '# Introduction\n');
    writeFileSync(join(folder, 'src/SUMMARY.md'), '[Introduction](introduction.md)\n');
    const expectToSay = (variables, ...words) => {
        const run = print(folder, variables);
        expect(run.status).toBe(2);
        for (const word of words) expect(run.stderr).toContain(word);
    };
    // Without a browser it is said what is missing, and which one was named.
    expectToSay({ CHROME: join(folder, 'no such browser') },
        'CHROME names', 'no such browser, which is no file');
    // One that fails has its own words.
    const failing = program('mdbook-listings');
    expectToSay({ CHROME: failing }, 'could not print', 'exit status: 2');
    expect(existsSync(join(folder, 'book/index.html'))).toBe(true);
    const left = [...readdirSync(folder), ...readdirSync(join(folder, 'book'))];
    expect(left.filter((name) => /\.(part|pdf)$/.test(name))).toEqual([]);
    // Without a name, it is looked for where macOS keeps it.
    const place = 'Applications/Chromium.app/Contents/MacOS/Chromium';
    mkdirSync(dirname(join(folder, 'home', place)), { recursive: true });
    cpSync(failing, join(folder, 'home', place));
    expectToSay({ CHROME: undefined, PATH: '', HOME: join(folder, 'home') },
        'could not print', ...process.platform === 'linux' ? [place] : []);
});
