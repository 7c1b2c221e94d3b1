// alvtc.backend without a server: the same interface as backend_http.js, with the checker in a worker of this page.
// Nothing leaves the page: its policy allows no connection at all. `alvtc.packed` is what was known when the page was built.
"use strict";

window.alvtc = window.alvtc || {};

(function (alvtc) {
  const OLD = "这个浏览器太旧，运行不了这一页，请换 Edge 或 Chrome（97 版以上）打开";
  const TOO_OLD = { code: "too-old", message: OLD };
  const DEFECT = { code: "broken", message: "检查程序起不来，多半是这个文件没有复制完整，请重新复制一份再打开" };
  const NO_WORD = "这一页里写不了 Word 文件，批注、修订、排版、送签单请在装了程序或开了服务的电脑上做";
  const WHY = {
    cases: "这一页没有服务，案卷请在开了服务的电脑上办",
    ledger: "这一页没有服务，台账请在开了服务的电脑上记",
    word_output: NO_WORD,
    word_edit: "这一页里改不了这种文件，只能看；要改请照提示在 Word 里改好，存盘后再放进来，或者把文字贴进来改",
    pictures: "这一页里排不出版面，看不了成稿的样子",
    keeping: "这一页不在浏览器里存稿，要留请点“另存草稿”",
  };
  const SLOW = { code: "too-slow", message: "这份稿件太久没有查完，已停下；请分成几份再查" };
  const BROKEN = { code: "broken", message: "检查程序停了，正在重新启动；稿子还在这一页里，请稍候再试，仍不行请分成几份" };
  // The two newest features that the interpreter needs: a module with an exception handler, and one with references.
  const FEATURES = [
    [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11],
    [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0, 3, 2, 1, 0, 10, 4, 1, 2, 0, 11],
  ];

  function isAble() {
    try {
      return Boolean(window.Worker && window.DecompressionStream) && FEATURES.every((each) => WebAssembly.validate(new Uint8Array(each)));
    } catch (error) {
      return false;
    }
  }

  const part = (name) => document.getElementById(`part-${name}`).textContent;

  async function unpackText(text) {
    const bytes = Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  }

  // -- the worker: one job at a time, ended where it takes too long ------------------------------------------------------

  let compiled = null; // the interpreter as the first worker has compiled it
  let script = ""; // the address of the worker's script, made once
  let worker = null; // {post(message), end()}
  let waiting = []; // {job, given, bytes, resolve, reject}; the first is being done
  let timer = 0;
  let count = 0;

  async function startWorker() {
    if (!script) {
      script = URL.createObjectURL(new Blob([await unpackText(part("loader"))], { type: "text/javascript" }));
    }
    const made = new Worker(script);
    return new Promise((resolve, reject) => {
      made.onerror = (event) => {
        event.preventDefault();
        reject(TOO_OLD);
      };
      made.onmessage = ({ data }) => {
        if (data.failed) {
          console.error(data.failed);
          reject(data.able ? DEFECT : TOO_OLD);
          return;
        }
        made.onerror = (event) => {
          event.preventDefault();
          restart(BROKEN);
        };
        made.onmessage = ({ data: told }) => receive(told);
        compiled = data.ready;
        resolve(made);
      };
      made.postMessage({ start: { core: part("core"), library: part("library"), packages: part("packages"), module: compiled } });
    });
  }

  function begin() {
    const starting = isAble() ? startWorker() : Promise.reject(TOO_OLD);
    const line = sayWaiting();
    const own = { end: () => starting.then((made) => made.terminate(), () => undefined) };
    own.started = starting.then((made) => {
      line.remove();
      own.post = (message) => made.postMessage(message);
      return own;
    }, (error) => {
      line.textContent = error.message;
      line.classList.add("failed");
      waiting.splice(0).forEach((job) => job.reject(error));
      throw error;
    });
    own.started.then(() => worker === own && next(), () => undefined);
    worker = own;
  }

  function sayWaiting() {
    document.querySelectorAll(".starting").forEach((each) => each.remove());
    const line = document.createElement("p");
    line.className = "starting";
    line.setAttribute("role", "status");
    line.textContent = "正在准备检查程序，请稍候（几秒到二十秒）……可以先选好稿件";
    document.getElementById("main").before(line);
    return line;
  }

  // Ends the worker with all that it holds, and starts another; the job at hand fails with this error.
  function restart(error) {
    window.clearTimeout(timer);
    worker.end();
    const current = waiting.shift();
    begin();
    current?.reject(error);
  }

  function next() {
    window.clearTimeout(timer);
    const job = waiting[0];
    if (job && worker.post) {
      job.id = ++count;
      timer = window.setTimeout(() => restart(SLOW), alvtc.backend.seconds * 1000);
      worker.post({ id: job.id, job: job.job, given: job.given, bytes: job.bytes });
    }
  }

  function receive({ id, answer, bytes, broken }) {
    const job = waiting[0];
    if (!job || job.id !== id) {
      return;
    }
    if (broken) {
      console.error(broken);
      restart(BROKEN);
      return;
    }
    const told = JSON.parse(answer);
    if (told && told.error && told.error.code === "secret") {
      waiting.slice(1).forEach((each) => each.reject({ code: "cancelled", message: "已停止" }));
      waiting = [job];
      restart(told.error);
      return;
    }
    waiting.shift();
    next();
    if (told && told.error) {
      job.reject(told.error);
    } else {
      job.resolve(bytes ? { ...told, bytes } : told);
    }
  }

  async function ask(job, given) {
    await worker.started;
    const { draft } = given;
    const bytes = draft?.file ? draft.file.bytes : null;
    const sent = JSON.stringify(draft?.file ? { ...given, draft: { file: { name: draft.file.name } } } : given);
    return new Promise((resolve, reject) => {
      waiting.push({ job, given: sent, bytes, resolve, reject });
      if (waiting.length === 1) {
        next();
      }
    });
  }

  // -- the interface -------------------------------------------------------------------------------------------------------

  const JOBS = { corrected: "correct", yaml: "yaml" };
  const fileName = (title) => String(title || "").replace(/[\\/:*?"<>|\s]+/g, " ").trim().slice(0, 60) || "稿件";
  const absent = async () => {
    throw { code: "not-here", message: "这一页没有服务，这件事请在开了服务的电脑上办" };
  };
  alvtc.backend = {
    seconds: 60, // that a job may take
    async abilities() {
      const able = isAble();
      const why = able ? WHY : { ...WHY, door_check: OLD, door_write: OLD };
      return { door_check: able, door_write: able, cases: false, ledger: false, word_output: false, pictures: false, keeping: false, why };
    },
    async me() {
      return { name: "", department: "", role: "clerk", accounts: false, ledger: false, cases: false, ...alvtc.packed.me };
    },
    institution: async () => alvtc.packed.institution,
    rules: async () => alvtc.packed.rules,
    schema: async (kind) => alvtc.packed.schemas[kind],
    check: (draft, choices) => ask("check", { draft, choices: choices || {} }),
    extract: (draft) => ask("extract", { draft }),
    open: (draft) => ask("open", { draft }),
    async edit(draft, edits) {
      const edited = await ask("edit", { draft, edits });
      return draft.file ? { file: { name: draft.file.name, bytes: edited.bytes } } : { ...draft, text: edited.text };
    },
    async produce(what, draft, choices) {
      if (!JOBS[what]) {
        throw { code: "no-word", message: NO_WORD };
      }
      const made = await ask(JOBS[what], { draft, choices: choices || {} });
      return draft.report ? { ...made, name: `${fileName(draft.report.title)}.yaml` } : made;
    },
    call: absent,
    download: absent,
  };

  function showNotices() {
    const text = alvtc.el("pre", { class: "notices", tabindex: "0", text: document.getElementById("notices").textContent });
    const { close } = alvtc.dialog("所含软件的许可证", [text, alvtc.el("p", { class: "buttons" }, alvtc.button("关闭", () => close()))]);
  }

  function addNotices() {
    document.querySelector(".foot").append(alvtc.button("许可证", showNotices, { class: "quiet" }));
  }

  document.addEventListener("DOMContentLoaded", addNotices);
  begin();
  // While nobody asks for anything, load what the first check takes.
  worker.started.then(() => ask("warm", {})).catch(() => undefined);
})(window.alvtc);
