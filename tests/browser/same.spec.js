// The book's programs in the page say and draw what they do in a terminal.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, expect, open, program, readText, testPrograms } from './book.js';

const split = (command) => command.match(/'[^']*'|\S+/g)
    .map((word) => word.replaceAll('\'', '')).filter((word) => word !== '--');

// The commands that the pages tell their readers to run.
function commandsOnPages() {
    const commands = new Set();
    const pages = readdirSync(join(ROOT, 'src')).filter((name) => name.endsWith('.md'));
    for (const page of pages)
        for (const [, command] of readText(ROOT, 'src', page).matchAll(
            /cargo run --bin ((?:chapter|instrument)[^`\n]*)/g))
            commands.add(command.trim());
    return [...commands];
}

// What no page tells them to run.
const ODD = `
chapter1 --help
chapter5 --help
chapter9 --help
chapter12 -h
chapter1 --lambda 0
chapter1 --lambda 1000000
chapter1 --degree 9 --noise 18446744073709551615
chapter1 --degree x
chapter2 --w1 0 --w2 0
chapter2 --correlation 0.96
chapter2 --budget 1e6 --w1 -1e6
chapter3 --samples 0
chapter3 --samples 1
chapter3 --x 0:1000:1
chapter3 --x 0:0:1
chapter3 --x 1:0:1
chapter4 --lambda -1
chapter4 --lambda 1e-6
chapter5 --lambda NaN
chapter5 --lambda inf
chapter5 --lambda 1e7
chapter5 --lambda=0.1 --weight=-1e-6
chapter5 --lamda 1
chapter5 --lambda
chapter5 surplus
chapter5 --lambda 1 --lambda 2
chapter5 --weight 1000000 --lambda 1000000 --x -1000:1000:100
chapter6 --eta 1 --steps 3
chapter6 --eta 0.000001 --steps 1000
chapter6 --lambda 1 --eta 0.5
chapter7 --q 3 --loss squared
chapter7 --labels 0000000
chapter7 --labels 010
chapter8 --lambda 0 --correlation -0.95
chapter8 --lambda 100
chapter9 --folds 300
chapter9 --elastic-net 0.5 --ridge
chapter12 --push 2 --wrong 5
`.trim().split('\n');

// What a program does in the terminal: the same parts as in the page, which has
// no folders, draws the figures, and names no file.
function runHere([name, ...options]) {
    const run = spawnSync(program(name), options, { encoding: 'utf8' });
    const [text, files = ''] = run.stdout.split('\nfigures:\n');
    // The next run writes over them.
    const figures = files.split('\n').filter(Boolean)
        .map((file) => readText(ROOT, file.trim()));
    return { code: run.status, text, errors: run.stderr, figures };
}

testPrograms('programs in the page are the programs', async ({ page }) => {
    await open(page, 'introduction.html');
    const onPages = commandsOnPages();
    expect(onPages.length).toBeGreaterThan(30);
    const commands = [...onPages, ...ODD].map(split);
    // The terminal and the page compute side by side.
    const running = page.evaluate(async (commands) => {
        const { run } = await loadTerminal();
        return Promise.all(commands.map(async (words) => {
            const { code, text, errors, figures } = await run(words);
            return { code, text, errors, figures: figures.map(({ svg }) => svg) };
        }));
    }, commands);
    const here = commands.map(runHere);
    const inPage = await running;
    commands.forEach((words, i) =>
        expect(inPage[i], words.join(' ')).toEqual(here[i]));
    expect(here.flatMap(({ figures }) => figures).length).toBeGreaterThan(150);
    expect(here.filter(({ code }) => code).length).toBeGreaterThan(10);
});
