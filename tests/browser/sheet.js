// What is on the pages of a PDF, and where: words and ink, in points from the
// upper left corner.
import { readFileSync } from 'node:fs';
import { OPS, Util, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

// Nothing but the letters and digits that every font has: a PDF has blanks as
// distances, and the letters of formulas from fonts that name none.
export const squeeze = (text) => text.replace(/[^a-z0-9]/gi, '');

// How far down each line or area reaches that is not white.
function findInk({ fnArray, argsArray }, height) {
    const ink = [];
    const kept = [];
    let pen = { map: [1, 0, 0, 1, 0, 0], isWhite: false };
    fnArray.forEach((operation, i) => {
        const args = argsArray[i];
        switch (operation) {
            case OPS.save: kept.push({ ...pen }); break;
            case OPS.restore: pen = kept.pop(); break;
            case OPS.transform: pen.map = Util.transform(pen.map, args); break;
            case OPS.setFillRGBColor: pen.isWhite = args[0] === '#ffffff'; break;
            case OPS.constructPath: {
                const [paint, , box] = args;
                if (paint === OPS.endPath || pen.isWhite || !box) break;
                const [left, low, right, high] = box;
                for (const y of [low, high]) for (const x of [left, right])
                    ink.push(height - pen.map[1] * x - pen.map[3] * y - pen.map[5]);
                break;
            }
            case OPS.paintFormXObjectBegin:
                throw new Error('a form inside a page is new here: follow it');
        }
    });
    return ink;
}

async function readSheet(page) {
    const [, , width, height] = page.view;
    const { items } = await page.getTextContent();
    const words = items.filter(({ str }) => str.trim()).map(({ str, transform }) => {
        const [, , c, d, right, up] = transform;
        return { text: str, right, down: height - up, size: Math.hypot(c, d) };
    });
    return { width, height, words,
        ink: findInk(await page.getOperatorList(), height) };
}

// The words of a page between two heights, squeezed.
export const textBetween = ({ words }, from, to) => squeeze(words
    .filter(({ down }) => from <= down && down < to)
    .map(({ text }) => text).join(''));

// All pages of a PDF, and the headings of the first level, each with its page.
export async function readPdf(path) {
    const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)),
        verbosity: 0 }).promise;
    const leaves = [];
    for (const { title, dest } of await pdf.getOutline()) {
        const place = Array.isArray(dest) ? dest : await pdf.getDestination(dest);
        leaves.push([title, 1 + await pdf.getPageIndex(place[0])]);
    }
    const sheets = [];
    for (let i = 1; i <= pdf.numPages; i++)
        sheets.push(await readSheet(await pdf.getPage(i)));
    return { leaves, sheets };
}
