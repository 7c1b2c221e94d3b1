// alvtc.backend over HTTP: the service. Every method returns a Promise; it fails with {code, message, fields?}.
//
//   abilities()                     {door_check, door_write, cases, ledger, word_output, pictures, keeping, why: {name: text}}
//   me(), institution(), rules(), schema(kind)
//   check(draft, choices)           the result of a check, with `document`
//   edit(draft, edits)              the draft with words replaced
//   produce(what, draft, choices)   {name, bytes}; what: comments tracked corrected styled slip report yaml picture submission;
//                                   a picture is of one page (choices.page), with `pages`: how many there are
//   open(draft)                     the data of a report in a .yaml or .json file
//   call(method, path, values)      JSON of any other address (cases, ledger); {status, data} fails as the others do
//   download(method, path, values)  {name, bytes} of any other address
//   signIn(account, password), changePassword(before, after), signOut()
//
// A draft is {file: {name, bytes}}, {text, name} or {report}. Choices are named as in CheckRequest; empty ones are not sent.
"use strict";

window.alvtc = window.alvtc || {};

(function (alvtc) {
  const GONE = { code: "unreachable", message: "连不上服务，稿子还在这一页里，没有丢；请过一会儿点“再试”，仍不行请告诉管理员" };
  const OUTPUTS = {
    comments: { path: "api/review", suffix: "-批注.docx" },
    tracked: { path: "api/review", values: { suggest: true }, suffix: "-修订.docx" },
    corrected: { path: "api/fix", suffix: "-改好" },
    styled: { path: "api/format", suffix: "-排版.docx" },
    slip: { path: "api/slip", suffix: "-送签单.docx" },
    report: { path: "api/render", suffix: ".docx" },
    yaml: { path: "api/draft-yaml", suffix: ".yaml" },
    picture: { path: "api/picture", suffix: ".png" },
    submission: { path: "api/submit", suffix: "-报送包.zip" },
  };

  async function send(method, path, body) {
    let answer;
    try {
      answer = await window.fetch(path, {
        method,
        body,
        credentials: "same-origin",
        headers: { "X-Requested-With": "alvtc-info", ...(typeof body === "string" ? { "Content-Type": "application/json" } : {}) },
      });
    } catch (error) {
      throw GONE;
    }
    if (!answer.ok) {
      throw await refusal(answer);
    }
    return answer;
  }

  async function refusal(answer) {
    try {
      const told = await answer.json();
      if (told.code && told.message) {
        return { ...told, status: answer.status };
      }
    } catch (error) {
      // Not ours: a proxy in between has answered.
    }
    const message = answer.status === 413 ? "文件太大，服务不收；请拆分后再传" : `服务没有回答好（${answer.status}），稿子还在这一页里；请稍后再试`;
    return { code: `http-${answer.status}`, message, status: answer.status };
  }

  async function asJson(answer) {
    try {
      return await answer.json();
    } catch (error) {
      throw GONE;
    }
  }

  async function asFile(answer, fallback) {
    const told = /filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get("Content-Disposition") || "");
    let bytes;
    try {
      bytes = new Uint8Array(await answer.arrayBuffer());
    } catch (error) {
      throw GONE;
    }
    return { name: told ? decodeURIComponent(told[1]) : fallback, bytes, pages: Number(answer.headers.get("Page-Count")) || 1 };
  }

  // Two ways to send one draft: a file travels as multipart, a text or a report as JSON.
  function bodyOf(draft, values) {
    const chosen = Object.entries(values).filter(([, value]) => value !== "" && value !== null && value !== undefined && value !== false);
    if (!draft.file) {
      return JSON.stringify({ ...draft, ...Object.fromEntries(chosen) });
    }
    const form = new FormData();
    form.append("file", new Blob([draft.file.bytes]), draft.file.name);
    for (const [name, value] of chosen) {
      form.append(name, typeof value === "object" ? JSON.stringify(value) : String(value));
    }
    return form;
  }

  function stemOf(draft) {
    const name = draft.file?.name || draft.name || "稿件";
    return name.replace(/\.[A-Za-z0-9]{1,5}$/, "");
  }

  function fileName(title) {
    return String(title || "报告").replace(/[\\/:*?"<>|\s]+/g, "_").slice(0, 60);
  }

  // What takes only files gets a text as a file.
  function asFileDraft(draft) {
    return draft.text === undefined ? draft : { file: { name: draft.name, bytes: new TextEncoder().encode(draft.text) } };
  }

  const backend = {
    async abilities() {
      const me = await backend.me();
      const reader = me.role === "read-only";
      const closed = "您的账号只能查看，不能办这件事";
      return {
        door_check: !reader,
        door_write: !reader,
        cases: Boolean(me.cases),
        ledger: Boolean(me.ledger),
        word_output: true,
        pictures: me.pictures !== false,
        keeping: true,
        why: {
          ...(reader ? { door_check: closed, door_write: closed } : {}),
          cases: "管理员没有设存放案卷的文件夹，这里用不了",
          ledger: "管理员没有设台账，这里用不了",
          pictures: "服务器上没有装 LibreOffice，看不了版面",
        },
      };
    },
    me: async () => asJson(await send("GET", "api/me")),
    institution: async () => asJson(await send("GET", "api/institution")),
    rules: async () => (await asJson(await send("GET", "api/rules"))).rules,
    schema: async (kind) => asJson(await send("GET", `api/schema/${encodeURIComponent(kind)}`)),
    check: async (draft, choices) => asJson(await send("POST", "api/check", bodyOf(draft, { ...choices, document: true }))),
    async edit(draft, edits) {
      const answer = await send("POST", "api/edit", bodyOf(draft, { edits }));
      if (draft.file) {
        return { file: { name: draft.file.name, bytes: (await asFile(answer, "")).bytes } };
      }
      return { ...draft, text: (await asJson(answer)).text };
    },
    async produce(what, draft, choices) {
      const output = OUTPUTS[what];
      const sent = asFileDraft(draft);
      const answer = await send("POST", output.path, bodyOf(sent, { ...output.values, ...choices }));
      const own = /(\.[A-Za-z0-9]{1,5})$/.exec(sent.file?.name || "");
      const made = await asFile(answer, stemOf(draft) + output.suffix + (what === "corrected" && own ? own[1] : ""));
      return draft.report ? { ...made, name: fileName(draft.report.title) + output.suffix } : made;
    },
    open: async (draft) => asJson(await send("POST", "api/report", bodyOf(draft, {}))),
    call: async (method, path, values) => asJson(await send(method, ...request(method, path, values))),
    download: async (method, path, values) => asFile(await send(method, ...request(method, path, values)), "下载"),
    signIn: async (account, password) => asJson(await send("POST", "api/sign-in", JSON.stringify({ name: account, password }))),
    changePassword: async (before, after) => asJson(await send("POST", "api/password", JSON.stringify({ old: before, new: after }))),
    signOut: async () => send("POST", "api/sign-out", "{}"),
  };

  // The address and the body: of a GET the values are its query, of a POST a form where there is a file among them.
  function request(method, path, values) {
    const { file, ...rest } = values || {};
    if (method === "GET") {
      const query = new URLSearchParams(Object.entries(rest).filter(([, value]) => value !== "" && value !== null && value !== undefined));
      return [`${path}${String(query) && `?${query}`}`];
    }
    return [path, bodyOf(file ? { file } : {}, rest)];
  }

  alvtc.backend = backend;
})(window.alvtc);
