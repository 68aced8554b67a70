//! Chromium, and what is said to it: calls of its debugging protocol, one
//! after the other, on a line to each tab.

use promises::skipped;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, Weak};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tungstenite::protocol::WebSocketConfig;
use tungstenite::{Message, WebSocket, client::client_with_config};

/// Tabs in the background would stop halfway through a transition, the browser
/// would ask hosts of its own, and no page could change its address as often
/// as here.
const OPTIONS: [&str; 14] = [
    "--headless",
    "--no-sandbox",
    "--no-first-run",
    "--remote-debugging-port=0",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-sync",
    "--disable-ipc-flooding-protection",
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--force-color-profile=srgb",
    "--force-prefers-reduced-motion",
];

/// How long the browser may take for one answer, and a page to become what it
/// should.
const ANSWER: Duration = Duration::from_secs(100);
const BECOMES: Duration = Duration::from_mins(1);

/// What an answer, or an event, has at a place.
fn text<'a>(value: &'a Value, place: &str) -> &'a str {
    value.pointer(place).and_then(Value::as_str).unwrap_or_default()
}

/// A line to the browser, or to one of its tabs.
struct Line {
    socket: WebSocket<TcpStream>,
    calls: u64,
}

impl Line {
    fn connect(host: &str, path: &str) -> Line {
        let stream = TcpStream::connect(host).expect("Chromium listens");
        stream.set_read_timeout(Some(ANSWER)).unwrap();
        stream.set_nodelay(true).unwrap();
        let address = format!("ws://{host}{path}");
        // Figures and programs are large.
        let any = WebSocketConfig::default()
            .max_message_size(None)
            .max_frame_size(None);
        let (socket, _) =
            client_with_config(address, stream, Some(any)).expect("a tab");
        Line { socket, calls: 0 }
    }

    /// The next that the browser says.
    fn read(&mut self) -> Value {
        let said = self.socket.read().expect("Chromium answers in time");
        serde_json::from_slice(&said.into_data()).unwrap_or_default()
    }

    /// What a method answers, or why it does not; what else is said before it
    /// does is heard.
    fn call(
        &mut self,
        method: &str,
        parameters: &Value,
        mut hear: impl FnMut(&Value),
    ) -> Result<Value, String> {
        self.calls += 1;
        let id = self.calls;
        let call = json!({ "id": id, "method": method, "params": parameters });
        self.socket.send(Message::text(call.to_string())).unwrap();
        loop {
            let mut said = self.read();
            if said["id"] != id {
                hear(&said);
            } else if said["error"].is_null() {
                return Ok(said["result"].take());
            } else {
                return Err(text(&said, "/error/message").to_owned());
            }
        }
    }
}

struct Browser {
    process: Child,
    host: String,
    line: Mutex<Line>,
    _profile: TempDir,
}

/// The browser that all tests share. It ends with the last tab: nothing would
/// end it after the tests, and it would stay.
static BROWSER: Mutex<Weak<Browser>> = Mutex::new(Weak::new());

impl Browser {
    fn share() -> Option<Arc<Browser>> {
        let Some(named) = std::env::var_os("CHROME") else {
            skipped("CHROME names no Chromium; `cargo test` looks for one");
            return None;
        };
        let mut shared = BROWSER.lock().unwrap();
        if let Some(running) = shared.upgrade() {
            return Some(running);
        }
        let profile = tempfile::tempdir().unwrap();
        let mut process = Command::new(named)
            .args(OPTIONS)
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stderr(Stdio::piped())
            .spawn()
            .expect("CHROME names a program");
        let mut lines = BufReader::new(process.stderr.take().unwrap()).lines();
        let address = lines.by_ref().map_while(Result::ok).find_map(|line| {
            Some(line.split_once("DevTools listening on ws://")?.1.to_owned())
        });
        let address = address.expect("Chromium says where it listens");
        // It stops if nobody listens to its complaints.
        thread::spawn(move || lines.for_each(drop));
        let (host, path) = address.split_at(address.find('/').unwrap());
        let line = Mutex::new(Line::connect(host, path));
        let host = host.to_owned();
        let started = Browser { process, host, line, _profile: profile };
        let started = Arc::new(started);
        *shared = Arc::downgrade(&started);
        Some(started)
    }

    fn call(&self, method: &str, parameters: &Value) -> Value {
        let answer = self.line.lock().unwrap().call(method, parameters, |_| {});
        answer.expect(method)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What the browser did while a page was open.
#[derive(Default)]
pub struct Heard {
    pub requests: BTreeSet<String>,
    pub complaints: Vec<String>,
}

impl Heard {
    fn hear(&mut self, event: &Value) {
        let complaint = match text(event, "/method") {
            "Network.requestWillBeSent" => {
                let url = text(event, "/params/request/url");
                self.requests.insert(url.to_owned());
                return;
            }
            "Network.loadingFailed" => "/params/errorText",
            "Runtime.exceptionThrown" => "/params/exceptionDetails",
            "Runtime.consoleAPICalled" => "/params/args",
            "Log.entryAdded" => "/params/entry/text",
            _ => return,
        };
        self.complaints.push(event.pointer(complaint).unwrap().to_string());
    }
}

/// A tab with a memory of its own: tests that run side by side must not change
/// each other's theme. It keeps its browser running.
pub struct Tab {
    browser: Arc<Browser>,
    context: Value,
    line: RefCell<Line>,
    heard: RefCell<Heard>,
    /// The page that was opened last, and how far each is.
    page: RefCell<String>,
    stages: RefCell<BTreeSet<String>>,
}

impl Drop for Tab {
    fn drop(&mut self) {
        let context = json!({ "browserContextId": self.context });
        let line = self.browser.line.lock();
        if let Ok(mut line) = line {
            let _ = line.call("Target.disposeBrowserContext", &context, |_| {});
        }
    }
}

impl Tab {
    /// A tab of this width, with this theme; none without a browser.
    pub fn new(width: u32, theme: &str) -> Option<Tab> {
        let browser = Browser::share()?;
        let context = browser.call("Target.createBrowserContext", &json!({}));
        let context = context["browserContextId"].clone();
        let blank =
            json!({ "url": "about:blank", "browserContextId": context });
        let target = browser.call("Target.createTarget", &blank);
        let path = format!("/devtools/page/{}", text(&target, "/targetId"));
        let line = RefCell::new(Line::connect(&browser.host, &path));
        let tab = Tab {
            browser,
            context,
            line,
            heard: RefCell::default(),
            page: RefCell::default(),
            stages: RefCell::default(),
        };
        for domain in ["Page", "Network", "Runtime", "Log"] {
            tab.call(&format!("{domain}.enable"), &json!({}));
        }
        let events = json!({ "enabled": true });
        tab.call("Page.setLifecycleEventsEnabled", &events);
        // A page is in front, as for its reader.
        tab.call("Emulation.setFocusEmulationEnabled", &events);
        tab.run_before_each_page(&format!(
            "localStorage.setItem('mdbook-theme', '{theme}');
             window.print = () => {{}};"
        ));
        tab.resize(width, 900);
        Some(tab)
    }

    fn hear(&self, event: &Value) {
        if text(event, "/method") == "Page.lifecycleEvent" {
            let page = text(event, "/params/loaderId");
            let stage = format!("{page} {}", text(event, "/params/name"));
            self.stages.borrow_mut().insert(stage);
        }
        self.heard.borrow_mut().hear(event);
    }

    fn try_to_call(
        &self,
        method: &str,
        parameters: &Value,
    ) -> Result<Value, String> {
        let hear = |event: &Value| self.hear(event);
        self.line.borrow_mut().call(method, parameters, hear)
    }

    /// What a method of the protocol answers.
    pub fn call(&self, method: &str, parameters: &Value) -> Value {
        let answer = self.try_to_call(method, parameters);
        answer.unwrap_or_else(|why| panic!("{method}: {why}"))
    }

    /// What was heard since this was asked before.
    pub fn take_heard(&self) -> Heard {
        self.call("Page.getFrameTree", &json!({}));
        self.heard.take()
    }

    /// Has a script run before the scripts of each page that is opened.
    pub fn run_before_each_page(&self, source: &str) {
        let source = json!({ "source": source });
        self.call("Page.addScriptToEvaluateOnNewDocument", &source);
    }

    pub fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height,
            "deviceScaleFactor": 1, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", &size);
    }

    /// Shows the page as paper, as wide as A4 between the margins.
    pub fn lay_on_paper(&self) {
        let media = json!({ "media": "print" });
        self.call("Emulation.setEmulatedMedia", &media);
        self.resize(642, 900);
    }

    /// Opens an address, and waits until all of the page is there; an address
    /// that differs in its last part alone opens no page.
    pub fn go(&self, address: &str) {
        let opened = self.call("Page.navigate", &json!({ "url": address }));
        assert_eq!(text(&opened, "/errorText"), "", "{address}");
        let page = text(&opened, "/loaderId");
        if !page.is_empty() {
            page.clone_into(&mut self.page.borrow_mut());
            self.wait_for_stage("load");
        }
        // A theme's own style sheet is loaded when the theme is chosen.
        self.wait_until(
            "document.readyState == 'complete'
                && [...document.querySelectorAll('link[rel=stylesheet]')]
                    .every((sheet) => sheet.disabled || sheet.sheet)
                && document.fonts.status == 'loaded'",
        );
    }

    /// Waits until the page that was opened last loads nothing any more.
    pub fn wait_until_idle(&self) {
        self.wait_for_stage("networkIdle");
    }

    fn wait_for_stage(&self, stage: &str) {
        let stage = format!("{} {stage}", self.page.borrow());
        while !self.stages.borrow().contains(&stage) {
            let event = self.line.borrow_mut().read();
            self.hear(&event);
        }
    }

    fn try_to_ask(&self, script: &str) -> Result<Value, String> {
        let question = json!({ "expression": script, "awaitPromise": true,
            "returnByValue": true });
        let mut answer = self.try_to_call("Runtime.evaluate", &question)?;
        match answer.get("exceptionDetails") {
            Some(wrong) => Err(wrong.to_string()),
            None => Ok(answer["result"]["value"].take()),
        }
    }

    /// The value of a JavaScript expression.
    pub fn ask(&self, script: &str) -> Value {
        let answer = self.try_to_ask(script);
        answer.unwrap_or_else(|why| panic!("{why} in {script}"))
    }

    /// The same where it is text.
    pub fn read(&self, script: &str) -> String {
        let said = self.ask(script);
        said.as_str().unwrap_or_else(|| panic!("{script}: {said}")).to_owned()
    }

    /// The first value of an expression that is neither false nor empty.
    pub fn wait_for(&self, script: &str) -> Value {
        let start = Instant::now();
        loop {
            // A page that comes or goes cannot be asked.
            let said = self.try_to_ask(script);
            if let Ok(value) = &said
                && ![json!(null), json!(false), json!("")].contains(value)
            {
                return value.clone();
            }
            assert!(
                start.elapsed() < BECOMES,
                "{script} never comes true: {said:?}, {:?}",
                self.heard.borrow().complaints
            );
            sleep(Duration::from_millis(10));
        }
    }

    /// Waits until an expression is true.
    pub fn wait_until(&self, script: &str) {
        self.wait_for(&format!("Boolean({script})"));
    }

    /// Presses a key where the focus is.
    pub fn press(&self, key: &str) {
        let (code, number, typed) = match key {
            "ArrowLeft" => (key, 37, ""),
            "ArrowUp" => (key, 38, ""),
            "ArrowRight" => (key, 39, ""),
            "ArrowDown" => (key, 40, ""),
            "Home" => (key, 36, ""),
            "End" => (key, 35, ""),
            "Escape" => (key, 27, ""),
            "Tab" => (key, 9, ""),
            "Enter" => (key, 13, "\r"),
            "f" => ("KeyF", 70, key),
            "s" => ("KeyS", 83, key),
            "/" | "?" => ("Slash", 191, key),
            _ => panic!("no number is known for the key {key}"),
        };
        for kind in ["keyDown", "keyUp"] {
            let typed = if kind == "keyDown" { typed } else { "" };
            let event = json!({ "type": kind, "key": key, "code": code,
                "windowsVirtualKeyCode": number, "text": typed });
            self.call("Input.dispatchKeyEvent", &event);
        }
    }

    /// Presses the mouse in the middle of an element, or so far from its left.
    pub fn click(&self, selector: &str, left: Option<f64>) {
        let place = self.ask(&format!(
            "(() => {{
                const element = document.querySelector({selector:?});
                element.scrollIntoView({{ block: 'center' }});
                const {{ x, y, width, height }} = element.getBoundingClientRect();
                return [x, y + height / 2, width / 2];
            }})()"
        ));
        let [x, y, half] = [0, 1, 2].map(|i| place[i].as_f64().unwrap());
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": x + left.unwrap_or(half),
                "y": y, "button": "left", "clickCount": 1 });
            self.call("Input.dispatchMouseEvent", &event);
        }
    }

    /// Puts a file into a field, as a reader chooses it.
    pub fn choose_file(&self, selector: &str, file: &Path) {
        let field = format!("document.querySelector({selector:?})");
        let field =
            self.call("Runtime.evaluate", &json!({ "expression": field }));
        let chosen = json!({ "objectId": field["result"]["objectId"],
            "files": [file] });
        self.call("DOM.setFileInputFiles", &chosen);
    }
}
