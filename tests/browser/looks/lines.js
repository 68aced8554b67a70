// Every Run button opens the line that the page shows before it; its end, with
// the argument to look at, is in sight.
export async function checkLines() {
    const wrong = [];
    let line;
    for (const e of document.querySelectorAll('main code, main .run')) {
        if (e.closest('.live')) continue;
        if (e.matches('code')) {
            line = e.textContent;
            if (e.parentElement.matches('pre')) line = line.split('\n')
                .find((line) => line.startsWith('$ '))?.slice(2);
            continue;
        }
        // Those of a reader's own table open a panel, which has no line.
        if (e.closest('.own-data, .sample')) continue;
        e.click();
        const look = () => document.querySelector('.live form input');
        for (let i = 0; i < 1000 && !look(); i++)
            await new Promise((done) => setTimeout(done, 5));
        if (look()?.value !== line || e.ariaLabel !== `Run ${line}`)
            wrong.push(`${line} opens ${look()?.value}`);
        const { scrollLeft, clientWidth, scrollWidth } = look();
        if (scrollLeft + clientWidth < scrollWidth - 1)
            wrong.push(`the end of ${line} is out of sight`);
        document.querySelector('.live [type=button]:last-of-type').click();
    }
    return wrong.join('; ');
}
