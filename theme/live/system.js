// What the worker does: all of a system that the module asks for. It has a
// name, arguments, standard input, output and error, a clock, random numbers,
// and a folder with the reader's own files, which it can only read.
const work = () => {
  const ENOSYS = 52, BADF = 8, NOENT = 44;
  const ALL_RIGHTS = 2n ** 64n - 1n;
  let module;

  const run = ({ id, words, files }) => {
    const encoder = new TextEncoder();
    const args = ["live", id, ...words].map((word) => encoder.encode(`${word}\0`));
    const written = { 1: [], 2: [] };
    const opened = new Map([[0, { bytes: new Uint8Array(), at: 0 }]]);
    let memory;
    const view = () => new DataView(memory.buffer);
    const bytes = (at, length) => new Uint8Array(memory.buffer, at, length);
    const number = (at, value) => (view().setUint32(at, value, true), 0);
    const big = (at, value) => (view().setBigUint64(at, value, true), 0);
    const lengthOf = (parts) => parts.reduce((sum, part) => sum + part.length, 0);
    // The pieces of memory that a read or a write is about.
    const pieces = (at, count) =>
      Array.from({ length: count }, (_, i) =>
        bytes(view().getUint32(at + 8 * i, true), view().getUint32(at + 8 * i + 4, true)));

    const system = {
      args_sizes_get: (count, size) => {
        number(count, args.length);
        return number(size, lengthOf(args));
      },
      args_get: (places, at) => {
        args.forEach((arg, i) => {
          number(places + 4 * i, at);
          bytes(at, arg.length).set(arg);
          at += arg.length;
        });
        return 0;
      },
      environ_sizes_get: (count, size) => (number(count, 0), number(size, 0)),
      environ_get: () => 0,
      clock_time_get: (clock, precision, at) => big(at, BigInt(Math.round(performance.now() * 1e6))),
      random_get: (at, length) => (crypto.getRandomValues(bytes(at, length)), 0),
      fd_write: (fd, at, count, size) => {
        if (!written[fd]) return BADF;
        const all = pieces(at, count).map((piece) => piece.slice());
        written[fd].push(...all);
        const part = /^\0progress\0([^\0]*)$/.exec(new TextDecoder().decode(all[0]));
        if (fd === 1 && part) postMessage({ id, progress: part[1] });
        return number(size, lengthOf(all));
      },
      fd_read: (fd, at, count, size) => {
        const file = opened.get(fd);
        if (!file) return BADF;
        const before = file.at;
        for (const piece of pieces(at, count)) {
          const next = file.bytes.subarray(file.at, file.at + piece.length);
          piece.set(next);
          file.at += next.length;
        }
        return number(size, file.at - before);
      },
      // Folder 3 is the only one.
      fd_prestat_get: (fd, at) => (fd === 3 ? (number(at, 0), number(at + 4, 1)) : BADF),
      fd_prestat_dir_name: (fd, at) => (bytes(at, 1).set([46]), 0),
      fd_fdstat_get: (fd, at) => {
        bytes(at, 24).fill(0);
        view().setUint8(at, fd === 3 ? 3 : opened.has(fd) && fd ? 4 : 2);
        big(at + 8, ALL_RIGHTS);
        return big(at + 16, ALL_RIGHTS);
      },
      path_open: (fd, follow, at, length, create, rights, inherited, flags, place) => {
        const name = new TextDecoder().decode(bytes(at, length));
        const file = files.get(name);
        if (!file) return NOENT;
        const next = Math.max(3, ...opened.keys()) + 1;
        opened.set(next, { bytes: file, at: 0 });
        return number(place, next);
      },
      fd_close: (fd) => (opened.delete(fd) ? 0 : BADF),
      proc_exit: (code) => {
        throw { code };
      },
    };
    const imports = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module))
      (imports[from] ??= {})[name] = system[name] ?? (() => ENOSYS);
    const instance = new WebAssembly.Instance(module, imports);
    memory = instance.exports.memory;
    let code = 0;
    try {
      instance.exports._start();
    } catch (error) {
      if (error.code === undefined) throw error;
      code = error.code;
    }
    const text = (fd) => {
      const all = new Uint8Array(lengthOf(written[fd]));
      let at = 0;
      for (const part of written[fd]) all.set(part, at), (at += part.length);
      return new TextDecoder().decode(all);
    };
    return { id, code, printed: text(1), errors: text(2) };
  };

  let compiled;
  let files = new Map();
  onmessage = async ({ data }) => {
    if (data.module) compiled = WebAssembly.compile(data.module);
    else if (data.files) files = data.files;
    else {
      try {
        module = await compiled;
        postMessage(run({ ...data, files }));
      } catch (error) {
        const errors = `error: the program broke off: ${error.message ?? error}\n`;
        postMessage({ id: data.id, code: 2, printed: "", errors });
      }
    }
  };
};
