import { execFileSync } from 'node:child_process';
import { ROOT, program } from './book.js';

// `cargo test` brings its own book.
export default function makeBook() {
    if (process.env.BOOK) return;
    const options = { cwd: ROOT, stdio: 'inherit' };
    execFileSync('cargo', ['build', '--quiet', '--bins'], options);
    execFileSync(program('book'), options);
}
