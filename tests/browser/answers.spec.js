// Answers on paper, checked in the page: it reads them as Rust does, and says
// the same words.
import { ROOT, expect, open, readText, resize, test } from './book.js';

// What can be said to an answer that is neither right nor known.
const OTHERS = [
    /^No\. This is none of the mistakes that we know\.$/,
    /^Write a number, such as 0\.25\.$/,
    /^Write \d numbers, such as 0\.25, 0\.5\.$/,
];

// The parts of all exercises, `5.1a`, each with its answers and what is said to
// them: the committed file that Rust's own tests hold.
function readGolden() {
    const parts = new Map();
    let exercise, answers;
    for (const line of readText(ROOT, 'listings/exercises/golden.txt').split('\n')) {
        const number = /^(\d+|P)\.\d+ /.exec(line)?.[0].trim();
        const letter = /^\(([a-z])\) /.exec(line)?.[1];
        if (number) exercise = number;
        if (number || letter) answers = [];
        if (letter) parts.set(exercise + letter, answers);
        const said = /^  (.+?) \| .+?(?: — (.*))?$/.exec(line);
        if (said) answers?.push([said[1].replace(/^"(.*)"$/, '$1'),
            answers.length ? `No. ${said[2]}` : 'Right.']);
    }
    return parts;
}

// What people write to a part, and words of what is said to it.
const readWritten = () => readText(ROOT, 'listings/exercises/tests/read_answers.txt')
    .split('\n').map((line) => /^([\dP.]+[a-z]): (.*) => (.*)$/.exec(line))
    .filter(Boolean).map(([, ...row]) => row);

// What a part of an exercise says to each text that is written, or chosen.
const readVerdicts = (part, texts) => part.evaluate((part, texts) =>
    texts.map((text) => {
        part.querySelector('input, select').value = text;
        part.querySelector('form').requestSubmit();
        return part.querySelector('output').firstChild?.data ?? 'nothing';
    }), texts);

test('the page says what Rust says', async ({ page }) => {
    const written = readWritten();
    let [count, last] = [0, ''];
    for (const [name, answers] of readGolden()) {
        const [, exercise, chapter, letter] = /((.+)\..+)(.)/.exec(name);
        const address = chapter === 'P' ? 'predict.html' : `chapter${chapter}.html`;
        if (address !== last) await open(page, last = address);
        const parts = `#exercise-${exercise.replace('.', '-')} ~ .parts`;
        const part = page.locator(parts).first().locator('> *')
            .nth(letter.charCodeAt() - 97);
        const said = await readVerdicts(part, answers.map(([text]) => text));
        expect(said, name).toEqual(answers.map(([, told]) => told));
        count += said.length;
        // In a part with choices nobody writes.
        if (await part.locator('select').count()) continue;
        const rows = written.filter(([part]) => part === name);
        const read = await readVerdicts(part, rows.map(([, text]) => text));
        rows.forEach(([, text, words], i) => {
            expect(read[i], `${name}: ${text}`).toContain(words);
            const known = answers.some(([, told]) => told === read[i]);
            expect(known || OTHERS.some((other) => other.test(read[i])), read[i])
                .toBe(true);
        });
        count += rows.length;
    }
    expect(count).toBeGreaterThan(300);
});

// A link to a figure of the same page leads there; and whoever comes back finds
// what was written.
test('where to look leads there and nothing written is lost', async ({ page }) => {
    await resize(page, 390);
    await open(page, 'chapter4.html');
    const field = page.locator('.check input').first();
    const form = page.locator('.check').first();
    await field.fill('0.05');
    await form.evaluate((form) => form.requestSubmit());
    await page.locator('#exercise-4-1 ~ .about a').first()
        .evaluate((link) => link.click());
    await expect.poll(() => page.locator('#chapter4-zoom').evaluate((figure) => {
        const { top } = figure.getBoundingClientRect();
        return 0 <= top && top < 200;
    })).toBe(true);
    await open(page, 'chapter4.html?again');
    await expect(field).toHaveValue('0.05');
    // A verdict belongs to what stands there.
    await form.evaluate((form) => form.requestSubmit());
    await expect(form.locator('output')).toHaveText(/^No\./);
    await field.fill('0.02');
    await expect(form.locator('output')).toBeEmpty();
});
