// A run is ended after this time, in milliseconds, unless another is given.
const LIMIT = 60_000;

// The bytes of the module, unpacked by lzma.js.
let at = 0;
const bytes = [];
const packed = atob(MODULE);
LZMA.decompressFile(
  { size: packed.length, readByte: () => packed.charCodeAt(at++) },
  { writeByte: (byte) => bytes.push(byte) },
);
const unpacked = new Uint8Array(bytes);

// The reader's own files, by name.
const files = new Map();
let worker;
let asked = 0;
const waiting = new Map();

const address = URL.createObjectURL(new Blob([`(${work})()`], { type: "text/javascript" }));
const start = () => {
  const started = new Worker(address);
  started.postMessage({ module: unpacked });
  started.postMessage({ files });
  started.onmessage = ({ data }) => waiting.get(data.id)?.(data);
  return started;
};

// Ends the run that is under way; whatever waits behind it begins anew.
const end = () => {
  worker.terminate();
  worker = start();
};

const give = (name, bytes) => {
  files.set(name, bytes);
  (worker ??= start()).postMessage({ files });
};

// Runs a program, after those that were asked for before: its exit code, what
// it printed, and its figures. `progress` hears how far it is; `control.cancel`
// ends it, or takes it out of the queue.
const ended = (why) => ({ code: 130, printed: "", errors: why });
let before = Promise.resolve();
const run = (words, progress = () => {}, control = {}, most = LIMIT) => {
  let isWanted = true;
  const cancelled = new Promise((resolve) => {
    control.cancel = () => {
      isWanted = false;
      resolve(parted(ended("cancelled\n")));
    };
  });
  const one = async () => {
    if (!isWanted) return cancelled;
    const id = `run${++asked}`;
    let limit;
    const answer = await new Promise((resolve) => {
      const stop = (why) => {
        end();
        resolve(ended(why));
      };
      const late = `ended after ${most / 1000} seconds, the limit in the page; a terminal has none\n`;
      limit = setTimeout(() => stop(late), most);
      control.cancel = () => stop("cancelled\n");
      waiting.set(id, (data) =>
        data.progress === undefined ? resolve(data) : progress(data.progress));
      (worker ??= start()).postMessage({ id, words });
    });
    clearTimeout(limit);
    waiting.delete(id);
    return parted(answer);
  };
  before = before.then(one, one);
  return Promise.race([before, cancelled]);
};

// The parts of what the module printed, as listings/command/src/page.rs sends
// them.
const parted = ({ code, printed, errors }) => {
  const pieces = printed.split("\0").slice(1);
  const result = { code, errors, text: "", parameters: "", figures: [] };
  for (let i = 0; i < pieces.length; i += 2) {
    const [name, content] = [pieces[i], pieces[i + 1]];
    const [, stem, kind] = /^(.*)\.(svg|html)$/.exec(name) ?? [];
    if (kind === "html" && stem === "report") result[name] = content;
    else if (kind === "svg") result.figures.push({ name: stem, svg: content });
    else if (kind === "html") result.figures.at(-1).html = content;
    else result[name] = content;
  }
  return result;
};
