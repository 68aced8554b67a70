//! The built book in a real browser, from files, as a reader has it.
//!
//! Needs Chromium, named by the variable CHROME (`cargo test` finds it and runs
//! these tests), and, for the accessibility check, axe-core (`npm install
//! --prefix target/axe axe-core`). Without them the tests say that they were
//! skipped; where CI is set, they fail.

mod answers;
mod figures;
mod full;
mod instrument;
mod page;
mod paper;
mod published;
mod run;
mod same;
mod server;
mod sheet;
mod sweep;

use headless_chrome::browser::tab::point::Point;
use headless_chrome::protocol::cdp::types::Event;
use headless_chrome::protocol::cdp::{Emulation, Log, Network, Page, Runtime};
use headless_chrome::{Browser, LaunchOptions, Tab};
use promises::{made_book, root, skipped};
use serde_json::Value;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;
use url::Url;

const THEMES: [&str; 5] = ["light", "rust", "coal", "navy", "ayu"];

/// The browser on this machine.
fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CHROME").map(PathBuf::from);
    if named.is_none() {
        skipped("CHROME names no Chromium; `cargo test` looks for one");
    }
    named
}

/// The browser that all tests share. It ends with the last tab: nothing would
/// end it after the tests, and it would stay.
static BROWSER: Mutex<Weak<Browser>> = Mutex::new(Weak::new());

fn browser() -> Option<Arc<Browser>> {
    let mut shared = BROWSER.lock().unwrap();
    if let Some(running) = shared.upgrade() {
        return Some(running);
    }
    // Tabs in the background would stop halfway through a transition.
    let quiet = [
        "--disable-background-networking",
        "--disable-sync",
        "--force-prefers-reduced-motion",
    ];
    let options = LaunchOptions {
        path: Some(chromium()?),
        sandbox: false,
        headless: true,
        idle_browser_timeout: Duration::from_mins(10),
        args: quiet.iter().map(OsStr::new).collect(),
        ..LaunchOptions::default()
    };
    let started = Arc::new(Browser::new(options).expect("Chromium starts"));
    *shared = Arc::downgrade(&started);
    Some(started)
}

/// A tab, which keeps its browser running.
struct Visit {
    tab: Arc<Tab>,
    _browser: Arc<Browser>,
}

impl Deref for Visit {
    type Target = Tab;

    fn deref(&self) -> &Tab {
        &self.tab
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        let _ = self.tab.close(false);
    }
}

/// Every page that a reader opens.
fn pages() -> Vec<String> {
    pages_in(made_book())
}

/// The same, in the folder of any book.
fn pages_in(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap();
    let names = files.map(|f| f.unwrap().file_name().into_string().unwrap());
    // index.html is the introduction once more.
    let mut pages: Vec<String> = names
        .filter(|name| Path::new(name).extension().is_some_and(|e| e == "html"))
        .filter(|name| name != "toc.html" && name != "index.html")
        .collect();
    // Chapter 10 comes after chapter 9.
    pages.sort_by_key(|name| (name.len(), name.clone()));
    assert!(pages.len() > 8);
    pages
}

/// The address of a page, which may have a position of a slider at its end.
fn address(page: &str) -> String {
    let folder = Url::from_directory_path(made_book());
    format!("{}{page}", folder.expect("an absolute path"))
}

/// What the browser did while a page was open.
#[derive(Default)]
struct Heard {
    requests: BTreeSet<String>,
    complaints: Vec<String>,
}

/// A new tab of this width, with this theme, that listens.
fn tab(width: u32, theme: &str) -> Option<(Visit, Arc<Mutex<Heard>>)> {
    // With a memory of its own: tests that run side by side must not change
    // each other's theme.
    let browser = browser()?;
    let context = browser.new_context().expect("a context");
    let tab = context.new_tab().expect("a tab");
    drop(context);
    let tab = Visit { tab, _browser: browser };
    let heard = Arc::new(Mutex::new(Heard::default()));
    let shared = heard.clone();
    let listen = move |event: &Event| {
        let mut heard = shared.lock().unwrap();
        match event {
            Event::NetworkRequestWillBeSent(e) => {
                heard.requests.insert(e.params.request.url.clone());
            }
            Event::NetworkLoadingFailed(e) => {
                heard
                    .complaints
                    .push(format!("failed: {}", e.params.error_text));
            }
            Event::RuntimeExceptionThrown(e) => {
                let what = &e.params.exception_details;
                heard.complaints.push(format!("{what:?}"));
            }
            Event::RuntimeConsoleAPICalled(e) => {
                heard.complaints.push(format!("{:?}", e.params.args));
            }
            Event::LogEntryAdded(e) => {
                heard.complaints.push(e.params.entry.text.clone());
            }
            _ => {}
        }
    };
    tab.add_event_listener(Arc::new(listen)).unwrap();
    tab.call_method(Network::Enable {
        max_total_buffer_size: None,
        max_resource_buffer_size: None,
        max_post_data_size: None,
        report_direct_socket_traffic: None,
        enable_durable_messages: None,
    })
    .unwrap();
    tab.call_method(Runtime::Enable(None)).unwrap();
    tab.call_method(Log::Enable(None)).unwrap();
    let remember = format!(
        "localStorage.setItem('mdbook-theme', '{theme}'); window.print = () => {{}};"
    );
    before_each_page(&tab, remember);
    resize(&tab, width);
    Some((tab, heard))
}

/// Has a script run before the scripts of each page that is opened.
fn before_each_page(tab: &Tab, source: impl Into<String>) {
    tab.call_method(Page::AddScriptToEvaluateOnNewDocument {
        source: source.into(),
        world_name: None,
        include_command_line_api: None,
        run_immediately: None,
    })
    .unwrap();
}

fn resize(tab: &Tab, width: u32) {
    resize_to(tab, width, 900);
}

fn resize_to(tab: &Tab, width: u32, height: u32) {
    tab.call_method(Emulation::SetDeviceMetricsOverride {
        width,
        height,
        device_scale_factor: 1.0,
        mobile: false,
        scale: None,
        screen_width: None,
        screen_height: None,
        position_x: None,
        position_y: None,
        dont_set_visible_size: None,
        screen_orientation: None,
        viewport: None,
        display_feature: None,
        device_posture: None,
    })
    .unwrap();
}

fn open(tab: &Tab, page: &str) {
    open_address(tab, &address(page));
}

/// The same for a page of any book.
fn open_address(tab: &Tab, address: &str) {
    tab.navigate_to(address).unwrap();
    tab.wait_until_navigated().unwrap();
    // A theme's own style sheet is loaded when the theme is chosen.
    ask(
        tab,
        "new Promise((done) => {
            const sheets = [...document.querySelectorAll('link[rel=stylesheet]')];
            const look = () => document.readyState == 'complete'
                && sheets.every((sheet) => sheet.disabled || sheet.sheet)
                ? document.fonts.ready.then(() => done(1))
                : setTimeout(look, 10);
            look();
        })",
    );
}

/// The value of a JavaScript expression.
fn ask(tab: &Tab, script: &str) -> Value {
    let answer = tab.evaluate(script, true).expect(script);
    answer.value.unwrap_or(Value::Null)
}

/// The read-out, what assistive technology is told, and the numbers that
/// belong to what is drawn.
fn slider(tab: &Tab, id: &str) -> (String, String, String) {
    let text = |script: &str| {
        let answer = ask(tab, script);
        answer
            .as_str()
            .unwrap_or_else(|| panic!("{script}: {answer}"))
            .to_owned()
    };
    let figure = format!("document.getElementById('{id}')");
    let shown = ".frame:not([display])";
    assert_eq!(
        ask(tab, &format!("{figure}.querySelectorAll('{shown}').length")),
        Value::from(1),
        "one position shows"
    );
    (
        text(&format!(
            "[...{figure}.querySelectorAll('output b')]
                .map((cell) => cell.textContent).join(';')"
        )),
        text(&format!(
            "{figure}.querySelector('input').getAttribute('aria-valuetext')"
        )),
        text(&format!("{figure}.querySelector('{shown}').dataset.readout")),
    )
}

#[test]
fn sliders_by_keyboard() {
    let Some((tab, _)) = tab(1280, "light") else { return };
    open(&tab, "chapter5.html");
    let (readout, told, drawn) = slider(&tab, "chapter5-sums");
    assert_eq!((&*readout, &*drawn), ("1.5;0;0.2", "1.5;0;0.2"));
    assert_eq!(told, "price λ 1.5; L1 is lowest at 0; L2 is lowest at 0.2");

    ask(&tab, "document.getElementById('chapter5-sums-slider').focus()");
    tab.press_key("ArrowLeft").unwrap();
    let (readout, told, drawn) = slider(&tab, "chapter5-sums");
    assert_eq!((&*readout, &*drawn), ("1.45;0;0.2041", "1.45;0;0.2041"));
    let after = "price λ 1.45; L1 is lowest at 0; L2 is lowest at 0.2041";
    assert_eq!(told, after);
    // The arrow did not turn the page, and the address can be passed on.
    assert!(arrives(&tab, "chapter5.html#chapter5-sums=1.45"));

    tab.press_key("Home").unwrap();
    let (readout, ..) = slider(&tab, "chapter5-sums");
    assert_eq!(readout, "0;0.5;0.5");
}

/// Whether the tab's address ends like this, now or soon: the browser tells of
/// a change when it has time.
fn arrives(tab: &Tab, end: &str) -> bool {
    let here = |_| {
        std::thread::sleep(Duration::from_millis(50));
        tab.get_url().ends_with(end)
    };
    (0..100).any(here)
}

/// Code that is wider than a phone scrolls under the arrow keys, which turn
/// the page elsewhere.
#[test]
fn wide_code_by_keyboard() {
    let Some((tab, _)) = tab(360, "light") else { return };
    open(&tab, "chapter5.html");
    ask(&tab, "document.querySelector('pre > code[tabindex]').focus()");
    tab.press_key("ArrowRight").unwrap();
    // Time enough for a page to be turned, if it were.
    std::thread::sleep(Duration::from_millis(500));
    assert!(tab.get_url().ends_with("chapter5.html"), "{}", tab.get_url());
    ask(&tab, "document.activeElement.blur()");
    tab.press_key("ArrowRight").unwrap();
    assert!(arrives(&tab, "chapter6.html"), "the arrow does not turn the page");
}

#[test]
fn sliders_by_address() {
    let Some((tab, _)) = tab(1280, "light") else { return };
    open(&tab, "chapter5.html#chapter5-sums=0.5&chapter5-halves=1");
    let (readout, told, drawn) = slider(&tab, "chapter5-sums");
    assert_eq!((&*readout, &*drawn), ("0.5;0.25;0.3333", "0.5;0.25;0.3333"));
    let expected = "price λ 0.5; L1 is lowest at 0.25; L2 is lowest at 0.3333";
    assert_eq!(told, expected);
    let (readout, ..) = slider(&tab, "chapter5-halves");
    assert!(readout.starts_with("1;"), "{readout}");
    // A position that is not there changes nothing.
    open(&tab, "chapter4.html#chapter4-penalties=77&nothing=1");
    let (readout, ..) = slider(&tab, "chapter4-penalties");
    assert!(readout.starts_with("1;"), "{readout}");
    // Nor does a word, and what stands behind it is still followed.
    open(&tab, "chapter5.html#chapter5-sums=abc&chapter5-halves=1");
    let (readout, ..) = slider(&tab, "chapter5-sums");
    assert!(readout.starts_with("1.5;"), "{readout}");
    let (readout, ..) = slider(&tab, "chapter5-halves");
    assert!(readout.starts_with("1;"), "{readout}");
}

#[test]
fn figures_take_the_colours_of_every_theme() {
    for theme in THEMES {
        let Some((tab, _)) = tab(1280, theme) else { return };
        open(&tab, "chapter5.html");
        let seen = ask(
            &tab,
            "(() => {
                const svg = document.querySelector('#chapter5-sums svg');
                const colour = (selector, property) =>
                    getComputedStyle(svg.querySelector(selector))[property];
                const probe = document.createElement('i');
                document.body.append(probe);
                const named = (name) => {
                    probe.style.color = `var(${name})`;
                    return getComputedStyle(probe).color;
                };
                return JSON.stringify([
                    [colour('path.l1', 'stroke'), named('--l1')],
                    [colour('path.l2', 'stroke'), named('--l2')],
                    [colour('text.text', 'fill'), named('--fg')],
                    [colour('text.text', 'stroke'), named('--bg')],
                ]);
            })()",
        );
        let pairs: Vec<[String; 2]> =
            serde_json::from_str(seen.as_str().unwrap()).unwrap();
        for [drawn, wanted] in pairs {
            assert_eq!(drawn, wanted, "in {theme}");
        }
    }
}

/// Nothing is blue or red but what belongs to L1 and L2: links, the focus, the
/// slider, the sidebar, code and call-outs have the colours of the text.
#[test]
fn only_l1_is_blue_and_only_l2_is_red() {
    for theme in THEMES {
        let Some((tab, _)) = tab(1280, theme) else { return };
        for page in ["chapter5.html", "claims.html", "introduction.html"] {
            open(&tab, page);
            let found = ask(
                &tab,
                "(() => {
                    const found = new Set();
                    const look = (element, style, property) => {
                        const parts = style[property].match(/[\\d.]+/g);
                        if (!parts || parts[3] === '0') return;
                        const [r, g, b] = parts.slice(0, 3).map(Number);
                        if (Math.max(r, g, b) - Math.min(r, g, b) > 55)
                            found.add(element.tagName + '.' +
                                (element.className.baseVal ?? element.className)
                                + ' ' + property + ' ' + style[property]);
                    };
                    const properties = ['color', 'backgroundColor',
                        'borderTopColor', 'borderLeftColor', 'outlineColor',
                        'textDecorationColor', 'accentColor', 'caretColor',
                        'fill', 'stroke'];
                    for (const element of document.querySelectorAll('body *')) {
                        if (!element.checkVisibility() || element.closest(
                            '.l1, .l2, .hljs-l1, .hljs-l2')) continue;
                        if (element.matches('a, button, input, summary'))
                            element.focus({ focusVisible: true });
                        const style = getComputedStyle(element);
                        properties.forEach((p) => look(element, style, p));
                    }
                    return [...found].slice(0, 8).join('; ');
                })()",
            );
            assert_eq!(found, Value::from(""), "{theme}, {page}");
            // The names in code have the inks.
            let inks = ask(
                &tab,
                "['l1', 'l2'].every((ink) => {
                    const word = document.querySelector('.hljs-' + ink);
                    const probe = document.createElement('i');
                    document.body.append(probe);
                    probe.style.color = `var(--${ink})`;
                    return !word || getComputedStyle(word).color
                        === getComputedStyle(probe).color;
                })",
            );
            assert_eq!(inks, Value::from(true), "{theme}, {page}");
        }
        let names = "document.querySelectorAll('.hljs-l1, .hljs-l2').length";
        open(&tab, "chapter5.html");
        assert!(ask(&tab, names).as_u64().unwrap() > 4, "{theme}");
    }
}

/// axe-core, which looks for what keeps readers out.
fn axe() -> Option<String> {
    let axe = root().join("target/axe/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(axe).ok();
    if axe.is_none() {
        skipped("no axe-core; npm install --prefix target/axe axe-core");
    }
    axe
}

fn no_violation(tab: &Tab, axe: &str, name: &str) {
    ask(tab, &format!("{axe}; 1"));
    let found = ask(
        tab,
        "axe.run().then((result) => JSON.stringify(
            result.violations.map((v) => [v.id, v.nodes[0].html,
                v.nodes[0].failureSummary])))",
    );
    assert_eq!(found, Value::from("[]"), "{name}");
}

#[test]
fn no_accessibility_violation_in_any_theme() {
    let Some(axe) = axe() else { return };
    let mut looks: Vec<(String, &str, u32)> = vec![];
    for page in pages() {
        let of_page = [("light", 1280), ("navy", 1280), ("light", 360)];
        // The print page is all the others once more.
        let count = if page == "print.html" { 1 } else { 3 };
        let of_page = of_page.into_iter().take(count);
        looks
            .extend(of_page.map(|(theme, width)| (page.clone(), theme, width)));
    }
    // The other themes differ in nothing but colours.
    looks.extend(THEMES.map(|theme| ("chapter5.html".into(), theme, 360)));
    for (page, theme, width) in looks {
        let Some((tab, _)) = tab(width, theme) else { return };
        open(&tab, &page);
        no_violation(&tab, &axe, &format!("{page}, {theme}, {width}"));
    }
}

#[test]
fn the_table_of_contents_opens_by_keyboard() {
    let Some((tab, _)) = tab(1280, "light") else { return };
    open(&tab, "chapter5.html");
    let open_now =
        "document.documentElement.classList.contains('sidebar-visible')";
    assert_eq!(ask(&tab, open_now), Value::from(true));
    ask(
        &tab,
        "document.querySelector('button[aria-controls=mdbook-sidebar]').focus()",
    );
    tab.press_key("Enter").unwrap();
    assert_eq!(ask(&tab, open_now), Value::from(false));
    let said = "document.activeElement.getAttribute('aria-expanded')";
    assert_eq!(ask(&tab, said), Value::from("false"));
}

#[test]
fn search_works_from_a_file() {
    let Some((tab, _)) = tab(1280, "light") else { return };
    open(&tab, "chapter5.html?search=soft%20threshold");
    let found = "new Promise((done) => {
        const look = () => {
            const n = document.querySelectorAll('#mdbook-searchresults li').length;
            n ? done(n) : setTimeout(look, 50);
        };
        look();
        setTimeout(() => done(0), 5000);
    })";
    let found = ask(&tab, found).as_u64().unwrap();
    assert!(found > 2, "{found} places found");
}

#[test]
fn without_a_script_the_default_position_shows() {
    let Some((tab, _)) = tab(1280, "light") else { return };
    tab.call_method(Emulation::SetScriptExecutionDisabled { value: true })
        .unwrap();
    tab.navigate_to(&address("chapter5.html")).unwrap();
    tab.wait_until_navigated().unwrap();
    let (readout, _, drawn) = slider(&tab, "chapter5-sums");
    assert_eq!(readout, drawn);
    let disabled = "document.querySelector('#chapter5-sums input').disabled";
    assert_eq!(ask(&tab, disabled), Value::from(true));
    let visible =
        "document.querySelector('#chapter5-sums input').checkVisibility()";
    assert_eq!(ask(&tab, visible), Value::from(false));
}

/// The social card is a picture of theme/card.svg, because those who show it
/// take no SVG.
#[test]
fn the_social_card_is_fresh() {
    let Some((tab, _)) = tab(600, "light") else { return };
    let svg = root().join("theme/card.svg");
    let address = Url::from_file_path(&svg).expect("an absolute path");
    tab.navigate_to(address.as_str()).unwrap();
    tab.wait_until_navigated().unwrap();
    let whole = Page::Viewport {
        x: 0.0,
        y: 0.0,
        width: 600.0,
        height: 315.0,
        scale: 2.0,
    };
    let format = Page::CaptureScreenshotFormatOption::Png;
    let taken =
        tab.capture_screenshot(format, None, Some(whole), true).unwrap();
    let fresh = root().join("target/card.png");
    fs::write(&fresh, &taken).unwrap();

    let (size, now) = pixels(&taken);
    assert_eq!(size, (1200, 630));
    let committed = fs::read(root().join("src/card.png")).unwrap_or_default();
    let stale =
        format!("src/card.png is stale: copy {} over it", fresh.display());
    assert!(!committed.is_empty(), "{stale}");
    let (size, before) = pixels(&committed);
    assert_eq!(size, (1200, 630));
    let pairs = before.iter().zip(&now);
    let difference: u64 = pairs.map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    // Another machine may set the words in another font.
    let most = 255 * now.len() as u64 / 25;
    assert!(before.len() == now.len() && difference < most, "{stale}");
}

/// The size of a PNG, and its colours without transparency.
fn pixels(png: &[u8]) -> ((u32, u32), Vec<u8>) {
    let png = std::io::Cursor::new(png);
    let mut reader = png::Decoder::new(png).read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut bytes).unwrap();
    bytes.truncate(frame.buffer_size());
    if frame.color_type == png::ColorType::Rgba {
        bytes = bytes.chunks(4).flat_map(|pixel| pixel[..3].to_vec()).collect();
    }
    ((frame.width, frame.height), bytes)
}

#[test]
fn the_mouse_moves_a_slider_too() {
    let Some((tab, _)) = tab(1280, "light") else { return };
    open(&tab, "introduction.html");
    let place = ask(
        &tab,
        "(() => {
            const input = document.getElementById('introduction-sums-slider');
            input.scrollIntoView({ block: 'center' });
            const box = input.getBoundingClientRect();
            return JSON.stringify([box.left + 12, box.top + box.height / 2]);
        })()",
    );
    let [x, y]: [f64; 2] =
        serde_json::from_str(place.as_str().unwrap()).unwrap();
    tab.click_point(Point { x, y }).unwrap();
    let (readout, _, drawn) = slider(&tab, "introduction-sums");
    assert!(readout.starts_with('0'), "{readout}");
    assert_eq!(readout, drawn);
}
