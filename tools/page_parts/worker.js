// The worker in which Python runs, one job after another. The loader of the interpreter stands above this in the same script:
// `_createPyodideModule`, `loadPyodide`, `LOCK`.
//
//   in    {start: {core, library, packages, module}}   each part as it stands in the page (base64 of gzip); the core compiled
//                                                        by a worker before this one, or null
//         {id, job, given, bytes}              a job of inside.py, what it is given as JSON, a Uint8Array or null
//   out   {ready: module} or {failed: text, able: whether the browser at least runs the interpreter}
//         {id, answer, bytes}                  JSON, the bytes of a file; {id, broken: text} where Python itself is lost
"use strict";

const AT = "file:///page/"; // where the loader believes that its files are; nothing is fetched

async function unpack(text) {
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; at += 1) {
    bytes[at] = raw.charCodeAt(at);
  }
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}

const unpackBytes = async (text) => new Uint8Array(await (await unpack(text)).arrayBuffer());

// Files one after another behind a line of JSON: [[path, size], …].
function writeFiles(system, root, data) {
  const end = data.indexOf(10);
  let at = end + 1;
  for (const [name, size] of JSON.parse(new TextDecoder().decode(data.subarray(0, end)))) {
    const path = `${root}/${name}`;
    system.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    system.writeFile(path, data.subarray(at, at + size), { canOwn: true });
    at += size;
  }
}

const asCode = (response) => new Response(response.body, { headers: { "Content-Type": "application/wasm" } });

let able = false;
let inside = null;

async function start(parts) {
  const [library, packages] = [unpackBytes(parts.library), unpackBytes(parts.packages)];
  const module = parts.module || await WebAssembly.compileStreaming(asCode(await unpack(parts.core)));
  self.fetch = async () => new Response(await library); // the one thing that it asks for beside the core
  WebAssembly.instantiateStreaming = async (_, imports) => ({ module, instance: await WebAssembly.instantiate(module, imports) });
  const silent = () => undefined;
  const python = await loadPyodide({
    indexURL: AT,
    stdLibURL: `${AT}library.zip`,
    createPyodideModule: _createPyodideModule,
    lockFileContents: LOCK,
    env: { HOME: "/home", LC_ALL: "C.UTF-8", PYTHONDONTWRITEBYTECODE: "1" },
    stdout: silent,
    stderr: silent,
  });
  able = true;
  writeFiles(python.FS, "/packages", await packages);
  python.runPython("import sys; sys.path.insert(0, '/packages')");
  inside = python.pyimport("inside");
  return module;
}

function work({ id, job, given, bytes }) {
  const answered = inside.answer(job, given, bytes || undefined);
  const [answer, file] = answered.toJs();
  answered.destroy();
  return { id, answer, bytes: file || null };
}

self.onmessage = async ({ data }) => {
  if (data.start) {
    try {
      self.postMessage({ ready: await start(data.start) });
    } catch (error) {
      self.postMessage({ failed: String(error), able });
    }
    return;
  }
  try {
    self.postMessage(work(data));
  } catch (error) {
    self.postMessage({ id: data.id, broken: String(error) });
  }
};
