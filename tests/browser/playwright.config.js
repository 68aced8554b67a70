import { defineConfig } from '@playwright/test';
import { pathToFileURL } from 'node:url';
import { BOOK } from './book.js';

export default defineConfig({
    globalSetup: './setup.js',
    fullyParallel: true,
    // Two run on two cores; while one waits, the other computes.
    workers: '100%',
    timeout: 600_000,
    expect: { timeout: 60_000 },
    reporter: 'list',
    forbidOnly: true,
    updateSnapshots: 'none',
    snapshotPathTemplate: '../../src/{arg}{ext}',
    outputDir: '../../target/browser',
    use: {
        baseURL: `${pathToFileURL(BOOK)}/`,
        viewport: { width: 1280, height: 900 },
        contextOptions: { reducedMotion: 'reduce' },
        launchOptions: {
            executablePath: process.env.CHROME ?? '/usr/bin/chromium',
            // A reader's window has scroll bars.
            ignoreDefaultArgs: ['--hide-scrollbars'],
        },
    },
});
