// What every chapter has at its beginning and its end.
export function checkChapter() {
    const wrong = [];
    const check = (is, what) => { if (!is) wrong.push(what); };
    const one = (selector) => document.querySelector(selector);
    const size = (element) => parseFloat(getComputedStyle(element).fontSize);
    const sentence = one('#in-short + p');
    check(size(sentence) > 1.3 * size(one('main > h2 + p')), 'small');
    check(/^Chapter [0-9]+ · [0-9]+ minutes/.test(one('main > p').textContent),
        'no minutes');
    check(one('main > p > .emblem path'), 'no emblem');
    check(one('main > h1 + details li'), 'no objectives');
    return wrong.join('; ');
}
