// A vote comes with its figure where it asks about what is seen, and nowhere
// else: there the figure would tell its answer.
export function checkVote(figure) {
    const wrong = [];
    const check = (is, what) => { if (!is) wrong.push(what); };
    const vote = document.querySelector(`.vote[data-figure="${figure.id}"]`);
    if (!vote) return '';
    const now = figure.querySelector('.frame:not([display])')?.dataset.value;
    const to = new URLSearchParams(vote.querySelector('a').hash.slice(1));
    const asked = to.get(figure.id) || undefined;
    check((asked === now) === Boolean(vote.closest('.full')),
        `asked at ${asked}, seen at ${now}, beside it: ${!!vote.closest('.full')}`);
    // The question is about the position that its link opens: it may say where
    // the slider's quantity is.
    const quantity = figure.querySelector('label')?.textContent.replaceAll(' ', '|');
    const named = new RegExp(`(?:${quantity})(?: =)? ([0-9.]*[0-9])`).exec(
        vote.querySelector('strong').textContent)?.[1];
    check(!named || named === asked, `${named} in words, ${asked} opens`);
    return wrong.join('; ');
}
