// Several drafts at once: a table with a row a draft, checked two at a time; a row opens one.
//
//   alvtc.filesOf(dataTransfer)         the files that were dropped, those in folders too: Promise of [File with .path]
//   alvtc.isReadable(name)              whether a file of this name is a draft that can be read
//   alvtc.draftTable({open(row)})       {element, run(files, choices), stop(), rows()}; a row is {file, result?, error?}
"use strict";

(function (alvtc) {
  const el = alvtc.el;
  const AT_ONCE = 2;
  const TRIES = 5;

  async function walk(entry, path, out) {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      out.push({ file, path: path + file.name });
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) {
        return;
      }
      for (const each of some) {
        await walk(each, `${path}${entry.name}/`, out);
      }
    }
  }

  alvtc.filesOf = async function (transfer) {
    const entries = Array.from(transfer.items || [], (item) => item.webkitGetAsEntry?.()).filter(Boolean);
    if (entries.length === 0) {
      return Array.from(transfer.files, (file) => ({ file, path: file.name }));
    }
    const out = [];
    for (const entry of entries) {
      await walk(entry, "", out);
    }
    return out;
  };

  // Whether the service reads files of this name; where it does not say, everything is tried.
  alvtc.isReadable = function (name) {
    const formats = alvtc.me.formats || [];
    const lower = name.toLowerCase();
    return !/(^|\/)[.~]/.test(name) && (formats.length === 0 || formats.some((each) => lower.endsWith(each)));
  };

  function countOf(result, level) {
    return result.findings.filter((each) => (each.urgency && each.urgency !== "now" ? each.urgency : each.severity) === level).length;
  }

  // A draft with a secrecy mark costs its own line only: of the others nobody has said anything.
  const isSecret = (row) => row.error?.code === "secret";

  alvtc.draftTable = function (on) {
    let rows = [];
    let again = []; // rows whose check was ended with another one's
    let running = 0;
    let turn = 0;
    const progress = el("p", { class: "note", role: "status" });
    const refused = el("p", { class: "missing", role: "alert" });
    const body = el("tbody");
    const element = el("section", { class: "draft-table-room", "aria-label": "多份稿子" }, el("h2", { text: "这些稿子" }), progress, refused,
      el("div", { class: "table-room", tabindex: "0", role: "region", "aria-label": "每份稿子查得怎样" }, el("table", { class: "rows" },
        el("thead", {}, el("tr", {}, ["稿子", "情况", "必改", "宜改", "建议", "文种"].map((name, at) => el("th", { scope: "col", class: at > 1 && at < 5 ? "count" : null, text: name })))), body)));

    function cells(row) {
      const { result, error } = row;
      const counts = result ? ["error", "warning", "info"].map((level) => el("td", { class: `count ${level}`, text: String(countOf(result, level)) }))
        : ["", "", ""].map((text) => el("td", { text }));
      const state = error ? error.message : result ? (countOf(result, "error") ? "有必改的" : "没有必改") : row.started ? "正在查…" : "等着";
      const name = result ? el("button", { type: "button", class: "link", on: { click: () => on.open(row) } }, row.path) : row.path;
      return [el("th", { scope: "row" }, name), el("td", { class: `state ${error ? "failed" : ""} ${isSecret(row) ? "secret" : ""}`, text: state }), counts, el("td", { class: "kind", text: result?.document?.kind_label || "" })];
    }

    function update(row) {
      row.element.replaceChildren(...cells(row).flat());
      const done = rows.filter((each) => each.result || each.error).length;
      const secret = rows.filter((each) => isSecret(each)).length;
      const failed = rows.filter((each) => each.error).length - secret;
      progress.textContent = done < rows.length ? `已查 ${done} 份，共 ${rows.length} 份`
        : `查完了，共 ${rows.length} 份${failed ? `，其中 ${failed} 份没有查成` : ""}。点稿子的名字打开。`;
      const words = secret ? `有 ${secret} 份带疑似国家秘密标志，没有看，也没有留：请联系保密部门，不要再传。` : "";
      if (words !== refused.textContent) {
        refused.textContent = words;
      }
    }

    async function work(mine, choices) {
      while (mine === turn) {
        const row = again.shift() || rows.find((each) => !each.started);
        if (!row) {
          return;
        }
        row.started = (row.started || 0) + 1;
        update(row);
        try {
          const bytes = new Uint8Array(await row.file.arrayBuffer());
          const result = await alvtc.look({ file: { name: row.file.name, bytes } }, choices);
          row.result = result;
        } catch (error) {
          if (error.code === "cancelled" && mine === turn && row.started < TRIES) { // with a marked one beside it
            again.push(row);
            continue;
          }
          row.error = error.message ? error : { message: "读不出来，文件可能已经挪走或改了名" };
        }
        if (mine === turn) {
          update(row);
        }
      }
    }

    async function run(files, choices) {
      turn += 1;
      again = [];
      const mine = turn;
      rows = files.map(({ file, path }) => ({ file, path, element: el("tr") }));
      refused.textContent = "";
      body.replaceChildren(...rows.map((row) => row.element));
      rows.forEach(update);
      running = Math.min(AT_ONCE, rows.length);
      await Promise.all(Array.from({ length: running }, () => work(mine, choices)));
      if (mine === turn) {
        alvtc.announce(progress.textContent);
      }
    }

    return {
      element, run, rows: () => rows,
      stop: () => {
        turn += 1;
        rows = [];
        refused.textContent = "";
        body.replaceChildren();
      },
    };
  };
})(window.alvtc);
